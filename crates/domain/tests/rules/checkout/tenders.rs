use zhike_domain::checkout::{
    AccountTerms, Excludes, GuestFacts, SettleCommand, SettleFacts, Tender, VoucherTerms, settle,
};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::membership::stored_value::SpendOrder;
use zhike_domain::ordering::{Earning, Line};
use zhike_domain::pricing::QuoteFacts;

use super::books::{facts, guest, in_cash, pay, stored};
use crate::pricing::kit::*;

fn hundred() -> QuoteFacts {
    gold(0, bill(vec![dish(1, 10_000, 1)], Vec::new()))
}

fn told(facts: &SettleFacts, command: &SettleCommand) -> String {
    settle(facts, command).map_or_else(
        |refused| refused.code().to_owned(),
        |settlement| format!("change {}", settlement.change_minor),
    )
}

#[test]
fn tenders_equal_what_is_due() {
    let check = |due: i64, tenders: Vec<Tender>, expected: &str| {
        let facts = facts(hundred(), guest(0, 5_000, 500));
        assert_eq!(told(&facts, &pay(due, tenders.clone())), expected, "{tenders:?}");
    };
    let card = |amount| Tender::Card { amount_minor: fen(amount) };
    let on_account = |amount| Tender::OnAccount { amount_minor: fen(amount) };
    let voucher = |amount, face| Tender::Voucher {
        amount_minor: fen(amount),
        face_minor: fen(face),
        paid_minor: fen(face - 100),
    };
    check(10_000, vec![in_cash(10_000, 10_000)], "change 0");
    check(10_000, vec![in_cash(10_000, 20_000)], "change 10000");
    check(10_000, vec![card(6_000), card(4_000)], "change 0");
    check(10_000, vec![stored(5_500), in_cash(4_500, 5_000)], "change 500");
    check(10_000, vec![voucher(10_000, 20_000)], "change 0");
    check(9_999, vec![in_cash(9_999, 10_000)], "bill.changed");
    check(10_000, Vec::new(), "tender.not_due");
    check(10_000, vec![card(9_999)], "tender.not_due");
    check(10_000, vec![card(10_001)], "tender.not_due");
    check(10_000, vec![card(0), card(10_000)], "tender.nothing");
    check(10_000, vec![card(-1), card(10_001)], "tender.nothing");
    check(10_000, vec![in_cash(10_000, 9_999)], "tender.cash_too_little");
    check(10_000, vec![in_cash(5_000, 5_000), in_cash(5_000, 5_000)], "tender.twice");
    check(10_000, vec![stored(5_000), stored(500), card(4_500)], "tender.twice");
    check(10_000, vec![stored(5_501), card(4_499)], "stored_value.not_enough");
    check(10_000, vec![voucher(10_000, 9_999)], "tender.over_face");
    check(10_000, vec![on_account(10_000)], "tender.on_account");
}

#[test]
fn nothing_due_needs_no_tender() {
    let free = coupon(1, offer(1, percent(0)), 3, 100);
    let bill = gold(0, bill(vec![dish(1, 10_000, 1)], vec![free]));
    let facts = facts(bill, guest(0, 0, 0));
    let settlement = settle(&facts, &pay(0, Vec::new())).unwrap();
    assert_eq!((settlement.coupon_ids.len(), settlement.earned.points.raw()), (1, 0));
}

#[test]
fn on_account_and_stored_value_need_a_guest_who_has_it() {
    let on_account = || vec![Tender::OnAccount { amount_minor: fen(10_000) }];
    let with = |account| facts(hundred(), GuestFacts { account, ..guest(0, 0, 0) });
    assert_eq!(
        told(&with(AccountTerms::Left(fen(10_000))), &pay(10_000, on_account())),
        "change 0"
    );
    let short = with(AccountTerms::Left(fen(9_999)));
    assert_eq!(told(&short, &pay(10_000, on_account())), "tender.on_account");
    let nobody = SettleFacts { guest: None, ..with(AccountTerms::None) };
    assert_eq!(told(&nobody, &pay(10_000, vec![stored(10_000)])), "tender.no_guest");
}

#[test]
fn what_is_really_paid_earns_and_principal_when_spent() {
    let check = |tenders: Vec<Tender>, voucher: VoucherTerms, expected: i64| {
        let guest = GuestFacts { account: AccountTerms::Left(fen(10_000)), ..guest(0, 9_091, 909) };
        let facts = SettleFacts { voucher, ..facts(hundred(), guest) };
        let earned = settle(&facts, &pay(10_000, tenders.clone())).unwrap().earned;
        assert_eq!(earned.points.raw(), expected, "{tenders:?}");
    };
    let plain = VoucherTerms::DEFAULT;
    check(vec![in_cash(10_000, 50_000)], plain, 150);
    check(vec![Tender::Alipay { amount_minor: fen(10_000) }], plain, 150);
    check(vec![stored(10_000)], plain, 136);
    check(vec![Tender::OnAccount { amount_minor: fen(10_000) }], plain, 0);
    let voucher = Tender::Voucher {
        amount_minor: fen(10_000),
        face_minor: fen(10_000),
        paid_minor: fen(8_800),
    };
    check(vec![voucher.clone()], plain, 0);
    check(vec![voucher], VoucherTerms { earning: Earning::Earns, ..plain }, 132);
}

#[test]
fn principal_or_bonus_may_be_spent_first() {
    let check = |spend_order, expected: (i64, i64)| {
        let guest = GuestFacts { spend_order, ..guest(0, 8_000, 4_000) };
        let settlement = settle(&facts(hundred(), guest), &pay(10_000, vec![stored(10_000)]));
        let tendered = settlement.unwrap().tenders.remove(0);
        let parts = (tendered.principal_minor().raw(), tendered.bonus_minor().raw());
        assert_eq!(parts, expected, "{spend_order}");
    };
    check(SpendOrder::PrincipalFirst, (8_000, 2_000));
    check(SpendOrder::BonusFirst, (6_000, 4_000));
}

#[test]
fn a_line_that_earns_nothing_takes_its_share_of_the_payment_with_it() {
    let tobacco = Line { earning: Earning::Excluded, ..dish(2, 5_000, 1) };
    let bill = gold(0, bill(vec![dish(1, 10_000, 1), tobacco], Vec::new()));
    let settlement =
        settle(&facts(bill, guest(0, 0, 0)), &pay(15_000, vec![in_cash(15_000, 15_000)]));
    assert_eq!(settlement.unwrap().earned.points.raw(), 150);
}

#[test]
fn a_platform_voucher_excludes_offers_unless_the_house_wants_both() {
    let ten = automatic(offer(1, cash(1_000)));
    let bill = gold(0, bill(vec![dish(1, 10_000, 1)], vec![ten]));
    let voucher = |amount| {
        let (amount_minor, face_minor) = (fen(amount), fen(10_000));
        vec![Tender::Voucher { amount_minor, face_minor, paid_minor: fen(8_800) }]
    };
    let strict = facts(bill, guest(0, 0, 0));
    assert_eq!(told(&strict, &pay(10_000, voucher(10_000))), "change 0");
    assert_eq!(told(&strict, &pay(9_000, voucher(9_000))), "bill.changed");
    let voucher_terms = VoucherTerms { excludes: Excludes::Nothing, ..VoucherTerms::DEFAULT };
    let both = SettleFacts { voucher: voucher_terms, ..strict };
    assert_eq!(told(&both, &pay(9_000, voucher(9_000))), "change 0");
}

#[test]
fn points_that_the_ledger_does_not_have_are_not_spent() {
    let asked = zhike_domain::pricing::PointsAsked::Most;
    let bill = QuoteFacts { points_rule: Some(points_rule()), points_asked: asked, ..hundred() };
    let bill = gold(3_000, bill);
    let facts = facts(bill, guest(2_999, 0, 0));
    assert_eq!(told(&facts, &pay(7_000, vec![in_cash(7_000, 7_000)])), "points.not_enough");
}
