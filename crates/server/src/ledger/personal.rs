//! What the books say of a guest. They are never changed: they stay under the guest's number.

use zhike_domain::kernel::id::GuestId;
use zhike_store::{StoreError, Tx, p};

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Shown::{At, Count, Day, Id, Json, Text};
use crate::platform::personal::{Column, Copy, Erasure, Holder, Owed, Table};
use crate::platform::problem::Problem;

/// The books.
pub struct Books;

const JOURNAL: &[Column] = &[
    Column("kind", Text),
    Column("cause", Text),
    Column("store_id", Id("store")),
    Column("business_day", Day),
    Column("at", At),
    Column("changes", Json),
];
const OTHER: &[Column] = &[Column("changes", Json)];
const LOT: &[Column] = &[
    Column("unit", Text),
    Column("store_id", Id("store")),
    Column("at", At),
    Column("expires_at", At),
    Column("free", Count),
    Column("pending", Count),
    Column("held", Count),
    Column("expired", Count),
];
const BALANCE: &[Column] = &[
    Column("unit", Text),
    Column("free", Count),
    Column("pending", Count),
    Column("held", Count),
    Column("debt", Count),
];
const HOLD: &[Column] = &[
    Column("store_id", Id("store")),
    Column("state", Text),
    Column("expires_at", At),
    Column("created_at", At),
    Column("done_at", At),
];

const BOOKS: Erasure = Erasure::Kept("the books are never changed; a number, no name");

static TABLES: &[Table] = &[
    Table { name: "journal", copy: Copy::Rows(&sql::JOURNALS, JOURNAL), erasure: BOOKS },
    Table { name: "journal_other", copy: Copy::Rows(&sql::OTHERS, OTHER), erasure: BOOKS },
    Table {
        name: "posting",
        copy: Copy::LeftOut("each journal says what it changed"),
        erasure: BOOKS,
    },
    Table { name: "lot", copy: Copy::Rows(&sql::LOTS, LOT), erasure: BOOKS },
    Table { name: "balance", copy: Copy::Rows(&sql::BALANCES, BALANCE), erasure: BOOKS },
    Table { name: "hold", copy: Copy::Rows(&sql::HOLDS, HOLD), erasure: BOOKS },
];

/// What one unit comes to.
type Sums = (i64, String, i64, i64, i64, i64);

impl Holder for Books {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn owed(&self, tx: &mut Tx<'_>, guest: i64, owed: &mut Owed) -> Result<(), StoreError> {
        let rows: Vec<Sums> = tx.all(&sql::BALANCES, p![guest])?;
        for (_guest, unit, free, pending, held, _debt) in rows {
            let sum = free + pending + held;
            match unit.as_str() {
                "principal" => owed.principal_minor += sum,
                "bonus" => owed.bonus_minor += sum,
                "points" => owed.points += sum,
                _ => {}
            }
            owed.is_held |= held > 0;
        }
        Ok(())
    }

    fn forget(&self, _work: &mut Work<'_, '_>, _guest_id: GuestId) -> Result<(), Problem> {
        Ok(())
    }
}
