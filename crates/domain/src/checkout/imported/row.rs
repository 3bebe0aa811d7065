//! What one row says of its order and of its line.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::column::OrderColumn;
use super::gather::Reading;
use super::total::{RawLine, Said};
use crate::guests::Phone;
use crate::imports::{RowRefusal, Stamp, clock, decimal, filled, looks_masked, stamp};
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::name::Name;
use crate::kernel::time::{BusinessDay, Millis, business_day, local_instant};
use crate::ordering::Channel;

/// The longest number of an order, characters.
const LONGEST_NUMBER: usize = 64;
/// The most guests of one order that are believed.
const MOST_GUESTS: i64 = 2_000;
/// The most that a time may lie ahead of this clock: another till's clock may be fast.
const AHEAD_MS: i64 = 24 * 3_600_000;
/// Where a day without any time of day is put: noon.
const NOON: u32 = 12 * 3_600;

/// What is wrong with a row, and in which column.
pub(super) type Bad = (Option<OrderColumn>, RowRefusal);

/// The cells of a row by column.
pub(super) struct Cells<'c> {
    pub columns: &'c [(OrderColumn, usize)],
    pub cells: &'c [&'c str],
}

impl<'c> Cells<'c> {
    pub fn get(&self, column: OrderColumn) -> Option<&'c str> {
        let (_, at) = self.columns.iter().find(|(one, _)| *one == column)?;
        filled(self.cells.get(*at)?)
    }

    pub fn has(&self, column: OrderColumn) -> bool {
        self.columns.iter().any(|(one, _)| *one == column)
    }

    fn minor(&self, column: OrderColumn, digits: u8) -> Result<Option<i64>, Bad> {
        let Some(cell) = self.get(column) else { return Ok(None) };
        let minor = decimal(cell, digits).filter(|minor| minor.abs() <= Minor::MOST);
        minor.map(Some).ok_or((Some(column), RowRefusal::AmountNotValid))
    }
}

/// When an order was opened and paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    pub opened_at: Millis,
    pub paid_at: Millis,
    pub day: BusinessDay,
}

/// The times of a row; `None` where its sheet has no column for any.
pub(super) fn when(cells: &Cells<'_>, reading: &Reading) -> Result<Option<When>, Bad> {
    let has_time = [
        OrderColumn::BusinessDay,
        OrderColumn::Date,
        OrderColumn::OpenedAt,
        OrderColumn::PaidAt,
        OrderColumn::Time,
    ]
    .into_iter()
    .any(|column| cells.has(column));
    if !has_time {
        return Ok(None);
    }
    let told = |column: OrderColumn| -> Result<Option<Stamp>, Bad> {
        let Some(cell) = cells.get(column) else { return Ok(None) };
        let cut = |why| (Some(column), why);
        // `12:05` in a column of times belongs to the day in another column.
        if column != OrderColumn::BusinessDay
            && column != OrderColumn::Date
            && let Some(second) = clock(cell)
        {
            return Ok(Some(Stamp { date: BusinessDay(i64::MIN), second: Some(second) }));
        }
        stamp(cell, reading.date_order).map(Some).map_err(cut)
    };
    let business_day = told(OrderColumn::BusinessDay)?.map(|told| told.date);
    let date = told(OrderColumn::Date)?;
    let time = told(OrderColumn::Time)?;
    let opened = told(OrderColumn::OpenedAt)?;
    let paid = told(OrderColumn::PaidAt)?;
    let day = Day { business_day, date, reading };
    let at = |told: Option<Stamp>| told.map(|told| day.instant(told)).transpose();
    let opened_at = at(opened)?;
    let both = date.map(|date| Stamp {
        date: date.date,
        second: time.and_then(|time| time.second).or(date.second),
    });
    let paid_at = match at(paid)? {
        Some(paid_at) => Some(paid_at),
        None => at(time)?.or(at(both)?),
    };
    let day_only = || business_day.map(|date| day.instant(Stamp { date, second: None }));
    let paid_at = match paid_at.or(opened_at) {
        Some(at) => Some(at),
        None => day_only().transpose()?,
    };
    let paid_at = paid_at.ok_or((None, RowRefusal::TimeMissing))?;
    if paid_at.ms_since(reading.now) > AHEAD_MS {
        return Err((Some(OrderColumn::PaidAt), RowRefusal::InFuture));
    }
    let cut = self::business_day(paid_at, &reading.zone, reading.cut_over);
    let opened_at = opened_at.unwrap_or(paid_at).min(paid_at);
    Ok(Some(When { opened_at, paid_at, day: business_day.unwrap_or(cut) }))
}

/// The day that a time of day belongs to.
struct Day<'r> {
    business_day: Option<BusinessDay>,
    date: Option<Stamp>,
    reading: &'r Reading,
}

impl Day<'_> {
    fn instant(&self, told: Stamp) -> Result<Millis, Bad> {
        let second = told.second.unwrap_or(NOON);
        let date = if told.date != BusinessDay(i64::MIN) {
            told.date
        } else if let Some(date) = self.date {
            date.date
        } else if let Some(day) = self.business_day {
            // After midnight and before the cut, the business day is the calendar's day before.
            let is_late = second < u32::from(self.reading.cut_over.minute()) * 60;
            day.plus_days(i64::from(is_late))
        } else {
            return Err((None, RowRefusal::TimeMissing));
        };
        Ok(local_instant(date, second, &self.reading.zone))
    }
}

/// The number of a row's order.
pub(super) fn order_no(cells: &Cells<'_>) -> Result<Option<String>, Bad> {
    let column = OrderColumn::OrderNo;
    if !cells.has(column) {
        return Ok(None);
    }
    let number = cells.get(column).ok_or((Some(column), RowRefusal::OrderNoMissing))?;
    // Some tills protect long numbers from spreadsheets by a mark in front.
    let number = number.trim_start_matches(['\'', '`', '=']).trim_matches('"').trim();
    if number.is_empty() {
        return Err((Some(column), RowRefusal::OrderNoMissing));
    }
    if number.chars().count() > LONGEST_NUMBER || number.chars().any(char::is_control) {
        return Err((Some(column), RowRefusal::OrderNoTooLong));
    }
    Ok(Some(number.to_owned()))
}

/// Whether the order was never paid, or wholly given back: there is nothing of it to keep.
pub(super) fn is_left_out(cells: &Cells<'_>) -> bool {
    const LEFT_OUT: [&str; 22] = [
        "取消",
        "撤单",
        "撤單",
        "作废",
        "作廢",
        "退单",
        "已退款",
        "全额退款",
        "全部退款",
        "未支付",
        "未结账",
        "未付款",
        "待支付",
        "待付款",
        "待结账",
        "挂单",
        "支付失败",
        "cancel",
        "void",
        "unpaid",
        "pending",
        "failed",
    ];
    let Some(status) = cells.get(OrderColumn::Status) else { return false };
    let status = status.to_lowercase();
    LEFT_OUT.iter().any(|word| status.contains(word)) || status == "refunded"
}

/// The sums that a row says of its order.
pub(super) fn said(cells: &Cells<'_>, digits: u8) -> Result<Said, Bad> {
    Ok(Said {
        gross: cells.minor(OrderColumn::Gross, digits)?,
        discount: cells.minor(OrderColumn::Discount, digits)?,
        net: cells.minor(OrderColumn::Net, digits)?,
        refund: cells.minor(OrderColumn::Refund, digits)?,
    })
}

/// How many sat at the table; 0 when that is not said.
pub(super) fn guests(cells: &Cells<'_>) -> u32 {
    let count = cells.get(OrderColumn::Guests).and_then(|cell| decimal(cell, 0));
    let count = count.filter(|count| (1..=MOST_GUESTS).contains(count));
    count.and_then(|count| u32::try_from(count).ok()).unwrap_or(0)
}

/// The table; what cannot be a name is none.
pub(super) fn table(cells: &Cells<'_>) -> Option<String> {
    let name: Option<Name> = cells.get(OrderColumn::Table).and_then(|cell| cell.parse().ok());
    name.map(|name| name.as_str().to_owned())
}

/// How the guests ate.
pub(super) fn channel(cells: &Cells<'_>) -> Channel {
    const DELIVERED: [&str; 7] = ["外卖", "外賣", "外送", "配送", "饿了么", "delivery", "美团外卖"];
    const TAKEN: [&str; 8] =
        ["自提", "外带", "外帶", "打包", "自取", "takeaway", "take out", "to go"];
    const FEASTS: [&str; 4] = ["宴会", "宴席", "宴會", "banquet"];
    let told = cells.get(OrderColumn::Channel).unwrap_or_default().to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| told.contains(word));
    match () {
        () if names(&DELIVERED) => Channel::Delivery,
        () if names(&TAKEN) => Channel::Takeaway,
        () if names(&FEASTS) => Channel::Banquet,
        () => Channel::DineIn,
    }
}

/// The guest's own phone. A masked number and one that a platform lends name nobody.
pub(super) fn phone(cells: &Cells<'_>) -> Option<Phone> {
    let cell = cells.get(OrderColumn::Phone).filter(|cell| !looks_masked(cell))?;
    cell.parse().ok()
}

/// The guest's card number.
pub(super) fn card_no(cells: &Cells<'_>) -> Option<String> {
    let cell = cells.get(OrderColumn::CardNo).filter(|cell| !looks_masked(cell))?;
    (cell.len() <= LONGEST_NUMBER).then(|| cell.to_owned())
}

/// The line of a row.
pub(super) fn line(
    cells: &Cells<'_>,
    digits: u8,
    words: &mut BTreeSet<Arc<str>>,
) -> Result<RawLine, Bad> {
    let name = named(cells, OrderColumn::Dish)?;
    let code = cells.get(OrderColumn::DishCode).filter(|code| code.len() <= LONGEST_NUMBER);
    if name.is_none() && code.is_none() {
        return Err((Some(OrderColumn::Dish), RowRefusal::DishMissing));
    }
    let qty_milli = match cells.get(OrderColumn::Qty) {
        None => 1_000,
        Some(cell) => {
            let qty = decimal(cell, 3);
            qty.ok_or((Some(OrderColumn::Qty), RowRefusal::QtyNotValid))?
        }
    };
    let (list_minor, due_minor) = amounts(cells, digits, qty_milli)?;
    let spec = named(cells, OrderColumn::Spec).unwrap_or_default();
    let mut kept = |text: Option<&str>| {
        let text = text?;
        if let Some(known) = words.get(text) {
            return Some(Arc::clone(known));
        }
        let fresh: Arc<str> = Arc::from(text);
        words.insert(Arc::clone(&fresh));
        Some(fresh)
    };
    let name = kept(name.as_ref().map(Name::as_str));
    let spec = kept(spec.as_ref().map(Name::as_str));
    Ok(RawLine { code: kept(code), name, spec, qty_milli, list_minor, due_minor })
}

fn named(cells: &Cells<'_>, column: OrderColumn) -> Result<Option<Name>, Bad> {
    let Some(cell) = cells.get(column) else { return Ok(None) };
    cell.parse().map(Some).map_err(|_why| (Some(column), RowRefusal::NameNotValid))
}

/// List and due of a line: the amount, or the price by the quantity; less what was taken off.
fn amounts(cells: &Cells<'_>, digits: u8, qty_milli: i64) -> Result<(i64, i64), Bad> {
    let amount = cells.minor(OrderColumn::Amount, digits)?;
    let net = cells.minor(OrderColumn::LineNet, digits)?;
    let off = cells.minor(OrderColumn::LineOff, digits)?.unwrap_or(0).abs();
    let price = cells.minor(OrderColumn::Price, digits)?;
    let by_price = price.map(|price| {
        let sign = qty_milli.signum();
        let one = Minor::from_raw(price);
        one.times(Ratio::of(qty_milli.abs(), 1_000), Rounding::HalfUp).raw() * sign
    });
    let list = amount.or(by_price).or(net);
    let list = list.ok_or((Some(OrderColumn::Amount), RowRefusal::AmountMissing))?;
    // A returned dish has its quantity below zero, and at some tills its amount above.
    let list = if qty_milli < 0 && list > 0 { -list } else { list };
    let net = net.map(|net| if qty_milli < 0 && net > 0 { -net } else { net });
    let less = if list < 0 { list + off } else { list - off };
    Ok((list, net.unwrap_or(less)))
}
