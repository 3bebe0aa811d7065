//! What groups say of a guest: who he ate with stays in their statements, under a number.

use zhike_domain::kernel::id::GuestId;
use zhike_store::{StoreError, Tx, p};

use super::actions::group_members::forget;
use super::sql::group_personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Erasure::{Emptied, Kept};
use crate::platform::personal::Shown::{At, Count, Day, Id, Json, SealedJson, Text};
use crate::platform::personal::{Column, Copy, Holder, Owed, Table};
use crate::platform::problem::Problem;

/// The groups.
pub struct Groups;

const MEMBERSHIP: &[Column] = &[
    Column("group_id", Id("group")),
    Column("kind", Text),
    Column("department_no", Count),
    Column("allowance_minor", Count),
    Column("limits", Json),
    Column("since_day", Day),
    Column("until_day", Day),
    Column("ended_at", At),
    Column("created_at", At),
];
const GRANT: &[Column] = &[
    Column("group_id", Id("group")),
    Column("month", Day),
    Column("amount_minor", Count),
    Column("business_day", Day),
    Column("created_at", At),
];
const USE: &[Column] = &[
    Column("group_id", Id("group")),
    Column("bill_id", Id("bill")),
    Column("store_id", Id("store")),
    Column("business_day", Day),
    Column("meal", Text),
    Column("allowance_minor", Count),
    Column("principal_minor", Count),
    Column("bonus_minor", Count),
    Column("created_at", At),
];
const ACCOUNT: &[Column] = &[
    Column("kind", Text),
    Column("contact", SealedJson("guest_group.contact_enc")),
    Column("departments", Json),
    Column("limits", Json),
    Column("allowance_minor", Count),
    Column("store_id", Id("store")),
    Column("created_at", At),
    Column("ended_at", At),
];

const BOOKS: &str = "what a group granted and paid is accounted for to it, under a number";

static TABLES: &[Table] = &[
    Table { name: "guest_group", copy: Copy::Rows(&sql::ACCOUNT, ACCOUNT), erasure: Emptied },
    Table {
        name: "group_member",
        copy: Copy::Rows(&sql::MEMBERSHIPS, MEMBERSHIP),
        erasure: Kept("days and a department, under a number; an erased guest has left the group"),
    },
    Table { name: "group_grant", copy: Copy::Rows(&sql::GRANTS, GRANT), erasure: Kept(BOOKS) },
    Table { name: "group_use", copy: Copy::Rows(&sql::USES, USE), erasure: Kept(BOOKS) },
];

impl Holder for Groups {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn owed(&self, tx: &mut Tx<'_>, guest: i64, owed: &mut Owed) -> Result<(), StoreError> {
        owed.is_group_account |= tx.one::<i64>(&sql::OPEN_ACCOUNTS, p![guest])? > 0;
        Ok(())
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        forget(work, guest_id)?;
        let now = work.now().0;
        work.tx.execute(&sql::FORGET_CONTACT, p![guest_id.raw(), now])?;
        Ok(())
    }
}
