//! Statements on what messages say of guests.

use zhike_store::sql;

sql! {
    MESSAGES = "select message_id, purpose, channel, reason, state, content_enc, address_enc, \
                store_id, created_at, sent_at, delivered_at from message where guest_id = ?1 \
                order by message_id";
    SUPPRESSIONS = "select suppression_id, channel, why, created_at from suppression \
                    where guest_id = ?1 order by suppression_id";
    OF_GUEST = "select message_id from message where guest_id = ?1 order by message_id";
    EMPTY = "update message set content_enc = ?2, address_enc = null, \
             version = version + 1 where message_id = ?1";
    FORGET_WHOSE = "update suppression set guest_id = null, message_id = null where guest_id = ?1";
}
