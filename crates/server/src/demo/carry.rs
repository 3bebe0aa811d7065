//! One event of the plan, carried out in a transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use zhike_domain::guests::consent::{Answer, How, Said, Subject, is_sensitive};
use zhike_domain::guests::{Birthday, Calendar, Dietary, Sex};
use zhike_domain::kernel::id::{GuestId, IdBlock};
use zhike_domain::membership::join::JoinWish;
use zhike_domain::team::role::Preset;
use zhike_sim::plan::{Event, Gift, Plan, PlannedBirthday, PlannedGuest, What};
use zhike_store::Tx;

use super::bills::{self, Acts};
use super::cast::Cast;
use super::moment;
use crate::counter::actions::join;
use crate::guests::actions::consents::NewConsent;
use crate::guests::actions::{NewGuest, create_with};
use crate::membership::actions::top_ups::{Asked, Bought, PayKind, TopUpTender, top_up};
use crate::platform::app::App;
use crate::platform::http::act::Act;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::actions::{Issue, issue};

/// The terms that members and buyers of the demo accepted.
const TERMS: u32 = 1;

/// Guests that were written down before, by their position in the plan.
pub(super) type Known = BTreeMap<usize, GuestId>;

/// An event with all that it takes from outside the transaction.
pub(super) struct Task {
    /// Position in the plan.
    pub(super) at: usize,
    acts: Acts,
}

impl Task {
    /// Draws what the event will need. The clock stands at its moment.
    pub(super) fn of(app: &App, cast: &Cast, plan: &Plan, at: usize) -> Task {
        let event = &plan.events[at];
        let now = moment::at(plan.first.plus_days(event.day), event.minute);
        let by = |preset| cast.act(app, preset, event.store, now);
        let acts = match &event.what {
            What::Meet(_) | What::Join(_) => Acts::one(by(Preset::Host)),
            What::Coupon { .. } => Acts::with_ids(by(Preset::HqMarketing), app.id_block(2)),
            What::TopUp { .. } => Acts::one(by(Preset::Cashier)),
            What::Bill(bill) => bills::acts(app, cast, event.store, now, bill),
        };
        Task { at, acts }
    }
}

/// Where events are carried out.
pub(super) struct Ground {
    pub(super) plan: Arc<Plan>,
    pub(super) cast: Cast,
}

/// Carries one event out; `known` gets who was met.
pub(super) fn carry(
    tx: &mut Tx<'_>,
    ground: &Ground,
    task: &Task,
    known: &mut dyn Who,
) -> Result<(), Problem> {
    let event = &ground.plan.events[task.at];
    let acts = &task.acts;
    match &event.what {
        What::Meet(guest) => {
            let met = meet(tx, ground, event, &ground.plan.guests[*guest], &acts.act)?;
            known.met(*guest, met);
            Ok(())
        }
        What::Join(guest) => {
            let wish = JoinWish { terms_version: Some(TERMS), guardian_agreed: false };
            let store_id = ground.cast.stores[event.store];
            join(&mut acts.act.start(tx), known.who(*guest)?, wish, store_id).map(drop)
        }
        What::Coupon { guest, gift } => {
            let ids = acts.ids.as_ref().ok_or_else(Problem::not_there)?;
            coupon(tx, ground, event, (known.who(*guest)?, *gift), &acts.act, ids)
        }
        What::TopUp { guest, plan, tender } => {
            buy(tx, ground, event, (known.who(*guest)?, *plan, tender), &acts.act)
        }
        What::Bill(bill) => {
            let guest_id = bill.guest.map(|guest| known.who(guest)).transpose()?;
            bills::pay(tx, ground, event.store, bill, guest_id, acts)
        }
    }
}

/// Who was met so far.
pub(super) trait Who {
    /// The id of a guest of the plan.
    fn who(&self, guest: usize) -> Result<GuestId, Problem>;
    /// Notes the id of a guest of the plan.
    fn met(&mut self, guest: usize, guest_id: GuestId);
}

fn meet(
    tx: &mut Tx<'_>,
    ground: &Ground,
    event: &Event,
    guest: &PlannedGuest,
    act: &Act,
) -> Result<GuestId, Problem> {
    let phones = guest.phones.iter().map(|phone| phone.parse().map_err(refuse));
    let new = NewGuest {
        name: Some(guest.name.name.parse().map_err(refuse)?),
        title: guest.name.title.as_deref().map(str::parse).transpose().map_err(refuse)?,
        sex: guest.name.sex.map(str::parse::<Sex>).transpose().map_err(refuse)?,
        phones: phones.collect::<Result<_, _>>()?,
        birthday: guest.birthday.as_ref().map(birthday),
        note: guest.note.map(str::parse).transpose().map_err(refuse)?,
        dietary: dietary(&guest.dietary)?,
        vip: guest.vip,
        store_id: ground.cast.stores[event.store],
    };
    let consents = new.dietary.iter().any(|fact| is_sensitive(*fact)).then_some(NewConsent {
        subject: Subject::SENSITIVE,
        said: Said { answer: Answer::Given, text_version: Some(1) },
        how: How::Spoken,
        store_id: Some(new.store_id),
    });
    create_with(&mut act.start(tx), &new, consents.as_slice())
}

fn birthday(planned: &PlannedBirthday) -> Birthday {
    Birthday {
        calendar: if planned.lunar { Calendar::Lunar } else { Calendar::Solar },
        month: planned.month,
        day: planned.day,
        leap_month: false,
        year: planned.year.and_then(|year| i16::try_from(year).ok()),
    }
}

fn dietary(words: &[&str]) -> Result<BTreeSet<Dietary>, Problem> {
    let one = |word: &&str| match word.parse() {
        Ok(allergen) => Ok(Dietary::Allergy(allergen)),
        Err(_no_allergen) => word.parse().map(Dietary::Diet).map_err(refuse),
    };
    words.iter().map(one).collect()
}

/// Gives a coupon. A welcome that joining itself has given already is not given twice.
fn coupon(
    tx: &mut Tx<'_>,
    ground: &Ground,
    event: &Event,
    (guest_id, gift): (GuestId, Gift),
    act: &Act,
    ids: &IdBlock,
) -> Result<(), Problem> {
    let template_id = *ground.cast.templates.get(&gift).ok_or_else(Problem::not_there)?;
    let wish = Issue {
        template_id,
        guest_ids: vec![guest_id],
        count: 1,
        store_id: ground.cast.stores[event.store],
        reason: None,
    };
    match issue(&mut act.start(tx), &wish, ids) {
        Err(no) if gift == Gift::Welcome && no.code == "coupon.per_guest_limit" => Ok(()),
        done => done.map(drop),
    }
}

/// Sells stored value. A card that is as full as the law lets it be is left as it is.
fn buy(
    tx: &mut Tx<'_>,
    ground: &Ground,
    event: &Event,
    (guest_id, plan, tender): (GuestId, usize, &str),
    act: &Act,
) -> Result<(), Problem> {
    let (plan_id, amount_minor) = ground.cast.top_up_plans[plan];
    let tender = match tender {
        "wechat" => PayKind::Wechat,
        "alipay" => PayKind::Alipay,
        "card" => PayKind::Card,
        _ => PayKind::Cash,
    };
    let asked = Asked {
        guest_id,
        store_id: ground.cast.stores[event.store],
        bought: Bought::Plan(plan_id),
        tenders: vec![TopUpTender { tender, amount_minor, given_minor: None }],
        terms_version: Some(TERMS),
        guardian: None,
        credited_staff_id: None,
    };
    match top_up(&mut act.start(tx), &asked) {
        Err(no) if no.code == "stored_value.cap" => Ok(()),
        done => done.map(drop),
    }
}
