//! From the route table to an axum router: every request passes the same steps in the same order.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, Method, StatusCode, header, request::Parts};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use sha2::{Digest, Sha256};
use zhike_domain::kernel::id;
use zhike_domain::team::session;

use super::call::{Call, PathIds, Who, cookie_value, session_cookie_name};
use super::guard::{self, Credentials, Readers};
use super::route::{Coming, KeyRule, Parsed, Route, Upload};
use crate::platform::app::App;
use crate::platform::idempotency::{self, Key};
use crate::platform::net::{ClientAddress, RequestId, Transport};
use crate::platform::problem::Problem;

/// Bodies beyond this many bytes are refused with 413.
pub const LONGEST_BODY: usize = 1024 * 1024;

/// Builds the router of all routes of the table.
pub fn router(app: &App, readers: Readers, routes: Vec<Route>) -> Router {
    let mut router = Router::new();
    for route in routes {
        let filter = filter_of(&route.method);
        let (path, route, app) = (route.path, Arc::new(route), app.clone());
        let handler = move |params: RawPathParams, request: Request| {
            let (app, route) = (app.clone(), route.clone());
            async move { serve(app, readers, route, &params, request).await }
        };
        router = router.route(path, on(filter, handler));
    }
    router
}

fn filter_of(method: &Method) -> MethodFilter {
    match *method {
        Method::POST => MethodFilter::POST,
        Method::PUT => MethodFilter::PUT,
        Method::PATCH => MethodFilter::PATCH,
        Method::DELETE => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    }
}

async fn serve(
    app: App,
    readers: Readers,
    route: Arc<Route>,
    params: &RawPathParams,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let request_id = request_id(&parts);
    let path = PathIds(params.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
    match pass(app, readers, &route, path, parts, body, request_id.clone()).await {
        Ok(answer) => answer,
        Err(problem) => {
            if let Some(cause) = &problem.cause {
                tracing::error!(request_id = %request_id, code = problem.code, cause, "fault");
            }
            problem.render(&request_id)
        }
    }
}

async fn pass(
    app: App,
    readers: Readers,
    route: &Route,
    path: PathIds,
    parts: Parts,
    body: Body,
    request_id: Arc<str>,
) -> Result<Response, Problem> {
    check_ids(&path)?;
    check_query(route, &parts)?;
    let longest = route.file.unwrap_or(LONGEST_BODY);
    let (bytes, parsed): (Vec<u8>, Parsed) = match route.coming {
        Coming::InPieces => (Vec::new(), Box::new(Upload::bounded(body, longest))),
        Coming::Whole => {
            let bytes = read_body(body, longest).await?;
            let parsed = (route.parse)(&bytes)?;
            (bytes, parsed)
        }
    };
    let key_text = key_of(&parts.headers)?;
    let if_match = version_of(&parts.headers)?;
    let request_hash = hash_of(&parts, &bytes);
    let now = app.clock.now();
    let who = admit(&app, readers, route, &parts, &path, now).await?;
    if route.key == KeyRule::Required && key_text.is_none() {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "idempotency.missing"));
    }
    if route.versioned && if_match.is_none() {
        let status = StatusCode::PRECONDITION_REQUIRED;
        return Err(Problem::new(status, "conflict.version_missing"));
    }
    let key = key_text.filter(|_| route.key != KeyRule::None);
    let key = key.map(|key| key_row(who.as_deref(), route.operation, key, request_hash));
    let transport = transport(&parts);
    let call = Call {
        app,
        transport,
        who,
        now,
        request_id,
        operation: route.operation,
        path,
        uri: parts.uri,
        headers: parts.headers,
        address: parts.extensions.get::<ClientAddress>().map(|address| address.0),
        key,
        request_hash,
        if_match,
    };
    (route.handle)(call, parsed).await
}

async fn admit(
    app: &App,
    readers: Readers,
    route: &Route,
    parts: &Parts,
    path: &PathIds,
    now: zhike_domain::kernel::time::Millis,
) -> Result<Option<Arc<Who>>, Problem> {
    if matches!(route.access, super::route::Access::Public) {
        return Ok(None);
    }
    let credentials = Credentials { token_hash: token_hash(parts), key_hash: key_hash(parts) };
    let (keyring, access, path) = (app.keyring.clone(), route.access, path.clone());
    let decide = move |tx: &mut zhike_store::Tx<'_>| {
        guard::admit(tx, &keyring, readers, access, &credentials, &path, now)
    };
    let who = app.store.read_short(decide).await?;
    if let Some(who) = &who
        && session::needs_touch(who.seen_at, now)
    {
        (readers.touch)(app, who.clone(), now);
    }
    Ok(who)
}

fn request_id(parts: &Parts) -> Arc<str> {
    parts.extensions.get::<RequestId>().map_or_else(|| Arc::from("-"), |id| Arc::from(id.as_str()))
}

/// Ids of the path are of the kind that the parameter's name says.
fn check_ids(path: &PathIds) -> Result<(), Problem> {
    for (name, value) in &path.0 {
        let Some(kind) = name.strip_suffix("_id") else { continue };
        let word = kind.replace('_', "");
        if let Err(error) = id::check(&word, value) {
            let mut problem = super::call::refuse(error);
            problem.errors.clear();
            return Err(problem.with("parameter", name.as_str()));
        }
    }
    Ok(())
}

/// A route that reads no parameters is given none: a filter that does nothing would be believed.
fn check_query(route: &Route, parts: &Parts) -> Result<(), Problem> {
    let given = parts.uri.query().unwrap_or("");
    if route.query.is_some() || given.is_empty() {
        return Ok(());
    }
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid")
        .with("reason", "this address takes no parameters"))
}

async fn read_body(body: Body, longest: usize) -> Result<Vec<u8>, Problem> {
    match Limited::new(body, longest).collect().await {
        Ok(collected) => Ok(collected.to_bytes().to_vec()),
        Err(error) if error.downcast_ref::<LengthLimitError>().is_some() => {
            Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "input.too_large")
                .with("bytes", longest))
        }
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "request.timeout")),
    }
}

fn key_of(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if idempotency::is_well_formed(key) => Ok(Some(key.to_owned())),
        _ => Err(Problem::new(StatusCode::BAD_REQUEST, "idempotency.bad_key")),
    }
}

fn version_of(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let number = value.to_str().ok().and_then(|text| text.trim_matches('"').parse().ok());
    let missing = || Problem::new(StatusCode::PRECONDITION_REQUIRED, "conflict.version_missing");
    number.map(Some).ok_or_else(missing)
}

fn hash_of(parts: &Parts, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(parts.method.as_str().as_bytes());
    hash.update([0]);
    hash.update(parts.uri.path().as_bytes());
    hash.update([0]);
    hash.update(body);
    hash.finalize().into()
}

fn key_row(who: Option<&Who>, route: &'static str, key: String, request_hash: [u8; 32]) -> Key {
    let principal = who.map_or_else(|| "public".to_owned(), |who| who.staff_id.to_string());
    Key { principal, route, key, request_hash }
}

/// The hash under which the key of an outside system is kept. Another way of authorisation is no
/// key, and no cookie counts beside it.
fn key_hash(parts: &Parts) -> Option<[u8; 32]> {
    let value = parts.headers.get(header::AUTHORIZATION)?;
    let key = value.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
    Some(Sha256::digest(key.unwrap_or_default().trim()).into())
}

/// The hash under which the session of the request's cookie is kept.
fn token_hash(parts: &Parts) -> Option<[u8; 32]> {
    let name = session_cookie_name(transport(parts));
    cookie_value(&parts.headers, name).map(|token| Sha256::digest(token.as_bytes()).into())
}

fn transport(parts: &Parts) -> Transport {
    parts.extensions.get::<Transport>().copied().unwrap_or(Transport::Plain)
}
