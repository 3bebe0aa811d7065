//! Requests of guests: written down, answered, and pressed for when their day is over.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::guests::Note;
use zhike_domain::guests::consent::How;
use zhike_domain::kernel::id::{GuestId, RequestId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::privacy::{
    Closing, PrivacyRefusal, RequestKind, RequestState, check_answer_days, close, due,
};
use zhike_store::p;

use crate::guests::actions::require;
use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::privacy::rules::PrivacyRules;
use crate::privacy::sql::request::{self as sql, RequestRow};
use crate::team::actions::tasks::{self, NewTask, Origin};

/// What a guest asks.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// Whose data it is about.
    pub guest_id: GuestId,
    /// What is asked.
    pub kind: RequestKind,
    /// How he asked.
    pub how: How,
    /// In his words.
    pub words: Option<Note>,
    /// Where.
    pub store_id: StoreId,
    /// Who is to answer; `None` for whoever takes the task.
    pub staff_id: Option<StaffId>,
}

/// Writes down what a guest asks, and puts the task that goes with it.
///
/// # Errors
/// 404, 409 `request.open_already`, 422 `guest.erased`, `task.not_for_them`.
pub fn ask(work: &mut Work<'_, '_>, new: &NewRequest) -> Result<RequestId, Problem> {
    require(work.tx, new.guest_id)?;
    let id = work.id()?;
    let rules = choices::in_force::<PrivacyRules>(work.tx)?;
    let due_at = due(work.now(), rules.answer_days);
    let keyring = &work.act.keyring;
    let words = new.words.as_ref().map(|words| words.as_str().as_bytes());
    let words = words.map(|words| keyring.seal("privacy_request.words_enc", id, words));
    let words = words.transpose().map_err(Problem::fault)?;
    let values = p![
        id,
        new.guest_id.raw(),
        new.kind.as_str(),
        new.how.as_str(),
        words,
        new.store_id.raw(),
        work.act.who.as_ref().map(|who| who.staff_id.raw()),
        work.now().0,
        due_at.0
    ];
    if work.tx.execute(&sql::INSERT, values)? == 0 {
        return Err(refuse(PrivacyRefusal::OpenAlready));
    }
    put_task(work, "privacy_request", id, new, Some(due_at))?;
    let changes = vec![Change::of("kind", json!(null), json!(new.kind.as_str()))];
    told(work, "request.received", id, new.store_id, changes)?;
    Ok(RequestId::from_raw(id))
}

fn put_task(
    work: &mut Work<'_, '_>,
    kind: &'static str,
    request: i64,
    new: &NewRequest,
    due_at: Option<Millis>,
) -> Result<(), Problem> {
    let task = NewTask {
        kind,
        text: None,
        store_id: Some(new.store_id),
        staff_id: new.staff_id,
        guest_id: Some(new.guest_id),
        due_at,
        origin: Some(Origin { kind: "request", id: request }),
        cause: Some(format!("{kind}:{request}")),
    };
    tasks::put(work, &task).map(drop)
}

/// Answers a request: what was asked for was done, or it is refused for a reason. The tasks that
/// were put for it are done.
///
/// # Errors
/// 404, 412 `conflict.stale`, [`PrivacyRefusal`].
pub fn answer(
    work: &mut Work<'_, '_>,
    request_id: RequestId,
    version: i64,
    ends: RequestState,
    words: Option<&Note>,
) -> Result<(), Problem> {
    let id = request_id.raw();
    let row: Option<RequestRow> = work.tx.opt(&sql::FIND, p![id])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let erased = require(work.tx, GuestId::from_raw(row.guest_id)).is_err();
    let closing = Closing {
        kind: row.kind.parse().map_err(Problem::fault)?,
        state: row.state.parse().map_err(Problem::fault)?,
        ends,
        has_words: words.is_some(),
        is_erased: erased,
    };
    close(&closing).map_err(refuse)?;
    let keyring = &work.act.keyring;
    let sealed = words
        .map(|words| keyring.seal("privacy_request.answer_enc", id, words.as_str().as_bytes()));
    let sealed = sealed.transpose().map_err(Problem::fault)?;
    let (staff, now) = (work.who()?.staff_id.raw(), work.now().0);
    if work.tx.execute(&sql::CLOSE, p![id, version, ends.as_str(), sealed, staff, now])? == 0 {
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale"));
    }
    tasks::finish_those_of(work, Origin { kind: "request", id })?;
    let open = json!(RequestState::Open.as_str());
    let changes = vec![Change::of("state", open, json!(ends.as_str()))];
    told(work, "request.answered", id, StoreId::from_raw(row.store_id), changes)
}

/// Puts a second task for each request whose day is over, once; answers how many are over.
///
/// # Errors
/// Those of the store.
pub fn tell_overdue(work: &mut Work<'_, '_>, most: i64) -> Result<usize, Problem> {
    let rows: Vec<RequestRow> = work.tx.all(&sql::OVERDUE, p![work.now().0, most])?;
    for row in &rows {
        let new = NewRequest {
            guest_id: GuestId::from_raw(row.guest_id),
            kind: row.kind.parse().map_err(Problem::fault)?,
            how: row.how.parse().map_err(Problem::fault)?,
            words: None,
            store_id: StoreId::from_raw(row.store_id),
            staff_id: None,
        };
        put_task(work, "privacy_overdue", row.request_id, &new, Some(Millis(row.due_at)))?;
    }
    Ok(rows.len())
}

/// Chooses the rules; requests that came before keep their day.
///
/// # Errors
/// 412 `conflict.stale`, [`PrivacyRefusal`].
pub fn choose(work: &mut Work<'_, '_>, rules: &PrivacyRules, version: i64) -> Result<(), Problem> {
    check_answer_days(rules.answer_days).map_err(refuse)?;
    rules.retention.check().map_err(refuse)?;
    let (before, _) = choices::get::<PrivacyRules>(work.tx)?;
    let now = work.now();
    choices::set(work.tx, rules, version, now)?;
    let value = |rules: &PrivacyRules| serde_json::to_value(rules).map_err(Problem::fault);
    let changes = vec![Change::of("rules", value(&before)?, value(rules)?)];
    work.audit(Done { action: "privacy_rules.updated", changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[])
}

fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    request: i64,
    store_id: StoreId,
    changes: Vec<Change>,
) -> Result<(), Problem> {
    let (object, store_id) = (Some(("request", request)), Some(store_id));
    work.audit(Done { action, object, store_id, changes, ..Done::default() })?;
    work.emit(action, store_id, &[("request", request)])
}
