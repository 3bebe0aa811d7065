//! The ledger: points, stored value and rights move only as balanced, immutable journals.
//!
//! A decision begins a [`Draft`] with what a guest holds, moves amounts in it, and finishes it into
//! a [`Journal`]: postings that sum to zero per unit. Lots and balances are sums of postings, kept
//! beside them. Nothing is edited: a mistake is undone by a journal that names the first.
//!
//! # Examples
//! A bill of ¥100 earns 100 points; later 30 of them pay a part of another:
//! ```
//! use zhike_domain::kernel::id::{GuestId, IdClock, JournalId, StoreId};
//! use zhike_domain::kernel::time::Millis;
//! use zhike_domain::ledger::*;
//!
//! let now: Millis = "2026-11-22T10:00:00Z".parse()?;
//! let cause = Cause { kind: CauseKind::Settlement, id: 1 };
//! let stamp = Stamp {
//!     journal_id: JournalId::from_raw(1), kind: Kind::Settlement, cause,
//!     store_id: StoreId::from_raw(1), staff_id: None, at: now, reverses: None,
//! };
//! let ids = IdClock::new(0).block(now.epoch_ms(), 8);
//! let empty = Holding::empty(Holder::Guest(GuestId::from_raw(1)));
//! let mut draft = Draft::begin(stamp, empty.clone(), ids.clone());
//! draft.credit(&Credit::new(Unit::Points, 100))?;
//! let held = empty.after(&draft.finish())?;
//! assert_eq!(held.balance(Unit::Points, Pocket::Free), 100);
//!
//! let mut draft = Draft::begin(stamp, held.clone(), ids);
//! draft.debit(Unit::Points, 30, House::Redeemed)?;
//! assert_eq!(held.after(&draft.finish())?.balance(Unit::Points, Pocket::Free), 70);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod apart;
mod draft;
mod expire;
mod hold;
mod holding;
mod journal;
mod life;
mod lot;
mod merge;
mod pick;
mod refusal;
mod undo;

pub use account::{Account, Holder, House, Pocket, Unit};
pub use apart::{Apart, Merged};
pub use draft::{Credit, Draft, MOST};
pub use expire::{Expiring, expiring};
pub use hold::{Hold, HoldState, Part};
pub use holding::Holding;
pub use journal::{Cause, CauseKind, Journal, Kind, Posting, Stamp};
pub use life::{ExpiryRule, Life, RESTORE_DAYS};
pub use lot::Lot;
pub use pick::pick;
pub use refusal::LedgerRefusal;
pub use undo::{Flow, Piece};
