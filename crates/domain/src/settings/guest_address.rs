//! The address that guests open: it stands in QR codes and messages, so it must be right before it
//! is printed.

// `core::net` holds addresses only, no sockets.
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::refusal::refusals;
use crate::kernel::time::as_text;

const MAX_BYTES: usize = 200;

refusals! {
    /// Why a text cannot be the address that guests open.
    pub enum AddressRefusal {
        /// It does not begin with `https://` or `http://`.
        #[error("the address begins with https:// or http://")]
        Scheme => "guest_address.scheme", Refused;
        /// Something stands behind the host: a path, a question mark, a login.
        #[error("the address ends with the host and its port, without path, query or login")]
        Extra => "guest_address.extra", Refused;
        /// Not a name or number of a host that anybody could reach.
        #[error("this is not a host that anybody could reach")]
        Host => "guest_address.host", Refused;
        /// Not a port.
        #[error("a port lies between 1 and 65535")]
        Port => "guest_address.port", Refused;
        /// Plain HTTP on the internet.
        #[error("on the internet the address begins with https://")]
        HttpsNeeded => "guest_address.https_needed", Refused;
    }
}

/// From where the address can be opened, as far as its text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Only on the machine itself: good for a trial, useless in a QR code.
    ThisMachine,
    /// In the shop's own network (Wi-Fi): private addresses and local names.
    ShopNetwork,
    /// From everywhere.
    Internet,
}

/// The scheme, host and port under which guests reach the house, such as `https://m.example.cn`.
///
/// Lower case, without the scheme's own port and without a slash at the end.
///
/// # Examples
/// ```
/// use zhike_domain::settings::guest_address::{GuestAddress, Reach};
/// let address: GuestAddress = "HTTP://192.168.1.20:8080/".parse()?;
/// assert_eq!(address.as_str(), "http://192.168.1.20:8080");
/// assert_eq!(address.reach(), Reach::ShopNetwork);
/// # Ok::<(), zhike_domain::settings::guest_address::AddressRefusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GuestAddress {
    text: String,
    reach: Reach,
}

impl GuestAddress {
    /// The address without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// From where it can be opened.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }
}

impl FromStr for GuestAddress {
    type Err = AddressRefusal;

    fn from_str(text: &str) -> Result<Self, AddressRefusal> {
        let lower = text.to_ascii_lowercase();
        let (scheme, own_port, rest) = if let Some(rest) = lower.strip_prefix("https://") {
            ("https", 443, rest)
        } else if let Some(rest) = lower.strip_prefix("http://") {
            ("http", 80, rest)
        } else {
            return Err(AddressRefusal::Scheme);
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains(['/', '\\', '?', '#', '@', '%']) {
            return Err(AddressRefusal::Extra);
        }
        let (host, port) = split_port(authority)?;
        if lower.len() > MAX_BYTES {
            return Err(AddressRefusal::Host);
        }
        let reach = reach_of(host)?;
        if scheme == "http" && reach == Reach::Internet {
            return Err(AddressRefusal::HttpsNeeded);
        }
        let port = port.filter(|port| *port != own_port).map(|port| format!(":{port}"));
        let text = format!("{scheme}://{host}{}", port.unwrap_or_default());
        Ok(Self { text, reach })
    }
}

/// Host and port; the brackets of an IPv6 address stay with the host.
fn split_port(authority: &str) -> Result<(&str, Option<u16>), AddressRefusal> {
    let behind_host = if authority.starts_with('[') {
        authority.find(']').ok_or(AddressRefusal::Host)? + 1
    } else {
        authority.find(':').unwrap_or(authority.len())
    };
    let (host, port) = authority.split_at(behind_host);
    if port.is_empty() {
        return Ok((host, None));
    }
    let digits = port.strip_prefix(':').ok_or(AddressRefusal::Host)?;
    // No sign, no leading zero: one port has one spelling.
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.starts_with('0') {
        return Err(AddressRefusal::Port);
    }
    digits.parse().ok().map(|port| (host, Some(port))).ok_or(AddressRefusal::Port)
}

fn reach_of(host: &str) -> Result<Reach, AddressRefusal> {
    if let Some(inside) = host.strip_prefix('[') {
        let text = inside.strip_suffix(']').ok_or(AddressRefusal::Host)?;
        let address: Ipv6Addr = text.parse().ok().ok_or(AddressRefusal::Host)?;
        return reach_of_ip(address.to_canonical());
    }
    let last = host.rsplit('.').next().unwrap_or(host);
    // A last label that is a number means an IPv4 address in some spelling to a browser; only the
    // usual one is taken.
    if last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x") {
        let address: Ipv4Addr = host.parse().ok().ok_or(AddressRefusal::Host)?;
        return reach_of_ip(IpAddr::V4(address));
    }
    reach_of_name(host)
}

fn reach_of_ip(address: IpAddr) -> Result<Reach, AddressRefusal> {
    let nowhere = address.is_unspecified() || address.is_multicast();
    if nowhere || address == IpAddr::V4(Ipv4Addr::BROADCAST) {
        return Err(AddressRefusal::Host);
    }
    if address.is_loopback() {
        return Ok(Reach::ThisMachine);
    }
    let local = match address {
        // 100.64.0.0/10 is shared by carriers (RFC 6598): not reachable from outside.
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            v4.is_private() || v4.is_link_local() || (first == 100 && second & 0xc0 == 64)
        }
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_unicast_link_local(),
    };
    Ok(if local { Reach::ShopNetwork } else { Reach::Internet })
}

/// The endings of names that only a local network knows (RFC 6762, RFC 8375, and what routers use).
const LOCAL_ENDINGS: &[&str] = &[".local", ".lan", ".home", ".internal", ".home.arpa"];

fn reach_of_name(host: &str) -> Result<Reach, AddressRefusal> {
    let lawful_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if !host.split('.').all(lawful_label) {
        return Err(AddressRefusal::Host);
    }
    if host == "localhost" || host.ends_with(".localhost") {
        return Ok(Reach::ThisMachine);
    }
    let is_local = !host.contains('.') || LOCAL_ENDINGS.iter().any(|end| host.ends_with(end));
    Ok(if is_local { Reach::ShopNetwork } else { Reach::Internet })
}

impl fmt::Display for GuestAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

as_text!(GuestAddress, {
    "type": "string",
    "maxLength": MAX_BYTES,
    "examples": ["https://m.example.cn"],
});
