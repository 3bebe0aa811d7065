//! A second person's yes: asked for, decided, claimed as a token, spent once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhike_domain::kernel::id::{ApprovalId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::approval::{self, Approval, ApprovalRefusal, Approver, Excess, State};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Limit;
use zhike_domain::team::scope::Target;
use zhike_store::{Tx, p};

use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::{Who, refuse};
use crate::platform::problem::Problem;
use crate::team::sql::approval::{self as sql, ApprovalRow};

/// A limit that is passed, and by how large an act.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Passed {
    /// Which limit.
    pub limit: Limit,
    /// What is asked for, in the limit's unit.
    pub asked: i64,
}

/// What a second person is asked.
pub struct NewApproval {
    /// What is to be done.
    pub permission: Permission,
    /// The limits that are passed.
    pub excess: Vec<Passed>,
    /// Where.
    pub store_id: Option<StoreId>,
    /// SHA-256 of the request that will be repeated with the token.
    pub request_hash: [u8; 32],
    /// What the screen shows the second person, as JSON.
    pub summary: String,
}

/// Asks for a second person.
pub fn ask(work: &mut Work<'_, '_>, new: &NewApproval) -> Result<ApprovalId, Problem> {
    let who = work.who()?;
    let approval = work.id()?;
    let keyring = &work.act.keyring;
    let sealed = keyring.seal("approval.summary_enc", approval, new.summary.as_bytes());
    let sealed = sealed.map_err(Problem::fault)?;
    let excess = serde_json::to_string(&new.excess).map_err(Problem::fault)?;
    let now = work.now().0;
    work.tx.execute(
        &sql::INSERT,
        p![
            approval,
            new.permission.as_str(),
            excess,
            new.store_id.map(StoreId::raw),
            new.request_hash.as_slice(),
            sealed,
            who.staff_id.raw(),
            now
        ],
    )?;
    let object = Some(("approval", approval));
    let store_id = new.store_id;
    work.audit(Done { action: "approval.asked", object, store_id, ..Done::default() })?;
    work.emit("approval.asked", new.store_id, &[("approval", approval)])?;
    Ok(ApprovalId::from_raw(approval))
}

/// An approval as the rule sees it.
pub fn asked(row: &ApprovalRow) -> Result<Approval, Problem> {
    let passed: Vec<Passed> = serde_json::from_str(&row.excess).map_err(Problem::fault)?;
    let one = |passed: Passed| Excess { limit: passed.limit, asked: passed.asked };
    let hash = row.request_hash.as_slice().try_into();
    Ok(Approval {
        asked_by: StaffId::from_raw(row.asked_by),
        permission: row.permission.parse().map_err(refuse)?,
        target: match row.store_id {
            Some(store) => Target::Store(StoreId::from_raw(store)),
            None => Target::AnyStore,
        },
        excess: passed.into_iter().map(one).collect(),
        request_hash: hash.map_err(Problem::fault)?,
        asked_at: Millis(row.asked_at),
        state: row.state.parse().map_err(refuse)?,
        decided_at: row.decided_at.map(Millis),
    })
}

/// Whether `who` may decide, as the rule sees him.
#[must_use]
pub fn approver(who: &Who) -> Approver<'_> {
    Approver {
        staff_id: who.staff_id,
        permissions: &who.powers.permissions,
        limits: &who.powers.limits,
        scope: &who.scope,
    }
}

/// Finds an approval.
pub fn find(tx: &mut Tx<'_>, approval_id: ApprovalId) -> Result<ApprovalRow, Problem> {
    tx.opt(&sql::FIND, p![approval_id.raw()])?.ok_or_else(Problem::not_there)
}

/// A second person's answer.
pub struct Decision<'a> {
    /// Yes or no.
    pub state: State,
    /// Why, in his words.
    pub note: Option<&'a str>,
    /// Who decides.
    pub by: &'a Who,
}

/// Decides.
///
/// # Errors
/// The refusals of [`approval`]: never one's own, not without the permission, not above one's own
/// limit, not when it is decided or too old.
pub fn decide(
    work: &mut Work<'_, '_>,
    approval_id: ApprovalId,
    decision: &Decision<'_>,
) -> Result<(), Problem> {
    let row = find(work.tx, approval_id)?;
    let now = work.now();
    approval::decide(&asked(&row)?, approver(decision.by), now).map_err(refuse)?;
    let approval = approval_id.raw();
    let note = decision
        .note
        .map(|note| work.act.keyring.seal("approval.note_enc", approval, note.as_bytes()));
    let note = note.transpose().map_err(Problem::fault)?;
    let (state, action) = match decision.state {
        State::Approved => ("approved", "approval.given"),
        _ => ("denied", "approval.denied"),
    };
    let by = decision.by.staff_id;
    let changed = work.tx.execute(&sql::DECIDE, p![approval, state, by.raw(), now.0, note])?;
    if changed == 0 {
        return Err(refuse(ApprovalRefusal::AlreadyDecided));
    }
    work.act_as(by);
    let store_id = row.store_id.map(StoreId::from_raw);
    let object = Some(("approval", approval));
    work.audit(Done { action, object, store_id, ..Done::default() })?;
    work.emit("approval.decided", store_id, &[("approval", approval)])
}

/// Gives the asker the token of a yes; a fresh one each time it is asked for, the older ones die.
pub fn claim(
    work: &mut Work<'_, '_>,
    approval_id: ApprovalId,
    token_hash: &[u8],
) -> Result<Millis, Problem> {
    let row = find(work.tx, approval_id)?;
    let who = work.who()?;
    if row.asked_by != who.staff_id.raw() {
        return Err(Problem::not_there());
    }
    let asked = asked(&row)?;
    approval::spend(&asked, who.staff_id, &asked.request_hash, work.now()).map_err(refuse)?;
    work.tx.execute(&sql::GIVE_TOKEN, p![approval_id.raw(), token_hash])?;
    Ok(ends_at(&asked))
}

/// When a question or a yes is too old.
#[must_use]
pub fn ends_at(asked: &Approval) -> Millis {
    match asked.decided_at {
        Some(decided_at) => decided_at.plus_seconds(approval::TOKEN_SECONDS),
        None => asked.asked_at.plus_hours(approval::WAIT_HOURS),
    }
}

/// Spends a token on the request that was approved, once.
///
/// # Errors
/// 403 `approval.mismatch` when the token is unknown, another person's, or given for another
/// request; the refusals of [`approval::spend`] when it is used or too old.
pub fn spend(work: &mut Work<'_, '_>, token: &str, permission: Permission) -> Result<(), Problem> {
    let mismatch = || refuse(ApprovalRefusal::Mismatch);
    let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
    let row: Option<ApprovalRow> = work.tx.opt(&sql::BY_TOKEN, p![hash.as_slice()])?;
    let row = row.ok_or_else(mismatch)?;
    if row.permission != permission.as_str() {
        return Err(mismatch());
    }
    let staff_id = work.who()?.staff_id;
    let (hash, now) = (&work.act.request_hash, work.now());
    approval::spend(&asked(&row)?, staff_id, hash, now).map_err(refuse)?;
    if work.tx.execute(&sql::SPEND, p![row.approval_id])? == 0 {
        return Err(refuse(ApprovalRefusal::Used));
    }
    let object = Some(("approval", row.approval_id));
    work.audit(Done { action: "approval.used", object, ..Done::default() })
}

/// Lets an act pass within the caller's own limits, or with a second person's token.
///
/// # Errors
/// 403 `approval.required` with what it takes to ask for one.
pub fn within_limit(
    work: &mut Work<'_, '_>,
    permission: Permission,
    amounts: &[Excess],
    token: Option<&str>,
) -> Result<(), Problem> {
    let who = work.who()?;
    match (approval::alone(&who.powers.limits, amounts), token) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(token)) => spend(work, token, permission),
        (Err(required), None) => {
            let hash = data_encoding::HEXLOWER.encode(&work.act.request_hash);
            let problem = refuse(required).with("permission", permission.as_str());
            Err(problem.with("request_hash", hash))
        }
    }
}
