//! What pages see of what was sold. Changes, shares and means are worked out here, once.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::insight::{Headline, Range, Sold, Standout, Usual, change_bp, share_bp};
use zhike_domain::kernel::id::{DishId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Millis};

use super::sql::facts::StoreRow;

/// A store by its names.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoreName {
    /// The store.
    pub store_id: StoreId,
    /// Its name.
    pub name: String,
    /// In traditional characters.
    pub name_zh_tw: Option<String>,
    /// In English.
    pub name_en: Option<String>,
}

impl StoreName {
    /// From the row.
    #[must_use]
    pub fn of(row: &StoreRow) -> StoreName {
        StoreName {
            store_id: StoreId::from_raw(row.store_id),
            name: row.name.clone(),
            name_zh_tw: row.name_zh_tw.clone(),
            name_en: row.name_en.clone(),
        }
    }
}

/// Figures of some time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SoldView {
    /// Settled less refunded, minor units.
    pub revenue_minor: Minor,
    /// Due on settled bills, minor units.
    pub settled_minor: Minor,
    /// Paid back in this time, minor units.
    pub refunded_minor: Minor,
    /// Refunds paid back in this time.
    pub refunds: i64,
    /// Settled bills.
    pub bills: i64,
    /// Guests on them.
    pub guests: i64,
    /// Revenue for each guest, minor units.
    pub average_minor: Option<Minor>,
    /// Bills of members.
    pub member_bills: i64,
    /// Their share of the bills, basis points.
    pub member_bp: Option<i64>,
    /// Bills that were somebody's first.
    pub new_bills: i64,
    /// List price of what was settled, minor units.
    pub list_minor: Minor,
    /// List price less due, minor units.
    pub discount_minor: Minor,
    /// Its share of the list price, basis points.
    pub discount_bp: Option<i64>,
}

impl SoldView {
    /// From the sums.
    #[must_use]
    pub fn of(sold: &Sold) -> SoldView {
        SoldView {
            revenue_minor: sold.revenue_minor(),
            settled_minor: sold.due_minor,
            refunded_minor: sold.refunded_minor,
            refunds: sold.refunds,
            bills: sold.bills,
            guests: sold.guests,
            average_minor: sold.average_minor(),
            member_bills: sold.member_bills,
            member_bp: sold.member_bp(),
            new_bills: sold.new_bills,
            list_minor: sold.list_minor,
            discount_minor: sold.discount_minor(),
            discount_bp: sold.discount_bp(),
        }
    }
}

/// How far figures are from others, basis points; of shares the difference in basis points.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ChangeView {
    /// Of the revenue.
    pub revenue_bp: Option<i64>,
    /// Of the guests.
    pub guests_bp: Option<i64>,
    /// Of the average per guest.
    pub average_bp: Option<i64>,
    /// Of the bills.
    pub bills_bp: Option<i64>,
    /// Of the members' share, as a difference.
    pub member_points_bp: Option<i64>,
    /// Of the share of discounts, as a difference.
    pub discount_points_bp: Option<i64>,
}

impl ChangeView {
    /// From `then` to `now`.
    #[must_use]
    pub fn of(now: &Sold, then: &Sold) -> ChangeView {
        let average = now.average_minor().zip(then.average_minor());
        let points = |now: Option<i64>, then: Option<i64>| Some(now? - then?);
        ChangeView {
            revenue_bp: change_bp(now.revenue_minor().raw(), then.revenue_minor().raw()),
            guests_bp: change_bp(now.guests, then.guests),
            average_bp: average.and_then(|(now, then)| change_bp(now.raw(), then.raw())),
            bills_bp: change_bp(now.bills, then.bills),
            member_points_bp: points(now.member_bp(), then.member_bp()),
            discount_points_bp: points(now.discount_bp(), then.discount_bp()),
        }
    }
}

/// Figures beside what is usual.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UsualView {
    /// The mean of the same weekdays before; of a running day up to the same time of day.
    pub sold: SoldView,
    /// From how many of them, at least.
    pub days: i64,
    /// How far the figures are from it.
    pub change: ChangeView,
}

impl UsualView {
    /// What is usual beside what was sold.
    #[must_use]
    pub fn of(sold: &Sold, usual: &Usual) -> UsualView {
        UsualView {
            sold: SoldView::of(&usual.sold),
            days: usual.days,
            change: ChangeView::of(sold, &usual.sold),
        }
    }
}

/// As many days directly before.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BeforeView {
    /// The first of them.
    pub from: BusinessDay,
    /// The day after the last of them.
    pub to: BusinessDay,
    /// What they came to; of a running day up to the same time of day.
    pub sold: SoldView,
    /// How far the figures are from it.
    pub change: ChangeView,
}

/// The one sentence about the period.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeadlineView {
    /// `nothing`, `no_usual`, `as_usual`, `more` or `less`.
    pub code: String,
    /// How far from usual, basis points.
    pub change_bp: Option<i64>,
    /// What that comes from: `guests`, `average` or `both`.
    pub cause: Option<String>,
}

impl HeadlineView {
    /// From what the rule says.
    #[must_use]
    pub fn of(headline: &Headline) -> HeadlineView {
        let (change_bp, cause) = match headline {
            Headline::Nothing | Headline::NoUsual => (None, None),
            Headline::AsUsual { change_bp } => (Some(*change_bp), None),
            Headline::Changed { change_bp, cause } => (Some(*change_bp), Some(cause.as_str())),
        };
        let cause = cause.map(str::to_owned);
        HeadlineView { code: headline.code().to_owned(), change_bp, cause }
    }
}

/// The hour or day that is furthest from its own usual.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandoutView {
    /// The day.
    pub day: BusinessDay,
    /// The hour, when the report is about one day.
    pub hour: Option<u8>,
    /// What it came to, minor units.
    pub revenue_minor: Minor,
    /// What it usually comes to, minor units.
    pub usual_minor: Minor,
    /// How far that is, basis points.
    pub change_bp: Option<i64>,
}

impl StandoutView {
    /// From what the rule found.
    #[must_use]
    pub fn of(found: &Standout) -> StandoutView {
        StandoutView {
            day: found.day,
            hour: found.hour,
            revenue_minor: found.revenue_minor,
            usual_minor: found.usual_minor,
            change_bp: change_bp(found.revenue_minor.raw(), found.usual_minor.raw()),
        }
    }
}

/// One day of the columns.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ColumnView {
    /// The day.
    pub day: BusinessDay,
    /// 1 = Monday … 7 = Sunday.
    pub weekday: u8,
    /// Settled less refunded, minor units.
    pub revenue_minor: Minor,
    /// Settled bills.
    pub bills: i64,
    /// Guests on them.
    pub guests: i64,
    /// Whether the report is about it, or about one of its weekday.
    pub marked: bool,
    /// Whether it has not ended yet.
    pub running: bool,
}

/// Busy hours of a week.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeatView {
    /// The first day it is made from.
    pub from: BusinessDay,
    /// The day after the last one.
    pub to: BusinessDay,
    /// Hours on the wall, in the order of the business day.
    pub hours: Vec<u8>,
    /// Each hour of each weekday.
    pub cells: Vec<HeatCellView>,
}

/// One hour of one weekday.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeatCellView {
    /// 1 = Monday … 7 = Sunday.
    pub weekday: u8,
    /// The hour on the wall.
    pub hour: u8,
    /// Guests in it, on the mean of the days that were open.
    pub guests: i64,
    /// 0 to 5, for its colour.
    pub level: i64,
}

/// A channel, a tender, or whether the guest is known.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartView {
    /// `dine_in`, `cash`, `new` …
    pub word: String,
    /// Settled bills with it.
    pub bills: i64,
    /// Guests on them.
    pub guests: i64,
    /// Settled less refunded, minor units.
    pub revenue_minor: Minor,
    /// Its share of those above nothing, basis points; together 10,000.
    pub share_bp: i64,
}

/// A dish that went.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DishView {
    /// The dish of the menu; `null` for one that only another till knows.
    pub dish_id: Option<DishId>,
    /// Its name.
    pub name: String,
    /// In traditional characters.
    pub name_zh_tw: Option<String>,
    /// In English.
    pub name_en: Option<String>,
    /// Bills it is on.
    pub bills: i64,
    /// How much of it, thousandths.
    pub qty_milli: i64,
    /// By the menu, minor units.
    pub list_minor: Minor,
    /// Due for it after every discount, before refunds, minor units.
    pub due_minor: Minor,
    /// As a share of the first of the list, basis points.
    pub bar_bp: i64,
    /// How much of it usually goes, thousandths.
    pub usual_qty_milli: Option<i64>,
    /// How far the quantity is from usual, basis points.
    pub change_bp: Option<i64>,
}

impl DishView {
    /// The length of its bar beside the dish that brought the most.
    pub fn beside(&mut self, most: Minor) {
        self.bar_bp = share_bp(self.due_minor.raw(), most.raw()).unwrap_or_default().max(0);
    }
}

/// What was sold in a period.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SalesView {
    /// The store; `null` for all of them.
    pub store: Option<StoreName>,
    /// The name of the range, when it was asked by name.
    pub range: Option<Range>,
    /// The first day.
    pub from: BusinessDay,
    /// The day after the last one.
    pub to: BusinessDay,
    /// The business day that runs.
    pub today: BusinessDay,
    /// The time of day on the wall.
    pub time: DayMinute,
    /// When this was read.
    pub read_at: Millis,
    /// Whether the last of the days has not ended.
    pub running: bool,
    /// Whether bills were settled that are not in it yet; they will be within seconds.
    pub behind: bool,
    /// The first day that anything was sold on.
    pub first_day: Option<BusinessDay>,
    /// Days from then to today.
    pub days_known: i64,
    /// What is true of it.
    pub headline: HeadlineView,
    /// What stands out of it.
    pub standout: Option<StandoutView>,
    /// The figures.
    pub sold: SoldView,
    /// What is usual.
    pub usual: Option<UsualView>,
    /// The days directly before.
    pub before: Option<BeforeView>,
    /// 28 days up to the last one.
    pub columns: Vec<ColumnView>,
    /// The four weeks of whole days up to the last one.
    pub heat: HeatView,
    /// By channel.
    pub channels: Vec<PartView>,
    /// By tender.
    pub tenders: Vec<PartView>,
    /// By whether the guest is known.
    pub guest_kinds: Vec<PartView>,
    /// The dishes that brought the most.
    pub dishes: Vec<DishView>,
    /// How many dishes went.
    pub dishes_sold: i64,
}

/// A store on the wall.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WallStore {
    /// The store.
    pub store: StoreName,
    /// Its business day.
    pub today: BusinessDay,
    /// The time of day on its wall.
    pub time: DayMinute,
    /// Today so far.
    pub sold: SoldView,
    /// The same weekdays before, up to the same time of day.
    pub usual: Option<UsualView>,
    /// When something was last settled today.
    pub last_sale_at: Option<Millis>,
}

/// Today in every store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WallView {
    /// When this was read.
    pub read_at: Millis,
    /// Whether bills were settled that are not in it yet.
    pub behind: bool,
    /// All of them together.
    pub sold: SoldView,
    /// What is usual of those that have something usual.
    pub usual: Option<UsualView>,
    /// The stores, the one that brought the most first.
    pub items: Vec<WallStore>,
}
