//! What an address means for trust: inside this machine, inside the house, or the internet.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// From where an address can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only from this machine.
    Loopback,
    /// From the same private network (RFC 1918, RFC 4193, RFC 6598 shared space, link-local).
    Private,
    /// From anywhere.
    Public,
    /// Not an address but all of this machine's (`0.0.0.0`, `::`).
    Any,
}

/// From where `ip` can be reached.
pub fn reach(ip: IpAddr) -> Reach {
    match ip.to_canonical() {
        ip if ip.is_loopback() => Reach::Loopback,
        ip if ip.is_unspecified() => Reach::Any,
        IpAddr::V4(ip) if private_v4(ip) => Reach::Private,
        IpAddr::V6(ip) if private_v6(ip) => Reach::Private,
        _ => Reach::Public,
    }
}

fn private_v4(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    let shared = first == 100 && (64..128).contains(&second);
    ip.is_private() || ip.is_link_local() || shared
}

fn private_v6(ip: Ipv6Addr) -> bool {
    ip.is_unique_local() || ip.is_unicast_link_local()
}

/// An address or a network of addresses: `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    ip: IpAddr,
    bits: u8,
}

impl Network {
    /// `None` when the text is neither an address nor a network.
    pub fn parse(text: &str) -> Option<Network> {
        let (ip, bits) = match text.split_once('/') {
            Some((ip, bits)) => (ip, Some(bits.parse::<u8>().ok()?)),
            None => (text, None),
        };
        let ip: IpAddr = ip.parse().ok()?;
        let most = if ip.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Network { ip, bits })
    }

    /// True when `ip` lies in this network; an IPv4 address in its IPv6 clothes counts as IPv4.
    pub fn holds(&self, ip: IpAddr) -> bool {
        match (self.ip.to_canonical(), ip.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(ip)) => {
                same_prefix(u128::from(net.to_bits()), u128::from(ip.to_bits()), 32, self.bits)
            }
            (IpAddr::V6(net), IpAddr::V6(ip)) => {
                same_prefix(net.to_bits(), ip.to_bits(), 128, self.bits)
            }
            _ => false,
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.ip, self.bits)
    }
}

fn same_prefix(a: u128, b: u128, width: u8, bits: u8) -> bool {
    let low = width.saturating_sub(bits);
    (a ^ b).checked_shr(u32::from(low)).unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reach_is_told_from_the_address() {
        for (ip, expected) in [
            ("127.0.0.1", Reach::Loopback),
            ("127.8.9.1", Reach::Loopback),
            ("::1", Reach::Loopback),
            ("::ffff:127.0.0.1", Reach::Loopback),
            ("0.0.0.0", Reach::Any),
            ("::", Reach::Any),
            ("10.0.0.1", Reach::Private),
            ("172.16.0.1", Reach::Private),
            ("172.32.0.1", Reach::Public),
            ("192.168.1.9", Reach::Private),
            ("::ffff:192.168.1.9", Reach::Private),
            ("169.254.3.4", Reach::Private),
            ("100.64.0.1", Reach::Private),
            ("100.128.0.1", Reach::Public),
            ("fd12::1", Reach::Private),
            ("fe80::1", Reach::Private),
            ("8.8.8.8", Reach::Public),
            ("2001:4860::1", Reach::Public),
        ] {
            assert_eq!(reach(ip.parse().unwrap()), expected, "{ip}");
        }
    }

    #[test]
    fn a_network_holds_its_own_addresses_only() {
        for (network, ip, held) in [
            ("10.0.0.0/8", "10.255.1.2", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true),
            ("192.168.1.7", "192.168.1.7", true),
            ("192.168.1.7", "192.168.1.8", false),
            ("0.0.0.0/0", "8.8.8.8", true),
            ("0.0.0.0/0", "fd00::1", false),
            ("fd00::/8", "fd99::1", true),
            ("fd00::/8", "fe80::1", false),
            ("::/0", "fe80::1", true),
        ] {
            let network = Network::parse(network).unwrap();
            assert_eq!(network.holds(ip.parse().unwrap()), held, "{network} {ip}");
        }
        for text in ["", "10.0.0.0/33", "fd00::/129", "10.0.0/8", "name", "10.0.0.0/-1"] {
            assert_eq!(Network::parse(text), None, "{text}");
        }
    }
}
