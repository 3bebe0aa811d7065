//! `zhike serve`: everything put together in order, and taken apart in the reverse order.

mod files;
mod folder;
pub mod house;
mod say;

use std::io;
use std::net::SocketAddr;

use house::Opened;
use say::Started;
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::platform::config::Config;
use crate::platform::net::serve::{Serving, serve as answer};
use crate::platform::net::tls::{self, Tls};
use crate::platform::net::{NetParts, Transport, listen, wrap};
use crate::platform::shutdown::{self, Shutdown};
use crate::platform::{assets, logs, readiness};
use crate::routes;

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
    if let Some(fit) = files::too_few_for(config.limits.connections) {
        tracing::warn!(fit, "the system allows fewer open files than limits.connections needs");
    }
    let tls = certificate(config)?;
    let transport = if tls.is_some() { Transport::Tls } else { Transport::Plain };
    // Addresses before data: a port in use leaves everything as it was.
    let listeners = listen::bind(&config.server.listen, transport)?;
    let metrics_listeners = match config.metrics_listen {
        Some(address) => listen::bind(&[address], Transport::Plain)?,
        None => Vec::new(),
    };
    let shutdown = Shutdown::default();
    shutdown::at_signals(shutdown.clone())
        .map_err(|fault| Failure::fault("listening to signals", fault))?;
    let listening = addresses(&listeners)?;
    let Opened { house, setup_code, demo } =
        house::open(config, &listening, shutdown.clone()).await?;
    let mut parts = NetParts::of(config);
    parts.readiness = readiness::of(&house.app.store);
    house::watch(&house.app, &parts.metrics);
    let count = parts.metrics.clone();
    let metrics = wrap(parts.metrics.routes(), NetParts::of(config));
    let router = wrap(assets::behind(routes::router(&house.app)), parts);
    let new_key = house.first_start.then_some(config.key_file.as_path());
    let setup_code = setup_code.as_deref();
    let started = Started { listening: &listening, new_key, setup_code, demo: demo.as_ref() };
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
    let streams = house.app.streams.clone();
    let ended = plain.shutdown.clone();
    tokio::spawn(async move {
        ended.wait().await;
        streams.end_all();
    });
    tokio::join!(answer(listeners, router, serving), answer(metrics_listeners, metrics, plain));
    house::close(house, config.limits.stop_patience).await;
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
