//! A guest with points and stored value, and the bills of `till.png` and `m-bill.png` paid.

use zhike_domain::checkout::{
    AccountTerms, GuestFacts, SettleCommand, SettleFacts, Settlement, Tender, VoucherTerms, settle,
    settle_journal,
};
use zhike_domain::kernel::id::{GuestId, IdClock, JournalId, LotId, StoreId, TopUpId};
use zhike_domain::kernel::money::{Milli, Minor, Points};
use zhike_domain::kernel::time::{DayMinute, Millis};
use zhike_domain::ledger::{
    Cause, CauseKind, ExpiryRule, Holder, Holding, Journal, Kind, Life, Lot, Pocket, Stamp, Unit,
};
use zhike_domain::membership::earn::{EarnRate, EarnRule};
use zhike_domain::membership::stored_value::{Began, SpendOrder};
use zhike_domain::pricing::QuoteFacts;

use crate::pricing::bills::{phone, till};
use crate::pricing::kit::{fen, now};

pub fn lot(id: i64, unit: Unit, free: i64, expires_at: Option<Millis>) -> Lot {
    let lot_id = LotId::from_raw(id);
    let is_money = matches!(unit, Unit::Principal | Unit::Bonus);
    Lot {
        lot_id,
        root: lot_id,
        unit,
        store_id: StoreId::from_raw(1),
        opened_at: now().plus_hours(-24 * 30),
        life: Life::Never,
        expires_at,
        matures_at: None,
        top_up_id: is_money.then(|| TopUpId::from_raw(1)),
        free,
        pending: 0,
        held: 0,
        expired: 0,
    }
}

/// 林婉: points in two lots, and what is left of 充1000送100.
pub fn guest(points: i64, principal: i64, bonus: i64) -> GuestFacts {
    let soon = Some(now().plus_hours(24 * 8));
    let lots = vec![
        lot(1, Unit::Points, points.min(420), soon),
        lot(2, Unit::Points, (points - 420).max(0), None),
        lot(3, Unit::Principal, principal, None),
        lot(4, Unit::Bonus, bonus, None),
    ];
    let holder = Holder::Guest(GuestId::from_raw(1));
    let rate = Some(EarnRate { points: 1, per_minor: fen(100) });
    let began = Began {
        top_up_id: TopUpId::from_raw(1),
        paid_minor: fen(100_000),
        gift_minor: fen(10_000),
    };
    GuestFacts {
        holding: Holding { holder, lots, debt_points: 0, elsewhere: Vec::new() },
        began: vec![began],
        spend_order: SpendOrder::Proportion,
        tier_multiplier: Milli::from_raw(1_500),
        campaigns: Vec::new(),
        earn: Some(EarnRule {
            points: rate,
            growth: rate,
            expiry: ExpiryRule::Never,
            wait_days: 0,
        }),
        account: AccountTerms::None,
    }
}

pub fn facts(bill: QuoteFacts, guest: GuestFacts) -> SettleFacts {
    SettleFacts { bill, guest: Some(guest), voucher: VoucherTerms::DEFAULT }
}

pub fn stored(amount: i64) -> Tender {
    Tender::StoredValue { amount_minor: fen(amount) }
}

pub fn in_cash(amount: i64, given: i64) -> Tender {
    Tender::Cash { amount_minor: fen(amount), given_minor: fen(given) }
}

pub fn pay(due: i64, tenders: Vec<Tender>) -> SettleCommand {
    SettleCommand { due_minor: fen(due), tenders }
}

pub fn stamp(id: i64, kind: Kind, at: Millis) -> Stamp {
    Stamp {
        journal_id: JournalId::from_raw(id),
        kind,
        cause: Cause { kind: CauseKind::Settlement, id },
        store_id: StoreId::from_raw(1),
        staff_id: None,
        at,
        reverses: None,
    }
}

pub fn journal(facts: &SettleFacts, settlement: &Settlement) -> Option<Journal> {
    let zone = "Asia/Shanghai".parse().unwrap();
    let ids = IdClock::new(0).block(now().epoch_ms(), 8);
    let stamp = stamp(1, Kind::Settlement, now());
    settle_journal(facts, settlement, stamp, &zone, DayMinute::DEFAULT_CUT_OVER, ids).unwrap()
}

pub fn paid_till() -> (SettleFacts, Settlement) {
    let facts = facts(till(), guest(3_280, 51_136, 5_114));
    let command = pay(64_900, vec![stored(56_250), in_cash(8_650, 10_000)]);
    let settlement = settle(&facts, &command).unwrap();
    (facts, settlement)
}

fn balances(holding: &Holding) -> [i64; 4] {
    [Unit::Points, Unit::Growth, Unit::Principal, Unit::Bonus]
        .map(|unit| holding.balance(unit, Pocket::Free))
}

#[test]
fn the_bill_of_the_till_is_paid_and_earns_896() {
    let (facts, settlement) = paid_till();
    assert_eq!(settlement.change_minor, fen(1_350));
    let by_stored = &settlement.tenders[0];
    assert_eq!((by_stored.principal_minor(), by_stored.bonus_minor()), (fen(51_136), fen(5_114)));
    assert_eq!(settlement.points_spent, Points::from_raw(2_000));
    let earned = (settlement.earned.points.raw(), settlement.earned.growth.raw());
    assert_eq!(earned, (896, 597));
    assert_eq!(settlement.coupon_ids.len(), 1);
    let journal = journal(&facts, &settlement).unwrap();
    let after = facts.guest.unwrap().holding.after(&journal).unwrap();
    // 3,280 − 2,000 + 896 = 2,176, as the till says; the soonest lot went first.
    assert_eq!(balances(&after), [2_176, 597, 0, 0]);
    assert_eq!(after.lot(LotId::from_raw(1)).map(|lot| lot.free), Some(0));
}

#[test]
fn the_bill_on_the_phone_earns_688_and_leaves_562_50() {
    let facts = facts(phone(), guest(4_292, 78_409, 7_841));
    let wechat = Tender::Wechat { amount_minor: fen(18_600) };
    let settlement = settle(&facts, &pay(48_600, vec![stored(30_000), wechat])).unwrap();
    let by_stored = &settlement.tenders[0];
    assert_eq!((by_stored.principal_minor(), by_stored.bonus_minor()), (fen(27_273), fen(2_727)));
    assert_eq!(settlement.paid.base(), fen(45_873));
    assert_eq!(settlement.earned.points.raw(), 688);
    let journal = journal(&facts, &settlement).unwrap();
    let after = facts.guest.unwrap().holding.after(&journal).unwrap();
    // 4,292 − 800 + 688 = 4,180.
    assert_eq!(balances(&after), [4_180, 458, 51_136, 5_114]);
}

#[test]
fn a_bill_without_a_guest_moves_nothing_in_the_ledger() {
    let bill = QuoteFacts {
        member: None,
        candidates: Vec::new(),
        points_asked: zhike_domain::pricing::PointsAsked::None,
        ..till()
    };
    let facts = SettleFacts { bill, guest: None, voucher: VoucherTerms::DEFAULT };
    // 752.80 because the member prices stand on the lines already, to whole yuan.
    let settlement = settle(&facts, &pay(75_200, vec![in_cash(75_200, 80_000)])).unwrap();
    assert_eq!(settlement.earned.points, Points::ZERO);
    assert_eq!(journal(&facts, &settlement), None);
    assert_eq!(settlement.quote.due_minor, Minor::from_raw(75_200));
}
