//! Coupons whose time is over are written down as expired, once an hour.

use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::kernel::time::Millis;
use zhike_store::{StoreError, Tx, p};

use crate::platform::app::App;
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};
use crate::platform::outbox::{self, Event};
use crate::platform::problem::Problem;
use crate::pricing::read;
use crate::pricing::sql::coupon::{self as sql, CouponRow};

const HOUR_MS: i64 = 3_600_000;
/// How many coupons one transaction ends.
const AT_ONCE: usize = 200;

/// Ends coupons whose time is over.
pub struct ExpireCoupons;

impl Recurring for ExpireCoupons {
    fn kind(&self) -> &'static str {
        "coupon.expire"
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(HOUR_MS, after_ms))
    }
}

fn fault(problem: Problem) -> StoreError {
    StoreError::Fault(problem.cause.unwrap_or_else(|| problem.code.to_owned()))
}

/// Ends those that are due, at most as many as there are ids for their events; answers how many.
fn expire(tx: &mut Tx<'_>, now: Millis, event_ids: &[i64]) -> Result<usize, StoreError> {
    let most = i64::try_from(event_ids.len()).unwrap_or(i64::MAX);
    let due: Vec<CouponRow> = tx.all(&sql::DUE, p![now.0, most])?;
    for (row, event_id) in due.iter().zip(event_ids) {
        let coupon = read::coupon(row).map_err(fault)?;
        let Some(next) = coupon.expire(now) else { continue };
        let none: Option<i64> = None;
        let ends = next.expires_at.map(|at| at.0);
        let state = next.state.as_str();
        let values = p![row.coupon_id, row.version, state, none, none, ends, none, now.0];
        tx.execute(&sql::STEP, values)?;
        let subjects = [
            ("coupon", row.coupon_id),
            ("coupontemplate", row.coupon_template_id),
            ("guest", row.guest_id),
        ];
        let store_id = row.store_id.map(StoreId::from_raw);
        let event =
            Event { kind: "coupon.expired", store_id, subjects: &subjects, data: Value::Null };
        outbox::emit(tx, *event_id, &event, now.0)?;
    }
    Ok(due.len())
}

/// Does all that is due now, without a job.
///
/// # Errors
/// Those of the store; what was done before stays.
pub fn expire_due(app: &App) -> Result<(), StoreError> {
    loop {
        let now = app.clock.now();
        let block = app.id_block(u32::try_from(AT_ONCE).unwrap_or(u32::MAX));
        let ids: Vec<i64> = block.iter().collect();
        if app.store.write_blocking(move |tx| expire(tx, now, &ids))? < AT_ONCE {
            return Ok(());
        }
    }
}

impl JobHandler for ExpireCoupons {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        loop {
            context.go_on()?;
            let now = Millis(context.now());
            let ids: Vec<i64> = (0..AT_ONCE).map(|_| context.next_id()).collect();
            let done = context.store().write_blocking(move |tx| expire(tx, now, &ids))?;
            if done < AT_ONCE {
                return Ok(Done::default());
            }
        }
    }
}
