use crate::error::StoreError;

/// One row of an answer, read by position.
pub struct Row<'r> {
    cells: Cells<'r>,
    statement: &'static str,
}

pub(crate) enum Cells<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

/// What stands in one column. `Other` names a type this store does not use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'r> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'r str),
    Blob(&'r [u8]),
    Other(&'r str),
}

impl Cell<'_> {
    fn kind(&self) -> &str {
        match self {
            Cell::Null => "null",
            Cell::Int(_) => "int",
            Cell::Real(_) => "real",
            Cell::Text(_) => "text",
            Cell::Blob(_) => "blob",
            Cell::Other(name) => name,
        }
    }
}

impl<'r> Row<'r> {
    pub(crate) fn new(cells: Cells<'r>, statement: &'static str) -> Row<'r> {
        Row { cells, statement }
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        match self.cells {
            Cells::Sqlite(row) => row.as_ref().column_count(),
            Cells::Postgres(row) => row.len(),
        }
    }

    /// The column at `at` (from 0); [`StoreError::Shape`] if it has another type or is not there.
    pub fn get<T: FromColumn>(&self, at: usize) -> Result<T, StoreError> {
        if at >= self.width() {
            let detail = format!("column {} was read, there are {}", at + 1, self.width());
            return Err(StoreError::shape(self.statement, detail));
        }
        let cell = match self.cells {
            Cells::Sqlite(row) => crate::sqlite::cell(row, at),
            Cells::Postgres(row) => crate::postgres::cell(row, at),
        };
        T::from_column(cell).ok_or_else(|| {
            let wanted = std::any::type_name::<T>();
            let detail = format!("column {} is {}, not {wanted}", at + 1, cell.kind());
            StoreError::shape(self.statement, detail)
        })
    }

    /// Refuses a row that has more or fewer columns than the struct has fields.
    pub fn expect_width(&self, fields: usize) -> Result<(), StoreError> {
        if self.width() == fields {
            return Ok(());
        }
        let detail = format!("{} columns for {fields} fields", self.width());
        Err(StoreError::shape(self.statement, detail))
    }
}

/// A type that can stand in one column.
pub trait FromColumn: Sized {
    /// `None` if the cell holds another type or a number out of range.
    fn from_column(cell: Cell<'_>) -> Option<Self>;
}

macro_rules! whole_number {
    ($($int:ty),*) => {$(
        impl FromColumn for $int {
            fn from_column(cell: Cell<'_>) -> Option<$int> {
                match cell {
                    Cell::Int(value) => <$int>::try_from(value).ok(),
                    _ => None,
                }
            }
        }
    )*};
}

whole_number!(i64, i32, u64, u32, u16, u8);

impl FromColumn for bool {
    fn from_column(cell: Cell<'_>) -> Option<bool> {
        match cell {
            Cell::Int(0) => Some(false),
            Cell::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl FromColumn for f64 {
    fn from_column(cell: Cell<'_>) -> Option<f64> {
        match cell {
            Cell::Real(value) => Some(value),
            _ => None,
        }
    }
}

impl FromColumn for String {
    fn from_column(cell: Cell<'_>) -> Option<String> {
        match cell {
            Cell::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(cell: Cell<'_>) -> Option<Vec<u8>> {
        match cell {
            Cell::Blob(bytes) => Some(bytes.to_vec()),
            _ => None,
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(cell: Cell<'_>) -> Option<Option<T>> {
        match cell {
            Cell::Null => Some(None),
            cell => T::from_column(cell).map(Some),
        }
    }
}

/// A type that a whole row turns into; made by [`row!`](macro@crate::row), or a tuple of columns.
pub trait FromRow: Sized {
    /// Reads the columns by position.
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError>;
}

macro_rules! single_column {
    ($($column:ty),*) => {$(
        impl FromRow for $column {
            fn from_row(row: &Row<'_>) -> Result<$column, StoreError> {
                row.expect_width(1)?;
                row.get(0)
            }
        }
    )*};
}

single_column!(i64, i32, u64, u32, u16, u8, bool, f64, String, Vec<u8>);

impl<T: FromColumn> FromRow for Option<T> {
    fn from_row(row: &Row<'_>) -> Result<Option<T>, StoreError> {
        row.expect_width(1)?;
        row.get(0)
    }
}

macro_rules! tuple_row {
    ($count:literal: $($column:ident $at:tt),+) => {
        impl<$($column: FromColumn),+> FromRow for ($($column,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
                row.expect_width($count)?;
                Ok(($(row.get::<$column>($at)?,)+))
            }
        }
    };
}

tuple_row!(1: A 0);
tuple_row!(2: A 0, B 1);
tuple_row!(3: A 0, B 1, C 2);
tuple_row!(4: A 0, B 1, C 2, D 3);
tuple_row!(5: A 0, B 1, C 2, D 3, E 4);
tuple_row!(6: A 0, B 1, C 2, D 3, E 4, F 5);

/// Declares a struct with public fields that is read from a row by position:
/// `row! { pub struct GuestRow { guest_id: i64, name_enc: Vec<u8>, note: Option<String> } }`
#[macro_export]
macro_rules! row {
    ($($(#[$note:meta])* $seen:vis struct $name:ident {
        $($(#[$field_note:meta])* $field:ident : $column:ty),+ $(,)?
    })+) => {$(
        $(#[$note])*
        #[derive(Clone, Debug, PartialEq)]
        $seen struct $name {
            $($(#[$field_note])* pub $field: $column),+
        }

        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row<'_>) -> ::std::result::Result<Self, $crate::StoreError> {
                row.expect_width([$(stringify!($field)),+].len())?;
                let mut columns = 0_usize..;
                let mut next = || columns.next().unwrap_or_default();
                ::std::result::Result::Ok($name { $($field: row.get::<$column>(next())?),+ })
            }
        }
    )+};
}
