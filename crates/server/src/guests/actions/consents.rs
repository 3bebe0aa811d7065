//! What a guest agrees to and takes back.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::guests::consent::{
    Answer, ConsentRefusal, How, Purpose, Said, Subject, decide, is_sensitive,
};
use zhike_domain::guests::{Dietary, FactSource};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::refusal::Refusal;
use zhike_store::{Tx, p};

use super::change::{self, write_dietary};
use super::{kept, stage};
use crate::guests::consents::{self, channel_word};
use crate::guests::read;
use crate::guests::sql::consent::{self as sql, TextRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// What a guest says about one subject.
#[derive(Clone, Copy, Debug)]
pub struct NewConsent {
    /// What about.
    pub subject: Subject,
    /// What, and to which text.
    pub said: Said,
    /// How he said it.
    pub how: How,
    /// Where; nowhere when he did it without us.
    pub store_id: Option<StoreId>,
}

/// Writes down what a guest says; the same again changes nothing. Taking back the consent to
/// sensitive facts deletes them in the same breath. The caller holds the guest's lock.
///
/// # Errors
/// 404, 422 `guest.erased`, [`ConsentRefusal`].
pub fn write(work: &mut Work<'_, '_>, guest_id: GuestId, new: &NewConsent) -> Result<(), Problem> {
    let row = kept(work.tx, guest_id)?;
    if !record(work, guest_id, new)? {
        return Ok(());
    }
    let ends_facts = new.subject == Subject::SENSITIVE && new.said.answer == Answer::Withdrawn;
    if ends_facts {
        let before = read::dietary(&work.act.keyring, &row)?;
        let stays = before.iter().copied().filter(|fact: &Dietary| !is_sensitive(*fact));
        let after = stays.collect();
        if before != after {
            write_dietary(work, &row, &after, FactSource::Guest)?;
        }
    }
    if new.subject == Subject::PERSONAL && new.said.answer == Answer::Withdrawn {
        stage::forget(work, guest_id)?;
    }
    if new.subject == Subject::GUARDIAN && new.said.answer == Answer::Withdrawn {
        let row = kept(work.tx, guest_id)?;
        change::forget_birthday_of_minor(work, &row)?;
    }
    super::touch(work, guest_id)
}

/// The same without looking at the guest, who was made in this transaction; answers whether a
/// record was added.
pub(super) fn record(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    new: &NewConsent,
) -> Result<bool, Problem> {
    let (subject, guest) = (new.subject, guest_id.raw());
    let text = consents::text(work.tx, subject.purpose())?;
    let before = consents::newest(work.tx, guest_id, subject)?;
    let standing = before.map(|(standing, _)| standing);
    let next = decide(standing.as_ref(), &new.said, consents::version_of(&text)).map_err(refuse)?;
    let Some(next) = next else { return Ok(false) };
    let about = p![guest, subject.purpose().as_str(), channel_word(subject)];
    let turn: i64 = work.tx.one(&sql::TURN, about)?;
    let consent = work.id()?;
    let hash = next.text_version.map(|_| consents::hash_of(&text).to_vec());
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let values = p![
        consent,
        guest,
        subject.purpose().as_str(),
        channel_word(subject),
        turn,
        next.answer.as_str(),
        next.text_version,
        hash,
        new.how.as_str(),
        staff,
        new.store_id.map(StoreId::raw),
        work.now().0
    ];
    work.tx.execute(&sql::INSERT, values)?;
    let word = |answer: Option<Answer>| answer.map_or(json!(null), |answer| json!(answer.as_str()));
    let before = standing.map(|standing| standing.answer);
    let field = match subject.channel() {
        Some(channel) => format!("{}.{channel}", subject.purpose()),
        None => subject.purpose().to_string(),
    };
    work.audit(Done {
        action: "consent.changed",
        object: Some(("guest", guest)),
        store_id: new.store_id,
        changes: vec![
            Change::of("subject", json!(null), json!(field)),
            Change::of("answer", word(before), word(Some(next.answer))),
            Change::of("text_version", json!(null), json!(next.text_version)),
            Change::of("how", json!(null), json!(new.how.as_str())),
        ],
        ..Done::default()
    })?;
    work.emit("consent.changed", new.store_id, &[("guest", guest), ("consent", consent)])?;
    Ok(true)
}

/// Takes away what guests had agreed to who were erased before `cutoff` and were sent nothing
/// since.
///
/// # Errors
/// Those of the store.
pub fn forget_old(tx: &mut Tx<'_>, cutoff: i64) -> Result<(), Problem> {
    Ok(tx.put(&sql::FORGET_OLD, p![cutoff])?)
}

/// The words of a text in its languages.
#[derive(Clone, Debug)]
pub struct NewText {
    /// The heading.
    pub name: Name,
    /// The heading in traditional characters.
    pub name_zh_tw: Option<Name>,
    /// The heading in English.
    pub name_en: Option<Name>,
    /// The words, already looked at.
    pub words: String,
    /// The words in traditional characters.
    pub words_zh_tw: Option<String>,
    /// The words in English.
    pub words_en: Option<String>,
}

/// Puts a new version of a text in force; consents keep naming the one they were given to.
///
/// # Errors
/// 412 `conflict.stale` when somebody else was faster.
pub fn write_text(
    work: &mut Work<'_, '_>,
    purpose: Purpose,
    version: i64,
    new: &NewText,
) -> Result<(), Problem> {
    let before: TextRow = consents::text(work.tx, purpose)?;
    if before.version != version {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    let text = |name: &Option<Name>| name.as_ref().map(|name| name.as_str().to_owned());
    let after = version + 1;
    let values = p![
        purpose.as_str(),
        after,
        new.name.as_str(),
        text(&new.name_zh_tw),
        text(&new.name_en),
        new.words.clone(),
        new.words_zh_tw.clone(),
        new.words_en.clone(),
        work.who()?.staff_id.raw(),
        work.now().0
    ];
    work.tx.execute(&sql::INSERT_TEXT, values)?;
    let changes = vec![
        Change::of("purpose", json!(null), json!(purpose.as_str())),
        Change::of("version", json!(version), json!(after)),
    ];
    work.audit(Done { action: "consent_text.changed", changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[])
}

/// 422 at a field of the body.
#[must_use]
pub fn at(pointer: &str, refusal: &ConsentRefusal) -> Problem {
    let problem = Problem::field(pointer, refusal.code());
    match refusal {
        ConsentRefusal::TextTooLong { max_chars } => problem.with("max_chars", *max_chars),
        _ => problem,
    }
}
