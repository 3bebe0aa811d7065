//! Where a guest stands in the life of the house: known, new, regular, going quiet, lost, back.
//!
//! There is no common measure of "quiet": who comes every week is missed after three weeks, who
//! comes twice a year is not. So each guest is held against the own rhythm, once there are enough
//! visits to have one, and else against the house's presets. Days are business days; two bills of
//! one day are one visit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::GuestRefusal;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// One stage; every guest is in exactly one.
    pub enum Stage else GuestRefusal::UnknownWord {
        /// 潜客: known, has not been here yet.
        Prospect = "prospect",
        /// 新客: came for the first times a short while ago.
        New = "new",
        /// 活跃: comes.
        Active = "active",
        /// 常客: comes often or steadily.
        Regular = "regular",
        /// 渐少: is later than ever before.
        Fading = "fading",
        /// 沉睡: has stayed away for long.
        Dormant = "dormant",
        /// 流失: will hardly come again by himself.
        Lost = "lost",
        /// 唤回: is back after having stayed away.
        WonBack = "won_back",
    }
}

/// What the owner has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LifecycleRules {
    /// Days without a visit after which a guest without a rhythm is going quiet.
    pub fading_after_days: u16,
    /// The same for dormant.
    pub dormant_after_days: u16,
    /// The same for lost.
    pub lost_after_days: u16,
    /// How long after the first visit a guest counts as new.
    pub new_days: u16,
    /// So many visits within `regular_window_days` make a regular.
    pub regular_visits: u16,
    /// The days that visits of a regular are counted in.
    pub regular_window_days: u16,
    /// How long after the return a guest counts as won back.
    pub won_back_days: u16,
}

impl Default for LifecycleRules {
    fn default() -> Self {
        Self {
            fading_after_days: 45,
            dormant_after_days: 90,
            lost_after_days: 180,
            new_days: 60,
            regular_visits: 6,
            regular_window_days: 180,
            won_back_days: 90,
        }
    }
}

/// The longest time in days that a rule may name: three years.
const MOST_RULE_DAYS: u16 = 1_095;

impl LifecycleRules {
    /// Whether the numbers make sense together.
    ///
    /// # Errors
    /// [`GuestRefusal::LifecycleOrder`], [`GuestRefusal::LifecycleRange`].
    pub fn check(&self) -> Result<(), GuestRefusal> {
        let days = [
            self.fading_after_days,
            self.dormant_after_days,
            self.lost_after_days,
            self.new_days,
            self.regular_window_days,
            self.won_back_days,
        ];
        let in_range = days.iter().all(|days| (1..=MOST_RULE_DAYS).contains(days))
            && (2..=100).contains(&self.regular_visits);
        if !in_range {
            return Err(GuestRefusal::LifecycleRange { most_days: MOST_RULE_DAYS });
        }
        let ordered = self.fading_after_days < self.dormant_after_days
            && self.dormant_after_days < self.lost_after_days;
        if ordered { Ok(()) } else { Err(GuestRefusal::LifecycleOrder) }
    }
}

/// The days on which a guest paid a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitDays<'a> {
    /// The latest days, each once, the oldest first; at most [`MOST_VISIT_DAYS`] are needed.
    pub latest: &'a [BusinessDay],
    /// How many there are in all.
    pub count: u32,
    /// The first of all.
    pub first: Option<BusinessDay>,
}

/// The days that a decision needs at the most.
pub const MOST_VISIT_DAYS: usize = 120;

/// By what a guest was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// By the own rhythm.
    OwnRhythm,
    /// By the presets of the house.
    Preset,
}

/// Why a guest is in a stage, as a kind and the numbers that belong to it; the page has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "params", rename_all = "snake_case")]
pub enum StageReason {
    /// No bill yet.
    NoVisit {},
    /// The first visits, a short while ago.
    FirstVisits {
        /// How many.
        visits: u32,
        /// Days since the first.
        days: i64,
    },
    /// Came within the usual time.
    OnTime {
        /// Days since the last visit.
        days: i64,
        /// When it would be late.
        late_after_days: i64,
    },
    /// Came that often lately.
    Often {
        /// Visits.
        visits: u32,
        /// In so many days.
        window_days: i64,
    },
    /// Comes in a steady rhythm.
    Steady {
        /// The own interval.
        interval_days: i64,
    },
    /// Stays away longer than the own rhythm.
    OffRhythm {
        /// The own interval.
        interval_days: i64,
        /// Days since the last visit.
        days: i64,
    },
    /// Stays away longer than the house's preset.
    Away {
        /// Days since the last visit.
        days: i64,
        /// The preset.
        preset_days: i64,
    },
    /// Came back.
    CameBack {
        /// After so many days.
        after_days: i64,
        /// Visits since then, that of the return included.
        visits: u32,
    },
}

/// Where a guest stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lifecycle {
    /// The stage.
    pub stage: Stage,
    /// Why.
    pub reason: StageReason,
    /// By what; `None` while there was no visit.
    pub basis: Option<Basis>,
    /// The own interval in days, once there is one.
    pub interval_days: Option<i64>,
    /// When the next visit is due by the own rhythm.
    pub expected_on: Option<BusinessDay>,
    /// From when on the guest is going quiet.
    pub late_on: Option<BusinessDay>,
    /// The next day on which the stage may change without a visit.
    pub check_on: Option<BusinessDay>,
}

/// Visits that make a rhythm: fewer have no three intervals.
const RHYTHM_VISITS: usize = 4;
/// The latest intervals that count.
const RHYTHM_INTERVALS: usize = 12;
/// Nobody is going quiet sooner than this.
const LEAST_FADING_DAYS: i64 = 14;
/// Who comes once a year is going quiet after this at the latest.
const MOST_FADING_DAYS: i64 = 548;
/// The visit after a return from which on it is an ordinary life again.
const SETTLED_VISITS: u32 = 3;

/// The middle of the latest intervals, and the one that about eight of ten do not exceed.
#[derive(Clone, Copy)]
struct Rhythm {
    middle: i64,
    late: i64,
}

fn rhythm(days: &[BusinessDay]) -> Option<Rhythm> {
    if days.len() < RHYTHM_VISITS {
        return None;
    }
    let gaps = days.windows(2).rev().take(RHYTHM_INTERVALS);
    let mut gaps: Vec<i64> = gaps.map(|pair| pair[1].days() - pair[0].days()).collect();
    gaps.sort_unstable();
    // Rounded down, so that one long absence among few visits is no rhythm.
    let late = gaps.len() * 8 / 10 - 1;
    Some(Rhythm { middle: gaps[(gaps.len() - 1) / 2], late: gaps[late] })
}

/// After how many days without a visit the stages begin.
#[derive(Clone, Copy)]
struct Limits {
    fading: i64,
    dormant: i64,
    lost: i64,
}

/// Late is what is later than eight of ten visits and than half as long again as usual; dormant is
/// twice that, lost four times, and never before the house's preset for dormant.
fn limits(rhythm: Option<Rhythm>, rules: &LifecycleRules) -> Limits {
    let Some(Rhythm { middle, late }) = rhythm else {
        return Limits {
            fading: rules.fading_after_days.into(),
            dormant: rules.dormant_after_days.into(),
            lost: rules.lost_after_days.into(),
        };
    };
    let fading = (late + 1).max(middle + middle / 2).clamp(LEAST_FADING_DAYS, MOST_FADING_DAYS);
    let lost = (fading * 4).max(rules.dormant_after_days.into());
    Limits { fading, dormant: fading * 2, lost }
}

/// Where a guest stands on `today`.
#[must_use]
pub fn lifecycle(visits: &VisitDays<'_>, rules: &LifecycleRules, today: BusinessDay) -> Lifecycle {
    let days = visits.latest;
    let (Some(last), Some(first)) = (days.last().copied(), visits.first) else {
        return Lifecycle {
            stage: Stage::Prospect,
            reason: StageReason::NoVisit {},
            basis: None,
            interval_days: None,
            expected_on: None,
            late_on: None,
            check_on: None,
        };
    };
    let rhythm = rhythm(days);
    let limits = limits(rhythm, rules);
    let away = today.days() - last.days();
    let life = Life { visits, rules, today, first, rhythm, limits, away };
    let (stage, reason) = life.judged();
    Lifecycle {
        stage,
        reason,
        basis: Some(if rhythm.is_some() { Basis::OwnRhythm } else { Basis::Preset }),
        interval_days: rhythm.map(|rhythm| rhythm.middle),
        expected_on: rhythm.map(|rhythm| last.plus_days(rhythm.middle)),
        late_on: Some(last.plus_days(limits.fading)),
        check_on: life.check_on(last),
    }
}

struct Life<'a> {
    visits: &'a VisitDays<'a>,
    rules: &'a LifecycleRules,
    today: BusinessDay,
    first: BusinessDay,
    rhythm: Option<Rhythm>,
    limits: Limits,
    away: i64,
}

impl Life<'_> {
    fn judged(&self) -> (Stage, StageReason) {
        let Limits { fading, dormant, lost } = self.limits;
        for (stage, from) in
            [(Stage::Lost, lost), (Stage::Dormant, dormant), (Stage::Fading, fading)]
        {
            if self.away >= from {
                return (stage, self.why_away(from));
            }
        }
        if let Some((_, after_days, visits)) = self.returned() {
            return (Stage::WonBack, StageReason::CameBack { after_days, visits });
        }
        let since_first = self.today.days() - self.first.days();
        let count = self.visits.count;
        if count < SETTLED_VISITS && since_first <= self.rules.new_days.into() {
            return (Stage::New, StageReason::FirstVisits { visits: count, days: since_first });
        }
        let window_days = i64::from(self.rules.regular_window_days);
        let from = self.today.plus_days(-window_days);
        let lately = self.visits.latest.iter().filter(|day| **day > from).count();
        if lately >= usize::from(self.rules.regular_visits) {
            let visits = u32::try_from(lately).unwrap_or(u32::MAX);
            return (Stage::Regular, StageReason::Often { visits, window_days });
        }
        match self.rhythm {
            Some(Rhythm { middle, late })
                if count >= self.rules.regular_visits.into() && late <= 2 * middle =>
            {
                (Stage::Regular, StageReason::Steady { interval_days: middle })
            }
            _ => (
                Stage::Active,
                StageReason::OnTime { days: self.away, late_after_days: self.limits.fading },
            ),
        }
    }

    fn why_away(&self, preset_days: i64) -> StageReason {
        match self.rhythm {
            Some(rhythm) => {
                StageReason::OffRhythm { interval_days: rhythm.middle, days: self.away }
            }
            None => StageReason::Away { days: self.away, preset_days },
        }
    }

    /// The day of a return that is still fresh, how long the guest had been away, and the visits
    /// since then.
    fn returned(&self) -> Option<(BusinessDay, i64, u32)> {
        let days = self.visits.latest;
        (1..SETTLED_VISITS).find_map(|visits| {
            let at = days.len().checked_sub(usize::try_from(visits).ok()?)?;
            let (day, before) = (*days.get(at)?, *days.get(at.checked_sub(1)?)?);
            let gap = day.days() - before.days();
            let was_away = gap >= limits(rhythm(&days[..at]), self.rules).dormant;
            let is_fresh = self.today.days() - day.days() <= self.rules.won_back_days.into();
            (was_away && is_fresh).then_some((day, gap, visits))
        })
    }

    fn check_on(&self, last: BusinessDay) -> Option<BusinessDay> {
        let Limits { fading, dormant, lost } = self.limits;
        let rules = self.rules;
        let often = usize::from(rules.regular_visits);
        let oldest_of_often = self.visits.latest.iter().rev().nth(often - 1);
        let window = rules.regular_window_days.into();
        let fresh_until =
            self.returned().map(|(day, _, _)| day.plus_days(rules.won_back_days.into()));
        let ends = [
            Some(last.plus_days(fading)),
            Some(last.plus_days(dormant)),
            Some(last.plus_days(lost)),
            Some(self.first.plus_days(i64::from(rules.new_days) + 1)),
            oldest_of_often.map(|day| day.plus_days(window)),
            fresh_until.map(|day| day.plus_days(1)),
        ];
        ends.into_iter().flatten().filter(|day| *day > self.today).min()
    }
}
