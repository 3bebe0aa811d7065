use proptest::prelude::*;
use zhike_domain::kernel::id::{StaffId, StoreId};
use zhike_domain::kernel::refusal::{Param, Refusal};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::approval::{
    Approval, ApprovalRefusal, Approver, Excess, State, alone, decide, spend, standing,
};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::{Limit, Limits, Powers, Preset, preset_limits};
use zhike_domain::team::scope::{Scope, Target};

const CASHIER: i64 = 1;
const MANAGER: i64 = 2;

fn ask(asked: i64) -> Approval {
    Approval {
        asked_by: StaffId::from_raw(CASHIER),
        permission: Permission::BillRefund,
        target: Target::Store(StoreId::from_raw(1)),
        excess: vec![Excess { limit: Limit::RefundMinor, asked }],
        request_hash: [7; 32],
        asked_at: Millis(0),
        state: State::Waiting,
        decided_at: None,
    }
}

fn said(state: State) -> Approval {
    Approval { state, decided_at: Some(Millis(0)), ..ask(30_000) }
}

fn code<T>(result: Result<T, ApprovalRefusal>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

#[test]
fn above_the_own_limit_a_second_person_is_needed() {
    let check = |preset, limit, asked, expected: &str| {
        let amounts = [Excess { limit, asked }];
        assert_eq!(code(alone(&preset_limits(preset), &amounts)), expected, "{preset} {asked}");
    };
    check(Preset::Cashier, Limit::DiscountMinor, 5_000, "ok");
    check(Preset::Cashier, Limit::DiscountMinor, 5_001, "approval.required");
    check(Preset::Cashier, Limit::CompMinor, 1, "approval.required");
    check(Preset::StoreManager, Limit::PointsAdjust, -5_001, "approval.required");
    check(Preset::Owner, Limit::RefundMinor, i64::MAX, "ok");
    // Both limits of a discount hold: 10 % and ¥50.
    let both = [(Limit::DiscountBp, 900), (Limit::DiscountMinor, 6_000)];
    let both = both.map(|(limit, asked)| Excess { limit, asked });
    let refused = alone(&preset_limits(Preset::Cashier), &both).unwrap_err();
    let word = Param::Text("discount_minor".to_owned());
    let (most, asked) = (Param::Int(5_000), Param::Int(6_000));
    assert_eq!(refused.params(), [("limit", word), ("most", most), ("asked", asked)]);
    assert_eq!(refused.kind().status(), 403);
}

#[test]
fn the_second_person_is_another_one_with_the_right_the_place_and_the_limit() {
    let check = |staff: i64, preset, stores: &[i64], asked, hours, expected: &str| {
        let Powers { permissions, limits } = Powers::of_preset(preset);
        let scope = Scope::Stores(stores.iter().map(|s| StoreId::from_raw(*s)).collect());
        let staff_id = StaffId::from_raw(staff);
        let person =
            Approver { staff_id, permissions: &permissions, limits: &limits, scope: &scope };
        let got = code(decide(&ask(asked), person, Millis(0).plus_hours(hours)));
        assert_eq!(got, expected, "{preset} {stores:?} {asked} {hours}");
    };
    use Preset::*;
    check(MANAGER, StoreManager, &[1], 30_000, 0, "ok");
    check(MANAGER, StoreManager, &[1], 200_000, 23, "ok");
    check(MANAGER, StoreManager, &[1], 200_001, 0, "approval.above_own_limit");
    check(MANAGER, StoreManager, &[2], 30_000, 0, "approval.not_yours");
    check(MANAGER, Cashier, &[1], 30_000, 0, "approval.not_yours");
    check(CASHIER, StoreManager, &[1], 30_000, 0, "approval.own");
    check(CASHIER, Owner, &[1], 30_000, 0, "approval.own");
    check(MANAGER, StoreManager, &[1], 30_000, 24, "approval.expired");
}

#[test]
fn nobody_decides_twice() {
    let Powers { permissions, limits } = Powers::of_preset(Preset::Owner);
    let staff_id = StaffId::from_raw(MANAGER);
    let owner =
        Approver { staff_id, permissions: &permissions, limits: &limits, scope: &Scope::Company };
    for state in [State::Approved, State::Denied, State::Used] {
        let got = code(decide(&said(state), owner, Millis(1)));
        assert_eq!(got, "approval.already_decided", "{state}");
    }
}

#[test]
fn a_yes_is_for_one_request_of_one_person_for_five_minutes() {
    let check = |approval: &Approval, staff, hash: [u8; 32], at_ms, expected: &str| {
        let got = spend(approval, StaffId::from_raw(staff), &hash, Millis(at_ms));
        assert_eq!(code(got), expected, "{:?} {at_ms}", approval.state);
    };
    let yes = said(State::Approved);
    check(&yes, CASHIER, [7; 32], 0, "ok");
    check(&yes, CASHIER, [7; 32], 299_999, "ok");
    check(&yes, CASHIER, [7; 32], 300_000, "approval.expired");
    check(&yes, CASHIER, [8; 32], 0, "approval.mismatch");
    check(&yes, MANAGER, [7; 32], 0, "approval.mismatch");
    check(&said(State::Used), CASHIER, [7; 32], 0, "approval.used");
    check(&said(State::Denied), CASHIER, [7; 32], 0, "approval.denied");
    check(&said(State::Expired), CASHIER, [7; 32], 0, "approval.expired");
    check(&ask(30_000), CASHIER, [7; 32], 0, "approval.still_waiting");
    for state in State::ALL {
        assert_eq!(state.as_str().parse(), Ok(*state));
    }
    assert_eq!("open".parse::<State>(), Err(ApprovalRefusal::UnknownState));
}

proptest! {
    #[test]
    fn what_expired_stays_expired(now in 0_i64..200_000_000, later in 0_i64..200_000_000) {
        for approval in [ask(1), said(State::Approved)] {
            let expired = |now| standing(&approval, Millis(now)) == State::Expired;
            prop_assert!(!expired(now) || expired(now + later));
        }
    }

    #[test]
    fn a_higher_limit_never_needs_a_second_person_sooner(
        low in 0_i64..1_000,
        more in 0_i64..1_000,
        asked in -2_000_i64..2_000,
    ) {
        let amounts = [Excess { limit: Limit::PointsAdjust, asked }];
        let limits = |most| Limits::of(&[(Limit::PointsAdjust, Some(most))]);
        let sooner = alone(&limits(low), &amounts).is_ok();
        prop_assert!(!sooner || alone(&limits(low + more), &amounts).is_ok());
    }
}
