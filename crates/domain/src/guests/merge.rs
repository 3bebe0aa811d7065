//! Two records of one guest: whose name, title and birthday count, and how it is taken back.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Birthday, Dietary, GuestRefusal, Sex, Told};
use crate::kernel::id::GuestId;
use crate::kernel::refusal::refusals;
use crate::kernel::words::words;

words! {
    /// Which of two records.
    pub enum Side else GuestRefusal::UnknownWord {
        /// The one that stays.
        Survivor = "survivor",
        /// The one that is merged into it.
        Merged = "merged",
    }
}

/// What is known of a guest and can be chosen; notes, phones and bills are kept from both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// The name.
    pub name: Option<String>,
    /// How the guest wants to be called.
    pub title: Option<String>,
    /// The sex.
    pub sex: Option<Sex>,
    /// The birthday.
    pub birthday: Option<Birthday>,
    /// Whether the house marked the guest as important.
    pub vip: bool,
    /// What to mind at the table, each with who told it and when.
    pub dietary: Vec<Told>,
}

/// Whose value counts. What is not chosen: the survivor's where there is one, else the other's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// Of the name.
    pub name: Option<Side>,
    /// Of the title.
    pub title: Option<Side>,
    /// Of the sex.
    pub sex: Option<Side>,
    /// Of the birthday; two different ones must be chosen from.
    pub birthday: Option<Side>,
}

refusals! {
    /// Why two records are not merged, or a merge is not taken apart.
    pub enum MergeRefusal {
        /// A record with itself.
        #[error("a record cannot be merged with itself")]
        OneRecord => "merge.one_record", Refused, "/other_id";
        /// Two birthdays, and nobody said which is right.
        #[error("the two records have different birthdays: say which one is right")]
        BirthdayAsked => "merge.birthday_asked", Refused, "/keep/birthday";
        /// The other one is the member.
        #[error("{guest_id} is the member, so this record stays")]
        MemberStays {
            /// Who is the member.
            guest_id: GuestId,
        } => "merge.member_stays", Refused, "/other_id";
        /// The record was merged into another.
        #[error("this record was merged into {guest_id}")]
        Merged {
            /// The record that stayed.
            guest_id: GuestId,
        } => "guest.merged", Conflict;
        /// Merged again since, so the later merge comes first.
        #[error("a later merge of this guest has to be taken apart first")]
        LaterFirst => "merge.later_first", Conflict;
        /// Taken apart already.
        #[error("this merge was taken apart before")]
        Undone => "merge.undone_before", Conflict;
        /// Answered already.
        #[error("somebody has answered this pair")]
        Answered => "pair.answered", Conflict;
        /// A phone whose owner may have changed.
        #[error("the number of this guest may be somebody else's by now")]
        NumberInDoubt {
            /// Whose record has it.
            guest_id: GuestId,
        } => "guest.number_in_doubt", Conflict;
    }
}

/// What the survivor is known as from now on.
///
/// What to mind at the table is that of both: leaving an allergy out harms, a diet too many does
/// not.
///
/// # Errors
/// [`MergeRefusal::BirthdayAsked`].
pub fn merge_fields(
    survivor: &Fields,
    merged: &Fields,
    choice: &Choice,
) -> Result<Fields, MergeRefusal> {
    let differ = survivor.birthday.zip(merged.birthday).is_some_and(|(one, other)| one != other);
    if differ && choice.birthday.is_none() {
        return Err(MergeRefusal::BirthdayAsked);
    }
    Ok(Fields {
        name: chosen(choice.name, survivor.name.as_ref(), merged.name.as_ref()).cloned(),
        title: chosen(choice.title, survivor.title.as_ref(), merged.title.as_ref()).cloned(),
        sex: chosen(choice.sex, survivor.sex, merged.sex),
        birthday: chosen(choice.birthday, survivor.birthday, merged.birthday),
        vip: survivor.vip || merged.vip,
        dietary: of_both(&survivor.dietary, &merged.dietary),
    })
}

/// What both told is kept as the survivor told it.
fn of_both(survivor: &[Told], merged: &[Told]) -> Vec<Told> {
    let known: BTreeSet<Dietary> = survivor.iter().map(|told| told.dietary).collect();
    let news = merged.iter().filter(|told| !known.contains(&told.dietary));
    let mut all: Vec<Told> = survivor.iter().chain(news).copied().collect();
    all.sort_by_key(|told| told.dietary);
    all
}

fn chosen<T>(side: Option<Side>, survivor: Option<T>, merged: Option<T>) -> Option<T> {
    match side {
        Some(Side::Survivor) => survivor,
        Some(Side::Merged) => merged,
        None => survivor.or(merged),
    }
}

/// What the survivor is known as when a merge is taken apart: as before it, but what was changed
/// since stays changed.
#[must_use]
pub fn part_fields(now: &Fields, before: &Fields, set: &Fields) -> Fields {
    fn back<T: PartialEq + Clone>(now: &T, before: &T, set: &T) -> T {
        if now == set { before.clone() } else { now.clone() }
    }
    let came = |told: &Told| set.dietary.contains(told) && !before.dietary.contains(told);
    Fields {
        name: back(&now.name, &before.name, &set.name),
        title: back(&now.title, &before.title, &set.title),
        sex: back(&now.sex, &before.sex, &set.sex),
        birthday: back(&now.birthday, &before.birthday, &set.birthday),
        vip: back(&now.vip, &before.vip, &set.vip),
        dietary: now.dietary.iter().filter(|told| !came(told)).copied().collect(),
    }
}

/// Days without a visit after which a number may have been given to somebody else (二次号):
/// operators keep a number free for at least 90 days before it is sold again.
pub const DORMANT_DAYS: i64 = 90;

/// Whether a phone that is on record turns up with somebody else: who has not come for so long,
/// under another surname or with another birthday, may have lost the number.
#[must_use]
pub fn may_be_somebody_else(
    days_away: Option<i64>,
    known: (Option<&str>, Option<&Birthday>),
    told: (Option<&str>, Option<&Birthday>),
) -> bool {
    let is_away = days_away.is_none_or(|days| days >= DORMANT_DAYS);
    let family = |name: &str| super::surname(name).map(str::to_owned);
    let other_name = match (known.0, told.0) {
        (Some(known), Some(told)) => match (family(known), family(told)) {
            (Some(known), Some(told)) => known != told,
            _ => !known.eq_ignore_ascii_case(told),
        },
        _ => false,
    };
    let other_day = match (known.1, told.1) {
        (Some(known), Some(told)) => {
            known.calendar == told.calendar && (known.month, known.day) != (told.month, told.day)
        }
        _ => false,
    };
    is_away && (other_name || other_day)
}
