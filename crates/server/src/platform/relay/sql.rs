//! Every statement on `relay_state`.

use zhike_store::{row, sql};

row! {
    /// The last numbers given, the end of the audit chain, and who relays until when.
    pub struct StateRow {
        outbox_seq: i64,
        audit_seq: i64,
        audit_head: Option<Vec<u8>>,
        owner: Option<String>,
        lease_until: i64,
    }
}

sql! {
    STATE = "select outbox_seq, audit_seq, audit_head, owner, lease_until
        from relay_state where relay_id = 1";
    STATE_LOCKED = "select outbox_seq, audit_seq, audit_head, owner, lease_until
        from relay_state where relay_id = 1{lock}";
    SAVE = "update relay_state set outbox_seq = ?1, audit_seq = ?2, audit_head = ?3, owner = ?4,
        lease_until = ?5 where relay_id = 1";
    GIVE_UP = "update relay_state set owner = null, lease_until = 0
        where relay_id = 1 and owner = ?1";
}
