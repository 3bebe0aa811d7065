//! Statements on consents and their texts. None of them changes a row; only those of guests who
//! were erased long ago are taken away.

use zhike_store::{row, sql};

row! {
    /// A consent as kept.
    pub struct ConsentRow {
        consent_id: i64,
        purpose: String,
        channel: String,
        turn: i64,
        answer: String,
        text_version: Option<i64>,
        how: String,
        staff_id: Option<i64>,
        store_id: Option<i64>,
        created_at: i64,
    }
}

row! {
    /// A text as kept.
    pub struct TextRow {
        purpose: String,
        version: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        words: String,
        words_zh_tw: Option<String>,
        words_en: Option<String>,
        staff_id: Option<i64>,
        created_at: i64,
    }
}

sql! {
    INSERT = "insert into consent (consent_id, guest_id, purpose, channel, turn, answer, \
              text_version, text_hash, how, staff_id, store_id, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    OF_GUEST = "select consent_id, purpose, channel, turn, answer, text_version, how, staff_id, \
                store_id, created_at from consent \
                where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
                order by created_at desc, consent_id desc limit ?2";
    NEWEST = "select consent_id, purpose, channel, turn, answer, text_version, how, staff_id, \
              store_id, created_at from consent \
              where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
              and purpose = ?2 and channel = ?3 \
              order by created_at desc, consent_id desc limit 1";
    TURN = "select coalesce(max(turn), 0) + 1 from consent \
            where guest_id = ?1 and purpose = ?2 and channel = ?3";
    // Of all records that are one guest the newest answer holds.
    CURRENT = "select consent_id, purpose, channel, turn, answer, text_version, how, staff_id, \
               store_id, created_at from consent \
               where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
               and not exists (select 1 from consent later where later.guest_id in \
                   (select i.guest_id from pub_guest_id i where i.known_as = ?1) \
                       and later.purpose = consent.purpose and later.channel = consent.channel \
                       and (later.created_at > consent.created_at \
                           or (later.created_at = consent.created_at \
                               and later.consent_id > consent.consent_id)))";
    FORGET_OLD = "delete from consent where created_at < ?1 and guest_id in \
                  (select g.guest_id from guest g where g.erased_at < ?1 and not exists \
                      (select 1 from pub_message m where m.guest_id = g.guest_id \
                          and m.created_at >= ?1))";
    TEXTS = "select purpose, version, name, name_zh_tw, name_en, words, words_zh_tw, words_en, \
             staff_id, created_at from consent_text \
             where not exists (select 1 from consent_text later \
                 where later.purpose = consent_text.purpose \
                     and later.version > consent_text.version) order by purpose";
    TEXT = "select purpose, version, name, name_zh_tw, name_en, words, words_zh_tw, words_en, \
            staff_id, created_at from consent_text where purpose = ?1 \
            order by version desc limit 1";
    INSERT_TEXT = "insert into consent_text (purpose, version, name, name_zh_tw, name_en, words, \
                   words_zh_tw, words_en, staff_id, created_at) \
                   values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
}
