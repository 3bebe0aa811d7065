//! A second person's yes: asked for, decided, claimed as a token, spent once.

use data_encoding::HEXLOWER;
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
use crate::platform::keys::Keyring;
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

impl Passed {
    fn of(excess: &Excess) -> Passed {
        Passed { limit: excess.limit, asked: excess.asked }
    }
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
            None => Target::Company,
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
/// request or a smaller act; the refusals of [`approval::spend`] when it is used or too old.
pub fn spend(work: &mut Work<'_, '_>, token: &str, wish: &Wish<'_>) -> Result<(), Problem> {
    let mismatch = || refuse(ApprovalRefusal::Mismatch);
    let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
    let row: Option<ApprovalRow> = work.tx.opt(&sql::BY_TOKEN, p![hash.as_slice()])?;
    let row = row.ok_or_else(mismatch)?;
    let asked = asked(&row)?;
    let same_place = row.store_id == wish.store_id.map(StoreId::raw);
    if asked.permission != wish.permission || asked.excess != wish.excess || !same_place {
        return Err(mismatch());
    }
    let staff_id = work.who()?.staff_id;
    approval::spend(&asked, staff_id, &work.act.request_hash, work.now()).map_err(refuse)?;
    if work.tx.execute(&sql::SPEND, p![row.approval_id])? == 0 {
        return Err(refuse(ApprovalRefusal::Used));
    }
    let object = Some(("approval", row.approval_id));
    work.audit(Done { action: "approval.used", object, ..Done::default() })
}

/// An act that may need a second person, as the server measured it.
#[derive(Clone, Debug)]
pub struct Wish<'a> {
    /// What it takes.
    pub permission: Permission,
    /// Where.
    pub store_id: Option<StoreId>,
    /// How large it is, by limit; those within the caller's own limits are left out by
    /// [`within_limit`].
    pub excess: Vec<Excess>,
    /// The second person's token, if there is one yet.
    pub token: Option<&'a str>,
}

/// Lets an act pass within the caller's own limits, or with a second person's token.
///
/// # Errors
/// 403 `approval.required` with what it takes to ask for one: the facts and the server's proof of
/// them, so that what the second person reads cannot be made smaller on the way.
pub fn within_limit(work: &mut Work<'_, '_>, wish: Wish<'_>) -> Result<(), Problem> {
    let who = work.who()?;
    let limits = &who.powers.limits;
    let Err(required) = approval::alone(limits, &wish.excess) else { return Ok(()) };
    let passed = |one: &Excess| !limits.allows(one.limit, one.asked);
    let excess: Vec<Excess> = wish.excess.iter().copied().filter(passed).collect();
    let wish = Wish { excess, ..wish };
    if let Some(token) = wish.token {
        return spend(work, token, &wish);
    }
    let shown: Vec<Passed> = wish.excess.iter().map(Passed::of).collect();
    let hash = work.act.request_hash;
    let facts = Facts { permission: wish.permission, store_id: wish.store_id, excess: &shown };
    let proof = proof(&work.act.keyring, &who, &hash, &facts)?;
    Err(refuse(required)
        .with("permission", wish.permission.as_str())
        .with("store_id", wish.store_id.map(|store| store.to_string()))
        .with("excess", serde_json::to_value(&shown).map_err(Problem::fault)?)
        .with("request_hash", HEXLOWER.encode(&hash))
        .with("proof", HEXLOWER.encode(&proof)))
}

/// What the server says of an act that needs a second person.
#[derive(Serialize)]
pub struct Facts<'a> {
    /// What it takes.
    pub permission: Permission,
    /// Where.
    pub store_id: Option<StoreId>,
    /// The limits that are passed.
    pub excess: &'a [Passed],
}

/// The server's seal on the facts of one request of one person.
pub fn proof(
    keyring: &Keyring,
    who: &Who,
    request_hash: &[u8; 32],
    facts: &Facts<'_>,
) -> Result<[u8; 32], Problem> {
    let mut said = serde_json::to_vec(facts).map_err(Problem::fault)?;
    said.extend_from_slice(request_hash);
    said.extend_from_slice(&who.staff_id.raw().to_be_bytes());
    Ok(keyring.mac("approval", &said))
}
