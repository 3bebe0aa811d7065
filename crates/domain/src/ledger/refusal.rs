//! Why the ledger says no.

use crate::kernel::refusal::refusals;

refusals! {
    /// Why an amount cannot move so.
    pub enum LedgerRefusal {
        /// Zero, negative, or beyond any balance.
        #[error("an amount to move lies between 1 and {most}")]
        Amount {
            /// The greatest amount, in the unit that moves.
            most: i64,
        } => "ledger.amount_out_of_range", Refused;
        /// Not a word of the ledger's lists.
        #[error("the ledger has no such word")]
        UnknownWord => "ledger.unknown_word", Refused;
        /// The decision was made on a holding that has changed meanwhile.
        #[error("the balance changed meanwhile")]
        Moved => "ledger.moved", Conflict;
        /// Fewer points than asked.
        #[error("{need} points are needed, {have} are there")]
        Points {
            /// What was asked, points.
            need: i64,
            /// What may be spent now, points.
            have: i64,
        } => "points.not_enough", Refused;
        /// Less growth than is to be taken away.
        #[error("{need} growth is to go, {have} is there")]
        Growth {
            /// What was asked, growth.
            need: i64,
            /// What is there, growth.
            have: i64,
        } => "growth.not_enough", Refused;
        /// Less stored value than asked.
        #[error("{need} minor units of stored value are needed, {have} are there")]
        StoredValue {
            /// What was asked, minor units.
            need: i64,
            /// What may be spent now, minor units.
            have: i64,
        } => "stored_value.not_enough", Refused;
        /// Less meal money than asked.
        #[error("{need} minor units of meal money are needed, {have} are there")]
        Allowance {
            /// What was asked, minor units.
            need: i64,
            /// What may be spent now, minor units.
            have: i64,
        } => "allowance.not_enough", Refused;
        /// The right is used up.
        #[error("{need} of the right are needed, {have} are left")]
        Right {
            /// How many were asked.
            need: i64,
            /// How many are left.
            have: i64,
        } => "right.not_enough", Refused;
        /// All of it was undone before.
        #[error("this was undone before")]
        Undone => "journal.undone_before", Conflict;
        /// More is to be undone than is left of it.
        #[error("{asked} are to be undone, {most} are left to undo")]
        MoreThanDone {
            /// What was asked, in the unit.
            asked: i64,
            /// What is left to undo, in the unit.
            most: i64,
        } => "journal.more_than_done", Refused;
        /// A hold, a merge or an undoing itself has its own way back.
        #[error("a journal of this kind is not undone this way")]
        NotUndoable => "journal.not_undoable", Refused;
        /// The hold was posted, voided or expired before.
        #[error("the hold is {state} already")]
        HoldDone {
            /// What became of it.
            state: super::HoldState,
        } => "hold.done", Conflict;
        /// The hold's time is over.
        #[error("the hold has expired")]
        HoldExpired => "hold.expired", Conflict;
        /// More is to be taken than was set aside.
        #[error("{asked} are to be taken, {held} are set aside")]
        HoldTooSmall {
            /// What was asked, in the unit.
            asked: i64,
            /// What was set aside, in the unit.
            held: i64,
        } => "hold.too_small", Refused;
        /// A bill is being paid: first finish or give up that one.
        #[error("something is set aside for a bill that is still open")]
        HoldInTheWay => "hold.in_the_way", Conflict;
        /// Expiry by months or years that no rule may have.
        #[error("months lie between 1 and {most_months}")]
        ExpiryMonths {
            /// The most months.
            most_months: u32,
        } => "expiry.months_out_of_range", Refused, "/expiry";
    }
}
