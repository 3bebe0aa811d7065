//! Statements on everything that tells who a guest is: told for a copy, and forgotten.

use zhike_store::sql;

sql! {
    GUEST = "select guest_id, name_enc, title_enc, sex, vip, birthday_enc, dietary_enc, store_id, \
             created_at, erased_at from guest where guest_id = ?1";
    CONTACTS = "select contact_id, kind, value_enc, is_primary, is_shared, verified_at, \
                created_at from contact where guest_id = ?1 order by contact_id";
    NOTES = "select note_id, text_enc, store_id, created_at from guest_note where guest_id = ?1 \
             order by note_id";
    OCCASIONS = "select occasion_id, kind, label_enc, day_enc, comes, remind_days, created_at \
                 from occasion where guest_id = ?1 order by occasion_id";
    RELATIONS = "select relation_id, kind, words_enc, created_at from relation \
                 where guest_id = ?1 order by relation_id";
    FACTS = "select f.fact_id, coalesce(d.name, d.trait), f.value_enc, f.source, f.confidence, \
             f.noted_on, f.created_at from guest_fact f \
             join guest_field d on d.field_id = f.field_id where f.guest_id = ?1 \
             order by f.fact_id";
    SEEN = "select guest_id, store_id, seen_at from dietary_seen where guest_id = ?1 \
            order by seen_at, staff_id";
    STAGE = "select guest_id, stage, since_day, reason, visits, last_day, judged_at \
             from guest_stage where guest_id = ?1";
    STAGES = "select change_id, before_stage, after_stage, reason, business_day, created_at \
              from guest_stage_change where guest_id = ?1 order by change_id";
    CONSENTS = "select consent_id, purpose, channel, answer, text_version, how, store_id, \
                created_at from consent where guest_id = ?1 order by consent_id";
    ERASE = "update guest set name_enc = null, title_enc = null, sex = null, vip = 0, \
             birthday_enc = null, birthday_bidx = null, dietary_enc = null, erased_at = ?2, \
             version = version + 1 where guest_id = ?1 and erased_at is null";
    FORGET_CONTACTS = "delete from contact where guest_id = ?1";
    FORGET_NOTES = "delete from guest_note where guest_id = ?1";
    FORGET_OCCASIONS = "delete from occasion where guest_id = ?1";
    FORGET_RELATIONS = "delete from relation where guest_id = ?1 or other_guest_id = ?1";
    FORGET_FACTS = "delete from guest_fact where guest_id = ?1";
    FORGET_SEEN = "delete from dietary_seen where guest_id = ?1";
    FORGET_STAGE = "delete from guest_stage where guest_id = ?1";
    FORGET_MERGES = "delete from guest_merge where survivor_id = ?1 or merged_id = ?1";
    FORGET_PAIRS = "delete from guest_pair where low_id = ?1 or high_id = ?1";
    FORGET_STAGES = "delete from guest_stage_change where guest_id = ?1";
}
