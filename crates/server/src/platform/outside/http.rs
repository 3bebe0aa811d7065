//! One request to a machine outside, and its answer.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, Method, Request, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::{Allowed, Host, OutsideError, client_config, may_reach, resolve};

/// The longest answer that is read.
pub const LONGEST_ANSWER: usize = 64 * 1024;
/// How long connecting may take.
const TO_CONNECT: Duration = Duration::from_secs(10);

/// A request that is to go out.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The method.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// Headers beside `Host`, `User-Agent` and `Content-Length`.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How long the whole of it may take.
    pub timeout: Duration,
}

/// What came back; a redirect is an answer like any other.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The body, cut off at [`LONGEST_ANSWER`] by a fault.
    pub body: Vec<u8>,
}

/// Sends a request and waits for the answer. Blocks: for jobs only.
///
/// # Errors
/// [`OutsideError`].
pub fn send(asking: &Asking, allowed: &Allowed) -> Result<Answered, OutsideError> {
    let host = may_reach(&asking.url, allowed)?;
    let address = resolve(&host.name, host.port, allowed)?;
    let request = request_of(asking)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|_why| OutsideError::NoConnection)?;
    let timeout = asking.timeout;
    runtime.block_on(async move {
        let exchange = exchange(&host, address, request);
        tokio::time::timeout(timeout, exchange).await.map_err(|_late| OutsideError::TooSlow)?
    })
}

fn request_of(asking: &Asking) -> Result<Request<Full<Bytes>>, OutsideError> {
    let bad = |_why: axum::http::Error| OutsideError::NotAnAddress;
    let uri: Uri = asking.url.parse().map_err(|_why| OutsideError::NotAnAddress)?;
    let host = uri.authority().map_or("", |authority| authority.as_str()).to_owned();
    let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let body = Full::new(Bytes::from(asking.body.clone()));
    let mut request =
        Request::builder().method(asking.method.clone()).uri(path).body(body).map_err(bad)?;
    for (name, value) in &asking.headers {
        let name: HeaderName = name.parse().map_err(|_why| OutsideError::NotAnAddress)?;
        let value = HeaderValue::from_str(value).map_err(|_why| OutsideError::NotAnAddress)?;
        request.headers_mut().insert(name, value);
    }
    let host = HeaderValue::from_str(&host).map_err(|_why| OutsideError::NotAnAddress)?;
    let headers = request.headers_mut();
    headers.insert(header::HOST, host);
    headers.insert(header::USER_AGENT, HeaderValue::from_static("Zhike"));
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    Ok(request)
}

async fn exchange(
    host: &Host,
    address: SocketAddr,
    request: Request<Full<Bytes>>,
) -> Result<Answered, OutsideError> {
    let connecting = tokio::time::timeout(TO_CONNECT, TcpStream::connect(address)).await;
    let socket = connecting.map_err(|_late| OutsideError::TooSlow)?;
    let socket = socket.map_err(|_why| OutsideError::NoConnection)?;
    if !host.encrypted {
        return speak(socket, request).await;
    }
    let connector = TlsConnector::from(Arc::clone(&client_config(None)?));
    let name = ServerName::try_from(host.name.clone());
    let name = name.map_err(|_why| OutsideError::NotAnAddress)?;
    let socket = connector.connect(name, socket).await.map_err(|_why| OutsideError::Certificate)?;
    speak(socket, request).await
}

async fn speak<S>(socket: S, request: Request<Full<Bytes>>) -> Result<Answered, OutsideError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let garbled = |_why: hyper::Error| OutsideError::Garbled;
    let (mut sender, connection) = http1::handshake(TokioIo::new(socket)).await.map_err(garbled)?;
    let driving = tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(garbled)?;
    let status = answer.status().as_u16();
    let body = Limited::new(answer.into_body(), LONGEST_ANSWER).collect().await;
    let body = body.map_err(|_why| OutsideError::Garbled)?.to_bytes().to_vec();
    driving.abort();
    Ok(Answered { status, body })
}
