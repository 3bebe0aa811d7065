//! The headers every answer carries.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};

use super::client::Transport;

/// Only our own files, no inline scripts, no frames, no plug-ins, forms only to us.
pub const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; font-src 'self'; media-src 'self'; worker-src 'self'; \
     manifest-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; \
     form-action 'self'";

const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'";

/// Puts the headers on; only `Cache-Control` may have been chosen by the handler (files).
pub(super) fn put(headers: &mut HeaderMap, transport: Transport, machine: bool) {
    let always = [
        (CONTENT_SECURITY_POLICY, CONTENT_SECURITY),
        (HeaderName::from_static("content-security-policy-report-only"), TRUSTED_TYPES),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if transport == Transport::Tls {
        let half_a_year = HeaderValue::from_static("max-age=15552000");
        headers.insert(STRICT_TRANSPORT_SECURITY, half_a_year);
    }
    if machine || !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
