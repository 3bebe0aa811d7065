//! What erasing a guest would mean.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::privacy::{Standing, check_erasure};
use zhike_store::Tx;

use crate::guests::actions::records_of;
use crate::platform::http::call::refuse;
use crate::platform::personal::{Erasure, Holders, Owed};
use crate::platform::problem::Problem;

/// Why a guest cannot be erased now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HindranceView {
    /// The code that the erasure would be refused with.
    pub code: String,
    /// What its sentence names.
    pub params: Map<String, Value>,
}

/// What stays of a guest, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeptView {
    /// The table.
    pub table: String,
    /// Why, in a sentence for developers.
    pub why: String,
}

/// What erasing a guest would mean.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ErasureView {
    /// What stands against it; `null` when it may be done.
    pub hindrance: Option<HindranceView>,
    /// Points that the guest gives up.
    pub points: i64,
    /// Gift money that the guest gives up.
    pub bonus_minor: Minor,
    /// Coupons that the guest gives up.
    pub coupons: i64,
    /// What stays under a number.
    pub kept: Vec<KeptView>,
}

/// The part that the rule looks at.
#[must_use]
pub fn standing(owed: &Owed) -> Standing {
    Standing {
        principal_minor: owed.principal_minor,
        is_held: owed.is_held,
        open_bills: owed.open_bills,
    }
}

/// What erasing this guest would mean.
///
/// # Errors
/// Those of the store.
pub fn preview(
    tx: &mut Tx<'_>,
    holders: &Holders,
    guest_id: GuestId,
) -> Result<ErasureView, Problem> {
    let records = records_of(tx, guest_id)?;
    let owed = holders.owed(tx, &records)?;
    let hindrance = check_erasure(&standing(&owed)).map_err(refuse).err();
    let kept = holders.tables().filter_map(|table| match table.erasure {
        Erasure::Kept(why) => Some(KeptView { table: table.name.to_owned(), why: why.to_owned() }),
        Erasure::Gone | Erasure::Emptied => None,
    });
    Ok(ErasureView {
        hindrance: hindrance
            .map(|problem| HindranceView { code: problem.code.to_owned(), params: problem.params }),
        points: owed.points,
        bonus_minor: Minor::new(owed.bonus_minor).map_err(refuse)?,
        coupons: owed.coupons,
        kept: kept.collect(),
    })
}
