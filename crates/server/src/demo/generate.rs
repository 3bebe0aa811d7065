//! From an empty database to the demo restaurant.

use std::sync::Arc;
use std::time::Duration;

use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_sim::plan::{self, DAYS, Plan, Size};

use super::carry::{Ground, Known, Task, Who, carry};
use super::moment::{self, Hands};
use super::{PASSWORD, evening, found};
use crate::insight::follow::{self, Turn};
use crate::membership::programme::programme;
use crate::platform::app::App;
use crate::platform::choices::{self, DemoMark};
use crate::platform::jobs::{Handlers, JobError};
use crate::platform::open::{House, Plan as Opening};
use crate::platform::problem::Problem;
use crate::team::passwords;
use crate::{ledger, membership, ordering, pricing};

/// Days after which what time does is brought up to date.
const TURN_EVERY: i64 = 7;
/// How long the house may take to close.
const PATIENCE: Duration = Duration::from_secs(600);

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The seed of the plan.
    pub seed: u64,
    /// The last day of its history.
    pub last: BusinessDay,
    /// How large it is.
    pub size: Size,
    /// The instant at which somebody will look at it first.
    pub now: Millis,
}

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The day that is done.
    pub day: BusinessDay,
    /// Days that are done.
    pub days: i64,
    /// Events that are done.
    pub events: usize,
    /// Events in all.
    pub of: usize,
}

/// Makes the demo in an empty database that nothing else has open. `opening` says where; its clock
/// is replaced by the plan's.
///
/// # Errors
/// The first refusal or fault, as a sentence; what was written stays, marked as unfinished.
pub fn generate(
    opening: Opening,
    wish: Wish,
    told: &mut dyn FnMut(Progress),
) -> Result<(), String> {
    let plan = Arc::new(plan::plan(wish.seed, wish.last, wish.size));
    let hands = Hands::new(moment::at(plan.first, 300));
    let opening = Opening { clock: hands.clock(), demo: true, ..opening };
    // What time does is done here, day by day, and not by jobs that look at the clock.
    let house = House::open(opening, |_app| (Handlers::new(), Vec::new()));
    let house = house.map_err(|fault| fault.to_string())?;
    let made = make(&house.app, plan, wish, (&hands, told)).map_err(|problem| sentence(&problem));
    // The relay numbers what is left and seals the chain before the database is closed.
    house.stop(PATIENCE);
    made
}

fn sentence(problem: &Problem) -> String {
    let params = serde_json::Value::Object(problem.params.clone());
    let cause = problem.cause.clone().unwrap_or_default();
    format!("{} {params} {cause}", problem.code).trim_end().to_owned()
}

fn make(
    app: &App,
    plan: Arc<Plan>,
    wish: Wish,
    (hands, told): (&Hands, &mut dyn FnMut(Progress)),
) -> Result<(), Problem> {
    let hash = password_hash(app)?;
    let cast = found::found(app, &hash, wish.seed)?;
    let ground = Arc::new(Ground { plan, cast });
    let mut known = Arc::new(Known::new());
    let mut next = 0;
    for day in 0..DAYS {
        look(app, &ground)?;
        let (tasks, until) = tasks(app, &ground, hands, (next, day));
        let met = carry_day(app, &ground, &known, tasks)?;
        Arc::make_mut(&mut known).extend(met);
        next = until;
        let today = ground.plan.first.plus_days(day);
        if day % TURN_EVERY == TURN_EVERY - 1 || day == DAYS - 1 {
            hands.set(moment::at(today.plus_days(1), 200));
            bring_up_to_date(app)?;
        }
        told(Progress { day: today, days: day + 1, events: next, of: ground.plan.events.len() });
    }
    evening::open(app, &ground, &known, (hands, wish.now))?;
    count_sales(app)?;
    finish(app, ground.plan.last())
}

/// The events of a day with all that they take from outside, and the position after them.
fn tasks(
    app: &App,
    ground: &Ground,
    hands: &Hands,
    (first, day): (usize, i64),
) -> (Vec<Task>, usize) {
    let events = &ground.plan.events;
    let until = first + events[first..].iter().take_while(|event| event.day == day).count();
    let task = |at: usize| {
        let event = &events[at];
        hands.set(moment::at(ground.plan.first.plus_days(event.day), event.minute));
        Task::of(app, &ground.cast, &ground.plan, at)
    };
    ((first..until).map(task).collect(), until)
}

/// Parses menu, rules and choices as a till's quote does. Only a read's are kept, and the days here
/// are nothing but writes: each bill would parse them anew.
fn look(app: &App, ground: &Arc<Ground>) -> Result<(), Problem> {
    let (ground, now) = (Arc::clone(ground), app.clock.now());
    app.store.read_blocking(move |tx| {
        programme(tx)?;
        pricing::read::rules(tx)?;
        for store_id in &ground.cast.stores {
            ordering::read::known(tx, *store_id, &ground.cast.dishes, now)?;
        }
        pricing::read::make_all(tx)
    })
}

/// One transaction for one day.
fn carry_day(
    app: &App,
    ground: &Arc<Ground>,
    known: &Arc<Known>,
    tasks: Vec<Task>,
) -> Result<Known, Problem> {
    let (ground, known) = (Arc::clone(ground), Arc::clone(known));
    app.store.write_blocking(move |tx| {
        let mut people = People { known: &known, met: Known::new() };
        for task in &tasks {
            carry(tx, &ground, task, &mut people)?;
        }
        Ok(people.met)
    })
}

/// Who was met on the days before, and today.
struct People<'a> {
    known: &'a Known,
    met: Known,
}

impl Who for People<'_> {
    fn who(&self, guest: usize) -> Result<GuestId, Problem> {
        let found = self.met.get(&guest).or_else(|| self.known.get(&guest));
        found.copied().ok_or_else(|| Problem::fault("the plan names a guest before he was met"))
    }

    fn met(&mut self, guest: usize, guest_id: GuestId) {
        self.met.insert(guest, guest_id);
    }
}

/// What time does: points and bonus that end, terms of tiers, coupons whose time is over.
fn bring_up_to_date(app: &App) -> Result<(), Problem> {
    let go_on = || Ok(());
    let fault = |error: JobError| Problem::fault(error);
    ledger::jobs::turn(app, &go_on).map_err(fault)?;
    membership::jobs::turn(app, &go_on).map_err(fault)?;
    pricing::jobs::expire_due(app).map_err(Problem::from)
}

/// The sums of reports are there when somebody looks first.
fn count_sales(app: &App) -> Result<(), Problem> {
    loop {
        match follow::turn(app, "demo")? {
            Turn::Went | Turn::Counted => {}
            Turn::Rests(_) | Turn::NotMine => return Ok(()),
        }
    }
}

fn password_hash(app: &App) -> Result<String, Problem> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(Problem::fault)?.block_on(passwords::hash(app, PASSWORD.to_owned()))
}

/// The history is whole: the mark says when it ends.
fn finish(app: &App, last: BusinessDay) -> Result<(), Problem> {
    let ends_at = moment::at(last.plus_days(1), 240);
    app.store.write_blocking(move |tx| {
        let (mark, version) = choices::get::<DemoMark>(tx)?;
        choices::set(tx, &DemoMark { ends_at: Some(ends_at), ..mark }, version, ends_at).map(drop)
    })
}
