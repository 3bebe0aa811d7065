use std::error::Error;
use std::fmt;

use tokio_postgres::Row;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::row::Cell;
use crate::value::Val;

/// A parameter on its way to the server. Its `Debug` shows no value: drivers log parameters.
pub(super) struct Param<'v>(pub &'v Val);

impl fmt::Debug for Param<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.kind())
    }
}

/// A value whose type the statement does not take.
#[derive(Debug)]
pub(super) struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Unfit {}

/// Checks number and types of the parameters before anything is sent.
pub(super) fn fit(types: &[Type], values: &[Val]) -> Result<(), String> {
    if types.len() != values.len() {
        return Err(format!("{} parameters for {}", values.len(), types.len()));
    }
    let wrong = types.iter().zip(values).position(|(of, value)| !fits(of, value));
    match wrong {
        None => Ok(()),
        Some(at) => Err(unfit(&types[at], &values[at], at + 1)),
    }
}

fn unfit(of: &Type, value: &Val, at: usize) -> String {
    format!("parameter {at} is {}, the statement takes {}", value.kind(), of.name())
}

fn fits(of: &Type, value: &Val) -> bool {
    match value {
        Val::Null => true,
        Val::Int(number) => match *of {
            Type::INT8 | Type::FLOAT8 => true,
            Type::INT4 => i32::try_from(*number).is_ok(),
            Type::INT2 => i16::try_from(*number).is_ok(),
            Type::BOOL => matches!(number, 0 | 1),
            _ => false,
        },
        Val::Real(_) => *of == Type::FLOAT8,
        Val::Text(_) => is_text(of),
        Val::Blob(_) => *of == Type::BYTEA,
    }
}

fn is_text(of: &Type) -> bool {
    matches!(*of, Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN)
}

impl ToSql for Param<'_> {
    fn to_sql(
        &self,
        of: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self.0 {
            Val::Null => Ok(IsNull::Yes),
            Val::Int(number) => match *of {
                Type::INT8 => number.to_sql(of, out),
                Type::INT4 => i32::try_from(*number)?.to_sql(of, out),
                Type::INT2 => i16::try_from(*number)?.to_sql(of, out),
                Type::BOOL => (*number == 1).to_sql(of, out),
                Type::FLOAT8 => real(*number).to_sql(of, out),
                _ => Err(Box::new(Unfit(unfit(of, self.0, 0)))),
            },
            Val::Real(number) => number.to_sql(of, out),
            Val::Text(text) => text.as_str().to_sql(of, out),
            Val::Blob(bytes) => bytes.as_slice().to_sql(of, out),
        }
    }

    fn accepts(_of: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A whole number for a real column, as SQLite converts it too.
fn real(number: i64) -> f64 {
    number as f64
}

/// A column as PostgreSQL sends it. Other types, such as the numeric of a sum, need a cast.
pub(crate) fn cell(row: &Row, at: usize) -> Cell<'_> {
    let of = row.columns()[at].type_();
    let read = match *of {
        Type::INT8 => row.try_get::<_, Option<i64>>(at).map(|value| value.map(Cell::Int)),
        Type::INT4 => row.try_get::<_, Option<i32>>(at).map(|value| value.map(whole)),
        Type::INT2 => row.try_get::<_, Option<i16>>(at).map(|value| value.map(whole)),
        Type::BOOL => row.try_get::<_, Option<bool>>(at).map(|value| value.map(whole)),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(at).map(|value| value.map(Cell::Real)),
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(at).map(|value| value.map(Cell::Blob)),
        _ if is_text(of) => row.try_get::<_, Option<&str>>(at).map(|value| value.map(Cell::Text)),
        _ => return Cell::Other(of.name()),
    };
    match read {
        Ok(value) => value.unwrap_or(Cell::Null),
        Err(_) => Cell::Other(of.name()),
    }
}

fn whole<'r>(value: impl Into<i64>) -> Cell<'r> {
    Cell::Int(value.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_must_fit_the_type_the_statement_takes() {
        let big = Val::Int(i64::from(i32::MAX) + 1);
        assert!(fit(&[Type::INT8], std::slice::from_ref(&big)).is_ok());
        assert!(fit(&[Type::INT4], &[big]).is_err());
        assert!(fit(&[Type::BOOL, Type::FLOAT8], &[Val::Int(1), Val::Int(3)]).is_ok());
        assert!(fit(&[Type::NUMERIC], &[Val::Null]).is_ok());
        assert!(fit(&[], &[Val::Null]).is_err());
        let told = fit(&[Type::TEXT, Type::INT8], &[Val::from("a"), Val::from("secret")]);
        assert_eq!(told, Err("parameter 2 is text, the statement takes int8".to_owned()));
    }

    #[test]
    fn a_parameter_never_shows_its_value() {
        assert_eq!(format!("{:?}", Param(&Val::from("secret"))), "text");
    }
}
