//! The second person: asked for above a role's limit, never oneself, good for one request.

use super::permission::{Permission, Permissions};
use super::role::{Limit, Limits};
use super::scope::{Decision, Scope, Target, decide as access};
use crate::kernel::id::StaffId;
use crate::kernel::refusal::refusals;
use crate::kernel::time::Millis;
use crate::kernel::words::words;

/// How long an ask waits for a second person, hours.
pub const WAIT_HOURS: i64 = 24;
/// How long the token lives after a yes, seconds.
pub const TOKEN_SECONDS: i64 = 300;

refusals! {
    /// Why an action waits for a second person, or the second person cannot help.
    pub enum ApprovalRefusal {
        /// The amount is above the person's own limit.
        #[error("{limit} of {asked} is above the limit of {most}: a second person approves")]
        Required {
            /// Which limit.
            limit: Limit,
            /// The person's ceiling, in the unit of the limit.
            most: i64,
            /// What was asked, in the unit of the limit.
            asked: i64,
        } => "approval.required", Forbidden;
        /// The one who asked and the one who decides are the same person.
        #[error("nobody approves what he asked for himself")]
        Own => "approval.own", Forbidden;
        /// The second person lacks a permission there.
        #[error("the permission {permission} is needed there to decide this")]
        NotYours {
            /// What the second person lacks.
            permission: Permission,
        } => "approval.not_yours", Forbidden;
        /// The amount is above the second person's limit too.
        #[error("{limit} of {asked} is above the second person's limit of {most} too")]
        AboveOwnLimit {
            /// Which limit.
            limit: Limit,
            /// The second person's ceiling, in the unit of the limit.
            most: i64,
            /// What was asked, in the unit of the limit.
            asked: i64,
        } => "approval.above_own_limit", Forbidden;
        /// It waited too long, or the token is older than five minutes.
        #[error("the approval has expired")]
        Expired => "approval.expired", Refused;
        /// Somebody decided before.
        #[error("somebody decided this before")]
        AlreadyDecided => "approval.already_decided", Conflict;
        /// Nobody has said yes yet.
        #[error("nobody has decided yet")]
        StillWaiting => "approval.still_waiting", Forbidden;
        /// The second person said no.
        #[error("the second person said no")]
        Denied => "approval.denied", Forbidden;
        /// The token was used.
        #[error("the approval was used before")]
        Used => "approval.used", Conflict;
        /// Another person or another request than the one approved.
        #[error("the approval is for another request or another person")]
        Mismatch => "approval.mismatch", Forbidden;
        /// Not a state of an approval.
        #[error("no approval has this state")]
        UnknownState => "approval.unknown_state", Refused;
    }
}

words! {
    /// Where an approval stands.
    pub enum State else ApprovalRefusal::UnknownState {
        /// Nobody has decided.
        Waiting = "waiting",
        /// Somebody said yes; the token lives.
        Approved = "approved",
        /// Somebody said no.
        Denied = "denied",
        /// It waited, or the token lay, too long.
        Expired = "expired",
        /// The token was used.
        Used = "used",
    }
}

/// What went above a limit, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// Which limit.
    pub limit: Limit,
    /// What was asked, in the unit of the limit; negative for points taken away.
    pub asked: i64,
}

/// An approval as the database holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Who asked.
    pub asked_by: StaffId,
    /// What the action needs.
    pub permission: Permission,
    /// What it acts on.
    pub target: Target,
    /// Which limits it goes above; none when the action always needs two.
    pub excess: Vec<Excess>,
    /// SHA-256 of the request (method, path and body), so that the yes is for this one only.
    pub request_hash: [u8; 32],
    /// When it was asked.
    pub asked_at: Millis,
    /// The state as last written; time may have moved on, see [`standing`].
    pub state: State,
    /// When somebody decided.
    pub decided_at: Option<Millis>,
}

/// The second person.
#[derive(Debug, Clone, Copy)]
pub struct Approver<'a> {
    /// Who.
    pub staff_id: StaffId,
    /// What he may do.
    pub permissions: &'a Permissions,
    /// Up to what.
    pub limits: &'a Limits,
    /// Where.
    pub scope: &'a Scope,
}

/// Whether a person may do this alone, by the limits of the role.
///
/// # Errors
/// [`ApprovalRefusal::Required`] with the first limit that is passed.
///
/// # Examples
/// ```
/// use zhike_domain::team::approval::{Excess, alone};
/// use zhike_domain::team::role::{Limit, Preset, preset_limits};
/// let cashier = preset_limits(Preset::Cashier);
/// let discount = |asked| alone(&cashier, &[Excess { limit: Limit::DiscountMinor, asked }]);
/// assert!(discount(5_000).is_ok()); // ¥50
/// assert!(discount(5_001).is_err());
/// ```
pub fn alone(limits: &Limits, amounts: &[Excess]) -> Result<(), ApprovalRefusal> {
    match first_above(limits, amounts) {
        Some((limit, most, asked)) => Err(ApprovalRefusal::Required { limit, most, asked }),
        None => Ok(()),
    }
}

fn first_above(limits: &Limits, amounts: &[Excess]) -> Option<(Limit, i64, i64)> {
    let passed = amounts.iter().find(|amount| !limits.allows(amount.limit, amount.asked))?;
    let most = limits.ceiling(passed.limit).unwrap_or(i64::MAX);
    Some((passed.limit, most, passed.asked))
}

/// Where the approval stands at `now`.
#[must_use]
pub fn standing(approval: &Approval, now: Millis) -> State {
    let ends_at = match (approval.state, approval.decided_at) {
        (State::Waiting, _) => approval.asked_at.plus_hours(WAIT_HOURS),
        (State::Approved, Some(decided_at)) => decided_at.plus_seconds(TOKEN_SECONDS),
        (state, _) => return state,
    };
    if now >= ends_at { State::Expired } else { approval.state }
}

/// Whether this person may say yes or no now.
///
/// # Errors
/// [`ApprovalRefusal`]: not oneself, `approval.decide` and the action's own permission there, a
/// limit that is high enough, and an ask that still waits.
pub fn decide(
    approval: &Approval,
    approver: Approver<'_>,
    now: Millis,
) -> Result<(), ApprovalRefusal> {
    if approver.staff_id == approval.asked_by {
        return Err(ApprovalRefusal::Own);
    }
    for permission in [Permission::ApprovalDecide, approval.permission] {
        let answer = access(approver.permissions, approver.scope, permission, approval.target);
        if answer != Decision::Allowed {
            return Err(ApprovalRefusal::NotYours { permission });
        }
    }
    if let Some((limit, most, asked)) = first_above(approver.limits, &approval.excess) {
        return Err(ApprovalRefusal::AboveOwnLimit { limit, most, asked });
    }
    match standing(approval, now) {
        State::Waiting => Ok(()),
        State::Expired => Err(ApprovalRefusal::Expired),
        State::Approved | State::Denied | State::Used => Err(ApprovalRefusal::AlreadyDecided),
    }
}

/// Whether `staff_id` may use the approval now for the request with this hash; afterwards it is
/// written down as used in the same transaction.
///
/// # Errors
/// [`ApprovalRefusal`]: another person or request, or a state other than approved.
pub fn spend(
    approval: &Approval,
    staff_id: StaffId,
    request_hash: &[u8; 32],
    now: Millis,
) -> Result<(), ApprovalRefusal> {
    if approval.asked_by != staff_id || approval.request_hash != *request_hash {
        return Err(ApprovalRefusal::Mismatch);
    }
    match standing(approval, now) {
        State::Approved => Ok(()),
        State::Waiting => Err(ApprovalRefusal::StillWaiting),
        State::Denied => Err(ApprovalRefusal::Denied),
        State::Expired => Err(ApprovalRefusal::Expired),
        State::Used => Err(ApprovalRefusal::Used),
    }
}
