/// A parameter of a statement. Both engines store it alike.
#[derive(Clone, Debug, PartialEq)]
pub enum Val {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

impl Val {
    /// What the value is called in an error. Never the value itself: it may be personal.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Val::Null => "null",
            Val::Int(_) => "int",
            Val::Real(_) => "real",
            Val::Text(_) => "text",
            Val::Blob(_) => "blob",
        }
    }

    /// Values only one of the engines could store, and so neither may.
    pub(crate) fn refusal(&self) -> Option<&'static str> {
        match self {
            Val::Text(text) if text.contains('\0') => Some("the text holds a NUL character"),
            Val::Real(real) if !real.is_finite() => Some("the number is not finite"),
            _ => None,
        }
    }
}

macro_rules! from_as {
    ($($from:ty => $variant:ident, $to:ty;)*) => {$(
        impl From<$from> for Val {
            fn from(value: $from) -> Val {
                Val::$variant(<$to>::from(value))
            }
        }
    )*};
}

from_as! {
    bool => Int, i64;
    u8 => Int, i64;
    u16 => Int, i64;
    i32 => Int, i64;
    u32 => Int, i64;
    i64 => Int, i64;
    f64 => Real, f64;
    &str => Text, String;
    &String => Text, String;
    String => Text, String;
    &[u8] => Blob, Vec<u8>;
    Vec<u8> => Blob, Vec<u8>;
}

impl From<&Vec<u8>> for Val {
    fn from(value: &Vec<u8>) -> Val {
        Val::Blob(value.clone())
    }
}

impl<const N: usize> From<[u8; N]> for Val {
    fn from(value: [u8; N]) -> Val {
        Val::Blob(value.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Val {
    fn from(value: &[u8; N]) -> Val {
        Val::Blob(value.to_vec())
    }
}

impl<T: Into<Val>> From<Option<T>> for Val {
    fn from(value: Option<T>) -> Val {
        value.map_or(Val::Null, Into::into)
    }
}

/// The parameters of a statement: `p![member_id, points, note]`.
#[macro_export]
macro_rules! p {
    ($($value:expr),* $(,)?) => {
        &[$($crate::Val::from($value)),*] as &[$crate::Val]
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_values_become_parameters() {
        let id = 7_i64;
        let note: Option<&str> = None;
        let list: &[Val] = p![id, true, "粥", vec![1_u8], note, Some(2_u32), 0.5];
        let expected = [
            Val::Int(7),
            Val::Int(1),
            Val::Text("粥".to_owned()),
            Val::Blob(vec![1]),
            Val::Null,
            Val::Int(2),
            Val::Real(0.5),
        ];
        assert_eq!(list, expected);
        assert!(p![].is_empty());
    }

    #[test]
    fn what_one_engine_cannot_store_is_refused_for_both() {
        assert!(Val::from("a\0b").refusal().is_some());
        assert!(Val::from(f64::NAN).refusal().is_some());
        assert!(Val::from(f64::INFINITY).refusal().is_some());
        assert!(Val::from("a b").refusal().is_none());
        assert!(Val::from(1.5).refusal().is_none());
        assert!(Val::from(&[0_u8; 2]).refusal().is_none());
    }
}
