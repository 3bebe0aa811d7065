//! The answers this layer gives itself, in the shape of every other error.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;

use super::request::RequestId;
use crate::platform::problem::Problem;

/// Why a request went no further than the network layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The server is working on as many requests as it may.
    Busy,
    /// The request took too long and was given up.
    TooSlow,
    /// The body is larger than allowed.
    BodyTooLarge,
    /// The body stopped arriving.
    BodyStalled,
    /// The request comes from a page of another site.
    ForeignOrigin,
    /// The body is not JSON by its own word.
    ContentType,
    /// There is nothing at this address.
    NoRoute,
    /// This address does not take this method.
    Method,
    /// Something failed inside.
    Fault,
}

impl Stopped {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Stopped::Busy => "server.busy",
            Stopped::TooSlow => "request.timeout",
            Stopped::BodyTooLarge => "input.too_large",
            Stopped::BodyStalled => "request.timeout",
            Stopped::ForeignOrigin => "origin.refused",
            Stopped::ContentType => "input.not_json",
            Stopped::NoRoute => "page.not_there",
            Stopped::Method => "method.not_allowed",
            Stopped::Fault => "fault.internal",
        }
    }

    /// Its HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            Stopped::Busy | Stopped::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Stopped::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Stopped::BodyStalled => StatusCode::REQUEST_TIMEOUT,
            Stopped::ForeignOrigin => StatusCode::FORBIDDEN,
            Stopped::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Stopped::NoRoute => StatusCode::NOT_FOUND,
            Stopped::Method => StatusCode::METHOD_NOT_ALLOWED,
            Stopped::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The problem+json answer; 503 carries `Retry-After` in seconds.
    pub fn answer(self, request_id: &RequestId) -> Response {
        let problem = Problem::new(self.status(), self.code());
        match self.status() {
            StatusCode::SERVICE_UNAVAILABLE => problem.retry_after(1),
            _ => problem,
        }
        .render(request_id.as_str())
    }
}

/// What axum calls when a path is known and the method is not.
pub(super) async fn method_not_allowed(Extension(id): Extension<RequestId>) -> Response {
    Stopped::Method.answer(&id)
}
