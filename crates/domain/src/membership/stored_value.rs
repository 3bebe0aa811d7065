//! Spending stored value: which top-up, which part principal and which bonus, and the five figures
//! that a lawful refund is worked out from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::top_up::TopUpRefusal;
use crate::kernel::id::TopUpId;
use crate::kernel::money::{Minor, Ratio, Rounding, split, unwind};
use crate::kernel::time::Millis;
use crate::kernel::words::words;
use crate::ledger::{Holding, LedgerRefusal, Lot, Part, Unit};

words! {
    /// In which order principal and bonus are spent.
    pub enum SpendOrder else TopUpRefusal::UnknownWord {
        /// 按比例: of each top-up in the proportion of what was paid to what came on top; the
        /// default.
        Proportion = "proportion",
        /// 先用本金.
        PrincipalFirst = "principal_first",
        /// 先用赠金.
        BonusFirst = "bonus_first",
    }
}

/// What a top-up began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Began {
    /// Which top-up.
    pub top_up_id: TopUpId,
    /// What was paid, minor units.
    pub paid_minor: Minor,
    /// What came on top, minor units.
    pub gift_minor: Minor,
}

/// What is taken from one top-up; `top_up_id` is `None` for money that no top-up brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// From which top-up.
    pub top_up_id: Option<TopUpId>,
    /// Principal, minor units.
    pub principal_minor: Minor,
    /// Bonus, minor units.
    pub bonus_minor: Minor,
    /// From which lots, for the ledger.
    pub parts: Vec<Part>,
}

impl Taken {
    /// Principal and bonus together, minor units.
    #[must_use]
    pub fn charged_minor(&self) -> Minor {
        self.principal_minor + self.bonus_minor
    }
}

/// The lots of one top-up that may be spent.
struct Purse<'a> {
    top_up_id: Option<TopUpId>,
    principal: Vec<&'a Lot>,
    bonus: Vec<&'a Lot>,
}

fn free(lots: &[&Lot]) -> i64 {
    lots.iter().map(|lot| lot.free).sum()
}

/// Which principal and which bonus make up `amount`. Top-ups are used up one after the other: the
/// one whose bonus ends soonest first, then the oldest.
///
/// # Errors
/// [`LedgerRefusal::StoredValue`] when there is less, [`LedgerRefusal::Amount`].
///
/// # Examples
/// ¥562.50 of 充1000送100 takes ¥511.36 principal and ¥51.14 bonus:
/// see `each_top_up_is_spent_in_its_own_proportion` in the tests.
pub fn take(
    holding: &Holding,
    began: &[Began],
    amount: Minor,
    order: SpendOrder,
    now: Millis,
) -> Result<Vec<Taken>, LedgerRefusal> {
    let most = crate::ledger::MOST;
    if !(1..=most).contains(&amount.raw()) {
        return Err(LedgerRefusal::Amount { most });
    }
    let spendable = |unit| holding.spendable(unit, now);
    let have = spendable(Unit::Principal) + spendable(Unit::Bonus);
    if have < amount.raw() {
        return Err(LedgerRefusal::StoredValue { need: amount.raw(), have });
    }
    let mut missing = amount.raw();
    let mut bonus_missing = match order {
        SpendOrder::PrincipalFirst => missing - missing.min(spendable(Unit::Principal)),
        SpendOrder::Proportion | SpendOrder::BonusFirst => missing.min(spendable(Unit::Bonus)),
    };
    let mut taken = Vec::new();
    for purse in purses(holding, now) {
        let (principal_left, bonus_left) = (free(&purse.principal), free(&purse.bonus));
        let (principal, bonus) = match order {
            SpendOrder::Proportion => {
                let here = missing.min(principal_left + bonus_left);
                let principal = in_proportion(&purse, began, here);
                (principal, here - principal)
            }
            SpendOrder::PrincipalFirst | SpendOrder::BonusFirst => {
                let bonus = bonus_missing.min(bonus_left);
                (principal_left.min(missing - bonus_missing), bonus)
            }
        };
        if principal + bonus == 0 {
            continue;
        }
        missing -= principal + bonus;
        bonus_missing = (bonus_missing - bonus).min(missing);
        taken.push(purse.take(principal, bonus));
    }
    Ok(taken)
}

/// The principal in `here` fen of a purse: what the top-up's own proportion asks for counted from
/// its beginning, so that many small bills come to the same as a large one; never more than is
/// there of either.
fn in_proportion(purse: &Purse<'_>, began: &[Began], here: i64) -> i64 {
    let (principal_left, bonus_left) = (free(&purse.principal), free(&purse.bonus));
    let known = began.iter().find(|one| Some(one.top_up_id) == purse.top_up_id);
    let (paid, gift) = known.map_or((principal_left, bonus_left), |one| {
        (one.paid_minor.raw().max(principal_left), one.gift_minor.raw().max(bonus_left))
    });
    let used = paid + gift - principal_left - bonus_left;
    let of_all = Minor::from_raw(used + here);
    let share = of_all.times(Ratio::of(paid, (paid + gift).max(1)), Rounding::HalfUp).raw();
    let asked = share - (paid - principal_left);
    asked.clamp((here - bonus_left).max(0), here.min(principal_left))
}

fn purses(holding: &Holding, now: Millis) -> Vec<Purse<'_>> {
    let is_money = |lot: &&Lot| matches!(lot.unit, Unit::Principal | Unit::Bonus);
    let mut lots: Vec<&Lot> = holding.lots.iter().filter(is_money).collect();
    lots.retain(|lot| lot.free > 0 && !lot.is_over(now));
    lots.sort_by(|one, other| one.eaten_before(other));
    let mut purses: Vec<Purse<'_>> = Vec::new();
    for lot in lots {
        let at = purses.iter().position(|purse| purse.top_up_id == lot.top_up_id);
        let at = at.unwrap_or_else(|| {
            let top_up_id = lot.top_up_id;
            purses.push(Purse { top_up_id, principal: Vec::new(), bonus: Vec::new() });
            purses.len() - 1
        });
        let purse = &mut purses[at];
        let side =
            if lot.unit == Unit::Principal { &mut purse.principal } else { &mut purse.bonus };
        side.push(lot);
    }
    purses
}

impl Purse<'_> {
    fn take(&self, principal: i64, bonus: i64) -> Taken {
        let mut parts = Vec::new();
        for (lots, amount) in [(&self.principal, principal), (&self.bonus, bonus)] {
            let mut missing = amount;
            for lot in lots {
                let amount = missing.min(lot.free);
                if amount > 0 {
                    parts.push(Part { lot_id: lot.lot_id, unit: lot.unit, amount });
                    missing -= amount;
                }
            }
        }
        let (principal_minor, bonus_minor) = (Minor::from_raw(principal), Minor::from_raw(bonus));
        Taken { top_up_id: self.top_up_id, principal_minor, bonus_minor, parts }
    }
}

/// The five figures of one redemption of one top-up (法释〔2025〕4号 art. 18, 19): kept for ever,
/// because without them no lawful refund can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redemption {
    /// From which top-up (the lot).
    pub top_up_id: Option<TopUpId>,
    /// What the goods cost at menu price, minor units.
    pub list_minor: Minor,
    /// What was charged for them, minor units: principal and bonus part.
    pub charged_minor: Minor,
    /// The principal part, minor units.
    pub principal_minor: Minor,
    /// The bonus part, minor units.
    pub bonus_minor: Minor,
}

/// The figures of a bill that stored value paid for, wholly or in part: each top-up bears the menu
/// price of its share.
///
/// # Panics
/// When more was taken than the bill charged.
///
/// # Examples
/// Dishes of ¥600 sold at ¥480, all paid from one top-up: list 600, charged 480.
/// ```
/// use zhike_domain::kernel::id::TopUpId;
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::membership::stored_value::{Taken, redemptions};
/// let yuan = |yuan: i64| Minor::from_raw(yuan * 100);
/// let taken = Taken {
///     top_up_id: Some(TopUpId::from_raw(1)), principal_minor: yuan(480),
///     bonus_minor: Minor::ZERO, parts: Vec::new(),
/// };
/// let figures = redemptions(&[taken], yuan(600), yuan(480));
/// assert_eq!((figures[0].list_minor, figures[0].charged_minor), (yuan(600), yuan(480)));
/// ```
#[must_use]
pub fn redemptions(
    taken: &[Taken],
    bill_list_minor: Minor,
    bill_charged_minor: Minor,
) -> Vec<Redemption> {
    let mut weights: Vec<Minor> = taken.iter().map(Taken::charged_minor).collect();
    let by_stored_value: Minor = weights.iter().sum();
    assert!(by_stored_value <= bill_charged_minor, "stored value pays at most the bill");
    weights.push(bill_charged_minor - by_stored_value);
    let lists = split(bill_list_minor, &weights);
    let figures = taken.iter().zip(lists).map(|(one, list_minor)| Redemption {
        top_up_id: one.top_up_id,
        list_minor,
        charged_minor: one.charged_minor(),
        principal_minor: one.principal_minor,
        bonus_minor: one.bonus_minor,
    });
    figures.collect()
}

impl Redemption {
    /// What of the redemption is given back when the refunded part of it goes from `before` to
    /// `after` minor units: principal and bonus in the proportion that was used, cumulatively.
    ///
    /// # Panics
    /// When `before` or `after` is negative, falls, or is more than was charged.
    #[must_use]
    pub fn given_back(&self, before: Minor, after: Minor) -> Self {
        assert!(before <= after, "refunds only grow");
        let at = |undone: Minor| {
            let parts = unwind(undone, &[self.principal_minor, self.bonus_minor]);
            let whole = self.charged_minor.raw().max(1);
            let list = self.list_minor.times(Ratio::of(undone.raw(), whole), Rounding::HalfUp);
            (parts[0], parts[1], list)
        };
        let (was, is) = (at(before), at(after));
        Self {
            top_up_id: self.top_up_id,
            list_minor: is.2 - was.2,
            charged_minor: after - before,
            principal_minor: is.0 - was.0,
            bonus_minor: is.1 - was.1,
        }
    }
}
