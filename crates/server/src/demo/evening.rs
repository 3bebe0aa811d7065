//! What lies open at the till when the demo is looked at.

use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::team::role::Preset;

use super::bills;
use super::carry::{Ground, Known};
use super::moment::{self, Hands};
use crate::platform::app::App;
use crate::platform::problem::Problem;

const MINUTE_MS: i64 = 60_000;
/// 18:50: when somebody looks at a demo whose history ends on another day than yesterday.
const DINNER: i64 = 1_130;
/// The first minute of a business day.
const CUT_OVER: i64 = 240;

/// Opens the bills of the plan's evening: in the last hour when the history ends yesterday, else at
/// dinner of the day after it.
pub(super) fn open(
    app: &App,
    ground: &std::sync::Arc<Ground>,
    known: &Known,
    (hands, now): (&Hands, Millis),
) -> Result<(), Problem> {
    let today = ground.plan.last().plus_days(1);
    let looked_at = looked_at(today, now);
    let begins = moment::at(today, CUT_OVER);
    for (at, open) in ground.plan.evening.iter().enumerate() {
        let now = Millis((looked_at.0 - open.minutes_ago * MINUTE_MS).max(begins.0));
        hands.set(now);
        let act = ground.cast.act(app, Preset::Cashier, open.store, now);
        let guest_id = open.bill.guest.and_then(|guest| known.get(&guest)).copied();
        let ground = std::sync::Arc::clone(ground);
        app.store.write_blocking(move |tx| {
            let open = &ground.plan.evening[at];
            bills::open(tx, &ground, open.store, &open.bill, guest_id, &act).map(drop)
        })?;
    }
    Ok(())
}

fn looked_at(today: BusinessDay, now: Millis) -> Millis {
    let (from, to) = (moment::at(today, CUT_OVER), moment::at(today.plus_days(1), CUT_OVER));
    if (from..to).contains(&now) { now } else { moment::at(today, DINNER) }
}
