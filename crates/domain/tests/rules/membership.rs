//! Joining, tiers, earning, and prepaid money by the law.

mod earning;
mod groups;
mod money;
mod refunds;
mod tiers;

use zhike_domain::kernel::id::{CouponTemplateId, MemberId, TierId};
use zhike_domain::kernel::money::{Minor, Points};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::join::{
    CannotJoin, JoinFacts, JoinWish, Welcome, WelcomeCoupon, join,
};
use zhike_domain::membership::tier::Ladder;

pub fn fen(amount: i64) -> Minor {
    Minor::from_raw(amount)
}

pub fn yuan(amount: i64) -> Minor {
    Minor::from_raw(amount * 100)
}

pub fn day(text: &str) -> BusinessDay {
    text.parse().unwrap()
}

pub fn ladder() -> Ladder {
    Ladder::preset([1, 2, 3, 4, 5].map(TierId::from_raw)).unwrap()
}

pub fn code<T, R: Refusal>(result: Result<T, R>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

#[test]
fn a_guest_joins_once_with_a_contact_and_the_terms() {
    let coupons = vec![WelcomeCoupon { template_id: CouponTemplateId::from_raw(9), count: 2 }];
    let welcome = Welcome { points: Points::from_raw(100), coupons };
    let check = |facts: JoinFacts, wish: JoinWish, expected: &str| {
        let told = match join(&ladder(), &welcome, &facts, wish, day("2026-11-22")) {
            Ok(joined) => {
                assert_eq!(joined.standing.tier_id, TierId::from_raw(1));
                assert_eq!((joined.standing.ends_on, joined.terms_version), (None, 3));
                assert_eq!(joined.welcome, welcome);
                "ok"
            }
            Err(CannotJoin::Guest(refused)) => refused.code(),
            Err(CannotJoin::Ladder(refused)) => refused.code(),
        };
        assert_eq!(told, expected, "{facts:?} {wish:?}");
    };
    let facts = JoinFacts { member_id: None, erased: false, contacts: 1, birth_year: None };
    let wish = JoinWish { terms_version: Some(3), guardian_agreed: false };
    check(facts, wish, "ok");
    check(JoinFacts { member_id: Some(MemberId::from_raw(5)), ..facts }, wish, "member.already");
    check(JoinFacts { erased: true, ..facts }, wish, "member.erased");
    check(JoinFacts { contacts: 0, ..facts }, wish, "member.no_contact");
    check(facts, JoinWish::default(), "member.terms_needed");
    let child = JoinFacts { birth_year: Some(2013), ..facts };
    check(child, wish, "member.guardian_needed");
    check(child, JoinWish { guardian_agreed: true, ..wish }, "ok");
    check(JoinFacts { birth_year: Some(2012), ..facts }, wish, "member.guardian_needed");
    check(JoinFacts { birth_year: Some(2011), ..facts }, wish, "ok");
}

#[test]
fn a_welcome_names_each_template_once_and_stays_small() {
    let check = |points: i64, coupons: &[(i64, u32)], expected: &str| {
        let coupon = |(template, count): &(i64, u32)| WelcomeCoupon {
            template_id: CouponTemplateId::from_raw(*template),
            count: *count,
        };
        let coupons = coupons.iter().map(coupon).collect();
        let welcome = Welcome { points: Points::from_raw(points), coupons };
        assert_eq!(code(welcome.check()), expected, "{welcome:?}");
    };
    check(0, &[], "ok");
    check(50, &[(1, 1), (2, 19)], "ok");
    check(-1, &[], "welcome.points");
    check(0, &[(1, 0)], "welcome.coupons");
    check(0, &[(1, 1), (1, 1)], "welcome.coupons");
    check(0, &[(1, 1), (2, 20)], "welcome.coupons");
    check(0, &[(1, u32::MAX), (2, 1)], "welcome.coupons");
}
