//! Statements on coupons.

use zhike_store::{row, sql};

row! {
    /// A coupon as kept, with the rule it was issued under.
    pub struct CouponRow {
        coupon_id: i64,
        coupon_template_id: i64,
        rule_version: u32,
        guest_id: i64,
        store_id: Option<i64>,
        state: String,
        lock_bill_id: Option<i64>,
        locked_until: Option<i64>,
        valid_from: i64,
        expires_at: Option<i64>,
        bill_id: Option<i64>,
        issued_at: i64,
        version: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        face_minor: i64,
        rule: String,
    }
}

row! {
    /// A coupon in a guest's hand, as a bill looks at it.
    pub struct HeldRow {
        coupon_id: i64,
        coupon_template_id: i64,
        rule_version: u32,
        state: String,
        lock_bill_id: Option<i64>,
        locked_until: Option<i64>,
        valid_from: i64,
        expires_at: Option<i64>,
    }
}

/// Which columns make a [`CouponRow`].
macro_rules! coupons {
    ($rest:literal) => {
        concat!(
            "select c.coupon_id, c.coupon_template_id, c.rule_version, \
             coalesce((select a.survivor_id from pub_guest_alias a \
             where a.guest_id = c.guest_id), c.guest_id), c.store_id, \
             c.state, c.lock_bill_id, c.locked_until, c.valid_from, c.expires_at, c.bill_id, \
             c.issued_at, c.version, v.name, v.name_zh_tw, v.name_en, v.face_minor, v.rule \
             from coupon c join rule_version v on v.rule_id = c.coupon_template_id \
             and v.version = c.rule_version ",
            $rest
        )
    };
}

sql! {
    FIND = coupons!("where c.coupon_id = ?1");
    HELD = "select coupon_id, coupon_template_id, rule_version, state, lock_bill_id, \
            locked_until, valid_from, expires_at from pub_guest_id \
            join coupon using (guest_id) where known_as = ?1 \
            and state in ('issued', 'locked', 'released', 'returned') \
            order by expires_at nulls last, coupon_id limit ?2";
    OF_GUEST = coupons!(
        "where c.guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
         and c.coupon_id < ?2 order by c.coupon_id desc limit ?3"
    );
    DUE = coupons!(
        "where c.expires_at <= ?1 and c.state in ('issued', 'locked', 'released', 'returned') \
         and (c.locked_until is null or c.locked_until <= ?1) order by c.expires_at limit ?2"
    );
    TO_GUEST = "select count(*) from coupon where coupon_template_id = ?1 and guest_id in \
                (select guest_id from pub_guest_id where known_as = ?2)";
    KNOWN_AS = "select survivor_id from pub_guest_alias where guest_id = ?1";
    GUEST_THERE = "select count(*) from pub_guest where guest_id = ?1 and erased_at is null";
    INSERT = "insert into coupon (coupon_id, coupon_template_id, rule_version, guest_id, \
              store_id, state, valid_from, expires_at, issued_at, changed_at, version) \
              values {rows}";
    STEP = "update coupon set state = ?3, lock_bill_id = ?4, locked_until = ?5, expires_at = ?6, \
            bill_id = ?7, changed_at = ?8, version = version + 1 \
            where coupon_id = ?1 and version = ?2";
}
