//! Merge-patch: an absent field is left, `null` clears it.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::platform::problem::{self, Problem};

/// Tells an absent field of a merge-patch (`None`, by `#[serde(default)]`) from `null`
/// (`Some(None)`).
pub fn given<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}

/// A merge-patch of a `B`: its fields, all of them optional. A field is replaced whole, never
/// merged into, so that a benefit of one kind leaves nothing behind in one of another.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Merge<B> {
    fields: Map<String, Value>,
    #[serde(skip)]
    of: PhantomData<B>,
}

impl<B: Serialize + DeserializeOwned> Merge<B> {
    /// Whether the patch names this field.
    #[must_use]
    pub fn names(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    /// What `kept` becomes; a field set to `null` is as if it were never given.
    ///
    /// # Errors
    /// As a body of this form would be refused.
    pub fn apply(&self, kept: &B) -> Result<B, Problem> {
        let Value::Object(mut whole) = serde_json::to_value(kept).map_err(Problem::fault)? else {
            return Err(Problem::fault("a body that is no object"));
        };
        for (name, value) in &self.fields {
            match value {
                Value::Null => whole.remove(name),
                value => whole.insert(name.clone(), value.clone()),
            };
        }
        let text = Value::Object(whole).to_string();
        let mut reader = serde_json::Deserializer::from_str(&text);
        serde_path_to_error::deserialize(&mut reader).map_err(|error| problem::from_json(&error))
    }
}

impl<B: JsonSchema> JsonSchema for Merge<B> {
    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}Patch", B::schema_name()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = B::json_schema(generator);
        schema.remove("required");
        schema
    }
}
