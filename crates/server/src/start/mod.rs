//! `zhike serve`: everything put together in order, and taken apart in the reverse order.

mod files;
mod folder;
mod say;

use std::io;
use std::net::SocketAddr;

use axum::Router;
use say::Started;
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::platform::config::Config;
use crate::platform::net::serve::{Serving, serve as answer};
use crate::platform::net::tls::{self, Tls};
use crate::platform::net::{NetParts, Transport, listen, wrap};
use crate::platform::shutdown::{self, Shutdown};
use crate::platform::{assets, logs};

/// Serves until SIGTERM or Ctrl-C. Fails before anything is answered, or not at all.
pub fn serve(config: &Config) -> Result<(), Failure> {
    logs::start(config.log_format, &config.log_level);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|fault| Failure::fault("starting threads", fault))?;
    runtime.block_on(serve_inside(config))
}

async fn serve_inside(config: &Config) -> Result<(), Failure> {
    folder::ready(&config.data_folder)?;
    if let Some(fit) = files::too_few_for(config.limits.connections) {
        tracing::warn!(fit, "the system allows fewer open files than limits.connections needs");
    }
    let tls = certificate(config)?;
    let transport = if tls.is_some() { Transport::Tls } else { Transport::Plain };
    let listeners = listen::bind(&config.server.listen, transport)?;
    let metrics_listeners = match config.metrics_listen {
        Some(address) => listen::bind(&[address], Transport::Plain)?,
        None => Vec::new(),
    };
    let shutdown = Shutdown::default();
    shutdown::at_signals(shutdown.clone())
        .map_err(|fault| Failure::fault("listening to signals", fault))?;
    let parts = NetParts::of(config);
    let count = parts.metrics.clone();
    let metrics = wrap(parts.metrics.routes(), NetParts::of(config));
    let router = wrap(assets::behind(Router::new()), parts);
    let listening = addresses(&listeners)?;
    let started = Started { listening: &listening, new_key: None, setup_code: None };
    say::say(&mut io::stdout().lock(), config, &started)
        .map_err(|fault| Failure::fault("writing to stdout", fault))?;
    let serving = Serving {
        limits: config.limits.clone(),
        tls,
        trusted_proxies: config.server.trusted_proxies.clone(),
        metrics: Some(count),
        shutdown,
    };
    let plain = Serving { tls: None, metrics: None, ..serving.clone() };
    tokio::join!(answer(listeners, router, serving), answer(metrics_listeners, metrics, plain));
    tracing::info!("stopped");
    Ok(())
}

fn certificate(config: &Config) -> Result<Option<Tls>, Failure> {
    let (Some(cert), Some(key)) = (&config.server.tls_cert, &config.server.tls_key) else {
        return Ok(None);
    };
    let tls = Tls::load(cert, key)?;
    tls::reload_at_hangup(tls.clone())
        .map_err(|fault| Failure::fault("listening to signals", fault))?;
    Ok(Some(tls))
}

fn addresses(listeners: &[TcpListener]) -> Result<Vec<SocketAddr>, Failure> {
    let addresses = listeners.iter().map(TcpListener::local_addr).collect::<io::Result<_>>();
    addresses.map_err(|fault| Failure::fault("reading the address taken", fault))
}
