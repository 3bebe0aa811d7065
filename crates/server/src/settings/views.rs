//! What the company and its stores look like from outside.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{CompanyId, StoreGroupId, StoreId};
use zhike_domain::kernel::time::{DayMinute, Millis};
use zhike_domain::settings::hours::OpenPeriod;

use super::sql::company::CompanyRow;
use super::sql::group::{GroupRow, Membership};
use super::sql::store::StoreRow;
use crate::platform::problem::Problem;

/// The company.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CompanyView {
    /// The company.
    pub company_id: CompanyId,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// ISO 4217 code of the one currency.
    pub currency: String,
    /// Code of the city whose rules hold.
    pub city: Option<String>,
    /// What kind of issuer of stored value it is.
    pub issuer_type: Option<String>,
    /// Where guests' phones reach it.
    pub guest_address: Option<String>,
    /// Version of the company's data.
    pub version: i64,
}

impl CompanyView {
    /// From the row.
    #[must_use]
    pub fn of(row: CompanyRow) -> CompanyView {
        CompanyView {
            company_id: CompanyId::from_raw(row.company_id),
            name: row.name,
            name_zh_tw: row.name_zh_tw,
            name_en: row.name_en,
            currency: row.currency,
            city: row.city,
            issuer_type: row.issuer_type,
            guest_address: row.guest_address,
            version: row.version,
        }
    }
}

/// A store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoreView {
    /// The store.
    pub store_id: StoreId,
    /// A short code, unique in the company.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Code of the city whose rules hold.
    pub city: Option<String>,
    /// IANA time zone.
    pub zone: String,
    /// When the business day is cut.
    pub cut_over: DayMinute,
    /// Where guests book by phone.
    pub phone: Option<String>,
    /// Opening hours of the week.
    pub weekly: Vec<OpenPeriod>,
    /// When it was put away.
    pub archived_at: Option<Millis>,
    /// Version of the store's data.
    pub version: i64,
}

impl StoreView {
    /// From the row.
    pub fn of(row: StoreRow) -> Result<StoreView, Problem> {
        Ok(StoreView {
            store_id: StoreId::from_raw(row.store_id),
            code: row.code,
            name: row.name,
            name_zh_tw: row.name_zh_tw,
            name_en: row.name_en,
            city: row.city,
            zone: row.zone,
            cut_over: DayMinute::try_from(row.cut_over_minute).map_err(Problem::fault)?,
            phone: row.phone,
            weekly: serde_json::from_str(&row.weekly).map_err(Problem::fault)?,
            archived_at: row.archived_at.map(Millis),
            version: row.version,
        })
    }
}

/// A store group.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupView {
    /// The group.
    pub store_group_id: StoreGroupId,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its stores.
    pub store_ids: Vec<StoreId>,
    /// Version of the group.
    pub version: i64,
}

impl GroupView {
    /// From the row and all memberships.
    #[must_use]
    pub fn of(row: GroupRow, members: &[Membership]) -> GroupView {
        let mine = members.iter().filter(|one| one.store_group_id == row.store_group_id);
        GroupView {
            store_group_id: StoreGroupId::from_raw(row.store_group_id),
            name: row.name,
            name_zh_tw: row.name_zh_tw,
            name_en: row.name_en,
            store_ids: mine.map(|one| StoreId::from_raw(one.store_id)).collect(),
            version: row.version,
        }
    }
}
