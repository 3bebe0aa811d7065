//! Paying stored value back, worked out by law, top-up by top-up.

use axum::http::StatusCode;
use zhike_domain::kernel::id::{GuestId, StoreId, TopUpId, TopUpRefundId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, Holding, Kind, Unit};
use zhike_domain::membership::interest::InterestTerms;
use zhike_domain::membership::prepaid::PrepaidRules;
use zhike_domain::membership::refund::{
    Ground, TopUpRefund, TopUpState, refund as decide, write as write_refund,
};
use zhike_domain::team::approval::Excess;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Limit;
use zhike_store::{Tx, Val, p};

use super::top_ups::PayKind;
use crate::ledger::actions::{stamp, write_for};
use crate::ledger::read as ledger;
use crate::membership::programme::{Programme, programme};
use crate::membership::read::prepaid_rules;
use crate::membership::sql::redemption::{self, RedeemedRow};
use crate::membership::sql::top_up::{self as sql, BACK_COLUMNS, RefundRow, TopUpRow};
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;
use crate::team::actions::approvals::{Wish, within_limit};

/// A refund worked out, with what it was worked out from.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// The lines of the calculation.
    pub refund: TopUpRefund,
    /// At which rate, from when on, and for how many days.
    pub interest: InterestTerms,
    /// Up to here it may be paid in cash, minor units.
    pub cash_most_minor: Minor,
    /// Whose.
    pub guest_id: GuestId,
    /// The store of the top-up.
    pub store_id: StoreId,
    /// Its business day now.
    pub day: BusinessDay,
    holding: Holding,
}

/// One way in which the money goes back.
#[derive(Debug, Clone, Copy, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackTender {
    /// Which kind.
    pub tender: PayKind,
    /// How much, minor units.
    pub amount_minor: Minor,
}

/// What is asked.
pub struct Asked<'a> {
    /// Which top-up.
    pub top_up_id: TopUpId,
    /// Why, in law, and when the contract ended.
    pub ending: Ending,
    /// What the page showed as paid back, minor units.
    pub shown_minor: Minor,
    /// Why, in words.
    pub reason: &'a str,
    /// How it goes back.
    pub tenders: &'a [BackTender],
    /// A second person's token.
    pub token: Option<&'a str>,
}

/// Why a contract ends, and on which day it did; `None` is today.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// Why, in law.
    pub ground: Ground,
    /// On which business day.
    pub ended_on: Option<BusinessDay>,
}

/// A top-up; 404 when there is none.
pub fn find(tx: &mut Tx<'_>, top_up_id: TopUpId) -> Result<TopUpRow, Problem> {
    tx.opt(&sql::FIND, p![top_up_id.raw()])?.ok_or_else(Problem::not_there)
}

/// Works a refund out. In a write, lock the guest.
pub fn quote(
    tx: &mut Tx<'_>,
    top_up_id: TopUpId,
    ending: Ending,
    now: Millis,
) -> Result<Quoted, Problem> {
    let row = find(tx, top_up_id)?;
    let (guest_id, store_id) = (GuestId::from_raw(row.guest_id), StoreId::from_raw(row.store_id));
    let day = store_clock::of(tx, store_id)?.day(now);
    let programme = programme(tx)?;
    let rules = rules(tx, &row, store_id, day, &programme)?;
    let holding = ledger::holding(tx, Holder::Guest(guest_id))?;
    let state = state(tx, &row, &holding, now)?;
    // Paid back on the day on which the contract ends, a refund bears no interest (art. 17).
    let ended_on = ending.ended_on.unwrap_or(day);
    let rates = &programme.prepaid.rates;
    let interest = rates.terms(ending.ground, state.paid_on, ended_on, day).map_err(refuse)?;
    let refund = decide(&state, ending.ground, interest.interest(), &rules, day).map_err(refuse)?;
    let cash_most_minor = rules.cash_back_most_minor;
    Ok(Quoted { refund, interest, cash_most_minor, guest_id, store_id, day, holding })
}

/// The rules of today, and where those of the sale were better for the guest, those (art. 14, 17).
fn rules(
    tx: &mut Tx<'_>,
    row: &TopUpRow,
    store_id: StoreId,
    day: BusinessDay,
    programme: &Programme,
) -> Result<PrepaidRules, Problem> {
    let today = prepaid_rules(tx, Some(store_id), day, programme)?;
    let sold: PrepaidRules = serde_json::from_str(&row.rules).map_err(Problem::fault)?;
    Ok(PrepaidRules {
        no_reason_days: today.no_reason_days.max(sold.no_reason_days),
        pay_within_days: today.pay_within_days.min(sold.pay_within_days),
        ..today
    })
}

/// The top-up as it stands. What came back to one that was paid back before is a matter of its own:
/// only that is still there to be paid back.
fn state(
    tx: &mut Tx<'_>,
    row: &TopUpRow,
    holding: &Holding,
    now: Millis,
) -> Result<TopUpState, Problem> {
    let top_up_id = TopUpId::from_raw(row.top_up_id);
    let left = |unit: Unit| -> Minor {
        let lots = holding.lots.iter().filter(|lot| {
            lot.unit == unit && lot.top_up_id == Some(top_up_id) && !lot.is_over(now)
        });
        lots.map(|lot| Minor::from_raw(lot.free)).sum()
    };
    let (principal_minor, bonus_minor) = (left(Unit::Principal), left(Unit::Bonus));
    let before: Vec<RefundRow> = tx.all(&sql::REFUNDS, p![row.top_up_id])?;
    let redeemed: RedeemedRow = tx.one(&redemption::OF_TOP_UP, p![row.top_up_id])?;
    let is_first = before.is_empty();
    let as_sold = |sold: i64, left: Minor| if is_first { Minor::from_raw(sold) } else { left };
    let used = |minor: i64| Minor::from_raw(if is_first { minor } else { 0 });
    Ok(TopUpState {
        top_up_id,
        paid_on: BusinessDay(row.business_day),
        paid_minor: as_sold(row.paid_minor, principal_minor),
        gift_minor: as_sold(row.gift_minor, bonus_minor),
        list_minor: used(redeemed.list_minor),
        charged_minor: used(redeemed.charged_minor),
        principal_minor,
        bonus_minor,
        paid_ahead_minor: before
            .iter()
            .map(|refund| Minor::from_raw(refund.house_adds_minor - refund.made_up_minor))
            .sum(),
    })
}

/// Pays a top-up back. Lock the guest.
///
/// # Errors
/// The refusals of the rule; 409 `stored_value.quote_changed` when the page showed something else;
/// `tender.not_due`, `stored_value.cash_back`; 403 `approval.required`.
pub fn refund(work: &mut Work<'_, '_>, asked: &Asked<'_>) -> Result<TopUpRefundId, Problem> {
    let now = work.now();
    let quoted = quote(work.tx, asked.top_up_id, asked.ending, now)?;
    let pays_minor = quoted.refund.pays_minor();
    if pays_minor != asked.shown_minor {
        let changed = Problem::new(StatusCode::CONFLICT, "stored_value.quote_changed");
        return Err(changed.with("pays_minor", pays_minor.raw()));
    }
    check_tenders(asked.tenders, pays_minor, quoted.cash_most_minor)?;
    within_limit(
        work,
        Wish {
            permission: Permission::StoredValueRefund,
            store_id: Some(quoted.store_id),
            excess: vec![Excess { limit: Limit::RefundMinor, asked: pays_minor.raw() }],
            token: asked.token,
        },
    )?;
    let refund_id = TopUpRefundId::from_raw(work.id()?);
    let cause = Cause { kind: CauseKind::StoredValueRefund, id: refund_id.raw() };
    let stamp = stamp(work, Kind::StoredValueRefund, cause, quoted.store_id)?;
    let mut draft = Draft::begin(stamp, quoted.holding.clone(), work.block(1)?);
    write_refund(&mut draft, &quoted.refund).map_err(refuse)?;
    let holder = Holder::Guest(quoted.guest_id);
    let journal = write_for(work, &draft.finish(), quoted.day, holder)?;
    insert(work, refund_id, &quoted, asked, journal.map(|id| id.raw()))?;
    work.audit(Done {
        action: "stored_value.refunded",
        object: Some(("topup", asked.top_up_id.raw())),
        store_id: Some(quoted.store_id),
        reason: Some(asked.reason),
        ..Done::default()
    })?;
    Ok(refund_id)
}

fn check_tenders(
    tenders: &[BackTender],
    pays_minor: Minor,
    cash_most_minor: Minor,
) -> Result<(), Problem> {
    let refused = |code| Problem::field("/tenders", code);
    if tenders.iter().any(|tender| tender.amount_minor <= Minor::ZERO) {
        return Err(refused("tender.nothing"));
    }
    let tendered: Minor = tenders.iter().map(|tender| tender.amount_minor).sum();
    if tendered != pays_minor {
        return Err(refused("tender.not_due")
            .with("due_minor", pays_minor.raw())
            .with("tendered_minor", tendered.raw()));
    }
    let cash = tenders.iter().filter(|tender| tender.tender == PayKind::Cash);
    let cash: Minor = cash.map(|tender| tender.amount_minor).sum();
    if cash > cash_most_minor {
        return Err(refused("stored_value.cash_back").with("most_minor", cash_most_minor.raw()));
    }
    Ok(())
}

fn insert(
    work: &mut Work<'_, '_>,
    refund_id: TopUpRefundId,
    quoted: &Quoted,
    asked: &Asked<'_>,
    journal_id: Option<i64>,
) -> Result<(), Problem> {
    let (now, refund) = (work.now(), &quoted.refund);
    let reason = asked.reason.as_bytes();
    let reason = work.act.keyring.seal("top_up_refund.reason_enc", refund_id.raw(), reason);
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let row = p![
        refund_id.raw(),
        refund.top_up_id.raw(),
        quoted.guest_id.raw(),
        quoted.store_id.raw(),
        quoted.day.days(),
        refund.ground.as_str(),
        refund.principal_left_minor.raw(),
        refund.by_list_price_minor.raw(),
        refund.by_ratio_minor.raw(),
        refund.refund_minor.raw(),
        refund.house_adds_minor.raw(),
        refund.interest_minor.raw(),
        refund.bonus_void_minor.raw(),
        refund.pays_minor().raw(),
        refund.pay_by.days(),
        reason.map_err(Problem::fault)?,
        journal_id,
        staff,
        now.0,
        refund.made_up_minor.raw(),
        quoted.interest.rate.as_str(),
        quoted.interest.rate_bp,
        quoted.interest.ended_on.days(),
        quoted.interest.days
    ];
    work.tx.put(&sql::INSERT_REFUND, row)?;
    let mut values: Vec<Val> = Vec::with_capacity(asked.tenders.len() * BACK_COLUMNS);
    for (line, tender) in (0_i64..).zip(asked.tenders) {
        let amount = tender.amount_minor.raw();
        values.extend_from_slice(p![refund_id.raw(), line, tender.tender.as_str(), amount]);
    }
    Ok(work.tx.put_many(&sql::INSERT_BACK, BACK_COLUMNS, &values)?)
}
