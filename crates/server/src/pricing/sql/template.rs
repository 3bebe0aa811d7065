//! Statements on coupon templates.

use zhike_store::{row, sql};

row! {
    /// A coupon template as kept, with its rule of today.
    pub struct TemplateRow {
        coupon_template_id: i64,
        rule_version: u32,
        stock: Option<u32>,
        per_guest: Option<u32>,
        term: String,
        issued_until: Option<i64>,
        issued: u32,
        version: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        face_minor: i64,
        rule: String,
    }
}

/// Which columns make a [`TemplateRow`].
macro_rules! templates {
    ($rest:literal) => {
        concat!(
            "select t.coupon_template_id, t.rule_version, t.stock, t.per_guest, t.term, \
             t.issued_until, t.issued, t.version, v.name, v.name_zh_tw, v.name_en, v.face_minor, \
             v.rule from coupon_template t join rule_version v \
             on v.rule_id = t.coupon_template_id and v.version = t.rule_version \
             where t.archived_at is null",
            $rest
        )
    };
}

sql! {
    FIND = templates!(" and t.coupon_template_id = ?1");
    LIST = templates!(
        " and t.coupon_template_id < ?1 order by t.coupon_template_id desc limit ?2"
    );
    INSERT = "insert into coupon_template (coupon_template_id, rule_version, stock, per_guest, \
              term, issued_until, issued, version, created_at) \
              values (?1, 1, ?2, ?3, ?4, ?5, 0, 1, ?6)";
    UPDATE = "update coupon_template set rule_version = ?3, stock = ?4, per_guest = ?5, \
              term = ?6, issued_until = ?7, version = version + 1 \
              where coupon_template_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE = "update coupon_template set archived_at = ?3, version = version + 1 \
               where coupon_template_id = ?1 and version = ?2 and archived_at is null";
    ISSUED = "update coupon_template set issued = issued + ?2 where coupon_template_id = ?1";
}
