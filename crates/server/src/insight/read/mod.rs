//! Reading sums: a report, the wall of stores.

mod dishes;
mod load;
mod report;
mod wall;

use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::{
    BusinessDay, DayMinute, Millis, Zone, business_day, local_minute,
};
use zhike_store::{Tx, p};

use super::sql::facts::{self, StoreRow};
use super::views::StoreName;
use crate::platform::problem::Problem;

pub use report::{Asked, Part, days, report};
pub use wall::wall;

/// Which stores a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stores {
    /// One.
    One(StoreId),
    /// All that ever sold anything.
    All,
}

impl Stores {
    /// The first and the last one, as statements take them.
    #[must_use]
    pub const fn bounds(self) -> (i64, i64) {
        match self {
            Stores::One(store_id) => (store_id.raw(), store_id.raw()),
            Stores::All => (i64::MIN, i64::MAX),
        }
    }
}

/// What the clock on the wall says.
#[derive(Clone, Debug)]
pub struct Wall {
    /// Which stores.
    pub stores: Stores,
    /// The store, when it is one.
    pub name: Option<StoreName>,
    /// Its zone; of all stores that of the oldest one.
    pub zone: Zone,
    /// When its day ends.
    pub cut_over: DayMinute,
    /// The instant.
    pub now: Millis,
    /// The business day that runs.
    pub today: BusinessDay,
    /// The time of day.
    pub time: DayMinute,
}

impl Wall {
    /// The clock of a store, or of the oldest store for all of them; 404 when there is none.
    pub fn of(tx: &mut Tx<'_>, stores: Stores, now: Millis) -> Result<Wall, Problem> {
        let row: Option<StoreRow> = match stores {
            Stores::One(store_id) => tx.opt(&facts::ZONE, p![store_id.raw()])?,
            Stores::All => tx.all(&facts::STORES, p![])?.into_iter().next(),
        };
        let row = row.ok_or_else(Problem::not_there)?;
        let name = matches!(stores, Stores::One(_)).then(|| StoreName::of(&row));
        Wall::at(stores, name, &row, now)
    }

    /// The clock of a store that was read.
    pub fn at(
        stores: Stores,
        name: Option<StoreName>,
        row: &StoreRow,
        now: Millis,
    ) -> Result<Wall, Problem> {
        let zone: Zone = row.zone.parse().map_err(Problem::fault)?;
        let cut_over = DayMinute::try_from(row.cut_over_minute).map_err(Problem::fault)?;
        let (today, time) = (business_day(now, &zone, cut_over), local_minute(now, &zone));
        Ok(Wall { stores, name, zone, cut_over, now, today, time })
    }
}
