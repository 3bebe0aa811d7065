//! Everything that can be wrong with a configuration, each with its code and what to do.

use std::net::SocketAddr;
use std::path::PathBuf;

/// A configuration that nothing is started with. The sentence names the place and the next step;
/// values of secret settings are never in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigFault {
    #[error("{place}: there is no setting \"{name}\"{}; `zhike config --explain` lists them all",
        nearest.map(|n| format!(" (did you mean \"{n}\"?)")).unwrap_or_default())]
    UnknownKey { place: String, name: String, nearest: Option<&'static str> },
    #[error("{place}: {name} needs {wanted}")]
    BadValue { place: String, name: &'static str, wanted: String },
    #[error("cannot read the configuration file {}: {reason}; check the path and who may read it",
        path.display())]
    NotReadable { path: PathBuf, reason: String },
    #[error("{place}: this is not TOML: {reason}")]
    NotToml { place: String, reason: String },
    #[error(
        "TLS needs server.tls_cert and server.tls_key, and {missing} is not set; set it, or \
             take the other away"
    )]
    TlsIncomplete { missing: &'static str },
    #[error(
        "{address} can be reached from the internet and plain HTTP would send logins in the \
             clear; set server.tls_cert and server.tls_key, or listen on a private address"
    )]
    PlainHttpOnPublicAddress { address: SocketAddr },
    #[error(
        "{address} can be reached from other machines without TLS; set server.tls_cert and \
             server.tls_key, or server.plain_http = true if this is a network of the house only"
    )]
    PlainHttpNotAllowed { address: SocketAddr },
    #[error(
        "metrics.listen {address} can be reached from the internet; name a loopback or \
             private address"
    )]
    MetricsOnPublicAddress { address: SocketAddr },
    #[error(
        "{address} is both in server.listen and metrics.listen; give the metrics their own port"
    )]
    AddressTwice { address: SocketAddr },
}

impl ConfigFault {
    /// The stable code, as documented.
    pub fn code(&self) -> &'static str {
        match self {
            ConfigFault::UnknownKey { .. } => "config.unknown_key",
            ConfigFault::BadValue { .. } => "config.bad_value",
            ConfigFault::NotReadable { .. } => "config.not_readable",
            ConfigFault::NotToml { .. } => "config.not_toml",
            ConfigFault::TlsIncomplete { .. } => "config.tls_incomplete",
            ConfigFault::PlainHttpOnPublicAddress { .. } => "config.plain_http_on_public_address",
            ConfigFault::PlainHttpNotAllowed { .. } => "config.plain_http_not_allowed",
            ConfigFault::MetricsOnPublicAddress { .. } => "config.metrics_on_public_address",
            ConfigFault::AddressTwice { .. } => "config.address_twice",
        }
    }
}
