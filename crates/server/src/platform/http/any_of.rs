//! One of several permissions.

use zhike_domain::team::permission::Permission;

/// The permissions of which one opens a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyOf {
    /// The one that is named to somebody who holds none of them.
    pub first: Permission,
    /// The others.
    pub others: &'static [Permission],
}

impl AnyOf {
    /// All of them, the first first.
    pub fn all(self) -> impl Iterator<Item = Permission> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}
