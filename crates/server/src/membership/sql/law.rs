//! Where the house stands, as far as the law of prepaid money asks.

use zhike_store::{row, sql};

row! {
    /// The company's place.
    pub struct CompanyRow {
        city: Option<String>,
        issuer_type: Option<String>,
    }
}

sql! {
    COMPANY = "select city, issuer_type from pub_company_law";
    STORE = "select city from pub_store_law where store_id = ?1";
}
