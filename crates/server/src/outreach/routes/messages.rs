//! `/messages`: the message box.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::kernel::id::{GuestId, MessageId, StoreId};
use zhike_domain::outreach::{MessageChannel, MessagePurpose, MessageState};
use zhike_domain::team::permission::Permission::{CampaignSend, MessageRead, MessageWrite};
use zhike_store::LockKey;

use crate::guests::actions::{in_scope, require};
use crate::outreach::actions::{self, Content, NewMessage};
use crate::outreach::read::{self, Wanted};
use crate::outreach::views::{MessageLine, MessageView};
use crate::platform::http::call::{Call, stores_of};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::problem::Problem;

const LIST: &str = "messages";

/// Filters of the box.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageQuery {
    guest_id: Option<GuestId>,
    store_id: Option<StoreId>,
    state: Option<MessageState>,
    channel: Option<MessageChannel>,
    purpose: Option<MessagePurpose>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// A message by hand.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessageBody {
    guest_id: GuestId,
    /// The store it is from.
    store_id: StoreId,
    purpose: MessagePurpose,
    channel: MessageChannel,
    /// The heading of a mail.
    #[serde(default)]
    subject: Option<zhike_domain::kernel::name::Name>,
    text: Note,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(read::row_scope);
    let new = json!({"guest_id": "guest_0000000000001", "store_id": "store_0000000000001",
        "purpose": "service", "channel": "box", "text": "您的雨伞在前台。"});
    vec![
        get("/api/v1/messages", "list_messages")
            .about("The message box: what was said to whom, and how far it got")
            .needs(MessageRead, Target::AnyStore)
            .query::<MessageQuery>()
            .to(page),
        get("/api/v1/messages/{message_id}", "get_message")
            .about("One message with its words")
            .needs(MessageRead, row)
            .to(show),
        post("/api/v1/messages", "write_message")
            .about("Write to one guest; consent and hours are looked at when it goes")
            .needs(MessageWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(new.clone(), write),
        post("/api/v1/messages/advertising", "write_advertising")
            .about("Write an advertisement to one guest; consent, hours and the week decide")
            .needs(CampaignSend, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(new, advertise),
        post("/api/v1/messages/{message_id}/send-again", "send_message_again")
            .about("Send a message again that did not go; If-Match is its version")
            .needs(MessageWrite, row)
            .versioned()
            .to(again),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<MessageLine>>, Problem> {
    let query: MessageQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let reach = call.who()?.scope.clone();
    if let Some(store) = query.store_id {
        in_scope(&reach, store)?;
    }
    let wanted = Wanted {
        guest_id: query.guest_id,
        state: query.state.map(|state| state.as_str().to_owned()),
        channel: query.channel.map(|channel| channel.as_str().to_owned()),
        purpose: query.purpose.map(|purpose| purpose.as_str().to_owned()),
        stores: query.store_id.map_or_else(|| stores_of(&reach), |store| Some(vec![store])),
    };
    let top = Last { sort: 0, id: i64::MAX };
    let before = list::start(&keyring, LIST, query.cursor.as_deref(), top)?.id;
    let page = call.read(move |tx| {
        let lines = read::list(tx, &keyring, &wanted, before, limit + 1, &reach)?;
        let sign = |last: &MessageLine| {
            list::sign(&keyring, LIST, &Last { sort: 0, id: last.message_id.raw() })
        };
        Page::cut(lines, limit, sign)
    });
    Ok(Reply::new(page.await?))
}

async fn show(call: Call) -> Result<Reply<MessageView>, Problem> {
    let message_id: MessageId = call.id("message_id")?;
    let (keyring, reach) = (call.app.keyring.clone(), call.who()?.scope.clone());
    let view = call.read(move |tx| read::view(tx, &keyring, message_id, &reach)).await?;
    let version = view.line.version;
    Ok(Reply::new(view).version(version))
}

async fn write(call: Call, body: NewMessageBody) -> Result<Reply<MessageView>, Problem> {
    if body.purpose != MessagePurpose::Service {
        return Err(Problem::field("/purpose", "message.advertising_elsewhere"));
    }
    put(call, body).await
}

async fn advertise(call: Call, body: NewMessageBody) -> Result<Reply<MessageView>, Problem> {
    put(call, NewMessageBody { purpose: MessagePurpose::Marketing, ..body }).await
}

async fn put(call: Call, body: NewMessageBody) -> Result<Reply<MessageView>, Problem> {
    let reach = call.who()?.scope.clone();
    in_scope(&reach, body.store_id)?;
    let text = body.text.as_str().to_owned();
    let subject = body.subject.map_or_else(String::new, |subject| subject.as_str().to_owned());
    let new = NewMessage {
        guest_id: Some(body.guest_id),
        store_id: Some(body.store_id),
        purpose: body.purpose,
        channel: body.channel,
        reason: "by_hand",
        cause: None,
        content: Content { subject, text, ..Content::default() },
    };
    call.write(&[LockKey::new("guest", body.guest_id.raw())], move |work| {
        require(work.tx, body.guest_id).map_err(at_the_guest)?;
        actions::check_words(work.tx, &new)?;
        let made = actions::put(work, &new)?;
        let message_id = made.ok_or_else(|| Problem::fault("a message without a cause twice"))?;
        read::view(work.tx, &work.act.keyring, message_id, &reach)
    })
    .await
}

/// The guest is named in the body: who is missing there is a fault of the body, not of the path.
fn at_the_guest(problem: Problem) -> Problem {
    match problem.code {
        "thing.not_there" => Problem::field("/guest_id", "guest.not_there"),
        _ => problem,
    }
}

async fn again(call: Call) -> Result<Reply<MessageView>, Problem> {
    let (message_id, version): (MessageId, i64) = (call.id("message_id")?, call.version()?);
    let reach = call.who()?.scope.clone();
    call.write(&[LockKey::new("message", message_id.raw())], move |work| {
        actions::again(work, message_id, version)?;
        read::view(work.tx, &work.act.keyring, message_id, &reach)
    })
    .await
}
