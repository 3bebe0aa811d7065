//! Whose accounts there are, and in which units.

use std::fmt;

use super::LedgerRefusal;
use crate::kernel::id::{GiftCardId, GuestId, LotId, RightId, StoreId};
use crate::kernel::words::words;

/// Who holds something of worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A guest, a member or not, a person or a group.
    Guest(GuestId),
    /// A bearer code.
    GiftCard(GiftCardId),
}

/// What is counted. Postings of one unit never balance those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 积分, whole points.
    Points,
    /// 成长值, whole growth; earned, never spent.
    Growth,
    /// 本金: prepaid money that was paid for, minor units.
    Principal,
    /// 赠金: prepaid money that came on top, minor units.
    Bonus,
    /// 餐补: a group's meal money, minor units.
    Allowance,
    /// 权益: one countable right, such as parking; each right is a unit of its own.
    Right(RightId),
}

impl Unit {
    /// The refusal for too little of this unit.
    #[must_use]
    pub const fn lacks(self, need: i64, have: i64) -> LedgerRefusal {
        match self {
            Self::Points => LedgerRefusal::Points { need, have },
            Self::Growth => LedgerRefusal::Growth { need, have },
            Self::Principal | Self::Bonus => LedgerRefusal::StoredValue { need, have },
            Self::Allowance => LedgerRefusal::Allowance { need, have },
            Self::Right(_) => LedgerRefusal::Right { need, have },
        }
    }

    /// The word of the unit, without saying which right.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Growth => "growth",
            Self::Principal => "principal",
            Self::Bonus => "bonus",
            Self::Allowance => "allowance",
            Self::Right(_) => "right",
        }
    }
}

words! {
    /// In which of a holder's accounts of one unit a lot's amount lies.
    pub enum Pocket else LedgerRefusal::UnknownWord {
        /// May be spent.
        Free = "free",
        /// Earned, but counts only later.
        Pending = "pending",
        /// Set aside for a bill.
        Held = "held",
    }
}

words! {
    /// A store's own accounts: the other side of everything that guests get and give.
    pub enum House else LedgerRefusal::UnknownWord {
        /// Given out: points earned, bonus, growth, allowance, rights.
        Issued = "issued",
        /// Spent by guests.
        Redeemed = "redeemed",
        /// Run out of time.
        Expired = "expired",
        /// Put right by hand, or paid beyond what a guest still had.
        Adjusted = "adjusted",
        /// Paid in by guests.
        CashIn = "cash_in",
        /// Paid back to guests.
        CashOut = "cash_out",
        /// Given up by guests when they took their money back.
        Forfeited = "forfeited",
    }
}

/// One account: of a holder or of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// What a holder has, by lot.
    Lot {
        /// Whose it is.
        holder: Holder,
        /// Where the amount lies.
        pocket: Pocket,
        /// Which lot.
        lot_id: LotId,
    },
    /// Points taken back that the holder no longer had (欠 120 分). It grows by negative postings;
    /// its balance is what is owed, never negative.
    Debt {
        /// Who owes.
        holder: Holder,
    },
    /// A store's side.
    House {
        /// Which store.
        store_id: StoreId,
        /// Which of its accounts.
        house: House,
        /// The first lot of the chain that the amount belongs to; `None` beside a debt.
        root: Option<LotId>,
    },
}

impl Account {
    /// The account's word in the database and in reports, such as `points_held` or `cash_in`.
    #[must_use]
    pub const fn word(self, unit: Unit) -> &'static str {
        match self {
            Self::House { house, .. } => house.as_str(),
            Self::Debt { .. } => "points_debt",
            Self::Lot { pocket, .. } => match (unit, pocket) {
                (Unit::Points, Pocket::Pending) => "points_pending",
                (Unit::Points, Pocket::Held) => "points_held",
                (Unit::Principal, Pocket::Held) => "principal_held",
                (Unit::Bonus, Pocket::Held) => "bonus_held",
                (Unit::Allowance, Pocket::Held) => "allowance_held",
                (Unit::Right(_), Pocket::Held) => "right_held",
                _ => unit.word(),
            },
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right(right_id) => right_id.fmt(f),
            plain => f.write_str(plain.word()),
        }
    }
}
