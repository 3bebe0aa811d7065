use std::fmt;
use std::sync::OnceLock;

use crate::error::StoreError;
use crate::options::Engine;

/// Rows of one multi-row `values`: 64, 32, … 1. Longer lists are cut into these, so that a
/// connection keeps at most seven texts of one statement.
const ROW_STEPS: [usize; 7] = [64, 32, 16, 8, 4, 2, 1];

/// A statement written once for both engines, made by [`sql!`](crate::sql).
///
/// `?1` is a parameter; `{lock}` means `for update` in a write where the engine has row locks;
/// `{rows}` stands for the rows of [`Tx::put_many`](crate::Tx::put_many), or behind `in (` for the
/// values of [`Tx::all_of`](crate::Tx::all_of).
pub struct Stmt {
    name: &'static str,
    text: &'static str,
    sqlite: Texts,
    postgres: Texts,
    /// Without row locks, which a read must not take.
    postgres_reading: OnceLock<Box<str>>,
}

struct Texts {
    whole: OnceLock<Box<str>>,
    rows: [OnceLock<Box<str>>; ROW_STEPS.len()],
}

impl Texts {
    const fn new() -> Texts {
        Texts { whole: OnceLock::new(), rows: [const { OnceLock::new() }; ROW_STEPS.len()] }
    }
}

impl fmt::Debug for Stmt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stmt({})", self.name)
    }
}

impl Stmt {
    /// Called by [`sql!`](crate::sql); `name` is what errors show.
    pub const fn new(name: &'static str, text: &'static str) -> Stmt {
        let postgres_reading = OnceLock::new();
        Stmt { name, text, sqlite: Texts::new(), postgres: Texts::new(), postgres_reading }
    }

    /// Module and name, such as `zhike::team::sql::FIND`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The text as written.
    pub fn text(&self) -> &'static str {
        self.text
    }

    fn texts(&self, engine: Engine) -> &Texts {
        match engine {
            Engine::Sqlite => &self.sqlite,
            Engine::Postgres => &self.postgres,
        }
    }

    /// The text for one engine; the same address every time, so that it can key a cache.
    pub(crate) fn whole(&'static self, engine: Engine) -> &'static str {
        self.texts(engine).whole.get_or_init(|| translate(self.text, engine).into())
    }

    /// The text for a read: `{lock}` means nothing in it.
    pub(crate) fn reading(&'static self, engine: Engine) -> &'static str {
        if engine == Engine::Sqlite || !self.text.contains("{lock}") {
            return self.whole(engine);
        }
        let unlocked = || translate(&self.text.replace("{lock}", ""), engine).into();
        self.postgres_reading.get_or_init(unlocked)
    }

    fn with_rows(&'static self, engine: Engine, step: usize, columns: usize) -> &'static str {
        self.texts(engine).rows[step].get_or_init(|| {
            let text = self.text.replace("{rows}", &placeholders(ROW_STEPS[step], columns));
            translate(&text, engine).into()
        })
    }

    /// Columns named before `values {rows}`, or what is wrong with the text.
    fn columns(&self) -> Result<usize, &'static str> {
        let before = self.text.split("{rows}").next().unwrap_or_default();
        let list = before.trim_end().to_ascii_lowercase();
        if list.ends_with(" in (") {
            return Ok(1);
        }
        let list = list.strip_suffix("values").ok_or("write `(columns) values {rows}`")?;
        let list = list.trim_end().strip_suffix(')').ok_or("name the columns before `values`")?;
        let (_, names) = list.rsplit_once('(').ok_or("name the columns before `values`")?;
        Ok(names.split(',').count())
    }

    /// Cuts `values` into texts and slices that together insert every row.
    pub(crate) fn pieces<'v, T>(
        &'static self,
        engine: Engine,
        columns: usize,
        values: &'v [T],
    ) -> Result<Vec<(&'static str, &'v [T])>, StoreError> {
        let named = self.columns().map_err(|detail| StoreError::shape(self.name, detail))?;
        if named != columns || !values.len().is_multiple_of(columns) {
            let got = values.len();
            let detail = format!("{named} columns named, {columns} said, {got} values");
            return Err(StoreError::shape(self.name, detail));
        }
        let mut pieces = Vec::new();
        let mut rest = values;
        while let Some(step) = ROW_STEPS.iter().position(|rows| rows * columns <= rest.len()) {
            let (piece, after) = rest.split_at(ROW_STEPS[step] * columns);
            pieces.push((self.with_rows(engine, step, columns), piece));
            rest = after;
        }
        Ok(pieces)
    }

    /// A text that can be prepared to check the statement, `{rows}` filled with one row.
    pub(crate) fn for_check(&'static self, engine: Engine) -> Result<&'static str, String> {
        if !self.text.contains("{rows}") {
            return Ok(self.whole(engine));
        }
        let columns = self.columns().map_err(str::to_owned)?;
        Ok(self.with_rows(engine, ROW_STEPS.len() - 1, columns))
    }
}

/// `(?1, ?2), (?3, ?4)` for two rows of two columns.
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let marks: Vec<String> =
            (1..=columns).map(|at| format!("?{}", row * columns + at)).collect();
        format!("({})", marks.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// Rewrites the shared text for one engine: `{lock}`, and `?1` (or a bare `?`) to `$1` for
/// PostgreSQL, outside of quoted text.
pub(crate) fn translate(text: &str, engine: Engine) -> String {
    match engine {
        Engine::Sqlite => text.replace("{lock}", ""),
        Engine::Postgres => numbered(&text.replace("{lock}", " for update")),
    }
}

fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut quote: Option<char> = None;
    let mut bare = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match quote {
            Some(open) if letter == open => quote = None,
            None if matches!(letter, '\'' | '"') => quote = Some(letter),
            None if letter == '?' => {
                out.push('$');
                if !letters.peek().is_some_and(char::is_ascii_digit) {
                    bare += 1;
                    out.push_str(&bare.to_string());
                }
                continue;
            }
            _ => {}
        }
        out.push(letter);
    }
    out
}

/// Names the statements of a file and lists them in `ALL`:
/// `sql! { FIND = "select name from guest where guest_id = ?1{lock}"; }`
#[macro_export]
macro_rules! sql {
    ($($(#[$note:meta])* $name:ident = $text:expr;)+) => {
        $(
            $(#[$note])*
            pub static $name: $crate::Stmt =
                $crate::Stmt::new(concat!(module_path!(), "::", stringify!($name)), $text);
        )+

        /// Every statement of this file, so that a test can prepare them all.
        pub static ALL: &[&'static $crate::Stmt] = &[$(&$name),+];
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    sql! {
        LINES = "insert into line (bill_id, at, label) values {rows} on conflict do nothing";
        BARE = "insert into line values {rows}";
    }

    #[test]
    fn parameters_are_numbered_for_postgres_outside_of_quotes() {
        let text = "select '?1', \"a?\" from t where a = ?1 and b = ?12{lock}";
        assert_eq!(
            translate(text, Engine::Postgres),
            "select '?1', \"a?\" from t where a = $1 and b = $12 for update"
        );
        assert_eq!(
            translate(text, Engine::Sqlite),
            "select '?1', \"a?\" from t where a = ?1 and b = ?12"
        );
        assert_eq!(translate("a = ? and b = ?", Engine::Postgres), "a = $1 and b = $2");
        assert_eq!(translate("'it''s ?' || ?1", Engine::Postgres), "'it''s ?' || $1");
    }

    #[test]
    fn a_long_list_is_cut_into_few_texts_that_hold_every_row() -> Result<(), StoreError> {
        for rows in [0, 1, 2, 63, 64, 65, 200] {
            let values: Vec<i64> = (0..rows * 3).collect();
            let pieces = LINES.pieces(Engine::Sqlite, 3, &values)?;
            let together: Vec<i64> = pieces.iter().flat_map(|(_, part)| part.to_vec()).collect();
            assert_eq!(together, values);
        }
        let two = LINES.pieces(Engine::Postgres, 3, &[0; 6])?;
        assert_eq!(two[0].0.matches('$').count(), 6);
        assert!(two[0].0.contains("values ($1, $2, $3), ($4, $5, $6) on conflict"));
        Ok(())
    }

    #[test]
    fn rows_that_do_not_fit_their_columns_are_refused() {
        for (columns, values) in [(2, 6), (3, 7)] {
            let values = vec![0; values];
            let pieces = LINES.pieces(Engine::Sqlite, columns, &values);
            assert!(matches!(pieces, Err(StoreError::Shape { .. })));
        }
        let unnamed = BARE.pieces(Engine::Sqlite, 3, &[0; 3]);
        assert!(matches!(unnamed, Err(StoreError::Shape { .. })));
        assert_eq!(ALL.len(), 2);
        assert!(BARE.name().ends_with("statement::tests::BARE"));
    }
}
