//! Logging in and out. A wrong name, a wrong password and a disabled account are one answer.

use sha2::{Digest, Sha256};
use zhike_domain::kernel::id::{SessionId, StaffId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::lockout::{self, Standing};
use zhike_domain::team::session;
use zhike_store::{LockKey, StoreError, Tx, p};

use crate::platform::choices::Security;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::sql::login::{self as sql, Failures, Remembered};
use crate::team::sql::session as session_sql;
use crate::team::sql::staff::{self as staff_sql, Credential};
use crate::team::totp;

/// How long a device is remembered after the second factor was given on it.
pub const REMEMBERED_DAYS: i64 = 30;
/// Ended or expired sessions are kept this long; no session lives longer than seven days.
const SESSIONS_KEPT_DAYS: i64 = 30;
/// Wrong tries fade after this long.
const FAILURES_KEPT_DAYS: i64 = 7;
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// What a try at logging in is decided on.
pub struct Facts {
    /// Whether the login is locked, and until when.
    pub standing: Standing,
    /// Wrong tries so far.
    pub failures: u32,
    /// The account, if there is one and it is not disabled.
    pub credential: Option<Credential>,
    /// Whether the second factor was given on this device lately.
    pub remembered: bool,
}

/// Blind index of a login, in the form in which two spellings of it are one.
#[must_use]
pub fn index_of(keyring: &Keyring, login: &str) -> Vec<u8> {
    keyring.blind("staff.login_bidx", &login.trim().to_lowercase())
}

/// The row that tries at one login queue for.
#[must_use]
pub fn lock_of(index: &[u8]) -> LockKey {
    let name: String = index.iter().map(|byte| format!("{byte:02x}")).collect();
    LockKey::text("login", &name)
}

/// Reads what a try is decided on.
pub fn facts(
    tx: &mut Tx<'_>,
    index: &[u8],
    device: Option<&[u8]>,
    now: Millis,
) -> Result<Facts, Problem> {
    let (standing, failures) = standing(tx, index, now)?;
    let credential: Option<Credential> = tx.opt(&staff_sql::CREDENTIAL, p![index])?;
    let credential = credential.filter(|found| found.disabled_at.is_none());
    let remembered = match (&credential, device) {
        (Some(found), Some(device)) => {
            let row: Option<Remembered> =
                tx.opt(&sql::REMEMBERED, p![device, found.staff_id, now.0])?;
            row.is_some()
        }
        _ => false,
    };
    Ok(Facts { standing, failures, credential, remembered })
}

fn standing(tx: &mut Tx<'_>, index: &[u8], now: Millis) -> Result<(Standing, u32), Problem> {
    let row: Option<Failures> = tx.opt(&sql::FAILURES, p![index])?;
    let Some(row) = row else { return Ok((Standing::Open, 0)) };
    let failures = u32::try_from(row.failures).unwrap_or(u32::MAX);
    Ok((lockout::after(failures, Millis(row.last_failed_at), now), failures))
}

/// Counts a wrong try, for a login that exists and for one that does not.
/// Returns how many tries are left before a lock.
pub fn count_failure(work: &mut Work<'_, '_>, index: &[u8]) -> Result<i64, Problem> {
    let now = work.now();
    let (standing, failures) = standing(work.tx, index, now)?;
    standing.require_open(now).map_err(refuse)?;
    let failures = i64::from(failures) + 1;
    work.tx.execute(&sql::FAILED, p![index, failures, now.0])?;
    let credential: Option<Credential> = work.tx.opt(&staff_sql::CREDENTIAL, p![index])?;
    let object = credential.map(|found| ("staff", found.staff_id));
    work.audit(Done { action: "login.failed", object, ..Done::default() })?;
    Ok((i64::from(lockout::FREE_TRIES) - failures).max(0))
}

/// The second factor of a try.
pub enum SecondFactor {
    /// None is asked for.
    NotNeeded,
    /// A code of the authenticator app.
    Code(String),
    /// One of the ten codes printed at enrolment.
    Recovery(String),
}

/// A login that has passed the password.
pub struct Entry<'a> {
    /// Who.
    pub staff_id: StaffId,
    /// The hash that the password was checked against; it must still be the kept one.
    pub verified: &'a str,
    /// Blind index of the login, whose wrong tries are forgiven.
    pub index: &'a [u8],
    /// The second factor.
    pub second: &'a SecondFactor,
    /// SHA-256 of the session's token.
    pub token_hash: &'a [u8],
    /// The caller's program.
    pub device: &'a str,
    /// The caller's address.
    pub address: Option<&'a str>,
    /// SHA-256 of the token of a device to remember.
    pub remember: Option<&'a [u8]>,
    /// A fresh hash of the password, when the kept one was made with older parameters.
    pub rehashed: Option<(&'a str, &'a str)>,
}

/// How the second factor came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The session is open.
    Entered(SessionId),
    /// The code was wrong.
    WrongCode,
    /// The password was changed or the account disabled after it was checked.
    Outdated,
}

/// Opens a session after a right password, if the second factor is right too.
pub fn enter(work: &mut Work<'_, '_>, entry: &Entry<'_>) -> Result<Outcome, Problem> {
    let now = work.now();
    let (standing, _) = standing(work.tx, entry.index, now)?;
    standing.require_open(now).map_err(refuse)?;
    let staff = entry.staff_id.raw();
    let credential: Credential = work.tx.one(&staff_sql::CREDENTIAL_OF, p![staff])?;
    if credential.password_hash != entry.verified || credential.disabled_at.is_some() {
        return Ok(Outcome::Outdated);
    }
    if !second_factor_holds(work, &credential, entry.second)? {
        return Ok(Outcome::WrongCode);
    }
    if let Some((old, new)) = entry.rehashed {
        work.tx.execute(&staff_sql::REHASH, p![staff, new, old])?;
    }
    let session = open_session(work, entry)?;
    if let Some(device) = entry.remember {
        let until = now.0 + REMEMBERED_DAYS * DAY_MILLIS;
        work.tx.execute(&sql::REMEMBER, p![device, staff, until])?;
    }
    work.tx.execute(&sql::FORGIVE, p![entry.index])?;
    work.act_as(entry.staff_id);
    work.audit(Done {
        action: "login.entered",
        object: Some(("staff", staff)),
        ..Done::default()
    })?;
    Ok(Outcome::Entered(session))
}

/// Opens a session for `entry.staff_id` without asking anything.
pub fn open_session(work: &mut Work<'_, '_>, entry: &Entry<'_>) -> Result<SessionId, Problem> {
    let session = work.id()?;
    let now = work.now();
    let seal = |text: &str| work.act.keyring.seal("session.address_enc", session, text.as_bytes());
    let address = entry.address.map(seal).transpose().map_err(Problem::fault)?;
    let staff = entry.staff_id.raw();
    work.tx.execute(
        &session_sql::INSERT,
        p![session, entry.token_hash, staff, entry.device, address, now.0],
    )?;
    work.tx.execute(&staff_sql::SEEN, p![staff, now.0])?;
    Ok(SessionId::from_raw(session))
}

fn second_factor_holds(
    work: &mut Work<'_, '_>,
    credential: &Credential,
    second: &SecondFactor,
) -> Result<bool, Problem> {
    match second {
        SecondFactor::NotNeeded => Ok(true),
        SecondFactor::Code(code) => code_holds(work, credential, code),
        SecondFactor::Recovery(code) => {
            let hash: [u8; 32] = recovery_hash(code);
            let used = work.tx.execute(
                &sql::USE_CODE,
                p![credential.staff_id, hash.as_slice(), work.act.now.0],
            )?;
            Ok(used == 1)
        }
    }
}

/// Whether an authenticator's code holds now; it is burnt by being asked.
pub fn code_holds(
    work: &mut Work<'_, '_>,
    credential: &Credential,
    code: &str,
) -> Result<bool, Problem> {
    let Some(sealed) = &credential.totp_secret_enc else { return Ok(false) };
    let staff = credential.staff_id;
    let opened = work.act.keyring.open("staff.totp_secret_enc", staff, sealed);
    let secret = opened.map_err(Problem::fault)?;
    let Some(step) = totp::step_of(&secret, code, work.now())? else { return Ok(false) };
    Ok(work.tx.execute(&staff_sql::TOTP_STEP, p![staff, step])? == 1)
}

/// The form in which a recovery code is kept: upper and lower case and dashes do not matter.
#[must_use]
pub fn recovery_hash(code: &str) -> [u8; 32] {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(plain.to_lowercase().as_bytes()).into()
}

/// Ends the caller's own session.
pub fn leave(work: &mut Work<'_, '_>) -> Result<(), Problem> {
    let who = work.who()?;
    let (session, staff) = (who.session_id.raw(), who.staff_id.raw());
    let now = work.now().0;
    work.tx.execute(&session_sql::END, p![session, staff, now])?;
    work.audit(Done { action: "login.left", object: Some(("staff", staff)), ..Done::default() })
}

/// Whether a session still holds under the owner's rules.
#[must_use]
pub fn is_live(created_at: i64, last_seen_at: i64, now: Millis, rules: &Security) -> bool {
    session::standing(Millis(created_at), Millis(last_seen_at), now, rules.sessions)
        == session::Standing::Live
}

/// Forgets sessions, wrong tries and remembered devices that have no effect any more.
pub fn forget_old(tx: &mut Tx<'_>, now: Millis) -> Result<(), StoreError> {
    tx.execute(&session_sql::FORGET, p![now.0 - SESSIONS_KEPT_DAYS * DAY_MILLIS])?;
    tx.execute(&sql::FORGET_FAILURES, p![now.0 - FAILURES_KEPT_DAYS * DAY_MILLIS])?;
    tx.execute(&sql::FORGET_OLD_DEVICES, p![now.0])?;
    Ok(())
}
