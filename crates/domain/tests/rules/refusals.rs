use std::collections::BTreeSet;

use proptest::prelude::*;
use zhike_domain::ALL_CODES;
use zhike_domain::kernel::id::{IdError, StaffId};
use zhike_domain::kernel::refusal::{Param, Refusal, RefusalKind, carried, carry};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::scope::AccessRefusal;

#[test]
fn every_code_is_a_noun_and_a_reason_and_stands_once() {
    let word = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    for code in ALL_CODES {
        let halves = code.split_once('.');
        assert!(halves.is_some_and(|(noun, reason)| word(noun) && word(reason)), "{code}");
    }
    let distinct: BTreeSet<_> = ALL_CODES.iter().collect();
    assert_eq!(distinct.len(), ALL_CODES.len());
    assert!(ALL_CODES.contains(&"id.wrong_kind"));
    assert!(ALL_CODES.contains(&"permission.missing"));
}

#[test]
fn a_refusal_carried_through_a_text_comes_back_whole() {
    let refused = AccessRefusal::Missing { permission: Permission::BillComp };
    let text = format!("body.lines[3]: {} at line 1 column 7", carry(&refused));
    let back = carried(&text).unwrap();
    assert_eq!(back.code, "permission.missing");
    assert_eq!(back.params, [("permission".to_owned(), Param::Text("bill.comp".to_owned()))]);
    assert_eq!(refused.kind(), RefusalKind::Forbidden);
    assert_eq!(carried("invalid type: integer `7`, expected a string"), None);
    assert_eq!(carried("⟦made.up⟧"), None);
}

#[test]
fn the_status_of_each_kind_is_that_of_the_conventions() {
    use RefusalKind::*;
    let kinds = [Refused, Conflict, Forbidden, NotThere, NoLogin, TooMany];
    assert_eq!(kinds.map(RefusalKind::status), [422, 409, 403, 404, 401, 429]);
}

proptest! {
    #[test]
    fn no_text_can_forge_a_code(found in "[⟦⟧;=#a-z.]{0,20}") {
        let refused = IdError::WrongKind { expected: StaffId::WORD, found };
        let back = carried(&carry(&refused)).map(|carried| carried.code);
        // The marks inside the value are dropped in the list; in the sentence before it they may
        // stand, but the last mark wins, so the code is always the true one.
        prop_assert_eq!(back, Some("id.wrong_kind"));
    }
}
