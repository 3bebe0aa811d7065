//! TLS with the owner's own certificate, read again at SIGHUP.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    #[error("cannot read a certificate from {}: {reason}; it must be a PEM file of the whole chain",
        path.display())]
    Certificate { path: PathBuf, reason: String },
    #[error("cannot read a private key from {}: {reason}; it must be a PEM file without a password",
        path.display())]
    Key { path: PathBuf, reason: String },
    #[error("the certificate {} and the key {} do not fit together: {reason}",
        cert.display(), key.display())]
    Pair { cert: PathBuf, key: PathBuf, reason: String },
}

impl TlsFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            TlsFault::Certificate { .. } => "tls.certificate",
            TlsFault::Key { .. } => "tls.key",
            TlsFault::Pair { .. } => "tls.pair",
        }
    }
}

/// The certificate in use. Clones share it.
#[derive(Clone)]
pub struct Tls {
    cert: PathBuf,
    key: PathBuf,
    current: Arc<RwLock<Arc<ServerConfig>>>,
}

impl Tls {
    /// Reads both files.
    pub fn load(cert: &Path, key: &Path) -> Result<Tls, TlsFault> {
        let current = Arc::new(RwLock::new(read(cert, key)?));
        Ok(Tls { cert: cert.to_owned(), key: key.to_owned(), current })
    }

    /// Reads both files again; new connections use them. On a fault the old certificate stays.
    pub fn reload(&self) -> Result<(), TlsFault> {
        let fresh = read(&self.cert, &self.key)?;
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        TlsAcceptor::from(current.clone())
    }
}

fn read(cert: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsFault> {
    let bad_cert = |reason: String| TlsFault::Certificate { path: cert.to_owned(), reason };
    let bad_pair =
        |reason: String| TlsFault::Pair { cert: cert.to_owned(), key: key.to_owned(), reason };
    let chain = CertificateDer::pem_file_iter(cert)
        .and_then(|certificates| certificates.collect::<Result<Vec<_>, _>>())
        .map_err(|fault| bad_cert(fault.to_string()))?;
    if chain.is_empty() {
        return Err(bad_cert("there is none in it".to_owned()));
    }
    let private = PrivateKeyDer::from_pem_file(key)
        .map_err(|fault| TlsFault::Key { path: key.to_owned(), reason: fault.to_string() })?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|fault| bad_pair(fault.to_string()))?
        .with_no_client_auth()
        .with_single_cert(chain, private)
        .map_err(|fault| bad_pair(fault.to_string()))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Reads the certificate again whenever SIGHUP comes. Fails when the system gives no signals.
#[cfg(unix)]
pub fn reload_at_hangup(tls: Tls) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        while hangup.recv().await.is_some() {
            match tls.reload() {
                Ok(()) => tracing::info!("SIGHUP: certificate read again"),
                Err(fault) => tracing::error!(code = fault.code(), %fault, "old certificate stays"),
            }
        }
    });
    Ok(())
}
