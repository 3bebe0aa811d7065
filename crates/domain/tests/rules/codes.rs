use proptest::prelude::*;
use zhike_domain::kernel::code::{BearerCode, CodeRefusal};
use zhike_domain::kernel::refusal::Refusal;

fn code<T>(result: Result<T, CodeRefusal>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let made = BearerCode::from_random([0x1b, 0x2c, 0x3d, 0x4e, 0x5f, 0x60, 0x71, 0x82]);
    let text = made.as_str().to_owned();
    assert_eq!(text.len(), 13);
    let check = |typed: &str, expected: &str| {
        assert_eq!(code(typed.parse::<BearerCode>()), expected, "{typed:?}");
    };
    check(&text, "ok");
    check(&made.for_people(), "ok");
    check(&text.to_uppercase().replace('0', "O").replace('1', "l"), "ok");
    let wide: String =
        text.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    check(&wide, "ok");
    check(&format!("  {}\u{3000}", made.for_people().replace('-', " – ")), "ok");
    check("", "code.malformed");
    check(&text[..12], "code.malformed");
    check(&format!("{text}u"), "code.malformed");
    check(&format!("{text}é"), "code.malformed");
    check(&"0".repeat(28), "code.malformed");
    check(&" ".repeat(100_000), "code.malformed");
    assert_eq!(format!("{made:?}"), "BearerCode(***)");
    let back: BearerCode = serde_json::from_value(serde_json::to_value(&made).unwrap()).unwrap();
    assert_eq!(back, made);
}

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

proptest! {
    #[test]
    fn a_wrong_character_or_two_that_changed_places_are_found(
        bytes in any::<[u8; 8]>(),
        at in 0_usize..13,
        other in 0_usize..13,
        letter in 0_usize..32,
    ) {
        let made = BearerCode::from_random(bytes);
        prop_assert_eq!(made.as_str().parse(), Ok(made.clone()));
        let mut wrong = made.as_str().as_bytes().to_vec();
        wrong[at] = LETTERS[letter];
        let mut swapped = made.as_str().as_bytes().to_vec();
        swapped.swap(at, other);
        for typed in [wrong, swapped] {
            let typed = String::from_utf8(typed).unwrap();
            if typed != made.as_str() {
                prop_assert_eq!(code(typed.parse::<BearerCode>()), "code.mistyped");
            }
        }
    }

    #[test]
    fn any_text_is_answered_without_a_fault(text in "\\PC{0,80}") {
        let _ = text.parse::<BearerCode>();
    }
}
