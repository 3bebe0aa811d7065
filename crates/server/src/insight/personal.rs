//! What the sums say of a guest: which bill was whose, by number.

use zhike_domain::kernel::id::GuestId;

use crate::platform::http::act::Work;
use crate::platform::personal::{Copy, Erasure, Holder, Table};
use crate::platform::problem::Problem;

/// The sums.
pub struct Sums;

static TABLES: &[Table] = &[Table {
    name: "sales_bill",
    copy: Copy::LeftOut("made anew from the bills that the copy holds"),
    erasure: Erasure::Kept("figures of a bill, under a number"),
}];

impl Holder for Sums {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, _work: &mut Work<'_, '_>, _guest_id: GuestId) -> Result<(), Problem> {
        Ok(())
    }
}
