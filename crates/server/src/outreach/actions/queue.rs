//! Asking for a message: a row and the job that sends it.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use zhike_domain::kernel::id::{GuestId, MessageId, StoreId, crockford_encode};
use zhike_domain::outreach::{
    MAX_WORDS, MessageChannel, MessagePurpose, MessageRefusal, MessageState, render,
};
use zhike_store::{Tx, p};

use crate::outreach::facts;
use crate::outreach::rules::MessageRules;
use crate::outreach::sending::SEND;
use crate::outreach::sql::message::{self as sql, MessageRow};
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::jobs::{NewJob, Shown};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The heading of a mail.
    pub subject: String,
    /// The words.
    pub text: String,
    /// What stands in the holes of a notice, for carriers that fill registered templates.
    #[serde(default)]
    pub holes: BTreeMap<String, String>,
    /// The holes in the order of the text.
    #[serde(default)]
    pub order: Vec<String>,
}

/// A message that is asked for.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// To whom; nobody for a test.
    pub guest_id: Option<GuestId>,
    /// The store it belongs to.
    pub store_id: Option<StoreId>,
    /// What it is for.
    pub purpose: MessagePurpose,
    /// By what.
    pub channel: MessageChannel,
    /// Why, as a word.
    pub reason: &'static str,
    /// What it is about, so that it is made once.
    pub cause: Option<String>,
    /// What it says.
    pub content: Content,
}

/// Seals the words of a message.
///
/// # Errors
/// The system gives no random bytes.
pub fn seal_content(
    keyring: &Keyring,
    message: i64,
    content: &Content,
) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(content).map_err(Problem::fault)?;
    keyring.seal("message.content_enc", message, &text).map_err(Problem::fault)
}

/// The secret part of the link by which a guest asks for no more: made from the house's key, so
/// that it need not be kept.
#[must_use]
pub fn token_of(keyring: &Keyring, message: i64) -> String {
    let mac = keyring.mac("no_more_messages", &message.to_be_bytes());
    crockford_encode(&mac).chars().take(26).collect()
}

/// Puts a message into the box and asks for it to be sent. One with a cause that was there before
/// changes nothing.
///
/// # Errors
/// [`MessageRefusal`].
pub fn put(work: &mut Work<'_, '_>, new: &NewMessage) -> Result<Option<MessageId>, Problem> {
    if new.content.text.trim().is_empty() {
        return Err(refuse(MessageRefusal::Empty));
    }
    if new.content.text.chars().count() > MAX_WORDS as usize {
        return Err(refuse(MessageRefusal::TooLong { max_chars: MAX_WORDS }));
    }
    let message = work.id()?;
    let (keyring, now) = (work.act.keyring.clone(), work.now());
    let store = new.store_id.map(StoreId::raw);
    let day = facts::clock(work.tx, store)?.map_or(0, |clock| clock.day(now).days());
    let is_here = new.channel == MessageChannel::Here;
    let state = if is_here { MessageState::Delivered } else { MessageState::Queued };
    let hash: [u8; 32] = Sha256::digest(token_of(&keyring, message).as_bytes()).into();
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let none: Option<String> = None;
    let values = p![
        message,
        new.guest_id.map(GuestId::raw),
        store,
        new.purpose.as_str(),
        new.channel.as_str(),
        new.reason,
        new.cause.clone(),
        state.as_str(),
        none,
        seal_content(&keyring, message, &new.content)?,
        hash.to_vec(),
        staff,
        day,
        now.0
    ];
    if work.tx.execute(&sql::INSERT, values)? == 0 {
        return Ok(None);
    }
    let subjects = subjects(message, new.guest_id.map(GuestId::raw));
    work.emit("message.queued", new.store_id, &subjects)?;
    if !is_here {
        enqueue_send(work, message, 0, now.0)?;
    }
    Ok(Some(MessageId::from_raw(message)))
}

/// The things a message's event is about.
#[must_use]
pub fn subjects(message: i64, guest: Option<i64>) -> Vec<(&'static str, i64)> {
    let guest = guest.map(|guest| ("guest", guest));
    [Some(("message", message)), guest].into_iter().flatten().collect()
}

/// Asks for the job that sends a message; `turn` tells one asking from the next.
///
/// # Errors
/// Those of the store.
pub fn enqueue_send(
    work: &mut Work<'_, '_>,
    message: i64,
    turn: i64,
    run_at: i64,
) -> Result<(), Problem> {
    work.enqueue(&NewJob {
        kind: SEND,
        key: Some(format!("{}:{turn}", MessageId::from_raw(message))),
        run_at,
        payload: json!({"message_id": MessageId::from_raw(message).to_string()}),
        title_params: json!({}),
        store_id: None,
        created_by: None,
        shown: Shown::Never,
    })
    .map(drop)
}

/// Sends a message again that did not go.
///
/// # Errors
/// 404, 409 `message.not_again`, 412 `conflict.stale`.
pub fn again(work: &mut Work<'_, '_>, message_id: MessageId, version: i64) -> Result<(), Problem> {
    let row: Option<MessageRow> = work.tx.opt(&sql::FIND, p![message_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    if row.version != version {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    let now = work.now().0;
    if work.tx.execute(&sql::AGAIN, p![row.message_id, version, now])? == 0 {
        return Err(refuse(MessageRefusal::NotAgain));
    }
    enqueue_send(work, row.message_id, row.turn + 1, now)?;
    let store_id = row.store_id.map(StoreId::from_raw);
    let object = Some(("message", row.message_id));
    work.audit(Done { action: "message.sent_again", object, store_id, ..Done::default() })?;
    work.emit("message.queued", store_id, &subjects(row.message_id, row.guest_id))
}

/// Whether words written by hand can go by the channel that is asked for, so that whoever writes
/// is told at once.
///
/// # Errors
/// [`MessageRefusal`].
pub fn check_words(tx: &mut Tx<'_>, new: &NewMessage) -> Result<(), Problem> {
    let rules = choices::in_force::<MessageRules>(tx)?;
    if let (MessageChannel::Sms, Some(sign)) = (new.channel, &rules.sign) {
        render(sign, &new.content.text, new.purpose).map_err(refuse)?;
    }
    Ok(())
}
