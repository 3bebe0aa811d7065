//! Why a guest, or a part of one, is not taken.

use crate::kernel::id::GuestId;
use crate::kernel::refusal::refusals;

refusals! {
    /// Why a guest, or a part of one, is not taken.
    pub enum GuestRefusal {
        /// Neither name nor phone: nobody would find this guest again.
        #[error("a guest needs a name or a phone")]
        NameOrPhone => "guest.name_or_phone", Refused, "/name";
        /// Another guest has this phone.
        #[error("the phone belongs to {guest_id}")]
        PhoneTaken {
            /// Whose it is.
            guest_id: GuestId,
        } => "guest.phone_taken", Conflict, "/phone";
        /// The same phone twice, or more phones than anybody has.
        #[error("a guest has at most {most} phones, each of them once")]
        TooManyPhones {
            /// The most phones.
            most: u32,
        } => "guest.too_many_phones", Refused, "/phones";
        /// The guest's data was erased.
        #[error("this guest was erased")]
        Erased => "guest.erased", Refused;
        /// A word that is not in its list.
        #[error("not a word of this list")]
        UnknownWord => "guest.unknown_word", Refused;
        /// Digits that no network gives out.
        #[error("not a phone number")]
        PhoneNotValid => "phone.not_valid", Refused;
        /// Digits hidden by stars.
        #[error("the number is masked")]
        PhoneMasked => "phone.masked", Refused;
        /// A landline without its area code.
        #[error("a landline needs its area code")]
        PhoneNoArea => "phone.no_area_code", Refused;
        /// A number that a platform lends for one order.
        #[error("a number that a platform lent for one order")]
        PhonePrivacy => "phone.privacy_number", Refused;
        /// A hotline: it belongs to a company's switchboard, not to a guest.
        #[error("a hotline is nobody's own number")]
        PhoneService => "phone.service_number", Refused;
        /// Not an e-mail address.
        #[error("not an e-mail address")]
        EmailNotValid => "email.not_valid", Refused;
        /// Neither a phone nor an e-mail address, or both at once.
        #[error("a contact is one phone or one e-mail address")]
        PhoneOrEmail => "contact.phone_or_email", Refused, "/phone";
        /// More e-mail addresses than anybody reads.
        #[error("a guest has at most {most} e-mail addresses")]
        TooManyEmails {
            /// The most addresses.
            most: u32,
        } => "guest.too_many_emails", Refused, "/email";
        /// Not a day of that calendar.
        #[error("not a day of the calendar")]
        NotADay => "birthday.not_a_day", Refused, "/birthday";
        /// A note without words.
        #[error("a note needs words")]
        NoteEmpty => "note.empty", Refused;
        /// A note that nobody reads at the door.
        #[error("a note has at most {max_chars} characters")]
        NoteTooLong {
            /// The most characters.
            max_chars: u32,
        } => "note.too_long", Refused;
    }
}

/// The most e-mail addresses of one guest.
pub const MOST_EMAILS: u32 = 3;
/// The most phones of one guest.
pub const MOST_PHONES: u32 = 5;

/// Whether somebody with this name and so many phones, `different` of them, can be found again.
///
/// # Errors
/// [`GuestRefusal::NameOrPhone`], [`GuestRefusal::TooManyPhones`].
pub fn check_new(has_name: bool, phones: usize, different: usize) -> Result<(), GuestRefusal> {
    if !has_name && phones == 0 {
        return Err(GuestRefusal::NameOrPhone);
    }
    if phones > MOST_PHONES as usize || different < phones {
        return Err(GuestRefusal::TooManyPhones { most: MOST_PHONES });
    }
    Ok(())
}
