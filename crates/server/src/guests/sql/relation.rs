//! Statements on who belongs to whom.

use zhike_store::{row, sql};

row! {
    /// Two people, or a guest and somebody who is none.
    pub struct RelationRow {
        relation_id: i64,
        guest_id: i64,
        other_guest_id: Option<i64>,
        kind: String,
        words_enc: Option<Vec<u8>>,
    }
}

sql! {
    INSERT = "insert into relation (relation_id, guest_id, other_guest_id, kind, words_enc, \
              staff_id, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    OF_GUEST = "select relation_id, guest_id, other_guest_id, kind, words_enc from relation \
                where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
                or other_guest_id in \
                (select guest_id from pub_guest_id where known_as = ?1) order by relation_id";
    DELETE = "delete from relation where relation_id = ?1 \
              and (guest_id in (select guest_id from pub_guest_id where known_as = ?2) \
              or other_guest_id in (select guest_id from pub_guest_id where known_as = ?2))";
}
