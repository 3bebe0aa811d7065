//! `/settings/security`: how long logins last and who needs a second factor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission::SettingsEdit;
use zhike_domain::team::role::Preset;

use crate::platform::audit::Change;
use crate::platform::choices::{self, Security};
use crate::platform::http::act::Done;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, patch};
use crate::platform::keys::Facts;
use crate::platform::net::Transport;
use crate::platform::problem::Problem;

/// How safe the house is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SecurityView {
    /// Minutes without a request after which a login ends.
    idle_minutes: u32,
    /// Hours after which a login ends in any case.
    absolute_hours: u32,
    /// Roles made from these presets need a second factor.
    totp_required_for: Vec<Preset>,
    /// Whether this page came encrypted.
    https: bool,
    /// Whether it came by plain HTTP.
    plain_http: bool,
    /// Whether this is a demo, where nobody is asked for a second factor.
    demo: bool,
    /// Proxies whose word on the caller's address is believed; set in the configuration.
    trusted_proxies: Vec<String>,
    /// The key that new personal data are sealed with.
    encryption: EncryptionView,
    /// Version of the choice; 0 while it is the default.
    version: i64,
}

/// What may be shown of the keys.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EncryptionView {
    /// Name of the key file's key.
    key_id: String,
    /// Number of the data key in use.
    active_key: u32,
    /// When the data key in use was made.
    active_since: Millis,
}

impl EncryptionView {
    fn of(facts: &Facts) -> EncryptionView {
        EncryptionView {
            key_id: facts.kek_id.as_str().to_owned(),
            active_key: facts.column_key,
            active_since: Millis(facts.created_at_ms),
        }
    }
}

/// A change of the choice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecurityPatch {
    #[serde(default)]
    idle_minutes: Option<u32>,
    #[serde(default)]
    absolute_hours: Option<u32>,
    #[serde(default)]
    totp_required_for: Option<Vec<Preset>>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/settings/security", "get_security")
            .about("How long logins last, who needs a second factor, and the keys")
            .needs(SettingsEdit, Target::Company)
            .to(show),
        patch("/api/v1/settings/security", "change_security")
            .about("Change how long logins last and who needs a second factor")
            .needs(SettingsEdit, Target::Company)
            .takes(json!({"idle_minutes": 45}), change),
    ]
}

async fn show(call: Call) -> Result<Reply<SecurityView>, Problem> {
    let (choice, version) = call.read(choices::get::<Security>).await?;
    let view = SecurityView {
        idle_minutes: choice.sessions.idle_minutes,
        absolute_hours: choice.sessions.absolute_hours,
        totp_required_for: choice.totp_required_for,
        https: call.transport == Transport::Tls,
        plain_http: call.transport == Transport::Plain,
        demo: call.app.demo,
        trusted_proxies: call.app.places.trusted_proxies.clone(),
        encryption: EncryptionView::of(&call.app.keyring.facts()),
        version,
    };
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: SecurityPatch) -> Result<Reply<SecurityView>, Problem> {
    let version = call.version()?;
    let _: Reply<()> = call
        .write(&[], move |work| {
            let (before, _) = choices::get::<Security>(work.tx)?;
            let mut after = before.clone();
            if let Some(minutes) = body.idle_minutes {
                after.sessions.idle_minutes = minutes;
            }
            if let Some(hours) = body.absolute_hours {
                after.sessions.absolute_hours = hours;
            }
            if let Some(presets) = &body.totp_required_for {
                after.totp_required_for.clone_from(presets);
            }
            after.sessions.check().map_err(refuse)?;
            choices::set(work.tx, &after, version, work.act.now)?;
            let value = |choice: &Security| serde_json::to_value(choice).unwrap_or_default();
            let changes = vec![Change::of("security", value(&before), value(&after))];
            work.audit(Done { action: "settings.changed", changes, ..Done::default() })?;
            work.emit("settings.changed", None, &[])
        })
        .await?;
    show(call).await
}
