//! `/settings/messages` and `/settings/outside`: what holds for all messages, and which hosts
//! inside may be reached.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use zhike_domain::team::permission::Permission::SettingsEdit;

use crate::outreach::actions::rules as actions;
use crate::outreach::read;
use crate::outreach::rules::MessageRules;
use crate::outreach::views::RulesView;
use crate::platform::choices;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, put};
use crate::platform::outside::Allowed;
use crate::platform::problem::Problem;

/// Hosts inside that may be reached.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AllowedView {
    /// Names or addresses.
    hosts: Vec<String>,
    /// Version; 0 while there are none.
    version: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let rules = json!({"language": "zh_cn", "window": {"from": "09:00", "until": "21:00"},
        "most_in_week": 2, "segment_cost_milli": 5000, "keep_months": 12});
    vec![
        get("/api/v1/settings/messages", "get_message_rules")
            .about("What holds for all messages, and which notices are on")
            .needs(SettingsEdit, Target::Company)
            .to(show),
        put("/api/v1/settings/messages", "change_message_rules")
            .about("Change what holds for all messages")
            .needs(SettingsEdit, Target::Company)
            .versioned()
            .takes(rules, change),
        get("/api/v1/settings/outside", "get_allowed_hosts")
            .about("Hosts inside that may be reached")
            .needs(SettingsEdit, Target::Company)
            .to(show_allowed),
        put("/api/v1/settings/outside", "change_allowed_hosts")
            .about("Allow hosts inside by name")
            .needs(SettingsEdit, Target::Company)
            .versioned()
            .takes(json!({"hosts": ["mail.lan"]}), allow),
    ]
}

async fn show(call: Call) -> Result<Reply<RulesView>, Problem> {
    let view = call.read(read::rules).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: MessageRules) -> Result<Reply<RulesView>, Problem> {
    let version = call.version()?;
    let _: Reply<()> = call.write(&[], move |work| actions::change(work, &body, version)).await?;
    show(call).await
}

async fn show_allowed(call: Call) -> Result<Reply<AllowedView>, Problem> {
    let (allowed, version) = call.read(choices::get::<Allowed>).await?;
    Ok(Reply::new(AllowedView { hosts: allowed.hosts, version }).version(version))
}

async fn allow(call: Call, body: Allowed) -> Result<Reply<AllowedView>, Problem> {
    let version = call.version()?;
    let _: Reply<()> = call.write(&[], move |work| actions::allow(work, &body, version)).await?;
    show_allowed(call).await
}
