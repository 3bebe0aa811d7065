//! Statements on members.

use zhike_store::{row, sql};

row! {
    /// A member as kept.
    pub struct MemberRow {
        member_id: i64,
        guest_id: i64,
        card_no: String,
        tier_id: i64,
        tier_since: i64,
        tier_ends_on: Option<i64>,
        tier_reason: String,
        joined_day: i64,
        joined_at: i64,
        store_id: i64,
        version: i64,
    }
}

row! {
    /// What he did in a window.
    pub struct DoneRow {
        spend_minor: i64,
        visits: i64,
    }
}

sql! {
    OF_GUEST = "select member_id, guest_id, card_no, tier_id, tier_since, tier_ends_on, \
                tier_reason, joined_day, joined_at, store_id, version from member \
                where guest_id = ?1{lock}";
    FIND = "select member_id, guest_id, card_no, tier_id, tier_since, tier_ends_on, tier_reason, \
            joined_day, joined_at, store_id, version from member where member_id = ?1{lock}";
    INSERT = "insert into member (member_id, guest_id, card_no, tier_id, tier_since, \
              tier_ends_on, tier_reason, terms_version, guardian_agreed, store_id, joined_day, \
              joined_at, staff_id, version) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1)";
    STAND = "update member set tier_id = ?2, tier_since = ?3, tier_ends_on = ?4, \
             tier_reason = ?5, version = version + 1 where member_id = ?1";
    NEXT_CARD = "update card_counter set last = last + 1 where counter_id = 1 returning last";
    IN_TIER = "select count(*) from member where tier_id = ?1";
    TEMPLATE_THERE = "select count(*) from pub_coupon_template \
                      where coupon_template_id = ?1 and archived_at is null";
    TERM_OVER = "select member_id, guest_id, card_no, tier_id, tier_since, tier_ends_on, \
                 tier_reason, joined_day, joined_at, store_id, version from member \
                 where tier_ends_on is not null and tier_ends_on <= ?1 and member_id > ?2 \
                 and not exists (select 1 from pub_guest_alias a \
                 where a.guest_id = member.guest_id) \
                 order by member_id limit ?3";
    CAME = "insert into member_day (member_id, business_day, spend_minor, visits) \
            values (?1, ?2, ?3, ?4) on conflict (member_id, business_day) do update set \
            spend_minor = member_day.spend_minor + excluded.spend_minor, \
            visits = member_day.visits + excluded.visits";
    DONE = "select cast(coalesce(sum(spend_minor), 0) as bigint), \
            cast(coalesce(sum(visits), 0) as bigint) from member_day \
            where member_id in (select member_id from member where guest_id in \
            (select guest_id from pub_guest_id where known_as = ?1)) and business_day > ?2";
}
