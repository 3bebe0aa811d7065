//! The second factor: RFC 6238 codes, six digits, thirty seconds, one step of drift; a code is
//! good once.

use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Totp};
use zhike_domain::kernel::time::Millis;

use crate::platform::problem::Problem;
use crate::platform::seal;

/// Length of a secret: 160 bits, as RFC 4226 advises.
const SECRET_BYTES: usize = 20;

/// A fresh secret.
///
/// # Errors
/// A fault when the system gives no random bytes.
pub fn draw_secret() -> Result<Vec<u8>, Problem> {
    let mut secret = vec![0; SECRET_BYTES];
    seal::fill_random(&mut secret).map_err(Problem::fault)?;
    Ok(secret)
}

fn device(secret: &[u8]) -> Result<Totp, Problem> {
    let secret: [u8; SECRET_BYTES] = secret.try_into().map_err(Problem::fault)?;
    let builder = Builder::new().with_secret(secret);
    builder.build().map_err(|error| Problem::fault(format!("{error:?}")))
}

/// The step (half minutes since 1970) in which `code` holds, if it holds now.
///
/// # Errors
/// A fault when the kept secret is damaged.
pub fn step_of(secret: &[u8], code: &str, now: Millis) -> Result<Option<i64>, Problem> {
    let seconds = u64::try_from(now.0 / 1000).unwrap_or(0);
    let step = device(secret)?.check(code.trim(), seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The secret as an authenticator app takes it.
#[must_use]
pub fn shown(secret: &[u8]) -> String {
    BASE32_NOPAD.encode(secret)
}

/// The address behind the QR code.
#[must_use]
pub fn address(secret: &[u8], company: &str, login: &str) -> String {
    let (issuer, account) = (percent(company), percent(login));
    let secret = shown(secret);
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
}

fn percent(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| {
        if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 6238, appendix B (SHA-1), cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")]
        {
            let step = step_of(secret, code, Millis(seconds * 1000)).unwrap();
            assert_eq!(step, Some(seconds / 30), "{code}");
        }
        assert_eq!(step_of(secret, "287083", Millis(59_000)).unwrap(), None);
        assert_eq!(step_of(secret, "２８７０８２", Millis(59_000)).unwrap(), None);
    }

    #[test]
    fn the_address_carries_chinese_names_escaped() {
        let address = address(b"12345678901234567890", "西湖", "zhou@x");
        assert_eq!(
            address,
            "otpauth://totp/%E8%A5%BF%E6%B9%96:zhou%40x?\
             secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E8%A5%BF%E6%B9%96"
        );
    }
}
