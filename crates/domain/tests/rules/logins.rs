use proptest::prelude::*;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::refusal::{Param, Refusal};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::session::{SessionRules, Standing as Session, needs_touch, standing};
use zhike_domain::team::staff::{Login, check_pin};
use zhike_domain::team::{lockout, password};

fn code<T, R: Refusal>(result: Result<T, R>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

#[test]
fn a_password_is_long_enough_and_not_one_that_is_tried_first() {
    let check = |new: &str, expected: &str| {
        assert_eq!(code(password::check(new, "lin.host", "Songhelou")), expected, "{new:?}");
    };
    check("", "password.too_short");
    check("1234567", "password.too_short");
    check("知客知客知客知", "password.too_short"); // 7 characters, 21 bytes
    check("知客好用知客好用", "ok");
    check(&"長".repeat(128), "password.too_common");
    check(&"长短".repeat(64), "ok");
    check(&"长短".repeat(65), "password.too_long");
    check("12345678", "password.too_common");
    check("PassWord", "password.too_common");
    check("1qaz2wsx", "password.too_common");
    check("woaini1314", "password.too_common");
    check("a1234567890", "password.too_common");
    check("qwertyuiop", "password.too_common");
    check("aaaaaaaaaaaaaaaaaaaaaaaaa", "password.too_common");
    check("LIN.HOST", "password.same_as_login");
    check("songhelou", "password.same_as_login");
    check("songhelou47", "ok");
    check("   spaces are mine   ", "ok"); // as typed, not trimmed
}

#[test]
fn the_list_of_common_passwords_holds_ten_thousand_that_matter() {
    let list = include_str!("../../src/team/password/common.txt");
    let lines: Vec<_> = list.lines().collect();
    assert_eq!(lines.len(), 10_000);
    assert!(lines.iter().all(|line| line.chars().count() >= 8 && line.to_lowercase() == **line));
    assert!(lines.is_sorted());
    for line in lines.iter().filter(|line| line.chars().count() <= 128) {
        assert_eq!(code(password::check(line, "", "")), "password.too_common", "{line}");
    }
}

#[test]
fn a_login_is_lower_case_and_has_letters_or_digits_at_its_ends() {
    let check = |text: &str, expected: &str| {
        let got = text.parse::<Login>();
        assert_eq!(got.map_or_else(|r| r.code().to_owned(), |l| l.to_string()), expected);
    };
    check("lin", "lin");
    check("Lin.Host", "lin.host");
    check("15400001234", "15400001234");
    check("lin@songhelou", "lin@songhelou");
    let longest = "a".repeat(40);
    check(&longest, &longest);
    for text in ["", "ab", ".lin", "lin-", "lin host", "林婉", "lin/host", &"a".repeat(41)] {
        check(text, "staff.login_malformed");
    }
}

#[test]
fn a_pin_is_six_digits_that_nobody_tries_first() {
    let check = |pin: &str, expected: &str| assert_eq!(code(check_pin(pin)), expected, "{pin}");
    for pin in ["802915", "000001", "112233", "135790", "246802"] {
        check(pin, "ok");
    }
    for pin in ["000000", "999999", "123456", "890123", "654321", "210987", "121212", "527527"] {
        check(pin, "staff.pin_too_simple");
    }
    for pin in ["", "12345", "1234567", "12345a", "１２３４５６", "12 456"] {
        check(pin, "staff.pin_malformed");
    }
}

#[test]
fn a_name_is_one_visible_line_of_at_most_sixty_characters() {
    let check = |text: &str, expected: &str| {
        let got = text.parse::<Name>();
        assert_eq!(got.map_or_else(|r| r.code().to_owned(), |n| n.to_string()), expected);
    };
    check("松鹤楼", "松鹤楼");
    check("  Pine & Crane\u{3000}", "Pine & Crane");
    check("👩‍🍳 Lin", "👩‍🍳 Lin"); // the joiner inside an emoji is allowed
    check(&"字".repeat(60), &"字".repeat(60));
    check(&"字".repeat(61), "name.too_long");
    check("", "name.empty");
    check(" \u{3000}\n", "name.empty");
    check("a\nb", "name.invisible");
    check("a\u{202e}b", "name.invisible");
    check("a\u{200b}b", "name.invisible");
    check("a\0b", "name.invisible");
}

#[test]
fn five_wrong_tries_are_free_and_each_further_one_doubles_the_wait() {
    let check = |failures: u32, minutes_later: i64, seconds_left: Option<i64>| {
        let now = Millis(1_000).plus_minutes(minutes_later);
        let got = lockout::after(failures, Millis(1_000), now).require_open(now);
        let left = got.err().map(|refused| refused.params()[0].1.clone());
        assert_eq!(left, seconds_left.map(Param::Int), "{failures} {minutes_later}");
    };
    check(0, 0, None);
    check(4, 0, None);
    check(5, 0, Some(60));
    check(5, 1, None);
    check(6, 1, Some(60));
    check(6, 2, None);
    check(10, 0, Some(32 * 60));
    check(11, 59, Some(60));
    check(11, 60, None);
    check(u32::MAX, 59, Some(60));
    check(u32::MAX, 60, None);
    let now = Millis(59_001);
    let shut = lockout::after(5, Millis(0), now).require_open(now).unwrap_err();
    // 999 ms are a second and a minute: both are rounded up.
    let (seconds, minutes) = (Param::Int(1), Param::Int(1));
    assert_eq!(shut.params(), [("retry_after_seconds", seconds), ("minutes", minutes)]);
    assert_eq!(shut.kind().status(), 429);
}

#[test]
fn a_session_ends_when_idle_and_in_any_case_at_its_end() {
    let check = |rules, last_seen: i64, now: i64, expected: Session| {
        let at = |minute: i64| Millis(0).plus_minutes(minute);
        assert_eq!(standing(at(0), at(last_seen), at(now), rules), expected, "{last_seen} {now}");
    };
    let browser = SessionRules::BROWSER;
    check(browser, 0, 29, Session::Live);
    check(browser, 0, 30, Session::IdleOut);
    check(browser, 700, 719, Session::Live);
    check(browser, 719, 720, Session::Expired);
    check(browser, 0, 720, Session::Expired); // both: its end is the stronger reason
    check(browser, 100, 50, Session::Live); // the clock stepped back
    check(SessionRules::TILL, 0, 719, Session::Live);
    check(SessionRules::TILL, 0, 720, Session::IdleOut);
    check(SessionRules::TILL, 7 * 1_440 - 1, 7 * 1_440, Session::Expired);
    assert_eq!(code(Session::IdleOut.require_live(browser)), "session.idle");
    assert!(!needs_touch(Millis(0), Millis(59_999)));
    assert!(needs_touch(Millis(0), Millis(60_000)));
}

#[test]
fn session_rules_have_bounds() {
    let check = |idle_minutes, absolute_hours, expected: &str| {
        let rules = SessionRules { idle_minutes, absolute_hours };
        assert_eq!(code(rules.check()), expected, "{rules:?}");
    };
    check(30, 12, "ok");
    check(720, 168, "ok");
    check(60, 1, "ok");
    check(61, 1, "session.idle_out_of_range");
    check(4, 12, "session.idle_out_of_range");
    check(721, 168, "session.idle_out_of_range");
    check(30, 0, "session.absolute_out_of_range");
    check(30, 169, "session.absolute_out_of_range");
    check(30, u32::MAX, "session.absolute_out_of_range");
}

proptest! {
    #[test]
    fn one_more_wrong_try_never_opens_the_door_sooner(failures: u32, now in 0_i64..10_000_000) {
        let open = |failures| {
            lockout::after(failures, Millis(0), Millis(now)) == lockout::Standing::Open
        };
        prop_assert!(open(failures) || !open(failures.saturating_add(1)));
        prop_assert!(lockout::wait_minutes(failures) <= lockout::LONGEST_WAIT_MINUTES);
    }

    #[test]
    fn an_open_door_stays_open_while_time_goes_on(
        failures in 0_u32..20,
        now in 0_i64..10_000_000,
        later in 0_i64..10_000_000,
    ) {
        let at = |now| lockout::after(failures, Millis(0), Millis(now));
        let open = |now| at(now) == lockout::Standing::Open;
        prop_assert!(!open(now) || open(now + later));
    }

    #[test]
    fn a_session_that_ended_stays_ended(
        seen in 0_i64..100_000_000,
        now in 0_i64..100_000_000,
        later in 0_i64..100_000_000,
    ) {
        let live = |now| {
            standing(Millis(0), Millis(seen), Millis(now), SessionRules::BROWSER) == Session::Live
        };
        prop_assert!(live(now) || !live(now + later));
    }

    #[test]
    fn any_text_is_answered_without_a_fault(text in "\\PC{0,200}") {
        let _ = password::check(&text, &text, "");
        prop_assert!(check_pin(&text).is_err() || text.len() == 6);
        prop_assert!(text.parse::<Login>().is_err() || text.is_ascii());
        if let Ok(name) = text.parse::<Name>() {
            prop_assert_eq!(name.as_str().parse::<Name>(), Ok(name));
        }
    }
}
