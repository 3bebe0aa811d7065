//! From what the rules decided to what a till shows.

use zhike_domain::checkout::{Tender, would_earn};
use zhike_domain::kernel::money::{Minor, Points};
use zhike_domain::ledger::Unit;
use zhike_domain::membership::stored_value::{Taken, take};
use zhike_domain::ordering::{Discounts, Line, LineKind, PriceKind};
use zhike_domain::pricing::{Quote, QuotedLine};

use crate::checkout::facts::Loaded;
use crate::checkout::facts::lines::LineWords;
use crate::checkout::views::{
    LineWord, QuoteGift, QuoteGroup, QuoteLine, QuoteNotUsed, QuotePoints, QuoteStep, QuoteStored,
    QuoteView, StoredPart, WhyNot,
};

/// A quote with its words.
#[must_use]
pub fn quote(loaded: &Loaded, quote: &Quote) -> QuoteView {
    let bill = &loaded.facts.bill;
    let lines = bill.lines.iter().zip(&quote.lines).zip(&loaded.words);
    let (most_points, most_points_minor) = most_points(loaded, quote);
    let group = group(loaded, quote.due_minor);
    let stored_value = stored_value(loaded, quote.due_minor);
    QuoteView {
        lines: lines.map(|((line, quoted), words)| line_of(line, quoted, words)).collect(),
        steps: steps(loaded, quote),
        not_used: not_used(loaded, quote),
        gifts: gifts(loaded, quote),
        certainty: quote.certainty,
        list_minor: quote.list_minor,
        priced_minor: quote.priced_minor,
        after_offers_minor: quote.after_offers_minor,
        due_minor: quote.due_minor,
        saved_minor: quote.list_minor - quote.due_minor,
        points: quote
            .points
            .map(|used| QuotePoints { points: used.points, off_minor: used.off_minor }),
        most_points,
        most_points_minor,
        earns_points: earns(loaded, quote),
        suggested_tenders: suggested(group.as_ref(), stored_value.as_ref(), quote.due_minor),
        group,
        stored_value,
    }
}

fn line_of(line: &Line, quoted: &QuotedLine, words: &LineWords) -> QuoteLine {
    let why_not = if line.discounts == Discounts::Barred {
        Some(WhyNot::NoDiscount)
    } else if quoted.price.kind != PriceKind::List {
        Some(WhyNot::SpecialPrice)
    } else {
        None
    };
    let (kind, charge) = match line.what {
        LineKind::Dish { .. } => (LineWord::Dish, None),
        LineKind::Charge { charge } => (LineWord::Charge, Some(charge)),
        LineKind::Amount => (LineWord::Amount, None),
    };
    QuoteLine {
        line: line.line,
        kind,
        dish_id: line.dish_id(),
        charge,
        words: words.words.clone(),
        unit: words.unit.clone(),
        chosen: words.chosen.clone(),
        note: words.note.clone(),
        qty_milli: line.qty_milli,
        unit_list_minor: line.list_minor,
        list_minor: quoted.list_minor,
        price: quoted.price,
        member_unit_minor: words.member_unit_minor,
        priced_minor: quoted.priced_minor,
        after_offers_minor: quoted.after_offers_minor,
        due_minor: quoted.due_minor,
        takes_part: why_not.is_none(),
        why_not,
        allergen_hits: words.hits.clone(),
    }
}

fn steps(loaded: &Loaded, quote: &Quote) -> Vec<QuoteStep> {
    let step = |step: &zhike_domain::pricing::Step| QuoteStep {
        lane: step.lane,
        words: step.which.map(|which| loaded.name(&which)).unwrap_or_default(),
        which: step.which,
        limited: step.which.is_some_and(|which| loaded.is_limited(&which)),
        why: step.why.clone(),
        base_minor: step.base_minor,
        off_minor: step.off_minor,
        shares: step.shares.clone(),
    };
    quote.steps.iter().map(step).collect()
}

fn not_used(loaded: &Loaded, quote: &Quote) -> Vec<QuoteNotUsed> {
    use zhike_domain::pricing::Why;
    let one = |one: &zhike_domain::pricing::NotUsed| QuoteNotUsed {
        words: loaded.name(&one.which),
        which: one.which,
        instead: match &one.why {
            Why::Better { instead, .. } => Some(loaded.name(instead)),
            _ => None,
        },
        why: one.why.clone(),
    };
    quote.not_used.iter().map(one).collect()
}

fn gifts(loaded: &Loaded, quote: &Quote) -> Vec<QuoteGift> {
    let gift = |gift: &zhike_domain::pricing::Gift| QuoteGift {
        words: loaded.name(&gift.which),
        which: gift.which,
        dish_id: gift.dish_id,
        dish: loaded.gift_dishes.get(&gift.dish_id).cloned().unwrap_or_default(),
        units: gift.units,
    };
    quote.gifts.iter().map(gift).collect()
}

fn most_points(loaded: &Loaded, quote: &Quote) -> (Points, Minor) {
    let bill = &loaded.facts.bill;
    match (&bill.points_rule, bill.member) {
        (Some(rule), Some(member)) => rule.most(member.points, quote.after_offers_minor),
        _ => (Points::ZERO, Minor::ZERO),
    }
}

/// What it earns when all of it is paid in money.
fn earns(loaded: &Loaded, quote: &Quote) -> Points {
    would_earn(&loaded.facts, quote, &[]).map_or(Points::ZERO, |earned| earned.points)
}

fn stored_value(loaded: &Loaded, due_minor: Minor) -> Option<QuoteStored> {
    let guest = loaded.facts.guest.as_ref()?;
    let now = loaded.facts.bill.at.now;
    let spendable = |unit| Minor::from_raw(guest.holding.spendable(unit, now));
    let (principal_minor, bonus_minor) = (spendable(Unit::Principal), spendable(Unit::Bonus));
    let spendable_minor = principal_minor + bonus_minor;
    if spendable_minor.is_zero() {
        return None;
    }
    let amount_minor = due_minor.min(spendable_minor);
    let taken = if amount_minor.is_zero() {
        Vec::new()
    } else {
        take(&guest.holding, &guest.began, amount_minor, guest.spend_order, now).ok()?
    };
    let sum = |part: fn(&Taken) -> Minor| -> Minor { taken.iter().map(part).sum() };
    let for_due = StoredPart {
        amount_minor,
        principal_minor: sum(|one| one.principal_minor),
        bonus_minor: sum(|one| one.bonus_minor),
    };
    Some(QuoteStored { spendable_minor, principal_minor, bonus_minor, for_due })
}

/// What the group of the guest would pay, and what stands in its way.
fn group(loaded: &Loaded, due_minor: Minor) -> Option<QuoteGroup> {
    let (mine, guest) = (loaded.group.as_ref()?, loaded.facts.guest.as_ref()?);
    let pays = mine.facts.pays(&guest.holding, due_minor, loaded.facts.bill.at.now);
    Some(QuoteGroup {
        group_id: mine.facts.group_id,
        account_guest_id: mine.account_guest_id,
        kind: mine.kind,
        name: loaded.group_name.clone(),
        meal: mine.facts.meal,
        used_day_minor: mine.facts.used.day_minor,
        used_meal_minor: mine.facts.used.meal_minor,
        room: pays.room,
        allowance_minor: pays.allowance_minor,
        shared_minor: pays.shared_minor,
        allowance_for_due_minor: pays.allowance_for_due_minor,
        shared_for_due_minor: pays.shared_for_due_minor,
    })
}

/// The group first, then prepaid money of his own, the rest in cash without change.
fn suggested(
    group: Option<&QuoteGroup>,
    stored: Option<&QuoteStored>,
    due_minor: Minor,
) -> Vec<Tender> {
    let mut tenders = Vec::new();
    let mut rest = due_minor;
    if let Some(group) = group {
        let (allowance, shared) = (group.allowance_for_due_minor, group.shared_for_due_minor);
        if !allowance.is_zero() {
            tenders.push(Tender::Allowance { amount_minor: allowance });
        }
        if !shared.is_zero() {
            tenders.push(Tender::GroupBalance { amount_minor: shared });
        }
        rest -= allowance + shared;
    }
    let by_stored = stored.map_or(Minor::ZERO, |stored| stored.for_due.amount_minor).min(rest);
    rest -= by_stored;
    if !by_stored.is_zero() {
        tenders.push(Tender::StoredValue { amount_minor: by_stored });
    }
    if !rest.is_zero() {
        tenders.push(Tender::Cash { amount_minor: rest, given_minor: rest });
    }
    tenders
}
