//! What bills say of a guest: vouchers, which stay under a number.

use zhike_domain::kernel::id::GuestId;
use zhike_store::{StoreError, Tx, p};

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Erasure::{Emptied, Kept};
use crate::platform::personal::Shown::{At, Count, Day, Id, Sealed, Text};
use crate::platform::personal::{Column, Copy, Holder, Owed, Table, nothing};
use crate::platform::problem::Problem;

/// The bills.
pub struct Bills;

const BILL: &[Column] = &[
    Column("store_id", Id("store")),
    Column("business_day", Day),
    Column("bill_no", Count),
    Column("state", Text),
    Column("table", Text),
    Column("guests", Count),
    Column("channel", Text),
    Column("list_minor", Count),
    Column("due_minor", Count),
    Column("refunded_minor", Count),
    Column("created_at", At),
    Column("settled_at", At),
];
const LINE: &[Column] = &[
    Column("bill_id", Id("bill")),
    Column("line", Count),
    Column("kind", Text),
    Column("name", Text),
    Column("qty_milli", Count),
    Column("list_minor", Count),
    Column("due_minor", Count),
];
const TENDER: &[Column] = &[
    Column("bill_id", Id("bill")),
    Column("tender", Text),
    Column("amount_minor", Count),
    Column("principal_minor", Count),
    Column("bonus_minor", Count),
];
const REFUND: &[Column] = &[
    Column("bill_id", Id("bill")),
    Column("amount_minor", Count),
    Column("reason", Sealed("refund.reason_enc")),
    Column("created_at", At),
];

const VOUCHER: &str = "a voucher of the books, with dishes and amounts, under a number";

static TABLES: &[Table] = &[
    Table { name: "bill", copy: Copy::Rows(&sql::BILLS, BILL), erasure: Kept(VOUCHER) },
    Table { name: "bill_line", copy: Copy::Rows(&sql::LINES, LINE), erasure: Kept(VOUCHER) },
    Table { name: "tender", copy: Copy::Rows(&sql::TENDERS, TENDER), erasure: Kept(VOUCHER) },
    Table {
        name: "settlement",
        copy: Copy::LeftOut("the bill, its tenders and the journal say the same"),
        erasure: Kept(VOUCHER),
    },
    Table { name: "refund", copy: Copy::Rows(&sql::REFUNDS, REFUND), erasure: Emptied },
];

impl Holder for Bills {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn owed(&self, tx: &mut Tx<'_>, guest: i64, owed: &mut Owed) -> Result<(), StoreError> {
        owed.open_bills += tx.one::<i64>(&sql::OPEN, p![guest])?;
        Ok(())
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        let refunds: Vec<i64> = work.tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
        for refund in refunds {
            let empty = nothing(&work.act.keyring, "refund.reason_enc", refund)?;
            work.tx.put(&sql::EMPTY_REASON, p![refund, empty])?;
        }
        Ok(())
    }
}
