mod in_process;
mod sockets;
mod tls;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, post};
use tokio::task::JoinHandle;

use super::serve::{Serving, serve};
use super::tls::Tls;
use super::*;
use crate::platform::shutdown::Shutdown;

/// More than the buffers of both ends of a socket hold.
const LARGE: usize = 64 * 1024 * 1024;
const SLOW: Duration = Duration::from_millis(400);

fn limits() -> Limits {
    Limits {
        connections: 64,
        in_flight: 16,
        body_bytes: 10_000,
        upload_bytes: 100_000,
        header_timeout: Duration::from_millis(300),
        stall_timeout: Duration::from_millis(300),
        request_timeout: Duration::from_secs(2),
        stop_patience: Duration::from_secs(3),
    }
}

fn routes() -> Router {
    Router::new()
        .route("/api/v1/fast", get(async || "fast"))
        .route("/api/v1/things/{thing_id}", get(async || "one"))
        .route("/api/v1/slow", get(slow).post(slow))
        .route("/api/v1/never", get(async || std::future::pending::<&str>().await))
        .route("/api/v1/large", get(async || vec![0u8; LARGE]))
        .route("/api/v1/panic", get(panics))
        .route("/api/v1/echo", post(async |body: Bytes| body.len().to_string()))
        .route("/api/v1/files", post(async |body: Bytes| body.len().to_string()))
}

async fn slow() -> &'static str {
    tokio::time::sleep(SLOW).await;
    "slow"
}

async fn panics() -> &'static str {
    panic!("the handler is broken")
}

fn parts(limits: Limits) -> NetParts {
    NetParts { limits, uploads: &["/api/v1/files"], ..NetParts::default() }
}

struct Running {
    at: SocketAddr,
    shutdown: Shutdown,
    ended: JoinHandle<()>,
}

fn run(limits: Limits, tls: Option<Tls>) -> Running {
    let any = ["127.0.0.1:0".parse().unwrap()];
    let listeners = listen::bind(&any, Transport::Plain).unwrap();
    let at = listeners[0].local_addr().unwrap();
    let shutdown = Shutdown::default();
    let serving = Serving {
        limits: limits.clone(),
        tls,
        trusted_proxies: Vec::new(),
        metrics: None,
        shutdown: shutdown.clone(),
    };
    let ended = tokio::spawn(serve(listeners, wrap(routes(), parts(limits)), serving));
    Running { at, shutdown, ended }
}
