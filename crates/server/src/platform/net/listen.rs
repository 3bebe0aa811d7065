//! Taking the addresses the configuration names.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::TcpListener;

use super::address::{Reach, reach};
use super::client::Transport;

/// Why an address could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum ListenFault {
    #[error(
        "{address} is in use by another program (or by a Zhike that already runs); stop it, \
             or set server.listen to another port"
    )]
    InUse { address: SocketAddr },
    #[error("{address} needs rights this user does not have; take a port above 1023")]
    NotAllowed { address: SocketAddr },
    #[error("this machine has no address {}; set server.listen to one of: {have}", address.ip())]
    NotOurs { address: SocketAddr, have: String },
    #[error(
        "{address} includes {public}, which can be reached from the internet, and plain HTTP \
             would send logins in the clear; set server.tls_cert and server.tls_key, or name the \
             private address"
    )]
    PlainHttpOnPublicAddress { address: SocketAddr, public: IpAddr },
    #[error("cannot listen on {address}: {reason}")]
    Other { address: SocketAddr, reason: String },
}

impl ListenFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ListenFault::InUse { .. } => "listen.in_use",
            ListenFault::NotAllowed { .. } => "listen.not_allowed",
            ListenFault::NotOurs { .. } => "listen.not_ours",
            ListenFault::PlainHttpOnPublicAddress { .. } => "config.plain_http_on_public_address",
            ListenFault::Other { .. } => "listen.failed",
        }
    }
}

/// Takes all addresses or none. Must run inside the runtime.
pub fn bind(
    addresses: &[SocketAddr],
    transport: Transport,
) -> Result<Vec<TcpListener>, ListenFault> {
    addresses.iter().map(|address| bind_one(*address, transport)).collect()
}

fn bind_one(address: SocketAddr, transport: Transport) -> Result<TcpListener, ListenFault> {
    if transport == Transport::Plain
        && let Some(public) = reached_at(address).into_iter().find(|ip| reach(*ip) == Reach::Public)
    {
        return Err(ListenFault::PlainHttpOnPublicAddress { address, public });
    }
    let listen = || {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        TcpListener::from_std(listener)
    };
    listen().map_err(|fault| explain(address, &fault))
}

fn explain(address: SocketAddr, fault: &io::Error) -> ListenFault {
    match fault.kind() {
        io::ErrorKind::AddrInUse => ListenFault::InUse { address },
        io::ErrorKind::PermissionDenied => ListenFault::NotAllowed { address },
        io::ErrorKind::AddrNotAvailable => {
            let any = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0);
            let have: Vec<String> = reached_at(any).iter().map(ToString::to_string).collect();
            ListenFault::NotOurs { address, have: have.join(", ") }
        }
        _ => ListenFault::Other { address, reason: fault.to_string() },
    }
}

/// The addresses under which a listener can be reached: itself, or all of this machine's when it
/// listens on all.
pub fn reached_at(address: SocketAddr) -> Vec<IpAddr> {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => own_v4(),
        IpAddr::V6(ip) if ip.is_unspecified() => [own_v4(), own_v6()].concat(),
        ip => vec![ip],
    }
}

/// This machine's IPv4 addresses as the kernel's routing table lists them (Linux); elsewhere only
/// loopback is known.
fn own_v4() -> Vec<IpAddr> {
    let table = std::fs::read_to_string("/proc/net/fib_trie").unwrap_or_default();
    let mut found = local_in_fib_trie(&table);
    if found.is_empty() {
        found.push(Ipv4Addr::LOCALHOST);
    }
    found.into_iter().map(IpAddr::V4).collect()
}

fn local_in_fib_trie(table: &str) -> Vec<Ipv4Addr> {
    let mut found = Vec::new();
    let mut last = None;
    for line in table.lines() {
        if let Some((_, address)) = line.split_once("|-- ") {
            last = address.trim().parse::<Ipv4Addr>().ok();
        } else if line.trim() == "/32 host LOCAL" {
            found.extend(last);
        }
    }
    found.sort();
    found.dedup();
    found
}

fn own_v6() -> Vec<IpAddr> {
    let table = std::fs::read_to_string("/proc/net/if_inet6").unwrap_or_default();
    let hex = table.lines().filter_map(|line| line.split_whitespace().next());
    let bits = hex.filter_map(|hex| u128::from_str_radix(hex, 16).ok());
    bits.map(|bits| IpAddr::V6(Ipv6Addr::from_bits(bits))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_port_in_use_is_named() {
        let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = taken.local_addr().unwrap();
        let fault = bind(&[address], Transport::Plain).unwrap_err();
        assert_eq!(fault.code(), "listen.in_use");
        assert!(fault.to_string().contains(&address.to_string()), "{fault}");
    }

    #[tokio::test]
    async fn plain_http_is_refused_on_a_public_address_before_it_is_taken() {
        let fault = bind(&["203.0.113.7:8480".parse().unwrap()], Transport::Plain).unwrap_err();
        assert_eq!(fault.code(), "config.plain_http_on_public_address");
        let fault = bind(&["203.0.113.7:8480".parse().unwrap()], Transport::Tls).unwrap_err();
        assert_eq!(fault.code(), "listen.not_ours");
    }

    #[test]
    fn own_addresses_are_read_from_the_routing_table() {
        let table = "Main:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 0.0.0.0\n        /0 universe UNICAST\n\
            \x20    |-- 192.168.1.0\n        /24 link UNICAST\n     |-- 192.168.1.5\n        \
            /32 host LOCAL\n     |-- 192.168.1.255\n        /32 link BROADCAST\n  |-- 127.0.0.1\n  \
            /32 host LOCAL\n";
        let expected: [Ipv4Addr; 2] = [[127, 0, 0, 1].into(), [192, 168, 1, 5].into()];
        assert_eq!(local_in_fib_trie(table), expected);
    }
}
