//! The guests of the plan: who they are, what they like, how often they come.

use zhike_domain::kernel::time::BusinessDay;

use super::menu::{CATEGORIES, of_category};
use super::names::{self, PlannedName, pick};
use crate::Dice;

/// How many days of history a plan has.
pub const DAYS: i64 = 365;

/// A guest of the plan. Phones come from a block that is not given out, so no person is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedGuest {
    /// Name, sex, title.
    pub name: PlannedName,
    /// Eleven digits each; the first is the main one.
    pub phones: Vec<String>,
    /// Month and day, and the year when it was told; `lunar` by the Chinese calendar.
    pub birthday: Option<PlannedBirthday>,
    /// Words of allergies and diets.
    pub dietary: Vec<&'static str>,
    /// What staff wrote down about him.
    pub note: Option<&'static str>,
    /// Whether he is marked as important.
    pub vip: bool,
    /// Days from the first day of the plan until he joined; `None` while no member.
    pub joined: Option<i64>,
    /// Which store he prefers.
    pub store: usize,
    /// His habits.
    pub habit: Habit,
}

/// A birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedBirthday {
    /// By the Chinese calendar.
    pub lunar: bool,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 30.
    pub day: u8,
    /// When told.
    pub year: Option<i64>,
}

/// What somebody usually does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habit {
    /// Mean days between two visits.
    pub every_days: i64,
    /// First visit, days from the first day of the plan.
    pub first: i64,
    /// No visit from this day on (he drifted away); beyond the plan for those who stay.
    pub until: i64,
    /// 1 to 7; visits gather on it.
    pub weekday: u8,
    /// How many usually come along, himself counted.
    pub party: u64,
    /// Positions of dishes that he orders most times.
    pub favourites: Vec<usize>,
    /// Whether he comes at noon.
    pub is_lunch: bool,
    /// Tops up and pays by stored value.
    pub tops_up: bool,
    /// Asks to pay with points when he has some.
    pub uses_points: bool,
}

/// Mean days between visits: how many of a thousand guests come so often.
const RHYTHMS: &[(i64, u64)] =
    &[(10, 4), (18, 10), (30, 24), (50, 45), (85, 85), (150, 152), (280, 280), (600, 400)];

const NOTES: [&str; 16] = [
    "喜欢靠窗的位置,可以看到湖",
    "每次先上一壶明前龙井",
    "带小孩来,请备儿童椅",
    "米饭要软一点",
    "公司宴请多,开票抬头问前台",
    "老人腿脚不便,安排一楼",
    "不喜欢太甜,东坡肉少糖",
    "常约老同学聚会,喜欢包间",
    "爱吃鱼头,提前电话留一份",
    "话不多,别催菜",
    "结婚纪念日来过,送过桂花糕",
    "对服务很在意,上菜报菜名",
    "喜欢角落安静的桌",
    "外地来杭出差,爱点本帮特色",
    "停车麻烦,提前留车位",
    "上次说片儿川偏咸,已道歉",
];

/// `count` guests whose history begins at `first_day`.
#[must_use]
pub fn guests(dice: &Dice, count: usize, stores: usize) -> Vec<PlannedGuest> {
    let mut roll = dice.split(1);
    (0..count).map(|number| guest(&mut roll, number, stores)).collect()
}

fn guest(dice: &mut Dice, number: usize, stores: usize) -> PlannedGuest {
    let name = names::name(dice);
    let habit = habit(dice);
    let joins = dice.chance(640);
    let joined = joins.then(|| {
        let later = i64::try_from(dice.between(0, 40)).unwrap_or(0);
        if dice.chance(700) { habit.first } else { habit.first + later }
    });
    let extra = dice.chance(40);
    let is_regular = habit.every_days <= 50;
    let note =
        dice.chance(if is_regular { 400 } else { 15 }).then(|| NOTES[pick(dice, NOTES.len())]);
    PlannedGuest {
        note,
        vip: is_regular && dice.chance(120),
        name,
        phones: phones(number, extra),
        birthday: dice.chance(560).then(|| birthday(dice)),
        dietary: dietary(dice),
        joined,
        store: if dice.chance(500) { 0 } else { pick(dice, stores) },
        habit,
    }
}

/// `154` and eight digits; the position decides them, so that no two guests share one.
fn phones(number: usize, extra: bool) -> Vec<String> {
    // A step that has no factor in common with 10^8 spreads neighbours over all last digits.
    let digits = |at: usize| format!("154{:08}", (at * 61_803_399 + 20_261_122) % 100_000_000);
    let first = digits(number);
    if extra { vec![first, digits(number + 50_000_000)] } else { vec![first] }
}

fn habit(dice: &mut Dice) -> Habit {
    let every_days = weighted(dice, RHYTHMS);
    let was_there = dice.chance(550);
    let spread = |dice: &mut Dice, days: i64| {
        i64::try_from(dice.between(0, days.max(1).unsigned_abs())).unwrap_or(0)
    };
    let first = if was_there { spread(dice, every_days.min(DAYS)) } else { spread(dice, DAYS) };
    let drifts = dice.chance(180);
    let until = if drifts { first + 20 + spread(dice, DAYS) } else { DAYS };
    let party =
        weighted(dice, &[(1, 60), (2, 340), (3, 160), (4, 210), (6, 130), (8, 70), (10, 30)]);
    Habit {
        every_days,
        first,
        until,
        weekday: u8::try_from(dice.between(1, 8)).unwrap_or(1),
        party: party.unsigned_abs(),
        favourites: favourites(dice),
        is_lunch: dice.chance(320),
        tops_up: every_days <= 90 && dice.chance(450),
        uses_points: dice.chance(350),
    }
}

fn favourites(dice: &mut Dice) -> Vec<usize> {
    let mut found = Vec::new();
    for _ in 0..3 {
        let category = pick(dice, CATEGORIES.len() - 1);
        let dishes: Vec<usize> = of_category(category).collect();
        let at = dishes[pick(dice, dishes.len())];
        if !found.contains(&at) {
            found.push(at);
        }
    }
    found
}

fn birthday(dice: &mut Dice) -> PlannedBirthday {
    let lunar = dice.chance(120);
    let month = u8::try_from(dice.between(1, 13)).unwrap_or(1);
    let day = u8::try_from(dice.between(1, 29)).unwrap_or(1);
    let year = i64::try_from(dice.between(1948, 2004)).unwrap_or(1980);
    PlannedBirthday { lunar, month, day, year: dice.chance(550).then_some(year) }
}

fn dietary(dice: &mut Dice) -> Vec<&'static str> {
    const ALLERGIES: [&str; 6] = ["peanut", "crustacean", "mollusc", "milk", "nut", "egg"];
    const DIETS: [&str; 4] = ["not_spicy", "vegetarian", "no_pork", "halal"];
    let mut found = Vec::new();
    if dice.chance(55) {
        found.push(ALLERGIES[pick(dice, ALLERGIES.len())]);
    }
    if dice.chance(90) {
        found.push(DIETS[pick(dice, DIETS.len())]);
    }
    found
}

/// One of the values, each as often as its weight says.
pub fn weighted(dice: &mut Dice, values: &[(i64, u64)]) -> i64 {
    let all: u64 = values.iter().map(|(_, weight)| weight).sum();
    let mut at = dice.between(0, all.max(1));
    for (value, weight) in values {
        if at < *weight {
            return *value;
        }
        at -= weight;
    }
    values.first().map_or(0, |(value, _)| *value)
}

/// Whether a day is this guest's birthday by the solar calendar.
#[must_use]
pub fn is_birthday(guest: &PlannedGuest, day: BusinessDay) -> bool {
    guest.birthday.is_some_and(|birthday| {
        !birthday.lunar
            && (birthday.month, birthday.day) == (super::calendar::month(day), day.day_of_month())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_guests_share_a_phone_and_all_lie_in_the_block_that_reaches_nobody() {
        let guests = guests(&Dice::new(42), 20_000, 3);
        let phones: Vec<_> = guests.iter().flat_map(|guest| &guest.phones).collect();
        let different: BTreeSet<_> = phones.iter().collect();
        assert_eq!(different.len(), phones.len());
        assert!(phones.iter().all(|phone| phone.starts_with("154") && phone.len() == 11));
        assert!(phones.len() > guests.len() + 500, "a few have several");
    }

    #[test]
    fn the_same_seed_gives_the_same_people() {
        let people = |seed| guests(&Dice::new(seed), 500, 3);
        assert_eq!(people(42), people(42));
        assert_ne!(people(42), people(43));
    }

    #[test]
    fn some_drift_away_some_top_up_and_most_join() {
        let guests = guests(&Dice::new(42), 20_000, 3);
        let share = |holds: &dyn Fn(&PlannedGuest) -> bool| {
            guests.iter().filter(|guest| holds(guest)).count() * 1_000 / guests.len()
        };
        assert!((600..700).contains(&share(&|guest| guest.joined.is_some())));
        assert!((60..200).contains(&share(&|guest| guest.habit.until < DAYS)));
        assert!((30..150).contains(&share(&|guest| guest.habit.tops_up)));
    }
}
