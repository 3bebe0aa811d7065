//! TLS with a certificate made for the test.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};

use super::*;

fn write(path: &Path, text: &str) {
    std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
}

/// A certificate for `localhost` in `folder`; gives back what a client must trust.
fn certificate(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    write(&folder.join("cert.pem"), &made.cert.pem());
    write(&folder.join("key.pem"), &made.signing_key.serialize_pem());
    made.cert.der().clone()
}

async fn ask(at: SocketAddr, trusted: &CertificateDer<'static>) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(at).await?;
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    let text = "GET /api/v1/fast HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    stream.write_all(text.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::test]
async fn tls_answers_with_the_own_certificate_and_a_new_one_after_reload() {
    let folder = tempfile::tempdir().unwrap();
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let first = certificate(folder.path());
    let tls = Tls::load(&cert, &key).unwrap();
    let server = run(limits(), Some(tls.clone()));
    let answer = ask(server.at, &first).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("fast"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age="), "{answer}");

    let second = certificate(folder.path());
    assert!(ask(server.at, &second).await.is_err());
    tls.reload().unwrap();
    assert!(ask(server.at, &second).await.unwrap().starts_with("HTTP/1.1 200"));
    write(&cert, "broken");
    assert!(tls.reload().is_err());
    assert!(ask(server.at, &second).await.unwrap().starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_client_that_never_shakes_hands_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let server = run(limits(), Some(Tls::load(&cert, &key).unwrap()));
    let mut silent = TcpStream::connect(server.at).await.unwrap();
    let mut bytes = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(2), silent.read_to_end(&mut bytes));
    assert!(closed.await.is_ok());
}

#[test]
fn a_certificate_that_cannot_be_used_says_why() {
    let folder = tempfile::tempdir().unwrap();
    certificate(folder.path());
    let (cert, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let other = tempfile::tempdir().unwrap();
    certificate(other.path());
    let code = |cert: &Path, key: &Path| Tls::load(cert, key).err().map(|fault| fault.code());
    assert_eq!(code(&folder.path().join("none.pem"), &key), Some("tls.certificate"));
    assert_eq!(code(&key, &key), Some("tls.certificate"));
    assert_eq!(code(&cert, &cert), Some("tls.key"));
    assert_eq!(code(&cert, &other.path().join("key.pem")), Some("tls.pair"));
    assert_eq!(code(&cert, &key), None);
}
