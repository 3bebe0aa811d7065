//! Guests of another system, out of its files: one row for each guest.
//!
//! A row is taken as it is or not at all. Who a row means is told by numbers that are the guest's
//! own: a number that a platform lent, or one that hides digits, names nobody. What the house
//! knows already is never overwritten: a file fills what is empty.

mod column;
mod fill;
mod list;
mod name;
mod own;
mod row;
mod told_day;

pub use column::{FIELDS, GuestColumn};
pub use fill::{Filling, Known, Opening, fill};
pub use list::{check, choose, guess, system_of};
pub use name::{NameParts, name_parts};
pub use own::{OwnNumbers, own_numbers};
pub use row::{BadCell, Cells, ImportedGuest, Reading, Why, read};
pub use told_day::told_birthday;

use crate::kernel::refusal::refusals;

refusals! {
    /// Why a row of a list of guests is not taken, or what it brought stays at an undoing.
    pub enum GuestRowRefusal {
        /// No number of the guest's own, no card, no address: nobody would know the guest again.
        #[error("the row has no own phone, card, e-mail or WeChat id")]
        Nobody => "import.guest_nobody", Refused;
        /// An earlier row of the file is the same guest.
        #[error("an earlier row of the file has the same phone, card, e-mail or WeChat id")]
        Twice => "import.guest_twice", Refused;
        /// Phone and card belong to different guests of the house.
        #[error("phone and card of the row belong to different guests")]
        TwoGuests => "import.guest_two", Refused;
        /// Below fourteen a guardian must agree (PIPL art. 31): a file cannot say that.
        #[error("the guest is below fourteen")]
        UnderFourteen => "import.guest_under_age", Refused;
        /// Not a word for a sex.
        #[error("this is no sex")]
        SexNotValid => "import.sex_not_valid", Refused;
        /// Not a number that a card can have.
        #[error("a card number has at most {most_chars} letters and digits")]
        CardNotValid {
            /// The most characters.
            most_chars: u32,
        } => "import.card_not_valid", Refused;
        /// Principal and bonus do not add up to the balance.
        #[error("principal and bonus are not the balance")]
        BalanceParts => "import.balance_parts", Refused;
        /// Neither a yes nor a no.
        #[error("this is neither yes nor no")]
        YesOrNo => "import.yes_or_no", Refused;
        /// Somebody has changed the guest, or the guest has come, since the import.
        #[error("the guest was changed, or came, after the import: the house keeps the guest")]
        Touched => "import.guest_touched", Refused;
    }
}
