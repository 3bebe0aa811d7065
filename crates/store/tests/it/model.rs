//! Random operations against a small model in memory: SQLite, PostgreSQL and the model must
//! answer alike, and hold the same rows afterwards. `ZHIKE_MODEL_OPS` runs more of them.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use zhike_store::{Store, StoreError, Tx, Val, p, sql};

use crate::Bench;
use crate::bench::{ADD, BALANCE, CLOSE, COUNT, ENTER_ALL, OPEN};

/// Transactions of one run, and runs by default: about 3,000 transactions.
const LONGEST_RUN: usize = 60;
const DEFAULT_OPS: usize = 3_000;

sql! {
    ACCOUNTS = "select account_id, owner, balance from account order by account_id";
    ENTRIES = "select entry_id, account_id, amount from entry order by entry_id";
    WIPE_ENTRIES = "delete from entry";
    WIPE_ACCOUNTS = "delete from account";
}

#[derive(Clone, Debug)]
enum Step {
    Open { id: i64, owner: String, balance: i64 },
    Add { id: i64, amount: i64, counted: bool },
    Transfer { from: i64, to: i64, amount: i64 },
    Close { id: i64 },
    Enter { rows: Vec<(i64, i64, i64)> },
    Need { id: i64 },
    Refuse,
    Panic,
}

/// What a caller hears: the numbers its steps found, or the code of the error.
type Heard = Result<Vec<i64>, &'static str>;

#[derive(Clone, Debug, Default, PartialEq)]
struct Bank {
    accounts: BTreeMap<i64, (String, i64)>,
    entries: BTreeMap<i64, (i64, i64)>,
}

impl Bank {
    fn transaction(&mut self, steps: &[Step]) -> Heard {
        let before = self.clone();
        let heard = steps.iter().map(|step| self.step(step)).collect();
        if Result::is_err(&heard) {
            *self = before;
        }
        heard
    }

    fn step(&mut self, step: &Step) -> Result<i64, &'static str> {
        match step {
            Step::Open { balance, .. } if *balance < 0 => Err("store.constraint"),
            Step::Open { id, owner, balance } => {
                let taken = self.accounts.values().any(|(other, _)| other == owner);
                if taken || self.accounts.contains_key(id) {
                    return Err("store.duplicate");
                }
                self.accounts.insert(*id, (owner.clone(), *balance));
                Ok(0)
            }
            Step::Add { id, amount, counted } => {
                let touched = self.add(*id, *amount)?;
                Ok(if *counted { touched } else { 0 })
            }
            Step::Transfer { from, to, amount } => {
                let held = self.accounts.get(from).ok_or("store.no_row")?.1;
                if held < *amount {
                    return Err("store.unsupported");
                }
                self.add(*from, -amount)?;
                Ok(self.add(*to, *amount)? + held)
            }
            Step::Close { id } if self.entries.values().any(|(account, _)| account == id) => {
                Err("store.constraint")
            }
            Step::Close { id } => Ok(i64::from(self.accounts.remove(id).is_some())),
            Step::Enter { rows } => self.enter(rows),
            Step::Need { id } => Ok(self.accounts.get(id).ok_or("store.no_row")?.1),
            Step::Refuse => Err("store.unsupported"),
            Step::Panic => Err("store.panicked"),
        }
    }

    fn add(&mut self, id: i64, amount: i64) -> Result<i64, &'static str> {
        match self.accounts.get_mut(&id) {
            None => Ok(0),
            Some((_, balance)) if *balance + amount < 0 => Err("store.constraint"),
            Some((_, balance)) => {
                *balance += amount;
                Ok(1)
            }
        }
    }

    fn enter(&mut self, rows: &[(i64, i64, i64)]) -> Result<i64, &'static str> {
        for (entry, account, amount) in rows {
            if self.entries.insert(*entry, (*account, *amount)).is_some() {
                return Err("store.duplicate");
            }
        }
        let known = rows.iter().all(|(_, account, _)| self.accounts.contains_key(account));
        if known { Ok(0) } else { Err("store.constraint") }
    }
}

fn run(tx: &mut Tx<'_>, step: &Step) -> Result<i64, StoreError> {
    match step {
        Step::Open { id, owner, balance } => tx.put(&OPEN, p![*id, owner, *balance]).map(|()| 0),
        Step::Add { id, amount, counted: true } => {
            tx.execute(&ADD, p![*id, *amount]).map(|count| count as i64)
        }
        Step::Add { id, amount, counted: false } => tx.put(&ADD, p![*id, *amount]).map(|()| 0),
        Step::Transfer { from, to, amount } => {
            let held: i64 = tx.one(&BALANCE, p![*from])?;
            if held < *amount {
                return Err(StoreError::Unsupported("too poor"));
            }
            tx.put(&ADD, p![*from, -amount])?;
            Ok(tx.execute(&ADD, p![*to, *amount])? as i64 + held)
        }
        Step::Close { id } => tx.execute(&CLOSE, p![*id]).map(|count| count as i64),
        Step::Enter { rows } => {
            let values: Vec<Val> =
                rows.iter().flat_map(|row| [row.0.into(), row.1.into(), row.2.into()]).collect();
            tx.put_many(&ENTER_ALL, 3, &values).map(|()| 0)
        }
        Step::Need { id } => tx.one(&BALANCE, p![*id]),
        Step::Refuse => {
            // A read first: what was put before and failed is heard there, on both engines.
            let _all: i64 = tx.one(&COUNT, p![])?;
            Err(StoreError::Unsupported("refused"))
        }
        Step::Panic => {
            let _all: i64 = tx.one(&COUNT, p![])?;
            panic!("a bug in the rule");
        }
    }
}

fn transaction(store: &Store, steps: &[Step]) -> Heard {
    let steps = steps.to_vec();
    let heard = store.write_blocking(move |tx| steps.iter().map(|step| run(tx, step)).collect());
    heard.map_err(|error: StoreError| error.code())
}

fn contents(store: &Store) -> Bank {
    let read: Result<_, StoreError> = store.read_blocking(|tx| {
        let accounts: Vec<(i64, String, i64)> = tx.all(&ACCOUNTS, p![])?;
        let entries: Vec<(i64, i64, i64)> = tx.all(&ENTRIES, p![])?;
        Ok((accounts, entries))
    });
    let (accounts, entries) = read.unwrap();
    Bank {
        accounts: accounts.into_iter().map(|(id, owner, held)| (id, (owner, held))).collect(),
        entries: entries.into_iter().map(|(id, account, sum)| (id, (account, sum))).collect(),
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let id = 1..8_i64;
    let entry = (1..30_i64, 1..8_i64, -5..5_i64);
    let open = (id.clone(), 0..9_u8, -1..100_i64);
    let step = prop_oneof![
        4 => open.prop_map(|(id, owner, balance)| {
            Step::Open { id, owner: format!("客 {owner}"), balance }
        }),
        4 => (id.clone(), -30..60_i64, any::<bool>())
            .prop_map(|(id, amount, counted)| Step::Add { id, amount, counted }),
        4 => (id.clone(), id.clone(), 0..50_i64)
            .prop_map(|(from, to, amount)| Step::Transfer { from, to, amount }),
        2 => id.clone().prop_map(|id| Step::Close { id }),
        // One, two or four rows: one statement each, so the first error is the same everywhere.
        2 => (vec(entry, 4), 0..3_u32).prop_map(|(mut rows, power)| {
            rows.truncate(1 << power);
            Step::Enter { rows }
        }),
        2 => id.prop_map(|id| Step::Need { id }),
        1 => Just(Step::Refuse),
    ];
    let bug = prop_oneof![60 => Just(None), 1 => Just(Some(Step::Panic))];
    (vec(step, 1..5), bug).prop_map(|(mut steps, bug)| {
        steps.extend(bug);
        steps
    })
}

#[test]
fn both_engines_answer_and_keep_what_the_model_says() {
    let wanted = std::env::var("ZHIKE_MODEL_OPS").ok().and_then(|ops| ops.parse().ok());
    let wanted: usize = wanted.unwrap_or(DEFAULT_OPS);
    let cases = u32::try_from(wanted.div_ceil(LONGEST_RUN)).unwrap();
    let stores = [Bench::sqlite(), Bench::postgres()];
    let config =
        Config { cases, max_shrink_iters: 2_000, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[42; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&vec(steps(), LONGEST_RUN), |transactions| {
        let mut bank = Bank::default();
        for bench in &stores {
            let wiped = bench.write(|tx| {
                tx.put(&WIPE_ENTRIES, p![])?;
                tx.put(&WIPE_ACCOUNTS, p![])
            });
            wiped.unwrap();
        }
        for steps in &transactions {
            let expected = bank.transaction(steps);
            for bench in &stores {
                let engine = bench.store.engine();
                let heard = transaction(&bench.store, steps);
                prop_assert_eq!(&heard, &expected, "{} after {:?}", engine, steps);
            }
        }
        for bench in &stores {
            prop_assert_eq!(contents(&bench.store), bank.clone(), "{}", bench.store.engine());
        }
        Ok(())
    });
    if let Err(difference) = outcome {
        panic!("{difference}");
    }
}
