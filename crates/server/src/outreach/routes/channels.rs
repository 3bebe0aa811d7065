//! `/settings/channels`: how messages leave the house.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::{Email, Phone};
use zhike_domain::kernel::name::Name;
use zhike_domain::outreach::{MessageChannel, MessagePurpose};
use zhike_domain::team::permission::Permission::SettingsEdit;
use zhike_store::LockKey;

use crate::outreach::actions::channels::{self as actions, NewChannel};
use crate::outreach::actions::{Content, NewMessage, put as put_message};
use crate::outreach::channels::Settings;
use crate::outreach::read;
use crate::outreach::views::{ChannelView, MessageView};
use crate::platform::http::call::Call;
use crate::platform::http::list::Page;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post, put};
use crate::platform::problem::Problem;

/// How a channel is to be reached.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChannelBody {
    kind: MessageChannel,
    enabled: bool,
    settings: Settings,
    /// A new password or key; absent: the one it has.
    #[serde(default)]
    secret: Option<String>,
    /// The version it was read with; 0 when it was never set up.
    version: i64,
}

/// Where a test goes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestBody {
    kind: MessageChannel,
    /// The phone of a text message.
    #[serde(default)]
    phone: Option<Phone>,
    /// The address of a mail.
    #[serde(default)]
    email: Option<Email>,
    /// What it says.
    text: Name,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let mail = json!({"kind": "email", "enabled": false, "version": 0, "settings": {
        "adapter": "smtp", "host": "mail.example.com", "port": 587, "security": "starttls",
        "from": "house@example.com"}});
    vec![
        get("/api/v1/settings/channels", "list_channels")
            .about("How messages leave the house, and what was last wrong")
            .needs(SettingsEdit, Target::Company)
            .to(page),
        put("/api/v1/settings/channels", "change_channel")
            .about("Set a channel up")
            .needs(SettingsEdit, Target::Company)
            .takes(mail, change),
        post("/api/v1/settings/channels/test", "test_channel")
            .about("Send a message to oneself; look at it to see how it fared")
            .needs(SettingsEdit, Target::Company)
            .takes(json!({"kind": "sms", "phone": "15400001234", "text": "测试"}), test),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<ChannelView>>, Problem> {
    let keyring = call.app.keyring.clone();
    let all = call.read(move |tx| {
        let kinds = [MessageChannel::Sms, MessageChannel::Email];
        let one = |kind| read::channel(tx, &keyring, kind);
        kinds.into_iter().map(one).collect::<Result<Vec<ChannelView>, Problem>>()
    });
    Ok(Reply::new(Page::whole(all.await?)))
}

async fn change(call: Call, body: ChannelBody) -> Result<Reply<ChannelView>, Problem> {
    let ChannelBody { kind, enabled, settings, secret, version } = body;
    let callback = actions::fresh_callback()?;
    let new = NewChannel { kind, enabled, settings, secret, callback };
    call.write(&[LockKey::text("channel", kind.as_str())], move |work| {
        actions::save(work, &new, version)?;
        read::channel(work.tx, &work.act.keyring, kind)
    })
    .await
}

async fn test(call: Call, body: TestBody) -> Result<Reply<MessageView>, Problem> {
    let to = match (body.kind, body.phone, body.email) {
        (MessageChannel::Sms, Some(phone), None) => phone.kept(),
        (MessageChannel::Email, None, Some(email)) => email.as_str().to_owned(),
        _ => return Err(Problem::field("/phone", "contact.one_value")),
    };
    let text = body.text.as_str().to_owned();
    let mut content = Content { subject: text.clone(), text, ..Content::default() };
    content.holes.insert("to".to_owned(), to);
    let new = NewMessage {
        guest_id: None,
        store_id: None,
        purpose: MessagePurpose::Service,
        channel: body.kind,
        reason: "test",
        cause: None,
        content,
    };
    let reach = call.who()?.scope.clone();
    call.write(&[], move |work| {
        let made = put_message(work, &new)?;
        let message_id = made.ok_or_else(|| Problem::fault("a message without a cause twice"))?;
        read::view(work.tx, &work.act.keyring, message_id, &reach)
    })
    .await
}
