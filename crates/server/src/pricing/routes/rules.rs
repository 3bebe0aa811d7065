//! `/pricing-rules`: what the house has chosen about pricing.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use zhike_domain::team::permission::Permission::{OfferEdit, OfferRead};

use crate::ordering::actions::differences;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, put};
use crate::platform::problem::Problem;
use crate::pricing::rules::PricingRules;

/// The coarsest rounding: to a hundred yuan, minor units.
const COARSEST: i64 = 10_000;

/// What the house has chosen.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulesView {
    /// The choices.
    rules: PricingRules,
    /// Their version; 0 while nobody has touched them.
    version: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let to_jiao = json!({"round_off": {"step_minor": 10, "rounding": "down"}});
    vec![
        get("/api/v1/pricing-rules", "get_pricing_rules")
            .about("What the house has chosen about pricing")
            .needs(OfferRead, Target::AnyStore)
            .to(show),
        put("/api/v1/pricing-rules", "set_pricing_rules")
            .about("Choose how bills are rounded")
            .needs(OfferEdit, Target::Company)
            .takes(to_jiao, set)
            .versioned(),
    ]
}

async fn show(call: Call) -> Result<Reply<RulesView>, Problem> {
    let (rules, version) = call.read(choices::get::<PricingRules>).await?;
    Ok(Reply::new(RulesView { rules, version }).version(version))
}

async fn set(call: Call, rules: PricingRules) -> Result<Reply<RulesView>, Problem> {
    let version = call.version()?;
    let step = rules.round_off.map_or(1, |round_off| round_off.step_minor.raw());
    if !(1..=COARSEST).contains(&step) {
        let problem = Problem::field("/round_off/step_minor", "pricing.round_off_step");
        return Err(problem.with("most_minor", COARSEST));
    }
    let set = move |work: &mut Work<'_, '_>| {
        let (before, _) = choices::get::<PricingRules>(work.tx)?;
        let now = work.now();
        choices::set(work.tx, &rules, version, now)?;
        let changes = differences(&["round_off"], &before, &rules)?;
        work.audit(Done { action: "pricing_rules.updated", changes, ..Done::default() })?;
        work.emit("settings.changed", None, &[])
    };
    let _: Reply<()> = call.write(&[], set).await?;
    show(call).await
}
