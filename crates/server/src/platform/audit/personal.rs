//! What the audit and the access log say of a guest: that something was done to a number. The
//! words of reasons stand beside the chain, so that they can go without breaking it.

use zhike_domain::kernel::id::GuestId;
use zhike_store::p;

use super::sql;
use crate::platform::access_log;
use crate::platform::http::act::Work;
use crate::platform::personal::Erasure::{Gone, Kept};
use crate::platform::personal::Shown::{At, Id, Sealed, Text};
use crate::platform::personal::{Column, Copy, Holder, Table};
use crate::platform::problem::Problem;

/// The audit and the access log.
pub struct Trail;

const REASON: &[Column] =
    &[Column("kind", Text), Column("at", At), Column("reason", Sealed("audit_reason.reason_enc"))];
const VIEW: &[Column] = &[Column("at", At), Column("store_id", Id("store")), Column("kind", Text)];

static TABLES: &[Table] = &[
    Table {
        name: "audit",
        copy: Copy::LeftOut("numbers and words of fields, no value; reasons are told below"),
        erasure: Kept("the trail is never changed; it holds numbers, no personal value"),
    },
    Table { name: "audit_reason", copy: Copy::Rows(&sql::REASONS_OF_GUEST, REASON), erasure: Gone },
    Table {
        name: "access_log",
        copy: Copy::Rows(&access_log::sql::OF_GUEST, VIEW),
        erasure: Kept("who looked at which number, for three years, as the law asks"),
    },
];

impl Holder for Trail {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        work.tx.put(&sql::FORGET_REASONS_OF_GUEST, p![guest_id.raw()])?;
        Ok(())
    }
}
