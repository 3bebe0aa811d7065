//! Who belongs to whom: family, friends, companions.

use super::GuestRefusal;
use crate::kernel::id::GuestId;
use crate::kernel::words::words;

words! {
    /// What somebody is to a guest.
    pub enum RelationKind else GuestRefusal::UnknownWord {
        /// 配偶.
        Spouse = "spouse",
        /// 子女.
        Child = "child",
        /// 父母.
        Parent = "parent",
        /// 亲友.
        Friend = "friend",
        /// 同事.
        Colleague = "colleague",
        /// 常同来的人.
        Companion = "companion",
    }
}

/// The most people noted beside one guest.
pub const MOST_RELATIONS: u32 = 30;

impl RelationKind {
    /// What the guest is to that somebody.
    #[must_use]
    pub const fn seen_from_there(self) -> Self {
        match self {
            Self::Child => Self::Parent,
            Self::Parent => Self::Child,
            other => other,
        }
    }
}

/// Whether this can be noted: somebody else, or words for somebody who is no guest.
///
/// # Errors
/// [`GuestRefusal::RelationNobody`], [`GuestRefusal::RelationSelf`],
/// [`GuestRefusal::RelationTwice`], [`GuestRefusal::TooManyRelations`].
pub fn check_relation(
    guest_id: GuestId,
    other: Option<GuestId>,
    has_words: bool,
    known: &[Option<GuestId>],
) -> Result<(), GuestRefusal> {
    match other {
        None if !has_words => return Err(GuestRefusal::RelationNobody),
        Some(other) if other == guest_id => return Err(GuestRefusal::RelationSelf),
        Some(_) if known.contains(&other) => return Err(GuestRefusal::RelationTwice),
        _ => {}
    }
    if known.len() >= MOST_RELATIONS as usize {
        return Err(GuestRefusal::TooManyRelations { most: MOST_RELATIONS });
    }
    Ok(())
}
