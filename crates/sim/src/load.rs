//! A small ledger for crash tests and benches: accounts, postings that sum to zero, and one row
//! for each operation under a key the client made.
//!
//! On purpose nothing in it is unique but the accounts: if the store carried an operation out
//! twice, no constraint would hide it.

use zhike_store::{LockKey, Migration, Store, StoreError, Tx, p, sql};

use crate::Dice;

/// Number of accounts; few, so that clients meet on them.
pub const ACCOUNTS: i64 = 64;

/// The schema of the small ledger.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    name: "crash_ledger",
    text: "create table account (
               account_id {int} not null primary key,
               balance {int} not null
           ) {strict};
           create table operation (
               operation_key {text} not null,
               legs {int} not null
           ) {strict};
           create index operation_by_key on operation (operation_key);
           create table posting (
               operation_key {text} not null,
               account_id {int} not null,
               amount {int} not null
           ) {strict};
           create index posting_by_key on posting (operation_key);",
}];

sql! {
    OPEN_ACCOUNT = "insert into account (account_id, balance) values (?1, 0)
                    on conflict do nothing";
    BALANCE = "select balance from account where account_id = ?1";
    SET_BALANCE = "update account set balance = ?2 where account_id = ?1";
    NOTE = "insert into operation (operation_key, legs) values (?1, ?2)";
    POST = "insert into posting (operation_key, account_id, amount) values {rows}";
    SUM_OF_BALANCES = "select cast(coalesce(sum(balance), 0) as bigint) from account";
    SUM_OF_POSTINGS = "select cast(coalesce(sum(amount), 0) as bigint) from posting";
}

/// Why an operation did not happen.
#[derive(Debug)]
pub enum Failure {
    /// The operation refused itself after it had written: nothing of it may remain.
    Refused,
    /// The store said so.
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Store(error)
    }
}

/// One operation: amounts onto different accounts, zero in sum.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Made by the client before the first try.
    pub key: String,
    /// Account and amount.
    pub legs: Vec<(i64, i64)>,
    /// Refuses itself at the end.
    pub refused: bool,
}

impl Operation {
    /// Two legs, sometimes eight, and one in ten refuses itself.
    pub fn draw(key: String, dice: &mut Dice) -> Operation {
        let count = if dice.chance(150) { 8 } else { 2 };
        let first = dice.between(0, ACCOUNTS.unsigned_abs()).cast_signed();
        let mut legs: Vec<(i64, i64)> = (0..count - 1)
            .map(|at| ((first + at * 5) % ACCOUNTS, dice.between(1, 500).cast_signed()))
            .collect();
        let sum: i64 = legs.iter().map(|(_, amount)| amount).sum();
        legs.push(((first + (count - 1) * 5) % ACCOUNTS, -sum));
        Operation { key, legs, refused: dice.chance(100) }
    }

    /// What the operation decides about.
    #[must_use]
    pub fn locks(&self) -> Vec<LockKey> {
        self.legs.iter().map(|(account, _)| LockKey::new("account", *account)).collect()
    }

    /// Reads each balance and writes the new one, so that a lost update shows in the sums.
    ///
    /// # Errors
    /// The store's, or [`Failure::Refused`].
    pub fn carry_out(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        let count = i64::try_from(self.legs.len()).unwrap_or(i64::MAX);
        tx.put(&NOTE, p![self.key.as_str(), count])?;
        let mut values = Vec::with_capacity(self.legs.len() * 3);
        for (account, amount) in &self.legs {
            let balance: i64 = tx.one(&BALANCE, p![*account])?;
            tx.put(&SET_BALANCE, p![*account, balance + amount])?;
            values.extend_from_slice(p![self.key.as_str(), *account, *amount]);
        }
        tx.put_many(&POST, 3, &values)?;
        if self.refused { Err(Failure::Refused) } else { Ok(()) }
    }
}

/// Opens the accounts; may be repeated.
///
/// # Errors
/// The store's.
pub fn open_accounts(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for account in 0..ACCOUNTS {
        tx.put(&OPEN_ACCOUNT, p![account])?;
    }
    Ok(())
}

/// Whether one snapshot of the books sums to zero on both sides.
///
/// # Errors
/// The store's.
pub fn books_balance(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let balances: i64 = tx.one(&SUM_OF_BALANCES, p![])?;
    let postings: i64 = tx.one(&SUM_OF_POSTINGS, p![])?;
    Ok(balances == 0 && postings == 0)
}

/// Carries one operation out and waits until it is durable.
///
/// # Errors
/// The store's, or [`Failure::Refused`].
pub async fn perform(store: &Store, operation: Operation) -> Result<(), Failure> {
    let locks = operation.locks();
    store.write_keyed(&locks, move |tx| operation.carry_out(tx)).await
}
