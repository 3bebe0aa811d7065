//! Lots: amounts that were credited together and end together.

use std::cmp::Ordering;

use super::{Life, Pocket, Unit};
use crate::kernel::id::{LotId, StoreId, TopUpId};
use crate::kernel::time::Millis;

/// Points, money or rights credited together, with one expiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Its id.
    pub lot_id: LotId,
    /// The first lot of its chain: itself, or the lot whose amount came back or was handed over.
    pub root: LotId,
    /// Of what.
    pub unit: Unit,
    /// The store that issued it.
    pub store_id: StoreId,
    /// When the first lot of the chain was opened: age stays with what is returned.
    pub opened_at: Millis,
    /// By which rule it ends; kept when the house changes its rule.
    pub life: Life,
    /// From when on it no longer counts; `None` never. For [`Life::WhileVisiting`] the last visit
    /// moves it, so it is worked out when facts are loaded ([`Life::ends_at`]).
    pub expires_at: Option<Millis>,
    /// When pending amounts begin to count.
    pub matures_at: Option<Millis>,
    /// The top-up that paid for it; principal and bonus of one top-up belong together.
    pub top_up_id: Option<TopUpId>,
    /// What may be spent, in the unit.
    pub free: i64,
    /// What counts only later, in the unit.
    pub pending: i64,
    /// What is set aside, in the unit.
    pub held: i64,
    /// What of the whole chain has run out of time so far, in the unit.
    pub expired: i64,
}

impl Lot {
    /// What lies in one pocket.
    #[must_use]
    pub const fn in_pocket(&self, pocket: Pocket) -> i64 {
        match pocket {
            Pocket::Free => self.free,
            Pocket::Pending => self.pending,
            Pocket::Held => self.held,
        }
    }

    /// What is in it, wherever it lies.
    #[must_use]
    pub const fn in_all(&self) -> i64 {
        self.free + self.pending + self.held
    }

    /// Whether it no longer counts at `now`.
    #[must_use]
    pub fn is_over(&self, now: Millis) -> bool {
        self.expires_at.is_some_and(|ends_at| ends_at <= now)
    }

    /// Whether nothing is left in it.
    #[must_use]
    pub const fn is_used_up(&self) -> bool {
        self.free == 0 && self.pending == 0 && self.held == 0
    }

    /// The order in which lots are eaten: soonest expiry first, then oldest, then lowest id.
    #[must_use]
    pub fn eaten_before(&self, other: &Self) -> Ordering {
        let ends = |lot: &Self| lot.expires_at.unwrap_or(Millis(i64::MAX));
        let key = |lot: &Self| (ends(lot), lot.opened_at, lot.lot_id);
        key(self).cmp(&key(other))
    }

    /// The same lot with nothing in it, under another id: for what is returned or handed over.
    #[must_use]
    pub(super) fn successor(&self, lot_id: LotId) -> Self {
        Self { lot_id, free: 0, pending: 0, held: 0, ..self.clone() }
    }

    pub(super) const fn pocket_mut(&mut self, pocket: Pocket) -> &mut i64 {
        match pocket {
            Pocket::Free => &mut self.free,
            Pocket::Pending => &mut self.pending,
            Pocket::Held => &mut self.held,
        }
    }
}
