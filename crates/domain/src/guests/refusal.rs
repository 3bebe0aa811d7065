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
        /// Not a day of that calendar.
        #[error("not a day of the calendar")]
        NotADay => "birthday.not_a_day", Refused, "/birthday";
        /// None or several ways at once.
        #[error("give one of phone, email and wechat")]
        ContactOne => "contact.one_value", Refused;
        /// More contacts than anybody has.
        #[error("a guest has at most {most} contacts")]
        TooManyContacts {
            /// The most contacts.
            most: u32,
        } => "contact.too_many", Refused;
        /// Another guest has this e-mail address or WeChat id.
        #[error("the contact belongs to {guest_id}")]
        ContactTaken {
            /// Whose it is.
            guest_id: GuestId,
        } => "contact.taken", Conflict;
        /// Not an address that mail reaches.
        #[error("not an e-mail address")]
        EmailNotValid => "email.not_valid", Refused, "/email";
        /// Not what WeChat gives out.
        #[error("not a WeChat id")]
        WechatNotValid => "wechat.not_valid", Refused, "/wechat";
        /// Not a day of its calendar.
        #[error("not a day of the calendar")]
        OccasionNotADay => "occasion.not_a_day", Refused, "/day";
        /// A day that comes only once has a year.
        #[error("a day that comes only once needs its year")]
        OccasionNoYear => "occasion.no_year", Refused, "/day";
        /// Nobody would know what the day is.
        #[error("say in words what the day is")]
        OccasionNoWords => "occasion.no_words", Refused, "/label";
        /// A reminder long before anybody thinks of it.
        #[error("a reminder comes at most {most_days} days before")]
        OccasionRemindsTooEarly {
            /// The most days.
            most_days: u16,
        } => "occasion.reminds_too_early", Refused, "/remind_days";
        /// More days than anybody looks after.
        #[error("a guest has at most {most} important days")]
        TooManyOccasions {
            /// The most days.
            most: u32,
        } => "occasion.too_many", Refused;
        /// Neither a guest nor words.
        #[error("name the guest, or say who it is")]
        RelationNobody => "relation.nobody", Refused, "/other_guest_id";
        /// The guest himself.
        #[error("nobody is his own company")]
        RelationSelf => "relation.self", Refused, "/other_guest_id";
        /// Noted already.
        #[error("these two are noted already")]
        RelationTwice => "relation.twice", Conflict, "/other_guest_id";
        /// More people than a card can show.
        #[error("a guest has at most {most} people beside")]
        TooManyRelations {
            /// The most people.
            most: u32,
        } => "relation.too_many", Refused;
        /// More fields than a page can show.
        #[error("a house has at most {most} fields")]
        TooManyFields {
            /// The most fields.
            most: u32,
        } => "field.too_many", Refused;
        /// A list that cannot be chosen from.
        #[error("a list holds 1 to {most} different words, other fields none")]
        FieldChoices {
            /// The most choices.
            most: u32,
        } => "field.choices_not_valid", Refused, "/choices";
        /// Facts may say it: a word is retired, never left out.
        #[error("the word {word} may be retired, not left out")]
        FieldChoiceGone {
            /// Which.
            word: String,
        } => "field.choice_gone", Refused, "/choices";
        /// The field was put away.
        #[error("the field was put away")]
        FieldArchived => "field.archived", Refused, "/field_id";
        /// A fact without a value.
        #[error("a fact needs a value")]
        FactEmpty => "fact.empty", Refused, "/value";
        /// A text that nobody reads at the door.
        #[error("a fact has at most {max_chars} characters")]
        FactTooLong {
            /// The most characters.
            max_chars: u32,
        } => "fact.too_long", Refused, "/value";
        /// Not a number.
        #[error("not a number of at most nine digits and three after the point")]
        FactNotANumber => "fact.not_a_number", Refused, "/value";
        /// Not a day.
        #[error("not a day")]
        FactNotADay => "fact.not_a_day", Refused, "/value";
        /// Not a word of the field's list.
        #[error("not a word of the field's list")]
        FactNotAChoice => "fact.not_a_choice", Refused, "/value";
        /// Days that do not rise.
        #[error("fading comes before dormant, dormant before lost")]
        LifecycleOrder => "lifecycle.order", Refused;
        /// A number that no house has.
        #[error("days are 1 to {most_days}, visits of a regular 2 to 100")]
        LifecycleRange {
            /// The most days.
            most_days: u16,
        } => "lifecycle.range", Refused;
        /// Steps that do not rise.
        #[error("the second step is above the first, and both above nothing")]
        PowerSteps => "power.steps", Refused;
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
