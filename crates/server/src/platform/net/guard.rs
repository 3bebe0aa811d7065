//! Two guards before any handler: strange paths and methods, and foreign origins.

use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::Shared;
use super::answer::Stopped;
use super::client::Transport;
use super::origin::{self, Facts};
use super::paths::{self, PathVerdict};
use super::request::RequestId;

/// Headers by which some servers let a POST pose as another method.
const METHOD_OVERRIDES: [&str; 3] =
    ["x-http-method-override", "x-http-method", "x-method-override"];

pub(super) async fn plain_path(request: Request, next: Next) -> Response {
    let id = RequestId::of(&request);
    if METHOD_OVERRIDES.iter().any(|name| request.headers().contains_key(*name)) {
        return Stopped::Method.answer(&id);
    }
    if matches!(*request.method(), Method::TRACE | Method::CONNECT) {
        return Stopped::Method.answer(&id);
    }
    match paths::judge(request.uri().path()) {
        PathVerdict::Plain => next.run(request).await,
        PathVerdict::Strange => Stopped::NoRoute.answer(&id),
        PathVerdict::SlashTooMany(page) => match HeaderValue::from_str(&page) {
            Ok(page) if request.method() == Method::GET => redirect(page),
            _ => Stopped::NoRoute.answer(&id),
        },
    }
}

fn redirect(page: HeaderValue) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    response.headers_mut().insert(LOCATION, page);
    response
}

pub(super) async fn same_origin(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let verdict = origin::judge(&facts(&request, &shared));
    match verdict {
        Ok(()) => next.run(request).await,
        Err(stopped) => stopped.answer(&RequestId::of(&request)),
    }
}

fn facts<'a>(request: &'a Request, shared: &'a Shared) -> Facts<'a> {
    let headers = request.headers();
    let authority = request.uri().authority().map(|authority| authority.as_str());
    Facts {
        method: request.method(),
        transport: request.extensions().get().copied().unwrap_or(Transport::Plain),
        host: authority.or_else(|| text(headers, HOST.as_str())),
        origin: text(headers, ORIGIN.as_str()),
        fetch_site: text(headers, "sec-fetch-site"),
        cookie: headers.contains_key(COOKIE),
        content_type: text(headers, CONTENT_TYPE.as_str()),
        body: !request.body().is_end_stream(),
        upload: takes_files(request, shared),
        public_origin: shared.parts.public_origin.as_deref(),
    }
}

/// A header that is not text reads as one that fits nothing, never as an absent one.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"))
}

pub(super) fn takes_files(request: &Request, shared: &Shared) -> bool {
    let template = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    template.is_some_and(|template| shared.parts.uploads.contains(&template))
}
