//! Stores: opened, changed, put away.

use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{DayMinute, Zone};
use zhike_domain::settings::city::City;
use zhike_domain::settings::hours::{self, OpenPeriod};
use zhike_domain::settings::store::{self, StoreCode, StoreRefusal};
use zhike_store::{StoreError, Tx, p};

use super::stale;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::{PathIds, refuse};
use crate::platform::http::route::RowScope;
use crate::platform::problem::Problem;
use crate::settings::sql::store::{self as sql, Count, StoreRow};

/// A store as it is to be.
#[derive(Clone)]
pub struct Wanted {
    /// Short code, unique in the company.
    pub code: StoreCode,
    /// Name.
    pub name: Name,
    /// Name in traditional characters.
    pub name_zh_tw: Option<Name>,
    /// Name in English.
    pub name_en: Option<Name>,
    /// City whose rules hold.
    pub city: Option<City>,
    /// Time zone.
    pub zone: Zone,
    /// When the business day is cut.
    pub cut_over: DayMinute,
    /// Where guests book by phone.
    pub phone: Option<String>,
    /// Opening hours.
    pub weekly: Vec<OpenPeriod>,
}

impl Wanted {
    fn check(&self, tx: &mut Tx<'_>, store: i64) -> Result<(), Problem> {
        store::check_cut_over(self.cut_over).map_err(refuse)?;
        hours::check(&self.weekly, self.cut_over).map_err(refuse)?;
        let taken: Count = tx.one(&sql::CODE_TAKEN, p![self.code.as_str(), store])?;
        if taken.count > 0 { Err(refuse(StoreRefusal::CodeTaken)) } else { Ok(()) }
    }

    fn weekly_json(&self) -> Result<String, Problem> {
        serde_json::to_string(&self.weekly).map_err(Problem::fault)
    }

    /// From what is kept, so that a change can start from it.
    pub fn of(row: &StoreRow) -> Result<Wanted, Problem> {
        let name = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        Ok(Wanted {
            code: row.code.parse().map_err(refuse)?,
            name: row.name.parse().map_err(refuse)?,
            name_zh_tw: name(&row.name_zh_tw),
            name_en: name(&row.name_en),
            city: row.city.as_deref().and_then(|code| code.parse().ok()),
            zone: row.zone.parse().map_err(refuse)?,
            cut_over: DayMinute::try_from(row.cut_over_minute).map_err(Problem::fault)?,
            phone: row.phone.clone(),
            weekly: serde_json::from_str(&row.weekly).map_err(Problem::fault)?,
        })
    }
}

/// Opens a store.
pub fn create(work: &mut Work<'_, '_>, wanted: &Wanted) -> Result<StoreId, Problem> {
    let store = work.id()?;
    wanted.check(work.tx, store)?;
    let now = work.now().0;
    work.tx.execute(
        &sql::INSERT,
        p![
            store,
            wanted.code.as_str(),
            wanted.name.as_str(),
            wanted.name_zh_tw.as_ref().map(Name::as_str),
            wanted.name_en.as_ref().map(Name::as_str),
            wanted.city.map(City::code),
            wanted.zone.name(),
            i64::from(wanted.cut_over.minute()),
            wanted.phone.as_deref(),
            wanted.weekly_json()?,
            now
        ],
    )?;
    let store_id = StoreId::from_raw(store);
    let changes = vec![Change::of("name", serde_json::Value::Null, wanted.name.as_str())];
    work.audit(Done {
        action: "store.created",
        object: Some(("store", store)),
        store_id: Some(store_id),
        changes,
        ..Done::default()
    })?;
    work.emit("store.changed", Some(store_id), &[("store", store)])?;
    Ok(store_id)
}

/// The oldest store that is not put away; its zone is the house's.
pub fn first(tx: &mut Tx<'_>) -> Result<Option<StoreRow>, Problem> {
    let rows: Vec<StoreRow> = tx.all(&sql::LIST, p![])?;
    Ok(rows.into_iter().find(|row| row.archived_at.is_none()))
}

/// Every store that is not put away.
pub fn open_ones(tx: &mut Tx<'_>) -> Result<Vec<StoreRow>, Problem> {
    let rows: Vec<StoreRow> = tx.all(&sql::LIST, p![])?;
    Ok(rows.into_iter().filter(|row| row.archived_at.is_none()).collect())
}

/// Finds a store that is not put away.
pub fn find(tx: &mut Tx<'_>, store_id: StoreId) -> Result<StoreRow, Problem> {
    let row: Option<StoreRow> = tx.opt(&sql::FIND, p![store_id.raw()])?;
    row.filter(|row| row.archived_at.is_none()).ok_or_else(Problem::not_there)
}

/// Changes a store.
///
/// # Errors
/// 412 `conflict.stale` when somebody changed it meanwhile.
pub fn change(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    version: i64,
    wanted: &Wanted,
) -> Result<(), Problem> {
    let kept = find(work.tx, store_id)?;
    let store = store_id.raw();
    wanted.check(work.tx, store)?;
    let weekly = wanted.weekly_json()?;
    let row = p![
        store,
        version,
        wanted.code.as_str(),
        wanted.name.as_str(),
        wanted.name_zh_tw.as_ref().map(Name::as_str),
        wanted.name_en.as_ref().map(Name::as_str),
        wanted.city.map(City::code),
        wanted.zone.name(),
        i64::from(wanted.cut_over.minute()),
        wanted.phone.as_deref(),
        weekly.as_str()
    ];
    if work.tx.execute(&sql::UPDATE, row)? == 0 {
        return Err(stale());
    }
    let text = |name: &Option<Name>| name.as_ref().map(|name| name.as_str().to_owned());
    let pairs = [
        ("code", Some(kept.code), Some(wanted.code.as_str().to_owned())),
        ("name", Some(kept.name), Some(wanted.name.as_str().to_owned())),
        ("name_zh_tw", kept.name_zh_tw, text(&wanted.name_zh_tw)),
        ("name_en", kept.name_en, text(&wanted.name_en)),
        ("city", kept.city, wanted.city.map(|city| city.code().to_owned())),
        ("zone", Some(kept.zone), Some(wanted.zone.name().to_owned())),
        ("phone", kept.phone, wanted.phone.clone()),
        ("weekly", Some(kept.weekly), Some(weekly)),
    ];
    let changed = pairs.into_iter().filter(|(_, before, after)| before != after);
    let mut changes: Vec<Change> =
        changed.map(|(field, before, after)| Change::of(field, before, after)).collect();
    if kept.cut_over_minute != i64::from(wanted.cut_over.minute()) {
        let before = DayMinute::try_from(kept.cut_over_minute).map_err(Problem::fault)?;
        changes.push(Change::of("cut_over", before.to_string(), wanted.cut_over.to_string()));
    }
    work.audit(Done {
        action: "store.updated",
        object: Some(("store", store)),
        store_id: Some(store_id),
        changes,
        ..Done::default()
    })?;
    work.emit("store.changed", Some(store_id), &[("store", store)])
}

/// Puts a store away. The last one stays, and so does one that people are bound to.
pub fn archive(work: &mut Work<'_, '_>, store_id: StoreId, reason: &str) -> Result<(), Problem> {
    find(work.tx, store_id)?;
    let store_raw = store_id.raw();
    let live: Count = work.tx.one(&sql::LIVE, p![])?;
    let others = u32::try_from(live.count - 1).unwrap_or(0);
    store::archive(others).map_err(refuse)?;
    let bound: Count = work.tx.one(&sql::STAFF_BOUND, p![store_raw])?;
    if bound.count > 0 {
        let status = axum::http::StatusCode::CONFLICT;
        return Err(Problem::new(status, "store.has_staff").with("staff", bound.count));
    }
    let now = work.now().0;
    work.tx.execute(&sql::ARCHIVE, p![store_raw, now])?;
    work.audit(Done {
        action: "store.archived",
        object: Some(("store", store_raw)),
        store_id: Some(store_id),
        reason: Some(reason),
        ..Done::default()
    })?;
    work.emit("store.changed", Some(store_id), &[("store", store_raw)])
}

/// Whether a store exists and is not put away, for the guard.
pub fn exists(tx: &mut Tx<'_>, store_id: StoreId) -> Result<bool, StoreError> {
    let row: Option<StoreRow> = tx.opt(&sql::FIND, p![store_id.raw()])?;
    Ok(row.is_some_and(|row| row.archived_at.is_none()))
}

/// The store of the path as its own scope, for the guard.
pub fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    let Some(store_id) = path.get::<StoreId>("store_id") else { return Ok(None) };
    let row: Option<StoreRow> = tx.opt(&sql::FIND, p![store_id.raw()])?;
    Ok(row.map(|_| RowScope::Stores(vec![store_id])))
}
