//! What the till and other folders ask about a member.

use zhike_domain::kernel::id::{GuestId, MemberId, StoreId, TierId, TopUpId};
use zhike_domain::kernel::money::{Milli, Minor};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Holder, Holding, Unit};
use zhike_domain::membership::earn::EarnRule;
use zhike_domain::membership::liability::Liability;
use zhike_domain::membership::prepaid::{Issuer, PACKS, PrepaidRules};
use zhike_domain::membership::review::Standing;
use zhike_domain::membership::stored_value::{Began, SpendOrder};
use zhike_domain::settings::city::{City, RulePack};
use zhike_domain::settings::company::IssuerType;
use zhike_store::{Tx, Want, p};

use super::programme::{Programme, programme};
use super::sql::law::{self, CompanyRow};
use super::sql::member::{self, MemberRow};
use super::sql::top_up::{self, BeganRow};
use crate::ledger::read as ledger;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock::StoreClock;

/// A member in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberFacts {
    /// The membership.
    pub member_id: MemberId,
    /// The card's number.
    pub card_no: String,
    /// The tier.
    pub tier_id: TierId,
    /// Its place on the ladder, 0 for the lowest.
    pub tier_place: usize,
    /// Its name.
    pub tier_name: String,
    /// How much faster points are earned with it.
    pub earn_milli: Milli,
    /// Since when and until when he has it.
    pub standing: Standing,
    /// On which business day he joined.
    pub joined_day: BusinessDay,
    /// Points that may be spent, as the last journal left them.
    pub points: i64,
}

/// Everything that a settlement looks at of a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckoutFacts {
    /// The membership; a guest without one earns nothing.
    pub member: Option<MemberFacts>,
    /// What he holds.
    pub holding: Holding,
    /// What his top-ups began with.
    pub began: Vec<Began>,
    /// In which order principal and bonus are spent.
    pub spend_order: SpendOrder,
    /// The multiplier of the tier held before the bill.
    pub tier_multiplier: Milli,
    /// The multipliers of campaigns of the moment.
    pub campaigns: Vec<Milli>,
    /// How bills earn for him; `None` for a guest who is no member.
    pub earn: Option<EarnRule>,
}

/// The membership of a guest, if he has one.
pub fn member_of(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<Option<MemberFacts>, Problem> {
    let programme = programme(tx)?;
    member_in(tx, guest_id, &programme)
}

/// [`member_of`] for somebody who has read the programme.
pub fn member_in(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    programme: &Programme,
) -> Result<Option<MemberFacts>, Problem> {
    let row: Option<MemberRow> = tx.opt(&member::OF_GUEST, p![guest_id.raw()])?;
    let Some(row) = row else { return Ok(None) };
    let points = ledger::balances(tx, Holder::Guest(guest_id))?.points;
    facts_of(&row, programme, points).map(Some)
}

/// The facts of one row.
pub fn facts_of(
    row: &MemberRow,
    programme: &Programme,
    points: i64,
) -> Result<MemberFacts, Problem> {
    let standing = standing_of(row)?;
    let tier_place = programme.ladder.place(standing.tier_id).map_err(refuse)?;
    let tier = &programme.ladder.tiers[tier_place];
    Ok(MemberFacts {
        member_id: MemberId::from_raw(row.member_id),
        card_no: row.card_no.clone(),
        tier_id: standing.tier_id,
        tier_place,
        tier_name: tier.name.as_str().to_owned(),
        earn_milli: tier.earn_milli,
        standing,
        joined_day: BusinessDay(row.joined_day),
        points,
    })
}

/// The tier of a row, since when and until when.
pub fn standing_of(row: &MemberRow) -> Result<Standing, Problem> {
    Ok(Standing {
        tier_id: TierId::from_raw(row.tier_id),
        since: BusinessDay(row.tier_since),
        ends_on: row.tier_ends_on.map(BusinessDay),
        reason: row.tier_reason.parse().map_err(refuse)?,
    })
}

/// What [`checkout_facts`] reads of everybody, for who reads ahead.
#[must_use]
pub fn ahead(guest_id: GuestId) -> Vec<Want> {
    let mut wants = vec![(&member::OF_GUEST, p![guest_id.raw()].to_vec())];
    wants.extend(ledger::ahead(Holder::Guest(guest_id)));
    wants
}

/// What a settlement looks at of a guest. In a write, lock the guest.
pub fn checkout_facts(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    clock: &StoreClock,
    now: Millis,
    programme: &Programme,
) -> Result<CheckoutFacts, Problem> {
    let row: Option<MemberRow> = tx.opt(&member::OF_GUEST, p![guest_id.raw()])?;
    let holding = ledger::holding(tx, Holder::Guest(guest_id))?;
    let points = holding.spendable(Unit::Points, now);
    let member = row.map(|row| facts_of(&row, programme, points)).transpose()?;
    let has_money =
        holding.lots.iter().any(|lot| matches!(lot.unit, Unit::Principal | Unit::Bonus));
    let began = if has_money { began(tx, guest_id)? } else { Vec::new() };
    Ok(CheckoutFacts {
        holding,
        began,
        spend_order: programme.spend_order,
        tier_multiplier: member.as_ref().map_or(Milli::from_raw(1_000), |one| one.earn_milli),
        campaigns: programme.multipliers(&clock.moment(now)),
        earn: member.is_some().then_some(programme.earn),
        member,
    })
}

/// What a guest's top-ups began with.
pub fn began(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<Vec<Began>, Problem> {
    let rows: Vec<BeganRow> = tx.all(&top_up::BEGAN, p![guest_id.raw()])?;
    let began = rows.into_iter().map(|row| Began {
        top_up_id: TopUpId::from_raw(row.top_up_id),
        paid_minor: Minor::from_raw(row.paid_minor),
        gift_minor: Minor::from_raw(row.gift_minor),
    });
    Ok(began.collect())
}

/// What the house owes its guests beside what the law lets it owe. The sum is read only where
/// there is a line to hold it against.
pub fn liability(
    tx: &mut Tx<'_>,
    programme: &Programme,
    rules: &PrepaidRules,
) -> Result<Liability, Problem> {
    let revenue = programme.prepaid.revenue_minor;
    let owed: i64 = match revenue.and(rules.liability_most_bp) {
        Some(_) => tx.one(&top_up::OWED, p![])?,
        None => 0,
    };
    Ok(Liability::of(Minor::from_raw(owed), revenue, rules.liability_most_bp))
}

/// What the law lets a store sell and asks it to pay back, with what the owner set within it: of
/// the packs of the store's place and of the company's the strictest value; without a store those
/// of the company alone.
pub fn prepaid_rules(
    tx: &mut Tx<'_>,
    store_id: Option<StoreId>,
    day: BusinessDay,
    programme: &Programme,
) -> Result<PrepaidRules, Problem> {
    let company: Option<CompanyRow> = tx.opt(&law::COMPANY, p![])?;
    let store: Option<Option<String>> = match store_id {
        Some(store_id) => tx.opt(&law::STORE, p![store_id.raw()])?,
        None => None,
    };
    let (place, issuer) = company.map_or((None, None), |row| (row.city, row.issuer_type));
    let cities = [store.flatten(), place].into_iter().flatten();
    let cities: Vec<City> = cities.filter_map(|code| code.parse().ok()).collect();
    let mut packs: Vec<&str> = Vec::new();
    for pack in cities.iter().flat_map(|city| city.packs()) {
        packs.push(pack.as_str());
    }
    if cities.is_empty() {
        packs.push(RulePack::National.as_str());
    }
    let is_small = issuer.as_deref() == Some(IssuerType::Individual.as_str());
    let issuer = if is_small { Issuer::Small } else { Issuer::Enterprise };
    let law = PrepaidRules::of(PACKS, &packs, issuer, day);
    let cap = |law: Minor| programme.prepaid.most_minor.map_or(law, |own| own.min(law));
    let days = programme.prepaid.no_reason_days.unwrap_or(0);
    Ok(PrepaidRules {
        named_most_minor: cap(law.named_most_minor),
        unnamed_most_minor: cap(law.unnamed_most_minor),
        no_reason_days: law.no_reason_days.max(days),
        ..law
    })
}
