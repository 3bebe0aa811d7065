//! The migrations and statements of all folders, each list in one place.

use zhike_store::{Migration, Stmt};

use crate::platform::{
    access_log, audit, backup, choices, idempotency, jobs, keys, node, outbox, relay,
};
use crate::{settings, setup, team};

/// Every migration, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "platform", text: include_str!("migrations/0001_platform.sql") },
    Migration { number: 2, name: "team", text: include_str!("migrations/0002_team.sql") },
    Migration { number: 3, name: "flow", text: include_str!("migrations/0003_flow.sql") },
    Migration { number: 4, name: "keys", text: include_str!("migrations/0004_keys.sql") },
];

/// Every statement of every folder; a test prepares all of them on both engines.
#[must_use]
pub fn statements() -> Vec<&'static Stmt> {
    let flat: [&[&'static Stmt]; 11] = [
        access_log::sql::ALL,
        audit::sql::ALL,
        backup::sql::ALL,
        choices::ALL,
        idempotency::ALL,
        jobs::sql::ALL,
        keys::sql::ALL,
        node::ALL,
        outbox::sql::ALL,
        relay::sql::ALL,
        setup::sql::ALL,
    ];
    let nested = [settings::sql::ALL, team::sql::ALL].concat();
    flat.into_iter().chain(nested).flatten().copied().collect()
}
