//! The settlement: the quote made true, once.

use super::tender::check;
use super::{
    AccountTerms, CheckoutRefusal, Excludes, SettleRefusal, Tender, TenderKind, TenderRefusal,
    Tendered, VoucherTerms, group,
};
use crate::kernel::id::{CouponId, IdBlock};
use crate::kernel::money::{Milli, Minor, Points, Ratio, Rounding};
use crate::kernel::time::{DayMinute, Zone};
use crate::ledger::{Draft, Holding, House, Journal, LedgerRefusal, Stamp, Unit};
use crate::membership::earn::{EarnRule, Earned, Paid};
use crate::membership::group::GroupFacts;
use crate::membership::stored_value::{Began, SpendOrder, Taken, take};
use crate::ordering::Earning;
use crate::pricing::{OffersUsed, Quote, QuoteFacts, quote};

/// What of a guest a settlement looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestFacts {
    /// What he holds.
    pub holding: Holding,
    /// What his top-ups began with.
    pub began: Vec<Began>,
    /// In which order principal and bonus are spent.
    pub spend_order: SpendOrder,
    /// The multiplier of the tier held before the bill; one for a guest who is no member earns
    /// nothing, so leave `earn` out for him.
    pub tier_multiplier: Milli,
    /// The multipliers of campaigns of the day.
    pub campaigns: Vec<Milli>,
    /// How bills earn for him; `None` earns nothing.
    pub earn: Option<EarnRule>,
    /// What he may sign for.
    pub account: AccountTerms,
    /// The group that he is in.
    pub group: Option<Box<GroupFacts>>,
}

/// Everything that a settlement looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleFacts {
    /// What pricing looks at.
    pub bill: QuoteFacts,
    /// The guest, when one was named.
    pub guest: Option<GuestFacts>,
    /// The terms for platform vouchers.
    pub voucher: VoucherTerms,
}

/// What the till asks for. It decides no amount: `due_minor` is only what it showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleCommand {
    /// What the till showed as due, minor units.
    pub due_minor: Minor,
    /// How it is paid; empty when nothing is due.
    pub tenders: Vec<Tender>,
}

/// The bill made true: what is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The bill as it was priced in this moment.
    pub quote: Quote,
    /// How it was paid.
    pub tenders: Vec<Tendered>,
    /// What goes back in cash, minor units.
    pub change_minor: Minor,
    /// Coupons that are redeemed.
    pub coupon_ids: Vec<CouponId>,
    /// Points that are spent.
    pub points_spent: Points,
    /// What of the payment earns.
    pub paid: Paid,
    /// What it earns.
    pub earned: Earned,
}

impl Settlement {
    /// What was taken from each top-up of the guest's own.
    pub fn taken(&self) -> impl Iterator<Item = &Taken> {
        self.taken_by(TenderKind::StoredValue)
    }

    /// What was taken from each top-up of the group's account.
    pub fn taken_of_group(&self) -> impl Iterator<Item = &Taken> {
        self.taken_by(TenderKind::GroupBalance)
    }

    fn taken_by(&self, kind: TenderKind) -> impl Iterator<Item = &Taken> {
        let its = self.tenders.iter().filter(move |one| one.tender.kind() == kind);
        its.flat_map(|tendered| &tendered.taken)
    }

    /// What one kind of tender pays, minor units.
    #[must_use]
    pub fn paid_by(&self, kind: TenderKind) -> Minor {
        let its = self.tenders.iter().filter(|one| one.tender.kind() == kind);
        its.map(|one| one.tender.amount_minor()).sum()
    }
}

/// Settles a bill: prices it anew, compares it with what the till showed, takes the tenders.
///
/// # Errors
/// [`CheckoutRefusal`]: the bill changed, the tenders do not equal what is due, a balance is too
/// small, points cannot be used as asked. Nothing is half done.
///
/// # Examples
/// ¥649 paid by ¥562.50 stored value (¥511.36 principal, ¥51.14 bonus) and ¥86.50 in cash out of
/// ¥100 gives ¥13.50 change and, at 1.5 times, ⌊597.86 × 1.5⌋ = 896 points: see
/// `the_bill_of_the_till_is_paid_and_earns_896` in the tests.
pub fn settle(facts: &SettleFacts, command: &SettleCommand) -> Result<Settlement, CheckoutRefusal> {
    let quote = quote_for(facts, &command.tenders)?;
    let (due_minor, shown_minor) = (quote.due_minor, command.due_minor);
    if due_minor != shown_minor {
        return Err(SettleRefusal::Changed { due_minor, shown_minor }.into());
    }
    let account = facts.guest.as_ref().map_or(AccountTerms::None, |guest| guest.account);
    check(&command.tenders, due_minor, account)?;
    group::check(facts.guest.as_ref(), &command.tenders, facts.bill.at.now)?;
    let tenders: Vec<Tendered> =
        command.tenders.iter().map(|tender| tendered(facts, tender)).collect::<Result<_, _>>()?;
    let points_spent = quote.points.map_or(Points::ZERO, |used| used.points);
    enough_points(facts, points_spent)?;
    let paid = paid(facts, &quote, &tenders);
    let earned = earned(facts, paid)?;
    let coupon_ids = quote.steps.iter().filter_map(|step| step.which?.coupon_id);
    let coupon_ids = coupon_ids.chain(quote.gifts.iter().filter_map(|gift| gift.which.coupon_id));
    Ok(Settlement {
        change_minor: command.tenders.iter().map(Tender::change_minor).sum(),
        coupon_ids: coupon_ids.collect(),
        quote,
        tenders,
        points_spent,
        paid,
        earned,
    })
}

/// What a bill would earn when it is paid by these tenders and the rest in money; it takes nothing.
///
/// # Errors
/// [`CheckoutRefusal`], as settling says it: more is tendered than is due, a balance is too small.
pub fn would_earn(
    facts: &SettleFacts,
    quote: &Quote,
    tenders: &[Tender],
) -> Result<Earned, CheckoutRefusal> {
    let said: Minor = tenders.iter().map(Tender::amount_minor).sum();
    let rest = quote.due_minor - said;
    let mut all = tenders.to_vec();
    if rest > Minor::ZERO {
        all.push(Tender::Card { amount_minor: rest });
    }
    let account = facts.guest.as_ref().map_or(AccountTerms::None, |guest| guest.account);
    check(&all, quote.due_minor, account)?;
    group::check(facts.guest.as_ref(), &all, facts.bill.at.now)?;
    let tendered: Result<Vec<Tendered>, _> = all.iter().map(|one| tendered(facts, one)).collect();
    earned(facts, paid(facts, quote, &tendered?))
}

/// The bill priced for these tenders: a voucher that excludes offers is told to pricing before it
/// looks for any.
///
/// # Errors
/// Those of pricing.
pub fn quote_for(facts: &SettleFacts, tenders: &[Tender]) -> Result<Quote, CheckoutRefusal> {
    let has_voucher = tenders.iter().any(|tender| tender.kind() == TenderKind::Voucher);
    if has_voucher && facts.voucher.excludes == Excludes::Offers {
        let bill = QuoteFacts { offers: OffersUsed::Voucher, ..facts.bill.clone() };
        return Ok(quote(&bill)?);
    }
    Ok(quote(&facts.bill)?)
}

fn tendered(facts: &SettleFacts, tender: &Tender) -> Result<Tendered, CheckoutRefusal> {
    let (tender, now) = (tender.clone(), facts.bill.at.now);
    let taken = match tender {
        Tender::StoredValue { amount_minor } => {
            let no_guest = TenderRefusal::NoGuest { tender: TenderKind::StoredValue };
            let guest = facts.guest.as_ref().ok_or(no_guest)?;
            take(&guest.holding, &guest.began, amount_minor, guest.spend_order, now)?
        }
        Tender::GroupBalance { amount_minor } => {
            group::take_shared(facts.guest.as_ref(), amount_minor, now)?
        }
        _ => Vec::new(),
    };
    Ok(Tendered { tender, taken })
}

fn enough_points(facts: &SettleFacts, spent: Points) -> Result<(), LedgerRefusal> {
    let now = facts.bill.at.now;
    let have = facts.guest.as_ref().map_or(0, |guest| guest.holding.spendable(Unit::Points, now));
    let need = spent.raw();
    if need <= have { Ok(()) } else { Err(LedgerRefusal::Points { need, have }) }
}

/// What of the payment earns: lines that the owner left out take their share with them.
fn paid(facts: &SettleFacts, quote: &Quote, tenders: &[Tendered]) -> Paid {
    let prepaid = [TenderKind::StoredValue, TenderKind::GroupBalance];
    let sum = |is_stored: bool| -> Minor {
        let kind = |one: &&Tendered| prepaid.contains(&one.tender.kind()) == is_stored;
        tenders.iter().filter(kind).map(|one| one.earns_minor(facts.voucher)).sum()
    };
    let earning = facts.bill.lines.iter().zip(&quote.lines);
    let earning = earning.filter(|(line, _)| line.earning == Earning::Earns);
    let earning: Minor = earning.map(|(_, quoted)| quoted.due_minor).sum();
    let share = Ratio::of(earning.raw(), quote.due_minor.raw().max(1));
    Paid {
        money_minor: sum(false).times(share, Rounding::HalfUp),
        principal_minor: sum(true).times(share, Rounding::HalfUp),
    }
}

fn earned(facts: &SettleFacts, paid: Paid) -> Result<Earned, CheckoutRefusal> {
    let nothing = Earned { points: Points::ZERO, growth: Points::ZERO };
    let Some(guest) = &facts.guest else { return Ok(nothing) };
    let Some(rule) = guest.earn else { return Ok(nothing) };
    Ok(rule.earned(paid, guest.tier_multiplier, &guest.campaigns)?)
}

/// The journal of a settlement: points and stored value out, points and growth in. `None` when no
/// guest was named or nothing moves.
///
/// # Errors
/// [`LedgerRefusal`] when the balance does not bear it.
pub fn settle_journal(
    facts: &SettleFacts,
    settlement: &Settlement,
    stamp: Stamp,
    zone: &Zone,
    cut_over: DayMinute,
    ids: IdBlock,
) -> Result<Option<Journal>, LedgerRefusal> {
    let Some(guest) = &facts.guest else { return Ok(None) };
    let mut draft = Draft::begin(stamp, guest.holding.clone(), ids);
    if !settlement.points_spent.is_zero() {
        draft.debit(Unit::Points, settlement.points_spent.raw(), House::Redeemed)?;
    }
    for taken in settlement.taken() {
        draft.take(&taken.parts, House::Redeemed)?;
    }
    let allowance = settlement.paid_by(TenderKind::Allowance);
    if !allowance.is_zero() {
        draft.debit(Unit::Allowance, allowance.raw(), House::Redeemed)?;
    }
    if let Some(rule) = guest.earn {
        let day = facts.bill.at.day;
        for credit in rule.credits(settlement.earned, stamp.at, day, zone, cut_over) {
            draft.credit(&credit)?;
        }
    }
    let journal = draft.finish();
    Ok((!journal.is_empty()).then_some(journal))
}
