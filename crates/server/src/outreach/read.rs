//! Reading messages and channels.

use std::collections::BTreeMap;

use zhike_domain::guests::{Email, Phone};
use zhike_domain::kernel::id::{GuestId, MessageId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::outreach::{MessageChannel, MessageState, Notice, default_text};
use zhike_domain::team::scope::Scope;
use zhike_store::{StoreError, Tx, p};

use super::channels::{self, Channel};
use super::rules::MessageRules;
use super::sending::content;
use super::sql::message::{self as sql, MessageRow, MessageStore};
use super::views::{ChannelView, MessageLine, MessageView, RulesView};
use crate::guests::consents::is_withheld;
use crate::guests::read as guests;
use crate::platform::choices;
use crate::platform::http::call::PathIds;
use crate::platform::http::route::RowScope;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Which stores a message belongs to.
///
/// # Errors
/// Those of the store.
pub fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    let Some(id) = path.get::<MessageId>("message_id") else { return Ok(None) };
    let row: Option<MessageStore> = tx.opt(&sql::STORE_OF, p![id.raw()])?;
    Ok(row.map(|row| match row.store_id {
        Some(store) => RowScope::Stores(vec![StoreId::from_raw(store)]),
        None => RowScope::Company,
    }))
}

/// A message as a line of the box.
///
/// # Errors
/// Those of the store.
pub fn line(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &MessageRow,
    reach: &Scope,
) -> Result<(MessageLine, bool), Problem> {
    let mut name = None;
    let mut withheld = false;
    if let Some(guest) = row.guest_id {
        let head = guests::head(tx, keyring, GuestId::from_raw(guest))?;
        if let Some(head) = head {
            withheld = is_withheld(tx, head.guest_id, head.store_id, reach)?;
            name = Some(if withheld { "*".to_owned() } else { head.display });
        }
    }
    let state: MessageState = row.state.parse().map_err(Problem::fault)?;
    let again = [MessageState::Failed, MessageState::Suppressed, MessageState::Kept];
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let line = MessageLine {
        message_id: MessageId::from_raw(row.message_id),
        guest_id: row.guest_id.map(GuestId::from_raw),
        guest: name,
        store_id: row.store_id.map(StoreId::from_raw),
        purpose: row.purpose.parse().map_err(Problem::fault)?,
        channel: row.channel.parse().map_err(Problem::fault)?,
        reason: row.reason.clone(),
        state,
        why: row.why.as_deref().and_then(|why| why.parse().ok()),
        error_code: row.error_code.clone(),
        address_masked: masked(keyring, row)?,
        tries: count(row.tries),
        segments: count(row.segments),
        cost_milli: row.cost_milli,
        staff: match row.staff_id {
            Some(staff) => guests::staff_ref(tx, keyring, staff)?,
            None => None,
        },
        created_at: Millis(row.created_at),
        due_at: Millis(row.due_at),
        sent_at: row.sent_at.map(Millis),
        delivered_at: row.delivered_at.map(Millis),
        may_go_again: again.contains(&state),
        version: row.version,
    };
    Ok((line, withheld))
}

fn masked(keyring: &Keyring, row: &MessageRow) -> Result<Option<String>, Problem> {
    let Some(sealed) = &row.address_enc else { return Ok(None) };
    let opened = keyring.open("message.address_enc", row.message_id, sealed);
    let text = String::from_utf8_lossy(&opened.map_err(Problem::fault)?).into_owned();
    Ok(Some(match text.contains('@') {
        true => Email::of_kept(&text).masked(),
        false => Phone::of_kept(&text).masked(),
    }))
}

/// A message with its words.
///
/// # Errors
/// 404, and those of the store.
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    message_id: MessageId,
    reach: &Scope,
) -> Result<MessageView, Problem> {
    let row: Option<MessageRow> = tx.opt(&sql::FIND, p![message_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let (line, withheld) = line(tx, keyring, &row, reach)?;
    let content = content(keyring, &row)?;
    let text = if withheld { "*".to_owned() } else { content.text };
    Ok(MessageView { line, subject: content.subject, text })
}

/// Which messages are listed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those to this guest.
    pub guest_id: Option<GuestId>,
    /// Only those in this state.
    pub state: Option<String>,
    /// Only those by this channel.
    pub channel: Option<String>,
    /// Only those for this purpose.
    pub purpose: Option<String>,
    /// Only those of these stores; `None` for all.
    pub stores: Option<Vec<StoreId>>,
}

/// Messages, newest first.
///
/// # Errors
/// Those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    wanted: &Wanted,
    before: i64,
    limit: u32,
    reach: &Scope,
) -> Result<Vec<MessageLine>, Problem> {
    let stores = match &wanted.stores {
        None => String::new(),
        Some(stores) => {
            stores.iter().fold(",".to_owned(), |text, store| format!("{text}{},", store.raw()))
        }
    };
    let values = p![
        before,
        wanted.guest_id.map(GuestId::raw),
        wanted.state.clone(),
        wanted.channel.clone(),
        wanted.purpose.clone(),
        stores,
        i64::from(limit)
    ];
    let rows: Vec<MessageRow> = tx.all(&sql::LIST, values)?;
    rows.iter().map(|row| line(tx, keyring, row, reach).map(|(line, _)| line)).collect()
}

/// A channel as it is shown.
///
/// # Errors
/// Those of the store.
pub fn channel(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    kind: MessageChannel,
) -> Result<ChannelView, Problem> {
    let channel: Option<Channel> = channels::find(tx, keyring, kind)?;
    let Some(Channel { enabled, settings, secrets, row }) = channel else {
        return Ok(ChannelView {
            kind,
            enabled: false,
            settings: None,
            has_secret: false,
            callback_path: None,
            last_error_code: None,
            last_error_at: None,
            last_sent_at: None,
            version: 0,
        });
    };
    let path = format!("/api/v1/public/message-callbacks/{}", secrets.callback);
    Ok(ChannelView {
        kind,
        enabled,
        settings: Some(settings),
        has_secret: !secrets.secret.is_empty(),
        callback_path: (kind == MessageChannel::Sms).then_some(path),
        last_error_code: row.last_error_code,
        last_error_at: row.last_error_at.map(Millis),
        last_sent_at: row.last_sent_at.map(Millis),
        version: row.version,
    })
}

/// The rules as they are shown.
///
/// # Errors
/// Those of the store.
pub fn rules(tx: &mut Tx<'_>) -> Result<RulesView, Problem> {
    let (rules, version) = choices::get::<MessageRules>(tx)?;
    let text = |notice: &Notice| {
        (notice.as_str().to_owned(), default_text(*notice, rules.language).to_owned())
    };
    let known = |notice: &Notice| {
        let names = notice.variables().iter().map(|name| (*name).to_owned());
        (notice.as_str().to_owned(), names.collect())
    };
    let default_texts: BTreeMap<String, String> = Notice::ALL.iter().map(text).collect();
    let variables: BTreeMap<String, Vec<String>> = Notice::ALL.iter().map(known).collect();
    Ok(RulesView { rules, default_texts, variables, version })
}
