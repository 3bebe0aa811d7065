//! `/membership/programme`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::TierId;
use zhike_domain::kernel::money::{Milli, Points};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::earn::EarnRule;
use zhike_domain::membership::join::{Welcome, WelcomeCoupon};
use zhike_domain::membership::liability::Liability;
use zhike_domain::membership::prepaid::PrepaidRules;
use zhike_domain::membership::stored_value::SpendOrder;
use zhike_domain::membership::tier::{Criterion, Ladder, Tier, Together};
use zhike_domain::team::permission::Permission::{StoredValueEdit, TierEdit};
use zhike_store::LockKey;

use crate::membership::actions::programme as act;
use crate::membership::programme::{
    EarnCampaign, PointsWorth, Prepaid, Programme, VoucherChoice, programme,
};
use crate::membership::read::{liability, prepaid_rules};
use crate::platform::choices;
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, put};
use crate::platform::problem::Problem;

/// A step of the ladder as it is to be; without an id it is a new one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierBody {
    #[serde(default)]
    tier_id: Option<TierId>,
    name: Name,
    together: Together,
    criteria: Vec<Criterion>,
    earn_milli: Milli,
}

/// The ladder as it is to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LadderBody {
    tiers: Vec<TierBody>,
    window_months: u32,
    term_months: u32,
    grace_days: u32,
}

/// The programme as it is to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeBody {
    ladder: LadderBody,
    earn: EarnRule,
    points_rule: Option<PointsWorth>,
    campaigns: Vec<EarnCampaign>,
    spend_order: SpendOrder,
    voucher: VoucherChoice,
    welcome_points: Points,
    welcome_coupons: Vec<WelcomeCoupon>,
    terms_version: u32,
    prepaid: Prepaid,
    expiry_notice_days: u32,
}

/// The programme in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgrammeView {
    #[serde(flatten)]
    programme: Programme,
    /// Version; 0 while it is the default.
    version: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let rate = json!({"points": 1, "per_minor": 100});
    let example = json!({
        "ladder": {
            "tiers": [{"name": "普通", "together": "any", "criteria": [], "earn_milli": 1000}],
            "window_months": 12, "term_months": 12, "grace_days": 0
        },
        "earn": {"points": rate, "growth": rate, "expiry": {"kind": "months", "months": 24},
            "wait_days": 0},
        "points_rule": {"step_points": 100, "step_minor": 100, "least_points": 100,
            "max_share_bp": 5000},
        "campaigns": [], "spend_order": "proportion",
        "voucher": {"earns": false, "excludes_offers": true}, "welcome_points": 0,
        "welcome_coupons": [], "terms_version": 1,
        "prepaid": {"sales": "open", "terms_version": 1, "own_least_minor": 10000,
            "most_minor": null, "no_reason_days": null, "revenue_minor": null,
            "rates": {"agreed_bp": null, "lpr": [], "deposit": []}},
        "expiry_notice_days": 30
    });
    vec![
        get("/api/v1/membership/programme", "get_programme")
            .about("Tiers, earning, the worth of points, welcome and stored value")
            .to(show),
        put("/api/v1/membership/programme", "change_programme")
            .about("Change the programme")
            .needs(TierEdit, Target::Company)
            .versioned()
            .takes(example, change),
        get("/api/v1/membership/prepaid", "get_prepaid")
            .about("What is owed to guests in stored value, and what the law lets the house owe")
            .needs(StoredValueEdit, Target::Company)
            .to(show_prepaid),
    ]
}

/// Stored value as the owner looks after it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrepaidView {
    /// What the law of the company's place asks, with the owner's own numbers.
    rules: PrepaidRules,
    /// What the house owes its guests beside what it may owe.
    liability: Liability,
}

async fn show_prepaid(call: Call) -> Result<Reply<PrepaidView>, Problem> {
    const DAY_MS: i64 = 86_400_000;
    let day = BusinessDay(call.now.0.div_euclid(DAY_MS));
    let view = call.read(move |tx| {
        let programme = programme(tx)?;
        let rules = prepaid_rules(tx, None, day, &programme)?;
        Ok::<_, Problem>(PrepaidView { rules, liability: liability(tx, &programme, &rules)? })
    });
    Ok(Reply::new(view.await?))
}

async fn show(call: Call) -> Result<Reply<ProgrammeView>, Problem> {
    let (programme, version) = call.read(choices::get::<Programme>).await?;
    Ok(Reply::new(ProgrammeView { programme, version }).version(version))
}

async fn change(call: Call, body: ProgrammeBody) -> Result<Reply<ProgrammeView>, Problem> {
    let version = call.version()?;
    let lock = LockKey::text("choice", "programme");
    let _: Reply<()> = call
        .write(&[lock], move |work| {
            let body = body.clone();
            let mut tiers = Vec::with_capacity(body.ladder.tiers.len());
            for tier in body.ladder.tiers {
                let TierBody { tier_id, name, together, criteria, earn_milli } = tier;
                let tier_id = match tier_id {
                    Some(tier_id) => tier_id,
                    None => TierId::from_raw(work.id()?),
                };
                tiers.push(Tier { tier_id, name, together, criteria, earn_milli });
            }
            let LadderBody { window_months, term_months, grace_days, .. } = body.ladder;
            let after = Programme {
                ladder: Ladder { tiers, window_months, term_months, grace_days },
                earn: body.earn,
                points_rule: body.points_rule,
                campaigns: body.campaigns,
                spend_order: body.spend_order,
                voucher: body.voucher,
                welcome: Welcome { points: body.welcome_points, coupons: body.welcome_coupons },
                terms_version: body.terms_version,
                prepaid: body.prepaid,
                expiry_notice_days: body.expiry_notice_days,
            };
            act::save(work, version, &after)
        })
        .await?;
    show(call).await
}
