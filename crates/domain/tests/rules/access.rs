use std::collections::BTreeSet;

use proptest::prelude::*;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::team::permission::{Permission, is_company_wide, permission_facts};
use zhike_domain::team::role::{Limit, Limits, Preset, preset_limits, preset_permissions};
use zhike_domain::team::scope::{Decision, Scope, Target, decide};

/// The list of the conventions, word for word.
const LISTED: &str = "guest.{read,reveal,write,sensitive,merge,import,export,erase} · \
member.join · card.{issue,manage} · tier.{edit,grant} · group.manage · identity.review · \
reward.{edit,redeem} · points.adjust · stored_value.{top_up,refund,edit} · \
gift_card.sell · ledger.{read,verify} · menu.edit · order.{take,send} · kitchen.work · \
stock.{count,purchase} · offer.{read,edit,activate} · coupon.{edit,issue,void} · \
bill.{open,settle,discount,comp,void,refund,reopen,on_account,import} · shift.{own,manage} · \
day.close · invoice.manage · floor.edit · table.work · reservation.{write,override} · \
queue.work · banquet.manage · call.{answer,configure} · segment.edit · \
campaign.{edit,send} · journey.edit · template.edit · message.{read,write} · \
activity.{edit,check_in} · case.{work,compensate} · survey.edit · review.reply · \
follow_up.work · report.{store,company,export} · staff.manage · role.edit · \
training.edit · goal.edit · handover.write · task.work · praise.write · market_note.write · \
approval.decide · settings.edit · device.enrol · key.manage · audit.read · backup.run · \
privacy.manage · job.manage";

fn listed() -> BTreeSet<String> {
    let names = LISTED.split(" · ").flat_map(|entry| {
        let (noun, verbs) = entry.split_once('.').unwrap();
        let verbs = verbs.trim_matches(['{', '}']).split(',');
        verbs.map(move |verb| format!("{noun}.{verb}"))
    });
    names.collect()
}

#[test]
fn the_permissions_are_those_of_the_conventions() {
    let ours: BTreeSet<String> = Permission::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(ours, listed());
    assert_eq!(ours.len(), Permission::ALL.len());
}

#[test]
fn a_permission_comes_back_from_its_name_and_no_other_name_is_taken() {
    for permission in Permission::ALL {
        assert_eq!(permission.as_str().parse(), Ok(*permission));
    }
    for text in ["", "bill", "bill.", "Bill.settle", "bill.settle ", "bill.steal"] {
        let refused = text.parse::<Permission>().unwrap_err();
        assert_eq!(refused.code(), "permission.unknown", "{text:?}");
    }
    assert_eq!(permission_facts().len(), Permission::ALL.len());
}

#[test]
fn the_owner_has_every_permission_and_no_limit() {
    assert_eq!(preset_permissions(Preset::Owner), Permission::ALL);
    assert!(Limit::ALL.iter().all(|limit| preset_limits(Preset::Owner).ceiling(*limit).is_none()));
}

#[test]
fn a_preset_names_each_permission_once_and_its_limits_are_lawful() {
    for preset in Preset::ALL {
        let named = preset_permissions(*preset);
        let distinct: BTreeSet<_> = named.iter().collect();
        assert_eq!(distinct.len(), named.len(), "{preset}");
        assert!(!named.is_empty(), "{preset}");
        assert_eq!(preset_limits(*preset).check(), Ok(()), "{preset}");
        assert_eq!(preset.as_str().parse(), Ok(*preset));
    }
    assert_eq!(Preset::ALL.len(), 11);
}

#[test]
fn each_preset_can_do_its_work_and_not_more() {
    use Permission::*;
    use Preset::*;
    let check = |preset: Preset, can: &[Permission], cannot: &[Permission]| {
        let held = preset_permissions(preset);
        for permission in can {
            assert!(held.contains(permission), "{preset} lacks {permission}");
        }
        for permission in cannot {
            assert!(!held.contains(permission), "{preset} holds {permission}");
        }
    };
    check(HqMarketing, &[CampaignSend, OfferActivate], &[BillSettle, GuestReveal, RoleEdit]);
    check(HqAnalyst, &[ReportCompany, SegmentEdit], &[CampaignSend, GuestWrite, OfferEdit]);
    check(StoreManager, &[ApprovalDecide, StaffManage], &[RoleEdit, AuditRead, GuestErase]);
    check(Host, &[ReservationWrite, QueueWork], &[BillSettle, ReservationOverride]);
    check(Cashier, &[BillSettle, StoredValueTopUp], &[GuestReveal, BillReopen, PointsAdjust]);
    check(Waiter, &[OrderSend, TableWork], &[BillSettle, GuestReveal, BillDiscount]);
    check(Kitchen, &[KitchenWork, StockCount], &[GuestRead, OrderTake]);
    check(ServiceAgent, &[CallAnswer, CaseCompensate], &[BillRefund, PointsAdjust]);
    check(Auditor, &[AuditRead, LedgerVerify], &[PraiseWrite, GuestWrite, GuestReveal]);
    check(Integrator, &[BillSettle], &[GuestExport, BillDiscount, ApprovalDecide, KeyManage]);
}

#[test]
fn only_the_owner_may_change_roles_keys_and_erase() {
    use Permission::*;
    for permission in [RoleEdit, KeyManage, GuestErase, BackupRun, PrivacyManage, JobManage] {
        let holders = Preset::ALL.iter().filter(|p| preset_permissions(**p).contains(&permission));
        assert_eq!(holders.collect::<Vec<_>>(), [&Preset::Owner], "{permission}");
        assert!(is_company_wide(permission), "{permission}");
    }
}

#[test]
fn no_preset_of_one_store_holds_a_permission_for_the_whole_company() {
    use Preset::*;
    for preset in [StoreManager, Host, Cashier, Waiter, Kitchen, ServiceAgent, Integrator] {
        let wide = preset_permissions(preset).iter().find(|held| is_company_wide(**held));
        assert_eq!(wide, None, "{preset}");
    }
}

#[test]
fn a_limit_that_is_not_named_is_nothing_and_null_is_no_ceiling() {
    let check = |limits: &str, limit: Limit, amount: i64, expected: bool| {
        let limits: Limits = serde_json::from_str(limits).unwrap();
        assert_eq!(limits.allows(limit, amount), expected, "{limits:?} {amount}");
    };
    check("{}", Limit::RefundMinor, 0, true);
    check("{}", Limit::RefundMinor, 1, false);
    check(r#"{"refund_minor":5000}"#, Limit::RefundMinor, 5_000, true);
    check(r#"{"refund_minor":5000}"#, Limit::RefundMinor, 5_001, false);
    check(r#"{"refund_minor":5000}"#, Limit::CompMinor, 1, false);
    check(r#"{"refund_minor":null}"#, Limit::RefundMinor, i64::MAX, true);
    check(r#"{"points_adjust":100}"#, Limit::PointsAdjust, -100, true);
    check(r#"{"points_adjust":100}"#, Limit::PointsAdjust, -101, false);
    check(r#"{"points_adjust":100}"#, Limit::PointsAdjust, i64::MIN, false);
    assert!(serde_json::from_str::<Limits>(r#"{"tips_minor":1}"#).is_err());
    let code = |limits: &str| {
        let limits: Limits = serde_json::from_str(limits).unwrap();
        limits.check().map_err(|refused| refused.code())
    };
    assert_eq!(code(r#"{"discount_bp":10000}"#), Ok(()));
    assert_eq!(code(r#"{"discount_bp":10001}"#), Err("role.limit_out_of_range"));
    assert_eq!(code(r#"{"refund_minor":-1}"#), Err("role.limit_out_of_range"));
}

#[test]
fn the_schema_of_limits_names_every_limit_with_its_range() {
    let schema = schemars::schema_for!(Limits);
    let properties = schema.get("properties").and_then(|value| value.as_object()).unwrap();
    assert_eq!(properties.len(), Limit::ALL.len());
    assert_eq!(properties["discount_bp"]["maximum"], 10_000);
    assert_eq!(schema.get("additionalProperties"), Some(&false.into()));
}

fn store(number: i64) -> StoreId {
    StoreId::from_raw(number)
}

fn stores(numbers: &[i64]) -> Scope {
    Scope::Stores(numbers.iter().map(|number| store(*number)).collect())
}

#[test]
fn permission_and_scope_are_decided_together() {
    use Decision::*;
    use Permission::*;
    let check = |held: &[Permission], scope: &Scope, needs, target, expected: Decision| {
        let held = held.iter().copied().collect();
        assert_eq!(decide(&held, scope, needs, target), expected, "{needs} {target:?} {scope:?}");
    };
    let settle = &[BillSettle];
    let (one, company) = (stores(&[1, 2]), Scope::Company);
    check(settle, &one, BillSettle, Target::Store(store(1)), Allowed);
    check(settle, &one, BillSettle, Target::Store(store(3)), OutOfScope);
    check(settle, &one, BillSettle, Target::AnyStore, Allowed);
    check(settle, &one, BillSettle, Target::Company, OutOfScope);
    check(settle, &one, BillRefund, Target::Store(store(1)), MissingPermission);
    check(settle, &company, BillSettle, Target::Store(store(3)), Allowed);
    check(settle, &company, BillSettle, Target::Company, Allowed);
    check(settle, &stores(&[]), BillSettle, Target::AnyStore, OutOfScope);
    check(settle, &stores(&[]), BillSettle, Target::Store(store(1)), OutOfScope);
    check(&[RoleEdit], &one, RoleEdit, Target::AnyStore, OutOfScope);
    check(&[RoleEdit], &one, RoleEdit, Target::Store(store(1)), OutOfScope);
    check(&[RoleEdit], &company, RoleEdit, Target::Company, Allowed);
    check(&[], &company, RoleEdit, Target::Company, MissingPermission);
}

#[test]
fn a_thing_of_another_store_is_not_spoken_of() {
    use Permission::*;
    let check = |decision: Decision, needs, target, expected: Option<&str>| {
        let refusal = decision.refusal(needs, target);
        assert_eq!(refusal.as_ref().map(Refusal::code), expected, "{decision:?} {target:?}");
    };
    let there = Target::Store(store(1));
    check(Decision::Allowed, BillSettle, there, None);
    check(Decision::OutOfScope, BillSettle, there, None);
    check(Decision::MissingPermission, BillSettle, there, Some("permission.missing"));
    check(Decision::OutOfScope, SettingsEdit, Target::Company, Some("permission.company_only"));
    check(Decision::OutOfScope, RoleEdit, Target::AnyStore, Some("permission.company_only"));
}

#[test]
fn json_spells_a_scope_with_its_kind() {
    let text = r#"{"kind":"stores","store_ids":["store_0000000000001"]}"#;
    let scope: Scope = serde_json::from_str(text).unwrap();
    assert_eq!(scope, stores(&[1]));
    assert_eq!(serde_json::to_string(&scope).unwrap(), text);
    assert_eq!(serde_json::to_string(&Scope::Company).unwrap(), r#"{"kind":"company"}"#);
}

pub(crate) fn any_scope() -> impl Strategy<Value = Scope> {
    let some = prop::collection::btree_set((0_i64..6).prop_map(StoreId::from_raw), 0..5);
    prop_oneof![1 => Just(Scope::Company), 4 => some.prop_map(Scope::Stores)]
}

fn any_target() -> impl Strategy<Value = Target> {
    prop_oneof![
        Just(Target::Company),
        Just(Target::AnyStore),
        (0_i64..6).prop_map(|number| Target::Store(StoreId::from_raw(number))),
    ]
}

pub(crate) fn any_permissions() -> impl Strategy<Value = BTreeSet<Permission>> {
    prop::collection::btree_set(prop::sample::select(Permission::ALL), 0..12)
}

proptest! {
    #[test]
    fn a_scope_within_another_never_widens_either(
        a in any_scope(),
        b in any_scope(),
        target in any_target(),
        held in any_permissions(),
        needs in prop::sample::select(Permission::ALL),
    ) {
        let both = a.within(&b);
        prop_assert!(a.contains(&both) && b.contains(&both));
        prop_assert_eq!(&both, &b.within(&a));
        prop_assert!(!both.covers(target) || a.covers(target) && b.covers(target));
        if decide(&held, &both, needs, target) == Decision::Allowed {
            prop_assert_eq!(decide(&held, &a, needs, target), Decision::Allowed);
            prop_assert_eq!(decide(&held, &b, needs, target), Decision::Allowed);
        }
    }

    #[test]
    fn a_scope_that_contains_another_covers_all_it_covers(
        a in any_scope(),
        b in any_scope(),
        target in any_target(),
    ) {
        prop_assert!(!a.contains(&b) || !b.covers(target) || a.covers(target));
    }

    #[test]
    fn nobody_is_allowed_what_he_does_not_hold(
        scope in any_scope(),
        target in any_target(),
        held in any_permissions(),
        needs in prop::sample::select(Permission::ALL),
    ) {
        let allowed = decide(&held, &scope, needs, target) == Decision::Allowed;
        prop_assert!(!allowed || held.contains(&needs) && scope.covers(target));
    }
}
