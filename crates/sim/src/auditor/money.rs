//! Stored value against what was paid in, spent and paid back.

use std::collections::BTreeMap;

use anyhow::Result;

use super::books::Ledger;
use super::{Ask, HouseBooks, maybe, number};

/// Principal and bonus, minor units.
type Pair = [i64; 2];

const UNITS: [&str; 2] = ["principal", "bonus"];

/// Every top-up is accounted for to the fen, and every settlement's redemptions are its journal's.
pub fn audit(ask: &mut Ask<'_>, ledger: &Ledger, found: &mut HouseBooks) -> Result<()> {
    let spent = redemptions(ask, ledger, found)?;
    let back = paid_back(ask)?;
    let tenders = sums(ask, "select top_up_id, amount_minor from top_up_tender")?;
    let rows = ask("select top_up_id, paid_minor, gift_minor, journal_id from top_up")?;
    for row in rows {
        let top_up = number(&row, 0)?;
        let began: Pair = [number(&row, 1)?, number(&row, 2)?];
        let came = credited(ledger, number(&row, 3)?);
        if came != began {
            found.broken.push(format!("top-up {top_up}: {began:?} sold, {came:?} credited"));
        }
        let tendered = tenders.get(&top_up).copied().unwrap_or_default();
        if tendered != began[0] {
            found.broken.push(format!("top-up {top_up}: {} sold, {tendered} paid", began[0]));
        }
        let (left, ended) = (left(ledger, top_up), ended(ledger, top_up));
        let spent = spent.get(&top_up).copied().unwrap_or_default();
        let back = back.get(&top_up).copied().unwrap_or_default();
        let accounted: Pair = std::array::from_fn(|at| left[at] + ended[at] + spent[at] + back[at]);
        if accounted != began {
            found.broken.push(format!(
                "top-up {top_up} of {began:?}: {left:?} left, {spent:?} spent, {back:?} paid back, \
                 {ended:?} ended"
            ));
        }
        found.top_ups += 1;
    }
    Ok(())
}

/// What a journal credited of bought principal and bonus on top.
fn credited(ledger: &Ledger, journal: i64) -> Pair {
    let of = |account: &str, unit: &str| -> i64 {
        let its = ledger.postings.iter().filter(|posting| {
            posting.journal == journal && posting.account == account && posting.unit == unit
        });
        -its.map(|posting| posting.amount).sum::<i64>()
    };
    [of("cash_in", UNITS[0]), of("issued", UNITS[1])]
}

/// What lies in the lots of a top-up.
fn left(ledger: &Ledger, top_up: i64) -> Pair {
    UNITS.map(|unit| {
        let its = ledger.lots.iter().filter(|lot| lot.top_up == Some(top_up) && lot.unit == unit);
        its.map(|lot| lot.amounts.iter().sum::<i64>()).sum()
    })
}

/// What ran out of time in the lots of a top-up.
fn ended(ledger: &Ledger, top_up: i64) -> Pair {
    let mut roots: Vec<i64> =
        ledger.lots.iter().filter(|lot| lot.top_up == Some(top_up)).map(|lot| lot.root).collect();
    roots.sort_unstable();
    roots.dedup();
    UNITS.map(|unit| {
        let its = ledger.postings.iter().filter(|posting| {
            posting.account == "expired"
                && posting.unit == unit
                && posting.root.is_some_and(|root| roots.contains(&root))
        });
        its.map(|posting| posting.amount).sum()
    })
}

/// What was redeemed of each top-up, refunds taken off; compares each cause with its journal.
fn redemptions(
    ask: &mut Ask<'_>,
    ledger: &Ledger,
    found: &mut HouseBooks,
) -> Result<BTreeMap<i64, Pair>> {
    let mut by_top_up: BTreeMap<i64, Pair> = BTreeMap::new();
    let mut by_cause: BTreeMap<i64, Pair> = BTreeMap::new();
    let rows = ask("select cause_id, top_up_id, principal_minor, bonus_minor, charged_minor \
         from stored_value_redemption")?;
    for row in rows {
        let parts: Pair = [number(&row, 2)?, number(&row, 3)?];
        if parts[0] + parts[1] != number(&row, 4)? {
            found.broken.push(format!("a redemption is not its parts: {row:?}"));
        }
        let top_up = maybe(&row, 1)?;
        let its = top_up.map(|top_up| by_top_up.entry(top_up).or_default());
        for pair in its.into_iter().chain([by_cause.entry(number(&row, 0)?).or_default()]) {
            pair[0] += parts[0];
            pair[1] += parts[1];
        }
    }
    for ((kind, cause), moved) in moved_by(ledger) {
        let told = by_cause.get(&cause).copied().unwrap_or_default();
        if moved != told {
            found.broken.push(format!(
                "{kind} {cause}: the journal redeems {moved:?}, the five figures say {told:?}"
            ));
        }
    }
    Ok(by_top_up)
}

/// What the journals of each settlement and refund redeem: those of the guest and of his group's
/// account together.
fn moved_by(ledger: &Ledger) -> BTreeMap<(String, i64), Pair> {
    let mut moved: BTreeMap<(String, i64), Pair> = BTreeMap::new();
    for (journal, (kind, _, cause)) in &ledger.journals {
        if kind != "settlement" && kind != "refund" {
            continue;
        }
        let pair = moved.entry((kind.clone(), *cause)).or_default();
        let its = ledger.postings.iter().filter(|posting| posting.journal == *journal);
        for posting in its.filter(|posting| posting.account == "redeemed") {
            if let Some(at) = UNITS.iter().position(|unit| *unit == posting.unit) {
                pair[at] += posting.amount;
            }
        }
    }
    moved
}

/// What was taken out of each top-up when it was paid back.
fn paid_back(ask: &mut Ask<'_>) -> Result<BTreeMap<i64, Pair>> {
    let mut back: BTreeMap<i64, Pair> = BTreeMap::new();
    let rows = ask("select top_up_id, principal_left_minor, bonus_void_minor from top_up_refund")?;
    for row in rows {
        let pair = back.entry(number(&row, 0)?).or_default();
        pair[0] += number(&row, 1)?;
        pair[1] += number(&row, 2)?;
    }
    Ok(back)
}

fn sums(ask: &mut Ask<'_>, sql: &str) -> Result<BTreeMap<i64, i64>> {
    let mut sums = BTreeMap::new();
    for row in ask(sql)? {
        *sums.entry(number(&row, 0)?).or_default() += number(&row, 1)?;
    }
    Ok(sums)
}
