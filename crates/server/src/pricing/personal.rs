//! What coupons and offers say of a guest. Erasure voids what could still be used.

use zhike_domain::kernel::id::GuestId;
use zhike_store::{StoreError, Tx, p};

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Erasure::Kept;
use crate::platform::personal::Shown::{At, Count, Id, Text};
use crate::platform::personal::{Column, Copy, Holder, Owed, Table};
use crate::platform::problem::Problem;

/// The coupons.
pub struct Coupons;

const COUPON: &[Column] = &[
    Column("name", Text),
    Column("state", Text),
    Column("store_id", Id("store")),
    Column("valid_from", At),
    Column("expires_at", At),
    Column("bill_id", Id("bill")),
    Column("created_at", At),
];
const USE: &[Column] = &[Column("offer_id", Id("offer")), Column("uses", Count)];

static TABLES: &[Table] = &[
    Table {
        name: "coupon",
        copy: Copy::Rows(&sql::COUPONS, COUPON),
        erasure: Kept("what was given and redeemed is part of the bills; voided when it was live"),
    },
    Table {
        name: "offer_use",
        copy: Copy::Rows(&sql::USES, USE),
        erasure: Kept("counts how often an offer was used, under a number"),
    },
];

impl Holder for Coupons {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn owed(&self, tx: &mut Tx<'_>, guest: i64, owed: &mut Owed) -> Result<(), StoreError> {
        owed.coupons += tx.one::<i64>(&sql::LIVE, p![guest])?;
        Ok(())
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        let now = work.now().0;
        work.tx.put(&sql::VOID, p![guest_id.raw(), now])?;
        Ok(())
    }
}
