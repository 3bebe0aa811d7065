//! Signatures as Standard Webhooks has them: HMAC-SHA256 over id, time and body.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::platform::problem::Problem;
use crate::platform::seal::fill_random;

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// The secrets of a webhook: a second one while the receiver changes over.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secrets {
    /// The one in force.
    pub current: String,
    /// The one before.
    #[serde(default)]
    pub previous: Option<String>,
    /// Until when the one before still signs, epoch milliseconds.
    #[serde(default)]
    pub previous_until: i64,
}

impl Secrets {
    /// Those that sign now.
    pub fn signing(&self, now: i64) -> impl Iterator<Item = &str> {
        let previous = self.previous.as_deref().filter(|_| self.previous_until > now);
        [Some(self.current.as_str()), previous].into_iter().flatten()
    }
}

/// A new secret.
///
/// # Errors
/// The system gives no random bytes.
pub fn fresh() -> Result<String, Problem> {
    let mut bytes = [0; 32];
    fill_random(&mut bytes).map_err(Problem::fault)?;
    Ok(format!("{PREFIX}{}", BASE64.encode(&bytes)))
}

/// The header `webhook-signature`: one signature for each secret.
#[must_use]
pub fn signatures<'s>(
    secrets: impl Iterator<Item = &'s str>,
    id: &str,
    seconds: i64,
    body: &str,
) -> String {
    let all = secrets.filter_map(|secret| signature(secret, id, seconds, body));
    all.collect::<Vec<String>>().join(" ")
}

fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> Option<String> {
    let key = BASE64.decode(secret.strip_prefix(PREFIX)?.as_bytes()).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Some(format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the specification.
    #[test]
    fn the_signature_is_the_one_of_the_specification() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let body = r#"{"test": 2432232314}"#;
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let signed = signatures([secret].into_iter(), id, 1_614_265_330, body);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn the_secret_before_signs_until_its_time_is_over() {
        let (one, two) = (fresh().unwrap(), fresh().unwrap());
        let secrets =
            Secrets { current: one.clone(), previous: Some(two.clone()), previous_until: 100 };
        assert_eq!(secrets.signing(99).collect::<Vec<_>>(), [one.as_str(), two.as_str()]);
        assert_eq!(secrets.signing(100).collect::<Vec<_>>(), [one.as_str()]);
        let both = signatures(secrets.signing(99), "delivery_1", 1, "{}");
        assert_eq!(both.split(' ').count(), 2);
    }
}
