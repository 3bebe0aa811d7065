//! The charges of a store, set all at once.

use std::collections::BTreeSet;

use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::ordering::{Charge, ChargeSize};
use zhike_store::{Tx, p};

use super::{changed, stale};
use crate::ordering::bodies::ChargeBody;
use crate::ordering::read;
use crate::ordering::sql::{charge as sql, version as version_sql};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;

/// The most charges of a store.
const MOST: usize = 20;

/// Version of a store's charges; 0 while nobody has touched them.
pub fn version(tx: &mut Tx<'_>, store_id: StoreId) -> Result<i64, Problem> {
    let kept: Option<i64> = tx.opt(&version_sql::OF_CHARGES, p![store_id.raw()])?;
    Ok(kept.unwrap_or(0))
}

fn check(at: usize, body: &ChargeBody) -> Result<(), Problem> {
    match body.size {
        ChargeSize::Guest { unit_minor } | ChargeSize::Bill { unit_minor }
            if unit_minor < Minor::ZERO =>
        {
            let pointer = format!("/charges/{at}/size/unit_minor");
            Err(Problem::field(pointer, "dish.negative_price"))
        }
        _ => Ok(()),
    }
}

/// Sets the charges of a store. A charge that names one that is there keeps its id.
pub fn set(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    version_seen: i64,
    bodies: &[ChargeBody],
) -> Result<(), Problem> {
    if version(work.tx, store_id)? != version_seen {
        return Err(stale());
    }
    if bodies.len() > MOST {
        return Err(Problem::field("/charges", "dish.too_many").with("most", MOST));
    }
    let kept = read::charges(work.tx, store_id)?;
    let mut free: BTreeSet<i64> = kept.iter().map(|one| one.charge_id.raw()).collect();
    work.tx.execute(&sql::CLEAR, p![store_id.raw()])?;
    for (at, body) in bodies.iter().enumerate() {
        check(at, body)?;
        let charge = match body.charge_id.map(|id| id.raw()) {
            None => work.id()?,
            Some(charge) if free.remove(&charge) => charge,
            Some(_) => {
                let pointer = format!("/charges/{at}/charge_id");
                return Err(Problem::field(pointer, "charge.not_there"));
            }
        };
        let rule = Charge { charge: body.charge, size: body.size, earning: body.earning };
        let rule = serde_json::to_string(&rule).map_err(Problem::fault)?;
        let channels = serde_json::to_string(&body.channels).map_err(Problem::fault)?;
        let tw = body.name_zh_tw.as_ref().map(Name::as_str);
        let en = body.name_en.as_ref().map(Name::as_str);
        let place = i64::try_from(at).map_err(Problem::fault)?;
        let name = body.name.as_str();
        work.tx.execute(
            &sql::INSERT,
            p![charge, store_id.raw(), name, tw, en, rule, channels, place],
        )?;
    }
    work.tx.put(&version_sql::RAISE, p!["charges", store_id.raw()])?;
    let before = serde_json::to_value(&kept).map_err(Problem::fault)?;
    let after = serde_json::to_value(bodies).map_err(Problem::fault)?;
    let changes: Vec<Change> = vec![Change::of("charges", before, after)];
    let object: Option<(&str, i64)> = Some(("store", store_id.raw()));
    let store = Some(store_id);
    let done = Done { action: "charges.updated", object, store_id: store, changes, reason: None };
    work.audit(done)?;
    changed(work, store, &[("store", store_id.raw())])
}
