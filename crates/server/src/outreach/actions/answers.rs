//! What comes back: receipts of carriers, and guests who want no more.

use serde_json::json;
use sha2::{Digest, Sha256};
use zhike_domain::guests::consent::{Answer, ContactChannel, How, Said, Subject};
use zhike_domain::guests::{Email, Phone};
use zhike_domain::kernel::id::{GuestId, MessageId};
use zhike_domain::outreach::{MessageChannel, MessageState, is_opt_out};
use zhike_store::p;

use super::queue::subjects;
use crate::guests::actions::consents::{self, NewConsent};
use crate::guests::read::{by_email, by_phone};
use crate::outreach::sql::message::{self as sql, AnsweredRow};
use crate::outreach::sql::suppression as suppression_sql;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Something that a carrier tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// How a message fared.
    Fared {
        /// Our own id, when it carries it.
        message_id: Option<MessageId>,
        /// The carrier's id.
        vendor_id: Option<String>,
        /// Whether the guest has it; else the carrier's word why not.
        arrived: Result<(), String>,
    },
    /// A guest wrote back.
    Wrote {
        /// From which number, as the carrier writes it.
        phone: String,
        /// What.
        text: String,
    },
}

/// The blind index under which an address is looked up.
#[must_use]
pub fn address_index(keyring: &Keyring, address: &str) -> Vec<u8> {
    keyring.blind("suppression.address_bidx", address)
}

/// Takes what carriers tell; a message that is not known, or was told of before, changes nothing.
///
/// # Errors
/// Those of the store.
pub fn take(work: &mut Work<'_, '_>, told: &Told) -> Result<(), Problem> {
    match told {
        Told::Fared { message_id, vendor_id, arrived } => {
            fared(work, *message_id, vendor_id.as_deref(), arrived)
        }
        Told::Wrote { phone, text } => wrote(work, phone, text),
    }
}

fn fared(
    work: &mut Work<'_, '_>,
    message_id: Option<MessageId>,
    vendor_id: Option<&str>,
    arrived: &Result<(), String>,
) -> Result<(), Problem> {
    let row: Option<AnsweredRow> = match (message_id, vendor_id) {
        (Some(id), _) => work.tx.opt(&sql::ANSWERED, p![id.raw()])?,
        (None, Some(id)) => work.tx.opt(&sql::BY_VENDOR, p![id])?,
        (None, None) => None,
    };
    let Some(row) = row else { return Ok(()) };
    let (state, code) = match arrived {
        Ok(()) => (MessageState::Delivered, None),
        Err(_) => (MessageState::Failed, Some("message.not_delivered")),
    };
    let at = arrived.is_ok().then_some(work.now().0);
    let values = p![row.message_id, state.as_str(), code, at];
    if work.tx.execute(&sql::DELIVERED, values)? == 0 {
        return Ok(());
    }
    let kind = if arrived.is_ok() { "message.delivered" } else { "message.failed" };
    work.emit(kind, None, &subjects(row.message_id, row.guest_id))
}

fn wrote(work: &mut Work<'_, '_>, phone: &str, text: &str) -> Result<(), Problem> {
    let Ok(phone) = phone.parse::<Phone>() else { return Ok(()) };
    if !is_opt_out(text) {
        return Ok(());
    }
    let keyring = work.act.keyring.clone();
    let guest_id = by_phone(work.tx, &keyring, &phone)?;
    no_more(work, MessageChannel::Sms, phone.number(), guest_id, How::Reply)
}

/// The guest behind the link of a message wants no more by its channel; answers `false` for a link
/// that no message had.
///
/// # Errors
/// Those of the store.
pub fn by_link(work: &mut Work<'_, '_>, token: &str) -> Result<bool, Problem> {
    let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
    let row: Option<AnsweredRow> = work.tx.opt(&sql::BY_OUT, p![hash.to_vec()])?;
    let Some(row) = row else { return Ok(false) };
    let channel: MessageChannel = row.channel.parse().map_err(Problem::fault)?;
    let keyring = work.act.keyring.clone();
    let Some(sealed) = &row.address_enc else { return Ok(false) };
    let address = keyring.open("message.address_enc", row.message_id, sealed);
    let address = String::from_utf8(address.map_err(Problem::fault)?).map_err(Problem::fault)?;
    let known = match address.parse::<Email>() {
        Ok(email) => by_email(work.tx, &keyring, &email)?,
        Err(_) => None,
    };
    let guest_id = known.or(row.guest_id.map(GuestId::from_raw));
    no_more(work, channel, &address, guest_id, How::Link)?;
    Ok(true)
}

/// From now on this address gets no advertising, in every store and whatever is planned; the
/// guest's own consent is withdrawn with it.
fn no_more(
    work: &mut Work<'_, '_>,
    channel: MessageChannel,
    address: &str,
    guest_id: Option<GuestId>,
    how: How,
) -> Result<(), Problem> {
    suppress(work, channel, address, guest_id, None, "opted_out")?;
    let Some(guest_id) = guest_id else { return Ok(()) };
    let by = match channel {
        MessageChannel::Email => ContactChannel::Email,
        MessageChannel::Sms => ContactChannel::Sms,
        MessageChannel::Here => return Ok(()),
    };
    let said = Said { answer: Answer::Withdrawn, text_version: None };
    let new = NewConsent { subject: Subject::marketing(by), said, how, store_id: None };
    match consents::write(work, guest_id, &new) {
        Err(problem) if problem.code == "guest.erased" => Ok(()),
        other => other,
    }
}

/// Puts an address on the list of those that get nothing.
///
/// # Errors
/// Those of the store.
pub fn suppress(
    work: &mut Work<'_, '_>,
    channel: MessageChannel,
    address: &str,
    guest_id: Option<GuestId>,
    message: Option<i64>,
    why: &'static str,
) -> Result<(), Problem> {
    let id = work.id()?;
    let index = address_index(&work.act.keyring, address);
    let (guest, now) = (guest_id.map(GuestId::raw), work.now().0);
    let values = p![id, channel.as_str(), index, why, guest, message, now];
    work.tx.execute(&suppression_sql::INSERT, values)?;
    work.audit(Done {
        action: "message.suppressed",
        object: guest.map(|guest| ("guest", guest)),
        changes: vec![
            Change::of("channel", json!(null), json!(channel.as_str())),
            Change::of("why", json!(null), json!(why)),
        ],
        ..Done::default()
    })
}
