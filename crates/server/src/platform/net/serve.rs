//! The accept loop: connections in, answers out, and an orderly end.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request, Response, Version};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

use super::address::Network;
use super::client::{Connection, Transport};
use super::connections::{Connections, Place};
use super::holding::Holding;
use super::refuse;
use super::stall::Unstalled;
use super::tls::Tls;
use crate::platform::config::Limits;
use crate::platform::metrics::{Metrics, Sample};
use crate::platform::shutdown::Shutdown;

/// A stop closes idle connections only after this: a request may be on its way on one of them. What
/// arrives meanwhile is answered with `Connection: close`.
const LINGER: Duration = Duration::from_millis(300);
const MAX_HEADERS: usize = 64;
const MAX_HEADER_BYTES: u32 = 32 * 1024;
const MAX_STREAMS: u32 = 64;
const PING_EVERY: Duration = Duration::from_secs(20);

/// How to serve.
#[derive(Clone)]
pub struct Serving {
    /// Bounds of connections and time.
    pub limits: Limits,
    /// The certificate; without it plain HTTP.
    pub tls: Option<Tls>,
    /// Proxies may bring public clients over plain HTTP on the house's own network.
    pub trusted_proxies: Vec<Network>,
    /// Where open connections are counted.
    pub metrics: Option<Metrics>,
    /// Thrown to stop.
    pub shutdown: Shutdown,
}

struct Server {
    serving: Serving,
    router: Router,
    connections: Arc<Connections>,
    refusals: Arc<Semaphore>,
}

/// Serves until the shutdown is thrown; then takes nothing new, finishes what is under way within
/// `limits.stop_patience` and cuts the rest. Returns when all connections are closed.
pub async fn serve(listeners: Vec<TcpListener>, router: Router, serving: Serving) {
    let connections = Connections::new(serving.limits.connections);
    let refusals = Arc::new(Semaphore::new(refuse::AT_ONCE));
    if let Some(metrics) = &serving.metrics {
        let (seen, help) = (connections.clone(), "Connections held now");
        metrics.watch(move || {
            let count = i64::try_from(seen.count()).unwrap_or(i64::MAX);
            vec![("http_connections", help, Sample::Level(count))]
        });
    }
    let server = Arc::new(Server { serving, router, connections, refusals });
    let mut loops = JoinSet::new();
    for listener in listeners {
        loops.spawn(accept(listener, server.clone()));
    }
    while loops.join_next().await.is_some() {}
}

async fn accept(listener: TcpListener, server: Arc<Server>) {
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = server.serving.shutdown.wait() => break,
        };
        while open.try_join_next().is_some() {}
        match accepted {
            Ok((stream, peer)) => admit(&mut open, &server, stream, peer),
            Err(fault) => rest_after(&fault).await,
        }
    }
    // Connections the system has already taken for us are answered too.
    while let Ok(Ok((stream, peer))) = timeout(Duration::ZERO, listener.accept()).await {
        admit(&mut open, &server, stream, peer);
    }
    drop(listener);
    let finish = async { while open.join_next().await.is_some() {} };
    if timeout(server.serving.limits.stop_patience, finish).await.is_err() {
        tracing::warn!(connections = open.len(), "stop: patience is over, cutting connections");
        open.shutdown().await;
    }
}

/// A client that went away is its own affair; out of file descriptors passes only with time.
async fn rest_after(fault: &io::Error) {
    let passing = [io::ErrorKind::ConnectionAborted, io::ErrorKind::ConnectionReset];
    if !passing.contains(&fault.kind()) {
        tracing::error!(%fault, "cannot accept connections");
        sleep(Duration::from_millis(100)).await;
    }
}

fn admit(open: &mut JoinSet<()>, server: &Arc<Server>, stream: TcpStream, peer: SocketAddr) {
    let plain = server.serving.tls.is_none();
    let here = stream.local_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |at| at.ip());
    if plain && refuse::crosses_the_internet(here, peer.ip(), &server.serving.trusted_proxies) {
        return refuse::politely(open, &server.refusals, stream, refuse::PLAIN);
    }
    match server.connections.admit() {
        Some(place) => {
            let server = server.clone();
            open.spawn(async move {
                let limit = server.serving.limits.header_timeout;
                tokio::select! {
                    () = connection(&server, stream, peer, &place, limit) => {}
                    () = place.evicted() => {}
                }
            });
        }
        None if plain => refuse::politely(open, &server.refusals, stream, refuse::FULL),
        None => {} // Without a handshake there is nothing a TLS client would understand.
    }
}

async fn connection(
    server: &Arc<Server>,
    stream: TcpStream,
    peer: SocketAddr,
    place: &Place,
    handshake: Duration,
) {
    // Nagle's delay only hurts small answers; a socket that refuses the option still works.
    let _ = stream.set_nodelay(true);
    let stream = Unstalled::new(stream, server.serving.limits.stall_timeout);
    let Some(tls) = &server.serving.tls else {
        return speak(server, stream, Dialect::Http1, peer, place).await;
    };
    match timeout(handshake, tls.acceptor().accept(stream)).await {
        Ok(Ok(stream)) => {
            let dialect = match stream.get_ref().1.alpn_protocol() {
                Some(b"h2") => Dialect::Http2,
                _ => Dialect::Http1,
            };
            speak(server, stream, dialect, peer, place).await;
        }
        Ok(Err(fault)) => tracing::debug!(%fault, "TLS handshake failed"),
        Err(_elapsed) => tracing::debug!("TLS handshake took too long"),
    }
}

#[derive(Clone, Copy)]
enum Dialect {
    Http1,
    Http2,
}

async fn speak<S>(
    server: &Arc<Server>,
    stream: S,
    dialect: Dialect,
    peer: SocketAddr,
    place: &Place,
) where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let transport = match server.serving.tls {
        Some(_) => Transport::Tls,
        None => Transport::Plain,
    };
    let from = Connection { peer, transport };
    let service = hyper::service::service_fn(|request: Request<Incoming>| {
        let last = server.serving.shutdown.begun() && request.version() <= Version::HTTP_11;
        let answered = answer(server.router.clone(), request, from, place.clone());
        async move { if last { answered.await.map(closing) } else { answered.await } }
    });
    let builder = builder(&server.serving.limits, dialect);
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    let outcome = tokio::select! {
        outcome = connection.as_mut() => outcome,
        () = server.serving.shutdown.wait() => {
            if let Ok(outcome) = timeout(LINGER, connection.as_mut()).await {
                outcome
            } else {
                connection.as_mut().graceful_shutdown();
                connection.as_mut().await
            }
        }
    };
    if let Err(fault) = outcome {
        tracing::debug!(fault = %fault, "connection ended early");
    }
}

/// The dialect is known beforehand (ALPN, or plain HTTP/1.1): guessing it would wait for the first
/// bytes without any time limit.
fn builder(limits: &Limits, dialect: Dialect) -> Builder<TokioExecutor> {
    let mut builder = match dialect {
        Dialect::Http1 => Builder::new(TokioExecutor::new()).http1_only(),
        Dialect::Http2 => Builder::new(TokioExecutor::new()).http2_only(),
    };
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_timeout)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEADER_BYTES as usize);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(MAX_HEADER_BYTES)
        .keep_alive_interval(PING_EVERY)
        .keep_alive_timeout(PING_EVERY);
    builder
}

fn closing(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    from: Connection,
    place: Place,
) -> Result<Response<Body>, Infallible> {
    let busy = place.busy();
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(from);
    let response = router.oneshot(request).await?;
    // The connection counts as busy until the last byte of the answer is taken.
    Ok(response.map(|inner| Body::new(Holding { inner, _held: busy })))
}
