//! Password hashing: argon2id, 19 MiB, two passes, one lane (OWASP's second profile), at most two
//! hashes at once; who finds no turn within seconds is told to come back.

use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use axum::http::StatusCode;
use zhike_domain::kernel::id;

use crate::platform::app::App;
use crate::platform::problem::Problem;
use crate::platform::seal;

/// Start of every hash made with today's parameters; another start is hashed anew at login.
const TODAY: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// Checked when there is no such login, so that the answer takes as long as for a real one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$\
                      emhpa2Utbm9ib2R5LWhlcmU$vJ2m6sW3H6rGsN6H0Jb0lq7v3kYwq5s1u8m8o2d8b1Q";
/// How long a login waits for its turn.
const PATIENCE: Duration = Duration::from_secs(4);

fn hasher() -> Result<Argon2<'static>, Problem> {
    let params = Params::new(19_456, 2, 1, None).map_err(Problem::fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password for keeping.
///
/// # Errors
/// 503 `login.busy` when no turn comes free in time.
pub async fn hash(app: &App, password: String) -> Result<String, Problem> {
    in_turn(app, move || {
        let mut salt = [0; 16];
        seal::fill_random(&mut salt).map_err(Problem::fault)?;
        let hash = hasher()?.hash_password_with_salt(password.as_bytes(), &salt);
        Ok(hash.map_err(Problem::fault)?.to_string())
    })
    .await
}

/// Whether `password` is the one that was hashed; takes as long when there is no hash.
///
/// # Errors
/// 503 `login.busy` when no turn comes free in time.
pub async fn verify(app: &App, password: String, kept: Option<String>) -> Result<bool, Problem> {
    in_turn(app, move || {
        let against = kept.as_deref().unwrap_or(NOBODY);
        let right = hasher()?.verify_password(password.as_bytes(), against).is_ok();
        Ok(right && kept.is_some())
    })
    .await
}

/// Whether a kept hash was made with older parameters.
#[must_use]
pub fn is_outdated(kept: &str) -> bool {
    !kept.starts_with(TODAY)
}

async fn in_turn<T, F>(app: &App, work: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Problem> + Send + 'static,
{
    let busy = || Problem::new(StatusCode::SERVICE_UNAVAILABLE, "login.busy").retry_after(3);
    let turn = tokio::time::timeout(PATIENCE, app.hashing.acquire()).await;
    let _turn = turn.map_err(|_why| busy())?.map_err(Problem::fault)?;
    tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?
}

/// A password to hand over once: three groups of four Crockford characters, 60 random bits.
///
/// # Errors
/// A fault when the system gives no random bytes.
pub fn one_time() -> Result<String, Problem> {
    let letters = random_letters(8)?;
    Ok(format!("{}-{}-{}", &letters[0..4], &letters[4..8], &letters[8..12]))
}

/// A secret of `bytes` random bytes, as Crockford letters.
///
/// # Errors
/// A fault when the system gives no random bytes.
pub fn random_letters(bytes: usize) -> Result<String, Problem> {
    let mut drawn = vec![0; bytes];
    seal::fill_random(&mut drawn).map_err(Problem::fault)?;
    Ok(id::crockford_encode(&drawn))
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::Error;

    use super::*;

    /// Were the stand-in not a real hash, a login that does not exist would be refused at once and
    /// so be told from one that does.
    #[test]
    fn the_stand_in_for_nobody_is_a_hash_like_todays() {
        assert!(!is_outdated(NOBODY));
        let outcome = hasher().unwrap().verify_password(b"anything", NOBODY);
        assert!(matches!(outcome, Err(Error::PasswordInvalid)), "{outcome:?}");
    }

    #[test]
    fn one_time_passwords_are_long_enough_and_differ() {
        let (one, other) = (one_time().unwrap(), one_time().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), 14);
        let parts: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(parts, [4, 4, 4]);
    }
}
