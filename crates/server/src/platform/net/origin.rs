//! Cross-site request forgery: which requests a foreign page could have caused. A pure judgement.
//!
//! Browsers send `Origin` with every request that is not GET or HEAD, and with every cross-origin
//! one that a page may read. Machines (tills, webhooks) send none, and carry no cookie.

use axum::http::Method;

use super::answer::Stopped;
use super::client::Transport;

/// What the judgement rests on. Absent headers are `None`.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// The request's method.
    pub method: &'a Method,
    /// How the client reached us.
    pub transport: Transport,
    /// `Host` (or `:authority`).
    pub host: Option<&'a str>,
    /// `Origin`.
    pub origin: Option<&'a str>,
    /// `Sec-Fetch-Site`; browsers send it over TLS only (and to loopback).
    pub fetch_site: Option<&'a str>,
    /// True when any cookie came along.
    pub cookie: bool,
    /// `Content-Type`.
    pub content_type: Option<&'a str>,
    /// True when a body came along or is announced.
    pub body: bool,
    /// True when the route takes files.
    pub upload: bool,
    /// The guests' address, if one is configured.
    pub public_origin: Option<&'a str>,
}

/// Refuses what a page of another site could have sent in a user's name.
pub fn judge(facts: &Facts<'_>) -> Result<(), Stopped> {
    let own = facts.origin.map(|origin| is_own(origin, facts));
    if own == Some(false) {
        return Err(Stopped::ForeignOrigin);
    }
    if matches!(*facts.method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    if facts.cookie && own.is_none() && !vouched_by_browser(facts) {
        return Err(Stopped::ForeignOrigin);
    }
    match facts.body && (facts.cookie || own.is_some()) && !content_type_fits(facts) {
        true => Err(Stopped::ContentType),
        false => Ok(()),
    }
}

fn is_own(origin: &str, facts: &Facts<'_>) -> bool {
    let scheme = match facts.transport {
        Transport::Tls => "https://",
        Transport::Plain => "http://",
    };
    let same_host = match (origin.strip_prefix(scheme), facts.host) {
        (Some(origin), Some(host)) => origin.eq_ignore_ascii_case(host),
        _ => false,
    };
    same_host || facts.public_origin.is_some_and(|public| origin.eq_ignore_ascii_case(public))
}

fn vouched_by_browser(facts: &Facts<'_>) -> bool {
    facts.transport == Transport::Tls && facts.fetch_site == Some("same-origin")
}

/// The three types an HTML form can send are what a foreign page needs no leave for; JSON is the
/// only one our pages send, and files go to upload routes by a type that is none of the three.
fn content_type_fits(facts: &Facts<'_>) -> bool {
    let Some(text) = facts.content_type else { return false };
    let essence = text.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let of_a_form = ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"];
    match essence.as_str() {
        "application/json" | "application/merge-patch+json" => true,
        other => facts.upload && !other.is_empty() && !of_a_form.contains(&other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://eat.example.cn";

    fn post() -> Facts<'static> {
        Facts {
            method: &Method::POST,
            transport: Transport::Tls,
            host: Some("eat.example.cn"),
            origin: Some(OWN),
            fetch_site: Some("same-origin"),
            cookie: true,
            content_type: Some("application/json"),
            body: true,
            upload: false,
            public_origin: None,
        }
    }

    fn plain() -> Facts<'static> {
        let origin = Some("http://192.168.1.5:8480");
        let host = Some("192.168.1.5:8480");
        Facts { transport: Transport::Plain, host, origin, fetch_site: None, ..post() }
    }

    #[test]
    fn our_own_pages_may_write() {
        let merge = Some("application/merge-patch+json; charset=utf-8");
        for facts in [
            post(),
            plain(),
            Facts { origin: None, ..post() },
            Facts { method: &Method::PATCH, content_type: merge, ..post() },
            Facts { method: &Method::DELETE, content_type: None, body: false, ..post() },
            Facts { fetch_site: None, ..post() },
            Facts { host: Some("inner:8480"), public_origin: Some(OWN), ..post() },
        ] {
            assert_eq!(judge(&facts), Ok(()), "{facts:?}");
        }
    }

    #[test]
    fn foreign_pages_may_not() {
        for facts in [
            Facts { origin: Some("https://evil.example"), ..post() },
            Facts { origin: Some("null"), ..post() },
            Facts { origin: Some("http://eat.example.cn"), ..post() },
            Facts { origin: Some("https://eat.example.cn.evil.example"), ..post() },
            Facts { origin: None, fetch_site: Some("cross-site"), ..post() },
            Facts { origin: None, fetch_site: Some("same-site"), ..post() },
            Facts { origin: None, fetch_site: None, ..post() },
            Facts { origin: None, ..plain() },
            Facts { origin: None, fetch_site: Some("same-origin"), ..plain() },
            Facts { origin: Some("http://192.168.1.5:9999"), ..plain() },
            Facts { host: None, ..plain() },
            // Logging a victim in as somebody else needs no cookie at all.
            Facts { origin: Some("https://evil.example"), cookie: false, ..post() },
            // A stream opened from a foreign page.
            Facts { method: &Method::GET, origin: Some("https://evil.example"), ..post() },
        ] {
            assert_eq!(judge(&facts), Err(Stopped::ForeignOrigin), "{facts:?}");
        }
    }

    #[test]
    fn a_form_cannot_write() {
        for content_type in [
            Some("text/plain"),
            Some("application/x-www-form-urlencoded"),
            Some("multipart/form-data; boundary=x"),
            Some("text/plain; application/json"),
            Some("application/jsonx"),
            None,
        ] {
            let facts = Facts { content_type, ..post() };
            assert_eq!(judge(&facts), Err(Stopped::ContentType), "{content_type:?}");
            let upload = Facts { content_type, upload: true, ..post() };
            let fits = content_type == Some("application/jsonx");
            assert_eq!(judge(&upload).is_ok(), fits, "{content_type:?}");
        }
    }

    #[test]
    fn machines_without_cookie_and_origin_pass_to_their_own_proof() {
        let machine = Facts { origin: None, cookie: false, fetch_site: None, ..post() };
        let form = Some("application/x-www-form-urlencoded");
        assert_eq!(judge(&machine), Ok(()));
        assert_eq!(judge(&Facts { content_type: form, ..machine }), Ok(()));
    }
}
