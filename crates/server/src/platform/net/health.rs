//! `/healthz`: the process answers. `/readyz`: everything it needs answers too.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::get;
use futures_util::future::{BoxFuture, join_all};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

/// A report is given out again for so long: asking is free for strangers, answering is not.
const KEEP: Duration = Duration::from_millis(500);
const PATIENCE: Duration = Duration::from_secs(2);

type Ask = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// One thing that must hold before requests are sent here.
#[derive(Clone)]
pub struct Check {
    name: &'static str,
    ask: Ask,
}

impl Check {
    /// `ask` gives a short reason when it does not hold; no personal values, no addresses.
    pub fn new<F>(name: &'static str, ask: F) -> Check
    where
        F: Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync + 'static,
    {
        Check { name, ask: Arc::new(ask) }
    }
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Check").field(&self.name).finish()
    }
}

/// All checks, asked together.
#[derive(Debug, Clone, Default)]
pub struct Readiness {
    checks: Arc<Vec<Check>>,
    last: Arc<Mutex<Option<(Instant, Report)>>>,
}

#[derive(Debug, Clone)]
struct Report {
    ready: bool,
    body: Value,
}

impl Readiness {
    /// Ready when every check holds.
    pub fn of(checks: Vec<Check>) -> Readiness {
        Readiness { checks: Arc::new(checks), last: Arc::default() }
    }

    async fn report(&self) -> Report {
        let mut last = self.last.lock().await;
        if let Some((made, report)) = &*last
            && made.elapsed() < KEEP
        {
            return report.clone();
        }
        let report = self.fresh().await;
        *last = Some((Instant::now(), report.clone()));
        report
    }

    async fn fresh(&self) -> Report {
        let outcomes = join_all(self.checks.iter().map(|check| async {
            match timeout(PATIENCE, (check.ask)()).await {
                Ok(outcome) => outcome,
                Err(_elapsed) => Err("no answer in time".to_owned()),
            }
        }))
        .await;
        let ready = outcomes.iter().all(Result::is_ok);
        let checks: Vec<Value> = self
            .checks
            .iter()
            .zip(&outcomes)
            .map(|(check, outcome)| {
                json!({
                    "name": check.name,
                    "ok": outcome.is_ok(),
                    "reason": outcome.as_ref().err(),
                })
            })
            .collect();
        Report { ready, body: json!({ "ready": ready, "checks": checks }) }
    }
}

pub(super) fn is_probe(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz")
}

pub(super) fn routes(readiness: Readiness) -> Router {
    Router::new()
        .route("/healthz", get(async || json_answer(StatusCode::OK, &json!({ "alive": true }))))
        .route("/readyz", get(ready))
        .with_state(readiness)
}

async fn ready(State(readiness): State<Readiness>) -> Response {
    let report = readiness.report().await;
    let status = if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    json_answer(status, &report.body)
}

fn json_answer(status: StatusCode, body: &Value) -> Response {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}
