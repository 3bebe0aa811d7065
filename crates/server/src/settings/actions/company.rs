//! The company's own data.

use zhike_domain::kernel::id::CompanyId;
use zhike_domain::kernel::name::Name;
use zhike_domain::settings::city::City;
use zhike_domain::settings::company::{Currency, IssuerType};
use zhike_domain::settings::guest_address::GuestAddress;
use zhike_store::{Tx, p};

use super::stale;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;
use crate::settings::sql::company::{self as sql, CompanyRow};

/// Writes the company of a new house.
pub fn insert(
    work: &mut Work<'_, '_>,
    name: &Name,
    currency: Currency,
) -> Result<CompanyId, Problem> {
    let company = work.id()?;
    let now = work.now().0;
    work.tx.execute(&sql::INSERT, p![company, name.as_str(), currency.as_str(), now])?;
    Ok(CompanyId::from_raw(company))
}

/// The company, once the set-up has named it.
pub fn find(tx: &mut Tx<'_>) -> Result<Option<CompanyRow>, Problem> {
    Ok(tx.opt(&sql::GET, p![])?)
}

/// Sets the currency of a house that has no amounts yet.
pub fn set_currency(work: &mut Work<'_, '_>, currency: Currency) -> Result<(), Problem> {
    work.tx.execute(&sql::SET_CURRENCY, p![currency.as_str()])?;
    Ok(())
}

/// What may be changed of the company; `None` leaves it.
#[derive(Clone, Default)]
pub struct CompanyChange {
    /// Another name.
    pub name: Option<Name>,
    /// Another name in traditional characters, or none.
    pub name_zh_tw: Option<Option<Name>>,
    /// Another name in English, or none.
    pub name_en: Option<Option<Name>>,
    /// Another city.
    pub city: Option<City>,
    /// Another kind of issuer.
    pub issuer_type: Option<IssuerType>,
    /// Another address for guests, or none yet.
    pub guest_address: Option<Option<GuestAddress>>,
}

fn text(name: Option<Name>) -> Option<String> {
    name.map(|name| name.as_str().to_owned())
}

/// Changes the company.
///
/// # Errors
/// 412 `conflict.stale` when somebody changed it meanwhile.
pub fn change(work: &mut Work<'_, '_>, version: i64, change: CompanyChange) -> Result<(), Problem> {
    let kept = find(work.tx)?.ok_or_else(Problem::not_there)?;
    let company = kept.company_id;
    let name = text(change.name).unwrap_or_else(|| kept.name.clone());
    let tw = change.name_zh_tw.map_or_else(|| kept.name_zh_tw.clone(), text);
    let en = change.name_en.map_or_else(|| kept.name_en.clone(), text);
    let city = change.city.map(|city| city.code().to_owned()).or_else(|| kept.city.clone());
    let issuer = change.issuer_type.map(|issuer| issuer.as_str().to_owned());
    let issuer = issuer.or_else(|| kept.issuer_type.clone());
    let address = |address: Option<GuestAddress>| address.map(|it| it.as_str().to_owned());
    let guest_address = change.guest_address.map_or_else(|| kept.guest_address.clone(), address);
    let row = p![
        company,
        version,
        name.as_str(),
        tw.as_deref(),
        en.as_deref(),
        kept.currency.as_str(),
        city.as_deref(),
        issuer.as_deref(),
        guest_address.as_deref()
    ];
    if work.tx.execute(&sql::UPDATE, row)? == 0 {
        return Err(stale());
    }
    let pairs = [
        ("name", Some(kept.name), Some(name)),
        ("name_zh_tw", kept.name_zh_tw, tw),
        ("name_en", kept.name_en, en),
        ("city", kept.city, city),
        ("issuer_type", kept.issuer_type, issuer),
        ("guest_address", kept.guest_address, guest_address),
    ];
    let changed = pairs.into_iter().filter(|(_, before, after)| before != after);
    let changes = changed.map(|(field, before, after)| Change::of(field, before, after)).collect();
    let object = Some(("company", company));
    work.audit(Done { action: "company.updated", object, changes, ..Done::default() })?;
    work.emit("company.changed", None, &[("company", company)])
}
