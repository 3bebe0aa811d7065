//! The answers this layer gives itself, in the shape of every other error (RFC 9457).

use axum::Extension;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::json;

use super::request::RequestId;

/// Why a request went no further than the network layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    #[error("The server is working on as many requests as it may. Try again in a moment.")]
    Busy,
    #[error("The request took too long and was given up. Try again in a moment.")]
    TooSlow,
    #[error("The body is larger than allowed.")]
    BodyTooLarge,
    #[error("The body stopped arriving.")]
    BodyStalled,
    #[error("The request comes from another site than this one.")]
    ForeignOrigin,
    #[error("The content type must be application/json or application/merge-patch+json.")]
    ContentType,
    #[error("There is nothing at this address.")]
    NoRoute,
    #[error("This address does not take this method.")]
    Method,
    #[error("Something failed inside. The request id finds it in the log.")]
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
        let body = json!({
            "type": format!("/problems/{}", self.code()),
            "title": self.status().canonical_reason().unwrap_or("Error"),
            "status": self.status().as_u16(),
            "detail": self.to_string(),
            "code": self.code(),
            "params": {},
            "request_id": request_id.as_str(),
            "errors": [],
        });
        let mut response = Response::new(Body::from(body.to_string()));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// What axum calls when a path is known and the method is not.
pub(super) async fn method_not_allowed(Extension(id): Extension<RequestId>) -> Response {
    Stopped::Method.answer(&id)
}
