//! Tiers: a ladder with what each step asks for and what it earns.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::id::TierId;
use crate::kernel::money::Milli;
use crate::kernel::name::Name;
use crate::kernel::refusal::refusals;
use crate::kernel::words::words;

refusals! {
    /// Why a ladder of tiers cannot be so, or a tier cannot be given.
    pub enum TierRefusal {
        /// Not a word of the lists of tiers.
        #[error("there is no such word for tiers")]
        UnknownWord => "tier.unknown_word", Refused;
        /// No tier, or more than a guest can tell apart.
        #[error("a ladder has 1 to {most} tiers")]
        Count {
            /// The most tiers.
            most: u32,
        } => "tier.count", Refused, "/tiers";
        /// Everybody begins at the lowest tier.
        #[error("the lowest tier asks for nothing")]
        LowestAsks => "tier.lowest_asks", Refused, "/tiers";
        /// A criterion of zero or below would be met by everybody.
        #[error("a criterion asks for at least 1")]
        AsksNothing => "tier.asks_nothing", Refused, "/tiers";
        /// A higher tier that is easier to reach than a lower one.
        #[error("{criterion} falls from one tier to the next")]
        Falls {
            /// Which criterion.
            criterion: Measure,
        } => "tier.falls", Refused, "/tiers";
        /// Window, term or grace outside what a year or two can hold.
        #[error("window and term: 1 to {most_months} months; grace: at most {most_days} days")]
        Months {
            /// The most months.
            most_months: u32,
            /// The most days of grace.
            most_days: u32,
        } => "tier.months", Refused, "/term_months";
        /// Two tiers with one id.
        #[error("a tier stands twice in the ladder")]
        Twice => "tier.twice", Refused, "/tiers";
        /// The ladder has no such tier.
        #[error("the ladder has no such tier")]
        NotInLadder => "tier.not_in_ladder", Refused, "/tier_id";
        /// The member has it already.
        #[error("the member has this tier already")]
        Same => "tier.same", Conflict;
    }
}

words! {
    /// What counts towards a tier.
    pub enum Measure else TierRefusal::UnknownWord {
        /// Money spent in the window, minor units.
        Spend = "spend",
        /// Visits in the window.
        Visits = "visits",
        /// Growth gained in the window.
        Growth = "growth",
        /// The largest single top-up in the window, minor units of principal.
        TopUp = "top_up",
        /// Guests brought in the window who came and paid.
        Referrals = "referrals",
        /// Whole months since joining.
        Tenure = "tenure",
    }
}

words! {
    /// How several criteria go together.
    pub enum Together else TierRefusal::UnknownWord {
        /// One of them is enough.
        Any = "any",
        /// Each must be met.
        All = "all",
    }
}

/// One thing that a tier asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What is counted.
    pub measure: Measure,
    /// At least so much, in the unit of the measure.
    pub at_least: i64,
}

/// What a member did in the window, as it was counted on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measured {
    /// Money spent, refunds taken off, minor units.
    pub spend: i64,
    /// Visits.
    pub visits: i64,
    /// Growth gained, refunds taken off.
    pub growth: i64,
    /// The largest single top-up that was not paid back, minor units.
    pub top_up: i64,
    /// Guests brought.
    pub referrals: i64,
    /// Whole months since joining.
    pub tenure: i64,
}

impl Measured {
    /// One of the figures.
    #[must_use]
    pub const fn get(&self, measure: Measure) -> i64 {
        match measure {
            Measure::Spend => self.spend,
            Measure::Visits => self.visits,
            Measure::Growth => self.growth,
            Measure::TopUp => self.top_up,
            Measure::Referrals => self.referrals,
            Measure::Tenure => self.tenure,
        }
    }
}

/// One step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Its id.
    pub tier_id: TierId,
    /// Its name.
    pub name: Name,
    /// How its criteria go together.
    pub together: Together,
    /// What it asks for; none for the lowest, or for a tier that is only given by hand or bought.
    pub criteria: Vec<Criterion>,
    /// How much faster points are earned: 1.5 times is 1500.
    pub earn_milli: Milli,
}

impl Tier {
    /// Whether these figures reach the tier. A tier without criteria is reached by nobody.
    #[must_use]
    pub fn is_reached(&self, measured: &Measured) -> bool {
        let met = |criterion: &Criterion| measured.get(criterion.measure) >= criterion.at_least;
        match self.together {
            Together::Any => self.criteria.iter().any(met),
            Together::All => !self.criteria.is_empty() && self.criteria.iter().all(met),
        }
    }

    /// What is still missing for the tier, criterion by criterion; those that are met are left out.
    #[must_use]
    pub fn missing(&self, measured: &Measured) -> Vec<Criterion> {
        let lacks = |criterion: &Criterion| {
            let missing = criterion.at_least - measured.get(criterion.measure);
            (missing > 0).then_some(Criterion { at_least: missing, ..*criterion })
        };
        self.criteria.iter().filter_map(lacks).collect()
    }
}

/// All tiers, lowest first, and how long they last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// The tiers, lowest first.
    pub tiers: Vec<Tier>,
    /// Over how many months back is counted.
    pub window_months: u32,
    /// For how many months a tier above the lowest is held.
    pub term_months: u32,
    /// How many days after its term a tier is still held.
    pub grace_days: u32,
}

const MOST_TIERS: u32 = 20;
const MOST_MONTHS: u32 = 36;
const MOST_GRACE_DAYS: u32 = 180;

impl Ladder {
    /// The ladder that a new house starts with: 普通, 银卡, 金卡, 白金, 钻石 by growth (¥1 spent is
    /// 1 growth) in 12 months, earning 1, 1.2, 1.5, 1.8 and 2 times.
    ///
    /// # Errors
    /// None that a caller can cause; names are checked like all others.
    pub fn preset(tier_ids: [TierId; 5]) -> Result<Self, crate::kernel::name::NameRefusal> {
        let rows = [
            ("普通", 0, 1_000),
            ("银卡", 1_000, 1_200),
            ("金卡", 3_000, 1_500),
            ("白金", 8_000, 1_800),
            ("钻石", 20_000, 2_000),
        ];
        let tier = |(tier_id, (name, at_least, earn)): (TierId, (&str, i64, i64))| {
            let criterion = Criterion { measure: Measure::Growth, at_least };
            let criteria = if at_least > 0 { vec![criterion] } else { Vec::new() };
            let (name, earn_milli) = (name.parse()?, Milli::from_raw(earn));
            Ok(Tier { tier_id, name, together: Together::Any, criteria, earn_milli })
        };
        let tiers = tier_ids.into_iter().zip(rows).map(tier).collect::<Result<_, _>>()?;
        Ok(Self { tiers, window_months: 12, term_months: 12, grace_days: 0 })
    }

    /// Whether the ladder is lawful: rising, with a lowest tier that asks for nothing.
    ///
    /// # Errors
    /// [`TierRefusal`], the first that applies.
    pub fn check(&self) -> Result<(), TierRefusal> {
        if !(1..=MOST_TIERS as usize).contains(&self.tiers.len()) {
            return Err(TierRefusal::Count { most: MOST_TIERS });
        }
        let months = [self.window_months, self.term_months];
        let lawful = months.iter().all(|months| (1..=MOST_MONTHS).contains(months));
        if !lawful || self.grace_days > MOST_GRACE_DAYS {
            let (most_months, most_days) = (MOST_MONTHS, MOST_GRACE_DAYS);
            return Err(TierRefusal::Months { most_months, most_days });
        }
        if !self.tiers[0].criteria.is_empty() {
            return Err(TierRefusal::LowestAsks);
        }
        for (at, tier) in self.tiers.iter().enumerate() {
            if self.tiers[..at].iter().any(|other| other.tier_id == tier.tier_id) {
                return Err(TierRefusal::Twice);
            }
            if tier.criteria.iter().any(|criterion| criterion.at_least < 1) {
                return Err(TierRefusal::AsksNothing);
            }
            self.rises_at(at)?;
        }
        Ok(())
    }

    /// A criterion that a lower tier has too must not ask for less.
    fn rises_at(&self, at: usize) -> Result<(), TierRefusal> {
        for criterion in &self.tiers[at].criteria {
            let below = self.tiers[..at].iter().flat_map(|tier| &tier.criteria);
            let mut same = below.filter(|other| other.measure == criterion.measure);
            if same.any(|other| other.at_least > criterion.at_least) {
                return Err(TierRefusal::Falls { criterion: criterion.measure });
            }
        }
        Ok(())
    }

    /// The place of a tier, 0 for the lowest.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`].
    pub fn place(&self, tier_id: TierId) -> Result<usize, TierRefusal> {
        let found = self.tiers.iter().position(|tier| tier.tier_id == tier_id);
        found.ok_or(TierRefusal::NotInLadder)
    }

    /// The place of the highest tier that these figures reach; 0 when none.
    #[must_use]
    pub fn reached(&self, measured: &Measured) -> usize {
        self.tiers.iter().rposition(|tier| tier.is_reached(measured)).unwrap_or(0)
    }
}
