//! Files that reach their handler as they come, and not as one body in memory.

use axum::http::StatusCode;
use http_body_util::{LengthLimitError, Limited};

use crate::platform::problem::Problem;

/// How a body reaches its handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Coming {
    /// Read and parsed before anything else is looked at.
    Whole,
    /// As it comes, once the caller is known: large files.
    InPieces,
}

/// A file on its way, bounded.
pub struct Upload {
    /// Its bytes as they come. They are not in the request's hash: whoever takes them adds theirs.
    pub body: axum::body::Body,
}

impl Upload {
    /// A body that ends in an error beyond `longest` bytes.
    pub(super) fn bounded(body: axum::body::Body, longest: usize) -> Upload {
        let body = Limited::new(body, longest);
        Upload { body: axum::body::Body::new(body) }
    }

    /// What a broken body means for the caller.
    #[must_use]
    pub fn problem(why: axum::Error) -> Problem {
        let why = why.into_inner();
        if why.downcast_ref::<LengthLimitError>().is_some() {
            return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "input.too_large");
        }
        Problem::new(StatusCode::REQUEST_TIMEOUT, "request.timeout")
    }
}
