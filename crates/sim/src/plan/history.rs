//! A year of the plan: who came when, what was eaten, how it was paid.

use zhike_domain::kernel::time::BusinessDay;

use super::calendar::{Holiday, fullness, holiday};
use super::menu::{CATEGORIES, DISHES, Sold, of_category};
use super::names::pick;
use super::people::{DAYS, PlannedGuest, is_birthday, weighted};
use crate::Dice;

/// One thing that happened, in the order of its store's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Days since the first day of the plan.
    pub day: i64,
    /// Minutes since midnight.
    pub minute: i64,
    /// In which store.
    pub store: usize,
    /// What.
    pub what: What,
}

/// What can happen. Later parts of the product add words of their own, and a strand beside
/// `coupons` that says when they happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Somebody was written down as a guest.
    Meet(usize),
    /// A guest joined.
    Join(usize),
    /// A member was given a coupon.
    Coupon {
        /// Who.
        guest: usize,
        /// Why, which decides the template.
        gift: Gift,
    },
    /// A guest bought stored value by a plan.
    TopUp {
        /// Who.
        guest: usize,
        /// Which plan, from the smallest.
        plan: usize,
        /// How it was paid.
        tender: &'static str,
    },
    /// A bill was paid.
    Bill(PlannedBill),
}

/// Why a coupon is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gift {
    /// For joining.
    Welcome,
    /// For a birthday that is near.
    Birthday,
    /// For coming again after a long time.
    ComeBack,
}

impl Gift {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Welcome, Self::Birthday, Self::ComeBack];
}

/// One bill of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedBill {
    /// At which table; none for what is taken away.
    pub table: Option<String>,
    /// Minutes from ringing up to paying.
    pub stay_minutes: i64,
    /// The guest who was named.
    pub guest: Option<usize>,
    /// How many sat at the table.
    pub party: u32,
    /// `dine_in` or `takeaway`.
    pub channel: &'static str,
    /// Position of the dish and thousandths of its unit.
    pub dishes: Vec<(usize, i64)>,
    /// How what stored value does not pay is paid.
    pub tender: &'static str,
    /// Whether stored value pays what it can.
    pub stored_value: bool,
    /// Whether the guest asks to use points.
    pub points: bool,
    /// How much is paid back later: nothing, one line, or everything.
    pub refund: PlannedRefund,
}

/// What goes back of a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlannedRefund {
    /// Nothing.
    None,
    /// Its first line.
    OneLine,
    /// All of it.
    Whole,
}

/// Thousandths of a mean gap at 16 evenly spaced quantiles of the exponential distribution; whole
/// numbers, so that a plan is the same on every machine.
const GAPS: [i64; 16] =
    [32, 99, 170, 247, 330, 421, 521, 631, 755, 898, 1_064, 1_266, 1_520, 1_856, 2_367, 3_466];

/// Lunch and dinner, minutes since midnight.
const LUNCH: (u64, u64) = (675, 810);
const DINNER: (u64, u64) = (1_035, 1_215);

/// Who came when in a year that begins at `first`, and what he did; not yet sorted.
#[must_use]
pub fn history(
    dice: &Dice,
    guests: &[PlannedGuest],
    first: BusinessDay,
    bills_a_day: u64,
    stores: usize,
) -> Vec<Event> {
    let mut events = Vec::new();
    let mut named = vec![0_u64; usize::try_from(DAYS).unwrap_or(0)];
    for (at, guest) in guests.iter().enumerate() {
        let mut roll = dice.split(1_000 + at as u64);
        visits(&mut roll, at, guest, first, &mut named, &mut events);
    }
    for day in 0..DAYS {
        let mut roll = dice.split(900_000_000 + day.unsigned_abs());
        let wanted = bills_a_day * fullness(first.plus_days(day)) / 1_000;
        let there = usize::try_from(day).ok().and_then(|at| named.get(at)).copied().unwrap_or(0);
        for _ in there..wanted {
            let store = pick(&mut roll, stores);
            events.push(passer_by(&mut roll, day, store, first));
        }
    }
    events
}

fn visits(
    dice: &mut Dice,
    at: usize,
    guest: &PlannedGuest,
    first: BusinessDay,
    named: &mut [u64],
    events: &mut Vec<Event>,
) {
    let habit = &guest.habit;
    let met = habit.first.min(guest.joined.unwrap_or(habit.first)).clamp(0, DAYS - 1);
    events.push(Event { day: met, minute: 610, store: guest.store, what: What::Meet(at) });
    if let Some(day) = guest.joined.filter(|day| *day < DAYS) {
        events.push(Event { day, minute: 620, store: guest.store, what: What::Join(at) });
    }
    let mut day = habit.first;
    let mut number = 0;
    while day < DAYS.min(habit.until) {
        let on = first.plus_days(day);
        let is_closed_at_home = holiday(on) == Some(Holiday::NewYearDays) && !dice.chance(300);
        if !is_closed_at_home {
            let joined = guest.joined.is_some_and(|since| since <= day);
            if joined && habit.tops_up && number % 6 == 0 {
                events.push(top_up(dice, at, guest, day));
            }
            events.push(visit(dice, at, guest, (day, on)));
            if let Some(count) = usize::try_from(day).ok().and_then(|at| named.get_mut(at)) {
                *count += 1;
            }
            number += 1;
        }
        day += next_gap(dice, guest, first.plus_days(day));
    }
}

/// Days until the next visit, moved to the guest's weekday where it is near.
fn next_gap(dice: &mut Dice, guest: &PlannedGuest, from: BusinessDay) -> i64 {
    let mean = guest.habit.every_days;
    let gap = (mean * GAPS[pick(dice, GAPS.len())] / 1_000).max(1);
    let lands = from.plus_days(gap).weekday();
    let ahead = (i64::from(guest.habit.weekday) - i64::from(lands)).rem_euclid(7);
    if ahead <= 2 || (gap >= 14 && dice.chance(500)) { gap + ahead } else { gap }
}

fn top_up(dice: &mut Dice, at: usize, guest: &PlannedGuest, day: i64) -> Event {
    let plan = usize::try_from(weighted(dice, &[(0, 5), (1, 3), (2, 1)])).unwrap_or(0);
    let tender = paid_by(dice);
    let what = What::TopUp { guest: at, plan, tender };
    Event { day, minute: 640, store: guest.store, what }
}

fn visit(dice: &mut Dice, at: usize, guest: &PlannedGuest, (day, on): (i64, BusinessDay)) -> Event {
    let habit = &guest.habit;
    let celebrates = is_birthday(guest, on) || holiday(on) == Some(Holiday::ReunionEve);
    let more = if celebrates { 3 } else { dice.between(0, 3).saturating_sub(1) };
    let party = u32::try_from(habit.party + more).unwrap_or(2);
    let mut dishes = order(dice, party, &habit.favourites);
    if is_birthday(guest, on)
        && let Some(noodles) = position("长寿面")
    {
        add(&mut dishes, noodles, 1_000);
    }
    let joined = guest.joined.is_some_and(|since| since <= day);
    let bill = PlannedBill {
        table: Some(table(dice, party)),
        stay_minutes: stay(dice, party),
        guest: Some(at),
        party,
        channel: "dine_in",
        dishes,
        tender: paid_by(dice),
        stored_value: joined && habit.tops_up,
        points: joined && habit.uses_points && dice.chance(300),
        refund: refund(dice),
    };
    let (from, to) = if habit.is_lunch { LUNCH } else { DINNER };
    let minute = i64::try_from(dice.between(from, to)).unwrap_or(0);
    Event { day, minute, store: guest.store, what: What::Bill(bill) }
}

/// Somebody whom nobody knows by name.
pub fn passer_by(dice: &mut Dice, day: i64, store: usize, first: BusinessDay) -> Event {
    let is_weekend = first.plus_days(day).weekday() >= 6;
    let more = u64::from(is_weekend);
    let party = weighted(dice, &[(1, 90), (2, 380), (3, 180), (4, 200), (6, 100), (8, 50)]);
    let party = u32::try_from(party.unsigned_abs() + more).unwrap_or(2);
    let takes_away = party <= 2 && dice.chance(120);
    let bill = PlannedBill {
        table: (!takes_away).then(|| table(dice, party)),
        stay_minutes: if takes_away { 3 } else { stay(dice, party) },
        guest: None,
        party,
        channel: if takes_away { "takeaway" } else { "dine_in" },
        dishes: order(dice, party, &[]),
        tender: paid_by(dice),
        stored_value: false,
        points: false,
        refund: refund(dice),
    };
    let (from, to) = if dice.chance(400) { LUNCH } else { DINNER };
    let minute = i64::try_from(dice.between(from, to)).unwrap_or(0);
    Event { day, minute, store, what: What::Bill(bill) }
}

/// A table that seats the party: A for up to two, B for four, C for eight, and private rooms.
pub fn table(dice: &mut Dice, party: u32) -> String {
    let (letter, tables) = match party {
        0..=2 => ("A", 12),
        3 | 4 => ("B", 14),
        5..=8 => ("C", 8),
        _ => ("V", 4),
    };
    format!("{letter}{}", dice.between(1, tables + 1))
}

fn stay(dice: &mut Dice, party: u32) -> i64 {
    let longest = 75 + 5 * u64::from(party.min(10));
    i64::try_from(dice.between(38, longest)).unwrap_or(60)
}

fn refund(dice: &mut Dice) -> PlannedRefund {
    match dice.between(0, 1_000) {
        0..=5 => PlannedRefund::OneLine,
        6 | 7 => PlannedRefund::Whole,
        _ => PlannedRefund::None,
    }
}

/// How what stored value does not pay is paid.
pub fn paid_by(dice: &mut Dice) -> &'static str {
    match dice.between(0, 100) {
        0..=53 => "wechat",
        54..=81 => "alipay",
        82..=89 => "card",
        _ => "cash",
    }
}

/// What a party orders: about one dish a head and one for the table, rice and drinks by head.
pub fn order(dice: &mut Dice, party: u32, favourites: &[usize]) -> Vec<(usize, i64)> {
    let mut dishes = Vec::new();
    let wanted = u64::from(party) + dice.between(0, 3);
    for favourite in favourites {
        if dice.chance(450) {
            add(&mut dishes, *favourite, amount(dice, *favourite));
        }
    }
    let eaten: Vec<(i64, u64)> = (0_i64..)
        .zip(CATEGORIES)
        .filter(|(at, _)| *at != 8)
        .map(|(at, (_, _, weight))| (at, *weight))
        .collect();
    while u64::try_from(dishes.len()).unwrap_or(0) < wanted.max(2) {
        let category = usize::try_from(weighted(dice, &eaten)).unwrap_or(0);
        let at = one_of(dice, category);
        let amount = amount(dice, at);
        add(&mut dishes, at, amount);
    }
    if dice.chance(620) {
        let drink = one_of(dice, 8);
        add(&mut dishes, drink, 1_000 * i64::from(party.div_ceil(3)));
    }
    if dice.chance(560)
        && let Some(rice) = position("米饭")
    {
        add(&mut dishes, rice, 1_000 * i64::from(party));
    }
    dishes
}

fn amount(dice: &mut Dice, at: usize) -> i64 {
    if DISHES[at].sold == Sold::Market {
        return 800 + 50 * i64::try_from(dice.between(0, 20)).unwrap_or(0);
    }
    1_000
}

fn one_of(dice: &mut Dice, category: usize) -> usize {
    let dishes: Vec<(i64, u64)> = of_category(category)
        .map(|at| (i64::try_from(at).unwrap_or(0), DISHES[at].weight))
        .collect();
    usize::try_from(weighted(dice, &dishes)).unwrap_or(0)
}

fn add(dishes: &mut Vec<(usize, i64)>, at: usize, qty_milli: i64) {
    match dishes.iter_mut().find(|(dish, _)| *dish == at) {
        Some((_, qty)) => *qty += qty_milli,
        None => dishes.push((at, qty_milli)),
    }
}

/// The position of a dish by its name.
#[must_use]
pub fn position(name: &str) -> Option<usize> {
    DISHES.iter().position(|dish| dish.name == name)
}
