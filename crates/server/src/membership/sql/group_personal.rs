//! Statements on what groups say of guests.

use zhike_store::sql;

sql! {
    MEMBERSHIPS = "select m.group_member_id, m.group_id, g.kind, m.department_no, \
                   m.allowance_minor, m.limits, m.from_day, m.until_day, m.ended_at, m.created_at \
                   from group_member m join guest_group g on g.group_id = m.group_id \
                   where m.guest_id = ?1 order by m.group_member_id";
    GRANTS = "select group_grant_id, group_id, month, amount_minor, business_day, created_at \
              from group_grant where guest_id = ?1 order by group_grant_id";
    USES = "select cause_id, group_id, bill_id, store_id, business_day, meal, allowance_minor, \
            principal_minor, bonus_minor, created_at from group_use where guest_id = ?1 \
            order by cause_id";
    ACCOUNT = "select group_id, kind, contact_enc, departments, limits, allowance_minor, \
               store_id, created_at, closed_at from guest_group where account_guest_id = ?1";
    OPEN_ACCOUNTS = "select count(*) from guest_group \
                     where account_guest_id = ?1 and closed_at is null";
    // An older backup may have the group open still; then it is closed here.
    FORGET_CONTACT = "update guest_group set contact_enc = null, \
                      closed_at = coalesce(closed_at, ?2), version = version + 1 \
                      where account_guest_id = ?1";
}
