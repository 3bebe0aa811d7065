//! Reading what guests agreed to.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use zhike_domain::guests::consent::{Answer, ContactChannel, How, Purpose, Standing, Subject};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, p};

use super::read::staff_ref;
use super::sql::consent::{self as sql, ConsentRow, TextRow};
use super::views::StaffRef;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Answers shown of one guest.
const SHOWN: i64 = 100;

/// One answer of a guest.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConsentView {
    /// What for.
    pub purpose: Purpose,
    /// By which channel; only advertising has one.
    pub channel: Option<ContactChannel>,
    /// Yes or no; `null` when the guest was never asked.
    pub answer: Option<Answer>,
    /// The version of the text that a yes was given to.
    pub text_version: Option<u32>,
    /// How the guest said so.
    pub how: Option<How>,
    /// Who wrote it down; nobody when the guest did it without us.
    pub staff: Option<StaffRef>,
    /// Where.
    pub store_id: Option<StoreId>,
    /// When.
    pub at: Option<Millis>,
}

/// What a guest agreed to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConsentsView {
    /// What holds, one for each subject.
    pub items: Vec<ConsentView>,
    /// Every answer ever given, the newest first.
    pub history: Vec<ConsentView>,
}

/// A consent text as it is in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConsentTextView {
    /// What for.
    pub purpose: Purpose,
    /// Counts from 1; a consent names it.
    pub version: u32,
    /// The heading.
    pub name: String,
    /// The heading in traditional characters.
    pub name_zh_tw: Option<String>,
    /// The heading in English.
    pub name_en: Option<String>,
    /// The words.
    pub words: String,
    /// The words in traditional characters.
    pub words_zh_tw: Option<String>,
    /// The words in English.
    pub words_en: Option<String>,
    /// Since when; `null` for the text that came with the program.
    pub since: Option<Millis>,
    /// Who wrote it.
    pub staff: Option<StaffRef>,
}

/// What a guest agreed to, and when.
///
/// # Errors
/// Those of the store.
pub fn of_guest(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
) -> Result<ConsentsView, Problem> {
    let current: Vec<ConsentRow> = tx.all(&sql::CURRENT, p![guest_id.raw()])?;
    let history: Vec<ConsentRow> = tx.all(&sql::OF_GUEST, p![guest_id.raw(), SHOWN])?;
    let mut items = Vec::new();
    for subject in Subject::all() {
        let row = current.iter().find(|row| is_about(row, subject));
        items.push(match row {
            Some(row) => view(tx, keyring, row)?,
            None => never_asked(subject),
        });
    }
    let history = history.iter().map(|row| view(tx, keyring, row));
    Ok(ConsentsView { items, history: history.collect::<Result<_, Problem>>()? })
}

fn is_about(row: &ConsentRow, subject: Subject) -> bool {
    row.purpose == subject.purpose().as_str() && row.channel == channel_word(subject)
}

fn never_asked(subject: Subject) -> ConsentView {
    ConsentView {
        purpose: subject.purpose(),
        channel: subject.channel(),
        answer: None,
        text_version: None,
        how: None,
        staff: None,
        store_id: None,
        at: None,
    }
}

fn view(tx: &mut Tx<'_>, keyring: &Keyring, row: &ConsentRow) -> Result<ConsentView, Problem> {
    Ok(ConsentView {
        purpose: row.purpose.parse().map_err(Problem::fault)?,
        channel: match row.channel.as_str() {
            "" => None,
            word => Some(word.parse().map_err(Problem::fault)?),
        },
        answer: Some(row.answer.parse().map_err(Problem::fault)?),
        text_version: row.text_version.and_then(|version| u32::try_from(version).ok()),
        how: Some(row.how.parse().map_err(Problem::fault)?),
        staff: match row.staff_id {
            Some(staff) => staff_ref(tx, keyring, staff)?,
            None => None,
        },
        store_id: row.store_id.map(StoreId::from_raw),
        at: Some(Millis(row.created_at)),
    })
}

/// The word of a subject's channel in the database: empty where there is none.
#[must_use]
pub fn channel_word(subject: Subject) -> &'static str {
    subject.channel().map_or("", ContactChannel::as_str)
}

/// What holds of one subject, and when it was said.
///
/// # Errors
/// Those of the store.
pub fn newest(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    subject: Subject,
) -> Result<Option<(Standing, Millis)>, Problem> {
    let wanted = p![guest_id.raw(), subject.purpose().as_str(), channel_word(subject)];
    let row: Option<ConsentRow> = tx.opt(&sql::NEWEST, wanted)?;
    let Some(row) = row else { return Ok(None) };
    let standing = Standing {
        answer: row.answer.parse().map_err(Problem::fault)?,
        text_version: row.text_version.and_then(|version| u32::try_from(version).ok()),
    };
    Ok(Some((standing, Millis(row.created_at))))
}

/// The answer that holds of one subject.
///
/// # Errors
/// Those of the store.
pub fn answer(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    subject: Subject,
) -> Result<Option<Answer>, Problem> {
    Ok(newest(tx, guest_id, subject)?.map(|(standing, _)| standing.answer))
}

/// Whether this reader sees only what every store may see of the guest: the guest does not want
/// the other stores to know him, and the reader acts in none that does.
///
/// # Errors
/// Those of the store.
pub fn is_withheld(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    store_id: StoreId,
    reach: &Scope,
) -> Result<bool, Problem> {
    if reach.covers(Target::Store(store_id)) {
        return Ok(false);
    }
    Ok(answer(tx, guest_id, Subject::SHARING)? == Some(Answer::Withdrawn))
}

/// Whether the guest switched off whatever is chosen by what is known of him: no stage, no usual
/// dishes, no habits, no greeting by how often he comes (PIPL, article 24).
///
/// # Errors
/// Those of the store.
pub fn is_impersonal(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<bool, Problem> {
    Ok(answer(tx, guest_id, Subject::PERSONAL)? == Some(Answer::Withdrawn))
}

/// Every text that is in force.
///
/// # Errors
/// Those of the store.
pub fn texts(tx: &mut Tx<'_>, keyring: &Keyring) -> Result<Vec<ConsentTextView>, Problem> {
    let rows: Vec<TextRow> = tx.all(&sql::TEXTS, p![])?;
    let of = |purpose: &Purpose| rows.iter().find(|row| row.purpose == purpose.as_str());
    let rows = Purpose::ALL.iter().filter_map(of);
    rows.map(|row| text_view(tx, keyring, row)).collect()
}

/// The text of one purpose that is in force.
///
/// # Errors
/// Those of the store.
pub fn text(tx: &mut Tx<'_>, purpose: Purpose) -> Result<TextRow, Problem> {
    Ok(tx.one(&sql::TEXT, p![purpose.as_str()])?)
}

/// A text as it is shown.
///
/// # Errors
/// Those of the store.
pub fn text_view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &TextRow,
) -> Result<ConsentTextView, Problem> {
    Ok(ConsentTextView {
        purpose: row.purpose.parse().map_err(Problem::fault)?,
        version: version_of(row),
        name: row.name.clone(),
        name_zh_tw: row.name_zh_tw.clone(),
        name_en: row.name_en.clone(),
        words: row.words.clone(),
        words_zh_tw: row.words_zh_tw.clone(),
        words_en: row.words_en.clone(),
        since: (row.created_at > 0).then_some(Millis(row.created_at)),
        staff: match row.staff_id {
            Some(staff) => staff_ref(tx, keyring, staff)?,
            None => None,
        },
    })
}

/// The version of a text.
#[must_use]
pub fn version_of(row: &TextRow) -> u32 {
    u32::try_from(row.version).unwrap_or(u32::MAX)
}

/// What proves which words a guest saw: SHA-256 over heading and words in every language.
#[must_use]
pub fn hash_of(row: &TextRow) -> [u8; 32] {
    let mut hash = Sha256::new();
    let optional = [&row.name_zh_tw, &row.name_en, &row.words_zh_tw, &row.words_en];
    let parts = [Some(&row.name), Some(&row.words)].into_iter();
    for part in parts.chain(optional.map(Option::as_ref)) {
        hash.update(part.map_or("", String::as_str).as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}
