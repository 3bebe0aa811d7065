//! What tasks say of a guest.

use zhike_domain::kernel::id::GuestId;
use zhike_store::p;

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Shown::{At, Id, Sealed, Text};
use crate::platform::personal::{Column, Copy, Erasure, Holder, Table, nothing};
use crate::platform::problem::Problem;

/// The tasks.
pub struct Tasks;

const TASK: &[Column] = &[
    Column("kind", Text),
    Column("text", Sealed("task.text_enc")),
    Column("note", Sealed("task.note_enc")),
    Column("store_id", Id("store")),
    Column("state", Text),
    Column("due_at", At),
    Column("created_at", At),
    Column("done_at", At),
];

static TABLES: &[Table] =
    &[Table { name: "task", copy: Copy::Rows(&sql::TASKS, TASK), erasure: Erasure::Emptied }];

impl Holder for Tasks {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        let tasks: Vec<i64> = work.tx.all(&sql::WITH_TEXT, p![guest_id.raw()])?;
        for task in tasks {
            let empty = nothing(&work.act.keyring, "task.text_enc", task)?;
            work.tx.put(&sql::EMPTY_TEXT, p![task, empty])?;
        }
        work.tx.put(&sql::FORGET_NOTES, p![guest_id.raw()])?;
        Ok(())
    }
}
