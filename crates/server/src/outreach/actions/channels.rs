//! Setting a channel up.

use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use serde_json::json;
use sha2::{Digest, Sha256};
use zhike_domain::outreach::MessageChannel;
use zhike_store::p;

use crate::outreach::channels::{self, Channel, Secrets, Security, Settings};
use crate::outreach::sql::channel as sql;
use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::outside::{Allowed, OutsideError, client_config, may_reach};
use crate::platform::problem::Problem;

/// How a channel is to be reached from now on.
#[derive(Clone)]
pub struct NewChannel {
    /// Which.
    pub kind: MessageChannel,
    /// Whether it is on.
    pub enabled: bool,
    /// How it is reached.
    pub settings: Settings,
    /// A new password or key; absent: the one it has.
    pub secret: Option<String>,
    /// Random letters for the address that the carrier calls, used when the channel is new.
    pub callback: String,
}

/// The secret part of the address that a carrier calls, as it is looked up.
#[must_use]
pub fn callback_hash(callback: &str) -> Vec<u8> {
    Sha256::digest(callback.as_bytes()).to_vec()
}

/// Random letters for the address that a carrier calls.
///
/// # Errors
/// The system gives no random bytes.
pub fn fresh_callback() -> Result<String, Problem> {
    let mut bytes = [0; 20];
    crate::platform::seal::fill_random(&mut bytes).map_err(Problem::fault)?;
    Ok(BASE32_NOPAD.encode(&bytes).to_lowercase())
}

/// Keeps a channel; `version` 0 is one that was never set up.
///
/// # Errors
/// 412 `conflict.stale`, 422 for an address that may not be reached or a secret that is missing.
pub fn save(work: &mut Work<'_, '_>, new: &NewChannel, version: i64) -> Result<(), Problem> {
    if !new.settings.serves(new.kind) {
        return Err(Problem::field("/settings/adapter", "channel.adapter_not_for_it"));
    }
    let allowed = choices::in_force::<Allowed>(work.tx)?;
    check(&new.settings, &allowed)?;
    let keyring = work.act.keyring.clone();
    let kept = channels::find(work.tx, &keyring, new.kind)?;
    let kept_version = kept.as_ref().map_or(0, |channel| channel.row.version);
    if kept_version != version {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    let id = match &kept {
        Some(channel) => channel.row.channel_id,
        None => work.id()?,
    };
    let secrets = Secrets {
        secret: secret_of(new, kept.as_ref())?,
        callback: kept
            .as_ref()
            .map_or_else(|| new.callback.clone(), |c| c.secrets.callback.clone()),
    };
    let sealed = serde_json::to_vec(&secrets).map_err(Problem::fault)?;
    let sealed = keyring.seal("channel.secret_enc", id, &sealed).map_err(Problem::fault)?;
    let settings = serde_json::to_string(&new.settings).map_err(Problem::fault)?;
    let adapter = new.settings.adapter();
    if kept.is_some() {
        let values = p![id, version, adapter, new.enabled, settings, sealed];
        work.tx.execute(&sql::UPDATE, values)?;
    } else {
        let hash = callback_hash(&secrets.callback);
        let values = p![id, new.kind.as_str(), adapter, new.enabled, settings, sealed, hash];
        work.tx.execute(&sql::INSERT, values)?;
    }
    told(work, new, kept.as_ref())
}

/// What was there stays when no new secret is given, but only for the same carrier.
fn secret_of(new: &NewChannel, kept: Option<&Channel>) -> Result<String, Problem> {
    match (&new.secret, kept) {
        (Some(secret), _) => Ok(secret.clone()),
        (None, Some(kept)) if kept.settings.adapter() == new.settings.adapter() => {
            Ok(kept.secrets.secret.clone())
        }
        (None, _) if asks_for_none(&new.settings) => Ok(String::new()),
        (None, _) => Err(Problem::field("/secret", "channel.secret_missing")),
    }
}

fn asks_for_none(settings: &Settings) -> bool {
    match settings {
        Settings::Smtp(smtp) => smtp.user.is_none(),
        Settings::Http(_) => true,
        Settings::Aliyun(_) | Settings::Tencent(_) => false,
    }
}

fn check(settings: &Settings, allowed: &Allowed) -> Result<(), Problem> {
    let refused = |pointer: &str, why: OutsideError| Problem::field(pointer.to_owned(), why.code());
    match settings {
        Settings::Smtp(smtp) => {
            let url = format!("https://{}:{}/", smtp.host, smtp.port);
            may_reach(&url, allowed).map_err(|why| refused("/settings/host", why))?;
            if smtp.security == Security::None && !allowed.holds(&smtp.host) {
                return Err(refused("/settings/security", OutsideError::NotEncrypted));
            }
            let authority = smtp.authority.as_deref();
            client_config(authority).map_err(|why| refused("/settings/authority", why))?;
        }
        Settings::Aliyun(aliyun) => {
            may_reach(aliyun.url(), allowed).map_err(|why| refused("/settings/endpoint", why))?;
        }
        Settings::Tencent(tencent) => {
            let url = tencent.url();
            may_reach(url, allowed).map_err(|why| refused("/settings/endpoint", why))?;
        }
        Settings::Http(http) => {
            may_reach(&http.url, allowed).map_err(|why| refused("/settings/url", why))?;
            let known = ["application/json", "application/x-www-form-urlencoded"];
            if !known.contains(&http.content_type.as_str()) {
                return Err(Problem::field("/settings/content_type", "input.bad_value"));
            }
            if !http.body.contains("{phone}") {
                return Err(Problem::field("/settings/body", "channel.body_without_phone"));
            }
        }
    }
    Ok(())
}

fn told(work: &mut Work<'_, '_>, new: &NewChannel, kept: Option<&Channel>) -> Result<(), Problem> {
    let mut changes = vec![
        Change::of("channel", json!(null), json!(new.kind.as_str())),
        Change::of(
            "adapter",
            json!(kept.map(|kept| kept.settings.adapter())),
            json!(new.settings.adapter()),
        ),
        Change::of("enabled", json!(kept.map(|kept| kept.enabled)), json!(new.enabled)),
    ];
    if new.secret.is_some() {
        changes.push(Change::personal("secret"));
    }
    work.audit(Done { action: "channel.changed", changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[])
}
