//! Statements on what coupons and offers say of guests.

use zhike_store::sql;

sql! {
    COUPONS = "select c.coupon_id, v.name, c.state, c.store_id, c.valid_from, c.expires_at, \
               c.bill_id, c.issued_at from coupon c \
               join rule_version v on v.rule_id = c.coupon_template_id \
                   and v.version = c.rule_version \
               where c.guest_id = ?1 order by c.coupon_id";
    USES = "select guest_id, offer_id, uses from offer_use where guest_id = ?1 order by offer_id";
    LIVE = "select count(*) from coupon where guest_id = ?1 \
            and state in ('issued', 'locked', 'released', 'returned')";
    VOID = "update coupon set state = 'voided', changed_at = ?2, version = version + 1 \
            where guest_id = ?1 and state in ('issued', 'locked', 'released', 'returned')";
}
