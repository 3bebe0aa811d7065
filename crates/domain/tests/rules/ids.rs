use proptest::prelude::*;
use zhike_domain::kernel::id::{
    EPOCH_MS, IdClock, MAX_NODE, StaffId, StoreGroupId, StoreId, WORDS, crockford_encode,
    made_at_ms, node_of,
};
use zhike_domain::kernel::refusal::{Param, Refusal};

const NOW_MS: i64 = 1_795_341_600_000; // 2026-11-22T10:00:00Z

fn check(text: &str, expected: &str) {
    let got = match text.parse::<StaffId>() {
        Ok(id) => id.raw().to_string(),
        Err(refused) => refused.code().to_owned(),
    };
    assert_eq!(got, expected, "{text:?}");
}

#[test]
fn an_id_is_its_word_and_thirteen_lower_case_characters() {
    check("staff_0000000000000", "0");
    check("staff_0000000000001", "1");
    check("staff_000000000000z", "31");
    check("staff_0000000000010", "32");
    check("staff_7zzzzzzzzzzzz", "9223372036854775807");
    check("staff_0c4h7p2k9m3xq", "437455753471201207");
    check("staff_8000000000000", "id.malformed"); // a 64th bit
    check("staff_zzzzzzzzzzzzz", "id.malformed");
    check("staff_000000000000", "id.malformed");
    check("staff_00000000000000", "id.malformed");
    check("staff_000000000000A", "id.malformed"); // upper case
    check("staff_000000000000i", "id.malformed"); // no aliases
    check("staff_000000000000l", "id.malformed");
    check("staff_000000000000o", "id.malformed");
    check("staff_000000000000u", "id.malformed");
    check("staff_000000000000-", "id.malformed");
    check("staff_00000000000é", "id.malformed"); // 13 bytes, 12 characters
    check("staff_", "id.malformed");
    check("staff", "id.malformed");
    check("", "id.malformed");
    check("_0000000000001", "id.malformed");
    check("0000000000001", "id.malformed");
    check("Staff_0000000000001", "id.malformed");
    check(" staff_0000000000001", "id.malformed");
    check("staff_0000000000001 ", "id.malformed");
    check("staff__000000000001", "id.malformed");
    check("averyveryverylongword_0000000000001", "id.malformed");
    check("store_0000000000001", "id.wrong_kind");
    check("storegroup_0000000000001", "id.wrong_kind");
    check("guest_0000000000001", "id.wrong_kind");
}

#[test]
fn an_id_of_another_kind_names_both_words() {
    let refused = "store_0000000000001".parse::<StaffId>().unwrap_err();
    let word = |text: &str| Param::Text(text.to_owned());
    assert_eq!(refused.params(), [("expected", word("staff")), ("found", word("store"))]);
    assert_eq!(refused.kind().status(), 422);
}

#[test]
fn every_word_is_used_once_and_has_no_underscore() {
    let distinct: std::collections::BTreeSet<_> = WORDS.iter().collect();
    assert_eq!(distinct.len(), WORDS.len());
    assert!(WORDS.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
}

#[test]
fn json_carries_an_id_as_its_text_and_a_refusal_with_its_code() {
    let id: StoreId = serde_json::from_str("\"store_0c4h7p2k9m3xq\"").unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"store_0c4h7p2k9m3xq\"");
    let error = serde_json::from_str::<StoreId>("\"staff_0c4h7p2k9m3xq\"").unwrap_err();
    let carried = zhike_domain::kernel::refusal::carried(&error.to_string()).unwrap();
    assert_eq!(carried.code, "id.wrong_kind");
    assert!(serde_json::from_str::<StoreId>("7").is_err());
    let schema = schemars::schema_for!(StoreGroupId);
    let pattern = "^storegroup_[0-7][0-9a-hjkmnp-tv-z]{12}$";
    assert_eq!(schema.get("pattern").and_then(|p| p.as_str()), Some(pattern));
}

#[test]
#[should_panic(expected = "never negative")]
fn a_negative_number_from_the_database_is_a_fault() {
    let _ = StaffId::from_raw(-1);
}

#[test]
fn a_clock_stepping_back_keeps_the_last_millisecond() {
    let mut clock = IdClock::new(3);
    let first = clock.next(NOW_MS);
    let second = clock.next(NOW_MS - 86_400_000);
    assert_eq!((made_at_ms(first), made_at_ms(second)), (NOW_MS, NOW_MS));
    assert_eq!(second, first + 1);
    assert_eq!(node_of(second), 3);
}

#[test]
fn more_ids_than_a_millisecond_holds_borrow_from_the_next() {
    let mut clock = IdClock::new(MAX_NODE);
    let block = clock.block(NOW_MS, 4_097);
    assert_eq!(made_at_ms(block.at(4_095)), NOW_MS);
    assert_eq!(made_at_ms(block.at(4_096)), NOW_MS + 1);
    assert!(block.at(4_095) < block.at(4_096));
    assert_eq!(block.get(4_097), None);
}

#[test]
fn a_restarted_node_goes_on_after_its_last_id() {
    let mut before = IdClock::new(7);
    let last = before.block(NOW_MS, 10).at(9);
    let mut after = IdClock::resuming_after(7, last);
    let next = after.next(NOW_MS - 3_600_000);
    assert!(next > last);
    assert_eq!(node_of(next), 7);
}

#[test]
#[should_panic(expected = "more ids than it set aside")]
fn an_action_that_takes_more_ids_than_its_block_is_a_fault() {
    let _ = IdClock::new(0).block(NOW_MS, 2).at(2);
}

#[test]
fn a_link_of_sixteen_bytes_has_twenty_six_characters() {
    assert_eq!(crockford_encode(&[]), "");
    assert_eq!(crockford_encode(&[0xff]), "zw");
    assert_eq!(crockford_encode(&[0xff; 5]), "zzzzzzzz");
    assert_eq!(crockford_encode(&[0; 16]), "0".repeat(26));
    assert_eq!(crockford_encode(&[0, 1]), "000g");
}

proptest! {
    #[test]
    fn an_id_comes_back_from_its_text(raw in 0..=i64::MAX) {
        let id = StoreId::from_raw(raw);
        prop_assert_eq!(id.to_string().parse::<StoreId>(), Ok(id));
        prop_assert_eq!(id.to_string().len(), "store_".len() + 13);
    }

    #[test]
    fn texts_sort_like_their_numbers(a in 0..=i64::MAX, b in 0..=i64::MAX) {
        let (a, b) = (StaffId::from_raw(a), StaffId::from_raw(b));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn any_text_is_taken_or_refused_and_only_one_spelling_is_taken(text in "\\PC{0,30}") {
        if let Ok(id) = text.parse::<StaffId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }

    #[test]
    fn ids_of_a_node_only_grow_whatever_the_clock_does(
        node in 0..=MAX_NODE,
        steps in prop::collection::vec((-100_000_i64..100_000, 1_u32..6_000), 1..30),
    ) {
        let mut clock = IdClock::new(node);
        let (mut now, mut last) = (NOW_MS, -1);
        for (step, count) in steps {
            now += step;
            let block = clock.block(now, count);
            for id in [block.at(0), block.at(count - 1)] {
                prop_assert!(id > last || count == 1 && id == last);
                prop_assert_eq!(node_of(id), node);
                prop_assert!(made_at_ms(id) >= now);
                last = id;
            }
        }
    }

    #[test]
    fn any_clock_reading_gives_a_lawful_id(now in i64::MIN..=i64::MAX) {
        let id = IdClock::new(1).next(now);
        prop_assert!(id >= 0);
        prop_assert!(made_at_ms(id) >= EPOCH_MS);
    }

    #[test]
    fn different_bytes_give_different_links(a: [u8; 16], b: [u8; 16]) {
        prop_assert_eq!(a == b, crockford_encode(&a) == crockford_encode(&b));
    }
}
