//! The card.

use zhike_domain::guests::{Greeting, GreetingFacts, greet};
use zhike_domain::kernel::id::{
    CouponId, CouponTemplateId, DishId, GuestId, MemberId, StoreId, TierId,
};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, p};

use super::tier_name;
use crate::counter::sql::bill::{self as bill_sql, DayRow, UsualRow, VisitsRow};
use crate::counter::sql::member::{
    self as sql, BalanceRow, CouponRow, EndingRow, MemberRow, TierChangeRow,
};
use crate::counter::views::{
    AccessView, BalancesView, CouponView, EndingView, GuestCard, MemberView, UsualView, VisitsView,
};
use crate::guests::consents::is_impersonal;
use crate::guests::read::{facts, occasions, relations, seen, staff_ref, stage_view, today, view};
use crate::guests::rules::GuestRules;
use crate::guests::views::{FactView, GuestView, LifecycleView, OccasionView, RelationView};
use crate::membership::group_views::on_card;
use crate::membership::{Programme, programme};
use crate::platform::access_log::{self, Wanted};
use crate::platform::choices;
use crate::platform::http::call::Who;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

const DAY_MS: i64 = 86_400_000;
/// Rows of each list on the card.
const USUAL: i64 = 5;
const COUPONS: i64 = 50;
const ENDING: i64 = 20;
const ACCESSED: i64 = 5;
/// Days of the strip that shows a guest's rhythm.
const STRIP_DAYS: i64 = 24;

/// A guest's card as `who` sees it; `store_id` is where the guest stands.
///
/// # Errors
/// 404, 422 `guest.erased`.
pub fn card(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    store_id: Option<StoreId>,
    who: &Who,
    now: Millis,
) -> Result<GuestCard, Problem> {
    let reach = &who.scope;
    let guest = view(tx, keyring, guest_id, reach)?;
    let programme = programme(tx)?;
    let id = guest.guest_id.raw();
    let today = today(tx, store_id.unwrap_or(guest.store_id), now)?;
    let all: Vec<VisitsRow> = tx.all(&bill_sql::VISITS, p![id])?;
    let impersonal = is_impersonal(tx, guest_id)?;
    let told: &[VisitsRow] = if impersonal { &[] } else { &all };
    let greeting = greeting(tx, &guest, &programme, told, today)?;
    let greeting = if impersonal { Greeting::Welcome {} } else { greeting };
    let member: Option<MemberRow> = tx.opt(&sql::OF_GUEST, p![id])?;
    let until = now.0 + i64::from(programme.expiry_notice_days) * DAY_MS;
    let expiring: Vec<EndingRow> = tx.all(&sql::ENDING, p![id, until, ENDING])?;
    let coupons: Vec<CouponRow> = tx.all(&sql::HELD_COUPONS, p![id, now.0, COUPONS])?;
    let most_usual = if guest.withheld || impersonal { 0 } else { USUAL };
    let usual: Vec<UsualRow> = tx.all(&bill_sql::USUAL, p![id, most_usual])?;
    let mut known = known(tx, keyring, &guest, reach, today)?;
    let group = if guest.withheld { None } else { on_card(tx, keyring, guest.guest_id, who, now)? };
    if impersonal {
        known.lifecycle = None;
    }
    Ok(GuestCard {
        greeting,
        member: member.map(|row| member_view(&programme, row)),
        balances: balances(tx, id)?,
        expiring: expiring.into_iter().map(ending_view).collect(),
        coupons: coupons.into_iter().map(coupon_view).collect(),
        visits: visits(&all, reach),
        usual: usual.into_iter().map(usual_view).collect(),
        accessed: accessed(tx, keyring, who, id)?,
        occasions: known.occasions,
        facts: known.facts,
        relations: known.relations,
        dietary_seen: seen(tx, keyring, GuestId::from_raw(id))?,
        lifecycle: known.lifecycle,
        group,
        guest,
    })
}

/// What the house knows of a guest beside the person; nothing where the guest does not want to be
/// known.
#[derive(Default)]
struct Known {
    occasions: Vec<OccasionView>,
    facts: Vec<FactView>,
    relations: Vec<RelationView>,
    lifecycle: Option<LifecycleView>,
}

fn known(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest: &GuestView,
    reach: &Scope,
    today: BusinessDay,
) -> Result<Known, Problem> {
    if guest.withheld {
        return Ok(Known::default());
    }
    let guest_id = guest.guest_id;
    let rules = choices::in_force::<GuestRules>(tx)?;
    let strip = strip(tx, guest_id.raw(), reach)?;
    Ok(Known {
        occasions: occasions(tx, keyring, guest_id, today)?,
        facts: facts(tx, keyring, guest_id)?,
        relations: relations(tx, keyring, guest_id, reach)?,
        lifecycle: Some(stage_view(tx, guest_id, &rules.lifecycle, today, strip)?),
    })
}

/// The latest days on which the guest was in the reader's stores, the oldest first.
fn strip(tx: &mut Tx<'_>, guest: i64, reach: &Scope) -> Result<Vec<BusinessDay>, Problem> {
    let rows: Vec<DayRow> = tx.all(&bill_sql::DAYS, p![guest, STRIP_DAYS])?;
    let seen =
        rows.iter().filter(|row| reach.covers(Target::Store(StoreId::from_raw(row.store_id))));
    let mut days: Vec<BusinessDay> = seen.map(|row| BusinessDay(row.day)).collect();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

fn greeting(
    tx: &mut Tx<'_>,
    guest: &GuestView,
    programme: &Programme,
    visits: &[VisitsRow],
    today: BusinessDay,
) -> Result<Greeting, Problem> {
    let last_change = p![guest.guest_id.raw(), i64::MAX, i64::MAX, 1];
    let change: Option<TierChangeRow> = tx.opt(&sql::TIER_CHANGES, last_change)?;
    let place = |tier: i64| programme.ladder.place(TierId::from_raw(tier)).ok();
    let rose = change.filter(|change| place(change.after_tier_id) > place(change.before_tier_id));
    let count: i64 = visits.iter().map(|row| row.count).sum();
    Ok(greet(&GreetingFacts {
        today,
        birthday: guest.birthday,
        visits: u32::try_from(count).unwrap_or(u32::MAX),
        last_visit: visits.iter().filter_map(|row| row.last_day).max().map(BusinessDay),
        risen: rose.map(|row| (TierId::from_raw(row.after_tier_id), BusinessDay(row.business_day))),
    }))
}

fn member_view(programme: &Programme, row: MemberRow) -> MemberView {
    MemberView {
        member_id: MemberId::from_raw(row.member_id),
        tier: tier_name(programme, row.tier_id),
        card_no: row.card_no,
        joined_day: BusinessDay(row.joined_day),
        tier_until: row.tier_ends_on.map(BusinessDay),
    }
}

fn balances(tx: &mut Tx<'_>, guest: i64) -> Result<BalancesView, Problem> {
    let rows: Vec<BalanceRow> = tx.all(&sql::BALANCES, p![guest])?;
    let mut all = BalancesView::default();
    for row in rows {
        match row.unit.as_str() {
            "points" => {
                all.points = row.free;
                all.points_pending = row.pending;
                all.points_debt = row.debt;
            }
            "growth" => all.growth = row.free,
            "principal" => all.principal_minor = row.free,
            "bonus" => all.bonus_minor = row.free,
            _ => {}
        }
    }
    Ok(all)
}

fn ending_view(row: EndingRow) -> EndingView {
    EndingView { unit: row.unit, amount: row.amount, expires_at: Millis(row.expires_at) }
}

/// A coupon as it is shown.
pub(super) fn coupon_view(row: CouponRow) -> CouponView {
    CouponView {
        coupon_id: CouponId::from_raw(row.coupon_id),
        template_id: CouponTemplateId::from_raw(row.template_id),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        face_minor: row.face_minor,
        state: row.state,
        valid_from: Millis(row.valid_from),
        expires_at: row.expires_at.map(Millis),
    }
}

/// Visits to the stores that the reader sees.
fn visits(all: &[VisitsRow], reach: &Scope) -> VisitsView {
    let seen = |row: &&VisitsRow| reach.covers(Target::Store(StoreId::from_raw(row.store_id)));
    let mut sum = VisitsView::default();
    for row in all.iter().filter(seen) {
        sum.count += row.count;
        sum.spent_minor += row.spent_minor;
        sum.last_day = sum.last_day.max(row.last_day.map(BusinessDay));
    }
    sum.average_minor = if sum.count > 0 { sum.spent_minor / sum.count } else { 0 };
    sum
}

fn usual_view(row: UsualRow) -> UsualView {
    UsualView { dish_id: DishId::from_raw(row.dish_id), name: row.name, times: row.times }
}

/// Who looked last; nobody is named to those who may not read the audit.
fn accessed(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    who: &Who,
    guest: i64,
) -> Result<Vec<AccessView>, Problem> {
    if !who.powers.permissions.contains(&Permission::AuditRead) {
        return Ok(Vec::new());
    }
    let wanted = Wanted {
        object_kind: Some("guest".to_owned()),
        object_id: Some(guest),
        ..Wanted::default()
    };
    let rows = access_log::list(tx, &wanted, ACCESSED)?;
    let named = rows.into_iter().map(|row| {
        Ok(AccessView { staff: staff_ref(tx, keyring, row.staff_id)?, at: Millis(row.at) })
    });
    named.collect()
}
