//! Deals on portions: which of them were bought, which are lowered, and by how much.

use super::{Deal, Off, Pool, Which};
use crate::kernel::money::{Minor, split};
use crate::ordering::Line;

/// One line as a deal sees it.
struct Counted {
    /// Its place on the bill.
    at: usize,
    /// Its whole portions.
    units: u32,
    /// What is left of it, when it takes part; zero otherwise.
    amount: Minor,
    /// Whether its portions may be the bought ones.
    is_bought: bool,
}

/// Portions of one line at one value: a line's amount spreads over its portions to the fen, so it
/// has at most two such runs.
struct Run {
    at: usize,
    each: Minor,
    units: u32,
    is_bought: bool,
}

/// How many portions a deal lowers, and how many of them may be such that could have been bought.
#[derive(Debug, PartialEq, Eq)]
struct Times {
    got: u64,
    from_bought: u64,
}

/// What a deal takes off each line, and how many portions it lowers. `amounts` holds what is left
/// of the lines that take part, zero for the others.
pub(super) fn lowered(
    deal: &Deal,
    lines: &[Line],
    left: &[Minor],
    amounts: &[Minor],
) -> (Vec<Minor>, u32) {
    let (mut off, mut got) = (vec![Minor::ZERO; lines.len()], 0_u32);
    for pool in pools(deal, lines, left, amounts) {
        let times = times(deal, &pool);
        got = got.saturating_add(u32::try_from(times.got).unwrap_or(u32::MAX));
        let picked = pick(deal.which, runs(&pool), times);
        lower(deal.off, &picked, &mut off);
    }
    (off, got)
}

/// The lines that are counted together. Weighed lines have no portions.
fn pools(deal: &Deal, lines: &[Line], left: &[Minor], amounts: &[Minor]) -> Vec<Vec<Counted>> {
    let mut pools: Vec<(Option<usize>, Vec<Counted>)> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.qty_milli.is_whole()) {
        let is_bought = deal.buy > 0 && !left[at].is_zero() && deal.buy_dishes.holds(line);
        if !is_bought && amounts[at].is_zero() {
            continue;
        }
        let same_dish =
            |other: &Line| other.dish_id().is_some() && other.dish_id() == line.dish_id();
        let key = match deal.pool {
            Pool::Together => None,
            Pool::Line => Some(at),
            Pool::Dish => Some(lines.iter().position(same_dish).unwrap_or(at)),
        };
        let units = line.qty_milli.whole_units();
        let counted = Counted { at, units, amount: amounts[at], is_bought };
        match pools.iter_mut().find(|(known, _)| *known == key) {
            Some((_, pool)) => pool.push(counted),
            None => pools.push((key, vec![counted])),
        }
    }
    pools.into_iter().map(|(_, pool)| pool).collect()
}

/// How often the deal fits. A portion that could be both bought and got counts once.
fn times(deal: &Deal, pool: &[Counted]) -> Times {
    let sum = |is: &dyn Fn(&Counted) -> bool| -> u64 {
        pool.iter().filter(|one| is(one)).map(|one| u64::from(one.units)).sum()
    };
    let gets = |one: &Counted| !one.amount.is_zero();
    let only_buy = sum(&|one| one.is_bought && !gets(one));
    let only_get = sum(&|one| !one.is_bought && gets(one));
    let both = sum(&|one| one.is_bought && gets(one));
    let (buy, get) = (u64::from(deal.buy), u64::from(deal.get.max(1)));
    let bought_of_both = |times: u64| (times * buy).saturating_sub(only_buy);
    let got_of_both = |times: u64| (times * get).saturating_sub(only_get);
    let fits = |times: u64| bought_of_both(times) + got_of_both(times) <= both;
    let most = deal.at_most.map_or(u64::MAX, u64::from).min((only_get + both) / get);
    let full = last_that(most, fits);
    let mut result = Times { got: full * get, from_bought: both - bought_of_both(full).min(both) };
    let again = full + 1;
    if deal.incomplete && deal.at_most.is_none_or(|at_most| full < u64::from(at_most)) {
        let for_buy = bought_of_both(again);
        if for_buy <= both {
            let got = (again * get).min(only_get + both - for_buy);
            if got > result.got {
                result = Times { got, from_bought: both - for_buy };
            }
        }
    }
    result
}

/// The greatest number up to `most` that still fits; whatever is below one that fits, fits.
fn last_that(most: u64, fits: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

fn runs(pool: &[Counted]) -> Vec<Run> {
    let mut runs = Vec::new();
    for one in pool.iter().filter(|one| !one.amount.is_zero()) {
        let units = i64::from(one.units.max(1));
        let (each, dearer) = (one.amount.raw() / units, one.amount.raw() % units);
        for (units, each) in [(dearer, each + 1), (units - dearer, each)] {
            let units = u32::try_from(units).unwrap_or_default();
            let each = Minor::from_raw(each);
            runs.push(Run { at: one.at, each, units, is_bought: one.is_bought });
        }
    }
    runs
}

/// The portions that are lowered: by value, ties to the earlier line, leaving enough to buy.
fn pick(which: Which, mut runs: Vec<Run>, times: Times) -> Vec<Run> {
    let Times { mut got, mut from_bought } = times;
    runs.sort_by_key(|run| match which {
        Which::Cheapest => (run.each, run.at),
        Which::Dearest => (-run.each, run.at),
    });
    let mut picked = Vec::new();
    for run in runs {
        let may = if run.is_bought { got.min(from_bought) } else { got };
        let units = u64::from(run.units).min(may);
        got -= units;
        if run.is_bought {
            from_bought -= units;
        }
        if units > 0 {
            picked.push(Run { units: u32::try_from(units).unwrap_or(u32::MAX), ..run });
        }
    }
    picked
}

fn lower(off: Off, picked: &[Run], lines: &mut [Minor]) {
    let all = |each: Minor, run: &Run| Minor::from_raw(each.raw() * i64::from(run.units));
    let values: Vec<Minor> = picked.iter().map(|run| all(run.each, run)).collect();
    let shares = match off {
        // Rounded once for the pool, where it arises.
        Off::Percent { pay_bp } => split(values.iter().sum::<Minor>().off_at(pay_bp), &values),
        Off::Amount { off_minor } => {
            picked.iter().map(|run| all(run.each.min(off_minor), run)).collect()
        }
        Off::Price { price_minor } => {
            picked.iter().map(|run| all((run.each - price_minor).or_zero(), run)).collect()
        }
    };
    for (run, share) in picked.iter().zip(shares) {
        lines[run.at] += share;
    }
}
