//! What requests say of a guest. That something was asked and answered is to be proven; the words
//! go.

use zhike_domain::kernel::id::GuestId;
use zhike_store::p;

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Shown::{At, Id, Sealed, Text};
use crate::platform::personal::{Column, Copy, Erasure, Holder, Table};
use crate::platform::problem::Problem;

/// The requests.
pub struct Requests;

const REQUEST: &[Column] = &[
    Column("kind", Text),
    Column("state", Text),
    Column("how", Text),
    Column("text", Sealed("privacy_request.words_enc")),
    Column("answer", Sealed("privacy_request.answer_enc")),
    Column("store_id", Id("store")),
    Column("created_at", At),
    Column("due_at", At),
    Column("done_at", At),
];

static TABLES: &[Table] = &[Table {
    name: "privacy_request",
    copy: Copy::Rows(&sql::REQUESTS, REQUEST),
    erasure: Erasure::Emptied,
}];

impl Holder for Requests {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        work.tx.put(&sql::FORGET_WORDS, p![guest_id.raw()])?;
        Ok(())
    }
}
