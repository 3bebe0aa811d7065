//! Statements on top-up plans, top-ups and what was paid back of them.

use zhike_store::{row, sql};

row! {
    /// What a top-up began with.
    pub struct BeganRow {
        top_up_id: i64,
        paid_minor: i64,
        gift_minor: i64,
    }
}

row! {
    /// A plan as kept.
    pub struct PlanRow {
        top_up_plan_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        pay_minor: i64,
        bonus_minor: i64,
        bonus_months: Option<u32>,
        sold_until: Option<i64>,
        version: i64,
    }
}

row! {
    /// A top-up as kept.
    pub struct TopUpRow {
        top_up_id: i64,
        guest_id: i64,
        store_id: i64,
        business_day: i64,
        name: String,
        paid_minor: i64,
        gift_minor: i64,
        bonus_ends_at: Option<i64>,
        terms_version: u32,
        rules: String,
        principal_after_minor: i64,
        bonus_after_minor: i64,
        change_minor: i64,
        staff_id: Option<i64>,
        credited_staff_id: Option<i64>,
        created_at: i64,
    }
}

row! {
    /// How a part of it was paid.
    pub struct TenderRow {
        tender: String,
        amount_minor: i64,
        given_minor: Option<i64>,
    }
}

row! {
    /// What was paid back.
    pub struct RefundRow {
        top_up_refund_id: i64,
        ground: String,
        pays_minor: i64,
        bonus_void_minor: i64,
        pay_by: i64,
        house_adds_minor: i64,
        made_up_minor: i64,
        interest_minor: i64,
        rate: String,
        rate_bp: u32,
        interest_days: u32,
        created_at: i64,
    }
}

row! {
    /// A top-up in the list of its guest.
    pub struct BoughtRow {
        top_up_id: i64,
        store_id: i64,
        store_name: Option<String>,
        business_day: i64,
        name: String,
        paid_minor: i64,
        gift_minor: i64,
        created_at: i64,
        principal_left_minor: i64,
        bonus_left_minor: i64,
        paid_back_minor: i64,
    }
}

/// Columns of a tender.
pub const TENDER_COLUMNS: usize = 5;
/// Columns of a tender of a refund.
pub const BACK_COLUMNS: usize = 4;

sql! {
    BEGAN = "select top_up_id, paid_minor, gift_minor from top_up where guest_id in \
             (select guest_id from pub_guest_id where known_as = ?1) order by top_up_id";
    LARGEST = "select cast(coalesce(max(t.paid_minor), 0) as bigint) from top_up t \
               where t.guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
               and t.business_day > ?2 and not exists \
               (select 1 from top_up_refund r where r.top_up_id = t.top_up_id)";
    PLANS = "select top_up_plan_id, name, name_zh_tw, name_en, pay_minor, bonus_minor, \
             bonus_months, sold_until, version from top_up_plan where archived_at is null \
             order by pay_minor, top_up_plan_id";
    PLAN = "select top_up_plan_id, name, name_zh_tw, name_en, pay_minor, bonus_minor, \
            bonus_months, sold_until, version from top_up_plan \
            where top_up_plan_id = ?1 and archived_at is null{lock}";
    INSERT_PLAN = "insert into top_up_plan (top_up_plan_id, name, name_zh_tw, name_en, \
                   pay_minor, bonus_minor, bonus_months, sold_until, version, created_at) \
                   values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9)";
    UPDATE_PLAN = "update top_up_plan set name = ?3, name_zh_tw = ?4, name_en = ?5, \
                   pay_minor = ?6, bonus_minor = ?7, bonus_months = ?8, sold_until = ?9, \
                   version = version + 1 \
                   where top_up_plan_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE_PLAN = "update top_up_plan set archived_at = ?3, version = version + 1 \
                    where top_up_plan_id = ?1 and version = ?2 and archived_at is null";
    INSERT = "insert into top_up (top_up_id, guest_id, store_id, business_day, top_up_plan_id, \
              name, paid_minor, gift_minor, bonus_ends_at, terms_version, rules, \
              principal_after_minor, bonus_after_minor, change_minor, journal_id, staff_id, \
              credited_staff_id, created_at, guardian_enc) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, \
              ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
    INSERT_TENDERS = "insert into top_up_tender (top_up_id, line, tender, amount_minor, \
                      given_minor) values {rows}";
    FIND = "select top_up_id, coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = top_up.guest_id), guest_id), \
            store_id, business_day, name, paid_minor, gift_minor, \
            bonus_ends_at, terms_version, rules, principal_after_minor, bonus_after_minor, \
            change_minor, staff_id, credited_staff_id, created_at from top_up \
            where top_up_id = ?1";
    OF_GUEST = "select t.top_up_id, t.store_id, s.name, t.business_day, t.name, t.paid_minor, \
                t.gift_minor, t.created_at, \
                (select cast(coalesce(sum(l.free + l.held), 0) as bigint) from pub_lot l \
                where l.guest_id = ?1 and l.top_up_id = t.top_up_id and l.unit = 'principal'), \
                (select cast(coalesce(sum(l.free + l.held), 0) as bigint) from pub_lot l \
                where l.guest_id = ?1 and l.top_up_id = t.top_up_id and l.unit = 'bonus'), \
                (select cast(coalesce(sum(r.pays_minor), 0) as bigint) from top_up_refund r \
                where r.top_up_id = t.top_up_id) \
                from top_up t left join pub_store s on s.store_id = t.store_id \
                where t.guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
                order by t.top_up_id desc limit 200";
    TENDERS = "select tender, amount_minor, given_minor from top_up_tender \
               where top_up_id = ?1 order by line";
    INSERT_REFUND = "insert into top_up_refund (top_up_refund_id, top_up_id, guest_id, \
                     store_id, business_day, ground, principal_left_minor, by_list_price_minor, \
                     by_ratio_minor, refund_minor, house_adds_minor, interest_minor, \
                     bonus_void_minor, pays_minor, pay_by, reason_enc, journal_id, staff_id, \
                     created_at, made_up_minor, rate, rate_bp, ended_on, interest_days) \
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, \
                     ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)";
    INSERT_BACK = "insert into top_up_refund_tender (top_up_refund_id, line, tender, \
                   amount_minor) values {rows}";
    REFUNDS = "select top_up_refund_id, ground, pays_minor, bonus_void_minor, pay_by, \
               house_adds_minor, made_up_minor, interest_minor, rate, rate_bp, interest_days, \
               created_at from top_up_refund where top_up_id = ?1 order by top_up_refund_id";
    OWED = "select cast(coalesce(sum(free + held), 0) as bigint) from pub_balance \
            where unit = 'principal'";
    STAFF_THERE = "select count(*) from pub_staff where staff_id = ?1 and disabled_at is null";
    STORE_NAME = "select name from pub_store where store_id = ?1";
}
