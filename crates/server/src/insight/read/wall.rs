//! Today in every store, beside what is usual at this time of day.

use zhike_domain::insight::{Period, Range, Sold, Usual, usual};
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::Millis;
use zhike_store::{Tx, p};

use super::{Stores, Wall, load};
use crate::insight::follow;
use crate::insight::sql::facts::{self, StoreRow};
use crate::insight::sql::sums::{self as sql, LastSale};
use crate::insight::views::{SoldView, StoreName, UsualView, WallStore, WallView};
use crate::platform::problem::Problem;

/// The stores that `is_seen` lets through, the one that brought the most first.
///
/// # Errors
/// Those of the store.
pub fn wall(
    tx: &mut Tx<'_>,
    now: Millis,
    is_seen: &dyn Fn(StoreId) -> bool,
) -> Result<WallView, Problem> {
    let rows: Vec<StoreRow> = tx.all(&facts::STORES, p![])?;
    let seen = rows.into_iter().filter(|row| is_seen(StoreId::from_raw(row.store_id)));
    let (mut items, mut all) = (Vec::new(), Together::default());
    for row in seen {
        items.push(store(tx, &row, now, &mut all)?);
    }
    items.sort_by_key(|item: &WallStore| std::cmp::Reverse(item.sold.revenue_minor));
    let usual = all.usual.map(|usual| UsualView::of(&all.compared, &usual));
    let behind = follow::is_behind(tx)?;
    Ok(WallView { read_at: now, behind, sold: SoldView::of(&all.sold), usual, items })
}

/// Sums over stores. Only stores that have something usual are compared.
#[derive(Default)]
struct Together {
    sold: Sold,
    compared: Sold,
    usual: Option<Usual>,
}

fn store(
    tx: &mut Tx<'_>,
    row: &StoreRow,
    now: Millis,
    all: &mut Together,
) -> Result<WallStore, Problem> {
    let name = StoreName::of(row);
    let wall = Wall::at(Stores::One(name.store_id), None, row, now)?;
    let period = Period::of(Range::Today, wall.today);
    let book = load::book(tx, &wall, wall.today.plus_days(-28), period.to)?;
    let (sold, usual) = (book.period(&period), usual(&book, &period));
    all.sold += sold;
    if let Some(usual) = usual {
        all.compared += sold;
        let before = all.usual.unwrap_or(Usual { sold: Sold::default(), days: usual.days });
        let days = before.days.min(usual.days);
        all.usual = Some(Usual { sold: before.sold + usual.sold, days });
    }
    let last: LastSale = tx.one(&sql::LAST_SALE, p![row.store_id, wall.today.days()])?;
    Ok(WallStore {
        store: name,
        today: wall.today,
        time: wall.time,
        sold: SoldView::of(&sold),
        usual: usual.map(|usual| UsualView::of(&sold, &usual)),
        last_sale_at: last.at.map(Millis),
    })
}
