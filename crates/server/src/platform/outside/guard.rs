//! Which hosts may be reached.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use axum::http::Uri;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::OutsideError;
use crate::platform::choices::Choice;

/// Hosts inside that the owner allows by name: a mail server or a till in the same house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// Names or addresses as they are written in the settings, in small letters.
    pub hosts: Vec<String>,
}

impl Choice for Allowed {
    const KIND: &'static str = "outside";
}

impl Allowed {
    /// Whether the owner allows this host, whatever lies behind it.
    #[must_use]
    pub fn holds(&self, host: &str) -> bool {
        self.hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(host))
    }
}

/// Where a web address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The name or the address, without brackets.
    pub name: String,
    /// The port.
    pub port: u16,
    /// Whether it is encrypted.
    pub encrypted: bool,
}

impl Host {
    /// The host of an `http` or `https` address without a login in it.
    ///
    /// # Errors
    /// [`OutsideError::NotAnAddress`].
    pub fn of(url: &str) -> Result<Host, OutsideError> {
        let uri: Uri = url.parse().map_err(|_why| OutsideError::NotAnAddress)?;
        let encrypted = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(OutsideError::NotAnAddress),
        };
        let authority = uri.authority().ok_or(OutsideError::NotAnAddress)?;
        let name = authority.host().trim_start_matches('[').trim_end_matches(']');
        if authority.as_str().contains('@') || name.is_empty() {
            return Err(OutsideError::NotAnAddress);
        }
        let port = authority.port_u16().unwrap_or(if encrypted { 443 } else { 80 });
        Ok(Host { name: name.to_ascii_lowercase(), port, encrypted })
    }
}

/// Whether a web address may be used at all, as far as its words tell: what a name resolves to is
/// looked at when it is used.
///
/// # Errors
/// [`OutsideError`].
pub fn may_reach(url: &str, allowed: &Allowed) -> Result<Host, OutsideError> {
    let host = Host::of(url)?;
    if allowed.holds(&host.name) {
        return Ok(host);
    }
    if !host.encrypted {
        return Err(OutsideError::NotEncrypted);
    }
    let literal: Option<IpAddr> = host.name.parse().ok();
    match literal.is_some_and(|ip| !is_public(ip)) || is_inside_name(&host.name) {
        true => Err(OutsideError::Inside),
        false => Ok(host),
    }
}

/// Names that never mean anything outside.
fn is_inside_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost"
        || !name.contains(['.', ':'])
        || [".localhost", ".local", ".internal", ".lan", ".home.arpa"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// Resolves a host once. One address that lies inside spoils the whole name: whoever owns the name
/// must not choose at which moment it points where.
///
/// # Errors
/// [`OutsideError::NoSuchHost`], [`OutsideError::Inside`].
pub fn resolve(name: &str, port: u16, allowed: &Allowed) -> Result<SocketAddr, OutsideError> {
    let found = (name, port).to_socket_addrs().map_err(|_why| OutsideError::NoSuchHost)?;
    let found: Vec<SocketAddr> = found.collect();
    if !allowed.holds(name) && found.iter().any(|address| !is_public(address.ip())) {
        return Err(OutsideError::Inside);
    }
    found.first().copied().ok_or(OutsideError::NoSuchHost)
}

/// Whether an address is one of the open internet.
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let benchmark = a == 198 && (b == 18 || b == 19);
    let reserved = a >= 240 || a == 0 || (a == 192 && b == 0 && c == 0);
    let relay = a == 192 && b == 88 && c == 99;
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_broadcast()
        || ip.is_documentation()
        || shared
        || benchmark
        || reserved
        || relay)
}

/// What carries an IPv4 address inside is judged by that one.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(v4) = ip.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let parts = ip.segments();
    let [_, _, _, _, _, _, high, low] = parts;
    let inner = || {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    match parts[0] {
        // NAT64 (RFC 6052) leads to the address at its end.
        0x0064 if parts[1] == 0xff9b => parts[2..6] == [0; 4] && is_public_v4(inner()),
        // 6to4 and Teredo lead wherever their makers like.
        0x2002 => false,
        0x2001 if parts[1] < 0x0200 || parts[1] == 0x0db8 => false,
        // Only 2000::/3 is given out.
        first => (0x2000..0x4000).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_open_internet_are_public() {
        for inside in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.5",
            "169.254.169.254",
            "100.100.100.200",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.0.1",
            "192.88.99.1",
            "192.0.2.1",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["1.1.1.1", "223.5.5.5", "2400:3200::1", "64:ff9b::101:101"] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }

    #[test]
    fn an_address_is_looked_at_before_it_is_kept() {
        let none = Allowed::default();
        let check = |url: &str, allowed: &Allowed| may_reach(url, allowed).map(|host| host.port);
        assert_eq!(check("https://hooks.example.com/a", &none), Ok(443));
        assert_eq!(check("http://hooks.example.com/a", &none), Err(OutsideError::NotEncrypted));
        for inside in [
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:169.254.169.254]/",
            "https://localhost/",
            "https://a.localhost/",
            "https://till/",
            "https://till.local/",
        ] {
            assert_eq!(check(inside, &none), Err(OutsideError::Inside), "{inside}");
        }
        for bad in ["ftp://example.com/", "https://u:p@example.com/", "example.com", "https://"] {
            assert_eq!(check(bad, &none), Err(OutsideError::NotAnAddress), "{bad}");
        }
        let lan = Allowed { hosts: vec!["127.0.0.1".to_owned()] };
        assert_eq!(check("http://127.0.0.1:9000/x", &lan), Ok(9000));
        assert_eq!(check("http://127.0.0.2:9000/x", &lan), Err(OutsideError::NotEncrypted));
    }

    #[test]
    fn what_a_name_leads_to_is_judged_and_not_the_name() {
        // Decimal and octal forms are read by the system's resolver as the address they mean.
        for name in ["localhost", "127.0.0.1", "2130706433", "127.1"] {
            let found = resolve(name, 80, &Allowed::default());
            assert!(
                matches!(found, Err(OutsideError::Inside | OutsideError::NoSuchHost)),
                "{name}: {found:?}"
            );
        }
        let allowed = Allowed { hosts: vec!["localhost".to_owned()] };
        assert!(resolve("localhost", 80, &allowed).is_ok());
    }
}
