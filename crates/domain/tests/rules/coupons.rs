use proptest::prelude::*;
use zhike_domain::kernel::id::{BillId, CouponId, CouponTemplateId, OfferId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Millis, Zone};
use zhike_domain::pricing::coupon::{
    Coupon, CouponRefusal, CouponState, CouponTemplate, IssueCounts, Term,
};
use zhike_domain::pricing::{Rule, RuleKey};

fn code<T>(result: Result<T, CouponRefusal>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

fn now() -> Millis {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

fn day(text: &str) -> BusinessDay {
    text.parse().unwrap()
}

fn template() -> CouponTemplate {
    CouponTemplate {
        name: "满100减20".parse().unwrap(),
        face_minor: Minor::from_raw(2_000),
        stock: Some(100),
        per_guest: Some(2),
        term: Term::Days { after: 0, days: 30 },
        issued_until: None,
    }
}

fn issue(template: &CouponTemplate) -> Coupon {
    let zone: Zone = "Asia/Shanghai".parse().unwrap();
    let rule = Rule { key: RuleKey::Offer(OfferId::from_raw(1)), version: 1 };
    let (coupon_id, template_id) = (CouponId::from_raw(1), CouponTemplateId::from_raw(1));
    let clock = (&zone, DayMinute::DEFAULT_CUT_OVER);
    template.issue(coupon_id, template_id, rule, now(), day("2026-11-22"), clock)
}

fn bill(number: i64) -> BillId {
    BillId::from_raw(number)
}

#[test]
fn no_more_are_issued_than_the_stock_and_the_limit_allow() {
    let check = |issued: u32, to_guest: u32, count: u32, expected: &str| {
        let counts = IssueCounts { issued, to_guest };
        let result = template().may_issue(counts, count, day("2026-11-22"));
        assert_eq!(code(result), expected, "{issued} {to_guest} {count}");
    };
    check(0, 0, 1, "ok");
    check(99, 0, 1, "ok");
    check(99, 0, 2, "coupon.out_of_stock"); // all or none
    check(100, 0, 1, "coupon.out_of_stock");
    check(u32::MAX, 0, 1, "coupon.out_of_stock");
    check(0, 1, 1, "ok");
    check(0, 1, 2, "coupon.per_guest_limit");
    check(0, 5, 1, "coupon.per_guest_limit");
    let free = CouponTemplate { stock: None, per_guest: None, ..template() };
    let counts = IssueCounts { issued: u32::MAX, to_guest: u32::MAX };
    assert_eq!(code(free.may_issue(counts, 1, day("2026-11-22"))), "ok");
    let closed = CouponTemplate { issued_until: Some(day("2026-11-22")), ..template() };
    let counts = IssueCounts::default();
    assert_eq!(code(closed.may_issue(counts, 1, day("2026-11-21"))), "ok");
    assert_eq!(code(closed.may_issue(counts, 1, day("2026-11-22"))), "coupon.template_closed");
    let (first, last) = (day("2026-10-01"), day("2026-11-21"));
    let over = CouponTemplate { term: Term::Between { first, last }, ..template() };
    assert_eq!(code(over.may_issue(counts, 1, day("2026-11-22"))), "coupon.template_closed");
}

#[test]
fn a_template_has_stock_a_limit_and_a_term() {
    let check = |template: CouponTemplate, issued: u32, expected: &str| {
        assert_eq!(code(template.check(issued)), expected, "{template:?}");
    };
    check(template(), 0, "ok");
    check(template(), 100, "ok");
    check(template(), 101, "coupon.stock_below_issued");
    check(CouponTemplate { stock: Some(0), ..template() }, 0, "coupon.template_numbers");
    check(CouponTemplate { per_guest: Some(0), ..template() }, 0, "coupon.template_numbers");
    let face_minor = Minor::from_raw(-1);
    check(CouponTemplate { face_minor, ..template() }, 0, "coupon.template_numbers");
    for (term, expected) in [
        (Term::Days { after: 0, days: 0 }, "coupon.template_numbers"),
        (Term::Days { after: 0, days: u32::MAX }, "coupon.template_numbers"),
        (Term::Days { after: u32::MAX, days: 1 }, "coupon.template_numbers"),
        (Term::Days { after: 3, days: 1 }, "ok"),
        (Term::Between { first: day("2026-11-22"), last: day("2026-11-22") }, "ok"),
        (
            Term::Between { first: day("2026-11-23"), last: day("2026-11-22") },
            "coupon.template_numbers",
        ),
        (Term::Always, "ok"),
    ] {
        check(CouponTemplate { term, ..template() }, 0, expected);
    }
}

#[test]
fn a_coupon_lives_whole_business_days() {
    let check = |term: Term, from: &str, expires_at: Option<&str>| {
        let coupon = issue(&CouponTemplate { term, ..template() });
        assert_eq!(coupon.from, from.parse().unwrap(), "{term:?}");
        assert_eq!(coupon.expires_at, expires_at.map(|at| at.parse().unwrap()), "{term:?}");
    };
    let issued = "2026-11-22T10:00:00Z";
    let end = "2026-12-22T04:00:00+08:00";
    check(Term::Days { after: 0, days: 30 }, issued, Some(end));
    let tomorrow = "2026-11-23T04:00:00+08:00";
    check(Term::Days { after: 0, days: 1 }, issued, Some(tomorrow));
    check(Term::Days { after: 1, days: 1 }, tomorrow, Some("2026-11-24T04:00:00+08:00"));
    let (first, last) = (day("2026-12-01"), day("2026-12-21"));
    check(Term::Between { first, last }, "2026-12-01T04:00:00+08:00", Some(end));
    check(Term::Always, issued, None);
}

/// Where a coupon stands after each kind of step: the table of all states and steps.
#[test]
fn a_coupon_goes_from_state_to_state_in_lawful_steps_only() {
    use CouponState::{Expired, Issued, Locked, Redeemed, Released, Returned, Voided};
    let made = |state: CouponState| {
        let locked = issue(&template()).lock(bill(1), now().plus_minutes(15), now()).unwrap();
        Coupon { state, lock: locked.lock.filter(|_| state == Locked), ..locked }
    };
    let told = |result: Result<Coupon, CouponRefusal>| {
        result.map_or_else(|refused| refused.code().to_owned(), |coupon| coupon.state.to_string())
    };
    let check = |state: CouponState, expected: [&str; 5]| {
        let coupon = made(state);
        let steps = [
            told(coupon.lock(bill(2), now().plus_minutes(15), now())),
            told(coupon.redeem(bill(1), now())),
            told(coupon.release(bill(1))),
            told(coupon.give_back(now())),
            told(coupon.void(now())),
        ];
        assert_eq!(steps, expected, "{state}");
    };
    let no = "coupon.not_from";
    check(Issued, ["locked", "redeemed", no, no, "voided"]);
    check(Released, ["locked", "redeemed", no, no, "voided"]);
    check(Returned, ["locked", "redeemed", no, no, "voided"]);
    check(Locked, ["coupon.locked", "redeemed", "released", no, "coupon.locked"]);
    let again = "coupon.redeemed";
    check(Redeemed, [again, again, no, "returned", again]);
    check(Expired, ["coupon.expired", "coupon.expired", no, no, "voided"]);
    check(Voided, ["coupon.voided", "coupon.voided", no, no, "coupon.voided"]);
}

#[test]
fn time_frees_a_lock_and_ends_a_term() {
    let coupon = issue(&CouponTemplate { term: Term::Days { after: 0, days: 1 }, ..template() });
    let end = coupon.expires_at.unwrap();
    let locked = coupon.lock(bill(1), now().plus_minutes(15), now()).unwrap();
    let stands = |coupon: &Coupon, at: Millis| coupon.stands(at).to_string();
    assert_eq!(stands(&locked, now().plus_minutes(14)), "locked");
    assert_eq!(stands(&locked, now().plus_minutes(15)), "released");
    assert_eq!(code(locked.redeem(bill(2), now().plus_minutes(15))), "ok");
    assert_eq!(stands(&locked, end), "expired");
    assert_eq!(stands(&coupon, end.plus_ms(-1)), "issued");
    assert_eq!(coupon.expire(end.plus_ms(-1)), None);
    let expired = coupon.expire(end).unwrap();
    assert_eq!((expired.state, expired.expire(end)), (CouponState::Expired, None));
    let long = coupon.lock(bill(1), end.plus_minutes(5), now()).unwrap();
    assert_eq!(code(long.redeem(bill(1), end)), "ok", "the bill began in time");
    let later = issue(&CouponTemplate { term: Term::Days { after: 1, days: 1 }, ..template() });
    assert_eq!(code(later.redeem(bill(1), now())), "coupon.not_yet");
}

#[test]
fn a_coupon_that_comes_back_after_its_term_lives_seven_days_more() {
    let redeemed = issue(&template()).redeem(bill(1), now()).unwrap();
    let end = redeemed.expires_at.unwrap();
    assert_eq!(redeemed.give_back(now()).unwrap().expires_at, Some(end));
    let late = redeemed.give_back(end).unwrap();
    assert_eq!(late.expires_at, Some(end.plus_hours(168)));
    assert_eq!(code(late.redeem(bill(2), end)), "ok");
}

proptest! {
    #[test]
    fn whoever_asks_however_often_the_stock_is_never_passed(
        stock in 1_u32..50,
        per_guest in 1_u32..5,
        asks in prop::collection::vec((0_usize..6, 1_u32..4), 0..80),
    ) {
        let template =
            CouponTemplate { stock: Some(stock), per_guest: Some(per_guest), ..template() };
        let (mut issued, mut guests) = (0, [0_u32; 6]);
        for (guest, count) in asks {
            let counts = IssueCounts { issued, to_guest: guests[guest] };
            if template.may_issue(counts, count, day("2026-11-22")).is_ok() {
                issued += count;
                guests[guest] += count;
            }
        }
        prop_assert!(issued <= stock && guests.iter().all(|count| *count <= per_guest));
    }
}
