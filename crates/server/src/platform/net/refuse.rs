//! Connections that are turned away at the door, with a word why.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::address::{Network, Reach, reach};

/// Polite refusals under way at once; beyond, the socket just closes.
pub(super) const AT_ONCE: usize = 128;
const PATIENCE: Duration = Duration::from_millis(500);

/// All places are taken by connections at work.
pub(super) const FULL: &str = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n\
    Content-Type: application/problem+json\r\nContent-Length: 97\r\nConnection: close\r\n\r\n\
    {\"type\":\"/problems/server.busy\",\"title\":\"Service Unavailable\",\"status\":503,\
    \"code\":\"server.busy\"}\n";
/// Plain HTTP would cross the internet.
pub(super) const PLAIN: &str = "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n\
    Content-Length: 60\r\nConnection: close\r\n\r\n\
    Plain HTTP is answered on private networks only. Use https.\n";

/// Listening on all addresses, the machine may get a public one later; and a forwarded port brings
/// strangers to a private one. Neither may log in in the clear.
pub(super) fn crosses_the_internet(here: IpAddr, peer: IpAddr, trusted: &[Network]) -> bool {
    let by_proxy = trusted.iter().any(|network| network.holds(peer));
    let inside = |ip| matches!(reach(ip), Reach::Loopback | Reach::Private);
    let inside_only = inside(here) && inside(peer);
    !by_proxy && !inside_only
}

/// Says `text` and closes, unless too many are being told already.
pub(super) fn politely(
    open: &mut JoinSet<()>,
    refusals: &Arc<Semaphore>,
    stream: TcpStream,
    text: &'static str,
) {
    if let Ok(place) = refusals.clone().try_acquire_owned() {
        open.spawn(async move {
            tell_and_close(stream, text).await;
            drop(place);
        });
    }
}

async fn tell_and_close(mut stream: TcpStream, text: &'static str) {
    let polite = async {
        stream.write_all(text.as_bytes()).await?;
        stream.shutdown().await?;
        // What the client sent is taken off the socket, else closing resets it unread.
        let mut rest = tokio::io::sink();
        tokio::io::copy(&mut (&mut stream).take(64 * 1024), &mut rest).await
    };
    // The client may be gone already; either way the socket closes here.
    let _ = timeout(PATIENCE, polite).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_answered_inside_the_house_only() {
        let proxy = [Network::parse("203.0.113.0/24").unwrap()];
        for (here, peer, trusted, refused) in [
            ("127.0.0.1", "127.0.0.1", &[][..], false),
            ("192.168.1.5", "192.168.1.9", &[], false),
            ("::ffff:192.168.1.5", "::ffff:192.168.1.9", &[], false),
            ("192.168.1.5", "198.51.100.7", &[], true),
            ("198.51.100.1", "192.168.1.9", &[], true),
            ("0.0.0.0", "192.168.1.9", &[], true),
            ("192.168.1.5", "203.0.113.7", &proxy[..], false),
            ("192.168.1.5", "198.51.100.7", &proxy[..], true),
        ] {
            let judged =
                crosses_the_internet(here.parse().unwrap(), peer.parse().unwrap(), trusted);
            assert_eq!(judged, refused, "{here} {peer}");
        }
    }

    #[test]
    fn the_words_are_as_long_as_they_say() {
        for text in [FULL, PLAIN] {
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())), "{text}");
        }
    }
}
