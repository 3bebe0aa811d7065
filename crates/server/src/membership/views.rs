//! What members and stored value look like in answers.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{
    GuestId, JournalId, LotId, MemberId, StaffId, StoreId, TierId, TopUpId, TopUpPlanId,
};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Holding, Unit};
use zhike_domain::membership::review::Reason;
use zhike_domain::membership::tier::Criterion;

use super::read::MemberFacts;

/// A tier by its name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TierView {
    /// The tier.
    pub tier_id: TierId,
    /// Its name.
    pub name: String,
}

/// A member.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MemberView {
    /// The membership.
    pub member_id: MemberId,
    /// Whose.
    pub guest_id: GuestId,
    /// The card's number.
    pub card_no: String,
    /// The tier.
    pub tier: TierView,
    /// Since which business day.
    pub tier_since: BusinessDay,
    /// The first day after its term; `null` for the lowest.
    pub tier_until: Option<BusinessDay>,
    /// Why he has it.
    pub tier_reason: Reason,
    /// On which business day he joined.
    pub joined_day: BusinessDay,
}

impl MemberView {
    /// A member as the facts say.
    #[must_use]
    pub fn of(guest_id: GuestId, facts: &MemberFacts) -> MemberView {
        MemberView {
            member_id: facts.member_id,
            guest_id,
            card_no: facts.card_no.clone(),
            tier: TierView { tier_id: facts.tier_id, name: facts.tier_name.clone() },
            tier_since: facts.standing.since,
            tier_until: facts.standing.ends_on,
            tier_reason: facts.standing.reason,
            joined_day: facts.joined_day,
        }
    }
}

/// What may be spent now, and what may not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BalancesView {
    /// Points that may be spent.
    pub points: i64,
    /// Points that count later.
    pub points_pending: i64,
    /// Points set aside for a bill.
    pub points_held: i64,
    /// Points owed (欠).
    pub points_debt: i64,
    /// Growth.
    pub growth: i64,
    /// Principal that may be spent, minor units.
    pub principal_minor: i64,
    /// Bonus that may be spent, minor units.
    pub bonus_minor: i64,
    /// Principal and bonus set aside, minor units.
    pub held_minor: i64,
}

impl BalancesView {
    /// Lots whose time is over do not count, even if they were not cleared yet.
    #[must_use]
    pub fn of(holding: &Holding, now: Millis) -> BalancesView {
        let sum = |unit: Unit, get: fn(&zhike_domain::ledger::Lot) -> i64| -> i64 {
            holding.lots.iter().filter(|lot| lot.unit == unit).map(get).sum()
        };
        let held = |unit| sum(unit, |lot| lot.held);
        BalancesView {
            points: holding.spendable(Unit::Points, now),
            points_pending: sum(Unit::Points, |lot| lot.pending),
            points_held: held(Unit::Points),
            points_debt: holding.debt_points,
            growth: holding.spendable(Unit::Growth, now),
            principal_minor: holding.spendable(Unit::Principal, now),
            bonus_minor: holding.spendable(Unit::Bonus, now),
            held_minor: held(Unit::Principal) + held(Unit::Bonus),
        }
    }
}

/// What was credited together.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LotView {
    /// The lot.
    pub lot_id: LotId,
    /// `points`, `principal`, `bonus` …
    pub unit: String,
    /// What may be spent, in the unit.
    pub free: i64,
    /// What counts later, in the unit.
    pub pending: i64,
    /// What is set aside, in the unit.
    pub held: i64,
    /// When it was opened.
    pub opened_at: Millis,
    /// When it ends.
    pub expires_at: Option<Millis>,
    /// When what is pending counts.
    pub matures_at: Option<Millis>,
    /// The top-up that paid for it.
    pub top_up_id: Option<TopUpId>,
}

/// What ends soon.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExpiringView {
    /// `points` or `bonus`.
    pub unit: String,
    /// How much, in the unit.
    pub amount: i64,
    /// When.
    pub expires_at: Millis,
}

/// The tier above, and what is missing for it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NextTierView {
    /// The tier.
    pub tier: TierView,
    /// What is missing, criterion by criterion.
    pub missing: Vec<Criterion>,
}

/// Everything on a guest's account.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AccountView {
    /// Whose.
    pub guest_id: GuestId,
    /// The membership, if there is one.
    pub member: Option<MemberView>,
    /// What may be spent.
    pub balances: BalancesView,
    /// The lots that are not used up, growth left out.
    pub lots: Vec<LotView>,
    /// What ends within the days of the notice.
    pub expiring: Vec<ExpiringView>,
    /// The tier above; `null` at the top and for a guest who is no member.
    pub next_tier: Option<NextTierView>,
}

/// What a journal did to one account.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeView {
    /// `points`, `points_pending`, `points_debt`, `principal`, `principal_held` …
    pub unit: String,
    /// What came (positive) or went, in the unit.
    pub amount: i64,
    /// What is there since, in the unit.
    pub balance_after: i64,
}

/// What a journal was written for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CauseView {
    /// `settlement`, `top_up`, `adjustment` …
    pub kind: String,
    /// Its id, where it has one of its own.
    pub id: Option<String>,
}

/// A journal as its holder sees it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JournalView {
    /// The journal.
    pub journal_id: JournalId,
    /// What kind of thing happened.
    pub kind: String,
    /// When.
    pub at: Millis,
    /// In which store.
    pub store_id: StoreId,
    /// Who did it.
    pub staff_id: Option<StaffId>,
    /// For what.
    pub cause: CauseView,
    /// The journal that it undoes.
    pub reverses: Option<JournalId>,
    /// What it did.
    pub changes: Vec<ChangeView>,
}

/// A top-up plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanView {
    /// The plan.
    pub top_up_plan_id: TopUpPlanId,
    /// Name.
    pub name: String,
    /// Name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Name in English.
    pub name_en: Option<String>,
    /// What is paid, minor units.
    pub pay_minor: i64,
    /// What comes on top, minor units.
    pub bonus_minor: i64,
    /// For how many months the bonus lives; `null` for ever.
    pub bonus_months: Option<u32>,
    /// The first day without it.
    pub sold_until: Option<BusinessDay>,
    /// Version, for `If-Match`.
    pub version: i64,
}
