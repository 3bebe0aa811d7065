//! `/login`, `/logout`.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use zhike_domain::kernel::id::StaffId;

use crate::platform::http::call::{Call, refuse, session_cookie_name};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, post};
use crate::platform::problem::Problem;
use crate::team::actions::login::{self, Facts, Outcome, SecondFactor};
use crate::team::views::MeView;
use crate::team::{passwords, read};

/// Name of the cookie of a remembered device.
const DEVICE_COOKIE: &str = "zhike_device";
/// How long the session's cookie may lie in the browser; the server ends it much earlier.
const COOKIE_SECONDS: i64 = 7 * 24 * 60 * 60;

/// A try at logging in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginBody {
    /// What the person types as name.
    login: String,
    /// The password.
    password: String,
    /// Six digits of the authenticator app.
    #[serde(default)]
    totp_code: Option<String>,
    /// One of the printed recovery codes, instead of the six digits.
    #[serde(default)]
    recovery_code: Option<String>,
    /// Whether this device need not give the second factor for 30 days.
    #[serde(default)]
    remember_device: bool,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        post("/api/v1/login", "login")
            .about("Log in; sets the session's cookie")
            .public()
            .key(KeyRule::None)
            .takes(json!({"login": "owner", "password": "not-the-password"}), enter),
        post("/api/v1/logout", "logout")
            .about("End this session")
            .own()
            .key(KeyRule::None)
            .status(StatusCode::NO_CONTENT)
            .to(leave),
    ]
}

async fn enter(call: Call, body: LoginBody) -> Result<Reply<MeView>, Problem> {
    let index = login::index_of(&call.app.keyring, &body.login);
    let device = call.sent_cookie(DEVICE_COOKIE).map(|token| hash(&token));
    let (now, looked_up) = (call.now, index.clone());
    let facts = call
        .read(move |tx| {
            login::facts(tx, &looked_up, device.as_ref().map(<[u8; 32]>::as_slice), now)
        })
        .await?;
    facts.standing.require_open(now).map_err(refuse)?;
    let kept = facts.credential.as_ref().map(|found| found.password_hash.clone());
    let right = passwords::verify(&call.app, body.password.clone(), kept.clone()).await?;
    let Some(credential) = facts.credential.as_ref().filter(|_| right) else {
        return Err(wrong(&call, index, "login.wrong").await);
    };
    let Some(second) = second_factor(&call, &body, &facts) else {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "login.totp_needed"));
    };
    let staff_id = StaffId::from_raw(credential.staff_id);
    let rehashed = rehash(&call, &body.password, &credential.password_hash).await?;
    let verified = credential.password_hash.clone();
    let trial = Trial { staff_id, verified, second, rehashed, remember: body.remember_device };
    open(&call, index, trial).await
}

struct Trial {
    staff_id: StaffId,
    verified: String,
    second: SecondFactor,
    rehashed: Option<(String, String)>,
    remember: bool,
}

async fn open(call: &Call, index: Vec<u8>, trial: Trial) -> Result<Reply<MeView>, Problem> {
    let token = passwords::random_letters(32)?;
    let device_token = passwords::random_letters(32)?;
    let asked_second = !matches!(trial.second, SecondFactor::NotNeeded);
    let remember = trial.remember && asked_second;
    let (act, staff_id) = (call.act(), trial.staff_id);
    let (token_hash, device_hash) = (hash(&token), hash(&device_token));
    let (device, address) = (call.device(), call.address.map(|ip| ip.to_string()));
    let entry_index = index.clone();
    let locks = [login::lock_of(&index)];
    let outcome = call.app.store.write_keyed(&locks, move |tx| {
        let entry = login::Entry {
            staff_id,
            verified: &trial.verified,
            index: &entry_index,
            second: &trial.second,
            token_hash: &token_hash,
            device: &device,
            address: address.as_deref(),
            remember: remember.then_some(device_hash.as_slice()),
            rehashed: trial.rehashed.as_ref().map(|(old, new)| (old.as_str(), new.as_str())),
        };
        login::enter(&mut act.start(tx), &entry)
    });
    let outcome: Outcome = outcome.await?;
    call.app.relay.poke();
    match outcome {
        Outcome::Entered(_) => {}
        Outcome::WrongCode => return Err(wrong(call, index, "login.totp_wrong").await),
        Outcome::Outdated => return Err(wrong(call, index, "login.wrong").await),
    }
    let me = read::me(call, staff_id).await?;
    let mut reply = Reply::new(me).cookie(&session_cookie(call, &token));
    if remember {
        let seconds = login::REMEMBERED_DAYS * 24 * 60 * 60;
        reply = reply.cookie(&call.cookie(DEVICE_COOKIE, &device_token, seconds));
    }
    Ok(reply)
}

/// The cookie that carries a session.
#[must_use]
pub fn session_cookie(call: &Call, token: &str) -> String {
    call.cookie(session_cookie_name(call.transport), token, COOKIE_SECONDS)
}

/// SHA-256 of a token: what the database keeps of it.
#[must_use]
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn second_factor(call: &Call, body: &LoginBody, facts: &Facts) -> Option<SecondFactor> {
    let enrolled = facts.credential.as_ref().is_some_and(|found| found.totp_on);
    if !enrolled || facts.remembered || call.app.demo {
        return Some(SecondFactor::NotNeeded);
    }
    match (&body.totp_code, &body.recovery_code) {
        (Some(code), _) => Some(SecondFactor::Code(code.clone())),
        (None, Some(code)) => Some(SecondFactor::Recovery(code.clone())),
        (None, None) => None,
    }
}

async fn rehash(
    call: &Call,
    password: &str,
    kept: &str,
) -> Result<Option<(String, String)>, Problem> {
    if !passwords::is_outdated(kept) {
        return Ok(None);
    }
    let fresh = passwords::hash(&call.app, password.to_owned()).await?;
    Ok(Some((kept.to_owned(), fresh)))
}

/// Counts the wrong try and says so; the same words whether or not there is such a login.
pub async fn wrong(call: &Call, index: Vec<u8>, code: &'static str) -> Problem {
    let (act, lock) = (call.act(), login::lock_of(&index));
    let locks = [lock];
    let counted = call.app.store.write_keyed(&locks, move |tx| -> Result<i64, Problem> {
        login::count_failure(&mut act.start(tx), &index)
    });
    let counted = counted.await;
    call.app.relay.poke();
    match counted {
        Ok(left) => Problem::new(StatusCode::UNAUTHORIZED, code).with("tries_left", left),
        Err(problem) => problem,
    }
}

async fn leave(call: Call) -> Result<Reply<()>, Problem> {
    let act = call.act();
    let left = call.app.store.write(move |tx| login::leave(&mut act.start(tx)));
    left.await?;
    call.app.relay.poke();
    Ok(Reply::new(()).cookie(&call.cookie(session_cookie_name(call.transport), "", 0)))
}
