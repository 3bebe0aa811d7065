//! One report: figures, what is usual, days, hours, parts and dishes.

use zhike_domain::insight::{
    Book, HeadlineFacts, HeatCell, Period, Range, Sold, headline, heat, shares, standout, usual,
};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::{Tx, p};

use super::{Stores, Wall, dishes, load};
use crate::insight::follow;
use crate::insight::sql::sums::{self as sql, PartRow};
use crate::insight::views::{
    BeforeView, ChangeView, ColumnView, HeadlineView, HeatCellView, HeatView, PartView, SalesView,
    SoldView, StandoutView, UsualView,
};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Days of the columns and of the busy hours.
const MONTH: i64 = 28;
/// Dishes of a page; a file has all of them.
const MOST_DISHES: usize = 100;

/// Which days are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// By name.
    pub range: Option<Range>,
    /// The first day.
    pub from: Option<BusinessDay>,
    /// The day after the last one.
    pub to: Option<BusinessDay>,
}

/// How much of the dishes is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those that brought the most.
    Page,
    /// All of them.
    File,
}

/// What was sold.
///
/// # Errors
/// 404 for a store that is not there, and the refusals of the days.
pub fn report(
    tx: &mut Tx<'_>,
    stores: Stores,
    asked: &Asked,
    part: Part,
    now: Millis,
) -> Result<SalesView, Problem> {
    let wall = Wall::of(tx, stores, now)?;
    let period = Period::asked(asked.range, asked.from, asked.to, wall.today).map_err(refuse)?;
    let named = asked.from.is_none().then_some(asked.range.unwrap_or(Range::Today));
    let from = period.before().from.min(period.from.plus_days(-MONTH - 7));
    let book = load::book(tx, &wall, from, period.to)?;
    let (sold, usual) = (book.period(&period), usual(&book, &period));
    let said = HeadlineFacts { sold, usual: usual.map(|usual| usual.sold) };
    let standout = standout(&book, &period, wall.time, wall.cut_over);
    let parts: Vec<PartRow> = {
        let (first, last) = stores.bounds();
        tx.all(&sql::PARTS, p![first, last, period.from.days(), period.to.days()])?
    };
    let mut dishes = dishes::of(tx, &wall, &book, &period)?;
    let dishes_sold = dishes.len() as i64;
    if part == Part::Page {
        dishes.truncate(MOST_DISHES);
    }
    Ok(SalesView {
        range: named,
        from: period.from,
        to: period.to,
        today: wall.today,
        time: wall.time,
        read_at: now,
        running: period.has(wall.today),
        behind: follow::is_behind(tx)?,
        first_day: book.first_day,
        days_known: book.days_known(wall.today),
        headline: HeadlineView::of(&headline(&said)),
        standout: standout.as_ref().map(StandoutView::of),
        sold: SoldView::of(&sold),
        usual: usual.map(|usual| UsualView::of(&sold, &usual)),
        before: before(&book, &period, &sold),
        columns: columns(&book, &period),
        heat: busy(&book, &period, &wall),
        channels: parts_of(&parts, "channel"),
        tenders: parts_of(&parts, "tender"),
        guest_kinds: parts_of(&parts, "guest_kind"),
        dishes,
        dishes_sold,
        store: wall.name,
    })
}

/// Each day of the period with its figures, for a file.
///
/// # Errors
/// As [`report`].
pub fn days(
    tx: &mut Tx<'_>,
    stores: Stores,
    asked: &Asked,
    now: Millis,
) -> Result<Vec<(BusinessDay, SoldView)>, Problem> {
    let wall = Wall::of(tx, stores, now)?;
    let period = Period::asked(asked.range, asked.from, asked.to, wall.today).map_err(refuse)?;
    let book = load::book(tx, &wall, period.from, period.to)?;
    Ok(period.days().map(|day| (day, SoldView::of(&book.day(day)))).collect())
}

/// The days directly before, when anything was ever sold by then; yesterday up to now before a
/// running day.
fn before(book: &Book, period: &Period, sold: &Sold) -> Option<BeforeView> {
    let before = period.before();
    if book.first_day.is_none_or(|first| first > before.from) {
        return None;
    }
    let then: Sold = match period.only_day() {
        Some(day) => book.like(before.from, day),
        None => book.period(&before),
    };
    let change = ChangeView::of(sold, &then);
    Some(BeforeView { from: before.from, to: before.to, sold: SoldView::of(&then), change })
}

fn columns(book: &Book, period: &Period) -> Vec<ColumnView> {
    let days = Period { from: period.to.plus_days(-MONTH), to: period.to };
    let marked = |day: BusinessDay| match period.only_day() {
        Some(only) => day.weekday() == only.weekday(),
        None => period.has(day),
    };
    let column = |day: BusinessDay| {
        let sold = book.day(day);
        ColumnView {
            day,
            weekday: day.weekday(),
            revenue_minor: sold.revenue_minor(),
            bills: sold.bills,
            guests: sold.guests,
            marked: marked(day),
            running: book.today == Some(day),
        }
    };
    days.days().map(column).collect()
}

fn busy(book: &Book, period: &Period, wall: &Wall) -> HeatView {
    let to = period.to.min(wall.today);
    let days = Period { from: to.plus_days(-MONTH), to };
    let heat = heat(book, &days, wall.cut_over);
    let cell = |cell: &HeatCell| HeatCellView {
        weekday: cell.weekday,
        hour: cell.hour,
        guests: cell.guests,
        level: cell.level,
    };
    let cells = heat.cells.iter().map(cell).collect();
    HeatView { from: days.from, to: days.to, hours: heat.hours, cells }
}

/// The rows of one part, the greatest first.
fn parts_of(rows: &[PartRow], part: &str) -> Vec<PartView> {
    let rows: Vec<&PartRow> = rows.iter().filter(|row| row.part == part).collect();
    let revenue = |row: &&PartRow| Minor::from_raw(row.settled_minor - row.refunded_minor);
    let amounts: Vec<Minor> = rows.iter().map(revenue).collect();
    let shares = shares(&amounts);
    let view = |((row, revenue_minor), share_bp): ((&&PartRow, &Minor), &i64)| PartView {
        word: row.word.clone(),
        bills: row.bills,
        guests: row.guests,
        revenue_minor: *revenue_minor,
        share_bp: *share_bp,
    };
    let mut views: Vec<PartView> = rows.iter().zip(&amounts).zip(&shares).map(view).collect();
    views.sort_by_key(|view| std::cmp::Reverse(view.revenue_minor));
    views
}
