//! What each holder was shown of each journal: the amounts against the postings, and the balances
//! after as one unbroken path from nothing to what is kept.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Ask, HouseBooks, number, text};

/// Holder's kind, holder, account as it is shown.
type Key = (String, i64, String);

/// Compares every change that was shown.
pub fn audit(ask: &mut Ask<'_>, found: &mut HouseBooks) -> Result<()> {
    let mut moved = moved(ask)?;
    // Of each account: the balances that changes began with and those that they left.
    let mut begun: BTreeMap<Key, Vec<i64>> = BTreeMap::new();
    let mut left: BTreeMap<Key, Vec<i64>> = BTreeMap::new();
    for table in ["journal", "journal_other"] {
        let sql = format!("select journal_id, holder_kind, holder_id, changes from {table}");
        for row in ask(&sql)? {
            let (journal, kind, holder) = (number(&row, 0)?, text(&row, 1), number(&row, 2)?);
            let changes: Vec<Value> = serde_json::from_str(&text(&row, 3))
                .with_context(|| format!("the changes of journal {journal}"))?;
            for change in changes {
                let of = |name: &str| change[name].as_i64().context("an amount of a change");
                let account = change["account"].as_str().context("an account")?.to_owned();
                let (amount, after) = (of("amount")?, of("after")?);
                let key = (kind.clone(), holder, account);
                let really = moved.remove(&(journal, key.clone())).unwrap_or_default();
                if really != amount {
                    found.broken.push(format!(
                        "journal {journal} shows {amount} of {key:?}, its postings say {really}"
                    ));
                }
                begun.entry(key.clone()).or_default().push(after - amount);
                left.entry(key).or_default().push(after);
            }
        }
    }
    let hidden = moved.iter().filter(|(_, amount)| **amount != 0);
    found.broken.extend(hidden.map(|(key, amount)| format!("nobody is shown {amount} of {key:?}")));
    paths(&kept(ask)?, begun, left, found);
    Ok(())
}

/// What the postings move of each account of each holder, journal by journal.
fn moved(ask: &mut Ask<'_>) -> Result<BTreeMap<(i64, Key), i64>> {
    let mut moved = BTreeMap::new();
    let rows = ask("select journal_id, holder_kind, holder_id, unit, account, amount \
         from posting where holder_id is not null")?;
    for row in rows {
        let (unit, pocket, amount) = (text(&row, 3), text(&row, 4), number(&row, 5)?);
        let account = if pocket == "free" { unit } else { format!("{unit}_{pocket}") };
        let key = (text(&row, 1), number(&row, 2)?, account);
        // What is owed grows by postings below nothing.
        let signed = if pocket == "debt" { -amount } else { amount };
        *moved.entry((number(&row, 0)?, key)).or_default() += signed;
    }
    Ok(moved)
}

fn kept(ask: &mut Ask<'_>) -> Result<BTreeMap<Key, i64>> {
    let mut kept = BTreeMap::new();
    let rows = ask("select holder_kind, holder_id, unit, free, pending, held, debt from balance")?;
    for row in rows {
        for (at, end) in ["", "_pending", "_held", "_debt"].iter().enumerate() {
            let key = (text(&row, 0), number(&row, 1)?, format!("{}{end}", text(&row, 2)));
            kept.insert(key, number(&row, at + 3)?);
        }
    }
    Ok(kept)
}

/// Nothing and every balance that was left, less the last, are the balances that were begun with.
fn paths(
    kept: &BTreeMap<Key, i64>,
    mut begun: BTreeMap<Key, Vec<i64>>,
    left: BTreeMap<Key, Vec<i64>>,
    found: &mut HouseBooks,
) {
    for (key, mut left) in left {
        let mut begun = begun.remove(&key).unwrap_or_default();
        begun.push(kept.get(&key).copied().unwrap_or_default());
        left.push(0);
        begun.sort_unstable();
        left.sort_unstable();
        if begun != left {
            let odd = left.iter().find(|balance| !begun.contains(balance));
            found.broken.push(format!("the balances shown of {key:?} are no path: {odd:?}"));
        }
    }
}
