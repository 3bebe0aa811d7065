//! `/me`: one's own account.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::SessionId;
use zhike_domain::team::password;
use zhike_store::p;

use crate::platform::http::call::{Call, refuse};
use crate::platform::http::list::Page;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, get, patch, post};
use crate::platform::problem::Problem;
use crate::team::actions::me::{self, OwnChange};
use crate::team::sql::staff::{self as staff_sql, Credential};
use crate::team::views::{MeView, SessionView};
use crate::team::{checks, passwords, read, totp};

/// A change of one's own account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPatch {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    language: Option<checks::Language>,
    #[serde(default)]
    theme: Option<checks::Theme>,
    #[serde(default)]
    density: Option<checks::Density>,
    #[serde(default)]
    hotkeys: Option<bool>,
}

/// A change of one's own password.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    current_password: String,
    new_password: String,
}

/// The current password, asked again before something grave.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepUp {
    current_password: String,
}

/// A code of the authenticator app.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    code: String,
}

/// Turning the second factor off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisableTotp {
    current_password: String,
    code: String,
}

/// A fresh second factor, not asked for yet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TotpStarted {
    secret: String,
    otpauth_url: String,
}

/// The codes for the day the phone is lost; shown once.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecoveryCodes {
    recovery_codes: Vec<String>,
}

/// How many sessions were ended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revoked {
    /// How many.
    pub revoked: u64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/me", "get_me").about("Who is logged in").own().to(show),
        patch("/api/v1/me", "change_me")
            .about("Change one's own name, language and looks")
            .own()
            .takes(json!({"theme": "dark"}), change),
        post("/api/v1/me/password", "change_my_password")
            .about("Set a new password; ends the other sessions")
            .own()
            .key(KeyRule::None)
            .status(StatusCode::NO_CONTENT)
            .takes(json!({"current_password": "a", "new_password": "b"}), set_password),
        post("/api/v1/me/totp/start", "start_my_totp")
            .about("Draw a second-factor secret")
            .own()
            .key(KeyRule::None)
            .takes(json!({"current_password": "a"}), start_totp),
        post("/api/v1/me/totp/confirm", "confirm_my_totp")
            .about("Turn the second factor on with a first code")
            .own()
            .key(KeyRule::None)
            .takes(json!({"code": "000000"}), confirm_totp),
        post("/api/v1/me/totp/disable", "disable_my_totp")
            .about("Turn the second factor off")
            .own()
            .key(KeyRule::None)
            .status(StatusCode::NO_CONTENT)
            .takes(json!({"current_password": "a", "code": "000000"}), disable_totp),
        get("/api/v1/me/sessions", "list_my_sessions").about("One's own logins").own().to(sessions),
        post("/api/v1/me/sessions/{session_id}/revoke", "revoke_my_session")
            .about("End one of one's own logins")
            .own()
            .status(StatusCode::NO_CONTENT)
            .to(end_session),
        post("/api/v1/me/sessions/revoke-others", "revoke_my_other_sessions")
            .about("End all of one's own logins but this")
            .own()
            .to(end_others),
    ]
}

async fn show(call: Call) -> Result<Reply<MeView>, Problem> {
    let staff_id = call.who()?.staff_id;
    let me = read::me(&call, staff_id).await?;
    let version = me.version;
    Ok(Reply::new(me).version(version))
}

async fn change(call: Call, body: OwnPatch) -> Result<Reply<MeView>, Problem> {
    let version = call.version()?;
    let name = body.name.map(|name| checks::person_name(&name)).transpose()?;
    let wanted = OwnChange {
        name,
        language: body.language.map(|it| it.as_str().to_owned()),
        theme: body.theme.map(|it| it.as_str().to_owned()),
        density: body.density.map(|it| it.as_str().to_owned()),
        hotkeys: body.hotkeys,
    };
    let _: Reply<()> = call.write(&[], move |work| me::change(work, version, &wanted)).await?;
    show(call).await
}

/// Asks the current password again. Wrong tries count like wrong logins.
pub async fn step_up(call: &Call, password: &str) -> Result<(), Problem> {
    let staff = call.who()?.staff_id.raw();
    let find = move |tx: &mut zhike_store::Tx<'_>| -> Result<Credential, Problem> {
        Ok(tx.one(&staff_sql::CREDENTIAL_OF, p![staff])?)
    };
    let credential = call.read(find).await?;
    let login = read::opened(&call.app.keyring, "staff.login_enc", staff, &credential.login_enc)?;
    let index = crate::team::actions::login::index_of(&call.app.keyring, &login);
    let (now, looked_up) = (call.now, index.clone());
    let facts =
        call.read(move |tx| crate::team::actions::login::facts(tx, &looked_up, None, now)).await?;
    facts.standing.require_open(now).map_err(refuse)?;
    let kept = Some(credential.password_hash);
    if passwords::verify(&call.app, password.to_owned(), kept).await? {
        return Ok(());
    }
    let (act, lock) = (call.act(), crate::team::actions::login::lock_of(&index));
    let locks = [lock];
    let counted = call.app.store.write_keyed(&locks, move |tx| -> Result<i64, Problem> {
        crate::team::actions::login::count_failure(&mut act.start(tx), &index)
    });
    counted.await?;
    Err(Problem::field("/current_password", "password.wrong"))
}

async fn set_password(call: Call, body: NewPassword) -> Result<Reply<()>, Problem> {
    step_up(&call, &body.current_password).await?;
    let me = read::me(&call, call.who()?.staff_id).await?;
    let company = me.company.map(|company| company.name).unwrap_or_default();
    password::check(&body.new_password, &me.login, &company).map_err(refuse)?;
    let hash = passwords::hash(&call.app, body.new_password).await?;
    call.write(&[], move |work| me::set_password(work, &hash)).await
}

async fn start_totp(call: Call, body: StepUp) -> Result<Reply<TotpStarted>, Problem> {
    if call.app.demo {
        return Err(Problem::new(StatusCode::CONFLICT, "totp.off_in_demo"));
    }
    step_up(&call, &body.current_password).await?;
    let me = read::me(&call, call.who()?.staff_id).await?;
    let company = me.company.map_or_else(|| "Zhike".to_owned(), |company| company.name);
    let secret = totp::draw_secret()?;
    let started = TotpStarted {
        secret: totp::shown(&secret),
        otpauth_url: totp::address(&secret, &company, &me.login),
    };
    let _: Reply<()> = call.write(&[], move |work| me::start_totp(work, &secret)).await?;
    Ok(Reply::new(started))
}

async fn confirm_totp(call: Call, body: Code) -> Result<Reply<RecoveryCodes>, Problem> {
    let codes = (0..10).map(|_| passwords::one_time()).collect::<Result<Vec<_>, _>>()?;
    let recovery_codes = codes.clone();
    let _: Reply<()> =
        call.write(&[], move |work| me::confirm_totp(work, &body.code, &codes)).await?;
    Ok(Reply::new(RecoveryCodes { recovery_codes }))
}

async fn disable_totp(call: Call, body: DisableTotp) -> Result<Reply<()>, Problem> {
    step_up(&call, &body.current_password).await?;
    call.write(&[], move |work| me::disable_totp(work, &body.code)).await
}

async fn sessions(call: Call) -> Result<Reply<Page<SessionView>>, Problem> {
    let who = call.who()?;
    let list = read::sessions(&call, who.staff_id, Some(who.session_id)).await?;
    Ok(Reply::new(Page::whole(list)))
}

async fn end_session(call: Call) -> Result<Reply<()>, Problem> {
    let session: SessionId = call.id("session_id")?;
    call.write(&[], move |work| me::end_session(work, session)).await
}

async fn end_others(call: Call) -> Result<Reply<Revoked>, Problem> {
    call.write(&[], |work| Ok(Revoked { revoked: me::end_other_sessions(work)? })).await
}
