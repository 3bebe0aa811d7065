//! Statements on pairs that may be one guest.

use zhike_store::{row, sql};

row! {
    /// A pair as kept.
    pub struct PairRow {
        guest_pair_id: i64,
        low_id: i64,
        high_id: i64,
        score_milli: i64,
        levels: String,
        state: String,
        found_at: i64,
    }
}

row! {
    /// What was answered about a pair.
    pub struct AnswerRow {
        levels: String,
        state: String,
    }
}

row! {
    /// A guest as the search for duplicates reads him.
    pub struct SearchedRow {
        guest_id: i64,
        name_enc: Option<Vec<u8>>,
        sex: Option<String>,
        birthday_enc: Option<Vec<u8>>,
    }
}

row! {
    /// A card.
    pub struct CardRow {
        guest_id: i64,
        card_no: String,
    }
}

/// Columns of a new pair.
pub const PAIR_COLUMNS: usize = 8;

sql! {
    // A pair that was answered stays as it was answered.
    FOUND = "insert into guest_pair (guest_pair_id, low_id, high_id, score_milli, levels, state, \
             found_at, version) values (?1, ?2, ?3, ?4, ?5, 'open', ?6, 1) \
             on conflict (low_id, high_id) do update set score_milli = excluded.score_milli, \
             levels = excluded.levels, found_at = excluded.found_at \
             where guest_pair.state = 'open'";
    FIND = "select guest_pair_id, low_id, high_id, score_milli, levels, state, found_at \
            from guest_pair where guest_pair_id = ?1{lock}";
    OF = "select guest_pair_id, low_id, high_id, score_milli, levels, state, found_at \
          from guest_pair where low_id = ?1 and high_id = ?2";
    OPEN = "select p.guest_pair_id, p.low_id, p.high_id, p.score_milli, p.levels, p.state, \
            p.found_at from guest_pair p where p.state = 'open' \
            and (p.score_milli < ?1 or (p.score_milli = ?1 and p.guest_pair_id > ?2)) \
            and not exists (select 1 from guest_alias a \
            where a.guest_id = p.low_id or a.guest_id = p.high_id) \
            order by p.score_milli desc, p.guest_pair_id limit ?3";
    ANSWER = "update guest_pair set state = ?2, answered_by = ?3, answered_at = ?4, \
              version = version + 1 where guest_pair_id = ?1";
    REOPEN = "update guest_pair set state = 'open', answered_by = null, answered_at = null, \
              version = version + 1 where guest_pair_id = ?1";
    ANSWERS = "select levels, state from guest_pair where state <> 'open' \
               order by answered_at desc limit ?1";
    // What a search over all guests no longer finds, and nobody answered.
    STALE = "delete from guest_pair where state = 'open' and found_at < ?1";
    STALE_OF = "delete from guest_pair where state = 'open' and found_at < ?2 \
                and (low_id = ?1 or high_id = ?1)";
    ALL_FROM = "select guest_id, name_enc, sex, birthday_enc from pub_guest \
                where erased_at is null and guest_id > ?1 order by guest_id limit ?2";
    ONE = "select guest_id, name_enc, sex, birthday_enc from pub_guest \
           where erased_at is null and guest_id = ?1";
    CARDS = "select guest_id, card_no from pub_member where guest_id between ?1 and ?2 \
             order by guest_id";
    BORN = "select guest_id from guest where birthday_bidx = ?1 and erased_at is null \
            order by guest_id desc limit ?2";
    BIRTHDAY_INDEX = "select birthday_bidx from guest where guest_id = ?1";
}
