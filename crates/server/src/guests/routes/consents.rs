//! `/guests/{guest_id}/consents` and `/consent-texts`.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::guests::consent::{
    Answer, ContactChannel, How, Purpose, Said, Subject, check_words,
};
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::{GuestRead, GuestWrite, PrivacyManage};
use zhike_store::LockKey;

use super::guests::lock;
use crate::guests::actions::consents::{self as actions, NewConsent, NewText};
use crate::guests::actions::{in_scope, meant, require};
use crate::guests::consents::{self, ConsentTextView, ConsentsView};
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::list::Page;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::problem::Problem;

/// What a guest says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentBody {
    purpose: Purpose,
    /// By which channel; for advertising only.
    #[serde(default)]
    channel: Option<ContactChannel>,
    answer: Answer,
    /// The version of the text that the guest saw; needed for a yes.
    #[serde(default)]
    text_version: Option<u32>,
    how: How,
}

impl ConsentBody {
    /// What is to be written down, said in this store.
    pub(super) fn taken(&self, store_id: StoreId) -> Result<NewConsent, Problem> {
        let ConsentBody { purpose, channel, answer, text_version, how } = self.clone();
        let subject = Subject::new(purpose, channel).map_err(refuse)?;
        let said = Said { answer, text_version };
        Ok(NewConsent { subject, said, how, store_id: Some(store_id) })
    }
}

/// What a guest says, and where.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidHere {
    /// The store he says it in.
    store_id: StoreId,
    /// What he says, all of it or nothing.
    consents: Vec<ConsentBody>,
}

/// A new version of a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentTextBody {
    purpose: Purpose,
    /// The version it was read with.
    version: u32,
    name: Name,
    #[serde(default)]
    name_zh_tw: Option<Name>,
    #[serde(default)]
    name_en: Option<Name>,
    words: String,
    #[serde(default)]
    words_zh_tw: Option<String>,
    #[serde(default)]
    words_en: Option<String>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let yes = json!({"purpose": "marketing", "channel": "sms", "answer": "given",
        "text_version": 1, "how": "spoken"});
    let said = json!({"store_id": "store_0000000000001", "consents": [yes]});
    let text = json!({"purpose": "marketing", "version": 1, "name": "活动与优惠通知",
        "words": "我同意收到活动与优惠通知。"});
    vec![
        get("/api/v1/guests/{guest_id}/consents", "get_guest_consents")
            .about("What a guest agreed to, and when")
            .needs(GuestRead, Target::AnyStore)
            .to(show),
        post("/api/v1/guests/{guest_id}/consents", "write_guest_consents")
            .about("Write down what a guest agrees to or takes back")
            .needs(GuestWrite, Target::AnyStore)
            .takes(said, write),
        get("/api/v1/consent-texts", "list_consent_texts")
            .about("The consent texts in force")
            .needs(GuestRead, Target::AnyStore)
            .to(texts),
        post("/api/v1/consent-texts", "write_consent_text")
            .about("Put a new version of a consent text in force")
            .needs(PrivacyManage, Target::Company)
            .status(StatusCode::CREATED)
            .takes(text, change_text),
    ]
}

async fn show(call: Call) -> Result<Reply<ConsentsView>, Problem> {
    let guest_id = meant(&call, call.id("guest_id")?).await?;
    let keyring = call.app.keyring.clone();
    let view = call.read(move |tx| {
        require(tx, guest_id)?;
        consents::of_guest(tx, &keyring, guest_id)
    });
    Ok(Reply::new(view.await?))
}

async fn write(call: Call, body: SaidHere) -> Result<Reply<ConsentsView>, Problem> {
    let guest_id = meant(&call, call.id("guest_id")?).await?;
    in_scope(&call.who()?.scope, body.store_id)?;
    let said = body.consents.iter().map(|one| one.taken(body.store_id));
    let said: Vec<NewConsent> = said.collect::<Result<_, Problem>>()?;
    call.write(&[lock(guest_id)], move |work| {
        require(work.tx, guest_id)?;
        for one in &said {
            actions::write(work, guest_id, one)?;
        }
        consents::of_guest(work.tx, &work.act.keyring, guest_id)
    })
    .await
}

async fn texts(call: Call) -> Result<Reply<Page<ConsentTextView>>, Problem> {
    let keyring = call.app.keyring.clone();
    let texts = call.read(move |tx| consents::texts(tx, &keyring)).await?;
    Ok(Reply::new(Page::whole(texts)))
}

async fn change_text(call: Call, body: ConsentTextBody) -> Result<Reply<ConsentTextView>, Problem> {
    let (purpose, version) = (body.purpose, i64::from(body.version));
    let words = |pointer: &str, text: &str| {
        check_words(text).map_err(|refusal| actions::at(pointer, &refusal))
    };
    let optional = |pointer: &str, text: &Option<String>| {
        text.as_deref().map(|text| words(pointer, text)).transpose()
    };
    let new = NewText {
        words: words("/words", &body.words)?,
        words_zh_tw: optional("/words_zh_tw", &body.words_zh_tw)?,
        words_en: optional("/words_en", &body.words_en)?,
        name: body.name,
        name_zh_tw: body.name_zh_tw,
        name_en: body.name_en,
    };
    call.write(&[LockKey::text("consent_text", purpose.as_str())], move |work| {
        actions::write_text(work, purpose, version, &new)?;
        let row = consents::text(work.tx, purpose)?;
        consents::text_view(work.tx, &work.act.keyring, &row)
    })
    .await
}
