//! Load shedding: a bound on requests worked on at once, and on how long one may take.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::timeout;

use super::answer::Stopped;
use super::request::RequestId;
use super::{Shared, guard, health};

/// A file of the largest size on a slow line is given this many times the time of other requests.
const UPLOAD_PATIENCE: u32 = 20;

/// Answers 503 at once instead of queueing: what is admitted stays fast, and a client that backs
/// off costs almost nothing. The place is held until the answer starts, so that a live stream does
/// not hold one for hours.
pub(super) async fn admitted(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    if health::is_probe(request.uri().path()) {
        return next.run(request).await;
    }
    let id = RequestId::of(&request);
    let Ok(_place) = shared.room.try_acquire() else {
        shared.parts.metrics.shed();
        return Stopped::Busy.answer(&id);
    };
    let patience = match guard::takes_files(&request, &shared) {
        true => shared.parts.limits.request_timeout.saturating_mul(UPLOAD_PATIENCE),
        false => shared.parts.limits.request_timeout,
    };
    match timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_elapsed) => Stopped::TooSlow.answer(&id),
    }
}
