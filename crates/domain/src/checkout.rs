//! The bill made true: paid by tenders that equal what is due, and undone without a fen left over.
//!
//! Here pricing, membership and the ledger meet: [`settle()`] prices the bill anew, checks what the
//! till showed, splits the tenders and decides the one journal; [`refund()`] undoes it wholly or by
//! lines, in as many parts as it takes.

mod group;
pub mod imported;
mod refund;
mod refusal;
mod settle;
mod settled;
mod tender;

pub use group::{refund_group_journal, settle_group_journal};
pub use refund::{
    Ask, LineRefund, PartAsked, Refund, RefundFacts, TenderBack, refund, refund_journal,
};
pub use refusal::{BillRefusal, CheckoutRefusal, SettleRefusal, TenderRefusal, UndoRefusal};
pub use settle::{
    GuestFacts, SettleCommand, SettleFacts, Settlement, quote_for, settle, settle_journal,
    would_earn,
};
pub use settled::{LineDone, PaidBy, Settled, SettledLine, Undone};
pub use tender::{AccountTerms, Excludes, Tender, TenderKind, Tendered, VoucherTerms};
