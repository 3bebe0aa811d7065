//! Statements on offers, on the versions of their rules, and on how often they were used.

use zhike_store::{row, sql};

row! {
    /// An offer in force, with what its limits have left.
    pub struct InForce {
        offer_id: i64,
        rule_version: u32,
        per_guest: Option<u32>,
        budget_minor: Option<i64>,
        budget_used_minor: i64,
        uses: Option<u32>,
    }

    /// An offer as kept, with its rule of today.
    pub struct OfferRow {
        offer_id: i64,
        rule_version: u32,
        state: String,
        per_guest: Option<u32>,
        budget_minor: Option<i64>,
        budget_used_minor: i64,
        version: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        rule: String,
    }

    /// A rule in one of its versions.
    pub struct KeptRow {
        rule: String,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        face_minor: i64,
    }

    /// The name that a rule had in one of its versions.
    pub struct NameRow {
        rule_id: i64,
        version: u32,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
    }
}

/// Which columns make an [`OfferRow`].
macro_rules! offers {
    ($rest:literal) => {
        concat!(
            "select o.offer_id, o.rule_version, o.state, o.per_guest, o.budget_minor, \
             o.budget_used_minor, o.version, v.name, v.name_zh_tw, v.name_en, v.rule \
             from offer o join rule_version v \
             on v.rule_id = o.offer_id and v.version = o.rule_version \
             where o.archived_at is null",
            $rest
        )
    };
}

sql! {
    BUDGETS = "select count(*) from offer where archived_at is null and state = 'active' \
               and budget_minor is not null";
    FIND = offers!(" and o.offer_id = ?1");
    LIST = offers!(" and o.offer_id < ?1 order by o.offer_id desc limit ?2");
    INSERT = "insert into offer (offer_id, rule_version, state, per_guest, budget_minor, \
              budget_used_minor, version, created_at) values (?1, 1, ?2, ?3, ?4, 0, 1, ?5)";
    UPDATE = "update offer set rule_version = ?3, state = ?4, per_guest = ?5, budget_minor = ?6, \
              version = version + 1 \
              where offer_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE = "update offer set archived_at = ?3, version = version + 1 \
               where offer_id = ?1 and version = ?2 and archived_at is null";
    STORE_THERE = "select count(*) from pub_store where store_id = ?1";
    DISH_THERE = "select count(*) from pub_dish where dish_id = ?1 and archived_at is null";
    KEPT = "select rule, name, name_zh_tw, name_en, face_minor from rule_version \
            where rule_id = ?1 and version = ?2";
    VERSIONS = "select rule_id, version from rule_version";
    IN_FORCE = "select o.offer_id, o.rule_version, o.per_guest, o.budget_minor, \
                o.budget_used_minor, (select cast(sum(u.uses) as bigint) \
                from pub_guest_id k join offer_use u on u.guest_id = k.guest_id \
                where k.known_as = ?1 and u.offer_id = o.offer_id) from offer o \
                where o.state = 'active' and o.archived_at is null order by o.offer_id";
    NAMES = "select rule_id, version, name, name_zh_tw, name_en from rule_version where \
             (rule_id = ?1 and version = ?2) or (rule_id = ?3 and version = ?4) or \
             (rule_id = ?5 and version = ?6) or (rule_id = ?7 and version = ?8) or \
             (rule_id = ?9 and version = ?10) or (rule_id = ?11 and version = ?12) or \
             (rule_id = ?13 and version = ?14) or (rule_id = ?15 and version = ?16)";
    RULE = "select rule from rule_version where rule_id = ?1 and version = ?2";
    KEEP_RULE = "insert into rule_version (rule_id, version, name, name_zh_tw, name_en, \
                 face_minor, rule, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    BUDGET_LEFT = "select budget_minor - budget_used_minor from offer \
                   where offer_id = ?1 and budget_minor is not null{lock}";
    USE_BUDGET = "update offer set budget_used_minor = budget_used_minor + ?2 \
                  where offer_id = ?1 and budget_minor is not null";
    COUNT_USE = "insert into offer_use (offer_id, guest_id, uses) \
                 select offer_id, cast(?2 as bigint), 1 from offer \
                 where offer_id = ?1 and per_guest is not null \
                 on conflict (offer_id, guest_id) do update set uses = offer_use.uses + 1";
    RETURN_USE = "update offer_use set uses = uses - 1 \
                  where offer_id = ?1 and guest_id = (select max(u.guest_id) from offer_use u \
                  where u.offer_id = ?1 and u.uses > 0 and u.guest_id in \
                  (select guest_id from pub_guest_id where known_as = ?2))";
}
