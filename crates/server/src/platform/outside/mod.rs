//! Talking to machines outside: where that may be, over what, and for how long at the most.
//!
//! An address that an owner typed may name anything, also what only this machine can reach. So a
//! name is resolved once, every address it has is looked at, and the connection goes to the very
//! address that was looked at. Redirects are not followed. Only jobs use this, never an action.

mod guard;
mod http;
mod tls;

pub use guard::{Allowed, Host, may_reach, resolve};
pub use http::{Answered, Asking, LONGEST_ANSWER, send};
pub use tls::client_config;

/// Why the outside was not reached. None of these names an address or a value that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutsideError {
    /// Not an address of the kind that is asked for.
    #[error("not an http or https address")]
    NotAnAddress,
    /// Plain HTTP to somewhere that the owner did not allow by name.
    #[error("plain http only to hosts that the owner allows")]
    NotEncrypted,
    /// It lies inside the house or this machine, and the owner did not allow it by name.
    #[error("the host lies inside and is not on the list of allowed hosts")]
    Inside,
    /// The name has no address.
    #[error("the host name has no address")]
    NoSuchHost,
    /// Nobody takes the connection.
    #[error("no connection")]
    NoConnection,
    /// The other side's certificate does not hold.
    #[error("no encrypted connection: the certificate does not hold")]
    Certificate,
    /// The other side took too long.
    #[error("no answer in time")]
    TooSlow,
    /// The other side does not speak the protocol.
    #[error("not an answer of the protocol")]
    Garbled,
}

impl OutsideError {
    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OutsideError::NotAnAddress => "outside.not_an_address",
            OutsideError::NotEncrypted => "outside.not_encrypted",
            OutsideError::Inside => "outside.inside",
            OutsideError::NoSuchHost => "outside.no_such_host",
            OutsideError::NoConnection => "outside.no_connection",
            OutsideError::Certificate => "outside.certificate",
            OutsideError::TooSlow => "outside.too_slow",
            OutsideError::Garbled => "outside.garbled",
        }
    }
}
