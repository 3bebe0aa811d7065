//! Statements on a store's charges.

use zhike_store::{row, sql};

row! {
    /// A charge as kept.
    pub struct ChargeRow {
        charge_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        rule: String,
        channels: String,
    }
}

sql! {
    LIST = "select charge_id, name, name_zh_tw, name_en, rule, channels from charge \
            where store_id = ?1 order by position, charge_id";
    CLEAR = "delete from charge where store_id = ?1";
    INSERT = "insert into charge (charge_id, store_id, name, name_zh_tw, name_en, rule, channels, \
              position) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
}
