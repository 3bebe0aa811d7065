use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::error::OpenError;
use crate::options::Engine;

/// One numbered step of the schema, written once for both engines.
///
/// Tokens: `{int}`, `{text}`, `{blob}`, `{real}`, and after the closing parenthesis of
/// `create table` `{strict}`, or `{keyed}` for a table of short rows whose primary key is several
/// columns: SQLite then keeps the rows in the key's own tree instead of beside it. What only one
/// engine can say (a trigger) stands in `{sqlite}…{end}` or `{postgres}…{end}`. Once released a
/// text never changes; corrections are new migrations.
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
        Engine::Sqlite => ["INTEGER", "TEXT", "BLOB", "REAL", "STRICT", "STRICT, WITHOUT ROWID"],
        Engine::Postgres => ["BIGINT", "TEXT COLLATE \"C\"", "BYTEA", "DOUBLE PRECISION", "", ""],
    };
    let tokens = ["{int}", "{text}", "{blob}", "{real}", "{strict}", "{keyed}"];
    let parts = parts(migration.text).map_err(|reason| migration.failed(reason))?;
    // A trigger's own `begin … end` is no transaction.
    let only = |one: Option<Engine>| parts.iter().filter(move |(of, _)| *of == one);
    let shared: String = only(None).map(|(_, text)| *text).collect();
    let own = only(Some(Engine::Sqlite)).chain(only(Some(Engine::Postgres)));
    let mut own = own.flat_map(|(_, text)| text.split(';'));
    if shared.split(';').any(|one| starts_with(one, &BLOCKS) || starts_with(one, &TRANSACTIONS))
        || own.any(|one| starts_with(one, &TRANSACTIONS))
    {
        // It could be left half done.
        return Err(migration.failed("a migration must not begin or end transactions"));
    }
    let mine = parts.iter().filter(|(of, _)| of.is_none_or(|of| of == engine));
    let text: String = mine.map(|(_, text)| *text).collect();
    let replace = |text: String, (token, to): (&str, &str)| text.replace(token, to);
    let text = tokens.into_iter().zip(types).fold(text, replace);
    match text.split_once('{') {
        None => Ok(text),
        Some((_, rest)) => {
            let token: String = rest.chars().take_while(|letter| *letter != '}').take(20).collect();
            Err(migration.failed(format!("{{{token}}} is not a token")))
        }
    }
}

/// The text cut into what both engines get (`None`) and what stands in a section of one of them.
fn parts(text: &str) -> Result<Vec<(Option<Engine>, &str)>, &'static str> {
    let marks = [("{sqlite}", Engine::Sqlite), ("{postgres}", Engine::Postgres)];
    let (mut parts, mut rest) = (Vec::new(), text);
    loop {
        let found = marks.iter().filter_map(|(mark, of)| Some((rest.find(mark)?, mark, *of)));
        let Some((at, mark, of)) = found.min_by_key(|(at, ..)| *at) else { break };
        let (shared, section) = (&rest[..at], &rest[at + mark.len()..]);
        let (section, after) = section.split_once("{end}").ok_or("a section has no {end}")?;
        if marks.iter().any(|(mark, _)| section.contains(mark)) {
            return Err("a section stands in another one");
        }
        parts.extend([(None, shared), (Some(of), section)]);
        rest = after;
    }
    parts.push((None, rest));
    Ok(parts)
}

/// Words that open or close a transaction in shared text, and a block in a trigger.
const BLOCKS: [&str; 2] = ["begin", "end"];
const TRANSACTIONS: [&str; 6] = ["start", "commit", "rollback", "abort", "savepoint", "release"];

/// Whether a statement, after its comments, starts with one of the words.
fn starts_with(statement: &str, words: &[&str]) -> bool {
    let lines = statement.lines().map(str::trim);
    let mut code = lines.filter(|line| !line.is_empty() && !line.starts_with("--"));
    let word = code.next().and_then(|line| line.split_whitespace().next()).unwrap_or_default();
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
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
        let keyed = "create table t (a {int} not null primary key) {keyed};";
        let keyed = Migration { number: 2, name: "keyed", text: keyed };
        assert!(translated(&keyed, Engine::Sqlite)?.ends_with(") STRICT, WITHOUT ROWID;"));
        assert!(translated(&keyed, Engine::Postgres)?.ends_with(") ;"));
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

    #[test]
    fn a_section_is_for_one_engine_and_may_hold_the_block_of_a_trigger() -> Result<(), OpenError> {
        let text = "create table t ({sqlite}a {int}{end}{postgres}b {int}{end});\n{sqlite}\n\
                    create trigger x before delete on t begin select 1;\nend;{end}";
        let both = Migration { number: 1, name: "both", text };
        assert_eq!(
            translated(&both, Engine::Sqlite)?,
            "create table t (a INTEGER);\n\n\
             create trigger x before delete on t begin select 1;\nend;"
        );
        assert_eq!(translated(&both, Engine::Postgres)?, "create table t (b BIGINT);\n");
        for text in [
            "{sqlite} create table t (a {int});",
            "{sqlite} {postgres} x {end} {end}",
            "{sqlite} drop table a; commit; {end}",
            "select 1 {end}",
        ] {
            for engine in [Engine::Sqlite, Engine::Postgres] {
                assert!(translated(&Migration { text, ..both }, engine).is_err(), "{text}");
            }
        }
        Ok(())
    }
}
