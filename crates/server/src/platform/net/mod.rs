//! Everything between the socket and a handler: listening, TLS, bounds, guards, headers.

pub mod address;
pub mod answer;
mod body;
mod client;
mod connections;
mod guard;
pub mod health;
mod holding;
pub mod listen;
mod load;
pub mod origin;
pub mod paths;
mod refuse;
pub mod request;
mod security_headers;
pub mod serve;
mod stall;
#[cfg(test)]
mod tests;
pub mod tls;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::sync::Semaphore;

pub use client::{ClientAddress, Connection, Transport};
pub use health::{Check, Readiness};
pub use request::RequestId;

use crate::platform::config::{Config, Limits};
use crate::platform::metrics::Metrics;
use address::Network;

/// Routes that take a file as their body; each bounds it itself besides.
pub const UPLOADS: &[&str] = &[
    "/api/v1/menu-imports",
    "/api/v1/stores/{store_id}/guest-imports",
    "/api/v1/stores/{store_id}/order-imports",
];

/// What the layers need to know.
#[derive(Debug, Clone, Default)]
pub struct NetParts {
    /// Bounds of bodies, time and requests at once.
    pub limits: Limits,
    /// Peers whose forwarding headers are believed.
    pub trusted_proxies: Vec<Network>,
    /// The guests' address as an origin, accepted beside the request's own host.
    pub public_origin: Option<String>,
    /// Route templates that take files: the larger body limit, any content type that a foreign
    /// page cannot send without asking first.
    pub uploads: &'static [&'static str],
    /// Where requests are counted.
    pub metrics: Metrics,
    /// What `/readyz` asks.
    pub readiness: Readiness,
}

impl NetParts {
    /// The parts as the configuration says, with fresh metrics and nothing to ask for readiness.
    pub fn of(config: &Config) -> NetParts {
        NetParts {
            limits: config.limits.clone(),
            trusted_proxies: config.server.trusted_proxies.clone(),
            public_origin: config.server.public_url.clone(),
            uploads: UPLOADS,
            ..NetParts::default()
        }
    }
}

/// What the layers share while serving.
#[derive(Debug)]
struct Shared {
    parts: NetParts,
    room: Semaphore,
}

/// Puts all guards and bounds around `router` and adds `/healthz` and `/readyz`. Outermost first:
/// request id, log, metrics, headers and panics; strange paths; foreign origins; load; body.
pub fn wrap(router: Router, parts: NetParts) -> Router {
    let health = health::routes(parts.readiness.clone());
    let room = Semaphore::new(parts.limits.in_flight);
    let shared = Arc::new(Shared { parts, room });
    router
        .merge(health)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(from_fn_with_state(shared.clone(), body::bounded))
        .layer(from_fn_with_state(shared.clone(), load::admitted))
        .layer(from_fn_with_state(shared.clone(), guard::same_origin))
        .layer(from_fn(guard::plain_path))
        .layer(from_fn_with_state(shared, request::observed))
}
