//! An amount spread over parts so that the parts add up to it to the fen.

use super::{Minor, Ratio, Rounding};

/// Splits `total` in proportion to `weights` by the largest remainder, ties to the earlier part
/// (Hamilton's method; conventions §4). The parts always add up to `total`; a part of weight 0 gets
/// nothing, and no part exceeds its weight while `total` does not exceed the sum of weights. A
/// negative total is split as its mirror image.
///
/// # Panics
/// When a weight is negative, or all are 0 and `total` is not.
///
/// # Examples
/// 9折 takes ¥26.30 off dishes of ¥87, ¥48, ¥78, ¥32 and ¥18:
/// ```
/// use zhike_domain::kernel::money::{Minor, split};
/// let dishes = [8_700, 4_800, 7_800, 3_200, 1_800].map(Minor::from_raw);
/// let shares = split(Minor::from_raw(2_630), &dishes);
/// assert_eq!(shares, [870, 480, 780, 320, 180].map(Minor::from_raw));
/// ```
#[must_use]
pub fn split(total: Minor, weights: &[Minor]) -> Vec<Minor> {
    assert!(weights.iter().all(|weight| *weight >= Minor::ZERO), "a weight is never negative");
    if total < Minor::ZERO {
        return split(-total, weights).into_iter().map(|part| -part).collect();
    }
    let whole: Minor = weights.iter().sum();
    if whole.is_zero() {
        assert!(total.is_zero(), "an amount needs a part to go to");
        return vec![Minor::ZERO; weights.len()];
    }
    let floor = |weight: &Minor| total.times(Ratio::of(weight.raw(), whole.raw()), Rounding::Down);
    let mut parts: Vec<Minor> = weights.iter().map(floor).collect();
    let missing = (total - parts.iter().sum()).raw();
    let rest = |at: &usize| {
        let exact = i128::from(total.raw()) * i128::from(weights[*at].raw());
        exact % i128::from(whole.raw())
    };
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(rest(at)), *at));
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or_default()) {
        parts[at] += Minor::from_raw(1);
    }
    parts
}

/// How much of each part is undone when `undone` of their sum is: exact at every step, and no part
/// ever shrinks while `undone` grows.
///
/// A plain split by remainders would not do: with it a larger total can give one part less, so that
/// a second partial refund would have to take money back (the Alabama paradox). Here the first part
/// is rounded against all the rest, the second against what is left, and so on.
///
/// # Panics
/// When `undone` is negative or more than the parts together.
///
/// # Examples
/// ¥100 of a bill paid by ¥562.50 stored value and ¥86.50 cash goes back as ¥86.67 and ¥13.33:
/// ```
/// use zhike_domain::kernel::money::{Minor, unwind};
/// let tenders = [56_250, 8_650].map(Minor::from_raw);
/// let back = unwind(Minor::from_raw(10_000), &tenders);
/// assert_eq!(back, [8_667, 1_333].map(Minor::from_raw));
/// ```
#[must_use]
pub fn unwind(undone: Minor, parts: &[Minor]) -> Vec<Minor> {
    let (mut undone, mut whole) = (undone, parts.iter().sum::<Minor>());
    assert!(undone >= Minor::ZERO && undone <= whole, "no more is undone than was done");
    let mut back = Vec::with_capacity(parts.len());
    for part in parts {
        let mine = if whole.is_zero() {
            Minor::ZERO
        } else {
            undone.times(Ratio::of(part.raw(), whole.raw()), Rounding::HalfUp)
        };
        back.push(mine);
        undone -= mine;
        whole -= *part;
    }
    back
}
