//! Saving the programme.

use axum::http::StatusCode;
use zhike_domain::kernel::money::Minor;
use zhike_domain::membership::earn::EarnRefusal;
use zhike_store::{Tx, p};

use crate::membership::programme::{PointsWorth, Programme};
use crate::membership::sql::member as sql;
use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

const MOST_CAMPAIGNS: usize = 4;
const MOST_MULTIPLIER: i64 = 100_000;

/// Saves the programme. Lock it: members join tiers meanwhile.
///
/// # Errors
/// 412 `conflict.stale`; the refusals of ladder and earning; `tier.in_use` when a tier that
/// somebody holds is left out; `welcome.template_not_there`.
pub fn save(work: &mut Work<'_, '_>, version: i64, after: &Programme) -> Result<(), Problem> {
    check(after)?;
    let (before, kept) = choices::get::<Programme>(work.tx)?;
    if kept != version {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    nobody_loses_his_tier(work.tx, &before, after)?;
    welcome_is_there(work.tx, after)?;
    choices::set(work.tx, after, version, work.act.now)?;
    let value = |programme: &Programme| serde_json::to_value(programme).unwrap_or_default();
    let changes = vec![Change::of("programme", value(&before), value(after))];
    work.audit(Done { action: "programme.changed", changes, ..Done::default() })?;
    work.emit("programme.changed", None, &[])
}

fn check(programme: &Programme) -> Result<(), Problem> {
    programme.ladder.check().map_err(refuse)?;
    programme.earn.check().map_err(refuse)?;
    programme.earn.expiry.check().map_err(refuse)?;
    programme.welcome.check().map_err(refuse)?;
    programme.prepaid.rates.check().map_err(refuse)?;
    if programme.prepaid.revenue_minor.is_some_and(|revenue| revenue < Minor::ZERO) {
        return Err(Problem::field("/prepaid/revenue_minor", "programme.revenue"));
    }
    if programme.campaigns.len() > MOST_CAMPAIGNS {
        let most = u32::try_from(MOST_CAMPAIGNS).unwrap_or(u32::MAX);
        return Err(refuse(EarnRefusal::TooManyCampaigns { most }));
    }
    let campaigns = programme.campaigns.iter().map(|campaign| campaign.multiplier_milli);
    let tiers = programme.ladder.tiers.iter().map(|tier| tier.earn_milli);
    if campaigns.chain(tiers).any(|multiplier| multiplier.raw() > MOST_MULTIPLIER) {
        return Err(refuse(EarnRefusal::Multiplier { most_milli: 100_000 }));
    }
    match &programme.points_rule {
        Some(rule) if !is_sound(rule) => {
            Err(Problem::field("/points_rule", "programme.points_rule"))
        }
        _ => Ok(()),
    }
}

fn is_sound(rule: &PointsWorth) -> bool {
    rule.step_points.raw() > 0 && rule.step_minor.raw() > 0 && rule.least_points.raw() >= 0
}

/// Coupons are promised of templates that are there.
fn welcome_is_there(tx: &mut Tx<'_>, programme: &Programme) -> Result<(), Problem> {
    for (at, coupon) in programme.welcome.coupons.iter().enumerate() {
        let there: i64 = tx.one(&sql::TEMPLATE_THERE, p![coupon.template_id.raw()])?;
        if there == 0 {
            let pointer = format!("/welcome_coupons/{at}/template_id");
            return Err(Problem::field(pointer, "welcome.template_not_there"));
        }
    }
    Ok(())
}

/// A member stands on a step of the ladder; a step that somebody stands on is not taken away.
fn nobody_loses_his_tier(
    tx: &mut Tx<'_>,
    before: &Programme,
    after: &Programme,
) -> Result<(), Problem> {
    for tier in before.ladder.tiers.iter().filter(|tier| after.tier(tier.tier_id).is_none()) {
        let members: i64 = tx.one(&sql::IN_TIER, p![tier.tier_id.raw()])?;
        if members > 0 {
            return Err(Problem::field("/ladder/tiers", "tier.in_use").with("members", members));
        }
    }
    Ok(())
}
