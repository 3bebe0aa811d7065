mod days;
mod facts;
mod life;
use proptest::prelude::*;
use zhike_domain::guests::{
    Addressed, Birthday, Calendar, Choice, Dietary, FactSource, Fields, Greeting, GreetingFacts,
    Note, Phone, Sex, Side, Told, check_new, display_name, greet, may_be_somebody_else,
    merge_fields, part_fields, surname,
};
use zhike_domain::kernel::id::TierId;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::ordering::Allergen;

fn day(text: &str) -> BusinessDay {
    text.parse().unwrap()
}

fn check_phone(text: &str, expected: &str) {
    let kept = text.parse::<Phone>().map_or_else(|why| why.code().to_owned(), |p| p.kept());
    assert_eq!(kept, expected, "{text}");
}

#[test]
fn one_phone_is_one_phone_however_it_is_written() {
    let check = check_phone;
    for text in [
        "15400001234",
        "154 0000 1234",
        "154-0000-1234",
        "154–0000–1234",
        "(154)00001234",
        "+8615400001234",
        "+86 154 0000 1234",
        "＋８６　１５４００００１２３４",
        "008615400001234",
        "0086-154-0000-1234",
        "8615400001234",
        "１５４－００００－１２３４",
        " 154.0000.1234 ",
    ] {
        check(text, "+8615400001234");
    }
    check("0571-87654321", "+8657187654321");
    check("(0571) 8765 4321", "+8657187654321");
    check("+86 571 8765 4321", "+8657187654321");
    check("+86 (0)571 8765 4321", "+8657187654321");
    check("0086 0571 87654321", "+8657187654321");
    check("010-65521234", "+861065521234");
    check("021 6552 1234", "+862165521234");
    check("0377-6552123", "+863776552123");
    check("(000) 8888 8888", "+860088888888");
    check("0571-87654321转801", "+8657187654321;ext=801");
    check("0571-87654321 分机 801", "+8657187654321;ext=801");
    check("0571-87654321 分机号：801", "+8657187654321;ext=801");
    check("0571-87654321 ext. 801", "+8657187654321;ext=801");
    check("0571-87654321x801", "+8657187654321;ext=801");
    check("+852 9123 4567", "+85291234567");
    check("00852 91234567", "+85291234567");
    check("+1 (415) 555-0100", "+14155550100");
}

#[test]
fn what_is_no_guests_own_number_is_refused_by_name() {
    let check = check_phone;
    check("154****1234", "phone.masked");
    check("154＊＊＊＊1234", "phone.masked");
    check("154xxxx1234", "phone.masked");
    check("154XXXX1234", "phone.masked");
    check("154●●●●1234", "phone.masked");
    check("15400001234转5678", "phone.privacy_number");
    check("15400001234,5678", "phone.privacy_number");
    check("950131234567890", "phone.privacy_number");
    check("4008123123", "phone.service_number");
    check("800-810-1234", "phone.service_number");
    check("95588", "phone.service_number");
    check("10086", "phone.service_number");
    check("87654321", "phone.no_area_code");
    check("8765432", "phone.no_area_code");
    for text in [
        "",
        "+",
        "林女士",
        "12345678901",
        "1540000123",
        "154000012345",
        "057187654",
        "0571-18765432",
        "+86 1540000123",
        "+0123456789",
        "+1234567",
        "1540000123a",
        "154+00001234",
        "0571-87654321转",
        "0571-87654321转a",
        "0571-87654321转123456789",
        "1234567890123456789",
    ] {
        check(text, "phone.not_valid");
    }
}

#[test]
fn a_masked_phone_shows_its_kind_and_the_last_four_digits() {
    let check = |text: &str, masked: &str, last4: &str| {
        let phone: Phone = text.parse().unwrap();
        assert_eq!((phone.masked().as_str(), phone.last4()), (masked, last4));
        assert_eq!(format!("{phone:?}"), masked, "a phone does not print itself");
        assert_eq!(Phone::of_kept(&phone.kept()), phone);
    };
    check("15400001234", "154****1234", "1234");
    check("0571-87654321", "0571****4321", "4321");
    check("010-65521234", "010****1234", "1234");
    check("021-65521234", "021****1234", "1234");
    check("0571-87654321转801", "0571****4321", "4321");
    check("+852 9123 4567", "+852****4567", "4567");
    check("000-88888888", "000****8888", "8888");
}

#[test]
fn a_phone_is_dialled_as_it_is_in_this_country() {
    let check = |text: &str, dialled: &str| {
        assert_eq!(text.parse::<Phone>().unwrap().dialled(), dialled);
    };
    check("+86 154 0000 1234", "15400001234");
    check("057187654321转801", "0571-87654321");
    check("010 65521234", "010-65521234");
    check("0085291234567", "+85291234567");
    assert_eq!("057187654321转801".parse::<Phone>().unwrap().extension(), Some("801"));
}

#[test]
fn a_surname_is_one_character_or_two_of_the_list() {
    let check = |name: &str, expected: Option<&str>| assert_eq!(surname(name), expected, "{name}");
    check("林小雨", Some("林"));
    check("欧阳娜", Some("欧阳"));
    check("欧阳", Some("欧阳"));
    check("歐陽娜", Some("歐陽"));
    check("司马光", Some("司马"));
    check("诸葛亮", Some("诸葛"));
    check("万俟卨", Some("万俟"));
    check("东方白", Some("东方"));
    check("东子", Some("东"));
    check("单于", Some("单于"));
    check("林", Some("林"));
    check("Ana López", None);
    check("阿依古丽·买买提", None);
    check("", None);
}

#[test]
fn a_guest_is_addressed_by_title_or_by_surname_and_sex() {
    let (female, male) = (Some(Sex::Female), Some(Sex::Male));
    let check = |name: Option<&str>, title: Option<&str>, sex, expected: Option<&str>| {
        let told = display_name(&Addressed { name, title, sex });
        assert_eq!(told.as_deref(), expected, "{name:?} {title:?} {sex:?}");
    };
    check(Some("林小雨"), None, female, Some("林女士"));
    check(Some("欧阳锋"), None, male, Some("欧阳先生"));
    check(Some("林小雨"), None, None, Some("林小雨"));
    check(Some("赵大海"), Some("赵总"), male, Some("赵总"));
    check(Some("赵大海"), Some("总"), male, Some("赵总"));
    check(Some("欧阳锋"), Some("老师"), None, Some("欧阳老师"));
    check(Some("赵大海"), Some("海哥"), male, Some("海哥"));
    check(Some("Ana López"), None, female, Some("Ana López"));
    check(Some("Ana"), Some("女士"), female, Some("Ana女士"));
    check(Some("林女士"), None, None, Some("林女士"));
    check(Some("欧阳先生"), None, male, Some("欧阳先生"));
    check(Some("赵总"), None, male, Some("赵总"));
    check(Some("张工"), None, male, Some("张先生"));
    check(None, Some("三号桌的先生"), None, Some("三号桌的先生"));
    check(None, None, female, None);
}

#[test]
fn a_name_that_is_a_form_of_address_tells_the_sex() {
    let check = |name, sex, expected| {
        let guest = Addressed { name: Some(name), title: None, sex };
        assert_eq!(guest.told_sex(), expected, "{name}");
    };
    check("林女士", None, Some(Sex::Female));
    check("王先生", None, Some(Sex::Male));
    check("赵总", None, None);
    check("林小雨", None, None);
    check("林小雨", Some(Sex::Female), Some(Sex::Female));
}

fn solar(month: u8, day: u8, year: Option<i16>) -> Birthday {
    Birthday { calendar: Calendar::Solar, month, day, leap_month: false, year }
}

#[test]
fn a_birthday_is_a_day_of_its_calendar_and_not_to_come() {
    let today = day("2026-11-22");
    let check = |birthday: Birthday, fits: bool| {
        assert_eq!(birthday.check(today).is_ok(), fits, "{birthday:?}");
    };
    let lunar = |month, day, leap_month| Birthday {
        calendar: Calendar::Lunar,
        month,
        day,
        leap_month,
        year: None,
    };
    check(solar(10, 25, None), true);
    check(solar(10, 25, Some(1988)), true);
    check(solar(2, 29, None), true);
    check(solar(2, 29, Some(1988)), true);
    check(solar(2, 29, Some(1989)), false);
    check(solar(11, 22, Some(2026)), true);
    check(solar(11, 23, Some(2026)), false);
    check(solar(10, 25, Some(1899)), false);
    check(solar(4, 31, None), false);
    check(solar(0, 1, None), false);
    check(solar(13, 1, None), false);
    check(solar(1, 0, None), false);
    check(Birthday { leap_month: true, ..solar(6, 1, None) }, false);
    check(lunar(6, 30, true), true);
    check(lunar(6, 31, false), false);
    check(Birthday { year: Some(2027), ..lunar(6, 1, false) }, false);
}

#[test]
fn the_days_to_a_birthday_are_counted_over_the_year() {
    let check = |birthday: Birthday, today: &str, days: Option<i64>| {
        assert_eq!(birthday.days_until(day(today)), days, "{birthday:?} {today}");
    };
    check(solar(11, 22, Some(1988)), "2026-11-22", Some(0));
    check(solar(11, 23, None), "2026-11-22", Some(1));
    check(solar(11, 21, None), "2026-11-22", Some(364));
    check(solar(1, 1, None), "2026-12-31", Some(1));
    check(solar(2, 29, None), "2027-02-28", Some(0));
    check(solar(2, 29, None), "2028-02-28", Some(1));
    check(solar(2, 29, None), "2028-02-29", Some(0));
    check(solar(2, 29, None), "2027-03-01", Some(365));
    let lunar = Birthday { calendar: Calendar::Lunar, ..solar(8, 15, None) };
    check(lunar, "2026-09-25", Some(0));
    check(lunar, "2026-09-26", Some(354));
}

#[test]
fn the_nicest_thing_is_said_first() {
    let tier = TierId::from_raw(7);
    let check =
        |birthday: Option<Birthday>, visits, last: &str, risen: &str, expected: Greeting| {
            let facts = GreetingFacts {
                today: day("2026-11-22"),
                birthday,
                visits,
                last_visit: last.parse().ok(),
                risen: risen.parse().ok().map(|day| (tier, day)),
            };
            assert_eq!(greet(&facts), expected, "{facts:?}");
        };
    let today = Some(solar(11, 22, None));
    check(today, 3, "2026-01-01", "2026-01-01", Greeting::Birthday {});
    check(Some(solar(11, 29, None)), 0, "", "", Greeting::SoonBirthday { days: 7 });
    check(Some(solar(11, 30, None)), 0, "", "", Greeting::FirstVisit {});
    check(None, 0, "", "2026-11-20", Greeting::FirstVisit {});
    let new_tier = Greeting::TierNew { tier_id: tier };
    check(None, 2, "2026-11-01", "2026-11-01", new_tier);
    check(None, 2, "2026-09-01", "2026-09-01", new_tier);
    check(None, 2, "2026-11-02", "2026-11-01", Greeting::WelcomeBack { visits: 2 });
    check(None, 2, "2026-09-23", "", Greeting::LongAway { days: 60 });
    check(None, 2, "2026-09-24", "", Greeting::WelcomeBack { visits: 2 });
    let lunar = Birthday { calendar: Calendar::Lunar, ..solar(10, 14, None) };
    check(Some(lunar), 2, "2026-11-21", "", Greeting::Birthday {});
}

#[test]
fn a_greeting_goes_out_as_a_kind_and_its_numbers() {
    let told = serde_json::to_value(Greeting::SoonBirthday { days: 3 }).unwrap();
    assert_eq!(told, serde_json::json!({"kind": "soon_birthday", "params": {"days": 3}}));
    let told = serde_json::to_value(Greeting::Birthday {}).unwrap();
    assert_eq!(told, serde_json::json!({"kind": "birthday", "params": {}}));
}

#[test]
fn a_new_guest_has_a_name_or_a_phone_and_no_phone_twice() {
    let check = |name, phones, different, expected: &str| {
        let told = check_new(name, phones, different).map_or_else(|why| why.code(), |()| "ok");
        assert_eq!(told, expected);
    };
    check(true, 0, 0, "ok");
    check(false, 1, 1, "ok");
    check(true, 5, 5, "ok");
    check(false, 0, 0, "guest.name_or_phone");
    check(true, 2, 1, "guest.too_many_phones");
    check(true, 6, 6, "guest.too_many_phones");
}

#[test]
fn a_note_keeps_its_lines_and_does_not_print_itself() {
    let note: Note = " 喜欢靠窗\n不要香菜\u{7} ".parse().unwrap();
    assert_eq!(note.as_str(), "喜欢靠窗\n不要香菜");
    assert_eq!(format!("{note:?}"), "***");
    assert_eq!("\u{7} ".parse::<Note>().unwrap_err().code(), "note.empty");
    assert_eq!("长".repeat(501).parse::<Note>().unwrap_err().code(), "note.too_long");
}

fn birthday(month: u8, day: u8) -> Option<Birthday> {
    Some(Birthday { calendar: Calendar::Solar, month, day, leap_month: false, year: None })
}

#[test]
fn of_two_records_the_chosen_values_stay_and_two_birthdays_ask() {
    let named = |name: &str| Some(name.to_owned());
    let told = |allergen, source| Told {
        dietary: Dietary::Allergy(allergen),
        source: Some(source),
        noted_on: None,
        staff_id: None,
    };
    let peanut = told(Allergen::Peanut, FactSource::Guest);
    let one = Fields { name: named("林小雨"), birthday: birthday(3, 12), ..Fields::default() };
    let other = Fields {
        name: named("林晓宇"),
        title: named("林总"),
        birthday: birthday(12, 3),
        vip: true,
        dietary: vec![peanut],
        ..Fields::default()
    };
    let refused = merge_fields(&one, &other, &Choice::default());
    assert_eq!(refused.unwrap_err().code(), "merge.birthday_asked");
    let choice = Choice { birthday: Some(Side::Merged), ..Choice::default() };
    let set = merge_fields(&one, &other, &choice).unwrap();
    let expected = Fields { name: named("林小雨"), ..other.clone() };
    assert_eq!(set, expected);
    let same_day = Fields { birthday: birthday(3, 12), ..other.clone() };
    let choice = Choice { name: Some(Side::Merged), ..Choice::default() };
    assert_eq!(merge_fields(&one, &same_day, &choice).unwrap().name, named("林晓宇"));
    // Taken apart, everything is as before, but what was changed since stays.
    assert_eq!(part_fields(&set, &one, &set), one);
    let same = told(Allergen::Peanut, FactSource::Staff);
    let knows = Fields { dietary: vec![same], ..same_day };
    let both = merge_fields(&other, &Fields { birthday: None, ..knows }, &Choice::default());
    assert_eq!(both.unwrap().dietary, [peanut], "as the one who stays told it");
    let since = Fields { title: named("小雨"), ..set.clone() };
    assert_eq!(part_fields(&since, &one, &set), Fields { title: named("小雨"), ..one });
}

#[test]
fn a_number_is_doubted_when_who_was_long_away_comes_back_as_somebody_else() {
    let check = |away: Option<i64>, known: &str, told: &str, day: Option<Birthday>, yes: bool| {
        let born = birthday(3, 12);
        let known = (Some(known), born.as_ref());
        let doubted = may_be_somebody_else(away, known, (Some(told), day.as_ref()));
        assert_eq!(doubted, yes, "{away:?} {told} {day:?}");
    };
    check(Some(400), "林小雨", "王芳", None, true);
    check(None, "林小雨", "王芳", None, true);
    check(Some(20), "林小雨", "王芳", None, false);
    check(Some(400), "林小雨", "林女士", None, false);
    check(Some(400), "林小雨", "林女士", birthday(8, 2), true);
    check(Some(400), "林小雨", "林晓宇", birthday(3, 12), false);
    check(Some(90), "Ana", "ana", None, false);
    check(Some(90), "Ana", "Eva", None, true);
}

proptest! {
    #[test]
    fn a_phone_that_was_taken_is_taken_again_as_it_was_kept(text in "[0-9+ 转x-]{5,20}") {
        if let Ok(phone) = text.parse::<Phone>() {
            let again: Phone = phone.number().parse().unwrap();
            prop_assert_eq!(again.number(), phone.number());
            prop_assert!(phone.number().len() <= 16);
        }
    }

    #[test]
    fn no_text_makes_the_rules_fail(text in ".{0,40}") {
        let _phone = text.parse::<Phone>();
        let guest = Addressed { name: Some(&text), title: None, sex: Some(Sex::Male) };
        prop_assert!(display_name(&guest).is_some());
    }
}
