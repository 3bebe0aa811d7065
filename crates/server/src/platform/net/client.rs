//! Who is at the other end, as far as it can be believed.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::http::HeaderMap;

use super::address::Network;

/// Whether the client's way to us is encrypted. Decides the cookie's name and the origin rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// TLS here, or at a trusted proxy that says so.
    Tls,
    /// Plain HTTP.
    Plain,
}

/// The socket a request came by; put into the request's extensions by the server.
#[derive(Debug, Clone, Copy)]
pub struct Connection {
    /// The other end of the socket: the client or a proxy.
    pub peer: SocketAddr,
    /// What the socket itself speaks.
    pub transport: Transport,
}

impl Default for Connection {
    /// A request that came by no socket (handed over inside the process) counts as local and plain.
    fn default() -> Self {
        Connection {
            peer: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            transport: Transport::Plain,
        }
    }
}

/// The client's address: the peer, or what a trusted proxy says in `X-Forwarded-For`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// Walks `X-Forwarded-For` from the right as long as the hop is trusted: the first address that no
/// trusted proxy vouches for is the client. What stands left of it anyone may have written.
pub(super) fn client_address(
    peer: IpAddr,
    headers: &HeaderMap,
    trusted: &[Network],
) -> ClientAddress {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.holds(ip));
    let mut client = peer.to_canonical();
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    for hop in hops.take(32) {
        if !is_trusted(client) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(ip) => client = ip.to_canonical(),
            Err(_) => break,
        }
    }
    ClientAddress(client)
}

pub(super) fn transport(
    connection: Connection,
    headers: &HeaderMap,
    trusted: &[Network],
) -> Transport {
    let by_proxy = trusted.iter().any(|network| network.holds(connection.peer.ip()));
    let forwarded = headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    match forwarded {
        Some(proto) if by_proxy && proto.eq_ignore_ascii_case("https") => Transport::Tls,
        _ => connection.transport,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        let trusted: Vec<_> = trusted.iter().map(|t| Network::parse(t).unwrap()).collect();
        client_address(peer.parse().unwrap(), &headers, &trusted).0.to_string()
    }

    #[test]
    fn forwarded_addresses_are_believed_only_from_trusted_proxies() {
        assert_eq!(client("9.9.9.9", &["1.2.3.4"], &[]), "9.9.9.9");
        assert_eq!(client("9.9.9.9", &["1.2.3.4"], &["10.0.0.0/8"]), "9.9.9.9");
        assert_eq!(client("10.0.0.1", &["1.2.3.4"], &["10.0.0.0/8"]), "1.2.3.4");
    }

    #[test]
    fn what_the_client_wrote_itself_is_never_believed() {
        assert_eq!(client("10.0.0.1", &["6.6.6.6, 1.2.3.4"], &["10.0.0.0/8"]), "1.2.3.4");
        assert_eq!(
            client("10.0.0.1", &["6.6.6.6", "1.2.3.4, 10.0.0.2"], &["10.0.0.0/8"]),
            "1.2.3.4"
        );
        assert_eq!(client("10.0.0.1", &["nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
    }

    #[test]
    fn a_trusted_proxy_may_say_that_its_side_is_encrypted() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-proto", HeaderValue::from_static("https"));
        let here = Connection::default();
        let trusted = [Network::parse("127.0.0.1").unwrap()];
        assert_eq!(transport(here, &headers, &trusted), Transport::Tls);
        assert_eq!(transport(here, &headers, &[]), Transport::Plain);
    }
}
