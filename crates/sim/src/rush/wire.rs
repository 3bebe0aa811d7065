//! The least of HTTP/1.1 that a till needs: one connection that stays open, a JSON body in, the
//! answer out. Whatever costs time here is missing to the server beside it.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde::de::DeserializeOwned;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// No answer within so long is a fault of the server.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection of one caller.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    /// What every request begins with, after its first line.
    heads: String,
    request: Vec<u8>,
    answer: Vec<u8>,
}

impl Wire {
    /// Connects; `who` is the line that tells who calls, such as `Authorization: Bearer …`.
    ///
    /// # Errors
    /// Nobody listens there.
    pub async fn open(at: SocketAddr, who: &str) -> Result<Wire> {
        let stream = TcpStream::connect(at).await.with_context(|| format!("{at}"))?;
        stream.set_nodelay(true)?;
        let heads = format!("Host: {at}\r\nOrigin: http://{at}\r\n{who}\r\n");
        Ok(Wire { stream, heads, request: Vec::new(), answer: Vec::new() })
    }

    /// Asks, and gives the answer's JSON.
    ///
    /// # Errors
    /// The answer is no success, or not what is expected.
    pub async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T> {
        self.request.clear();
        let head = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.heads);
        self.request.extend_from_slice(head.as_bytes());
        self.exchange(path).await
    }

    /// Sends a JSON body, under an idempotency key if one is given, and gives the answer's JSON.
    ///
    /// # Errors
    /// The answer is no success, or not what is expected.
    pub async fn post<T: DeserializeOwned>(
        &mut self,
        path: &str,
        key: Option<&str>,
        body: &str,
    ) -> Result<T> {
        self.request.clear();
        let key = key.map_or_else(String::new, |key| format!("Idempotency-Key: {key}\r\n"));
        let head = format!(
            "POST {path} HTTP/1.1\r\n{}{key}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n",
            self.heads,
            body.len()
        );
        self.request.extend_from_slice(head.as_bytes());
        self.request.extend_from_slice(body.as_bytes());
        self.exchange(path).await
    }

    async fn exchange<T: DeserializeOwned>(&mut self, path: &str) -> Result<T> {
        let told = timeout(PATIENCE, self.send_and_hear()).await;
        let (status, from) = told.map_err(|_late| anyhow!("no answer of {path}"))??;
        let body = &self.answer[from..];
        if !(200..300).contains(&status) {
            bail!("{path}: {status} {}", String::from_utf8_lossy(body));
        }
        serde_json::from_slice(body).with_context(|| format!("the answer of {path}"))
    }

    /// The status, and where the body begins.
    async fn send_and_hear(&mut self) -> Result<(u16, usize)> {
        self.stream.write_all(&self.request).await?;
        self.answer.clear();
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                bail!("the server closed the connection");
            }
            let Some(end) = end_of_head(&self.answer) else { continue };
            let (status, length) = read_head(&self.answer[..end])?;
            let whole = end + length;
            if self.answer.len() > whole {
                bail!("more than was announced");
            }
            while self.answer.len() < whole {
                if self.stream.read_buf(&mut self.answer).await? == 0 {
                    bail!("the server closed the connection within an answer");
                }
            }
            return Ok((status, end));
        }
    }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

/// Status and length of the body.
fn read_head(head: &[u8]) -> Result<(u16, usize)> {
    let head = std::str::from_utf8(head).context("the head of an answer")?;
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    match (status, length) {
        (Some(status), Some(length)) => Ok((status, length)),
        _ => bail!("an answer without status or length: {head}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_tells_status_and_length_and_where_it_ends() {
        let answer = b"HTTP/1.1 201 Created\r\nserver: x\r\ncontent-length: 2\r\n\r\n{}";
        let end = end_of_head(answer).expect("it ends");
        assert_eq!(&answer[end..], b"{}");
        assert_eq!(read_head(&answer[..end]).expect("it reads"), (201, 2));
        assert_eq!(end_of_head(b"HTTP/1.1 200 OK\r\n"), None);
        assert!(read_head(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }
}
