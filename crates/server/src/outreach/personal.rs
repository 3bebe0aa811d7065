//! What messages say of a guest.

use zhike_domain::kernel::id::GuestId;
use zhike_store::p;

use super::actions::{Content, seal_content};
use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Shown::{At, Id, Sealed, SealedJson, Text};
use crate::platform::personal::{Column, Copy, Erasure, Holder, Table};
use crate::platform::problem::Problem;

/// The messages.
pub struct Messages;

const MESSAGE: &[Column] = &[
    Column("purpose", Text),
    Column("channel", Text),
    Column("reason", Text),
    Column("state", Text),
    Column("content", SealedJson("message.content_enc")),
    Column("address", Sealed("message.address_enc")),
    Column("store_id", Id("store")),
    Column("created_at", At),
    Column("sent_at", At),
    Column("delivered_at", At),
];
const SUPPRESSION: &[Column] =
    &[Column("channel", Text), Column("reason", Text), Column("created_at", At)];

static TABLES: &[Table] = &[
    Table {
        name: "message",
        copy: Copy::Rows(&sql::MESSAGES, MESSAGE),
        // That something was sent, and when, is to be proven for months; what it said is gone.
        erasure: Erasure::Emptied,
    },
    Table {
        name: "suppression",
        copy: Copy::Rows(&sql::SUPPRESSIONS, SUPPRESSION),
        // An address that wants no more is never written to again, whoever it was.
        erasure: Erasure::Emptied,
    },
];

impl Holder for Messages {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        let messages: Vec<i64> = work.tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
        for message in messages {
            let empty = seal_content(&work.act.keyring, message, &Content::default())?;
            work.tx.put(&sql::EMPTY, p![message, empty])?;
        }
        work.tx.put(&sql::FORGET_WHOSE, p![guest_id.raw()])?;
        Ok(())
    }
}
