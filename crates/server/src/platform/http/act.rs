//! What an action needs beside its transaction: the time, fresh ids, who acts, and the words it
//! leaves behind (audit and outbox rows).

use std::sync::Arc;

use serde_json::Value;
use zhike_domain::kernel::id::{IdBlock, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_store::Tx;

use super::call::{Call, Who};
use crate::platform::app::App;
use crate::platform::audit::{self, Actor, Change, Entry};
use crate::platform::jobs::{self, NewJob};
use crate::platform::keys::Keyring;
use crate::platform::outbox::{self, Event};
use crate::platform::problem::Problem;

/// How many ids one action may draw. They are drawn before the transaction, so that running it
/// again gives the same ones.
const IDS_PER_ACTION: u32 = 256;

/// Everything an action needs from outside. Cloned into the transaction's closure.
#[derive(Clone)]
pub struct Act {
    /// The instant of the action.
    pub now: Millis,
    /// Who acts.
    pub actor: Actor,
    /// The caller, when it is a member of staff or a key.
    pub who: Option<Arc<Who>>,
    /// Name of the request.
    pub request_id: Arc<str>,
    /// Keys for sealed columns.
    pub keyring: Keyring,
    /// SHA-256 of the request, what an approval is bound to.
    pub request_hash: [u8; 32],
    ids: IdBlock,
}

impl Act {
    /// The act of a request.
    #[must_use]
    pub fn of(call: &Call) -> Act {
        let actor = match &call.who {
            Some(who) => match who.key_id {
                Some(key_id) => Actor::Key(key_id.raw()),
                None => Actor::Staff(who.staff_id.raw()),
            },
            None => Actor::System,
        };
        Act {
            now: call.now,
            actor,
            who: call.who.clone(),
            request_id: call.request_id.clone(),
            keyring: call.app.keyring.clone(),
            request_hash: call.request_hash,
            ids: call.app.id_block(IDS_PER_ACTION),
        }
    }

    /// The act of the server itself, or of a command at the terminal.
    #[must_use]
    pub fn of_system(app: &App, request_id: &str) -> Act {
        Act {
            now: app.clock.now(),
            actor: Actor::System,
            who: None,
            request_id: Arc::from(request_id),
            keyring: app.keyring.clone(),
            request_hash: [0; 32],
            ids: app.id_block(IDS_PER_ACTION),
        }
    }

    /// The act of a member of staff that no request asks for: history that is carried out.
    #[must_use]
    pub fn of_staff(app: &App, who: &Arc<Who>, now: Millis, request_id: &Arc<str>) -> Act {
        Act {
            now,
            actor: Actor::Staff(who.staff_id.raw()),
            who: Some(Arc::clone(who)),
            request_id: Arc::clone(request_id),
            keyring: app.keyring.clone(),
            request_hash: [0; 32],
            ids: app.id_block(IDS_PER_ACTION),
        }
    }

    /// Begins the action in `tx`.
    pub fn start<'a, 't>(&'a self, tx: &'a mut Tx<'t>) -> Work<'a, 't> {
        Work { tx, act: self, drawn: 0, actor: self.actor }
    }
}

/// An action under way in its transaction.
pub struct Work<'a, 't> {
    /// The transaction.
    pub tx: &'a mut Tx<'t>,
    /// What was given from outside.
    pub act: &'a Act,
    actor: Actor,
    drawn: u32,
}

impl Work<'_, '_> {
    /// A fresh id, the same one when the action is run again.
    pub fn id(&mut self) -> Result<i64, Problem> {
        let id = self.act.ids.at(self.drawn);
        self.drawn += 1;
        if self.drawn > IDS_PER_ACTION {
            return Err(Problem::fault("an action drew more ids than it may"));
        }
        Ok(id)
    }

    /// So many fresh ids at once, for a rule that draws them itself.
    pub fn block(&mut self, count: u32) -> Result<IdBlock, Problem> {
        let from = self.drawn;
        self.drawn = from.saturating_add(count);
        if self.drawn > IDS_PER_ACTION {
            return Err(Problem::fault("an action drew more ids than it may"));
        }
        Ok(self.act.ids.part(from, count))
    }

    /// The instant of the action.
    #[must_use]
    pub fn now(&self) -> Millis {
        self.act.now
    }

    /// The member of staff who acts; a fault when nobody is logged in.
    pub fn who(&self) -> Result<Arc<Who>, Problem> {
        self.act.who.clone().ok_or_else(|| Problem::fault("nobody is logged in"))
    }

    /// From here on the action is done in the name of `staff_id` (who has just logged in).
    pub fn act_as(&mut self, staff_id: StaffId) {
        self.actor = Actor::Staff(staff_id.raw());
    }

    /// Writes an audit row. Personal values are given as `changed`.
    pub fn audit(&mut self, done: Done<'_>) -> Result<(), Problem> {
        let audit_id = self.id()?;
        let entry = Entry {
            actor: self.actor,
            device: None,
            store_id: done.store_id,
            action: done.action,
            object_kind: done.object.map(|(kind, _)| kind),
            object_id: done.object.map(|(_, id)| id),
            changes: done.changes,
            reason: done.reason.map(str::to_owned),
            request_id: Some(self.act.request_id.to_string()),
        };
        audit::record(self.tx, &self.act.keyring, audit_id, &entry, self.act.now.0)?;
        Ok(())
    }

    /// Asks for a job to be done after this; returns its id.
    pub fn enqueue(&mut self, job: &NewJob) -> Result<i64, Problem> {
        let job_id = self.id()?;
        jobs::enqueue(self.tx, job_id, job, self.act.now.0)?;
        Ok(job_id)
    }

    /// Writes an outbox row. It holds ids only.
    pub fn emit(
        &mut self,
        kind: &'static str,
        store_id: Option<StoreId>,
        subjects: &[(&'static str, i64)],
    ) -> Result<(), Problem> {
        let event_id = self.id()?;
        let event = Event { kind, store_id, subjects, data: Value::Null };
        outbox::emit(self.tx, event_id, &event, self.act.now.0)?;
        Ok(())
    }
}

/// What an action did, for the audit.
#[derive(Default)]
pub struct Done<'a> {
    /// `noun.past_verb`.
    pub action: &'static str,
    /// What it was done to.
    pub object: Option<(&'static str, i64)>,
    /// The store it concerns.
    pub store_id: Option<StoreId>,
    /// Fields before and after.
    pub changes: Vec<Change>,
    /// Why, in the actor's words.
    pub reason: Option<&'a str>,
}
