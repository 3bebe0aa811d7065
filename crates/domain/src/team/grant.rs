//! Who may create and change whom: nobody grants what he lacks, and the house always keeps an
//! owner.

use super::permission::{Permission, Permissions};
use super::role::{Limit, Powers, RoleRefusal};
use super::scope::Scope;
use crate::kernel::id::StaffId;
use crate::kernel::refusal::refusals;

refusals! {
    /// Why a person or a role may not be changed so.
    pub enum GrantRefusal {
        /// The role holds a permission that the actor lacks.
        #[error("one cannot give the permission {permission} without holding it")]
        AboveOwn {
            /// The first permission that the actor lacks.
            permission: Permission,
        } => "staff.above_own", Forbidden, "/role_id";
        /// The role has a limit above the actor's.
        #[error("one cannot give a higher {limit} than one's own")]
        LimitAboveOwn {
            /// The first limit that is higher.
            limit: Limit,
        } => "staff.limit_above_own", Forbidden, "/role_id";
        /// The scope holds a store that the actor does not have.
        #[error("one cannot give stores beyond one's own")]
        ScopeAboveOwn => "staff.scope_above_own", Forbidden, "/scope";
        /// The person already has more than the actor, so is not his to change.
        #[error("this person may do more, or in more stores, than the one who changes them")]
        OutOfReach => "staff.out_of_reach", Forbidden;
        /// Nobody would be left who may do everything.
        #[error("the last active owner stays an active owner")]
        LastOwner => "staff.last_owner", Refused;
        /// Own role, stores or activity: somebody else must change them.
        #[error("nobody changes his own role or stores, or disables himself")]
        Own => "staff.self", Refused;
        /// An owner's scope is the whole company.
        #[error("an owner's scope is the whole company")]
        OwnerNeedsCompany => "staff.owner_needs_company", Refused, "/scope";
        /// The owner's role cannot be edited.
        #[error("the owner's role cannot be edited")]
        RoleFixed => "role.fixed", Refused;
        /// The role holds, or would hold, a permission that the actor lacks.
        #[error("one cannot edit a role with the permission {permission} without holding it")]
        RoleAboveOwn {
            /// The first permission that the actor lacks.
            permission: Permission,
        } => "role.above_own", Forbidden, "/permissions";
        /// The role has, or would have, a limit above the actor's.
        #[error("one cannot edit a role with a higher {limit} than one's own")]
        RoleLimitAboveOwn {
            /// The first limit that is higher.
            limit: Limit,
        } => "role.limit_above_own", Forbidden, "/limits";
    }
}

/// Who acts, with what he holds now.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// The person.
    pub staff_id: StaffId,
    /// What he may do, and up to what.
    pub powers: &'a Powers,
    /// Where.
    pub scope: &'a Scope,
}

/// What a member of staff has before or after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding<'a> {
    /// What the role is worth.
    pub powers: &'a Powers,
    /// Where it holds.
    pub scope: &'a Scope,
    /// Whether the role is the owner's.
    pub is_owner: bool,
    /// Whether the person can log in.
    pub is_active: bool,
}

/// Which role it is that somebody wants to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleKind {
    /// The owner's: all permissions, no limit, for ever.
    Owner,
    /// Any other.
    Ordinary,
}

/// Whether the actor may create a member of staff who holds `new`.
///
/// # Errors
/// [`GrantRefusal`], the first that applies in the order permission, limit, stores.
pub fn create(actor: Actor<'_>, new: Holding<'_>) -> Result<(), GrantRefusal> {
    lawful(new)?;
    grants(actor, new)
}

/// Whether the actor may change the member of staff `staff_id` from `before` to `after`.
/// `other_active_owners` counts the active owners beside this person.
///
/// Changes that leave role, stores and activity alone (a name, a telephone) come here too: who is
/// out of reach is so for every change.
///
/// # Errors
/// [`GrantRefusal`]; reach comes first, then oneself, then the last owner, then what is given.
pub fn change(
    actor: Actor<'_>,
    staff_id: StaffId,
    before: Holding<'_>,
    after: Holding<'_>,
    other_active_owners: u32,
) -> Result<(), GrantRefusal> {
    let is_self = actor.staff_id == staff_id;
    if is_self && before != after {
        return Err(GrantRefusal::Own);
    }
    if !is_self && grants(actor, before).is_err() {
        return Err(GrantRefusal::OutOfReach);
    }
    let stays_owner = after.is_owner && after.is_active;
    if before.is_owner && before.is_active && !stays_owner && other_active_owners == 0 {
        return Err(GrantRefusal::LastOwner);
    }
    lawful(after)?;
    if is_self { Ok(()) } else { grants(actor, after) }
}

/// Whether the actor may make a role with these powers.
///
/// # Errors
/// [`GrantRefusal::RoleAboveOwn`] or [`GrantRefusal::RoleLimitAboveOwn`].
pub fn create_role(actor: Actor<'_>, new: &Powers) -> Result<(), GrantRefusal> {
    if let Some(permission) = first_lacking(&actor.powers.permissions, &new.permissions) {
        return Err(GrantRefusal::RoleAboveOwn { permission });
    }
    match new.limits.first_above(&actor.powers.limits) {
        Some(limit) => Err(GrantRefusal::RoleLimitAboveOwn { limit }),
        None => Ok(()),
    }
}

/// Whether the actor may change a role.
///
/// A role above the actor's own cannot be touched at all: taking powers away from those above is
/// no smaller thing than giving them.
///
/// # Errors
/// [`GrantRefusal::RoleFixed`], [`GrantRefusal::RoleAboveOwn`],
/// [`GrantRefusal::RoleLimitAboveOwn`].
pub fn edit_role(
    actor: Actor<'_>,
    kind: RoleKind,
    before: &Powers,
    after: &Powers,
) -> Result<(), GrantRefusal> {
    if kind == RoleKind::Owner {
        return Err(GrantRefusal::RoleFixed);
    }
    create_role(actor, before)?;
    create_role(actor, after)
}

/// Whether a role that `holders` of the staff hold may be put away.
///
/// # Errors
/// [`RoleRefusal::InUse`] while anybody holds it.
pub const fn archive_role(holders: u32) -> Result<(), RoleRefusal> {
    if holders > 0 { Err(RoleRefusal::InUse { holders }) } else { Ok(()) }
}

fn lawful(holding: Holding<'_>) -> Result<(), GrantRefusal> {
    if holding.is_owner && *holding.scope != Scope::Company {
        return Err(GrantRefusal::OwnerNeedsCompany);
    }
    Ok(())
}

fn grants(actor: Actor<'_>, given: Holding<'_>) -> Result<(), GrantRefusal> {
    let own = actor.powers;
    if let Some(permission) = first_lacking(&own.permissions, &given.powers.permissions) {
        return Err(GrantRefusal::AboveOwn { permission });
    }
    if let Some(limit) = given.powers.limits.first_above(&own.limits) {
        return Err(GrantRefusal::LimitAboveOwn { limit });
    }
    if actor.scope.contains(given.scope) { Ok(()) } else { Err(GrantRefusal::ScopeAboveOwn) }
}

fn first_lacking(own: &Permissions, given: &Permissions) -> Option<Permission> {
    given.difference(own).next().copied()
}
