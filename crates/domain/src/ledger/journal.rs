//! Journals: balanced, with one kind and one cause, never changed.

use std::collections::BTreeMap;

use super::{Account, House, LedgerRefusal, Lot, Unit};
use crate::kernel::id::{JournalId, StaffId, StoreId};
use crate::kernel::time::Millis;
use crate::kernel::words::words;

words! {
    /// What kind of thing happened.
    pub enum Kind else LedgerRefusal::UnknownWord {
        /// A bill was settled: points and stored value out, points and growth in.
        Settlement = "settlement",
        /// A settlement was undone, wholly or in part.
        Refund = "refund",
        /// Points or growth for a visit, a review, a referral, an activity.
        Earning = "earning",
        /// Pending points began to count.
        Maturing = "maturing",
        /// Points bought a reward.
        Redemption = "redemption",
        /// Stored value was bought.
        TopUp = "top_up",
        /// Stored value was paid back.
        StoredValueRefund = "stored_value_refund",
        /// Meal money or rights were given.
        Grant = "grant",
        /// A right was used.
        Use = "use",
        /// A gift card was sold.
        GiftCardSale = "gift_card_sale",
        /// Lots went to another holder by his wish.
        Transfer = "transfer",
        /// Everything went to the guest whom two records are.
        Merge = "merge",
        /// A merge was taken apart.
        Unmerge = "unmerge",
        /// Lots ran out of time.
        Expiry = "expiry",
        /// Put right by hand, with a reason.
        Adjustment = "adjustment",
        /// Balances brought over from another system.
        Import = "import",
        /// Set aside for a bill.
        Hold = "hold",
        /// What was set aside was taken.
        HoldPosted = "hold_posted",
        /// What was set aside was given free.
        HoldVoided = "hold_voided",
        /// What was set aside was given free because its time was over.
        HoldExpired = "hold_expired",
        /// Another journal was undone because it was wrong.
        Reversal = "reversal",
    }
}

impl Kind {
    /// Whether a journal of this kind can be undone by another that names it. Holds, merges and
    /// undoings have their own way back; pending points that began to count stay so.
    #[must_use]
    pub const fn is_undoable(self) -> bool {
        !matches!(
            self,
            Self::Refund
                | Self::Maturing
                | Self::Transfer
                | Self::Merge
                | Self::Unmerge
                | Self::Hold
                | Self::HoldVoided
                | Self::HoldExpired
                | Self::Reversal
        )
    }
}

words! {
    /// What in the business it happened for; with the id, it is there once per kind for ever.
    pub enum CauseKind else LedgerRefusal::UnknownWord {
        /// A bill paid.
        Settlement = "settlement",
        /// A settlement undone.
        Refund = "refund",
        /// One seating of one party.
        Visit = "visit",
        /// A review of a guest.
        Review = "review",
        /// A new guest brought by another.
        Referral = "referral",
        /// An activity of members.
        Activity = "activity",
        /// A reward ordered.
        Reward = "reward",
        /// A top-up bought.
        TopUp = "top_up",
        /// Stored value asked back.
        StoredValueRefund = "stored_value_refund",
        /// A gift card.
        GiftCard = "gift_card",
        /// A hold.
        Hold = "hold",
        /// A complaint that was made good.
        Case = "case",
        /// Two records found to be one guest.
        Merge = "merge",
        /// A transfer that both sides agreed to.
        Transfer = "transfer",
        /// An upgrade, a membership plan, a welcome pack.
        Membership = "membership",
        /// A correction by hand.
        Adjustment = "adjustment",
        /// An import.
        Import = "import",
        /// A lot whose time came: to count, or to end.
        Lot = "lot",
        /// What a group pays, grants or takes back: a settlement, a refund, a grant, a membership.
        Group = "group",
        /// Another journal.
        Journal = "journal",
    }
}

/// What a journal was written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cause {
    /// What kind of thing.
    pub kind: CauseKind,
    /// Its id, as a bare number.
    pub id: i64,
}

/// Everything about a journal but its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The journal's own id.
    pub journal_id: JournalId,
    /// What kind of thing happened.
    pub kind: Kind,
    /// For what.
    pub cause: Cause,
    /// In which store.
    pub store_id: StoreId,
    /// Who did it; `None` for a guest on his own or a job.
    pub staff_id: Option<StaffId>,
    /// When.
    pub at: Millis,
    /// The journal that this one undoes.
    pub reverses: Option<JournalId>,
}

/// One amount into (positive) or out of (negative) one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// Where.
    pub account: Account,
    /// Of what.
    pub unit: Unit,
    /// How much, in the unit; never 0.
    pub amount: i64,
}

/// One balanced set of postings with one cause. Whatever has this type balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    stamp: Stamp,
    opened: Vec<Lot>,
    postings: Vec<Posting>,
}

impl Journal {
    /// Takes postings that were written by this program: a draft's, or those of the database.
    ///
    /// # Panics
    /// When they do not sum to zero in every unit, or one of them is 0: then a rule is broken, and
    /// nothing may be written.
    #[must_use]
    pub fn of(stamp: Stamp, opened: Vec<Lot>, postings: Vec<Posting>) -> Self {
        let mut sums: BTreeMap<Unit, i128> = BTreeMap::new();
        for posting in &postings {
            assert!(posting.amount != 0, "a posting moves something");
            *sums.entry(posting.unit).or_default() += i128::from(posting.amount);
        }
        assert!(sums.values().all(|sum| *sum == 0), "a journal balances in every unit");
        Self { stamp, opened, postings }
    }

    /// Kind, cause, store, time.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// The lots that it opens, as they stand after it.
    #[must_use]
    pub fn opened(&self) -> &[Lot] {
        &self.opened
    }

    /// The postings, in the order in which they were decided.
    #[must_use]
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// Whether nothing moves, so that nothing needs to be written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.postings.is_empty()
    }

    /// What one of the stores' accounts got (positive) or gave (negative) of a unit, all stores
    /// together.
    #[must_use]
    pub fn house_sum(&self, unit: Unit, wanted: House) -> i64 {
        let of_house = |posting: &&Posting| {
            let is_house =
                matches!(posting.account, Account::House { house, .. } if house == wanted);
            is_house && posting.unit == unit
        };
        self.postings.iter().filter(of_house).map(|posting| posting.amount).sum()
    }
}
