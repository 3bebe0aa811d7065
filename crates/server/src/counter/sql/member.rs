//! Statements on what a member is and holds.

use zhike_store::{row, sql};

row! {
    /// A membership.
    pub struct MemberRow {
        member_id: i64,
        tier_id: i64,
        tier_ends_on: Option<i64>,
        joined_day: i64,
        card_no: String,
    }
}

row! {
    /// A change of tier.
    pub struct TierChangeRow {
        tier_change_id: i64,
        before_tier_id: i64,
        after_tier_id: i64,
        after_reason: String,
        business_day: i64,
        at: i64,
        store_id: Option<i64>,
    }
}

row! {
    /// What a guest has of one unit.
    pub struct BalanceRow {
        unit: String,
        free: i64,
        pending: i64,
        debt: i64,
    }
}

row! {
    /// Points or money that end soon.
    pub struct EndingRow {
        unit: String,
        amount: i64,
        expires_at: i64,
    }
}

row! {
    /// What a coupon template is called.
    pub struct TemplateRow {
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
    }
}

row! {
    /// A coupon.
    pub struct CouponRow {
        coupon_id: i64,
        template_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        face_minor: Option<i64>,
        store_id: Option<i64>,
        state: String,
        valid_from: i64,
        expires_at: Option<i64>,
        issued_at: i64,
    }
}

row! {
    /// A top-up, or money given back for one.
    pub struct TopUpRow {
        id: i64,
        store_id: i64,
        name: String,
        amount_minor: i64,
        bonus_minor: i64,
        at: i64,
    }
}

sql! {
    TEMPLATE = "select name, name_zh_tw, name_en from pub_coupon_template \
                where coupon_template_id = ?1";
    OF_GUEST = "select member_id, tier_id, tier_ends_on, joined_day, card_no from pub_member \
                where guest_id = ?1";
    BY_CARD = "select coalesce(a.survivor_id, m.guest_id) from pub_member m \
               left join pub_guest_alias a on a.guest_id = m.guest_id where m.card_no = ?1";
    TIER_CHANGES = "select tier_change_id, before_tier_id, after_tier_id, after_reason, \
                    business_day, at, store_id from pub_guest_id \
                    join pub_tier_change using (guest_id) where known_as = ?1 \
                    and (at < ?2 or (at = ?2 and tier_change_id < ?3)) \
                    order by at desc, tier_change_id desc limit ?4";
    BALANCES = "select unit, free, pending, debt from pub_balance where guest_id = ?1";
    ENDING = "select unit, cast(sum(free) as bigint) as amount, expires_at from pub_lot \
              where guest_id = ?1 and unit <> 'growth' and free > 0 and expires_at < ?2 \
              group by unit, expires_at order by expires_at, unit limit ?3";
    HELD_COUPONS = "select coupon_id, template_id, name, name_zh_tw, name_en, face_minor, \
                    store_id, state, valid_from, expires_at, issued_at from pub_guest_id \
                    join pub_coupon using (guest_id) where known_as = ?1 \
                    and state in ('issued', 'locked', 'released', 'returned') \
                    and (expires_at is null or expires_at > ?2) \
                    order by expires_at nulls last, coupon_id limit ?3";
    COUPONS = "select coupon_id, template_id, name, name_zh_tw, name_en, face_minor, store_id, \
               state, valid_from, expires_at, issued_at from pub_coupon \
               where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
               and (issued_at < ?2 or (issued_at = ?2 and coupon_id < ?3)) \
               order by issued_at desc, coupon_id desc limit ?4";
    TOP_UPS = "select top_up_id, store_id, name, paid_minor, gift_minor, created_at \
               from pub_top_up \
               where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
               and (created_at < ?2 or (created_at = ?2 and top_up_id < ?3)) \
               order by created_at desc, top_up_id desc limit ?4";
    TOP_UP_REFUNDS = "select top_up_refund_id, store_id, ground, pays_minor, bonus_void_minor, \
                      created_at from pub_top_up_refund \
                      where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
                      and (created_at < ?2 or (created_at = ?2 and top_up_refund_id < ?3)) \
                      order by created_at desc, top_up_refund_id desc limit ?4";
    NOTES = "select note_id, store_id, store_only, text_enc, staff_id, created_at \
             from pub_guest_note \
             where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
             and (created_at < ?2 or (created_at = ?2 and note_id < ?3)) \
             order by created_at desc, note_id desc limit ?4";
}

row! {
    /// A note, still sealed.
    pub struct NoteRow {
        note_id: i64,
        store_id: i64,
        store_only: bool,
        text_enc: Vec<u8>,
        staff_id: Option<i64>,
        created_at: i64,
    }
}
