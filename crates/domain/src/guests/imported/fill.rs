//! What a row adds to a guest whom the house knows: it fills what is empty and overwrites nothing.

use super::row::ImportedGuest;
use crate::guests::{Birthday, ContactKind, ContactValue, MOST_CONTACTS, MOST_PHONES, Sex};
use crate::kernel::name::Name;

/// What the house knows of a guest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The name.
    pub name: Option<String>,
    /// How the guest wants to be called.
    pub title: Option<String>,
    /// The sex that was noted.
    pub sex: Option<Sex>,
    /// The birthday.
    pub birthday: Option<Birthday>,
    /// Every contact.
    pub contacts: Vec<ContactValue>,
    /// The card's number, of a member.
    pub card_no: Option<String>,
    /// Whether an earlier file of the source brought points or money.
    pub has_opening: bool,
    /// Whether the same note came with an earlier file.
    pub has_note: bool,
}

/// Whether points and money of a row are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Opening {
    /// The row brings none.
    #[default]
    None,
    /// They are written.
    Written,
    /// An earlier file of the source brought the guest's: they are not written again.
    Known,
}

/// What a row adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// A name, where there was none.
    pub name: Option<Name>,
    /// A form of address, where there was none.
    pub title: Option<Name>,
    /// A sex, where there was none.
    pub sex: Option<Sex>,
    /// A birthday, where there was none.
    pub birthday: Option<Birthday>,
    /// Contacts that are new.
    pub contacts: Vec<ContactValue>,
    /// Whether the guest becomes a member.
    pub joins: bool,
    /// Whether the note is written.
    pub notes: bool,
    /// What becomes of points and money.
    pub opening: Opening,
    /// How many things the house knows otherwise: they stay as they are.
    pub kept: u32,
}

impl Filling {
    /// Whether nothing is added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.changes_guest() && !self.joins && !self.notes && self.opening != Opening::Written
    }

    /// Whether something of the guest himself is added.
    #[must_use]
    pub fn changes_guest(&self) -> bool {
        self.name.is_some()
            || self.title.is_some()
            || self.sex.is_some()
            || self.birthday.is_some()
            || !self.contacts.is_empty()
    }
}

/// What `row` adds to a guest of whom `known` is known.
///
/// # Examples
/// ```
/// use zhike_domain::guests::imported::{ImportedGuest, Known, fill};
/// let known = Known { name: Some("林小雨".to_owned()), ..Known::default() };
/// let row = ImportedGuest { name: Some("林晓雨".parse()?), ..ImportedGuest::default() };
/// let filling = fill(&known, &row);
/// assert!(filling.is_empty());
/// assert_eq!(filling.kept, 1);
/// # Ok::<(), zhike_domain::kernel::name::NameRefusal>(())
/// ```
#[must_use]
pub fn fill(known: &Known, row: &ImportedGuest) -> Filling {
    let mut filling = Filling::default();
    let mut kept = 0;
    filling.name = empty_only(known.name.as_deref(), row.name.as_ref(), Name::as_str, &mut kept);
    filling.title = empty_only(known.title.as_deref(), row.title.as_ref(), Name::as_str, &mut kept);
    filling.sex = empty_only(known.sex, row.sex.as_ref(), |sex| *sex, &mut kept);
    filling.birthday = empty_only(known.birthday, row.birthday.as_ref(), |day| *day, &mut kept);
    filling.contacts = new_contacts(known, row, &mut kept);
    filling.joins = row.is_member && known.card_no.is_none();
    if let (Some(card), Some(theirs)) = (&known.card_no, &row.card_no) {
        kept += u32::from(card != theirs);
    }
    filling.notes = row.note.is_some() && !known.has_note;
    filling.opening = match (row.has_balance(), known.has_opening) {
        (false, _) => Opening::None,
        (true, false) => Opening::Written,
        (true, true) => Opening::Known,
    };
    filling.kept = kept;
    filling
}

/// The row's value where there was none; counts one that differs.
fn empty_only<'r, K: PartialEq, R: Clone>(
    known: Option<K>,
    row: Option<&'r R>,
    as_known: impl Fn(&'r R) -> K,
    kept: &mut u32,
) -> Option<R> {
    let told = row?;
    let Some(known) = known else { return Some(told.clone()) };
    *kept += u32::from(known != as_known(told));
    None
}

fn new_contacts(known: &Known, row: &ImportedGuest, kept: &mut u32) -> Vec<ContactValue> {
    let mut new: Vec<ContactValue> = Vec::new();
    for value in row.contacts.iter().filter(|value| !known.contacts.contains(value)) {
        let all = known.contacts.iter().chain(&new);
        let of_kind = all.clone().filter(|other| other.kind() == value.kind()).count();
        let most = match value.kind() {
            ContactKind::Phone => MOST_PHONES as usize,
            ContactKind::Email | ContactKind::Wechat => MOST_CONTACTS as usize,
        };
        if of_kind < most && all.count() < MOST_CONTACTS as usize {
            new.push(value.clone());
        } else {
            *kept += 1;
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Minor;

    fn row() -> ImportedGuest {
        ImportedGuest {
            name: Some("林小雨".parse().unwrap()),
            sex: Some(Sex::Female),
            contacts: vec![ContactValue::Phone("15400001234".parse().unwrap())],
            card_no: Some("A1".to_owned()),
            is_member: true,
            points: 20,
            principal: Minor::from_raw(100),
            note: Some("靠窗".parse().unwrap()),
            ..ImportedGuest::default()
        }
    }

    #[test]
    fn what_is_empty_is_filled_and_the_second_time_nothing_is_new() {
        let first = fill(&Known::default(), &row());
        assert!(first.joins && first.notes && first.changes_guest());
        assert_eq!((first.opening, first.kept), (Opening::Written, 0));
        let known = Known {
            name: Some("林小雨".to_owned()),
            sex: Some(Sex::Female),
            contacts: row().contacts,
            card_no: Some("A1".to_owned()),
            has_opening: true,
            has_note: true,
            ..Known::default()
        };
        let again = fill(&known, &row());
        assert!(again.is_empty());
        assert_eq!((again.opening, again.kept), (Opening::Known, 0));
    }

    #[test]
    fn what_the_house_knows_otherwise_stays() {
        let known = Known {
            name: Some("林雨".to_owned()),
            sex: Some(Sex::Male),
            card_no: Some("600000012".to_owned()),
            ..Known::default()
        };
        let filling = fill(&known, &row());
        assert_eq!(
            (filling.name, filling.sex, filling.joins, filling.kept),
            (None, None, false, 3)
        );
        assert_eq!(filling.contacts.len(), 1);
    }

    #[test]
    fn no_guest_gets_more_phones_than_anybody_has() {
        let phone = |at: u32| ContactValue::Phone(format!("1540000{at:04}").parse().unwrap());
        let known = Known { contacts: (0..5).map(phone).collect(), ..Known::default() };
        let filling = fill(&known, &row());
        assert_eq!((filling.contacts.len(), filling.kept), (0, 1));
    }
}
