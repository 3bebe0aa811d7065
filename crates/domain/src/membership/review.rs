//! Who moves on the ladder, when and why: up at once, down one step at the end of a term.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::tier::{Criterion, Ladder, Measured, TierRefusal};
use crate::kernel::id::TierId;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// Why a member has the tier, in words the guest can read.
    pub enum Reason else TierRefusal::UnknownWord {
        /// Everybody begins here.
        Joined = "joined",
        /// The criteria were met.
        Reached = "reached",
        /// The criteria were met again at the end of the term.
        Kept = "kept",
        /// The term ended and the criteria were not met: one step down.
        TermEnded = "term_ended",
        /// A refund took away what the upgrade stood on.
        Refunded = "refunded",
        /// Given by the house.
        Granted = "granted",
        /// Bought, as a reward or a plan.
        Bought = "bought",
        /// The higher tier of two records of one guest.
        Merged = "merged",
    }
}

/// The tier of a member and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Which tier.
    pub tier_id: TierId,
    /// Since which business day.
    pub since: BusinessDay,
    /// The first business day after its term; `None` for the lowest, which does not end.
    pub ends_on: Option<BusinessDay>,
    /// Why.
    pub reason: Reason,
}

/// A move on the ladder; the history of a member is a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What he had.
    pub before: Standing,
    /// What he has from now on.
    pub after: Standing,
}

/// What a member must still do to keep the tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepNotice {
    /// The first day without the tier if nothing happens, the grace counted in.
    pub lost_on: BusinessDay,
    /// The tier he would fall to.
    pub falls_to: TierId,
    /// What is missing.
    pub missing: Vec<Criterion>,
}

impl Ladder {
    /// The standing of somebody who joins.
    ///
    /// # Errors
    /// [`TierRefusal::Count`] for a ladder without tiers.
    pub fn joined(&self, day: BusinessDay) -> Result<Standing, TierRefusal> {
        self.tiers.first().ok_or(TierRefusal::Count { most: 20 })?;
        Ok(self.at(0, day, Reason::Joined))
    }

    /// The standing of somebody who brings a tier along from another system: given by the house
    /// today, for a whole term. Without one, or with the lowest, he just joins.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`], [`TierRefusal::Count`].
    pub fn brought(
        &self,
        tier_id: Option<TierId>,
        day: BusinessDay,
    ) -> Result<Standing, TierRefusal> {
        match tier_id.map(|tier_id| self.place(tier_id)).transpose()? {
            None | Some(0) => self.joined(day),
            Some(place) => Ok(self.at(place, day, Reason::Granted)),
        }
    }

    /// The move up that these figures bring, at once and over as many steps as they reach.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`].
    ///
    /// # Examples
    /// A silver member (growth 2,900) spends ¥150 and becomes gold (growth 3,000) the same day:
    /// ```
    /// use zhike_domain::kernel::id::TierId;
    /// use zhike_domain::membership::review::Reason;
    /// use zhike_domain::membership::tier::{Ladder, Measured};
    /// let ladder = Ladder::preset([1, 2, 3, 4, 5].map(TierId::from_raw))?;
    /// let day = "2026-11-22".parse()?;
    /// let joined = ladder.joined(day)?;
    /// let silver = ladder.grant(&joined, TierId::from_raw(2), day, 12, Reason::Granted)?.after;
    /// let measured = Measured { growth: 3_050, ..Measured::default() };
    /// let change = ladder.rise(&silver, &measured, day)?.ok_or("no change")?;
    /// assert_eq!(change.after.tier_id, TierId::from_raw(3));
    /// assert_eq!(change.after.ends_on, Some("2027-11-22".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rise(
        &self,
        standing: &Standing,
        measured: &Measured,
        day: BusinessDay,
    ) -> Result<Option<Change>, TierRefusal> {
        let (place, reached) = (self.place(standing.tier_id)?, self.reached(measured));
        let after = self.at(reached, day, Reason::Reached);
        Ok((reached > place).then_some(Change { before: *standing, after }))
    }

    /// What the end of the term brings: kept for another term, or one step down. `None` before it.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`].
    pub fn end_term(
        &self,
        standing: &Standing,
        measured: &Measured,
        day: BusinessDay,
    ) -> Result<Option<Change>, TierRefusal> {
        let place = self.place(standing.tier_id)?;
        let Some(ends_on) = standing.ends_on else { return Ok(None) };
        let reached = self.reached(measured);
        let after = if reached >= place {
            if day < ends_on {
                return Ok(None);
            }
            let reason = if reached > place { Reason::Reached } else { Reason::Kept };
            self.at(reached, day, reason)
        } else {
            if day < self.lost_on(ends_on) {
                return Ok(None);
            }
            self.at(place.saturating_sub(1), day, Reason::TermEnded)
        };
        Ok(Some(Change { before: *standing, after }))
    }

    /// What a refund brings: the upgrade that the figures no longer carry is undone, and with it
    /// the one before, down to the tier that still stands. `history` is the member's, oldest first.
    ///
    /// Only upgrades that were reached, and only within their term: what was given or bought stays,
    /// and so does a tier of a later term.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`].
    pub fn after_refund(
        &self,
        standing: &Standing,
        history: &[Change],
        measured: &Measured,
        day: BusinessDay,
    ) -> Result<Option<Change>, TierRefusal> {
        let reached = self.reached(measured);
        let mut now = *standing;
        for change in history.iter().rev() {
            let (from, to) =
                (self.place(change.before.tier_id)?, self.place(change.after.tier_id)?);
            let is_upgrade = change.after.reason == Reason::Reached && from < to;
            let in_term = now.ends_on.is_some_and(|ends_on| day < ends_on);
            if change.after != now || !is_upgrade || !in_term || reached >= to {
                break;
            }
            now = if reached > from {
                // The bill carried him over several steps; the lower of them still stand.
                let ends_on = change.after.ends_on;
                Standing { tier_id: self.tiers[reached].tier_id, ends_on, ..change.after }
            } else {
                change.before
            };
        }
        let after = Standing { since: day, reason: Reason::Refunded, ..now };
        Ok((now != *standing).then_some(Change { before: *standing, after }))
    }

    /// A tier given by hand, bought, or brought by a merge (`reason`), for so many months.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`], or [`TierRefusal::Same`] when nothing would change.
    pub fn grant(
        &self,
        standing: &Standing,
        tier_id: TierId,
        day: BusinessDay,
        months: u32,
        reason: Reason,
    ) -> Result<Change, TierRefusal> {
        let place = self.place(tier_id)?;
        let ends_on = (place > 0).then(|| day.plus_months(months));
        let after = Standing { tier_id, since: day, ends_on, reason };
        if tier_id == standing.tier_id && ends_on <= standing.ends_on {
            return Err(TierRefusal::Same);
        }
        Ok(Change { before: *standing, after })
    }

    /// What to tell a member whose term ends within `notice_days` and who would fall; `None` when
    /// there is nothing to tell.
    ///
    /// # Errors
    /// [`TierRefusal::NotInLadder`].
    pub fn keep_notice(
        &self,
        standing: &Standing,
        measured: &Measured,
        day: BusinessDay,
        notice_days: u32,
    ) -> Result<Option<KeepNotice>, TierRefusal> {
        let place = self.place(standing.tier_id)?;
        let Some(ends_on) = standing.ends_on.filter(|_| place > 0) else { return Ok(None) };
        let lost_on = self.lost_on(ends_on);
        let is_near = day.plus_days(i64::from(notice_days)) >= ends_on && day < lost_on;
        if !is_near || self.reached(measured) >= place {
            return Ok(None);
        }
        let missing = self.tiers[place].missing(measured);
        let falls_to = self.tiers[place - 1].tier_id;
        Ok(Some(KeepNotice { lost_on, falls_to, missing }))
    }

    fn lost_on(&self, ends_on: BusinessDay) -> BusinessDay {
        ends_on.plus_days(i64::from(self.grace_days))
    }

    fn at(&self, place: usize, day: BusinessDay, reason: Reason) -> Standing {
        let ends_on = (place > 0).then(|| day.plus_months(self.term_months));
        Standing { tier_id: self.tiers[place].tier_id, since: day, ends_on, reason }
    }
}
