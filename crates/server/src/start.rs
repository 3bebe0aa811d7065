//! `zhike serve`: everything put together in order, and taken apart in the reverse order.

use std::io::{self, Write};
use std::net::SocketAddr;

use axum::Router;
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
    say_where(config, &listeners).map_err(|fault| Failure::fault("writing to stdout", fault))?;
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

/// Tells where to point a browser, in both languages.
fn say_where(config: &Config, listeners: &[TcpListener]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let scheme = if config.ends_tls() { "https" } else { "http" };
    writeln!(out, "知客 Zhike {}", env!("CARGO_PKG_VERSION"))?;
    for listener in listeners {
        let address = listener.local_addr()?;
        for ip in listen::reached_at(address) {
            let at = SocketAddr::new(ip, address.port());
            match ip.is_loopback() {
                true => writeln!(out, "  本机 this machine   {scheme}://{at}")?,
                false => writeln!(out, "  局域网 network      {scheme}://{at}")?,
            }
        }
    }
    writeln!(out, "  数据 data           {}", config.database_shown())?;
    writeln!(out, "  密钥 key            {}", config.key_file.display())?;
    out.flush()
}
