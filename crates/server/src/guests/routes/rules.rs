//! `/guest-rules`: what the house has chosen about its guests.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use zhike_domain::guests::{LifecycleRules, PowerSteps};
use zhike_domain::team::permission::Permission::{GuestRead, SettingsEdit};

use crate::guests::actions;
use crate::guests::rules::GuestRules;
use crate::platform::choices;
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, put};
use crate::platform::problem::Problem;

/// What the house has chosen.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GuestRulesView {
    /// The choices.
    rules: GuestRules,
    /// Their version; 0 while nobody has touched them.
    version: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let standard = json!({"lifecycle": LifecycleRules::default(), "power": PowerSteps::default()});
    vec![
        get("/api/v1/guest-rules", "get_guest_rules")
            .about("When a guest counts as new, regular, going quiet, lost, won back")
            .needs(GuestRead, Target::AnyStore)
            .to(show),
        put("/api/v1/guest-rules", "set_guest_rules")
            .about("Choose those; all guests are judged anew")
            .needs(SettingsEdit, Target::Company)
            .takes(standard, set)
            .versioned(),
    ]
}

async fn show(call: Call) -> Result<Reply<GuestRulesView>, Problem> {
    let (rules, version) = call.read(choices::get::<GuestRules>).await?;
    Ok(Reply::new(GuestRulesView { rules, version }).version(version))
}

async fn set(call: Call, rules: GuestRules) -> Result<Reply<GuestRulesView>, Problem> {
    let version = call.version()?;
    let set = move |work: &mut Work<'_, '_>| actions::set_rules(work, &rules, version);
    let _: Reply<()> = call.write(&[], set).await?;
    show(call).await
}
