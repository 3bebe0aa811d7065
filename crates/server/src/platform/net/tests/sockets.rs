//! The server on a real socket of this machine.

use futures_util::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};

use super::*;

const PATIENCE: Duration = Duration::from_secs(5);

/// Sends `text` and reads until the other end closes.
async fn exchange(at: SocketAddr, text: &str) -> String {
    let mut stream = TcpStream::connect(at).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    rest(&mut stream).await
}

/// Everything until the other end closes, at most [`PATIENCE`]; a reset counts as closing.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let outcome = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await;
    assert!(outcome.is_ok(), "the server kept the connection");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn get_text(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
}

#[tokio::test]
async fn a_client_that_trickles_its_header_is_cut() {
    let server = run(limits(), None);
    let started = Instant::now();
    let mut stream = TcpStream::connect(server.at).await.unwrap();
    let (mut from, mut to) = stream.split();
    let trickle = async {
        for byte in b"GET /api/v1/fast HTTP/1.1\r\nHost: x\r\nX-Long: ".iter().cycle() {
            if to.write_all(&[*byte]).await.is_err() {
                return;
            }
            sleep(Duration::from_millis(40)).await;
        }
    };
    let mut bytes = Vec::new();
    let closed = async { timeout(PATIENCE, from.read_to_end(&mut bytes)).await.is_ok() };
    tokio::select! {
        () = trickle => {}
        closed = closed => assert!(closed, "never cut"),
    }
    assert!(started.elapsed() < Duration::from_secs(2), "cut only after {:?}", started.elapsed());
    assert!(!String::from_utf8_lossy(&bytes).contains("200 OK"));
    assert!(exchange(server.at, &get_text("/api/v1/fast")).await.contains("200 OK"));
}

#[tokio::test]
async fn a_client_that_says_nothing_is_cut() {
    let server = run(limits(), None);
    let started = Instant::now();
    assert_eq!(exchange(server.at, "").await, "");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_client_that_stops_in_its_body_gets_408() {
    let server = run(limits(), None);
    let text = "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf";
    let answer = exchange(server.at, text).await;
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("request.timeout"), "{answer}");
}

#[tokio::test]
async fn an_oversized_body_gets_413_even_while_it_is_being_sent() {
    let server = run(limits(), None);
    let body = "x".repeat(20_000);
    let head = "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    let whole = format!("{head}Content-Length: 20000\r\n\r\n{body}");
    let answer = exchange(server.at, &whole).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("input.too_large"), "{answer}");
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n4e20\r\n{body}\r\n0\r\n\r\n");
    let answer = exchange(server.at, &chunked).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn too_many_or_too_long_headers_are_refused() {
    let server = run(limits(), None);
    let many: String = (0..200).map(|n| format!("X-{n}: 1\r\n")).collect();
    let answer = exchange(server.at, &format!("GET / HTTP/1.1\r\nHost: x\r\n{many}\r\n")).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    let long = "y".repeat(60_000);
    let mut stream = TcpStream::connect(server.at).await.unwrap();
    let text = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {long}\r\n\r\n");
    let _cut_while_sending = stream.write_all(text.as_bytes()).await;
    assert!(!rest(&mut stream).await.contains("200 OK"));
}

#[tokio::test]
async fn two_hundred_connections_at_once_are_all_answered() {
    let server = run(Limits { connections: 16, in_flight: 8, ..limits() }, None);
    let text = get_text("/api/v1/slow");
    let answers = join_all((0..200).map(|_| exchange(server.at, &text))).await;
    let served = answers.iter().filter(|text| text.starts_with("HTTP/1.1 200")).count();
    let busy = answers.iter().filter(|text| text.starts_with("HTTP/1.1 503")).count();
    assert!(served >= 8 && served + busy == 200, "{served} served, {busy} busy");
    for answer in answers.iter().filter(|text| text.starts_with("HTTP/1.1 503")) {
        assert!(answer.contains("server.busy"), "{answer}");
        assert!(answer.to_ascii_lowercase().contains("retry-after: 1"), "{answer}");
    }
}

#[tokio::test]
async fn silent_connections_keep_nobody_out() {
    let patient = Limits { connections: 16, header_timeout: PATIENCE, ..limits() };
    let server = run(patient, None);
    let mut silent = Vec::new();
    for _ in 0..40 {
        silent.push(TcpStream::connect(server.at).await.unwrap());
    }
    sleep(connections::GRACE * 2).await;
    let started = Instant::now();
    for _ in 0..10 {
        assert!(exchange(server.at, &get_text("/healthz")).await.contains("200 OK"));
    }
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_stop_finishes_what_is_under_way_and_takes_nothing_new() {
    let server = run(limits(), None);
    let idle = TcpStream::connect(server.at).await.unwrap();
    let under_way =
        tokio::spawn(async move { exchange(server.at, &get_text("/api/v1/slow")).await });
    sleep(SLOW / 4).await;
    let started = Instant::now();
    server.shutdown.begin();
    let answer = under_way.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("slow"), "{answer}");
    timeout(PATIENCE, server.ended).await.unwrap().unwrap();
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert!(TcpStream::connect(server.at).await.is_err());
    drop(idle);
}

#[tokio::test]
async fn a_stop_does_not_wait_beyond_its_patience() {
    let hasty = Limits { stop_patience: Duration::from_millis(200), ..limits() };
    let server = run(hasty, None);
    let mut stuck = TcpStream::connect(server.at).await.unwrap();
    stuck.write_all(get_text("/api/v1/never").as_bytes()).await.unwrap();
    sleep(Duration::from_millis(50)).await;
    server.shutdown.begin();
    timeout(Duration::from_secs(1), server.ended).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_client_that_does_not_take_its_answer_is_cut() {
    let server = run(limits(), None);
    let mut stream = TcpStream::connect(server.at).await.unwrap();
    stream.write_all(get_text("/api/v1/large").as_bytes()).await.unwrap();
    sleep(Duration::from_millis(1200)).await;
    let mut taken = Vec::new();
    let outcome = timeout(PATIENCE, stream.read_to_end(&mut taken)).await.unwrap();
    assert!(outcome.is_err() || taken.len() < LARGE, "all {} bytes were kept", taken.len());
    let whole = TcpStream::connect(server.at).await.unwrap();
    assert!(taken_whole(whole).await > LARGE);
}

/// The length of a large answer that is taken at once.
async fn taken_whole(mut stream: TcpStream) -> usize {
    stream.write_all(get_text("/api/v1/large").as_bytes()).await.unwrap();
    let mut taken = Vec::new();
    stream.read_to_end(&mut taken).await.unwrap();
    taken.len()
}

#[tokio::test]
async fn two_requests_travel_on_one_connection() {
    let server = run(limits(), None);
    let text = format!(
        "GET /api/v1/fast HTTP/1.1\r\nHost: x\r\n\r\n{}",
        get_text("/api/v1/things/thing_1")
    );
    let answer = exchange(server.at, &text).await;
    assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
}

/// Asks on one connection until the server closes it; gives back how many were answered and
/// whether one was not.
async fn ask_until_closed(at: SocketAddr) -> (usize, bool) {
    let mut stream = TcpStream::connect(at).await.unwrap();
    let mut answered = 0;
    let mut buffer = vec![0u8; 8192];
    loop {
        let ask = b"GET /api/v1/fast HTTP/1.1\r\nHost: x\r\n\r\n";
        if stream.write_all(ask).await.is_err() {
            return (answered, true);
        }
        let mut text = String::new();
        while !text.ends_with("\r\n\r\nfast") {
            match stream.read(&mut buffer).await {
                Ok(read) if read > 0 => text.push_str(&String::from_utf8_lossy(&buffer[..read])),
                _ => return (answered, true),
            }
        }
        answered += 1;
        if text.contains("connection: close") {
            return (answered, false);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_under_load_breaks_no_request() {
    let server = run(Limits { in_flight: 64, ..limits() }, None);
    let clients: Vec<_> = (0..32).map(|_| tokio::spawn(ask_until_closed(server.at))).collect();
    sleep(Duration::from_millis(200)).await;
    server.shutdown.begin();
    let outcomes = join_all(clients).await;
    timeout(PATIENCE, server.ended).await.unwrap().unwrap();
    let answered: usize = outcomes.iter().map(|outcome| outcome.as_ref().unwrap().0).sum();
    let broken = outcomes.iter().filter(|outcome| outcome.as_ref().unwrap().1).count();
    assert!(answered > 100, "only {answered} answered");
    assert_eq!(broken, 0, "of {answered}");
}

#[tokio::test]
async fn a_request_on_its_way_when_the_stop_comes_is_answered() {
    let server = run(limits(), None);
    let mut used = TcpStream::connect(server.at).await.unwrap();
    used.write_all(b"GET /api/v1/fast HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut first = [0u8; 15];
    used.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    let mut fresh = TcpStream::connect(server.at).await.unwrap();
    sleep(Duration::from_millis(20)).await;
    server.shutdown.begin();
    sleep(Duration::from_millis(60)).await;
    for stream in [&mut used, &mut fresh] {
        stream.write_all(b"GET /api/v1/fast HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let answer = rest(stream).await;
        assert!(answer.contains("connection: close\r\n") && answer.ends_with("fast"), "{answer}");
    }
    timeout(PATIENCE, server.ended).await.unwrap().unwrap();
}
