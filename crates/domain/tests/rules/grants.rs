use std::collections::BTreeSet;

use proptest::prelude::*;
use zhike_domain::kernel::id::{StaffId, StoreId};
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::team::grant::{
    Actor, Holding, RoleKind, archive_role, change, create, create_role, edit_role,
};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::{Limit, Limits, Powers, Preset};
use zhike_domain::team::scope::Scope;

use super::access::{any_permissions, any_scope};

/// A person of a table: role, scope and whether active.
#[derive(Clone)]
struct Person {
    staff_id: StaffId,
    preset: Preset,
    powers: Powers,
    scope: Scope,
    is_active: bool,
}

fn person(number: i64, preset: Preset, stores: &[i64]) -> Person {
    let set: BTreeSet<_> = stores.iter().map(|store| StoreId::from_raw(*store)).collect();
    let scope = if stores.is_empty() { Scope::Company } else { Scope::Stores(set) };
    let powers = Powers::of_preset(preset);
    Person { staff_id: StaffId::from_raw(number), preset, powers, scope, is_active: true }
}

impl Person {
    fn actor(&self) -> Actor<'_> {
        Actor { staff_id: self.staff_id, powers: &self.powers, scope: &self.scope }
    }

    fn holding(&self) -> Holding<'_> {
        let is_owner = self.preset == Preset::Owner;
        let Self { powers, scope, is_active, .. } = self;
        Holding { powers, scope, is_owner, is_active: *is_active }
    }

    fn disabled(&self) -> Self {
        Self { is_active: false, ..self.clone() }
    }
}

fn code<T, R: Refusal>(result: Result<T, R>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

#[test]
fn nobody_hires_above_himself() {
    use Preset::*;
    let check = |actor: &Person, new: &Person, expected: &str| {
        let got = code(create(actor.actor(), new.holding()));
        assert_eq!(got, expected, "{} hires {} {:?}", actor.preset, new.preset, new.scope);
    };
    let owner = person(1, Owner, &[]);
    let manager = person(2, StoreManager, &[1, 2]);
    for preset in Preset::ALL {
        check(&owner, &person(9, *preset, &[]), "ok");
    }
    for preset in [StoreManager, Host, Cashier, Waiter, Kitchen, ServiceAgent] {
        check(&manager, &person(9, preset, &[1]), "ok");
        check(&manager, &person(9, preset, &[1, 2]), "ok");
        check(&manager, &person(9, preset, &[2, 3]), "staff.scope_above_own");
        check(&manager, &person(9, preset, &[]), "staff.scope_above_own");
    }
    for preset in [HqMarketing, HqAnalyst, Auditor] {
        check(&manager, &person(9, preset, &[1]), "staff.above_own");
    }
    check(&manager, &person(9, Owner, &[]), "staff.above_own");
    check(&owner, &person(9, Owner, &[1]), "staff.owner_needs_company");
    let mut generous = person(9, Cashier, &[1]);
    generous.powers.limits = Limits::of(&[(Limit::RefundMinor, Some(200_001))]);
    check(&manager, &generous, "staff.limit_above_own");
    generous.powers.limits = Limits::of(&[(Limit::RefundMinor, None)]);
    check(&manager, &generous, "staff.limit_above_own");
}

#[test]
fn nobody_changes_who_stands_above_him_or_himself_or_the_last_owner() {
    use Preset::*;
    let check = |actor: &Person, before: &Person, after: &Person, others: u32, expected: &str| {
        let id = before.staff_id;
        let got = code(change(actor.actor(), id, before.holding(), after.holding(), others));
        assert_eq!(got, expected, "{} changes {}", actor.preset, before.preset);
    };
    let owner = person(1, Owner, &[]);
    let second_owner = person(2, Owner, &[]);
    let manager = person(3, StoreManager, &[1]);
    let host = person(4, Host, &[1]);
    let away = person(5, Host, &[1, 2]);
    check(&manager, &host, &host.disabled(), 1, "ok");
    check(&manager, &host, &person(4, Cashier, &[1]), 1, "ok");
    check(&manager, &host, &person(4, Host, &[2]), 1, "staff.scope_above_own");
    check(&manager, &host, &person(4, HqAnalyst, &[1]), 1, "staff.above_own");
    check(&manager, &away, &away.disabled(), 1, "staff.out_of_reach");
    check(&manager, &away, &away, 1, "staff.out_of_reach"); // not even the name
    check(&manager, &owner, &owner.disabled(), 1, "staff.out_of_reach");
    check(&manager, &manager, &manager, 1, "ok"); // his own telephone number
    check(&manager, &manager, &manager.disabled(), 1, "staff.self");
    check(&manager, &manager, &person(3, StoreManager, &[1, 2]), 1, "staff.self");
    check(&owner, &owner, &owner.disabled(), 3, "staff.self");
    check(&owner, &second_owner, &second_owner.disabled(), 1, "ok");
    check(&owner, &second_owner, &second_owner.disabled(), 0, "staff.last_owner");
    check(&owner, &second_owner, &person(2, Host, &[1]), 0, "staff.last_owner");
    check(&owner, &second_owner.disabled(), &person(2, Host, &[1]), 0, "ok");
    check(&owner, &second_owner, &person(2, Owner, &[1]), 1, "staff.owner_needs_company");
}

#[test]
fn a_role_is_edited_only_by_who_holds_all_of_it() {
    use Preset::*;
    let owner = person(1, Owner, &[]);
    let mut head = person(2, HqMarketing, &[]);
    head.powers.permissions.insert(Permission::RoleEdit);
    let powers = Powers::of_preset;
    let check = |actor: &Person, kind, before: &Powers, after: &Powers, expected: &str| {
        assert_eq!(code(edit_role(actor.actor(), kind, before, after)), expected);
    };
    let ordinary = RoleKind::Ordinary;
    check(&owner, RoleKind::Owner, &powers(Owner), &powers(Owner), "role.fixed");
    check(&owner, ordinary, &powers(Cashier), &powers(StoreManager), "ok");
    check(&head, ordinary, &powers(HqAnalyst), &powers(HqMarketing), "ok");
    check(&head, ordinary, &powers(Cashier), &powers(HqAnalyst), "role.above_own");
    check(&head, ordinary, &powers(HqAnalyst), &powers(Cashier), "role.above_own");
    let mut rows = powers(HqAnalyst);
    rows.limits = Limits::of(&[(Limit::ExportRows, Some(5_001))]);
    check(&head, ordinary, &powers(HqAnalyst), &rows, "role.limit_above_own");
    assert_eq!(code(create_role(head.actor(), &rows)), "role.limit_above_own");
    assert_eq!(code(archive_role(0)), "ok");
    assert_eq!(code(archive_role(2)), "role.in_use");
}

fn any_limits() -> impl Strategy<Value = Limits> {
    let ceiling = prop_oneof![Just(None), (0_i64..5).prop_map(Some)];
    let limit = prop::sample::select(Limit::ALL);
    prop::collection::vec((limit, ceiling), 0..6).prop_map(|ceilings| Limits::of(&ceilings))
}

fn any_powers() -> impl Strategy<Value = Powers> {
    (any_permissions(), any_limits())
        .prop_map(|(permissions, limits)| Powers { permissions, limits })
}

fn within(given: &Powers, own: &Powers) -> bool {
    let amounts =
        |limit| (0..7).all(|n| !given.limits.allows(limit, n) || own.limits.allows(limit, n));
    given.permissions.is_subset(&own.permissions) && Limit::ALL.iter().all(|l| amounts(*l))
}

proptest! {
    #[test]
    fn nobody_can_grant_more_than_he_has(
        own in any_powers(),
        own_scope in any_scope(),
        given in any_powers(),
        given_scope in any_scope(),
        before in any_powers(),
        before_scope in any_scope(),
        is_owner: bool,
    ) {
        let actor = Actor { staff_id: StaffId::from_raw(1), powers: &own, scope: &own_scope };
        let holding = |powers, scope| Holding { powers, scope, is_owner, is_active: true };
        let (old, new) = (holding(&before, &before_scope), holding(&given, &given_scope));
        let inside = within(&given, &own) && own_scope.contains(&given_scope);
        if create(actor, new).is_ok() {
            prop_assert!(inside);
        }
        if change(actor, StaffId::from_raw(2), old, new, 1).is_ok() {
            prop_assert!(inside && within(&before, &own) && own_scope.contains(&before_scope));
        }
        if change(actor, StaffId::from_raw(1), old, new, 1).is_ok() {
            prop_assert_eq!(old, new);
        }
        if edit_role(actor, RoleKind::Ordinary, &before, &given).is_ok() {
            prop_assert!(within(&given, &own) && within(&before, &own));
        }
    }

    #[test]
    fn an_active_owner_is_left_whatever_is_changed(
        given in any_powers(),
        scope in any_scope(),
        is_owner: bool,
        is_active: bool,
    ) {
        let owner = person(1, Preset::Owner, &[]);
        let last = person(2, Preset::Owner, &[]);
        let after = Holding { powers: &given, scope: &scope, is_owner, is_active };
        if change(owner.actor(), last.staff_id, last.holding(), after, 0).is_ok() {
            prop_assert!(is_owner && is_active && scope == Scope::Company);
        }
    }
}
