//! Merge-patch: an absent field is left, `null` clears it.

use serde::{Deserialize, Deserializer};

/// Tells an absent field of a merge-patch (`None`, by `#[serde(default)]`) from `null`
/// (`Some(None)`).
pub fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}
