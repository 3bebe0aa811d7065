//! Encrypted connections to the outside: the certificate authorities that this machine trusts,
//! and, where the owner gives one, the authority of his own mail server or till.

use std::sync::{Arc, OnceLock};

use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::OutsideError;

/// How a client encrypts; `authority` is a PEM text of one's own authority.
///
/// # Errors
/// [`OutsideError::Certificate`] when `authority` is no certificate.
pub fn client_config(authority: Option<&str>) -> Result<Arc<ClientConfig>, OutsideError> {
    let mut roots = of_this_machine().clone();
    for found in authority.iter().flat_map(|pem| CertificateDer::pem_slice_iter(pem.as_bytes())) {
        let certificate = found.map_err(|_why| OutsideError::Certificate)?;
        roots.add(certificate).map_err(|_why| OutsideError::Certificate)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_why| OutsideError::Certificate)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// Read once: the list changes with updates of the system, and those are followed by a restart.
fn of_this_machine() -> &'static RootCertStore {
    static ROOTS: OnceLock<RootCertStore> = OnceLock::new();
    ROOTS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        for fault in &found.errors {
            tracing::warn!(%fault, "a certificate authority of this machine was not read");
        }
        roots.add_parsable_certificates(found.certs);
        if roots.is_empty() {
            tracing::warn!("this machine has no certificate authorities (ca-certificates)");
        }
        roots
    })
}
