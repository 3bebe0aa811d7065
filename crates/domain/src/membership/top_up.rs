//! Top-ups: buying stored value by a plan (充500送50), within what the law lets a card hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::liability::Liability;
use super::prepaid::PrepaidRules;
use crate::kernel::id::TopUpId;
use crate::kernel::money::Minor;
use crate::kernel::name::Name;
use crate::kernel::refusal::refusals;
use crate::kernel::time::{BusinessDay, DayMinute, Zone};
use crate::kernel::words::words;
use crate::ledger::{Credit, ExpiryRule, House, Unit};

refusals! {
    /// Why stored value cannot be sold so.
    pub enum TopUpRefusal {
        /// Not a word of the lists of stored value.
        #[error("there is no such word for stored value")]
        UnknownWord => "stored_value.unknown_word", Refused;
        /// A plan that costs nothing, or gives more than it costs.
        #[error("a top-up costs at least 1 fen, and its bonus is not above its price")]
        Plan => "stored_value.plan_amounts", Refused, "/bonus_minor";
        /// Bonus money that ends sooner than the rule pack lets it.
        #[error("bonus money lives at least {least_months} months")]
        BonusTerm {
            /// The fewest months.
            least_months: u32,
        } => "stored_value.bonus_term_too_short", Refused, "/bonus_months";
        /// The card would hold more than the law lets it.
        #[error("a card holds at most {most_minor}; it would hold {would_hold_minor}")]
        Cap {
            /// The cap, minor units.
            most_minor: Minor,
            /// Principal and bonus after the top-up, minor units.
            would_hold_minor: Minor,
        } => "stored_value.cap", Refused;
        /// The house has stopped selling (条例 art. 22).
        #[error("stored value is not sold at present")]
        Stopped => "stored_value.sales_stopped", Refused;
        /// The written contract comes first (条例 art. 22; 法释〔2025〕4号 art. 8).
        #[error("the terms of stored value were not accepted")]
        TermsNeeded => "stored_value.terms_needed", Refused, "/terms";
        /// From an amount on, cash is not taken (单用途商业预付卡管理办法).
        #[error("from {from_minor} on, pay by transfer")]
        TransferNeeded {
            /// From this amount on, minor units.
            from_minor: Minor,
        } => "stored_value.transfer_needed", Refused, "/tenders";
        /// The house would owe more than the law lets it (单用途商业预付卡管理办法).
        #[error("the house may owe {line_minor}; {left_minor} is left of it")]
        LiabilityLine {
            /// The line, minor units.
            line_minor: Minor,
            /// What may still be sold, minor units.
            left_minor: Minor,
        } => "stored_value.liability_line", Refused;
        /// Below eighteen a guardian must agree above an amount (法释〔2025〕4号 art. 10).
        #[error("below eighteen a guardian must agree to more than {above_minor}")]
        GuardianNeeded {
            /// Up to here without asking, minor units.
            above_minor: Minor,
        } => "stored_value.guardian_needed", Refused, "/guardian";
        /// The plan was put away.
        #[error("this plan is no longer sold")]
        PlanClosed => "stored_value.plan_closed", Refused, "/plan";
    }
}

words! {
    /// Whether stored value is sold.
    pub enum Sales else TopUpRefusal::UnknownWord {
        /// Yes.
        Open = "open",
        /// No, by the owner's choice.
        Stopped = "stopped",
    }
}

words! {
    /// Whether the house knows whose card it is.
    pub enum CardKind else TopUpRefusal::UnknownWord {
        /// Name and a verified contact are on the record.
        Named = "named",
        /// Whoever holds it.
        Unnamed = "unnamed",
    }
}

/// What is paid and what comes on top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopUpPlan {
    /// What the guest sees.
    pub name: Name,
    /// What is paid: the principal, minor units.
    pub pay_minor: Minor,
    /// What comes on top, minor units.
    pub bonus_minor: Minor,
    /// For how many months the bonus lives; `None` for ever. Principal never ends.
    pub bonus_months: Option<u32>,
    /// The first day without it.
    pub sold_until: Option<BusinessDay>,
}

impl TopUpPlan {
    /// Whether the plan may be saved under these rules.
    ///
    /// # Errors
    /// [`TopUpRefusal::Plan`], [`TopUpRefusal::BonusTerm`].
    pub fn check(&self, rules: &PrepaidRules) -> Result<(), TopUpRefusal> {
        let lawful = self.pay_minor > Minor::ZERO
            && (Minor::ZERO..=self.pay_minor).contains(&self.bonus_minor);
        if !lawful {
            return Err(TopUpRefusal::Plan);
        }
        let least_months = rules.bonus_least_months;
        match self.bonus_months.filter(|months| *months < least_months) {
            Some(_) => Err(TopUpRefusal::BonusTerm { least_months }),
            None => Ok(()),
        }
    }
}

/// What is known when a top-up is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopUpFacts {
    /// Whether stored value is sold.
    pub sales: Sales,
    /// Whose card it is.
    pub card: CardKind,
    /// Principal and bonus it holds now, set aside or not, minor units.
    pub holds_minor: Minor,
    /// What of the price is paid in cash, minor units.
    pub cash_minor: Minor,
    /// The version of the terms that the guest accepted.
    pub terms_version: Option<u32>,
    /// What the house owes all guests beside what it may owe.
    pub liability: Liability,
    /// The guest's year of birth, when it was told.
    pub birth_year: Option<i64>,
    /// Whether a guardian agreed.
    pub guardian: Guardian,
    /// The store's business day.
    pub day: BusinessDay,
}

/// Whether somebody who answers for a guest below eighteen agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guardian {
    /// Somebody agreed, and it was noted who.
    Agreed,
    /// Nobody was asked.
    NotAsked,
}

/// The age from which somebody buys alone (民法典 art. 17).
const GROWN_UP: i64 = 18;
/// What a guest below that may buy at once without a guardian, minor units.
pub const ALONE_MOST_MINOR: Minor = Minor::from_raw(20_000);

/// Above which amount a guest needs a guardian on `day`; `None` when none is needed. Without month
/// and day the later birthday counts: better one ask too many.
#[must_use]
pub fn guardian_above(birth_year: Option<i64>, day: BusinessDay) -> Option<Minor> {
    let is_minor = birth_year.is_some_and(|year| day.year() - year <= GROWN_UP);
    is_minor.then_some(ALONE_MOST_MINOR)
}

/// A top-up that is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopUpSale {
    /// What was paid, minor units.
    pub paid_minor: Minor,
    /// What came on top, minor units.
    pub gift_minor: Minor,
    /// The terms that hold for it.
    pub terms_version: u32,
}

/// Whether a top-up may be sold now.
///
/// # Errors
/// [`TopUpRefusal`] in the order sales, plan, terms, guardian, cap, liability, cash.
///
/// # Examples
/// 充500送50 on a named card that holds ¥4,500 would make ¥5,050, above the ¥5,000 of the national
/// pack:
/// ```
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::membership::liability::Liability;
/// use zhike_domain::membership::prepaid::{Issuer, PACKS, PrepaidRules};
/// use zhike_domain::membership::top_up::{
///     CardKind, Guardian, Sales, TopUpFacts, TopUpPlan, sell,
/// };
/// let day = "2026-11-22".parse()?;
/// let rules = PrepaidRules::of(PACKS, &["national"], Issuer::Enterprise, day);
/// let yuan = |yuan: i64| Minor::from_raw(yuan * 100);
/// let plan = TopUpPlan {
///     name: "充500送50".parse()?, pay_minor: yuan(500), bonus_minor: yuan(50),
///     bonus_months: Some(12), sold_until: None,
/// };
/// let facts = TopUpFacts {
///     sales: Sales::Open, card: CardKind::Named, holds_minor: yuan(4_500),
///     cash_minor: Minor::ZERO, terms_version: Some(1), birth_year: None,
///     guardian: Guardian::NotAsked, day,
///     liability: Liability::of(Minor::ZERO, None, Some(4_000)),
/// };
/// assert!(sell(&plan, &facts, &rules).is_err());
/// assert!(sell(&plan, &TopUpFacts { holds_minor: yuan(4_450), ..facts }, &rules).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sell(
    plan: &TopUpPlan,
    facts: &TopUpFacts,
    rules: &PrepaidRules,
) -> Result<TopUpSale, TopUpRefusal> {
    if facts.sales == Sales::Stopped {
        return Err(TopUpRefusal::Stopped);
    }
    if plan.sold_until.is_some_and(|until| until <= facts.day) {
        return Err(TopUpRefusal::PlanClosed);
    }
    plan.check(rules)?;
    let terms_version = facts.terms_version.ok_or(TopUpRefusal::TermsNeeded)?;
    let most_minor = match facts.card {
        CardKind::Named => rules.named_most_minor,
        CardKind::Unnamed => rules.unnamed_most_minor,
    };
    let above_minor = guardian_above(facts.birth_year, facts.day);
    if let Some(above_minor) = above_minor.filter(|above| plan.pay_minor > *above)
        && facts.guardian == Guardian::NotAsked
    {
        return Err(TopUpRefusal::GuardianNeeded { above_minor });
    }
    let would_hold_minor = facts.holds_minor + plan.pay_minor + plan.bonus_minor;
    if would_hold_minor > most_minor {
        return Err(TopUpRefusal::Cap { most_minor, would_hold_minor });
    }
    facts.liability.bears(plan.pay_minor)?;
    let from_minor = rules.transfer_from_minor;
    if plan.pay_minor >= from_minor && facts.cash_minor > Minor::ZERO {
        return Err(TopUpRefusal::TransferNeeded { from_minor });
    }
    Ok(TopUpSale { paid_minor: plan.pay_minor, gift_minor: plan.bonus_minor, terms_version })
}

impl TopUpSale {
    /// What the ledger is to credit: principal that never ends, and the bonus with its term.
    #[must_use]
    pub fn credits(
        &self,
        top_up_id: TopUpId,
        bonus_months: Option<u32>,
        day: BusinessDay,
        zone: &Zone,
        cut_over: DayMinute,
    ) -> Vec<Credit> {
        let rule = bonus_months.map_or(ExpiryRule::Never, |months| ExpiryRule::Months { months });
        let life = rule.life(day, zone, cut_over);
        let expires_at = life.ends_at(day, zone, cut_over);
        let top_up_id = Some(top_up_id);
        let paid = Credit::new(Unit::Principal, self.paid_minor.raw());
        let gift = Credit::new(Unit::Bonus, self.gift_minor.raw());
        let principal = Credit { from: House::CashIn, top_up_id, ..paid };
        let bonus = Credit { life, expires_at, top_up_id, ..gift };
        [principal, bonus].into_iter().filter(|credit| credit.amount > 0).collect()
    }
}
