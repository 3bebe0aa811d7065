//! What membership and stored value say of a guest: books, which stay under a number.

use zhike_domain::kernel::id::GuestId;
use zhike_store::p;

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Erasure::{Emptied, Kept};
use crate::platform::personal::Shown::{At, Count, Day, Flag, Id, Sealed, Text};
use crate::platform::personal::{Column, Copy, Holder, Table, nothing};
use crate::platform::problem::Problem;

/// The members.
pub struct Members;

const MEMBER: &[Column] = &[
    Column("card_no", Text),
    Column("tier_id", Id("tier")),
    Column("since_day", Day),
    Column("until_day", Day),
    Column("reason", Text),
    Column("guardian_agreed", Flag),
    Column("store_id", Id("store")),
    Column("business_day", Day),
    Column("created_at", At),
];
const TIER_CHANGE: &[Column] = &[
    Column("before", Id("tier")),
    Column("after", Id("tier")),
    Column("reason", Text),
    Column("business_day", Day),
    Column("at", At),
];
const TOP_UP: &[Column] = &[
    Column("name", Text),
    Column("paid_minor", Count),
    Column("gift_minor", Count),
    Column("expires_at", At),
    Column("store_id", Id("store")),
    Column("business_day", Day),
    Column("guardian", Sealed("top_up.guardian_enc")),
    Column("created_at", At),
];
const REFUND: &[Column] = &[
    Column("top_up_id", Id("topup")),
    Column("ground", Text),
    Column("pays_minor", Count),
    Column("interest_minor", Count),
    Column("bonus_void_minor", Count),
    Column("reason", Sealed("top_up_refund.reason_enc")),
    Column("store_id", Id("store")),
    Column("business_day", Day),
    Column("created_at", At),
];
const BROUGHT: &[Column] =
    &[Column("source", Text), Column("store_id", Id("store")), Column("at", At)];

const BOOKS: &str = "books of what was bought and owed, kept under a number as the law asks";

static TABLES: &[Table] = &[
    Table { name: "member", copy: Copy::Rows(&sql::MEMBER, MEMBER), erasure: Kept(BOOKS) },
    Table {
        name: "tier_change",
        copy: Copy::Rows(&sql::TIER_CHANGES, TIER_CHANGE),
        erasure: Kept(BOOKS),
    },
    Table {
        name: "member_day",
        copy: Copy::LeftOut("sums of the bills that the copy holds"),
        erasure: Kept(BOOKS),
    },
    Table { name: "top_up", copy: Copy::Rows(&sql::TOP_UPS, TOP_UP), erasure: Emptied },
    Table { name: "top_up_refund", copy: Copy::Rows(&sql::REFUNDS, REFUND), erasure: Emptied },
    Table { name: "guest_import", copy: Copy::Rows(&sql::BROUGHT, BROUGHT), erasure: Emptied },
];

impl Holder for Members {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        work.tx.put(&sql::FORGET_GUARDIANS, p![guest_id.raw()])?;
        work.tx.put(&sql::FORGET_BROUGHT, p![guest_id.raw()])?;
        let refunds: Vec<i64> = work.tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
        for refund in refunds {
            let empty = nothing(&work.act.keyring, "top_up_refund.reason_enc", refund)?;
            work.tx.put(&sql::EMPTY_REASON, p![refund, empty])?;
        }
        Ok(())
    }
}
