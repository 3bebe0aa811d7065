use proptest::prelude::*;
use zhike_domain::kernel::money::{
    BasisPoints, Milli, Minor, MoneyRefusal, Points, QtyMilli, Ratio, Rounding, split, unwind,
};
use zhike_domain::kernel::refusal::Refusal;

fn fen(all: &[i64]) -> Vec<Minor> {
    all.iter().copied().map(Minor::from_raw).collect()
}

#[test]
fn a_number_from_outside_is_refused_beyond_its_range() {
    let check = |got: Result<i64, MoneyRefusal>, expected: &str| {
        assert_eq!(got.map_or_else(|refused| refused.code(), |_| "ok"), expected);
    };
    check(Minor::new(1_000_000_000_000).map(Minor::raw), "ok");
    check(Minor::new(1_000_000_000_001).map(Minor::raw), "amount.out_of_range");
    check(Minor::new(-1_000_000_000_001).map(Minor::raw), "amount.out_of_range");
    check(Minor::new(i64::MIN).map(Minor::raw), "amount.out_of_range");
    check(Points::new(i64::MAX).map(Points::raw), "points.out_of_range");
    check(QtyMilli::new(10_000_000).map(QtyMilli::raw), "ok");
    check(QtyMilli::new(10_000_001).map(QtyMilli::raw), "quantity.out_of_range");
    check(QtyMilli::new(-1).map(QtyMilli::raw), "quantity.out_of_range");
    check(BasisPoints::new(10_001).map(BasisPoints::raw), "rate.out_of_range");
    check(Milli::new(-1).map(Milli::raw), "multiplier.out_of_range");
}

#[test]
fn an_amount_is_a_whole_number_in_json_and_out_of_range_is_told_by_its_code() {
    let read = |text: &str| serde_json::from_str::<Minor>(text);
    assert_eq!(read("64900").unwrap(), Minor::from_raw(64_900));
    assert_eq!(serde_json::to_string(&Minor::from_raw(-20)).unwrap(), "-20");
    assert!(read("649.0").is_err() && read("\"649\"").is_err());
    let refused = read("1000000000001").unwrap_err().to_string();
    let told = zhike_domain::kernel::refusal::carried(&refused).unwrap();
    assert_eq!(told.code, "amount.out_of_range");
}

#[test]
fn each_rounding_is_the_mirror_image_below_zero() {
    let check = |raw: i64, over: i64, under: i64, rounding, expected: i64| {
        let ratio = Ratio::of(over, under);
        assert_eq!(Minor::from_raw(raw).times(ratio, rounding).raw(), expected, "{raw}×{ratio:?}");
        let mirrored = Minor::from_raw(-raw).times(ratio, rounding).raw();
        assert_eq!(mirrored, -expected, "-{raw}×{ratio:?}");
    };
    use Rounding::*;
    check(25, 1, 10, HalfUp, 3);
    check(24, 1, 10, HalfUp, 2);
    check(24, 1, 10, Up, 3);
    check(29, 1, 10, Down, 2);
    check(20, 1, 10, Up, 2);
    check(1, 1, 2, HalfUp, 1);
    check(1, 1, 3, HalfUp, 0);
    check(1_000_000_000_000, 9_999, 10_000, HalfUp, 999_900_000_000);
}

#[test]
fn quantities_and_rates_round_half_up_once() {
    let check = |unit: i64, qty: i64, expected: i64| {
        let amount = Minor::from_raw(unit).for_qty(QtyMilli::from_raw(qty));
        assert_eq!(amount.raw(), expected, "{unit} × {qty}");
    };
    check(8_800, 1_350, 11_880);
    check(5_600, 1_350, 7_560);
    check(333, 1_500, 500);
    check(1, 499, 0);
    check(1, 500, 1);
    let off =
        |raw: i64, pay_bp: i64| Minor::from_raw(raw).off_at(BasisPoints::from_raw(pay_bp)).raw();
    assert_eq!((off(26_300, 9_000), off(21_160, 9_000)), (2_630, 2_116));
    assert_eq!((off(99, 8_800), off(5, 9_000)), (12, 1));
    let steps = |raw: i64, step: i64, rounding| {
        Minor::from_raw(raw).in_steps(Minor::from_raw(step), rounding).raw()
    };
    assert_eq!(steps(64_950, 100, Rounding::Down), 64_900);
    assert_eq!(steps(64_950, 100, Rounding::HalfUp), 65_000);
    assert_eq!(steps(64_957, 10, Rounding::Down), 64_950);
    assert_eq!(steps(64_957, 1, Rounding::Down), 64_957);
}

#[test]
fn several_rates_are_multiplied_before_the_one_rounding() {
    let rate = Milli::from_raw(1_500).ratio().and(Milli::from_raw(2_000).ratio());
    let earned = Points::from_raw(333).times(rate, Rounding::Down);
    assert_eq!(earned.raw(), 999);
}

#[test]
fn a_split_gives_the_odd_fen_to_the_largest_remainder_then_to_the_earlier() {
    let check = |total: i64, weights: &[i64], expected: &[i64]| {
        assert_eq!(split(Minor::from_raw(total), &fen(weights)), fen(expected), "{total}");
    };
    check(2_630, &[8_700, 4_800, 7_800, 3_200, 1_800], &[870, 480, 780, 320, 180]);
    check(1_000, &[5_000, 5_000, 5_000], &[334, 333, 333]);
    check(299, &[4_300, 1_400, 2_300], &[161, 52, 86]);
    check(40, &[10, 0], &[40, 0]);
    check(-100, &[1, 1, 1], &[-34, -33, -33]);
    check(0, &[0, 0], &[0, 0]);
    check(0, &[], &[]);
    check(2, &[1, 1, 1], &[1, 1, 0]);
}

#[test]
#[should_panic(expected = "an amount outgrew 64 bits")]
fn an_overflow_is_a_fault_of_the_program() {
    let _ = Minor::from_raw(i64::MAX) + Minor::from_raw(1);
}

proptest! {
    #[test]
    fn the_parts_of_a_split_add_up_and_never_exceed_their_weight(
        weights in prop::collection::vec(0_i64..100_000, 1..12),
        share in 0_i64..=10_000,
    ) {
        let whole: i64 = weights.iter().sum();
        let total = Minor::from_raw(whole).times(Ratio::of(share, 10_000), Rounding::HalfUp);
        let parts = split(total, &fen(&weights));
        prop_assert_eq!(parts.iter().sum::<Minor>(), total);
        for (part, weight) in parts.iter().zip(&weights) {
            prop_assert!(part.raw() >= 0 && part.raw() <= *weight);
        }
    }

    #[test]
    fn unwinding_in_steps_never_takes_back_and_ends_with_everything(
        parts in prop::collection::vec(0_i64..10_000, 1..6),
        cuts in prop::collection::vec(0_i64..=10_000, 0..6),
    ) {
        let parts = fen(&parts);
        let whole: Minor = parts.iter().sum();
        let mut cuts = cuts;
        cuts.sort_unstable();
        let mut before = vec![Minor::ZERO; parts.len()];
        for cut in cuts.iter().chain([&10_000]) {
            let undone = whole.times(Ratio::of(*cut, 10_000), Rounding::Down);
            let back = unwind(undone, &parts);
            prop_assert_eq!(back.iter().sum::<Minor>(), undone);
            prop_assert!(before.iter().zip(&back).all(|(was, is)| was <= is));
            prop_assert!(back.iter().zip(&parts).all(|(is, part)| is <= part));
            before = back;
        }
        prop_assert_eq!(before, parts);
    }
}
