//! Contacts beside the phone, facts in fields, relations.

use std::slice::from_ref;

use zhike_domain::guests::{
    ContactKind, ContactValue, Email, FactValue, FieldChoice, FieldKind, RelationKind, WechatId,
    check_choices, check_relation,
};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::refusal::Refusal;

#[test]
fn one_address_is_one_address_however_it_is_written() {
    let check = |text: &str, expected: &str| {
        let kept =
            text.parse::<Email>().map_or_else(|why| why.code().to_owned(), |e| e.to_string());
        assert_eq!(kept, expected, "{text}");
    };
    check("lin@example.com", "lin@example.com");
    check(" Lin.Wan+A@EXAMPLE.com ", "lin.wan+a@example.com");
    check("ｌｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "lin@example.com");
    check("lin@example。com", "lin@example.com");
    for text in [
        "",
        "lin",
        "@example.com",
        "lin@",
        "lin@example",
        "lin@.com",
        "lin@-a.com",
        "a b@c.com",
        ".lin@example.com",
        "li..n@example.com",
        "l***@example.com",
        "lin@example.123",
        "林@example.com",
        "lin@exa_mple.com",
    ] {
        check(text, "email.not_valid");
    }
    check(&format!("{}@example.com", "a".repeat(65)), "email.not_valid");
    let email: Email = "lin@example.com".parse().unwrap();
    assert_eq!(
        (email.masked().as_str(), format!("{email:?}").as_str()),
        ("l***@example.com", "***")
    );
}

#[test]
fn a_contact_is_given_by_one_way_and_shown_in_part() {
    let wechat: WechatId = "oAbCdEfGh_123-xyz".parse().unwrap();
    assert_eq!("a b c d".parse::<WechatId>().unwrap_err().code(), "wechat.not_valid");
    let email: Email = "lin@example.com".parse().unwrap();
    let both = ContactValue::one_of(None, Some(email), Some(wechat.clone()));
    assert_eq!(both.unwrap_err().code(), "contact.one_value");
    assert_eq!(ContactValue::one_of(None, None, None).unwrap_err().code(), "contact.one_value");
    let one = ContactValue::one_of(None, None, Some(wechat)).unwrap();
    assert_eq!((one.kind(), one.masked().as_str()), (ContactKind::Wechat, "oA****yz"));
    assert_eq!(ContactValue::of_kept(ContactKind::Wechat, &one.kept()), one);
    let phone = ContactValue::Phone("15400001234".parse().unwrap());
    assert_eq!((phone.used().as_str(), phone.kept().as_str()), ("15400001234", "+8615400001234"));
}

fn choice(word: &str, retired: bool) -> FieldChoice {
    FieldChoice { word: word.to_owned(), name: None, name_zh_tw: None, name_en: None, retired }
}

#[test]
fn a_value_has_the_form_of_its_field() {
    let choices = [choice("light_salt", false), choice("old", true)];
    let check = |kind: FieldKind, text: &str, expected: &str| {
        let told = FactValue::read(kind, &choices, text)
            .map_or_else(|why| why.code().to_owned(), |value| value.to_string());
        assert_eq!(told, expected, "{kind} {text}");
    };
    check(FieldKind::Text, " 教师\n", "教师");
    check(FieldKind::Text, " ", "fact.empty");
    check(FieldKind::Text, &"长".repeat(201), "fact.too_long");
    check(FieldKind::Number, "3", "3");
    check(FieldKind::Number, "-3.50", "-3.5");
    check(FieldKind::Number, "-0.05", "-0.05");
    for text in ["3,5", "1e3", ".5", "5.", "1.2345", "1234567890", "--1", "１"] {
        check(FieldKind::Number, text, "fact.not_a_number");
    }
    check(FieldKind::Date, "2026-11-22", "2026-11-22");
    check(FieldKind::Date, "2026-02-30", "fact.not_a_day");
    check(FieldKind::Choice, "light_salt", "light_salt");
    check(FieldKind::Choices, "old", "fact.not_a_choice");
    check(FieldKind::Choices, "none", "fact.not_a_choice");
    let number = FactValue::read(FieldKind::Number, &[], "3.5").unwrap();
    assert_eq!((number.number(), number.word()), (Some(3_500), None));
}

#[test]
fn a_word_of_a_list_is_retired_and_never_left_out() {
    let check = |kind, after: &[FieldChoice], before: &[FieldChoice], expected: &str| {
        let told = check_choices(kind, after, before).map_or_else(|why| why.code(), |()| "ok");
        assert_eq!(told, expected, "{after:?}");
    };
    let (a, b) = (choice("a", false), choice("b", false));
    check(FieldKind::Choice, &[a.clone(), b.clone()], &[], "ok");
    check(FieldKind::Choice, &[a.clone(), choice("b", true)], &[a.clone(), b.clone()], "ok");
    check(FieldKind::Choice, from_ref(&a), &[a.clone(), b], "field.choice_gone");
    check(FieldKind::Choice, &[], &[], "field.choices_not_valid");
    check(FieldKind::Choice, &[choice("a", true)], &[], "field.choices_not_valid");
    check(FieldKind::Choice, &[a.clone(), a.clone()], &[], "field.choices_not_valid");
    check(FieldKind::Choice, &[choice("A b", false)], &[], "field.choices_not_valid");
    check(FieldKind::Text, &[a], &[], "field.choices_not_valid");
    check(FieldKind::Text, &[], &[], "ok");
}

#[test]
fn a_relation_is_seen_from_both_sides() {
    use RelationKind::{Child, Companion, Parent, Spouse};
    for (one, other) in [(Spouse, Spouse), (Child, Parent), (Parent, Child), (Companion, Companion)]
    {
        assert_eq!(one.seen_from_there(), other);
    }
    let (a, b) = (GuestId::from_raw(1), GuestId::from_raw(2));
    let check = |other, words, known: &[Option<GuestId>], expected: &str| {
        let told = check_relation(a, other, words, known).map_or_else(|why| why.code(), |()| "ok");
        assert_eq!(told, expected);
    };
    check(Some(b), false, &[], "ok");
    check(None, true, &[None], "ok");
    check(None, false, &[], "relation.nobody");
    check(Some(a), false, &[], "relation.self");
    check(Some(b), false, &[Some(b)], "relation.twice");
    check(Some(b), false, &[None; 30], "relation.too_many");
}
