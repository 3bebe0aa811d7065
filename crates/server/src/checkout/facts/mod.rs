//! Everything that a quote or a settlement looks at, read in one transaction.

pub mod lines;

use std::collections::{BTreeMap, BTreeSet};

use zhike_domain::checkout::{GuestFacts, SettleFacts, VoucherTerms};
use zhike_domain::kernel::id::{BillId, DishId, GuestId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::pricing::{Benefit, ManualAct, OffersUsed, PointsAsked, QuoteFacts, WhichOffer};
use zhike_store::Tx;

use crate::checkout::bodies::BillBody;
use crate::checkout::views::{BillGuest, Words};
use crate::ordering::read as menu;
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
}

impl Loaded {
    /// What an offer or a coupon is called.
    #[must_use]
    pub fn name(&self, which: &WhichOffer) -> Words {
        self.names.get(which).cloned().unwrap_or_default()
    }

    /// Whether an offer has a budget, so that whoever settles with it waits for the others.
    #[must_use]
    pub fn is_limited(&self, which: &WhichOffer) -> bool {
        let mut candidates = self.facts.bill.candidates.iter();
        candidates.any(|one| one.which() == *which && one.budget_left_minor.is_some())
    }
}

/// Reads everything that a bill's price depends on.
pub fn load(
    tx: &mut Tx<'_>,
    _keyring: &Keyring,
    place: &Place,
    body: &BillBody,
    bill_id: Option<BillId>,
) -> Result<Loaded, Problem> {
    let moment = place.clock.moment(place.now);
    let guest: Option<GuestFacts> = None;
    let allergens = BTreeSet::new();
    let whose = For { tier_id: None, allergens: &allergens, at: &moment };
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
        member: None,
        candidates,
        unwanted: body.unwanted.iter().copied().collect(),
        offers: OffersUsed::All,
        points_rule: None,
        // A bill for nothing takes no points with it.
        points_asked: if is_comp { PointsAsked::None } else { body.points_asked },
        manual: body.manual.clone(),
        round_off: offers::rules(tx)?.round_off,
    };
    Ok(Loaded {
        facts: SettleFacts { bill, guest, voucher: VoucherTerms::DEFAULT },
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

/// The guest of a bill as the till shows him.
pub fn guest(
    _tx: &mut Tx<'_>,
    _keyring: &Keyring,
    guest_id: Option<GuestId>,
) -> Result<Option<BillGuest>, Problem> {
    match guest_id {
        None => Ok(None),
        Some(_) => Err(Problem::not_there()),
    }
}

/// How the till addresses a guest.
pub fn display(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: Option<GuestId>,
) -> Result<Option<String>, Problem> {
    Ok(guest(tx, keyring, guest_id)?.map(|guest| guest.display))
}
