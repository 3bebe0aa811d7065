//! `/privacy-requests` and `/privacy-rules`: what guests ask about their own data.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::guests::consent::How;
use zhike_domain::kernel::id::{GuestId, RequestId, StaffId, StoreId};
use zhike_domain::privacy::{RequestKind, RequestState};
use zhike_domain::team::permission::Permission::{GuestWrite, PrivacyManage};
use zhike_store::LockKey;

use crate::guests::actions::in_scope;
use crate::platform::choices;
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post, put};
use crate::platform::problem::Problem;
use crate::privacy::actions::{self, NewRequest};
use crate::privacy::requests::{self as read, Listed, RequestCounts, RequestView};
use crate::privacy::retention::{self, ClassView};
use crate::privacy::rules::PrivacyRules;

const LIST: &str = "privacy-requests";

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestQuery {
    /// Those that were answered, in place of those that wait.
    #[serde(default)]
    answered: bool,
    guest_id: Option<GuestId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// What a guest asks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRequestBody {
    kind: RequestKind,
    how: How,
    /// In the guest's words.
    #[serde(default)]
    words: Option<Note>,
    /// Where it is asked.
    store_id: StoreId,
    /// Who is to answer; absent: whoever takes the task.
    #[serde(default)]
    staff_id: Option<StaffId>,
}

/// What is answered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// `done` or `refused`.
    state: RequestState,
    /// What the guest is told; a no says why.
    #[serde(default)]
    answer: Option<Note>,
}

/// What the house has chosen.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrivacyRulesView {
    /// The choices.
    rules: PrivacyRules,
    /// Each class of data, and how many of it are over today.
    classes: Vec<ClassView>,
    /// Their version; 0 while nobody has touched them.
    version: i64,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"kind": "copy", "how": "spoken", "store_id": "store_0000000000001"});
    vec![
        get("/api/v1/privacy-requests", "list_privacy_requests")
            .about("What guests ask about their own data, the most urgent first")
            .needs(PrivacyManage, Target::Company)
            .query::<RequestQuery>()
            .to(page),
        get("/api/v1/privacy-requests/counts", "count_privacy_requests")
            .about("How many requests wait, and how urgently")
            .needs(PrivacyManage, Target::Company)
            .to(counts),
        post("/api/v1/guests/{guest_id}/privacy-requests", "ask_privacy_request")
            .about("Write down what a guest asks about his own data")
            .needs(GuestWrite, Target::AnyStore)
            .status(StatusCode::CREATED)
            .takes(new, ask),
        post("/api/v1/privacy-requests/{request_id}/answer", "answer_privacy_request")
            .about("Answer a request: done, or refused for a reason")
            .needs(PrivacyManage, Target::Company)
            .versioned()
            .takes(json!({"state": "done"}), answer),
        get("/api/v1/privacy-rules", "get_privacy_rules")
            .about("How long an answer may take and how long data is kept")
            .needs(PrivacyManage, Target::Company)
            .to(rules),
        put("/api/v1/privacy-rules", "set_privacy_rules")
            .about("Choose those, within what the law allows")
            .needs(PrivacyManage, Target::Company)
            .takes(json!({"answer_days": 15}), choose)
            .versioned(),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<RequestView>>, Problem> {
    let query: RequestQuery = call.query()?;
    let (limit, now) = (list::limit_of(query.limit)?, call.now);
    let listed = if query.answered { Listed::Answered } else { Listed::Open };
    let keyring = call.app.keyring.clone();
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), listed.beginning())?;
    let page = call.read(move |tx| {
        let wanted = (listed, query.guest_id);
        let found = read::list(tx, &keyring, wanted, &from, limit + 1, now)?;
        let sign = |last: &RequestView| list::sign(&keyring, LIST, &listed.after(last));
        Page::cut(found, limit, sign)
    });
    Ok(Reply::new(page.await?))
}

async fn counts(call: Call) -> Result<Reply<RequestCounts>, Problem> {
    let now = call.now;
    Ok(Reply::new(call.read(move |tx| read::counts(tx, now)).await?))
}

async fn ask(call: Call, body: NewRequestBody) -> Result<Reply<RequestView>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    in_scope(&call.who()?.scope, body.store_id)?;
    let new = NewRequest {
        guest_id,
        kind: body.kind,
        how: body.how,
        words: body.words,
        store_id: body.store_id,
        staff_id: body.staff_id,
    };
    let now = call.now;
    call.write(&[LockKey::new("guest", guest_id.raw())], move |work| {
        let request_id = actions::ask(work, &new)?;
        read::find(work.tx, &work.act.keyring, request_id, now)
    })
    .await
}

async fn answer(call: Call, body: AnswerBody) -> Result<Reply<RequestView>, Problem> {
    let (request_id, version): (RequestId, i64) = (call.id("request_id")?, call.version()?);
    let now = call.now;
    let reply: Reply<RequestView> = call
        .write(&[LockKey::new("request", request_id.raw())], move |work| {
            actions::answer(work, request_id, version, body.state, body.answer.as_ref())?;
            read::find(work.tx, &work.act.keyring, request_id, now)
        })
        .await?;
    Ok(reply.version(version + 1))
}

async fn rules(call: Call) -> Result<Reply<PrivacyRulesView>, Problem> {
    let now = call.now;
    let view = call.read(move |tx| {
        let (rules, version) = choices::get::<PrivacyRules>(tx)?;
        Ok(PrivacyRulesView { rules, classes: retention::classes(tx, now)?, version })
    });
    let view = view.await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn choose(call: Call, body: PrivacyRules) -> Result<Reply<PrivacyRulesView>, Problem> {
    let version = call.version()?;
    let set = move |work: &mut Work<'_, '_>| actions::choose(work, &body, version);
    let _: Reply<()> = call.write(&[], set).await?;
    rules(call).await
}
