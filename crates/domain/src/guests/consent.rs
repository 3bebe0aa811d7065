//! What a guest agreed to: for each purpose, and for advertising also for each channel.
//!
//! Records are only ever added; the newest one of a subject says what holds. A yes names the
//! version of the text that the guest saw; a no needs nothing, so that taking it back is never
//! harder than giving it (PIPL, articles 15 and 16).

use std::collections::BTreeSet;

use super::{Birthday, Dietary, GuestRefusal};
use crate::kernel::refusal::refusals;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;
use crate::ordering::Diet;

refusals! {
    /// Why a consent is not written down.
    pub enum ConsentRefusal {
        /// A yes to advertising without saying by which channel, or a channel where none belongs.
        #[error("advertising is agreed to by channel, everything else without one")]
        Channel => "consent.channel", Refused, "/channel";
        /// The text has changed since the guest saw it.
        #[error("the text is version {version} by now")]
        TextChanged {
            /// The version in force.
            version: u32,
        } => "consent.text_changed", Conflict, "/text_version";
        /// A sensitive fact without the guest's own yes to it.
        #[error("this fact needs the guest's separate consent")]
        SensitiveMissing => "consent.sensitive_missing", Refused, "/dietary";
        /// Somebody below fourteen is written down without a guardian.
        #[error("below fourteen a guardian must agree first")]
        GuardianMissing => "consent.guardian_missing", Refused, "/birthday";
        /// A text without words.
        #[error("a consent text needs words")]
        TextEmpty => "consent.text_empty", Refused;
        /// A text that nobody would read.
        #[error("a consent text has at most {max_chars} characters")]
        TextTooLong {
            /// The most characters.
            max_chars: u32,
        } => "consent.text_too_long", Refused;
    }
}

words! {
    /// What the guest's data is used for.
    pub enum Purpose else GuestRefusal::UnknownWord {
        /// Advertising by one channel.
        Marketing = "marketing",
        /// Offers chosen by what is known of the guest.
        PersonalOffers = "personal_offers",
        /// Showing the guest's card to the other stores.
        ShareBetweenStores = "share_between_stores",
        /// Facts of health or religion beyond the allergies.
        SensitiveFacts = "sensitive_facts",
        /// A guardian's yes to keeping anything of somebody below fourteen.
        Guardian = "guardian",
    }
}

words! {
    /// How a message reaches a guest.
    pub enum ContactChannel else GuestRefusal::UnknownWord {
        /// Text message.
        Sms = "sms",
        /// E-mail.
        Email = "email",
        /// WeChat.
        Wechat = "wechat",
        /// A call.
        Phone = "phone",
    }
}

words! {
    /// Yes or no.
    pub enum Answer else GuestRefusal::UnknownWord {
        /// Yes.
        Given = "given",
        /// No, or no longer.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How the guest said so.
    pub enum How else GuestRefusal::UnknownWord {
        /// To a member of staff.
        Spoken = "spoken",
        /// On paper.
        Paper = "paper",
        /// On a page of the house.
        Form = "form",
        /// By answering a message.
        Reply = "reply",
        /// By the link in a message.
        Link = "link",
        /// It came with the data of another system.
        Import = "import",
    }
}

/// What one consent is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    purpose: Purpose,
    channel: Option<ContactChannel>,
}

impl Subject {
    /// A subject of its two parts.
    ///
    /// # Errors
    /// [`ConsentRefusal::Channel`].
    pub const fn new(
        purpose: Purpose,
        channel: Option<ContactChannel>,
    ) -> Result<Self, ConsentRefusal> {
        match (purpose, channel) {
            (Purpose::Marketing, None) => Err(ConsentRefusal::Channel),
            (Purpose::Marketing, Some(_)) | (_, None) => Ok(Self { purpose, channel }),
            (_, Some(_)) => Err(ConsentRefusal::Channel),
        }
    }

    /// Advertising by this channel.
    #[must_use]
    pub const fn marketing(channel: ContactChannel) -> Self {
        Self { purpose: Purpose::Marketing, channel: Some(channel) }
    }

    /// Facts of health or religion.
    pub const SENSITIVE: Self = Self { purpose: Purpose::SensitiveFacts, channel: None };
    /// The other stores.
    pub const SHARING: Self = Self { purpose: Purpose::ShareBetweenStores, channel: None };

    /// Offers chosen by what is known of the guest.
    pub const PERSONAL: Self = Self { purpose: Purpose::PersonalOffers, channel: None };
    /// A guardian's yes.
    pub const GUARDIAN: Self = Self { purpose: Purpose::Guardian, channel: None };

    /// What for.
    #[must_use]
    pub const fn purpose(self) -> Purpose {
        self.purpose
    }

    /// By which channel; only advertising has one.
    #[must_use]
    pub const fn channel(self) -> Option<ContactChannel> {
        self.channel
    }

    /// Every subject, in the order of the page.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let of = |purpose: &Purpose| -> Vec<Self> {
            match purpose {
                Purpose::Marketing => {
                    ContactChannel::ALL.iter().copied().map(Self::marketing).collect()
                }
                other => vec![Self { purpose: *other, channel: None }],
            }
        };
        Purpose::ALL.iter().flat_map(of).collect()
    }
}

/// What holds of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Yes or no.
    pub answer: Answer,
    /// The version of the text that a yes was given to.
    pub text_version: Option<u32>,
}

/// What the guest says now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Yes or no.
    pub answer: Answer,
    /// The version of the text that the guest saw.
    pub text_version: Option<u32>,
}

/// Whether a further record is written: the same answer to the same text changes nothing.
///
/// # Errors
/// [`ConsentRefusal::TextChanged`] for a yes to another text than the one in force.
pub fn decide(
    standing: Option<&Standing>,
    said: &Said,
    newest_version: u32,
) -> Result<Option<Standing>, ConsentRefusal> {
    let next = match said.answer {
        Answer::Given if said.text_version == Some(newest_version) => {
            Standing { answer: Answer::Given, text_version: said.text_version }
        }
        Answer::Given => return Err(ConsentRefusal::TextChanged { version: newest_version }),
        Answer::Withdrawn => Standing { answer: Answer::Withdrawn, text_version: None },
    };
    Ok((standing != Some(&next)).then_some(next))
}

/// Whether a fact tells of health or religion beyond what keeps the guest safe. An allergy is
/// needed to serve the guest at all; 清真 names a religion.
#[must_use]
pub const fn is_sensitive(fact: Dietary) -> bool {
    matches!(fact, Dietary::Diet(Diet::Halal))
}

/// Whether these facts may be kept with what the guest said of sensitive ones.
///
/// # Errors
/// [`ConsentRefusal::SensitiveMissing`].
pub fn check_facts(
    facts: &BTreeSet<Dietary>,
    standing: Option<Answer>,
) -> Result<(), ConsentRefusal> {
    match standing {
        Some(Answer::Given) => Ok(()),
        _ if facts.iter().any(|fact| is_sensitive(*fact)) => Err(ConsentRefusal::SensitiveMissing),
        _ => Ok(()),
    }
}

/// The age from which nobody else need agree (PIPL, article 31).
const OWN_AGE: i64 = 14;

/// Whether somebody with this birthday may be written down with what a guardian said. Whoever may
/// be fourteen by the year alone counts as fourteen on the day itself; a birthday without a year
/// tells no age.
///
/// # Errors
/// [`ConsentRefusal::GuardianMissing`].
pub fn check_minor(
    birthday: Option<&Birthday>,
    today: BusinessDay,
    guardian: Option<Answer>,
) -> Result<(), ConsentRefusal> {
    let is_minor = birthday.and_then(|day| day.age(today)).is_some_and(|age| age < OWN_AGE);
    match guardian {
        _ if !is_minor => Ok(()),
        Some(Answer::Given) => Ok(()),
        Some(Answer::Withdrawn) | None => Err(ConsentRefusal::GuardianMissing),
    }
}

/// The most characters of a consent text in one language.
pub const MAX_TEXT_CHARS: u32 = 2_000;

/// The words of a consent text as they are kept.
///
/// # Errors
/// [`ConsentRefusal::TextEmpty`], [`ConsentRefusal::TextTooLong`].
pub fn check_words(text: &str) -> Result<String, ConsentRefusal> {
    let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let kept = kept.trim();
    if kept.is_empty() {
        return Err(ConsentRefusal::TextEmpty);
    }
    if kept.chars().count() > MAX_TEXT_CHARS as usize {
        return Err(ConsentRefusal::TextTooLong { max_chars: MAX_TEXT_CHARS });
    }
    Ok(kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ordering::Allergen;

    #[test]
    fn only_advertising_has_a_channel_and_it_always_has_one() {
        for purpose in Purpose::ALL {
            let is_marketing = *purpose == Purpose::Marketing;
            assert_eq!(Subject::new(*purpose, None).is_err(), is_marketing, "{purpose}");
            assert_eq!(Subject::new(*purpose, Some(ContactChannel::Sms)).is_ok(), is_marketing);
        }
        assert_eq!(Subject::all().len(), 8);
    }

    #[test]
    fn a_yes_needs_the_text_in_force_and_a_no_needs_nothing() {
        let yes = |version| Said { answer: Answer::Given, text_version: Some(version) };
        let no = Said { answer: Answer::Withdrawn, text_version: None };
        let given = Standing { answer: Answer::Given, text_version: Some(2) };
        let withdrawn = Standing { answer: Answer::Withdrawn, text_version: None };
        let changed = ConsentRefusal::TextChanged { version: 2 };
        assert_eq!(decide(None, &yes(2), 2), Ok(Some(given)));
        assert_eq!(decide(Some(&given), &yes(2), 2), Ok(None), "the same again");
        assert_eq!(decide(None, &yes(1), 2), Err(changed.clone()));
        let unseen = Said { answer: Answer::Given, text_version: None };
        assert_eq!(decide(None, &unseen, 2), Err(changed));
        assert_eq!(decide(Some(&given), &no, 2), Ok(Some(withdrawn)));
        assert_eq!(decide(Some(&withdrawn), &no, 2), Ok(None));
        assert_eq!(decide(None, &no, 2), Ok(Some(withdrawn)), "a refusal before any yes counts");
        let old = Standing { answer: Answer::Given, text_version: Some(1) };
        assert_eq!(decide(Some(&old), &yes(2), 2), Ok(Some(given)), "a yes to the newer text");
    }

    #[test]
    fn an_allergy_is_kept_without_asking_and_a_religion_is_not() {
        let allergy = BTreeSet::from([Dietary::Allergy(Allergen::Peanut)]);
        let halal = BTreeSet::from([Dietary::Diet(Diet::Halal)]);
        let missing = Err(ConsentRefusal::SensitiveMissing);
        assert_eq!(check_facts(&allergy, None), Ok(()));
        assert_eq!(check_facts(&allergy, Some(Answer::Withdrawn)), Ok(()));
        assert_eq!(check_facts(&halal, None), missing);
        assert_eq!(check_facts(&halal, Some(Answer::Withdrawn)), missing);
        assert_eq!(check_facts(&halal, Some(Answer::Given)), Ok(()));
    }

    #[test]
    fn whoever_is_below_fourteen_is_written_down_with_a_guardians_yes_only() {
        let today: BusinessDay = "2026-11-22".parse().unwrap();
        let born = |year, month, day| Birthday {
            calendar: crate::guests::Calendar::Solar,
            month,
            day,
            leap_month: false,
            year,
        };
        let (yes, no) = (Some(Answer::Given), Some(Answer::Withdrawn));
        for (birthday, guardian, ok) in [
            (None, None, true),
            (Some(born(None, 5, 1)), None, true),
            (Some(born(Some(2012), 11, 22)), None, true),
            (Some(born(Some(2012), 11, 23)), None, false),
            (Some(born(Some(2012), 11, 23)), no, false),
            (Some(born(Some(2012), 11, 23)), yes, true),
            (Some(born(Some(1990), 1, 1)), None, true),
        ] {
            assert_eq!(check_minor(birthday.as_ref(), today, guardian).is_ok(), ok, "{birthday:?}");
        }
    }

    #[test]
    fn a_text_keeps_its_lines_and_nothing_invisible() {
        assert_eq!(check_words(" 一\n二\u{7} "), Ok("一\n二".to_owned()));
        assert_eq!(check_words(" \n"), Err(ConsentRefusal::TextEmpty));
        let long = "字".repeat(2_001);
        assert_eq!(check_words(&long), Err(ConsentRefusal::TextTooLong { max_chars: 2_000 }));
    }
}
