//! The house on a real socket, and somebody who listens to its events.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use zhike::platform::net::serve::{Serving, serve};
use zhike::platform::shutdown::Shutdown;

use super::{TestApp, standard_config};

/// How long an event may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

impl TestApp {
    /// Serves on a free port of this machine until the scenario is over.
    pub async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = Serving {
            limits: standard_config(self.folder()).limits,
            tls: None,
            trusted_proxies: Vec::new(),
            metrics: None,
            shutdown: Shutdown::default(),
        };
        tokio::spawn(serve(vec![listener], self.router.clone(), serving));
        address
    }
}

/// One thing that a stream said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    pub event: String,
    pub id: i64,
    pub data: String,
}

/// An open stream.
pub struct Live {
    reader: BufReader<TcpStream>,
}

impl Live {
    /// Opens a stream with a session's token; the first thing it says is `ready`.
    pub async fn open(at: SocketAddr, token: &str, query: &str, last: Option<i64>) -> Live {
        let mut socket = TcpStream::connect(at).await.unwrap();
        let last = last.map_or_else(String::new, |id| format!("Last-Event-ID: {id}\r\n"));
        let request = format!(
            "GET /api/v1/stream?{query} HTTP/1.1\r\nHost: {at}\r\nAccept: text/event-stream\r\n\
             Cookie: zhike_lan={token}\r\n{last}\r\n"
        );
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut live = Live { reader: BufReader::new(socket) };
        let first = live.line().await.unwrap();
        assert!(first.starts_with("HTTP/1.1 200"), "{first}");
        while live.line().await.is_some_and(|line| !line.is_empty()) {}
        assert_eq!(live.next().await.unwrap().event, "ready");
        live
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line).await {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(line.trim_end().to_owned()),
        }
    }

    /// The next event within ten seconds, comments left out; `None` when the stream ended.
    pub async fn next(&mut self) -> Option<Heard> {
        timeout(PATIENCE, self.read()).await.unwrap()
    }

    /// The next event, or `None` at the end, however long it takes.
    async fn read(&mut self) -> Option<Heard> {
        let mut heard = Heard::default();
        loop {
            // Lengths of chunks stand between; no field begins like one.
            let line = self.line().await?;
            if line == "0" {
                return None; // The last chunk; the connection itself may be used again.
            }
            match line.split_once(':') {
                Some(("event", rest)) => heard.event = rest.trim().to_owned(),
                Some(("id", rest)) => heard.id = rest.trim().parse().unwrap(),
                Some(("data", rest)) => {
                    heard.data = rest.trim().to_owned();
                    return Some(heard);
                }
                _ => {}
            }
        }
    }

    /// How long it takes until the stream ends.
    pub async fn ended(mut self, most: Duration) -> Duration {
        let begun = std::time::Instant::now();
        let end = async { while self.read().await.is_some() {} };
        timeout(most, end).await.unwrap();
        begun.elapsed()
    }

    /// Nothing is said for a while.
    pub async fn is_silent(&mut self) -> bool {
        timeout(Duration::from_millis(700), self.read()).await.is_err()
    }
}
