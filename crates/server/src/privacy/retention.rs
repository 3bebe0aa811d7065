//! What is kept too long, and how it goes.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::time::Millis;
use zhike_domain::privacy::{Class, Retention};
use zhike_store::{LockKey, Tx, p};

use super::actions::{Why, erase};
use super::rules::PrivacyRules;
use super::sql::retention as sql;
use crate::platform::app::App;
use crate::platform::choices;
use crate::platform::http::act::Act;
use crate::platform::personal;
use crate::platform::problem::Problem;

/// Guests erased on one day at the most, so that a wrong clock does not empty a house at once.
const MOST_A_DAY: i64 = 500;
/// Rows deleted in one transaction.
const PART: i64 = 500;

/// One class of data with its term.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClassView {
    /// Which.
    pub class: Class,
    /// How many years it is kept.
    pub years: u32,
    /// The fewest that may be chosen.
    pub least_years: u32,
    /// The most that may be chosen.
    pub most_years: u32,
    /// How many are over today: what the next turn would take.
    pub over: i64,
}

/// Every class, and how many of it are over today.
///
/// # Errors
/// Those of the store.
pub fn classes(tx: &mut Tx<'_>, now: Millis) -> Result<Vec<ClassView>, Problem> {
    let kept = choices::in_force::<PrivacyRules>(tx)?.retention;
    let all = Class::ALL.iter().map(|class| {
        let (least_years, most_years) = class.years();
        let cutoff = kept.cutoff(*class, now).0;
        let over = match class {
            Class::DormantGuests => tx.one(&sql::COUNT_DORMANT, p![cutoff])?,
            Class::Consents => tx.one(&sql::COUNT_CONSENTS, p![cutoff])?,
            Class::Requests => tx.one(&sql::COUNT_REQUESTS, p![cutoff])?,
        };
        Ok(ClassView { class: *class, years: kept.of(*class), least_years, most_years, over })
    });
    all.collect()
}

/// Lets go of what is over; answers how many guests were erased.
///
/// # Errors
/// The first one; what was done before it stays.
pub fn turn(app: &App) -> Result<usize, Problem> {
    let now = app.clock.now();
    let (kept, guests) = app.store.read_blocking(move |tx| -> Result<_, Problem> {
        let kept: Retention = choices::in_force::<PrivacyRules>(tx)?.retention;
        let cutoff = kept.cutoff(Class::DormantGuests, now).0;
        let guests: Vec<i64> = tx.all(&sql::DORMANT, p![cutoff, MOST_A_DAY])?;
        Ok((kept, guests))
    })?;
    let mut erased = 0;
    for guest in guests {
        erased += usize::from(erase_dormant(app, guest, kept.cutoff(Class::DormantGuests, now))?);
    }
    let requests = kept.cutoff(Class::Requests, now).0;
    while app
        .store
        .write_blocking(move |tx| tx.execute(&sql::FORGET_REQUESTS, p![requests, PART]))?
        == PART as u64
    {}
    let consents = kept.cutoff(Class::Consents, now).0;
    app.store.write_blocking(move |tx| -> Result<(), Problem> {
        crate::guests::actions::consents::forget_old(tx, consents)
    })?;
    Ok(erased)
}

/// Looks again under the guest's lock: somebody who has come back meanwhile stays.
fn erase_dormant(app: &App, guest: i64, cutoff: Millis) -> Result<bool, Problem> {
    let holders = personal::of(app)?;
    let act = Act::of_system(app, "job");
    app.store.write_keyed_blocking(&[LockKey::new("guest", guest)], move |tx| {
        if tx.one::<i64>(&sql::IS_DORMANT, p![cutoff.0, guest])? == 0 {
            return Ok(false);
        }
        let guest_id = GuestId::from_raw(guest);
        erase(&mut act.start(tx), &holders, guest_id, Why::Dormant, None).map(|()| true)
    })
}
