//! Statements on fields and facts, and on who has read what to mind.

use zhike_store::{row, sql};

row! {
    /// A field as kept.
    pub struct FieldRow {
        field_id: i64,
        trait_word: Option<String>,
        name: Option<String>,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        kind: String,
        personal: bool,
        choices: String,
        place: i64,
        archived_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// A fact as kept.
    pub struct FactRow {
        fact_id: i64,
        guest_id: i64,
        field_id: i64,
        value_enc: Vec<u8>,
        source: String,
        confidence: String,
        noted_on: i64,
        staff_id: Option<i64>,
    }
}

row! {
    /// Who has read what to mind, and where.
    pub struct SeenAtRow {
        staff_id: i64,
        store_id: i64,
        seen_at: i64,
    }
}

row! {
    /// Who has read what to mind.
    pub struct SeenRow {
        staff_id: i64,
        seen_at: i64,
    }
}

sql! {
    FIELDS = "select field_id, trait, name, name_zh_tw, name_en, kind, personal, choices, place, \
              archived_at, version from guest_field order by place, field_id";
    FIELD = "select field_id, trait, name, name_zh_tw, name_en, kind, personal, choices, place, \
             archived_at, version from guest_field where field_id = ?1{lock}";
    INSERT_FIELD = "insert into guest_field (field_id, name, name_zh_tw, name_en, kind, personal, \
                    choices, place, version, created_at) \
                    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9)";
    UPDATE_FIELD = "update guest_field set name = ?3, name_zh_tw = ?4, name_en = ?5, \
                    choices = ?6, place = ?7, archived_at = ?8, version = version + 1 \
                    where field_id = ?1 and version = ?2";
    // Of records that were merged: what a field holds once is that of the one that stayed, and the
    // same word is not read twice.
    OF_GUEST = "select t.fact_id, t.guest_id, t.field_id, t.value_enc, t.source, t.confidence, \
                t.noted_on, t.staff_id from guest_fact t \
                join guest_field f on f.field_id = t.field_id where t.guest_id in \
                (select i.guest_id from pub_guest_id i where i.known_as = ?1) \
                and not exists (select 1 from guest_fact o where o.field_id = t.field_id \
                and o.guest_id <> t.guest_id and t.guest_id <> ?1 and o.guest_id in \
                (select i.guest_id from pub_guest_id i where i.known_as = ?1) \
                and (o.guest_id = ?1 or o.guest_id < t.guest_id) \
                and (f.kind <> 'choices' or o.value_bidx = t.value_bidx)) order by t.fact_id";
    // Told again, a fact is as fresh as it was told.
    INSERT = "insert into guest_fact (fact_id, guest_id, field_id, value_enc, value_bidx, word, \
              number, source, confidence, noted_on, staff_id, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
              on conflict (guest_id, field_id, value_bidx) do update set \
              source = excluded.source, confidence = excluded.confidence, \
              noted_on = excluded.noted_on, staff_id = excluded.staff_id";
    DELETE = "delete from guest_fact where fact_id = ?1 \
              and guest_id in (select guest_id from pub_guest_id where known_as = ?2)";
    DELETE_OTHERS = "delete from guest_fact where guest_id = ?1 and field_id = ?2 \
                     and value_bidx <> ?3";
    SEEN = "insert into dietary_seen (guest_id, staff_id, store_id, seen_at) \
            values (?1, ?2, ?3, ?4) on conflict (guest_id, staff_id) do update set \
            store_id = excluded.store_id, seen_at = excluded.seen_at";
    SEEN_BY = "select staff_id, seen_at from dietary_seen where guest_id = ?1 \
               order by seen_at desc, staff_id limit ?2";
    SEEN_ALL = "select staff_id, store_id, seen_at from dietary_seen where guest_id = ?1 \
                order by staff_id";
    UNSEE = "delete from dietary_seen where guest_id = ?1";
}
