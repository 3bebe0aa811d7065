//! Everything that a quote or a settlement looks at, read in one transaction.

pub mod lines;

use std::collections::{BTreeMap, BTreeSet};

use zhike_domain::checkout::{AccountTerms, Excludes, GuestFacts, SettleFacts, VoucherTerms};
use zhike_domain::guests::{Dietary, Greeting, GreetingFacts, Phone, greet};
use zhike_domain::kernel::id::{BillId, DishId, GuestId, OfferId, StoreId, TierId};
use zhike_domain::kernel::money::Points;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::Holder;
use zhike_domain::membership::review::Reason;
use zhike_domain::ordering::{Allergen, Earning};
use zhike_domain::pricing::{
    Benefit, ManualAct, Member, OffersUsed, PointsAsked, PointsRule, QuoteFacts, RuleKey,
    WhichOffer,
};
use zhike_store::{Tx, Want, p};

use crate::checkout::bodies::BillBody;
use crate::checkout::sql::bill::{self as bill_sql, VisitsRow};
use crate::checkout::sql::pos as pos_sql;
use crate::checkout::views::{BillBalances, BillGuest, BillTier, Words};
use crate::guests::actions::require;
use crate::guests::read::{self as guest_read, Head, by_phone, head, records};
use crate::ledger::read as ledger;
use crate::membership::groups::{self, Mine};
use crate::membership::programme::{Programme, programme};
use crate::membership::read::{self as member_read, MemberFacts, checkout_facts, member_of};
use crate::ordering::read as menu;
use crate::platform::choices;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};
use crate::pricing::read::{self as offers, Candidates, RuleName};
use lines::{For, LineWords};

/// Where and when a bill is looked at.
#[derive(Clone, Debug)]
pub struct Place {
    /// In which store.
    pub store_id: StoreId,
    /// The store's clock.
    pub clock: StoreClock,
    /// Now.
    pub now: Millis,
}

impl Place {
    /// A store at an instant; 404 when there is none.
    pub fn of(tx: &mut Tx<'_>, store_id: StoreId, now: Millis) -> Result<Place, Problem> {
        Ok(Place { store_id, clock: store_clock::of(tx, store_id)?, now })
    }
}

/// What a quote looks at, with the words for what it shows.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// For the rules.
    pub facts: SettleFacts,
    /// The words of the lines, in their order.
    pub words: Vec<LineWords>,
    /// The names of offers and coupons.
    pub names: BTreeMap<WhichOffer, Words>,
    /// The names of dishes that are given on top.
    pub gift_dishes: BTreeMap<DishId, Words>,
    /// The guest, as pages show him.
    pub head: Option<Head>,
    /// His membership before the bill.
    pub member: Option<MemberFacts>,
    /// The group that he is in, with its name.
    pub group: Option<Mine>,
    /// What that group is called.
    pub group_name: String,
}

impl Loaded {
    /// What an offer or a coupon is called.
    #[must_use]
    pub fn name(&self, which: &WhichOffer) -> Words {
        self.names.get(which).cloned().unwrap_or_default()
    }

    /// Whether an offer counts how often or how much of it is used.
    #[must_use]
    pub fn is_counted(&self, offer_id: OfferId) -> bool {
        let mut candidates = self.facts.bill.candidates.iter();
        candidates.any(|one| {
            one.offer.rule.key == RuleKey::Offer(offer_id)
                && (one.uses_left.is_some() || one.budget_left_minor.is_some())
        })
    }

    /// Whether an offer has a budget, so that whoever settles with it waits for the others.
    #[must_use]
    pub fn is_limited(&self, which: &WhichOffer) -> bool {
        let mut candidates = self.facts.bill.candidates.iter();
        candidates.any(|one| one.which() == *which && one.budget_left_minor.is_some())
    }
}

/// The guest of a bill as far as its price goes.
struct Known {
    head: Head,
    member: Option<MemberFacts>,
    allergens: BTreeSet<Allergen>,
    facts: GuestFacts,
    group: Option<(Mine, String)>,
}

fn known(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    place: &Place,
    guest_id: GuestId,
    programme: &Programme,
) -> Result<Known, Problem> {
    // The one who stayed is no stand-in for one who was merged meanwhile: he was not locked.
    let found = head(tx, keyring, guest_id)?.filter(|head| head.guest_id == guest_id);
    let Some(head) = found else {
        require(tx, guest_id).map_err(no_such_guest)?;
        return Err(no_such_guest(Problem::not_there()));
    };
    let allergens = head.allergies.iter().filter_map(|one| match one {
        Dietary::Allergy(allergen) => Some(*allergen),
        Dietary::Diet(_) => None,
    });
    let allergens = allergens.collect();
    let found = checkout_facts(tx, guest_id, &place.clock, place.now, programme)?;
    let group = group_of(tx, keyring, place, &head)?;
    let facts = GuestFacts {
        holding: found.holding,
        began: found.began,
        spend_order: found.spend_order,
        tier_multiplier: found.tier_multiplier,
        campaigns: found.campaigns,
        earn: found.earn,
        account: AccountTerms::None,
        group: group.as_ref().map(|(mine, _)| Box::new(mine.facts.clone())),
    };
    Ok(Known { head, member: found.member, allergens, facts, group })
}

/// The group of a guest and its name; nothing is read for a guest who is in none.
fn group_of(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    place: &Place,
    guest: &Head,
) -> Result<Option<(Mine, String)>, Problem> {
    if guest.group_id.is_none() {
        return Ok(None);
    }
    let mine = groups::of_guest(tx, guest.guest_id, &place.clock, place.now)?;
    let Some(mine) = mine else { return Ok(None) };
    let account = head(tx, keyring, mine.account_guest_id)?;
    let name = account.and_then(|account| account.name).unwrap_or_default();
    Ok(Some((mine, name)))
}

/// The bill is what the path names; a guest that its body names is another matter.
fn no_such_guest(problem: Problem) -> Problem {
    match problem.code {
        "thing.not_there" => Problem::field("/guest_id", "guest.not_there"),
        _ => problem,
    }
}

fn voucher_terms(programme: &Programme) -> VoucherTerms {
    let chosen = &programme.voucher;
    VoucherTerms {
        earning: if chosen.earns { Earning::Earns } else { Earning::Excluded },
        excludes: if chosen.excludes_offers { Excludes::Offers } else { Excludes::Nothing },
    }
}

fn points_rule(programme: &Programme) -> Option<PointsRule> {
    programme.points_rule.map(|worth| PointsRule {
        step_points: worth.step_points,
        step_minor: worth.step_minor,
        least_points: worth.least_points,
        max_share_bp: worth.max_share_bp,
    })
}

/// The reads that a bill's price takes in any case.
fn wants(store_id: StoreId, guest_id: Option<GuestId>) -> Vec<Want> {
    let mut wants = vec![choices::ahead::<Programme>()];
    wants.extend(menu::ahead(store_id));
    wants.extend(offers::ahead(guest_id));
    if let Some(guest_id) = guest_id {
        wants.extend(guest_read::ahead(guest_id));
        wants.extend(member_read::ahead(guest_id));
    }
    wants
}

/// Reads everything that a bill's price depends on.
pub fn load(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    place: &Place,
    body: &BillBody,
    bill_id: Option<BillId>,
) -> Result<Loaded, Problem> {
    tx.ahead(&wants(place.store_id, body.guest_id))?;
    let moment = place.clock.moment(place.now);
    let programme = programme(tx)?;
    let guest = body.guest_id.map(|guest_id| known(tx, keyring, place, guest_id, &programme));
    let guest = guest.transpose()?;
    let member = guest.as_ref().and_then(|guest| guest.member.as_ref());
    let member = member
        .map(|member| Member { tier_id: member.tier_id, points: Points::from_raw(member.points) });
    let nothing = BTreeSet::new();
    let allergens = guest.as_ref().map_or(&nothing, |guest| &guest.allergens);
    let tier_id = member.map(|member| member.tier_id);
    let whose = For { tier_id, allergens, at: &moment };
    let rung = lines::ring(tx, place, body, &whose)?;
    let found = offers::candidates(tx, place.store_id, body.guest_id, bill_id, &moment)?;
    let gift_dishes = gift_dishes(tx, place, &found)?;
    let Candidates { offers: candidates, names } = found;
    let is_comp = body.manual.iter().any(|manual| manual.act == ManualAct::Comp);
    let bill = QuoteFacts {
        lines: rung.lines,
        at: moment,
        store_id: place.store_id,
        channel: body.channel,
        guests: body.guests,
        member,
        candidates,
        unwanted: body.unwanted.iter().copied().collect(),
        offers: OffersUsed::All,
        points_rule: points_rule(&programme),
        // A bill for nothing takes no points with it.
        points_asked: if is_comp { PointsAsked::None } else { body.points_asked },
        manual: body.manual.clone(),
        round_off: offers::rules(tx)?.round_off,
    };
    let (guest, head, member, group) = match guest {
        Some(known) => (Some(known.facts), Some(known.head), known.member, known.group),
        None => (None, None, None, None),
    };
    let (group, group_name) = group.unzip();
    Ok(Loaded {
        facts: SettleFacts { bill, guest, voucher: voucher_terms(&programme) },
        head,
        member,
        group,
        group_name: group_name.unwrap_or_default(),
        words: rung.words,
        names: names.into_iter().map(|(which, name)| (which, words(name))).collect(),
        gift_dishes,
    })
}

fn words(name: RuleName) -> Words {
    Words { name: Some(name.name), name_zh_tw: name.name_zh_tw, name_en: name.name_en }
}

fn gift_dishes(
    tx: &mut Tx<'_>,
    place: &Place,
    found: &Candidates,
) -> Result<BTreeMap<DishId, Words>, Problem> {
    let gifts = found.offers.iter().filter_map(|candidate| match candidate.offer.benefit {
        Benefit::Gift { dish_id, .. } => Some(dish_id),
        _ => None,
    });
    let gifts: Vec<DishId> = gifts.collect();
    if gifts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let known = menu::known(tx, place.store_id, &gifts, place.now)?;
    Ok(known.into_iter().map(|(id, dish)| (id, lines::names_of(&dish.dish))).collect())
}

/// The guest of a bill as the till shows him; `None` when he was erased since.
pub fn guest(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: Option<GuestId>,
) -> Result<Option<BillGuest>, Problem> {
    let Some(guest_id) = guest_id else { return Ok(None) };
    let Some(head) = head(tx, keyring, guest_id)? else { return Ok(None) };
    let member = member_of(tx, guest_id)?;
    let card_no = member.as_ref().map(|member| member.card_no.clone());
    let tier = member.map(|member| tier(member.tier_id, member.tier_name));
    Ok(Some(guest_of(head, card_no, tier, balances(tx, guest_id)?)))
}

/// The guest of a bill out of what is known of him.
#[must_use]
pub fn guest_of(
    head: Head,
    card_no: Option<String>,
    tier: Option<BillTier>,
    balances: BillBalances,
) -> BillGuest {
    BillGuest {
        guest_id: head.guest_id,
        display: head.display,
        name: head.name,
        surname: head.surname,
        sex: head.sex,
        card_no,
        tier,
        allergies: head.allergies,
        balances,
    }
}

/// What to say to the guest of a bill; `None` when there is none, or no longer. A bill that is open
/// is no visit yet.
pub fn greeting(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    place: &Place,
    guest_id: Option<GuestId>,
) -> Result<Option<Greeting>, Problem> {
    let Some(guest_id) = guest_id else { return Ok(None) };
    let Some(head) = head(tx, keyring, guest_id)? else { return Ok(None) };
    let records = records(tx, guest_id.raw())?;
    let visits: Vec<VisitsRow> = tx.all_of(&bill_sql::VISITS, &records)?;
    let standing = member_of(tx, guest_id)?.map(|member| member.standing);
    let rose = standing.filter(|standing| standing.reason == Reason::Reached);
    Ok(Some(greet(&GreetingFacts {
        today: place.clock.day(place.now),
        birthday: head.birthday,
        visits: visits.iter().map(|row| row.count).sum(),
        last_visit: visits.iter().filter_map(|row| row.last_day).max().map(BusinessDay),
        risen: rose.map(|standing| (standing.tier_id, standing.since)),
    })))
}

/// By what a guest is found at a till.
#[derive(Clone, Debug)]
pub enum By {
    /// The whole number.
    Phone(Phone),
    /// The card's number.
    Card(String),
}

/// The guest with this phone or card.
pub fn find_guest(tx: &mut Tx<'_>, keyring: &Keyring, by: &By) -> Result<Option<GuestId>, Problem> {
    match by {
        By::Phone(phone) => by_phone(tx, keyring, phone),
        By::Card(number) => {
            let guest: Option<i64> = tx.opt(&pos_sql::BY_CARD, p![number.as_str()])?;
            Ok(guest.map(GuestId::from_raw))
        }
    }
}

/// A tier by name.
#[must_use]
pub fn tier(tier_id: TierId, name: String) -> BillTier {
    let words = Words { name: Some(name), ..Words::default() };
    BillTier { tier_id, words }
}

/// What a guest has.
pub fn balances(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<BillBalances, Problem> {
    let found = ledger::balances(tx, Holder::Guest(guest_id))?;
    Ok(BillBalances {
        points: found.points,
        points_pending: found.points_pending,
        points_debt: found.points_debt,
        growth: found.growth,
        principal_minor: found.principal_minor,
        bonus_minor: found.bonus_minor,
    })
}

/// How the till addresses a guest.
pub fn display(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: Option<GuestId>,
) -> Result<Option<String>, Problem> {
    let Some(guest_id) = guest_id else { return Ok(None) };
    Ok(head(tx, keyring, guest_id)?.map(|head| head.display))
}
