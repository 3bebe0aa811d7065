//! `/approvals`: a second person's yes.

use axum::http::StatusCode;
use data_encoding::HEXLOWER_PERMISSIVE;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use subtle::ConstantTimeEq;
use zhike_domain::kernel::id::{ApprovalId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::approval::{self, ApprovalRefusal, State};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::scope;
use zhike_store::{LockKey, Tx, p};

use super::login::hash;
use crate::platform::http::call::{Call, First, Who, refuse};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, get, post};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::actions::approvals::{self as act, Decision, Facts, NewApproval, Passed};
use crate::team::actions::login;
use crate::team::sql::approval::{self as sql, ApprovalRow};
use crate::team::sql::staff::{self as staff_sql, StaffRow};
use crate::team::{passwords, read, who};

const LIST: &str = "approvals";
/// Longest summary shown to the second person, in bytes of JSON.
const LONGEST_SUMMARY: usize = 4000;
/// Longest note, in characters.
const LONGEST_NOTE: usize = 200;

/// What a second person is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApprovalBody {
    permission: Permission,
    /// The limits that the first answer named, with what was asked.
    #[serde(default)]
    excess: Vec<Passed>,
    /// From the first answer's `params.request_hash`.
    request_hash: String,
    #[serde(default)]
    store_id: Option<StoreId>,
    /// The server's seal on all of these, from the same answer.
    proof: String,
    /// What the second person is shown.
    summary: serde_json::Map<String, Value>,
}

/// A yes or a no.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    decision: YesOrNo,
    #[serde(default)]
    note: Option<String>,
}

/// A yes or a no given at the asker's own screen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionHere {
    login: String,
    password: String,
    decision: YesOrNo,
    #[serde(default)]
    note: Option<String>,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YesOrNo {
    /// Yes.
    Approve,
    /// No.
    Deny,
}

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalQuery {
    /// One state only.
    state: Option<State>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Somebody, by name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Person {
    staff_id: StaffId,
    name: String,
}

/// An approval.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ApprovalView {
    approval_id: ApprovalId,
    permission: String,
    excess: Vec<Passed>,
    store_id: Option<StoreId>,
    summary: Value,
    asked_by: Person,
    asked_at: Millis,
    state: State,
    decided_by: Option<Person>,
    decided_at: Option<Millis>,
    note: Option<String>,
    expires_at: Millis,
    mine: bool,
    may_decide: bool,
    version: i64,
}

/// The token that the repeated request carries in `Approval`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Claimed {
    token: String,
    expires_at: Millis,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({
        "permission": "report.export", "request_hash": "00".repeat(32),
        "proof": "00".repeat(32), "summary": {"rows": 20000}
    });
    let here = json!({"login": "manager", "password": "not-it", "decision": "approve"});
    vec![
        get("/api/v1/approvals", "list_approvals")
            .about("One's own questions and those one may answer")
            .query::<ApprovalQuery>()
            .to(page),
        post("/api/v1/approvals", "create_approval")
            .about("Ask for a second person")
            .status(StatusCode::CREATED)
            .takes(new, create),
        get("/api/v1/approvals/{approval_id}", "get_approval").about("One of them").to(show),
        post("/api/v1/approvals/{approval_id}/decide", "decide_approval")
            .about("Answer as the second person")
            .takes(json!({"decision": "approve"}), decide),
        post("/api/v1/approvals/{approval_id}/decide-here", "decide_approval_here")
            .about("Answer as the second person at the asker's screen")
            .key(KeyRule::None)
            .takes(here, decide_here),
        post("/api/v1/approvals/{approval_id}/claim", "claim_approval")
            .about("Get the token of a yes")
            .key(KeyRule::None)
            .to(claim),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<ApprovalView>>, Problem> {
    let query: ApprovalQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let top = Last { sort: i64::MAX, id: i64::MAX };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), top)?;
    let (me, now) = (call.who()?.clone(), call.now);
    let page = call.read(move |tx| {
        let (mut found, chunk) = (Vec::new(), i64::from(limit) + 1);
        let mut at = from.clone();
        loop {
            let rows: Vec<ApprovalRow> = tx.all(&sql::PAGE, p![at.sort, at.id, chunk])?;
            let Some(last) = rows.last() else { break };
            at = Last { sort: last.asked_at, id: last.approval_id };
            for row in rows {
                let view = view(tx, &keyring, &row, &me, now)?;
                let wanted = query.state.is_none_or(|state| state == view.state);
                if wanted && (view.mine || sees(&me, &row)) {
                    found.push(view);
                }
            }
            if found.len() > limit as usize {
                break;
            }
        }
        let sign = |last: &ApprovalView| {
            let last = Last { sort: last.asked_at.0, id: last.approval_id.raw() };
            list::sign(&keyring, LIST, &last)
        };
        Page::cut(found, limit, sign)
    });
    Ok(Reply::new(page.await?))
}

/// Whether the question is one that a person of this role and scope answers.
fn sees(me: &Who, row: &ApprovalRow) -> bool {
    let Ok(asked) = act::asked(row) else { return false };
    let needs = [Permission::ApprovalDecide, asked.permission];
    let held = |needs| {
        scope::decide(&me.powers.permissions, &me.scope, needs, asked.target)
            == scope::Decision::Allowed
    };
    needs.into_iter().all(held)
}

fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &ApprovalRow,
    me: &Who,
    now: Millis,
) -> Result<ApprovalView, Problem> {
    let id = row.approval_id;
    let asked = act::asked(row)?;
    let summary = read::opened(keyring, "approval.summary_enc", id, &row.summary_enc)?;
    let note = match &row.note_enc {
        Some(note) => Some(read::opened(keyring, "approval.note_enc", id, note)?),
        None => None,
    };
    let decided_by = match row.decided_by {
        Some(staff) => Some(person(tx, keyring, staff)?),
        None => None,
    };
    Ok(ApprovalView {
        approval_id: ApprovalId::from_raw(id),
        permission: row.permission.clone(),
        excess: serde_json::from_str(&row.excess).map_err(Problem::fault)?,
        store_id: row.store_id.map(StoreId::from_raw),
        summary: serde_json::from_str(&summary).map_err(Problem::fault)?,
        asked_by: person(tx, keyring, row.asked_by)?,
        asked_at: Millis(row.asked_at),
        state: approval::standing(&asked, now),
        decided_by,
        decided_at: row.decided_at.map(Millis),
        note,
        expires_at: act::ends_at(&asked),
        mine: asked.asked_by == me.staff_id,
        may_decide: approval::decide(&asked, act::approver(me), now).is_ok(),
        version: row.version,
    })
}

fn person(tx: &mut Tx<'_>, keyring: &Keyring, staff: i64) -> Result<Person, Problem> {
    let row: StaffRow = tx.one(&staff_sql::FIND, p![staff])?;
    let name = read::opened(keyring, "staff.name_enc", staff, &row.name_enc)?;
    Ok(Person { staff_id: StaffId::from_raw(staff), name })
}

async fn one(call: &Call) -> Result<ApprovalView, Problem> {
    let approval_id: ApprovalId = call.id("approval_id")?;
    let (keyring, me, now) = (call.app.keyring.clone(), call.who()?.clone(), call.now);
    call.read(move |tx| {
        let row = act::find(tx, approval_id)?;
        let view = view(tx, &keyring, &row, &me, now)?;
        if view.mine || sees(&me, &row) { Ok(view) } else { Err(Problem::not_there()) }
    })
    .await
}

async fn show(call: Call) -> Result<Reply<ApprovalView>, Problem> {
    let view = one(&call).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn create(call: Call, body: NewApprovalBody) -> Result<Reply<ApprovalView>, Problem> {
    let not_valid = |pointer| Problem::field(pointer, "input.bad_value");
    let hash = HEXLOWER_PERMISSIVE.decode(body.request_hash.as_bytes());
    let hash = hash.map_err(|_why| not_valid("/request_hash"))?;
    let request_hash: [u8; 32] = hash.try_into().map_err(|_why| not_valid("/request_hash"))?;
    let facts =
        Facts { permission: body.permission, store_id: body.store_id, excess: &body.excess };
    let given = HEXLOWER_PERMISSIVE.decode(body.proof.as_bytes());
    let given = given.map_err(|_why| not_valid("/proof"))?;
    let proof = act::proof(&call.app.keyring, call.who()?, &request_hash, &facts)?;
    if !bool::from(proof.as_slice().ct_eq(&given)) {
        return Err(refuse(ApprovalRefusal::Mismatch));
    }
    let summary = Value::Object(body.summary).to_string();
    if summary.len() > LONGEST_SUMMARY {
        return Err(not_valid("/summary"));
    }
    let new = NewApproval {
        permission: body.permission,
        excess: body.excess,
        store_id: body.store_id,
        request_hash,
        summary,
    };
    let reply = call.write(&[], move |work| {
        let approval_id = act::ask(work, &new)?;
        let row = act::find(work.tx, approval_id)?;
        let me = work.who()?;
        view(work.tx, &work.act.keyring, &row, &me, work.act.now)
    });
    reply.await
}

fn state_of(decision: YesOrNo) -> State {
    match decision {
        YesOrNo::Approve => State::Approved,
        YesOrNo::Deny => State::Denied,
    }
}

fn note_of(note: Option<String>) -> Result<Option<String>, Problem> {
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    match note {
        Some(note) if note.chars().count() > LONGEST_NOTE => {
            Err(Problem::field("/note", "input.bad_value"))
        }
        note => Ok(note),
    }
}

async fn decide(call: Call, body: DecisionBody) -> Result<Reply<ApprovalView>, Problem> {
    let approval_id: ApprovalId = call.id("approval_id")?;
    one(&call).await?;
    let note = note_of(body.note)?;
    let lock = LockKey::new("approval", approval_id.raw());
    let state = state_of(body.decision);
    let _: Reply<()> = call
        .write(&[lock], move |work| {
            let who = work.who()?;
            let decision = Decision { state, note: note.as_deref(), by: &who };
            act::decide(work, approval_id, &decision)
        })
        .await?;
    show(call).await
}

/// The second person types his password at the asker's screen; wrong tries count like logins.
async fn decide_here(call: Call, body: DecisionHere) -> Result<Reply<ApprovalView>, Problem> {
    let approval_id: ApprovalId = call.id("approval_id")?;
    one(&call).await?;
    let note = note_of(body.note)?;
    let index = login::index_of(&call.app.keyring, &body.login);
    let (now, looked_up) = (call.now, index.clone());
    let facts = call.read(move |tx| login::facts(tx, &looked_up, None, now)).await?;
    facts.standing.require_open(now).map_err(refuse)?;
    let kept = facts.credential.as_ref().map(|found| found.password_hash.clone());
    let right = passwords::verify(&call.app, body.password, kept).await?;
    let Some(credential) = facts.credential.filter(|_| right) else {
        return Err(super::login::wrong(&call, index, "login.wrong").await);
    };
    let state = state_of(body.decision);
    let lock = LockKey::new("approval", approval_id.raw());
    let _: Reply<()> = call
        .write(&[lock], move |work| {
            let second = who::by_staff_id(work.tx, &work.act.keyring, credential.staff_id)?;
            // Whoever gave the password must not be able to say yes with it.
            if second.first == Some(First::ChangePassword) {
                return Err(Problem::new(StatusCode::FORBIDDEN, "password.change_first"));
            }
            let decision = Decision { state, note: note.as_deref(), by: &second };
            act::decide(work, approval_id, &decision)
        })
        .await?;
    show(call).await
}

async fn claim(call: Call) -> Result<Reply<Claimed>, Problem> {
    let approval_id: ApprovalId = call.id("approval_id")?;
    let token = passwords::random_letters(32)?;
    let token_hash = hash(&token);
    let locks = [LockKey::new("approval", approval_id.raw())];
    let reply = call.write(&locks, move |work| {
        let expires_at = act::claim(work, approval_id, &token_hash)?;
        Ok(Claimed { token: token.clone(), expires_at })
    });
    reply.await
}
