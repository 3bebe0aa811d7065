//! One row of the route table and the small language that writes it.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::team::permission::Permission;
use zhike_store::{StoreError, Tx};

pub use super::any_of::AnyOf;
use super::call::{Call, PathIds};
use super::reply::Reply;
pub use super::upload::{Coming, Upload};
use crate::platform::problem::{self, Problem};

/// A parsed body on its way to its handler.
pub type Parsed = Box<dyn std::any::Any + Send>;
type Answering = Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send>>;
type Parse = Arc<dyn Fn(&[u8]) -> Result<Parsed, Problem> + Send + Sync>;
type Handle = Arc<dyn Fn(Call, Parsed) -> Answering + Send + Sync>;
type MakeSchema = fn(&mut SchemaGenerator) -> Schema;

/// Which stores a row belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowScope {
    /// The whole company's.
    Company,
    /// These stores'; whoever acts in one of them may see it.
    Stores(Vec<StoreId>),
}

/// Finds the stores of the row that the path names; `None` when there is no such row.
pub type FindRow = fn(&mut Tx<'_>, &PathIds) -> Result<Option<RowScope>, StoreError>;

/// What the permission must cover.
#[derive(Clone, Copy)]
pub enum Target {
    /// The whole company.
    Company,
    /// At least one store; the handler shows only what lies in the caller's scope.
    AnyStore,
    /// The store named `{store_id}` in the path.
    StoreInPath,
    /// The row named by the path; another store's row is answered like a missing one.
    Row(FindRow),
}

/// Who may call a route.
#[derive(Clone, Copy)]
pub enum Access {
    /// Anyone.
    Public,
    /// Whoever is logged in, about his own account, even before a forced change of password.
    Own,
    /// Whoever is logged in.
    Login,
    /// Whoever holds one of the permissions over the target.
    Needs(AnyOf, Target),
    /// As the permission over the company, but before a second factor can be asked for.
    SettingUp(Permission),
}

/// Whether a write takes an `Idempotency-Key`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyRule {
    /// Not a write that is repeated by key (reads, merge-patches with `If-Match`).
    None,
    /// Taken when given.
    Accepted,
    /// 400 `idempotency.missing` without it.
    Required,
}

/// One row of the route table.
#[derive(Clone)]
pub struct Route {
    /// HTTP method.
    pub method: Method,
    /// Path with `{parameters}`.
    pub path: &'static str,
    /// Operation id of the OpenAPI document; the client's function name.
    pub operation: &'static str,
    /// What it does, in a few words for developers.
    pub summary: &'static str,
    /// Who may call it.
    pub access: Access,
    /// Whether it takes an `Idempotency-Key`.
    pub key: KeyRule,
    /// Whether it must name the version it changes (`If-Match`).
    pub versioned: bool,
    /// Status of success.
    pub status: StatusCode,
    /// Schema of the body, if there is one.
    pub body: Option<MakeSchema>,
    /// A body that passes the shape check; used by the document and by the access test.
    pub example: Option<Value>,
    /// Schema of the query's parameters.
    pub query: Option<MakeSchema>,
    /// Schema of the answer, if it is JSON.
    pub answer: Option<MakeSchema>,
    /// Media type of an answer that is not JSON.
    pub media: Option<&'static str>,
    /// How many bytes of a file it takes as its body; absent for JSON.
    pub file: Option<usize>,
    /// How its body reaches the handler.
    pub coming: Coming,
    pub(super) parse: Parse,
    pub(super) handle: Handle,
}

impl Route {
    /// The same row, which must name the version it changes (`If-Match`).
    #[must_use]
    pub fn versioned(mut self) -> Route {
        self.versioned = true;
        self
    }
}

/// A row under construction.
pub struct Draft(Route);

/// Starts a row: `GET path`.
#[must_use]
pub fn get(path: &'static str, operation: &'static str) -> Draft {
    Draft::new(Method::GET, path, operation, KeyRule::None)
}

/// Starts a row: `POST path`; takes an idempotency key when given.
#[must_use]
pub fn post(path: &'static str, operation: &'static str) -> Draft {
    Draft::new(Method::POST, path, operation, KeyRule::Accepted)
}

/// Starts a row: `PUT path`.
#[must_use]
pub fn put(path: &'static str, operation: &'static str) -> Draft {
    Draft::new(Method::PUT, path, operation, KeyRule::None)
}

/// Starts a row: `PATCH path` (merge-patch), which must name the version it changes.
#[must_use]
pub fn patch(path: &'static str, operation: &'static str) -> Draft {
    let mut draft = Draft::new(Method::PATCH, path, operation, KeyRule::None);
    draft.0.versioned = true;
    draft
}

/// Starts a row: `DELETE path` (archives), which must name the version.
#[must_use]
pub fn delete(path: &'static str, operation: &'static str) -> Draft {
    let mut draft = Draft::new(Method::DELETE, path, operation, KeyRule::None);
    draft.0.versioned = true;
    draft
}

impl Draft {
    fn new(method: Method, path: &'static str, operation: &'static str, key: KeyRule) -> Draft {
        Draft(Route {
            method,
            path,
            operation,
            summary: "",
            access: Access::Login,
            key,
            versioned: false,
            status: StatusCode::OK,
            body: None,
            example: None,
            query: None,
            answer: None,
            media: None,
            file: None,
            coming: Coming::Whole,
            parse: Arc::new(|_| Ok(Box::new(()))),
            handle: Arc::new(|_, _| Box::pin(async { Err(Problem::not_there()) })),
        })
    }

    /// Says what it does.
    #[must_use]
    pub fn about(mut self, summary: &'static str) -> Draft {
        self.0.summary = summary;
        self
    }

    /// Opens it to anyone.
    #[must_use]
    pub fn public(mut self) -> Draft {
        self.0.access = Access::Public;
        self
    }

    /// Opens it to whoever is logged in, about himself.
    #[must_use]
    pub fn own(mut self) -> Draft {
        self.0.access = Access::Own;
        self
    }

    /// Binds it to a permission over a target.
    #[must_use]
    pub fn needs(mut self, permission: Permission, target: Target) -> Draft {
        self.0.access = Access::Needs(AnyOf { first: permission, others: &[] }, target);
        self
    }

    /// Binds it to any one of these permissions over a target: what several kinds of work look at.
    #[must_use]
    pub fn needs_any(
        mut self,
        first: Permission,
        others: &'static [Permission],
        target: Target,
    ) -> Draft {
        self.0.access = Access::Needs(AnyOf { first, others }, target);
        self
    }

    /// Binds it to a permission over the company, without asking for a second factor yet.
    #[must_use]
    pub fn setting_up(mut self, permission: Permission) -> Draft {
        self.0.access = Access::SettingUp(permission);
        self
    }

    /// Sets whether it takes an idempotency key.
    #[must_use]
    pub fn key(mut self, rule: KeyRule) -> Draft {
        self.0.key = rule;
        self
    }

    /// It must name the version it changes.
    #[must_use]
    pub fn versioned(mut self) -> Draft {
        self.0.versioned = true;
        self
    }

    /// Success has this status instead of 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Draft {
        self.0.status = status;
        self
    }

    /// It reads these query parameters.
    #[must_use]
    pub fn query<Q: JsonSchema>(mut self) -> Draft {
        self.0.query = Some(Q::json_schema);
        self
    }

    /// The answer is not JSON but `media`.
    #[must_use]
    pub fn media(mut self, media: &'static str) -> Draft {
        self.0.media = Some(media);
        self
    }

    /// Ends the row: no body, a typed answer.
    #[must_use]
    pub fn to<T, F, Fut>(mut self, handler: F) -> Route
    where
        T: Serialize + JsonSchema + 'static,
        F: Fn(Call) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Reply<T>, Problem>> + Send + 'static,
    {
        let status = self.0.status;
        self.0.answer = Some(schema_of::<T>);
        self.0.handle = Arc::new(move |call, _| {
            let answer = handler(call);
            Box::pin(async move { Ok(answer.await?.render(status)) })
        });
        self.0
    }

    /// Ends the row: a typed body with an example, a typed answer.
    #[must_use]
    pub fn takes<B, T, F, Fut>(mut self, example: Value, handler: F) -> Route
    where
        B: DeserializeOwned + JsonSchema + Send + 'static,
        T: Serialize + JsonSchema + 'static,
        F: Fn(Call, B) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Reply<T>, Problem>> + Send + 'static,
    {
        let status = self.0.status;
        self.0.example = Some(example);
        self.0.body = Some(schema_of::<B>);
        self.0.answer = Some(schema_of::<T>);
        self.0.parse = Arc::new(|bytes| Ok(Box::new(parse_json::<B>(bytes)?)));
        self.0.handle = Arc::new(move |call, parsed| match parsed.downcast::<B>() {
            Ok(body) => {
                let answer = handler(call, *body);
                Box::pin(async move { Ok(answer.await?.render(status)) })
            }
            Err(_) => Box::pin(async { Err(Problem::fault("body of another type")) }),
        });
        self.0
    }

    /// Ends the row: a file of at most `longest` bytes as the body, a typed answer. Its path stands
    /// among the uploads of `platform/net`, which lets other types than JSON through.
    #[must_use]
    pub fn takes_file<T, F, Fut>(mut self, longest: usize, handler: F) -> Route
    where
        T: Serialize + JsonSchema + 'static,
        F: Fn(Call, Vec<u8>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Reply<T>, Problem>> + Send + 'static,
    {
        let status = self.0.status;
        self.0.file = Some(longest);
        self.0.answer = Some(schema_of::<T>);
        self.0.parse = Arc::new(|bytes| Ok(Box::new(bytes.to_vec())));
        self.0.handle = Arc::new(move |call, parsed| match parsed.downcast::<Vec<u8>>() {
            Ok(bytes) => {
                let answer = handler(call, *bytes);
                Box::pin(async move { Ok(answer.await?.render(status)) })
            }
            Err(_) => Box::pin(async { Err(Problem::fault("body of another type")) }),
        });
        self.0
    }

    /// Ends the row: a file of at most `longest` bytes that reaches the handler as it comes, and a
    /// typed answer. Its path stands among the uploads of `platform/net`.
    #[must_use]
    pub fn takes_upload<T, F, Fut>(mut self, longest: usize, handler: F) -> Route
    where
        T: Serialize + JsonSchema + 'static,
        F: Fn(Call, Upload) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Reply<T>, Problem>> + Send + 'static,
    {
        let status = self.0.status;
        self.0.file = Some(longest);
        self.0.coming = Coming::InPieces;
        self.0.answer = Some(schema_of::<T>);
        self.0.handle = Arc::new(move |call, parsed| match parsed.downcast::<Upload>() {
            Ok(upload) => {
                let answer = handler(call, *upload);
                Box::pin(async move { Ok(answer.await?.render(status)) })
            }
            Err(_) => Box::pin(async { Err(Problem::fault("body of another type")) }),
        });
        self.0
    }

    /// Ends the row with a handler that makes the whole answer itself (streams, files).
    #[must_use]
    pub fn raw<F, Fut>(mut self, handler: F) -> Route
    where
        F: Fn(Call) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Problem>> + Send + 'static,
    {
        self.0.handle = Arc::new(move |call, _| Box::pin(handler(call)));
        self.0
    }
}

fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn parse_json<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Problem> {
    // A list would be taken field by field, in whatever order the struct has today.
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let is_object = first == Some(&b'{');
    if !is_object && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok() {
        return Err(Problem::field("", "input.wrong_type"));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let body = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| problem::from_json(&error))?;
    reader.end().map_err(|error| {
        Problem::new(StatusCode::BAD_REQUEST, "input.not_json")
            .with("line", error.line())
            .with("column", error.column())
    })?;
    Ok(body)
}
