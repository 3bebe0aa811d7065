//! Pairs that may be one guest, each with two cards and the reasons, and merges.

use zhike_domain::kernel::id::{GuestId, GuestMergeId, GuestPairId};
use zhike_domain::kernel::time::Millis;
use zhike_insight::dedupe::{Level, Levels, Model, SURE, thousandths};
use zhike_store::{Tx, p};

use super::card::card;
use crate::counter::views::{GuestPairView, MergeView, ReasonView};
use crate::guests::duplicates::learnt;
use crate::guests::read::{head, staff_ref};
use crate::guests::sql::merge::{self as merge_sql, MergeRow};
use crate::guests::sql::pair::{self as sql, PairRow};
use crate::platform::http::call::Who;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Where a page of pairs begins: below a score, of the same score after a pair.
#[derive(Clone, Copy, Debug)]
pub struct PairsFrom {
    /// Thousandths.
    pub below_milli: i64,
    /// Raw id of the last pair with that score.
    pub after: i64,
    /// How many.
    pub limit: u32,
}

/// Where a page of merges begins.
#[derive(Clone, Copy, Debug)]
pub struct MergesFrom {
    /// Raw id of the last one.
    pub before: i64,
    /// How many.
    pub limit: u32,
}

/// Pairs that nobody has answered.
pub fn pairs(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    from: &PairsFrom,
    who: &Who,
    now: Millis,
) -> Result<Vec<GuestPairView>, Problem> {
    let place = p![from.below_milli, from.after, i64::from(from.limit)];
    let rows: Vec<PairRow> = tx.all(&sql::OPEN, place)?;
    let learnt = learnt(tx)?;
    let mut pairs = Vec::with_capacity(rows.len());
    for row in rows {
        let levels: Levels = serde_json::from_str(&row.levels).map_err(Problem::fault)?;
        let mut side = |id: i64| card(tx, keyring, GuestId::from_raw(id), None, who, now);
        pairs.push(GuestPairView {
            guest_pair_id: GuestPairId::from_raw(row.guest_pair_id),
            score_milli: row.score_milli,
            sure: row.score_milli >= thousandths(SURE),
            reasons: reasons(&learnt.model, &levels),
            found_at: Millis(row.found_at),
            one: side(row.low_id)?,
            other: side(row.high_id)?,
        });
    }
    Ok(pairs)
}

/// What speaks for and against, the strongest first. What one record lacks says nothing.
fn reasons(model: &Model, levels: &Levels) -> Vec<ReasonView> {
    let reason = |level: Level| ReasonView {
        code: level.code(),
        weight_milli: thousandths(model.weight(level)),
    };
    let mut all: Vec<ReasonView> =
        levels.all().filter(|level| level.place().1 > 0).map(reason).collect();
    all.sort_by_key(|reason| std::cmp::Reverse(reason.weight_milli.abs()));
    all
}

/// Merges that were not taken apart, the newest first.
pub fn merges(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    from: &MergesFrom,
) -> Result<Vec<MergeView>, Problem> {
    let place = p![from.before, i64::from(from.limit)];
    let rows: Vec<MergeRow> = tx.all(&merge_sql::RECENT, place)?;
    let mut merges = Vec::with_capacity(rows.len());
    for row in rows {
        let guest_id = GuestId::from_raw(row.survivor_id);
        merges.push(MergeView {
            guest_merge_id: GuestMergeId::from_raw(row.guest_merge_id),
            guest_id,
            other_id: GuestId::from_raw(row.merged_id),
            display: head(tx, keyring, guest_id)?.map(|head| head.display).unwrap_or_default(),
            merged_at: Millis(row.merged_at),
            staff: match row.staff_id {
                Some(staff) => staff_ref(tx, keyring, staff)?,
                None => None,
            },
        });
    }
    Ok(merges)
}
