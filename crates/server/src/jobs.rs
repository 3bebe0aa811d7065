//! What runs beside the requests, put together from all folders.

use std::sync::Arc;

use zhike_domain::kernel::time::Millis;

use crate::checkout::imports::Orders;
use crate::guests::directory;
use crate::guests::duplicates::Search;
use crate::imports;
use crate::imports::jobs::{Doing, Imports, Sweep};
use crate::insight::{self, follow};
use crate::membership::group_statements;
use crate::membership::imports::GuestList;
use crate::outreach::notices::Notices;
use crate::outreach::sending::{self, SEND, SendMessage};
use crate::oversight::backup_jobs::{self, Backups, Daily, Rehearse, TakeBackup};
use crate::oversight::keys;
use crate::platform::app::App;
use crate::platform::audit::{Anchor, EXPORT_KIND, Export, NameOf};
use crate::platform::follow::{Follower, Followers};
use crate::platform::idempotency;
use crate::platform::jobs::{
    self, Done, Handlers, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};
use crate::platform::personal;
use crate::platform::problem::Problem;
use crate::pricing::jobs::ExpireCoupons;
use crate::team::actions::login;
use crate::team::read;
use crate::webhooks::actions::forget_old;
use crate::webhooks::jobs::{DELIVER, Deliver, Hooks};
use crate::{guests, holders, ledger, membership, privacy};

const HOUR_MS: i64 = 3_600_000;

/// All handlers and all recurring kinds.
#[must_use]
pub fn all(app: &App) -> (Handlers, Vec<Arc<dyn Recurring>>) {
    personal::begin(app, holders::all());
    directory::begin(app);
    follow::begin(app);
    begin_following(app);
    begin_imports(app);
    let mut handlers = Handlers::new();
    handlers.insert(EXPORT_KIND, Arc::new(Export::new(names_of_staff(app))));
    handlers.insert(Anchor.kind(), Arc::new(Anchor));
    handlers.insert(jobs::Tidy.kind(), Arc::new(jobs::Tidy));
    handlers.insert(Forget.kind(), Arc::new(Forget));
    handlers.insert(ExpireCoupons.kind(), Arc::new(ExpireCoupons));
    handlers.insert(SEND, Arc::new(SendMessage::of(app)));
    handlers.insert(DELIVER, Arc::new(Deliver::of(app)));
    handlers.insert(insight::jobs::EXPORT_KIND, Arc::new(insight::jobs::Export));
    let statements = group_statements::Export::of(app);
    handlers.insert(group_statements::EXPORT_KIND, Arc::new(statements));
    handlers.insert(insight::jobs::Check.kind(), Arc::new(insight::jobs::Check));
    let backups = Backups::of(app);
    handlers.insert(backup_jobs::TAKE, Arc::new(TakeBackup(backups.clone())));
    handlers.insert(backup_jobs::REHEARSE, Arc::new(Rehearse(backups)));
    handlers.insert(keys::ROTATE, Arc::new(keys::Rotate));
    handlers.insert(imports::jobs::COUNT, Imports::of(app, Doing::Count));
    handlers.insert(imports::jobs::RUN, Imports::of(app, Doing::Run));
    handlers.insert(imports::jobs::UNDO, Imports::of(app, Doing::Undo));
    let sweep = Sweep::of(app);
    handlers.insert(sweep.kind(), sweep.clone());
    let books: [Arc<dyn Recurring>; 2] =
        [Arc::new(ledger::jobs::Turn::of(app)), Arc::new(membership::jobs::Turn::of(app))];
    handlers.insert(books[0].kind(), Arc::new(ledger::jobs::Turn::of(app)));
    handlers.insert(books[1].kind(), Arc::new(membership::jobs::Turn::of(app)));
    let reminders = Arc::new(guests::reminders::Reminders::of(app));
    handlers.insert(reminders.kind(), reminders.clone());
    let search = Arc::new(Search::of(app));
    handlers.insert(search.kind(), search.clone());
    let guests_turn = guests::jobs::Turn::of(app);
    handlers.insert(guests_turn.kind(), Arc::new(guests::jobs::Turn::of(app)));
    handlers.insert(privacy::jobs::COPY, Arc::new(privacy::jobs::Copies(app.clone())));
    handlers.insert(privacy::jobs::ERASED, Arc::new(privacy::jobs::Erasures(app.clone())));
    let privacy_daily = Arc::new(privacy::jobs::Daily(app.clone()));
    handlers.insert(privacy_daily.kind(), privacy_daily.clone());
    let daily = Daily::of(app);
    let mut recurring: Vec<Arc<dyn Recurring>> = vec![
        Arc::new(Anchor),
        Arc::new(jobs::Tidy),
        Arc::new(Forget),
        Arc::new(ExpireCoupons),
        Arc::new(guests_turn),
        reminders,
        Arc::new(insight::jobs::Check),
        daily,
        search,
        sweep,
        privacy_daily,
    ];
    recurring.extend(books);
    (handlers, recurring)
}

/// What follows events: notices to guests, and webhooks.
fn begin_following(app: &App) {
    let all: Vec<Box<dyn Follower>> = vec![Box::new(Notices), Box::new(Hooks)];
    match Followers::start(app, all) {
        Ok(followers) => app.kept.put(followers),
        Err(why) => tracing::error!(%why, "no thread for followers"),
    }
}

/// No handlers: for a verb that does its work itself.
#[must_use]
pub fn none(app: &App) -> (Handlers, Vec<Arc<dyn Recurring>>) {
    personal::begin(app, holders::all());
    begin_imports(app);
    (Handlers::new(), Vec::new())
}

/// The kinds of files that are known.
fn begin_imports(app: &App) {
    imports::begin(app, vec![Arc::new(Orders), Arc::new(GuestList)]);
}

/// Names of staff beside their ids in an export.
fn names_of_staff(app: &App) -> NameOf {
    let keyring = app.keyring.clone();
    Arc::new(move |tx, kind, id| {
        if kind != "staff" {
            return Ok(None);
        }
        read::name_of(tx, &keyring, id).map_err(|problem| {
            zhike_store::StoreError::Fault(problem.cause.unwrap_or_else(|| problem.code.to_owned()))
        })
    })
}

/// Forgets kept answers, ended logins and old wrong tries, once an hour.
struct Forget;

impl Recurring for Forget {
    fn kind(&self) -> &'static str {
        "house.forget"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(HOUR_MS, after_ms))
    }
}

impl JobHandler for Forget {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let now = Millis(context.now());
        let store = context.store();
        store.write_blocking(move |tx| idempotency::forget_old(tx, now))?;
        store.write_blocking(move |tx| login::forget_old(tx, now))?;
        let problem = |problem: Problem| JobError::Retry {
            code: problem.code,
            detail: problem.cause.unwrap_or_default(),
        };
        store.write_blocking(move |tx| sending::forget_old(tx, now)).map_err(problem)?;
        store.write_blocking(move |tx| forget_old(tx, now)).map_err(problem)?;
        Ok(Done::default())
    }
}
