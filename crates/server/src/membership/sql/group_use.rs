//! Statements on what groups granted and paid.

use zhike_store::{row, sql};

row! {
    /// What was used at one meal of a day.
    pub struct UsedRow {
        meal: String,
        minor: i64,
    }
}

row! {
    /// What a group paid of a settlement.
    pub struct UseRow {
        settlement_id: i64,
        bill_id: i64,
        group_id: i64,
        group_member_id: i64,
        guest_id: i64,
        department_no: Option<i64>,
        used_day: i64,
        meal: String,
        account_journal_id: Option<i64>,
    }
}

row! {
    /// What one person of one department used in a time.
    pub struct PersonRow {
        department_no: Option<i64>,
        guest_id: i64,
        bills: i64,
        allowance_minor: i64,
        principal_minor: i64,
        bonus_minor: i64,
        back_minor: i64,
    }
}

row! {
    /// What was granted to one person of one department in a time.
    pub struct GrantedRow {
        department_no: Option<i64>,
        guest_id: i64,
        amount_minor: i64,
    }
}

row! {
    /// What journals of one kind moved of an account before a time and in it.
    pub struct MovedRow {
        kind: String,
        before_minor: i64,
        in_minor: i64,
    }
}

sql! {
    USED = "select meal, cast(sum(allowance_minor + principal_minor + bonus_minor) as bigint) \
            from group_use where guest_id in (select guest_id from pub_guest_id \
            where known_as = ?1) and used_day = ?2 and group_id = ?3 group by meal";
    INSERT = "insert into group_use (cause_id, settlement_id, bill_id, group_id, \
              group_member_id, guest_id, department_no, store_id, business_day, used_day, meal, \
              allowance_minor, principal_minor, bonus_minor, account_journal_id, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    OF_SETTLEMENT = "select settlement_id, bill_id, group_id, group_member_id, guest_id, \
                     department_no, used_day, meal, account_journal_id from group_use \
                     where settlement_id = ?1 and cause_id = ?1";
    // One line a person, whichever of his records ate.
    BY_PERSON = "select u.department_no, coalesce(a.survivor_id, u.guest_id), \
                 cast(sum(case when u.cause_id = u.settlement_id then 1 else 0 end) as bigint), \
                 cast(sum(u.allowance_minor) as bigint), cast(sum(u.principal_minor) as bigint), \
                 cast(sum(u.bonus_minor) as bigint), \
                 cast(sum(case when u.cause_id = u.settlement_id then 0 \
                 else -(u.allowance_minor + u.principal_minor + u.bonus_minor) end) as bigint) \
                 from group_use u left join pub_guest_alias a on a.guest_id = u.guest_id \
                 where u.group_id = ?1 and u.business_day >= ?2 and u.business_day < ?3 \
                 group by u.department_no, coalesce(a.survivor_id, u.guest_id) \
                 order by u.department_no nulls last, 2";
    INSERT_GRANT = "insert into group_grant (group_grant_id, group_id, guest_id, month, \
                    group_member_id, department_no, business_day, amount_minor, journal_id, \
                    created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    GRANTED_IN = "select count(*) from group_grant where group_id = ?1 and month = ?3 \
                  and guest_id in (select guest_id from pub_guest_id where known_as = ?2)";
    GRANTED = "select t.department_no, coalesce(a.survivor_id, t.guest_id), \
               cast(sum(t.amount_minor) as bigint) from group_grant t \
               left join pub_guest_alias a on a.guest_id = t.guest_id \
               where t.group_id = ?1 and t.business_day >= ?2 and t.business_day < ?3 \
               group by t.department_no, coalesce(a.survivor_id, t.guest_id) \
               order by t.department_no nulls last, 2";
    MOVED = "select j.kind, \
             cast(sum(case when j.business_day < ?2 then p.amount else 0 end) as bigint), \
             cast(sum(case when j.business_day >= ?2 then p.amount else 0 end) as bigint) \
             from pub_journal j join pub_posting p on p.journal_id = j.journal_id \
             where j.guest_id = ?1 and j.business_day < ?3 and p.guest_id = ?1 \
             and p.unit in ('principal', 'bonus') group by j.kind order by j.kind";
}
