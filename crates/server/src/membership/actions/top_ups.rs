//! Selling stored value: by a plan or an amount of the guest's own, within what the law allows.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::{GuestId, JournalId, StaffId, StoreId, TopUpId, TopUpPlanId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, Holding, Kind, Unit};
use zhike_domain::membership::liability::Liability;
use zhike_domain::membership::prepaid::PrepaidRules;
use zhike_domain::membership::top_up::{
    CardKind, Guardian, TopUpFacts, TopUpPlan, TopUpRefusal, sell,
};
use zhike_store::{Tx, Val, p};

use super::plans::plan_of;
use super::tiers::{self, Place};
use crate::guests;
use crate::ledger::actions::{stamp, write_on};
use crate::ledger::read as ledger;
use crate::membership::programme::{Programme, programme};
use crate::membership::read::{liability, prepaid_rules};
use crate::membership::sql::top_up::{self as sql, PlanRow, TENDER_COLUMNS};
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};

/// How money comes in or goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayKind {
    /// Notes and coins.
    Cash,
    /// A bank card, by a terminal beside us.
    Card,
    /// WeChat Pay.
    Wechat,
    /// Alipay.
    Alipay,
}

impl PayKind {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            PayKind::Cash => "cash",
            PayKind::Card => "card",
            PayKind::Wechat => "wechat",
            PayKind::Alipay => "alipay",
        }
    }
}

/// One tender of a top-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopUpTender {
    /// Which kind.
    pub tender: PayKind,
    /// What it pays, minor units.
    pub amount_minor: Minor,
    /// What was handed over in cash, minor units.
    #[serde(default)]
    pub given_minor: Option<Minor>,
}

/// What the guest buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bought {
    /// A plan.
    Plan(TopUpPlanId),
    /// An amount of his own, without a bonus.
    Amount(Minor),
}

/// A top-up as it is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Whose.
    pub guest_id: GuestId,
    /// Where.
    pub store_id: StoreId,
    /// What.
    pub bought: Bought,
    /// How it is paid.
    pub tenders: Vec<TopUpTender>,
    /// The version of the terms that the guest accepted.
    pub terms_version: Option<u32>,
    /// Who agreed for a guest below eighteen.
    pub guardian: Option<Name>,
    /// Who sold it, if that is not who rings it up.
    pub credited_staff_id: Option<StaffId>,
}

/// What is known of a guest when stored value is sold to him.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The programme.
    pub programme: Arc<Programme>,
    /// The law with the owner's own numbers.
    pub rules: PrepaidRules,
    /// The store's clock.
    pub clock: StoreClock,
    /// The business day.
    pub day: BusinessDay,
    /// Whether name and contact are known.
    pub card: CardKind,
    /// What he holds.
    pub holding: Holding,
    /// Principal and bonus in it that still count, minor units.
    pub holds_minor: Minor,
    /// What the house owes all guests beside what it may owe.
    pub liability: Liability,
    /// The guest's year of birth, when it was told.
    pub birth_year: Option<i64>,
}

impl Ground {
    /// Reads it. In a write, lock the guest.
    pub fn of(
        tx: &mut Tx<'_>,
        keyring: &Keyring,
        guest_id: GuestId,
        store_id: StoreId,
        now: Millis,
    ) -> Result<Ground, Problem> {
        let programme = programme(tx)?;
        let clock = store_clock::of(tx, store_id)?;
        let day = clock.day(now);
        let rules = prepaid_rules(tx, Some(store_id), day, &programme)?;
        let head = guests::read::head(tx, keyring, guest_id)?;
        let has_phone = !guests::read::phones(tx, keyring, guest_id)?.is_empty();
        let birth_year = head.as_ref().and_then(|head| head.birthday?.year).map(i64::from);
        // Of a group's account the name is known, and whom to ask.
        let is_known = has_phone || guests::read::is_account(tx, guest_id)?;
        let is_named = is_known && head.is_some_and(|head| head.name.is_some());
        let card = if is_named { CardKind::Named } else { CardKind::Unnamed };
        let holding = ledger::holding(tx, Holder::Guest(guest_id))?;
        let money = holding.lots.iter().filter(|lot| {
            matches!(lot.unit, Unit::Principal | Unit::Bonus) && (lot.held > 0 || !lot.is_over(now))
        });
        let holds_minor = money.map(|lot| Minor::from_raw(lot.free + lot.held)).sum();
        let liability = liability(tx, &programme, &rules)?;
        Ok(Ground {
            programme,
            rules,
            clock,
            day,
            card,
            holding,
            holds_minor,
            liability,
            birth_year,
        })
    }

    /// What the rule looks at.
    #[must_use]
    pub fn facts(
        &self,
        cash_minor: Minor,
        terms_version: Option<u32>,
        guardian: Guardian,
    ) -> TopUpFacts {
        // Terms of another version are none that he could have read.
        let current = self.programme.prepaid.terms_version;
        TopUpFacts {
            sales: self.programme.prepaid.sales,
            card: self.card,
            holds_minor: self.holds_minor,
            cash_minor,
            terms_version: terms_version.filter(|version| *version == current),
            liability: self.liability,
            birth_year: self.birth_year,
            guardian,
            day: self.day,
        }
    }

    /// The most that the card may hold, minor units.
    #[must_use]
    pub fn cap_minor(&self) -> Minor {
        match self.card {
            CardKind::Named => self.rules.named_most_minor,
            CardKind::Unnamed => self.rules.unnamed_most_minor,
        }
    }
}

/// A plan made of an amount of the guest's own.
pub fn own_plan(pay_minor: Minor) -> Result<TopUpPlan, Problem> {
    let name = "自选金额".parse().map_err(refuse)?;
    let (bonus_minor, bonus_months, sold_until) = (Minor::ZERO, None, None);
    Ok(TopUpPlan { name, pay_minor, bonus_minor, bonus_months, sold_until })
}

/// Sells stored value. Lock the guest.
///
/// # Errors
/// The refusals of the rule; tenders that do not equal the price; `thing.not_there`.
pub fn top_up(work: &mut Work<'_, '_>, asked: &Asked) -> Result<TopUpId, Problem> {
    let keyring = work.act.keyring.clone();
    let (guest_id, store_id, now) = (asked.guest_id, asked.store_id, work.now());
    let ground = Ground::of(work.tx, &keyring, guest_id, store_id, now)?;
    let plan = plan(work.tx, asked.bought, &ground)?;
    let change_minor = check_tenders(&asked.tenders, plan.pay_minor)?;
    check_staff(work.tx, asked.credited_staff_id)?;
    let cash = asked.tenders.iter().filter(|tender| tender.tender == PayKind::Cash);
    let cash = cash.map(|tender| tender.amount_minor).sum();
    let guardian = if asked.guardian.is_some() { Guardian::Agreed } else { Guardian::NotAsked };
    let facts = ground.facts(cash, asked.terms_version, guardian);
    let sale = sell(&plan, &facts, &ground.rules).map_err(refuse)?;
    let top_up_id = TopUpId::from_raw(work.id()?);
    let Ground { clock, day, holding, .. } = &ground;
    let cause = Cause { kind: CauseKind::TopUp, id: top_up_id.raw() };
    let stamp = stamp(work, Kind::TopUp, cause, store_id)?;
    let mut draft = Draft::begin(stamp, holding.clone(), work.block(2)?);
    let credits = sale.credits(top_up_id, plan.bonus_months, *day, &clock.zone, clock.cut_over);
    let ends_at = credits.iter().find_map(|credit| credit.expires_at);
    for credit in &credits {
        draft.credit(credit).map_err(refuse)?;
    }
    let after = [Unit::Principal, Unit::Bonus].map(|unit| draft.holding().spendable(unit, now));
    write_on(work, &draft.finish(), *day)?;
    let plan_id = match asked.bought {
        Bought::Plan(plan_id) => Some(plan_id),
        Bought::Amount(_) => None,
    };
    let rules = serde_json::to_string(&ground.rules).map_err(Problem::fault)?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let row = p![
        top_up_id.raw(),
        guest_id.raw(),
        store_id.raw(),
        day.days(),
        plan_id.map(TopUpPlanId::raw),
        plan_id.map_or("", |_| plan.name.as_str()),
        sale.paid_minor.raw(),
        sale.gift_minor.raw(),
        ends_at.map(|at| at.0),
        sale.terms_version,
        rules,
        after[0],
        after[1],
        change_minor.raw(),
        stamp.journal_id.raw(),
        staff,
        asked.credited_staff_id.map(StaffId::raw),
        now.0,
        guardian_enc(&keyring, top_up_id, asked.guardian.as_ref())?
    ];
    work.tx.put(&sql::INSERT, row)?;
    insert_tenders(work, top_up_id, &asked.tenders)?;
    told(work, asked, top_up_id)?;
    raise(work, guest_id, &ground, stamp.journal_id)?;
    Ok(top_up_id)
}

/// Who agreed is a person: sealed.
fn guardian_enc(
    keyring: &Keyring,
    top_up_id: TopUpId,
    guardian: Option<&Name>,
) -> Result<Option<Vec<u8>>, Problem> {
    let seal = |guardian: &Name| {
        keyring.seal("top_up.guardian_enc", top_up_id.raw(), guardian.as_str().as_bytes())
    };
    guardian.map(seal).transpose().map_err(Problem::fault)
}

fn told(work: &mut Work<'_, '_>, asked: &Asked, top_up_id: TopUpId) -> Result<(), Problem> {
    work.audit(Done {
        action: "stored_value.topped_up",
        object: Some(("topup", top_up_id.raw())),
        store_id: Some(asked.store_id),
        ..Done::default()
    })
}

/// A large top-up may reach a tier.
fn raise(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    ground: &Ground,
    journal_id: JournalId,
) -> Result<(), Problem> {
    let Some(row) = tiers::member_row(work.tx, guest_id)? else { return Ok(()) };
    let store_id = Some(ground.clock.store_id);
    let at = Place { day: ground.day, store_id, journal_id: Some(journal_id) };
    tiers::raise(work, &row, &ground.programme, &ground.clock, at).map(drop)
}

fn plan(tx: &mut Tx<'_>, bought: Bought, ground: &Ground) -> Result<TopUpPlan, Problem> {
    match bought {
        Bought::Plan(plan_id) => {
            let row: Option<PlanRow> = tx.opt(&sql::PLAN, p![plan_id.raw()])?;
            plan_of(&row.ok_or_else(|| refuse(TopUpRefusal::PlanClosed))?)
        }
        Bought::Amount(pay_minor) => {
            let least = ground.programme.prepaid.own_least_minor;
            if least.is_none_or(|least| pay_minor < least) {
                let least = least.map(Minor::raw);
                let refused = Problem::field("/pay_minor", "stored_value.own_amount");
                return Err(refused.with("least_minor", least));
            }
            own_plan(pay_minor)
        }
    }
}

/// Tenders equal the price; cash stands once. Answers the change.
fn check_tenders(tenders: &[TopUpTender], pay_minor: Minor) -> Result<Minor, Problem> {
    let refused = |code| Problem::field("/tenders", code);
    let cash = tenders.iter().filter(|tender| tender.tender == PayKind::Cash).count();
    if cash > 1 {
        return Err(refused("tender.twice").with("tender", "cash"));
    }
    let mut change_minor = Minor::ZERO;
    for tender in tenders {
        let amount_minor = tender.amount_minor;
        if amount_minor <= Minor::ZERO {
            return Err(refused("tender.nothing"));
        }
        let given_minor = tender.given_minor.unwrap_or(amount_minor);
        let is_cash = tender.tender == PayKind::Cash;
        if given_minor < amount_minor || (!is_cash && given_minor != amount_minor) {
            return Err(refused("tender.cash_too_little")
                .with("amount_minor", amount_minor.raw())
                .with("given_minor", given_minor.raw()));
        }
        change_minor += given_minor - amount_minor;
    }
    let tendered: Minor = tenders.iter().map(|tender| tender.amount_minor).sum();
    if tendered == pay_minor {
        return Ok(change_minor);
    }
    Err(refused("tender.not_due")
        .with("due_minor", pay_minor.raw())
        .with("tendered_minor", tendered.raw()))
}

fn check_staff(tx: &mut Tx<'_>, staff_id: Option<StaffId>) -> Result<(), Problem> {
    let Some(staff_id) = staff_id else { return Ok(()) };
    let found: i64 = tx.one(&sql::STAFF_THERE, p![staff_id.raw()])?;
    if found == 1 { Ok(()) } else { Err(Problem::field("/credited_staff_id", "thing.not_there")) }
}

fn insert_tenders(
    work: &mut Work<'_, '_>,
    top_up_id: TopUpId,
    tenders: &[TopUpTender],
) -> Result<(), Problem> {
    let mut values: Vec<Val> = Vec::with_capacity(tenders.len() * TENDER_COLUMNS);
    for (line, tender) in (0_i64..).zip(tenders) {
        let (amount, given) = (tender.amount_minor.raw(), tender.given_minor.map(Minor::raw));
        values.extend_from_slice(p![top_up_id.raw(), line, tender.tender.as_str(), amount, given]);
    }
    Ok(work.tx.put_many(&sql::INSERT_TENDERS, TENDER_COLUMNS, &values)?)
}
