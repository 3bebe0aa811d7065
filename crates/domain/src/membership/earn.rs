//! What a bill earns, and what a refund of it takes back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::money::{Milli, Minor, Points, Ratio, Rounding};
use crate::kernel::refusal::refusals;
use crate::kernel::time::{BusinessDay, DayMinute, Millis, Zone};
use crate::ledger::{Credit, ExpiryRule, Unit};

refusals! {
    /// Why a rule of earning cannot be so.
    pub enum EarnRefusal {
        /// No points, or points for nothing.
        #[error("a rate gives 1 to {most} points for at least one minor unit")]
        Rate {
            /// The most points of a rate.
            most: u32,
        } => "earn.rate", Refused, "/rate";
        /// A multiplier that turns a lunch into a fortune.
        #[error("a multiplier is at most {most_milli} thousandths")]
        Multiplier {
            /// The greatest multiplier, thousandths.
            most_milli: u32,
        } => "earn.multiplier", Refused, "/multiplier_milli";
        /// More campaigns at once than anybody can explain.
        #[error("at most {most} campaigns multiply one bill")]
        TooManyCampaigns {
            /// The most campaigns.
            most: u32,
        } => "earn.too_many_campaigns", Refused;
        /// A wait beyond a year.
        #[error("points wait at most {most_days} days")]
        Wait {
            /// The most days.
            most_days: u32,
        } => "earn.wait", Refused, "/wait_days";
    }
}

const MOST_POINTS: u32 = 1_000;
const MOST_MULTIPLIER: u32 = 100_000;
const MOST_CAMPAIGNS: usize = 4;
const MOST_WAIT_DAYS: u32 = 366;

/// So many points for so much money: 1 for ¥1 is `points` 1, `per_minor` 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarnRate {
    /// Points, 1 to 1,000.
    pub points: u32,
    /// For so many minor units.
    pub per_minor: Minor,
}

/// How the house gives points and growth for bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarnRule {
    /// Points for money; `None` gives none.
    pub points: Option<EarnRate>,
    /// Growth for money, which no multiplier touches; `None` gives none.
    pub growth: Option<EarnRate>,
    /// How points end.
    pub expiry: ExpiryRule,
    /// After how many days points count; 0 at once.
    pub wait_days: u32,
}

/// What was really paid for a bill, by what earns and what does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// Cash, cards, wallets and the like, change taken off, minor units: earns.
    pub money_minor: Minor,
    /// Stored value's principal, minor units: earns when spent.
    pub principal_minor: Minor,
}

impl Paid {
    /// What earns. Bonus, points as cash, vouchers and meal money are not in it.
    #[must_use]
    pub fn base(&self) -> Minor {
        (self.money_minor + self.principal_minor).or_zero()
    }
}

/// What a settlement gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earned {
    /// Points.
    pub points: Points,
    /// Growth.
    pub growth: Points,
}

impl EarnRule {
    /// Whether the rule is lawful.
    ///
    /// # Errors
    /// [`EarnRefusal::Rate`], [`EarnRefusal::Wait`].
    pub fn check(&self) -> Result<(), EarnRefusal> {
        for rate in [self.points, self.growth].into_iter().flatten() {
            let lawful = (1..=MOST_POINTS).contains(&rate.points) && rate.per_minor > Minor::ZERO;
            if !lawful {
                return Err(EarnRefusal::Rate { most: MOST_POINTS });
            }
        }
        if self.wait_days > MOST_WAIT_DAYS {
            return Err(EarnRefusal::Wait { most_days: MOST_WAIT_DAYS });
        }
        Ok(())
    }

    /// What a bill earns at the tier held before it, with the campaigns of the day (member day ×2):
    /// floored once, at the end.
    ///
    /// # Errors
    /// [`EarnRefusal::Multiplier`], [`EarnRefusal::TooManyCampaigns`].
    ///
    /// # Examples
    /// ¥511.36 of principal and ¥86.50 in cash at 1.5 times: ⌊597.86 × 1.5⌋ = 896.
    /// ```
    /// use zhike_domain::kernel::money::{Milli, Minor, Points};
    /// use zhike_domain::ledger::ExpiryRule;
    /// use zhike_domain::membership::earn::{EarnRate, EarnRule, Paid};
    /// let rate = Some(EarnRate { points: 1, per_minor: Minor::from_raw(100) });
    /// let rule = EarnRule { points: rate, growth: rate, expiry: ExpiryRule::Never, wait_days: 0 };
    /// let (money_minor, principal_minor) = (Minor::from_raw(8_650), Minor::from_raw(51_136));
    /// let paid = Paid { money_minor, principal_minor };
    /// let earned = rule.earned(paid, Milli::from_raw(1_500), &[])?;
    /// assert_eq!((earned.points.raw(), earned.growth.raw()), (896, 597));
    /// # Ok::<(), zhike_domain::membership::earn::EarnRefusal>(())
    /// ```
    pub fn earned(
        &self,
        paid: Paid,
        tier: Milli,
        campaigns: &[Milli],
    ) -> Result<Earned, EarnRefusal> {
        if campaigns.len() > MOST_CAMPAIGNS {
            let most = u32::try_from(MOST_CAMPAIGNS).unwrap_or(u32::MAX);
            return Err(EarnRefusal::TooManyCampaigns { most });
        }
        let all = || std::iter::once(&tier).chain(campaigns);
        if all().any(|multiplier| multiplier.raw() > i64::from(MOST_MULTIPLIER)) {
            return Err(EarnRefusal::Multiplier { most_milli: MOST_MULTIPLIER });
        }
        // Points for fen: the base counts fen, the ratio turns them into points.
        let base = Points::from_raw(paid.base().raw());
        let of = |rate: EarnRate| Ratio::of(i64::from(rate.points), rate.per_minor.raw());
        let multiplied = |ratio: Ratio| all().fold(ratio, |ratio, one| ratio.and(one.ratio()));
        let points = self.points.map(|rate| base.times(multiplied(of(rate)), Rounding::Down));
        let growth = self.growth.map(|rate| base.times(of(rate), Rounding::Down));
        Ok(Earned {
            points: points.unwrap_or(Points::ZERO),
            growth: growth.unwrap_or(Points::ZERO),
        })
    }

    /// What the ledger is to credit for it; nothing when nothing was earned.
    #[must_use]
    pub fn credits(
        &self,
        earned: Earned,
        now: Millis,
        day: BusinessDay,
        zone: &Zone,
        cut_over: DayMinute,
    ) -> Vec<Credit> {
        let life = self.expiry.life(day, zone, cut_over);
        let expires_at = life.ends_at(day, zone, cut_over);
        let waits = self.wait_days > 0;
        let matures_at = waits.then(|| now.plus_hours(24 * i64::from(self.wait_days)));
        let points = Credit {
            life,
            expires_at,
            matures_at,
            ..Credit::new(Unit::Points, earned.points.raw())
        };
        let growth = Credit::new(Unit::Growth, earned.growth.raw());
        [points, growth].into_iter().filter(|credit| credit.amount > 0).collect()
    }
}

/// How much of `whole` is undone by a refund that brings the refunded part of a bill from `before`
/// to `after` of `bill`: in proportion, floored, and counted cumulatively, so that partial refunds
/// add up to the full one and never to more.
///
/// # Panics
/// When the bill is not positive, or a part is negative, above the bill, or falls.
///
/// # Examples
/// A bill of ¥30 earned 3 points at 1 for ¥10; refunds of ¥5, ¥5 and ¥20 take back 0, 1 and 2.
/// ```
/// use zhike_domain::kernel::money::{Minor, Points};
/// use zhike_domain::membership::earn::undone_part;
/// let part = |before, after| {
///     let yuan = |yuan: i64| Minor::from_raw(yuan * 100);
///     undone_part(Points::from_raw(3), yuan(30), yuan(before), yuan(after)).raw()
/// };
/// assert_eq!([part(0, 5), part(5, 10), part(10, 30)], [0, 1, 2]);
/// ```
#[must_use]
pub fn undone_part(whole: Points, bill: Minor, before: Minor, after: Minor) -> Points {
    let in_order = Minor::ZERO <= before && before <= after && after <= bill;
    assert!(in_order && bill > Minor::ZERO, "refunds grow from nothing to the whole bill");
    let share = |part: Minor| whole.times(Ratio::of(part.raw(), bill.raw()), Rounding::Down);
    share(after) - share(before)
}

/// Points for something other than a bill: a review, a visit, a referral, an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventRule {
    /// Points each time.
    pub points: Points,
    /// The most points in a day; `None` without a cap.
    pub most_a_day: Option<Points>,
    /// The most points in a calendar month; `None` without a cap.
    pub most_a_month: Option<Points>,
}

impl EventRule {
    /// What the event earns after what such events earned today and this month. The same event
    /// earns once, because the cause of a journal is there once for ever.
    #[must_use]
    pub fn earned(&self, today: Points, this_month: Points) -> Points {
        let left = |cap: Option<Points>, used: Points| {
            cap.map_or(self.points, |cap| (cap - used).or_zero())
        };
        let (day, month) = (left(self.most_a_day, today), left(self.most_a_month, this_month));
        self.points.min(day).min(month).or_zero()
    }
}
