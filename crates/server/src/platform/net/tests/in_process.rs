//! The layers around a router, without a socket.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use futures_util::future::join_all;
use serde_json::Value;
use tower::ServiceExt;

use super::*;

async fn ask(router: &Router, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1_000_000).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
}

fn get_of(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn code_of(body: &str) -> String {
    let problem: Value = serde_json::from_str(body).unwrap();
    problem["code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_an_own_request_id() {
    let router = wrap(routes(), parts(limits()));
    let mut ids = Vec::new();
    for path in ["/api/v1/fast", "/api/v1/none", "/api/v1/panic", "//api", "/healthz"] {
        let mut request = get_of(path);
        request.headers_mut().insert("x-request-id", "mine".parse().unwrap());
        let (_, headers, _) = ask(&router, request).await;
        let csp = headers["content-security-policy"].to_str().unwrap();
        assert!(csp.starts_with("default-src 'none'; script-src 'self';"), "{csp}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert!(!headers.contains_key("strict-transport-security"));
        assert!(!headers.contains_key("server") && !headers.contains_key("x-powered-by"));
        ids.push(headers["x-request-id"].to_str().unwrap().to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5);
    assert!(ids.iter().all(|id| id.len() == 24), "{ids:?}");
}

#[tokio::test]
async fn only_tls_promises_tls() {
    let router = wrap(routes(), parts(limits()));
    let mut request = get_of("/api/v1/fast");
    let peer = "192.168.1.9:5000".parse().unwrap();
    request.extensions_mut().insert(Connection { peer, transport: Transport::Tls });
    let (_, headers, _) = ask(&router, request).await;
    assert_eq!(headers["strict-transport-security"], "max-age=15552000");
}

#[tokio::test]
async fn a_panic_is_one_fault_and_the_next_request_is_answered() {
    let router = wrap(routes(), parts(limits()));
    let (status, headers, body) = ask(&router, get_of("/api/v1/panic")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(code_of(&body), "fault.internal");
    let problem: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(problem["request_id"], headers["x-request-id"].to_str().unwrap());
    assert!(!body.contains("unwrap") && !body.contains(".rs"), "{body}");
    assert_eq!(ask(&router, get_of("/api/v1/fast")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn strange_paths_and_posed_methods_reach_no_handler() {
    let router = wrap(routes(), parts(limits()));
    for path in ["//api/v1/fast", "/api/v1/fast/", "/api/v1/%66ast%2f", "/api/v1/x/../fast"] {
        assert_eq!(ask(&router, get_of(path)).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    for header in ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"] {
        let mut request = get_of("/api/v1/fast");
        request.headers_mut().insert(
            axum::http::HeaderName::from_bytes(header.as_bytes()).unwrap(),
            "DELETE".parse().unwrap(),
        );
        assert_eq!(ask(&router, request).await.0, StatusCode::METHOD_NOT_ALLOWED, "{header}");
    }
    let delete = Request::delete("/api/v1/fast").body(Body::empty()).unwrap();
    let (status, headers, body) = ask(&router, delete).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(code_of(&body), "method.not_allowed");
    assert_eq!(headers["content-type"], "application/problem+json");
}

#[tokio::test]
async fn a_post_with_a_cookie_needs_our_own_origin() {
    let router = wrap(routes(), parts(limits()));
    let post = |origin: &str| {
        Request::post("/api/v1/echo")
            .header("host", "127.0.0.1:8480")
            .header("origin", origin)
            .header("cookie", "zhike_lan=x")
            .header("content-type", "application/json")
            .body(Body::from("{}"))
            .unwrap()
    };
    assert_eq!(ask(&router, post("http://127.0.0.1:8480")).await.0, StatusCode::OK);
    let (status, _, body) = ask(&router, post("http://evil.example")).await;
    assert_eq!((status, code_of(&body).as_str()), (StatusCode::FORBIDDEN, "origin.refused"));
    let mut form = post("http://127.0.0.1:8480");
    form.headers_mut().insert("content-type", "text/plain".parse().unwrap());
    assert_eq!(ask(&router, form).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn bodies_have_a_limit_and_uploads_their_own() {
    let router = wrap(routes(), parts(limits()));
    for (path, bytes, expected) in [
        ("/api/v1/echo", 10_000, StatusCode::OK),
        ("/api/v1/echo", 10_001, StatusCode::PAYLOAD_TOO_LARGE),
        ("/api/v1/files", 100_000, StatusCode::OK),
        ("/api/v1/files", 100_001, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let announced = Request::post(path).header("content-length", bytes);
        let announced = announced.body(Body::from(vec![b'x'; bytes])).unwrap();
        assert_eq!(ask(&router, announced).await.0, expected, "{path} {bytes}");
        let pieces = futures_util::stream::iter(
            vec![b'x'; bytes]
                .chunks(999)
                .map(|piece| Ok::<_, std::io::Error>(piece.to_vec()))
                .collect::<Vec<_>>(),
        );
        let unannounced = Request::post(path).body(Body::from_stream(pieces)).unwrap();
        let (status, _, body) = ask(&router, unannounced).await;
        assert_eq!(status, expected, "{path} {bytes} in pieces: {body}");
    }
}

#[tokio::test]
async fn beyond_the_requests_at_once_the_answer_is_503_and_probes_still_pass() {
    let router = wrap(routes(), parts(Limits { in_flight: 3, ..limits() }));
    let many = join_all((0..20).map(|_| ask(&router, get_of("/api/v1/slow"))));
    let probe = async {
        tokio::time::sleep(SLOW / 4).await;
        (ask(&router, get_of("/healthz")).await.0, ask(&router, get_of("/readyz")).await.0)
    };
    let (answers, probes) = tokio::join!(many, probe);
    assert_eq!(probes, (StatusCode::OK, StatusCode::OK));
    let served = answers.iter().filter(|(status, ..)| *status == StatusCode::OK).count();
    assert_eq!(served, 3);
    for (_, headers, body) in answers.iter().filter(|(status, ..)| *status != StatusCode::OK) {
        assert_eq!(code_of(body), "server.busy");
        assert_eq!(headers["retry-after"], "1");
    }
    assert_eq!(ask(&router, get_of("/api/v1/fast")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_given_up() {
    let request_timeout = Duration::from_millis(50);
    let router = wrap(routes(), parts(Limits { in_flight: 1, request_timeout, ..limits() }));
    let (status, _, body) = ask(&router, get_of("/api/v1/never")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(code_of(&body), "request.timeout");
    assert_eq!(ask(&router, get_of("/api/v1/fast")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn readiness_names_what_fails_and_health_does_not_ask() {
    let checks = vec![
        Check::new("store", || Box::pin(async { Ok(()) })),
        Check::new("relay", || Box::pin(async { Err("12 s behind".to_owned()) })),
    ];
    let readiness = Readiness::of(checks);
    let router = wrap(routes(), NetParts { readiness, ..parts(limits()) });
    let (status, _, body) = ask(&router, get_of("/readyz")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let report: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(report["ready"], false);
    assert_eq!(report["checks"][0]["ok"], true);
    assert_eq!(report["checks"][1]["name"], "relay");
    assert_eq!(report["checks"][1]["reason"], "12 s behind");
    assert_eq!(ask(&router, get_of("/healthz")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn metrics_name_route_templates_and_never_paths() {
    let parts = parts(limits());
    let metrics = parts.metrics.clone();
    let router = wrap(routes(), parts);
    ask(&router, get_of("/api/v1/things/15412345678?phone=15412345678")).await;
    ask(&router, get_of("/api/v1/nothing/15412345678")).await;
    let text = metrics.text().unwrap();
    assert!(text.contains("route=\"/api/v1/things/{thing_id}\",class=\"2xx\"} 1"), "{text}");
    assert!(text.contains("route=\"unmatched\",class=\"4xx\"} 1"), "{text}");
    assert!(!text.contains("15412345678"), "{text}");
    assert_eq!(ask(&router, get_of("/metrics")).await.0, StatusCode::NOT_FOUND);
}
