//! Statements on what membership and stored value say of guests.

use zhike_store::sql;

sql! {
    MEMBER = "select member_id, card_no, tier_id, tier_since, tier_ends_on, tier_reason, \
              guardian_agreed, store_id, joined_day, joined_at from member where guest_id = ?1";
    TIER_CHANGES = "select c.tier_change_id, c.before_tier_id, c.after_tier_id, c.after_reason, \
                    c.business_day, c.at from tier_change c \
                    join member m on m.member_id = c.member_id where m.guest_id = ?1 \
                    order by c.tier_change_id";
    TOP_UPS = "select top_up_id, name, paid_minor, gift_minor, bonus_ends_at, store_id, \
               business_day, guardian_enc, created_at from top_up where guest_id = ?1 \
               order by top_up_id";
    REFUNDS = "select top_up_refund_id, top_up_id, ground, pays_minor, interest_minor, \
               bonus_void_minor, reason_enc, store_id, business_day, created_at \
               from top_up_refund where guest_id = ?1 order by top_up_refund_id";
    BROUGHT = "select e.guest_import_id, i.source, i.store_id, i.finished_at from guest_import e \
               join pub_import i on i.import_id = e.import_id where e.guest_id = ?1 \
               order by e.guest_import_id";
    // Which file it was stays; what it brought is gone, and nothing may be found by it.
    FORGET_BROUGHT = "update guest_import set added = '{\"fields\":[],\"contacts\":[]}', \
                      note_id = null, note_bidx = null where guest_id = ?1";
    OF_GUEST = "select top_up_refund_id from top_up_refund where guest_id = ?1 \
                order by top_up_refund_id";
    FORGET_GUARDIANS = "update top_up set guardian_enc = null where guest_id = ?1";
    EMPTY_REASON = "update top_up_refund set reason_enc = ?2 where top_up_refund_id = ?1";
}
