//! Following events for webhooks, and delivering.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use zhike_domain::kernel::id::DeliveryId;
use zhike_store::{LockKey, StoreError, p};

use super::actions::{self, Tried, opened_secrets, opened_url};
use super::sign::signatures;
use super::sql::delivery::{self as sql, DeliveryRow};
use super::sql::webhook::{self as webhook_sql, WebhookRow};
use crate::platform::app::App;
use crate::platform::choices;
use crate::platform::follow::{Follower, More};
use crate::platform::http::act::{Act, Work};
use crate::platform::jobs::{Done, JobContext, JobError, JobHandler, Leased};
use crate::platform::outside::{Allowed, Asking, send};
use crate::platform::problem::Problem;

/// The kind of the job.
pub const DELIVER: &str = "webhook.deliver";
/// How long a receiver may take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Puts deliveries for every event that a webhook hears.
pub struct Hooks;

impl Follower for Hooks {
    fn name(&self) -> &'static str {
        "webhooks"
    }

    fn turn(&self, app: &App, head: i64) -> Result<More, Problem> {
        let behind: Vec<i64> =
            app.store.read_blocking(move |tx| tx.all(&webhook_sql::BEHIND, p![head]))?;
        let mut more = More::No;
        for webhook in behind {
            let act = Act::of_system(app, "webhooks");
            let locks = [LockKey::new("webhook", webhook)];
            let went = app.store.write_keyed_blocking(&locks, move |tx| {
                actions::follow(&mut act.start(tx), webhook)
            })?;
            if went == More::Perhaps {
                more = More::Perhaps;
            }
        }
        Ok(more)
    }
}

/// Delivers one event to one webhook.
pub struct Deliver(App);

impl Deliver {
    /// For this house.
    #[must_use]
    pub fn of(app: &App) -> Deliver {
        Deliver(app.clone())
    }
}

/// What a try needs.
struct Ready {
    row: DeliveryRow,
    webhook: WebhookRow,
    allowed: Arc<Allowed>,
}

impl JobHandler for Deliver {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let id = job.payload["delivery_id"].as_str();
        let Some(id) = id.and_then(|id| id.parse::<DeliveryId>().ok()) else {
            return Ok(Done::default());
        };
        context.go_on()?;
        let ready = self.0.store.read_blocking(move |tx| -> Result<Option<Ready>, Problem> {
            let row: Option<DeliveryRow> = tx.opt(&sql::FIND, p![id.raw()])?;
            let Some(row) = row.filter(|row| row.state == "waiting") else { return Ok(None) };
            let webhook: Option<WebhookRow> = tx.opt(&webhook_sql::FIND, p![row.webhook_id])?;
            let Some(webhook) = webhook.filter(|webhook| webhook.state == "on") else {
                return Ok(None);
            };
            Ok(Some(Ready { row, webhook, allowed: choices::in_force::<Allowed>(tx)? }))
        });
        let Some(ready) = ready.map_err(|problem| failed(&problem))? else {
            return Ok(Done::default());
        };
        let tried = self.try_once(&ready).map_err(|problem| failed(&problem))?;
        self.write(ready.row.webhook_id, move |work| actions::finish(work, &ready.row, tried))?;
        Ok(Done::default())
    }
}

impl Deliver {
    fn write(
        &self,
        webhook: i64,
        step: impl Fn(&mut Work<'_, '_>) -> Result<(), Problem> + Send + 'static,
    ) -> Result<(), JobError> {
        let act = Act::of_system(&self.0, "job");
        let locks = [LockKey::new("webhook", webhook)];
        let done = self.0.store.write_keyed_blocking(&locks, move |tx| step(&mut act.start(tx)));
        self.0.relay.poke();
        done.map_err(|problem: Problem| failed(&problem))
    }

    fn try_once(&self, ready: &Ready) -> Result<Tried, Problem> {
        let keyring = &self.0.keyring;
        let secrets = opened_secrets(keyring, &ready.webhook)?;
        let now = self.0.clock.now().0;
        let seconds = now.div_euclid(1_000);
        let id = DeliveryId::from_raw(ready.row.delivery_id).to_string();
        let signed = signatures(secrets.signing(now), &id, seconds, &ready.row.body);
        let headers = [
            ("content-type", "application/json".to_owned()),
            ("webhook-id", id),
            ("webhook-timestamp", seconds.to_string()),
            ("webhook-signature", signed),
        ];
        let asking = Asking {
            method: Method::POST,
            url: opened_url(keyring, &ready.webhook)?,
            headers: headers.map(|(name, value)| (name.to_owned(), value)).to_vec(),
            body: ready.row.body.clone().into_bytes(),
            timeout: TIMEOUT,
        };
        Ok(match send(&asking, &ready.allowed) {
            Ok(answer) => {
                let is_taken = (200..300).contains(&answer.status);
                let error_code = if is_taken { None } else { Some("webhook.wrong_status") };
                Tried { status: Some(answer.status), error_code }
            }
            Err(why) => Tried { status: None, error_code: Some(why.code()) },
        })
    }
}

fn failed(problem: &Problem) -> JobError {
    match problem.code {
        "server.stopping" => JobError::Store(StoreError::Stopping),
        code => JobError::Retry { code, detail: problem.cause.clone().unwrap_or_default() },
    }
}
