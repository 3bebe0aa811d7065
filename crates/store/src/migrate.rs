use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::error::OpenError;
use crate::options::Engine;

/// One numbered step of the schema, written once for both engines.
///
/// Tokens: `{int}`, `{text}`, `{blob}`, `{real}`, and `{strict}` after the closing parenthesis of
/// `create table`. Once released a text never changes; corrections are new migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// 1, 2, 3 …
    pub number: u32,
    /// Short, such as `platform`.
    pub name: &'static str,
    pub text: &'static str,
}

/// A migration as the database remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Applied {
    pub number: u32,
    pub name: String,
    pub checksum: String,
}

impl Migration {
    pub(crate) fn applied(&self) -> Applied {
        let name = self.name.to_owned();
        Applied { number: self.number, name, checksum: checksum(self.text) }
    }

    pub(crate) fn failed(&self, reason: impl Into<String>) -> OpenError {
        let name = self.name.to_owned();
        OpenError::FailedMigration { number: self.number, name, reason: reason.into() }
    }
}

/// SHA-256 of the shared text, in hex, so that a file moves between engines and machines alike.
fn checksum(text: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}

/// Which migrations are still to be applied, in order; an error if this program does not fit.
pub(crate) fn outstanding<'m>(
    known: &'m [Migration],
    applied: &[Applied],
) -> Result<Vec<&'m Migration>, OpenError> {
    if known.windows(2).any(|pair| pair[0].number >= pair[1].number) {
        return Err(OpenError::Fault("the program's migrations are not numbered upwards".into()));
    }
    let program = known.last().map_or(0, |last| last.number);
    let database = applied.iter().map(|one| one.number).max().unwrap_or(0);
    if database > program {
        return Err(OpenError::NewerSchema { database, program });
    }
    for one in applied {
        let same = known.iter().any(|known| known.applied() == *one);
        if !same {
            let name = one.name.clone();
            return Err(OpenError::ChangedMigration { number: one.number, name });
        }
    }
    let rest = known.iter().filter(|known| applied.iter().all(|one| one.number != known.number));
    let rest: Vec<&Migration> = rest.collect();
    match rest.first() {
        Some(gap) if gap.number < database => {
            let name = gap.name.to_owned();
            Err(OpenError::MissingMigration { number: gap.number, name, database })
        }
        _ => Ok(rest),
    }
}

/// The text for one engine.
pub(crate) fn translated(migration: &Migration, engine: Engine) -> Result<String, OpenError> {
    let types = match engine {
        Engine::Sqlite => ["INTEGER", "TEXT", "BLOB", "REAL", "STRICT"],
        Engine::Postgres => ["BIGINT", "TEXT COLLATE \"C\"", "BYTEA", "DOUBLE PRECISION", ""],
    };
    let tokens = ["{int}", "{text}", "{blob}", "{real}", "{strict}"];
    let replace = |text: String, (token, to): (&str, &str)| text.replace(token, to);
    let text = tokens.into_iter().zip(types).fold(migration.text.to_owned(), replace);
    if text.split(';').any(ends_a_transaction) {
        // It could be left half done.
        return Err(migration.failed("a migration must not begin or end transactions"));
    }
    match text.split_once('{') {
        None => Ok(text),
        Some((_, rest)) => {
            let token: String = rest.chars().take_while(|letter| *letter != '}').take(20).collect();
            Err(migration.failed(format!("{{{token}}} is not a token")))
        }
    }
}

/// Whether a statement, after its comments, starts with a word that opens or ends a transaction.
fn ends_a_transaction(statement: &str) -> bool {
    let lines = statement.lines().map(str::trim);
    let mut code = lines.filter(|line| !line.is_empty() && !line.starts_with("--"));
    let word = code.next().and_then(|line| line.split_whitespace().next()).unwrap_or_default();
    let words = ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"];
    words.iter().any(|end| word.eq_ignore_ascii_case(end))
}

/// The runner's own table. Its shape is part of the file format.
pub(crate) fn own_table(engine: Engine) -> Result<String, OpenError> {
    let text = "create table if not exists schema_migration (
        number {int} not null primary key,
        name {text} not null,
        checksum {text} not null,
        applied_at {int} not null
    ) {strict}";
    translated(&Migration { number: 0, name: "schema_migration", text }, engine)
}

pub(crate) const READ_APPLIED: &str =
    "select number, name, checksum from schema_migration order by number";

pub(crate) const NOTE_APPLIED: &str =
    "insert into schema_migration (number, name, checksum, applied_at) values (?1, ?2, ?3, ?4)";

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Migration = Migration { number: 1, name: "one", text: "create table a (x {int})" };
    const TWO: Migration = Migration { number: 2, name: "two", text: "create table b (x {int})" };
    const THREE: Migration = Migration { number: 3, name: "three", text: "drop table a" };

    fn check(known: &[Migration], applied: &[Migration], expected: Result<&[u32], &str>) {
        let applied: Vec<Applied> = applied.iter().map(Migration::applied).collect();
        let found = outstanding(known, &applied);
        let numbers = found.map(|all| all.iter().map(|one| one.number).collect::<Vec<_>>());
        match (numbers, expected) {
            (Ok(numbers), Ok(expected)) => assert_eq!(numbers, expected),
            (Err(error), Err(code)) => assert_eq!(error.code(), code),
            (found, expected) => panic!("{found:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn only_what_the_database_lacks_is_applied_and_nothing_that_does_not_fit() {
        check(&[], &[], Ok(&[]));
        check(&[ONE, TWO, THREE], &[], Ok(&[1, 2, 3]));
        check(&[ONE, TWO, THREE], &[ONE], Ok(&[2, 3]));
        check(&[ONE, TWO], &[ONE, TWO], Ok(&[]));
        check(&[ONE], &[ONE, TWO], Err("open.newer_schema"));
        check(&[], &[ONE], Err("open.newer_schema"));
        check(&[ONE, TWO, THREE], &[ONE, THREE], Err("open.missing_migration"));
        check(&[ONE, THREE], &[ONE, TWO], Err("open.changed_migration"));
        let renamed = Migration { name: "other", ..ONE };
        let rewritten = Migration { text: "create table a (x {text})", ..ONE };
        check(&[renamed, TWO], &[ONE], Err("open.changed_migration"));
        check(&[rewritten, TWO], &[ONE], Err("open.changed_migration"));
        check(&[TWO, ONE], &[], Err("open.fault"));
        check(&[ONE, ONE], &[], Err("open.fault"));
    }

    #[test]
    fn tokens_become_the_types_of_each_engine_and_others_are_refused() -> Result<(), OpenError> {
        let text = "create table t (a {int}, b {text}, c {blob}, d {real}) {strict};";
        let all = Migration { number: 1, name: "all", text };
        assert_eq!(
            translated(&all, Engine::Sqlite)?,
            "create table t (a INTEGER, b TEXT, c BLOB, d REAL) STRICT;"
        );
        assert_eq!(
            translated(&all, Engine::Postgres)?,
            "create table t (a BIGINT, b TEXT COLLATE \"C\", c BYTEA, d DOUBLE PRECISION) ;"
        );
        for text in
            ["drop table a; commit; drop table b", "-- now\n  BEGIN", "create table t;\nend"]
        {
            let refused = translated(&Migration { text, ..all }, Engine::Postgres);
            assert!(refused.is_err_and(|error| error.code() == "open.failed_migration"));
        }
        let wrong = Migration { text: "create table t (a {integer})", ..all };
        let refused = translated(&wrong, Engine::Sqlite);
        assert!(matches!(refused, Err(OpenError::FailedMigration { reason, .. })
            if reason == "{integer} is not a token"));
        Ok(())
    }
}
