//! A successful answer: a typed body, its version, and cookies.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::platform::problem::Problem;

/// A successful answer before it is written.
pub struct Reply<T> {
    body: Body<T>,
    headers: HeaderMap,
}

enum Body<T> {
    Value(T),
    /// JSON bytes kept from the first time this key was used.
    Replayed(Vec<u8>),
}

/// Marks an answer that was given before under the same key.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

impl<T: Serialize> Reply<T> {
    /// An answer with `body`.
    #[must_use]
    pub fn new(body: T) -> Reply<T> {
        Reply { body: Body::Value(body), headers: HeaderMap::new() }
    }

    /// The stored answer of the same key, said again.
    #[must_use]
    pub fn replayed(body: Vec<u8>) -> Reply<T> {
        let mut headers = HeaderMap::new();
        headers.insert(REPLAYED, HeaderValue::from_static("true"));
        Reply { body: Body::Replayed(body), headers }
    }

    /// The same answer, marked as given before under the same key.
    #[must_use]
    pub fn again(mut self) -> Reply<T> {
        self.headers.insert(REPLAYED, HeaderValue::from_static("true"));
        self
    }

    /// The same answer with the version of the thing as its `ETag`.
    #[must_use]
    pub fn version(mut self, version: i64) -> Reply<T> {
        if let Ok(value) = HeaderValue::from_str(&format!("\"{version}\"")) {
            self.headers.insert(header::ETAG, value);
        }
        self
    }

    /// The same answer with a cookie set.
    #[must_use]
    pub fn cookie(mut self, cookie: &str) -> Reply<T> {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            self.headers.append(header::SET_COOKIE, value);
        }
        self
    }

    /// The answer on the wire. `204` has no body.
    #[must_use]
    pub fn render(self, status: StatusCode) -> Response {
        let mut answer = if status == StatusCode::NO_CONTENT {
            status.into_response()
        } else {
            match encode(&self.body) {
                Ok(bytes) => {
                    (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response()
                }
                Err(error) => return Problem::fault(error).render("-"),
            }
        };
        answer.headers_mut().extend(self.headers);
        let no_store = HeaderValue::from_static("no-store");
        answer.headers_mut().insert(header::CACHE_CONTROL, no_store);
        answer
    }
}

fn encode<T: Serialize>(body: &Body<T>) -> Result<Vec<u8>, serde_json::Error> {
    match body {
        Body::Value(value) => serde_json::to_vec(value),
        Body::Replayed(bytes) => Ok(bytes.clone()),
    }
}
