//! Why a bill cannot be paid or undone so.

use super::TenderKind;
use crate::kernel::money::Minor;
use crate::kernel::refusal::{Param, Refusal, RefusalKind, refusals};
use crate::ledger::LedgerRefusal;
use crate::membership::earn::EarnRefusal;
use crate::membership::group::GroupRefusal;
use crate::pricing::PricingRefusal;

refusals! {
    /// Why a bill cannot be handled so.
    pub enum BillRefusal {
        /// It was settled before, by another till or by this one.
        #[error("the bill was settled before")]
        AlreadySettled => "bill.already_settled", Conflict;
        /// It was voided.
        #[error("the bill was voided")]
        Voided => "bill.voided", Conflict;
        /// Only what was paid can be refunded.
        #[error("the bill is not settled yet")]
        NotSettled => "bill.not_settled", Conflict;
        /// Another till settled it: what was paid there goes back there.
        #[error("the bill was settled at another till and imported")]
        Imported => "bill.imported", Conflict;
        /// Nobody at the table, or more than any hall holds.
        #[error("between 1 and {most} guests sit at a table")]
        Guests {
            /// The most guests of one bill.
            most: u32,
        } => "bill.guests_out_of_range", Refused, "/guests";
        /// The till of another maker sent another bill under a number that is settled.
        #[error("another bill was settled under this number")]
        PosChanged => "bill.pos_changed", Conflict;
        /// The till showed another amount than the refund now comes to.
        #[error("the refund comes to {minor}, the till showed {shown_minor}")]
        RefundChanged {
            /// What goes back now, minor units.
            minor: Minor,
            /// What the till showed, minor units.
            shown_minor: Minor,
        } => "refund.changed", Conflict, "/shown_minor";
    }

    /// Why a bill cannot be settled as it was shown.
    pub enum SettleRefusal {
        /// The till showed another amount than the bill now comes to.
        #[error("the bill comes to {due_minor}, the till showed {shown_minor}")]
        Changed {
            /// What is due now, minor units.
            due_minor: Minor,
            /// What the till showed, minor units.
            shown_minor: Minor,
        } => "bill.changed", Conflict, "/due_minor";
    }

    /// Why tenders do not fit.
    pub enum TenderRefusal {
        /// Not a word of the list of tenders.
        #[error("there is no such tender")]
        UnknownWord => "tender.unknown_word", Refused, "/tenders";
        /// They do not come to what is due.
        #[error("the tenders come to {tendered_minor}, due is {due_minor}")]
        NotDue {
            /// What is due, minor units.
            due_minor: Minor,
            /// What the tenders come to, minor units.
            tendered_minor: Minor,
        } => "tender.not_due", Refused, "/tenders";
        /// A tender of nothing or less.
        #[error("a tender pays something")]
        Nothing => "tender.nothing", Refused, "/tenders";
        /// Less cash was handed over than it is to pay.
        #[error("{given_minor} in cash cannot pay {amount_minor}")]
        CashTooLittle {
            /// What it is to pay, minor units.
            amount_minor: Minor,
            /// What was handed over, minor units.
            given_minor: Minor,
        } => "tender.cash_too_little", Refused, "/tenders";
        /// Cash and stored value stand once each, so that change and proportion are clear.
        #[error("{tender} stands twice")]
        Twice {
            /// Which.
            tender: TenderKind,
        } => "tender.twice", Refused, "/tenders";
        /// Nobody to take it from.
        #[error("{tender} needs a guest on the bill")]
        NoGuest {
            /// Which.
            tender: TenderKind,
        } => "tender.no_guest", Refused, "/tenders";
        /// A voucher pays at most its face value.
        #[error("the voucher is worth {face_minor}")]
        OverFace {
            /// Its face value, minor units.
            face_minor: Minor,
        } => "tender.over_face", Refused, "/tenders";
        /// The guest has no account, or less of it is left.
        #[error("{left_minor} can be put on account")]
        OnAccount {
            /// What is left, minor units.
            left_minor: Minor,
        } => "tender.on_account", Refused, "/tenders";
    }

    /// Why a settlement cannot be undone so.
    pub enum UndoRefusal {
        /// All of it was refunded before.
        #[error("the bill was refunded before")]
        Done => "refund.done_before", Conflict;
        /// Nothing was asked for.
        #[error("a refund gives something back")]
        Nothing => "refund.nothing_asked", Refused, "/lines";
        /// The line is not on the bill, or stands twice in the request.
        #[error("line {line} is not on the bill, or asked for twice")]
        Line {
            /// The number asked for.
            line: u32,
        } => "refund.no_line", Refused, "/lines";
        /// More of a line than is left.
        #[error("line {line} has {left_qty_milli} thousandths and {left_minor} left")]
        MoreThanLeft {
            /// The line.
            line: u32,
            /// What of its quantity is left, thousandths.
            left_qty_milli: i64,
            /// What of its amount is left, minor units.
            left_minor: Minor,
        } => "refund.more_than_left", Refused, "/lines";
    }
}

/// Why a bill cannot be paid or undone so, whichever rule says it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckoutRefusal {
    /// It is not the bill that was shown.
    #[error(transparent)]
    Settle(#[from] SettleRefusal),
    /// The tenders do not fit.
    #[error(transparent)]
    Tender(#[from] TenderRefusal),
    /// It cannot be undone so.
    #[error(transparent)]
    Undo(#[from] UndoRefusal),
    /// It cannot be priced.
    #[error(transparent)]
    Pricing(#[from] PricingRefusal),
    /// The balance does not bear it.
    #[error(transparent)]
    Ledger(#[from] LedgerRefusal),
    /// The rule of earning cannot be so.
    #[error(transparent)]
    Earn(#[from] EarnRefusal),
    /// The group does not pay it.
    #[error(transparent)]
    Group(#[from] GroupRefusal),
}

impl CheckoutRefusal {
    fn inner(&self) -> &dyn Refusal {
        match self {
            Self::Settle(refusal) => refusal,
            Self::Tender(refusal) => refusal,
            Self::Undo(refusal) => refusal,
            Self::Pricing(refusal) => refusal,
            Self::Ledger(refusal) => refusal,
            Self::Earn(refusal) => refusal,
            Self::Group(refusal) => refusal,
        }
    }
}

impl Refusal for CheckoutRefusal {
    fn code(&self) -> &'static str {
        self.inner().code()
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        self.inner().params()
    }

    fn field(&self) -> Option<&'static str> {
        self.inner().field()
    }

    fn kind(&self) -> RefusalKind {
        self.inner().kind()
    }
}
