//! Every statement on `follower`.

use zhike_store::{row, sql};

row! {
    /// Where a follower has come to.
    pub struct PlaceRow {
        seq: i64,
    }
}

sql! {
    PLACE = "select seq from follower where name = ?1{lock}";
    BEGIN = "insert into follower (name, seq) values (?1, ?2) on conflict (name) do nothing";
    MOVE = "update follower set seq = ?2 where name = ?1";
}
