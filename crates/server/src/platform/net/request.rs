//! The outermost layer: every request gets an id, a span, an account of itself and an answer, even
//! when the handler panics.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use data_encoding::HEXLOWER;
use futures_util::FutureExt;
use tokio::time::Instant;
use tracing::Instrument;

use super::answer::Stopped;
use super::client::{self, Connection, Transport};
use super::{Shared, health, paths, security_headers};

/// 24 hexadecimal digits, made here for each request and never taken from outside. In the answer
/// (`X-Request-Id`), in every log line and in audit rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new random id. Fails only when the system gives no random bytes.
    pub fn random() -> Result<RequestId, getrandom::Error> {
        let mut bytes = [0u8; 12];
        getrandom::fill(&mut bytes)?;
        Ok(RequestId(HEXLOWER.encode(&bytes).into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn of(request: &Request) -> RequestId {
        request.extensions().get().cloned().unwrap_or_else(|| RequestId("-".into()))
    }
}

pub(super) async fn observed(
    State(shared): State<Arc<Shared>>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = RequestId::random().unwrap_or_else(|_no_random| RequestId("-".into()));
    let trusted = &shared.parts.trusted_proxies;
    let connection = request.extensions().get::<Connection>().copied().unwrap_or_default();
    let address = client::client_address(connection.peer.ip(), request.headers(), trusted);
    let transport = client::transport(connection, request.headers(), trusted);
    request.extensions_mut().insert(id.clone());
    request.extensions_mut().insert(address);
    request.extensions_mut().insert(transport);
    let account = Account::of(&request);
    // The template, never the path itself: guests' links and typing errors hold names and phones.
    let span = tracing::info_span!(
        "request",
        id = id.as_str(),
        method = account.method,
        route = &*account.route
    );
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind();
    let mut response = match answered.instrument(span.clone()).await {
        Ok(response) => response,
        // The panic hook has logged the place inside the span.
        Err(_payload) => Stopped::Fault.answer(&id),
    };
    finish(&mut response, &id, transport, &account);
    let took = started.elapsed();
    shared.parts.metrics.answered(account.method, &account.route, response.status(), took);
    span.in_scope(|| account.log(response.status().as_u16(), took));
    response
}

fn finish(response: &mut Response, id: &RequestId, transport: Transport, account: &Account) {
    security_headers::put(response.headers_mut(), transport, account.machine);
    if let Ok(id) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert("x-request-id", id);
    }
}

/// What is said about a request in logs and metrics: nothing a client can choose freely.
struct Account {
    method: &'static str,
    route: Arc<str>,
    machine: bool,
    probe: bool,
}

impl Account {
    fn of(request: &Request) -> Account {
        let template = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
        let path = request.uri().path();
        Account {
            method: known_method(request.method().as_str()),
            route: template.unwrap_or("unmatched").into(),
            machine: paths::is_machine_path(path),
            probe: health::is_probe(path),
        }
    }

    fn log(&self, status: u16, took: std::time::Duration) {
        let took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        match (status, self.machine) {
            _ if self.probe => tracing::trace!(status, took_us, "answered"),
            (500.., _) => tracing::warn!(status, took_us, "answered"),
            (_, true) => tracing::info!(status, took_us, "answered"),
            (_, false) => tracing::debug!(status, took_us, "answered"),
        }
    }
}

fn known_method(method: &str) -> &'static str {
    const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    METHODS.into_iter().find(|known| *known == method).unwrap_or("other")
}
