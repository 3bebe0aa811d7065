//! Discounts, comps and refunds by hand: who may, and up to what.

use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::pricing::{ByHand, Manual, ManualAct};
use zhike_domain::team::approval::Excess;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Limit;
use zhike_domain::team::scope::{self, Target};

use crate::platform::http::act::Work;
use crate::platform::http::call::Who;
use crate::platform::problem::{self, Problem};
use crate::team::actions::approvals::{Wish, within_limit};

fn needed(manual: &ManualAct) -> Permission {
    match manual {
        ManualAct::Percent { .. } | ManualAct::Amount { .. } => Permission::BillDiscount,
        ManualAct::Gift { .. } | ManualAct::Comp => Permission::BillComp,
    }
}

/// Whether the caller may give discounts like these at all.
///
/// # Errors
/// 403 `permission.missing`.
pub fn may_give(who: &Who, store_id: StoreId, manual: &[Manual]) -> Result<(), Problem> {
    for one in manual {
        let (permission, target) = (needed(&one.act), Target::Store(store_id));
        let decision = scope::decide(&who.powers.permissions, &who.scope, permission, target);
        if let Some(refusal) = decision.refusal(permission, target) {
            return Err(problem::refused(&refusal));
        }
    }
    Ok(())
}

/// Lets what was given by hand pass within the caller's limits, or with a second person's token.
///
/// # Errors
/// 403 `approval.required`.
pub fn by_hand(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    sums: &ByHand,
    token: Option<&str>,
) -> Result<(), Problem> {
    let asked = [
        (Limit::DiscountMinor, sums.discount_minor.raw()),
        (Limit::DiscountBp, sums.discount_bp.raw()),
        (Limit::CompMinor, sums.comp_minor.raw()),
    ];
    let asked = asked.into_iter().filter(|(_, asked)| *asked != 0);
    let excess: Vec<Excess> = asked.map(|(limit, asked)| Excess { limit, asked }).collect();
    if excess.is_empty() {
        return Ok(());
    }
    let permission =
        if sums.comp_minor.is_zero() { Permission::BillDiscount } else { Permission::BillComp };
    within_limit(work, Wish { permission, store_id: Some(store_id), excess, token })
}

/// Lets a refund pass within the caller's limit, or with a second person's token.
///
/// # Errors
/// 403 `approval.required`.
pub fn refund(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    minor: Minor,
    token: Option<&str>,
) -> Result<(), Problem> {
    let excess = vec![Excess { limit: Limit::RefundMinor, asked: minor.raw() }];
    let permission = Permission::BillRefund;
    within_limit(work, Wish { permission, store_id: Some(store_id), excess, token })
}
