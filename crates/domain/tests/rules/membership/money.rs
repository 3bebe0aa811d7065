//! Stored value: sold within the law, spent by its order.

use proptest::prelude::*;
use zhike_domain::kernel::id::{GuestId, IdClock, JournalId, StoreId, TopUpId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{DayMinute, Millis, Zone};
use zhike_domain::ledger::{
    Cause, CauseKind, Draft, Holder, Holding, House, Kind, Pocket, Stamp, Unit,
};
use zhike_domain::membership::liability::Liability;
use zhike_domain::membership::prepaid::{Issuer, PACKS, PrepaidRules};
use zhike_domain::membership::stored_value::{
    Began, Redemption, SpendOrder, Taken, redemptions, take,
};
use zhike_domain::membership::top_up::{
    CardKind, Guardian, Sales, TopUpFacts, TopUpPlan, TopUpSale, sell,
};
use zhike_domain::settings::city::RulePack;

use super::{code, day, fen, yuan};

fn now() -> Millis {
    "2026-11-22T10:00:00Z".parse().unwrap()
}

pub fn national() -> PrepaidRules {
    PrepaidRules::of(PACKS, &["national"], Issuer::Enterprise, day("2026-11-22"))
}

/// A guest with these top-ups (paid, on top, months of the bonus), a day apart.
pub struct Guest {
    pub holding: Holding,
    began: Vec<Began>,
    ids: IdClock,
}

impl Guest {
    pub fn with(top_ups: &[(Minor, Minor, Option<u32>)]) -> Self {
        let holding = Holding::empty(Holder::Guest(GuestId::from_raw(1)));
        let mut guest = Self { holding, began: Vec::new(), ids: IdClock::new(0) };
        let zone: Zone = "Asia/Shanghai".parse().unwrap();
        for (at, (paid_minor, gift_minor, months)) in (1..).zip(top_ups) {
            let (paid_minor, gift_minor) = (*paid_minor, *gift_minor);
            let top_up_id = TopUpId::from_raw(at);
            let sale = TopUpSale { paid_minor, gift_minor, terms_version: 1 };
            let today = day("2026-11-22");
            let credits =
                sale.credits(top_up_id, *months, today, &zone, DayMinute::DEFAULT_CUT_OVER);
            guest.write(Kind::TopUp, |draft| {
                credits.iter().for_each(|credit| draft.credit(credit).unwrap());
            });
            guest.began.push(Began { top_up_id, paid_minor, gift_minor });
        }
        guest
    }

    pub fn write(&mut self, kind: Kind, steps: impl FnOnce(&mut Draft)) {
        let at = now();
        let journal_id = JournalId::from_raw(self.ids.next(at.epoch_ms()));
        let cause = Cause { kind: CauseKind::TopUp, id: journal_id.raw() };
        let (store_id, staff_id, reverses) = (StoreId::from_raw(1), None, None);
        let stamp = Stamp { journal_id, kind, cause, store_id, staff_id, at, reverses };
        let block = self.ids.block(at.epoch_ms(), 16);
        let mut draft = Draft::begin(stamp, self.holding.clone(), block);
        steps(&mut draft);
        self.holding = self.holding.after(&draft.finish()).unwrap();
    }

    pub fn spend(&mut self, amount: Minor, order: SpendOrder) -> Vec<Taken> {
        let taken = take(&self.holding, &self.began, amount, order, now()).unwrap();
        self.write(Kind::Settlement, |draft| {
            for one in &taken {
                draft.take(&one.parts, House::Redeemed).unwrap();
            }
        });
        taken
    }

    pub fn left(&self) -> (i64, i64) {
        let free = |unit| self.holding.balance(unit, Pocket::Free);
        (free(Unit::Principal), free(Unit::Bonus))
    }
}

/// `1: 500+50, 2: 20+0` in fen.
fn shown(taken: &[Taken]) -> String {
    let one = |one: &Taken| {
        let top_up = one.top_up_id.map_or(0, TopUpId::raw);
        format!("{top_up}: {}+{}", one.principal_minor, one.bonus_minor)
    };
    taken.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[test]
fn each_top_up_is_spent_in_its_own_proportion() {
    let check = |top_ups: &[(i64, i64)], amounts: &[i64], order: SpendOrder, expected: &str| {
        let top_ups: Vec<_> =
            top_ups.iter().map(|(paid, gift)| (fen(*paid), fen(*gift), None)).collect();
        let mut guest = Guest::with(&top_ups);
        let mut last = String::new();
        for amount in amounts {
            last = shown(&guest.spend(fen(*amount), order));
        }
        assert_eq!(last, expected, "{top_ups:?} {amounts:?} {order}");
    };
    use SpendOrder::{BonusFirst, PrincipalFirst, Proportion};
    check(&[(100_000, 10_000)], &[56_250], Proportion, "1: 51136+5114");
    check(&[(50_000, 5_000)], &[55_000], Proportion, "1: 50000+5000");
    check(&[(50_000, 0)], &[100], Proportion, "1: 100+0");
    check(&[(1_000, 500), (2_000, 0)], &[2_000], Proportion, "1: 1000+500, 2: 500+0");
    check(&[(1_000, 500), (1_000, 100)], &[1_500, 550], Proportion, "2: 500+50");
    check(&[(1_000, 500), (1_000, 100)], &[2_100], PrincipalFirst, "1: 1000+100, 2: 1000+0");
    check(&[(1_000, 500), (1_000, 100)], &[600], PrincipalFirst, "1: 600+0");
    check(&[(1_000, 500), (1_000, 100)], &[550], BonusFirst, "1: 0+500, 2: 0+50");
    check(&[(1_000, 500), (1_000, 100)], &[700], BonusFirst, "1: 100+500, 2: 0+100");
    // An owner who changes the order: the proportion then gives what is left, never more.
    let mut guest = Guest::with(&[(fen(1_000), fen(500), None)]);
    guest.spend(fen(500), BonusFirst);
    assert_eq!(shown(&guest.spend(fen(300), Proportion)), "1: 300+0");
}

#[test]
fn stored_value_is_never_overdrawn() {
    let guest = Guest::with(&[(yuan(500), yuan(50), None)]);
    let check = |amount: i64, expected: &str| {
        let taken = take(&guest.holding, &guest.began, fen(amount), SpendOrder::Proportion, now());
        assert_eq!(code(taken), expected, "{amount}");
    };
    check(55_000, "ok");
    check(55_001, "stored_value.not_enough");
    check(0, "ledger.amount_out_of_range");
    check(-1, "ledger.amount_out_of_range");
}

#[test]
fn a_top_up_is_sold_within_the_law() {
    let plan = TopUpPlan {
        name: "充500送50".parse().unwrap(),
        pay_minor: yuan(500),
        bonus_minor: yuan(50),
        bonus_months: Some(12),
        sold_until: None,
    };
    let facts = TopUpFacts {
        sales: Sales::Open,
        card: CardKind::Named,
        holds_minor: Minor::ZERO,
        cash_minor: yuan(500),
        terms_version: Some(2),
        liability: Liability::of(Minor::ZERO, None, Some(4_000)),
        birth_year: None,
        guardian: Guardian::NotAsked,
        day: day("2026-11-22"),
    };
    let check = |plan: &TopUpPlan, facts: TopUpFacts, expected: &str| {
        assert_eq!(code(sell(plan, &facts, &national())), expected, "{plan:?} {facts:?}");
    };
    check(&plan, facts, "ok");
    check(&plan, TopUpFacts { sales: Sales::Stopped, ..facts }, "stored_value.sales_stopped");
    check(&plan, TopUpFacts { terms_version: None, ..facts }, "stored_value.terms_needed");
    check(&plan, TopUpFacts { holds_minor: yuan(4_450), ..facts }, "ok");
    check(&plan, TopUpFacts { holds_minor: fen(445_001), ..facts }, "stored_value.cap");
    let unnamed = TopUpFacts { card: CardKind::Unnamed, ..facts };
    check(&plan, TopUpFacts { holds_minor: yuan(450), ..unnamed }, "ok");
    check(&plan, TopUpFacts { holds_minor: yuan(451), ..unnamed }, "stored_value.cap");
    let free = |bonus| TopUpPlan { bonus_minor: bonus, ..plan.clone() };
    check(&free(yuan(501)), facts, "stored_value.plan_amounts");
    check(&free(fen(-1)), facts, "stored_value.plan_amounts");
    check(&free(Minor::ZERO), facts, "ok");
    let nothing = TopUpPlan { pay_minor: Minor::ZERO, ..free(Minor::ZERO) };
    check(&nothing, facts, "stored_value.plan_amounts");
    let short = TopUpPlan { bonus_months: Some(11), ..plan.clone() };
    check(&short, facts, "stored_value.bonus_term_too_short");
    let closed = TopUpPlan { sold_until: Some(day("2026-11-22")), ..plan.clone() };
    check(&closed, facts, "stored_value.plan_closed");
    let owing = |owed: i64, revenue: i64| {
        let liability = Liability::of(fen(owed), Some(yuan(revenue)), Some(4_000));
        TopUpFacts { liability, ..facts }
    };
    check(&plan, owing(350_000, 10_000), "ok");
    check(&plan, owing(350_001, 10_000), "stored_value.liability_line");
    check(&plan, owing(0, 0), "stored_value.liability_line");
    let small = PrepaidRules::of(PACKS, &["national"], Issuer::Small, day("2026-11-22"));
    assert_eq!((national().liability_most_bp, small.liability_most_bp), (Some(4_000), None));
    let born = |year, guardian| TopUpFacts { birth_year: Some(year), guardian, ..facts };
    check(&plan, born(2008, Guardian::NotAsked), "stored_value.guardian_needed");
    check(&plan, born(2008, Guardian::Agreed), "ok");
    check(&plan, born(2007, Guardian::NotAsked), "ok");
    let pocket = TopUpPlan { pay_minor: yuan(200), ..free(Minor::ZERO) };
    check(&pocket, born(2015, Guardian::NotAsked), "ok");
    let abroad = PrepaidRules { named_most_minor: yuan(100_000), ..national() };
    let large = TopUpPlan { pay_minor: yuan(50_000), ..plan };
    assert_eq!(code(sell(&large, &facts, &abroad)), "stored_value.transfer_needed");
    let transferred = TopUpFacts { cash_minor: Minor::ZERO, ..facts };
    assert_eq!(code(sell(&large, &transferred, &abroad)), "ok");
}

#[test]
fn of_the_packs_of_a_place_the_stricter_value_holds() {
    let check = |names: &[&str], issuer: Issuer, expected: (u32, i64, i64)| {
        let rules = PrepaidRules::of(PACKS, names, issuer, day("2026-11-22"));
        let named = rules.named_most_minor.raw() / 100;
        let unnamed = rules.unnamed_most_minor.raw() / 100;
        assert_eq!((rules.no_reason_days, named, unnamed), expected, "{names:?}");
    };
    check(&["national"], Issuer::Enterprise, (7, 5_000, 1_000));
    check(&["jiangsu", "national"], Issuer::Enterprise, (15, 5_000, 1_000));
    check(&["zhejiang", "national"], Issuer::Enterprise, (7, 5_000, 1_000));
    check(&["zhejiang", "national"], Issuer::Small, (7, 2_000, 500));
    check(&["national"], Issuer::Small, (7, 5_000, 1_000));
    check(&[], Issuer::Enterprise, (7, 10_000_000_000, 10_000_000_000));
    let shipped: Vec<&str> = RulePack::ALL.iter().map(|pack| pack.as_str()).collect();
    let known: Vec<&str> = PACKS.iter().map(|pack| pack.name).collect();
    assert_eq!(known, shipped, "each pack of a city has its values");
    let early = PrepaidRules::of(PACKS, &["jiangsu"], Issuer::Enterprise, day("2021-03-31"));
    assert_eq!(early.no_reason_days, 7, "not before it is in force");
    for pack in PACKS {
        assert!(pack.in_force_from.parse::<zhike_domain::kernel::time::BusinessDay>().is_ok());
    }
}

proptest! {
    #[test]
    fn many_small_bills_come_to_the_same_as_a_large_one(
        paid in 1_i64..100_000,
        gift in 0_i64..50_000,
        bills in prop::collection::vec(1_i64..5_000, 1..20),
    ) {
        let whole = bills.iter().sum::<i64>();
        prop_assume!(whole <= paid + gift);
        let top_up = [(fen(paid), fen(gift), None)];
        let (mut small, mut large) = (Guest::with(&top_up), Guest::with(&top_up));
        for bill in bills {
            small.spend(fen(bill), SpendOrder::Proportion);
        }
        large.spend(fen(whole), SpendOrder::Proportion);
        prop_assert_eq!(small.left(), large.left());
    }

    #[test]
    fn what_is_taken_is_what_was_asked_and_partial_refunds_add_up(
        top_ups in prop::collection::vec((1_i64..5_000, 0_i64..2_000), 1..4),
        asked in 1_i64..12_000,
        order in prop::sample::select(SpendOrder::ALL),
        steps in prop::collection::vec(0_i64..2_000, 0..6),
    ) {
        let top_ups: Vec<_> = top_ups.iter().map(|(p, g)| (fen(*p), fen(*g), None)).collect();
        let mut guest = Guest::with(&top_ups);
        let have: i64 = guest.left().0 + guest.left().1;
        prop_assume!(asked <= have);
        let taken = guest.spend(fen(asked), order);
        let sum: Minor = taken.iter().map(Taken::charged_minor).sum();
        prop_assert_eq!(sum, fen(asked));
        prop_assert_eq!(guest.left().0 + guest.left().1, have - asked);
        let figures = redemptions(&taken, fen(asked * 2), fen(asked + 100));
        prop_assert!(figures.iter().map(|one| one.list_minor).sum::<Minor>() <= fen(asked * 2));
        let one = figures[0];
        let (mut before, mut back) = (Minor::ZERO, Redemption { top_up_id: one.top_up_id,
            list_minor: Minor::ZERO, charged_minor: Minor::ZERO, principal_minor: Minor::ZERO,
            bonus_minor: Minor::ZERO });
        for step in steps.into_iter().map(fen).chain([one.charged_minor]) {
            let after = (before + step).min(one.charged_minor);
            let part = one.given_back(before, after);
            prop_assert_eq!(part.principal_minor + part.bonus_minor, part.charged_minor);
            prop_assert!(part.principal_minor >= Minor::ZERO && part.bonus_minor >= Minor::ZERO);
            back.list_minor += part.list_minor;
            back.charged_minor += part.charged_minor;
            back.principal_minor += part.principal_minor;
            back.bonus_minor += part.bonus_minor;
            before = after;
        }
        prop_assert_eq!(back, one);
    }
}
