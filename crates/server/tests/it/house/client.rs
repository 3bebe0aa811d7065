//! Somebody at a browser: a cookie jar, an address, and answers that are looked at.

use std::collections::BTreeMap;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, header};
use serde_json::Value;
use tower::ServiceExt;
use zhike::platform::net::{Connection, Transport};
use zhike::routes;

/// Somebody at a browser. A clone shares the cookies.
#[derive(Clone)]
pub struct Client {
    router: Router,
    jar: Arc<Mutex<BTreeMap<String, String>>>,
    from: Connection,
    always: HeaderMap,
}

impl Client {
    pub fn new(router: Router) -> Client {
        Client {
            router,
            jar: Arc::default(),
            from: Connection::default(),
            always: HeaderMap::new(),
        }
    }

    /// The same browser at another address.
    pub fn at(mut self, ip: &str) -> Client {
        self.from.peer = format!("{ip}:50000").parse().unwrap();
        self
    }

    /// The same browser over TLS.
    pub fn over_tls(mut self) -> Client {
        self.from.transport = Transport::Tls;
        self
    }

    pub fn with_cookie(self, name: &str, value: &str) -> Client {
        self.jar.lock().unwrap().insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same caller with a header on every request.
    pub fn with_header(mut self, name: &'static str, value: &str) -> Client {
        self.always.insert(name, value.parse().unwrap());
        self
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.lock().unwrap().get(name).cloned()
    }

    pub fn get(&self, path: &str) -> Ask {
        self.ask(Method::GET, path)
    }

    /// A POST with a fresh key.
    pub fn post(&self, path: &str, body: Value) -> Ask {
        self.ask(Method::POST, path).key(&fresh_key()).json(body)
    }

    /// A POST without a body, with a fresh key.
    pub fn post_empty(&self, path: &str) -> Ask {
        self.ask(Method::POST, path).key(&fresh_key())
    }

    pub fn put(&self, path: &str, body: Value) -> Ask {
        self.ask(Method::PUT, path).json(body)
    }

    pub fn patch(&self, path: &str, version: i64, body: Value) -> Ask {
        self.ask(Method::PATCH, path).if_match(version).json(body)
    }

    pub fn delete(&self, path: &str, version: i64) -> Ask {
        self.ask(Method::DELETE, path).if_match(version)
    }

    /// Any request, with what a browser adds: `Host`, cookies, and `Origin` on writes.
    pub fn ask(&self, method: Method, path: &str) -> Ask {
        let host = "127.0.0.1:8480";
        let scheme = match self.from.transport {
            Transport::Plain => "http",
            Transport::Tls => "https",
        };
        let mut headers = self.always.clone();
        headers.insert(header::HOST, host.parse().unwrap());
        if method != Method::GET && method != Method::HEAD {
            headers.insert(header::ORIGIN, format!("{scheme}://{host}").parse().unwrap());
        }
        let jar = self.jar.lock().unwrap();
        let cookies: Vec<String> = jar.iter().map(|(name, v)| format!("{name}={v}")).collect();
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let path = path.to_owned();
        Ask { client: self.clone(), method, path, headers, body: Vec::new(), fault: false }
    }
}

/// A key that nobody used before.
pub fn fresh_key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("scenario-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A request that goes out when it is awaited.
pub struct Ask {
    client: Client,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Vec<u8>,
    fault: bool,
}

impl Ask {
    pub fn header(mut self, name: &'static str, value: &str) -> Ask {
        self.headers.insert(name, value.parse().unwrap());
        self
    }

    pub fn without(mut self, name: &'static str) -> Ask {
        self.headers.remove(name);
        self
    }

    pub fn key(self, key: &str) -> Ask {
        self.header("idempotency-key", key)
    }

    pub fn if_match(self, version: i64) -> Ask {
        self.header("if-match", &format!("\"{version}\""))
    }

    pub fn json(self, body: Value) -> Ask {
        self.bytes(body.to_string().into_bytes())
    }

    pub fn bytes(mut self, body: impl Into<Vec<u8>>) -> Ask {
        let kind = match self.method {
            Method::PATCH => "application/merge-patch+json",
            _ => "application/json",
        };
        self.body = body.into();
        self.header("content-type", kind)
    }

    /// A fault of our own is what is looked for.
    pub fn expecting_a_fault(mut self) -> Ask {
        self.fault = true;
        self
    }

    async fn send(self) -> Answer {
        let shown = format!("{} {}", self.method, self.path);
        let length = self.body.len();
        let mut request = Request::new(Body::from(self.body));
        *request.method_mut() = self.method;
        *request.uri_mut() = self.path.parse().unwrap();
        *request.headers_mut() = self.headers;
        if length > 0 {
            request.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        }
        request.extensions_mut().insert(self.client.from);
        let response = self.client.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        self.client.keep_cookies(&parts.headers);
        let streams =
            parts.headers.get(header::CONTENT_TYPE).is_some_and(|k| k == "text/event-stream");
        let body =
            if streams { Vec::new() } else { to_bytes(body, 10_000_000).await.unwrap().to_vec() };
        let answer = Answer { status: parts.status.as_u16(), headers: parts.headers, body, shown };
        answer.check_manners();
        assert!(self.fault || answer.status != 500, "a fault of our own: {}", answer.tell());
        answer
    }
}

impl IntoFuture for Ask {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl Client {
    fn keep_cookies(&self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let text = line.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            let mut jar = self.jar.lock().unwrap();
            match text.contains("Max-Age=0") {
                true => jar.remove(name),
                false => jar.insert(name.to_owned(), value.to_owned()),
            };
        }
    }
}

/// What came back.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    shown: String,
}

impl Answer {
    /// What every answer of the API owes: the headers, and for a problem its whole form with a
    /// code that is known.
    fn check_manners(&self) {
        let header =
            |name: &str| self.headers.get(name).map_or("", |value| value.to_str().unwrap());
        let id = header("x-request-id");
        assert!(id.len() == 24 && id.bytes().all(|b| b.is_ascii_hexdigit()), "{}", self.tell());
        assert!(header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        if self.shown.contains(" /api/") {
            assert_eq!(header("cache-control"), "no-store", "{}", self.tell());
        }
        if self.status < 400 || self.body.is_empty() {
            return;
        }
        assert_eq!(header("content-type"), "application/problem+json", "{}", self.tell());
        let problem = self.json();
        let mut fields: Vec<&String> = problem.as_object().unwrap().keys().collect();
        fields.sort();
        let whole = ["code", "detail", "errors", "params", "request_id", "status", "title", "type"];
        assert_eq!(fields, whole, "{}", self.tell());
        assert_eq!(problem["request_id"], id);
        assert_eq!(problem["status"], self.status);
        let codes = problem["errors"].as_array().unwrap().iter().map(|field| &field["code"]);
        for code in codes.chain([&problem["code"]]) {
            assert!(is_known(code.as_str().unwrap()), "an unknown code: {}", self.tell());
        }
    }

    /// The request and the answer in one line.
    pub fn tell(&self) -> String {
        format!("{} → {} {}", self.shown, self.status, String::from_utf8_lossy(&self.body))
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_why| panic!("no JSON: {}", self.tell()))
    }

    /// The body of a success.
    pub fn ok(self) -> Value {
        assert!((200..300).contains(&self.status), "{}", self.tell());
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// The problem's code; empty for a success.
    pub fn code(&self) -> String {
        if self.status < 400 {
            return String::new();
        }
        self.json()["code"].as_str().unwrap().to_owned()
    }

    /// The problem, which must be this one.
    pub fn refused(self, status: u16, code: &str) -> Value {
        assert_eq!((self.status, self.code().as_str()), (status, code), "{}", self.tell());
        self.json()
    }

    /// The answer without what differs each time: to compare two refusals.
    pub fn form(&self) -> (u16, Value, Vec<(String, String)>) {
        let mut body = if self.body.is_empty() { Value::Null } else { self.json() };
        if let Some(body) = body.as_object_mut() {
            body.remove("request_id");
        }
        let named = self.headers.iter().filter(|(name, _)| name.as_str() != "x-request-id");
        let headers = named.map(|(name, value)| (name.to_string(), format!("{value:?}")));
        (self.status, body, headers.collect())
    }
}

fn is_known(code: &str) -> bool {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    let codes = CODES.get_or_init(|| serde_json::from_str(&routes::codes_json()).unwrap());
    codes.iter().any(|known| known == code)
}
