//! What holders were shown, against what really moved: each change by its postings, and each
//! balance after by the ones before it.
//!
//! No clock and no id says in which order the journals of one holder were written, so the balances
//! are compared as a path: every balance from which a change began was left by another change, the
//! first began with nothing, and the last one is what is kept.

use std::collections::BTreeMap;

use zhike_store::{StoreError, Tx, p};

use super::actions::Seen;
use super::sql::verify::{self as sql, KeptRow, MovedRow, SeenRow, WrongRow};
use super::verify::Wrong;

const PAGE: i64 = 1_000;

/// Kind of holder, holder, account as the holder sees it.
type Key = (String, i64, String);
/// How often each balance was left, less how often a change began with it; and a journal for it.
type Path = BTreeMap<i64, (i64, i64)>;

/// The first change that is not its postings, or balance after that nothing else knows.
pub fn first_wrong(tx: &mut Tx<'_>) -> Result<Option<Wrong>, StoreError> {
    let mut paths: BTreeMap<Key, Path> = BTreeMap::new();
    let mut from = i64::MIN;
    loop {
        let page: Vec<i64> = tx.all(&sql::PAGE, p![from, PAGE])?;
        let Some(last) = page.last().copied() else { break };
        if let Some(wrong) = page_of(tx, from, last, &mut paths)? {
            return Ok(Some(wrong));
        }
        from = last;
    }
    ends(tx, &mut paths)?;
    Ok(first_loose(&paths))
}

fn page_of(
    tx: &mut Tx<'_>,
    from: i64,
    last: i64,
    paths: &mut BTreeMap<Key, Path>,
) -> Result<Option<Wrong>, StoreError> {
    let moved: Vec<MovedRow> = tx.all(&sql::MOVED, p![from, last])?;
    let mut moves: BTreeMap<(i64, Key), i64> = BTreeMap::new();
    for row in moved {
        let (account, amount) = shown(&row);
        moves.insert((row.journal_id, (row.holder_kind, row.holder_id, account)), amount);
    }
    let seen: Vec<SeenRow> = tx.all(&sql::SEEN, p![from, last])?;
    for row in seen {
        let Ok(changes) = serde_json::from_str::<Vec<Seen>>(&row.changes) else {
            return Ok(Some(wrong("change_unreadable", row.holder_kind, row.journal_id, 0, 0)));
        };
        for change in changes {
            let key = (row.holder_kind.clone(), row.holder_id, change.account.clone());
            let really = moves.remove(&(row.journal_id, key.clone())).unwrap_or(0);
            if really != change.amount {
                let (told, journal) = (change.amount, row.journal_id);
                let about = change.account;
                return Ok(Some(wrong("change_is_not_its_postings", about, journal, told, really)));
            }
            let path = paths.entry(key).or_default();
            step(path, change.after, 1, row.journal_id);
            step(path, change.after.wrapping_sub(change.amount), -1, row.journal_id);
        }
    }
    let untold = moves.into_iter().next();
    Ok(untold.map(|((journal, (_, _, account)), amount)| {
        wrong("change_is_not_its_postings", account, journal, 0, amount)
    }))
}

/// The account as its holder sees it; a debt is a posting below nothing.
fn shown(row: &MovedRow) -> (String, i64) {
    match row.account.as_str() {
        "free" => (row.unit.clone(), row.amount),
        "debt" => (format!("{}_debt", row.unit), -row.amount),
        pocket => (format!("{}_{pocket}", row.unit), row.amount),
    }
}

fn step(path: &mut Path, balance: i64, by: i64, journal: i64) {
    let kept = path.entry(balance).or_insert((0, journal));
    *kept = (kept.0 + by, journal);
    if kept.0 == 0 {
        path.remove(&balance);
    }
}

/// Every path began with nothing and ends with the balance that is kept.
fn ends(tx: &mut Tx<'_>, paths: &mut BTreeMap<Key, Path>) -> Result<(), StoreError> {
    for path in paths.values_mut() {
        step(path, 0, 1, 0);
    }
    let mut from = (String::new(), i64::MIN, String::new());
    loop {
        let rows: Vec<KeptRow> = tx.all(&sql::KEPT, p![from.0, from.1, from.2, PAGE])?;
        let Some(last) = rows.last() else { return Ok(()) };
        from = (last.holder_kind.clone(), last.holder_id, last.unit.clone());
        for row in rows {
            let KeptRow { holder_kind, holder_id, unit, free, pending, held, debt } = row;
            for (end, amount) in
                [("", free), ("_pending", pending), ("_held", held), ("_debt", debt)]
            {
                let key = (holder_kind.clone(), holder_id, format!("{unit}{end}"));
                if let Some(path) = paths.get_mut(&key) {
                    step(path, amount, -1, 0);
                }
            }
        }
    }
}

/// A balance that was shown and from which nothing went on, or one that nothing led to.
fn first_loose(paths: &BTreeMap<Key, Path>) -> Option<Wrong> {
    let (key, path) = paths.iter().find(|(_, path)| !path.is_empty())?;
    let shown = path.iter().find(|(_, (count, _))| *count > 0);
    let missing = path.iter().find(|(_, (count, _))| *count < 0);
    let journal = shown.map_or(0, |(_, (_, journal))| *journal);
    let balance = |one: Option<(&i64, &(i64, i64))>| one.map_or(0, |(balance, _)| *balance);
    let (kept, found) = (balance(shown), balance(missing));
    Some(wrong("balance_after_leads_nowhere", key.2.clone(), journal, kept, found))
}

fn wrong(rule: &'static str, about: String, row: i64, kept: i64, found: i64) -> Wrong {
    Wrong { rule, row: WrongRow { about, row, kept, found } }
}
