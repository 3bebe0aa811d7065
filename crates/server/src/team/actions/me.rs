//! What a person does about his own account.

use axum::http::StatusCode;
use zhike_domain::kernel::id::SessionId;
use zhike_store::p;

use super::login::recovery_hash;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::problem::Problem;
use crate::team::sql::login as login_sql;
use crate::team::sql::session as session_sql;
use crate::team::sql::staff::{self as staff_sql, Credential, StaffRow};
use crate::team::totp;

/// What a person may change of his own account; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct OwnChange {
    /// Another name.
    pub name: Option<String>,
    /// Another language.
    pub language: Option<String>,
    /// Another theme.
    pub theme: Option<String>,
    /// Another density.
    pub density: Option<String>,
    /// Single letters as keys, or not.
    pub hotkeys: Option<bool>,
}

/// Changes the caller's own account.
///
/// # Errors
/// 412 `conflict.stale` when somebody changed it meanwhile.
pub fn change(work: &mut Work<'_, '_>, version: i64, change: &OwnChange) -> Result<(), Problem> {
    let staff = work.who()?.staff_id.raw();
    let kept: StaffRow = work.tx.one(&staff_sql::FIND, p![staff])?;
    let name_enc = match &change.name {
        Some(name) => {
            let sealed = work.act.keyring.seal("staff.name_enc", staff, name.as_bytes());
            sealed.map_err(Problem::fault)?
        }
        None => kept.name_enc,
    };
    let language = change.language.clone().unwrap_or(kept.language);
    let theme = change.theme.clone().unwrap_or(kept.theme);
    let density = change.density.clone().unwrap_or(kept.density);
    let hotkeys = change.hotkeys.unwrap_or(kept.hotkeys);
    let row = p![staff, version, name_enc, language, theme, density, hotkeys];
    if work.tx.execute(&staff_sql::UPDATE_OWN, row)? == 0 {
        return Err(stale());
    }
    if change.name.is_some() {
        let changes = vec![Change::personal("name")];
        let object = Some(("staff", staff));
        work.audit(Done { action: "staff.updated", object, changes, ..Done::default() })?;
    }
    work.emit("staff.changed", None, &[("staff", staff)])
}

/// 412: the thing was changed since the caller read it.
#[must_use]
pub fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}

/// Sets the caller's own new password, already hashed, and ends all other sessions.
pub fn set_password(work: &mut Work<'_, '_>, hash: &str) -> Result<(), Problem> {
    let who = work.who()?;
    let (staff, session) = (who.staff_id.raw(), who.session_id.raw());
    let now = work.now().0;
    work.tx.execute(&staff_sql::SET_PASSWORD, p![staff, hash, false])?;
    work.tx.execute(&session_sql::END_OTHERS, p![staff, session, now])?;
    work.tx.execute(&login_sql::FORGET_DEVICES, p![staff])?;
    let object = Some(("staff", staff));
    work.audit(Done { action: "password.changed", object, ..Done::default() })
}

/// Keeps a fresh second-factor secret that is not asked for yet.
pub fn start_totp(work: &mut Work<'_, '_>, secret: &[u8]) -> Result<(), Problem> {
    let staff = work.who()?.staff_id.raw();
    let kept: StaffRow = work.tx.one(&staff_sql::FIND, p![staff])?;
    if kept.totp_on {
        return Err(Problem::new(StatusCode::CONFLICT, "totp.already_on"));
    }
    let sealed = work.act.keyring.seal("staff.totp_secret_enc", staff, secret);
    let sealed = sealed.map_err(Problem::fault)?;
    work.tx.execute(&staff_sql::SET_TOTP_SECRET, p![staff, sealed])?;
    Ok(())
}

/// Turns the second factor on after a first right code, with `codes` for the day the phone is lost.
pub fn confirm_totp(work: &mut Work<'_, '_>, code: &str, codes: &[String]) -> Result<(), Problem> {
    let staff = work.who()?.staff_id.raw();
    let credential: Credential = work.tx.one(&staff_sql::CREDENTIAL_OF, p![staff])?;
    if credential.totp_on {
        return Err(Problem::new(StatusCode::CONFLICT, "totp.already_on"));
    }
    let Some(sealed) = &credential.totp_secret_enc else {
        return Err(Problem::new(StatusCode::CONFLICT, "totp.not_started"));
    };
    let opened = work.act.keyring.open("staff.totp_secret_enc", staff, sealed);
    let secret = opened.map_err(Problem::fault)?;
    let Some(step) = totp::step_of(&secret, code, work.now())? else {
        return Err(Problem::field("/code", "login.totp_wrong"));
    };
    work.tx.execute(&staff_sql::TOTP_ON, p![staff, step])?;
    work.tx.execute(&login_sql::CLEAR_CODES, p![staff])?;
    for code in codes {
        let hash = recovery_hash(code);
        work.tx.execute(&login_sql::ADD_CODE, p![staff, hash.as_slice()])?;
    }
    work.audit(Done { action: "totp.enabled", object: Some(("staff", staff)), ..Done::default() })
}

/// Turns the second factor of `staff` off and forgets what belonged to it.
pub fn drop_totp(work: &mut Work<'_, '_>, staff: i64) -> Result<(), Problem> {
    work.tx.execute(&staff_sql::TOTP_OFF, p![staff])?;
    work.tx.execute(&login_sql::CLEAR_CODES, p![staff])?;
    work.tx.execute(&login_sql::FORGET_DEVICES, p![staff])?;
    work.audit(Done { action: "totp.disabled", object: Some(("staff", staff)), ..Done::default() })
}

/// Turns the caller's own second factor off, given a right code.
pub fn disable_totp(work: &mut Work<'_, '_>, code: &str) -> Result<(), Problem> {
    let staff = work.who()?.staff_id.raw();
    let credential: Credential = work.tx.one(&staff_sql::CREDENTIAL_OF, p![staff])?;
    if !super::login::code_holds(work, &credential, code)? {
        return Err(Problem::field("/code", "login.totp_wrong"));
    }
    drop_totp(work, staff)
}

/// Ends one of the caller's own sessions.
pub fn end_session(work: &mut Work<'_, '_>, session: SessionId) -> Result<(), Problem> {
    let staff = work.who()?.staff_id.raw();
    let now = work.now().0;
    if work.tx.execute(&session_sql::END, p![session.raw(), staff, now])? == 0 {
        return Err(Problem::not_there());
    }
    let object = Some(("session", session.raw()));
    work.audit(Done { action: "session.ended", object, ..Done::default() })
}

/// Ends all of the caller's sessions but this one; returns how many.
pub fn end_other_sessions(work: &mut Work<'_, '_>) -> Result<u64, Problem> {
    let who = work.who()?;
    let (staff, session) = (who.staff_id.raw(), who.session_id.raw());
    let now = work.now().0;
    let ended = work.tx.execute(&session_sql::END_OTHERS, p![staff, session, now])?;
    let object = Some(("staff", staff));
    work.audit(Done { action: "session.others_ended", object, ..Done::default() })?;
    Ok(ended)
}
