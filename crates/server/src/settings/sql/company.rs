//! Statements on the company.

use zhike_store::{row, sql};

row! {
    /// The company as kept.
    pub struct CompanyRow {
        company_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        currency: String,
        city: Option<String>,
        issuer_type: Option<String>,
        guest_address: Option<String>,
        version: i64,
    }
}

sql! {
    INSERT = "insert into company (company_id, name, currency, version, created_at) \
              values (?1, ?2, ?3, 1, ?4)";
    GET = "select company_id, name, name_zh_tw, name_en, currency, city, issuer_type, \
           guest_address, version from company \
           order by company_id limit 1{lock}";
    UPDATE = "update company set name = ?3, name_zh_tw = ?4, name_en = ?5, currency = ?6, \
              city = ?7, issuer_type = ?8, guest_address = ?9, version = version + 1 \
              where company_id = ?1 and version = ?2";
    SET_CURRENCY = "update company set currency = ?1";
}
