//! A store's own clock: its zone, and the hour at which its business day ends.

use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Millis, Moment, Zone, business_day};
use zhike_store::{Tx, p, row, sql};

use crate::platform::problem::Problem;

row! {
    /// What of a store its clock needs.
    pub struct ClockRow {
        zone: String,
        cut_over_minute: i64,
    }
}

sql! {
    OF_STORE = "select zone, cut_over_minute from pub_store where store_id = ?1";
    OF_ALL = "select distinct zone, cut_over_minute from pub_store";
}

/// A store's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreClock {
    /// Which store.
    pub store_id: StoreId,
    /// Its time zone.
    pub zone: Zone,
    /// When its business day ends.
    pub cut_over: DayMinute,
}

impl StoreClock {
    /// The business day at an instant.
    #[must_use]
    pub fn day(&self, now: Millis) -> BusinessDay {
        business_day(now, &self.zone, self.cut_over)
    }

    /// Everything that a schedule asks of a clock.
    #[must_use]
    pub fn moment(&self, now: Millis) -> Moment {
        Moment::at(now, &self.zone, self.cut_over)
    }
}

/// The clock of a store that is not archived; 404 when there is none.
pub fn of(tx: &mut Tx<'_>, store_id: StoreId) -> Result<StoreClock, Problem> {
    let row: Option<ClockRow> = tx.opt(&OF_STORE, p![store_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let zone = row.zone.parse().map_err(Problem::fault)?;
    let cut_over = DayMinute::try_from(row.cut_over_minute).map_err(Problem::fault)?;
    Ok(StoreClock { store_id, zone, cut_over })
}

/// The latest business day that any store has; UTC's while there is none.
pub fn latest_day(tx: &mut Tx<'_>, now: Millis) -> Result<BusinessDay, Problem> {
    let rows: Vec<ClockRow> = tx.all(&OF_ALL, p![])?;
    let mut latest = None;
    for row in rows {
        let zone = row.zone.parse().map_err(Problem::fault)?;
        let cut_over = DayMinute::try_from(row.cut_over_minute).map_err(Problem::fault)?;
        latest = latest.max(Some(business_day(now, &zone, cut_over)));
    }
    Ok(latest.unwrap_or(BusinessDay(now.0.div_euclid(86_400_000))))
}
