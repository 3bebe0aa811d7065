//! Where a person may act, and the one decision that joins permission and scope.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::permission::{Permission, Permissions, is_company_wide};
use crate::kernel::id::StoreId;
use crate::kernel::refusal::refusals;

/// The stores in which a person's permissions hold.
///
/// Store groups are resolved to their stores before they come here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "store_ids", rename_all = "snake_case")]
pub enum Scope {
    /// The whole company, with every store of today and tomorrow.
    Company,
    /// These stores only; none means nowhere.
    Stores(BTreeSet<StoreId>),
}

/// What a request acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Something all stores share, such as the ladder of tiers.
    Company,
    /// Something of one store, such as a bill.
    Store(StoreId),
    /// Something of the company that staff of any store may touch, such as a guest.
    AnyStore,
}

impl Scope {
    /// Whether somebody with this scope may act on the target.
    #[must_use]
    pub fn covers(&self, target: Target) -> bool {
        match (self, target) {
            (Self::Company, _) => true,
            (Self::Stores(_), Target::Company) => false,
            (Self::Stores(stores), Target::Store(store)) => stores.contains(&store),
            (Self::Stores(stores), Target::AnyStore) => !stores.is_empty(),
        }
    }

    /// Whether all of `other` lies within this scope.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Company, _) => true,
            (Self::Stores(_), Self::Company) => false,
            (Self::Stores(mine), Self::Stores(others)) => others.is_subset(mine),
        }
    }

    /// What lies in both: a key or a "view as" session never sees more than either.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Company, scope) | (scope, Self::Company) => scope.clone(),
            (Self::Stores(mine), Self::Stores(others)) => {
                Self::Stores(mine.intersection(others).copied().collect())
            }
        }
    }
}

/// The answer of the guard to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Go on.
    Allowed,
    /// The person holds no such permission anywhere.
    MissingPermission,
    /// The person holds the permission, but not there. A thing of another store is answered like
    /// one that does not exist.
    OutOfScope,
}

refusals! {
    /// Why the guard stops a request, as far as the person is told.
    pub enum AccessRefusal {
        /// The person lacks the permission.
        #[error("the permission {permission} is missing")]
        Missing {
            /// What it would take.
            permission: Permission,
        } => "permission.missing", Forbidden;
        /// The permission holds for some stores only, and this concerns the whole company.
        #[error("the permission {permission} is needed for the whole company")]
        CompanyOnly {
            /// What it would take.
            permission: Permission,
        } => "permission.company_only", Forbidden;
    }
}

/// Whether somebody with these permissions in this scope may do what needs `needs` on `target`.
///
/// A company-wide permission is worth something only with the company as scope.
///
/// # Examples
/// ```
/// use std::collections::BTreeSet;
/// use zhike_domain::kernel::id::StoreId;
/// use zhike_domain::team::permission::Permission;
/// use zhike_domain::team::scope::{Decision, Scope, Target, decide};
/// let here = StoreId::from_raw(1);
/// let there = StoreId::from_raw(2);
/// let scope = Scope::Stores(BTreeSet::from([here]));
/// let held = BTreeSet::from([Permission::BillSettle]);
/// let settle = |store| decide(&held, &scope, Permission::BillSettle, Target::Store(store));
/// assert_eq!(settle(here), Decision::Allowed);
/// assert_eq!(settle(there), Decision::OutOfScope);
/// ```
#[must_use]
pub fn decide(
    permissions: &Permissions,
    scope: &Scope,
    needs: Permission,
    target: Target,
) -> Decision {
    if !permissions.contains(&needs) {
        return Decision::MissingPermission;
    }
    let wide_enough = !is_company_wide(needs) || *scope == Scope::Company;
    if wide_enough && scope.covers(target) { Decision::Allowed } else { Decision::OutOfScope }
}

/// [`decide`] where any one of `needs` is enough: the first that allows it, else the first that is
/// held though not there, else the first. `None` only when nothing is asked for.
#[must_use]
pub fn decide_any(
    permissions: &Permissions,
    scope: &Scope,
    needs: impl Iterator<Item = Permission>,
    target: Target,
) -> Option<(Permission, Decision)> {
    let decided = needs.map(|one| (one, decide(permissions, scope, one, target)));
    // `min_by_key` keeps the first of equals.
    decided.min_by_key(|(_, decision)| match decision {
        Decision::Allowed => 0,
        Decision::OutOfScope => 1,
        Decision::MissingPermission => 2,
    })
}

impl Decision {
    /// What the person is told: nothing when allowed, and nothing for a thing of another store,
    /// which is answered like one that does not exist.
    #[must_use]
    pub fn refusal(self, needs: Permission, target: Target) -> Option<AccessRefusal> {
        match (self, target) {
            (Self::MissingPermission, _) => Some(AccessRefusal::Missing { permission: needs }),
            (Self::OutOfScope, Target::Company) => {
                Some(AccessRefusal::CompanyOnly { permission: needs })
            }
            (Self::OutOfScope, _) if is_company_wide(needs) => {
                Some(AccessRefusal::CompanyOnly { permission: needs })
            }
            _ => None,
        }
    }
}
