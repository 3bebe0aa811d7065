//! The migrations and statements of all folders, each list in one place.

use zhike_store::{Migration, Stmt};

use crate::platform::keys::rotate::SealedColumn;

use crate::platform::{
    access_log, audit, backup, choices, follow, idempotency, jobs, keys, node, outbox, relay,
    store_clock,
};
use crate::{
    checkout, counter, guests, imports, insight, ledger, membership, ordering, outreach, pricing,
    settings, setup, team, webhooks,
};

/// Every migration, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "platform", text: include_str!("migrations/0001_platform.sql") },
    Migration { number: 2, name: "team", text: include_str!("migrations/0002_team.sql") },
    Migration { number: 3, name: "flow", text: include_str!("migrations/0003_flow.sql") },
    Migration { number: 4, name: "keys", text: include_str!("migrations/0004_keys.sql") },
    Migration { number: 5, name: "guests", text: include_str!("migrations/0005_guests.sql") },
    Migration { number: 6, name: "ordering", text: include_str!("migrations/0006_ordering.sql") },
    Migration { number: 7, name: "ledger", text: include_str!("migrations/0007_ledger.sql") },
    Migration {
        number: 8,
        name: "membership",
        text: include_str!("migrations/0008_membership.sql"),
    },
    Migration { number: 9, name: "pricing", text: include_str!("migrations/0009_pricing.sql") },
    Migration { number: 10, name: "checkout", text: include_str!("migrations/0010_checkout.sql") },
    Migration { number: 11, name: "insight", text: include_str!("migrations/0011_insight.sql") },
    Migration {
        number: 12,
        name: "guest_life",
        text: include_str!("migrations/0012_guest_life.sql"),
    },
    Migration { number: 13, name: "consent", text: include_str!("migrations/0013_consent.sql") },
    Migration { number: 14, name: "outreach", text: include_str!("migrations/0014_outreach.sql") },
    Migration { number: 15, name: "tasks", text: include_str!("migrations/0015_tasks.sql") },
    Migration { number: 16, name: "webhooks", text: include_str!("migrations/0016_webhooks.sql") },
    Migration {
        number: 20,
        name: "guest_imports",
        text: include_str!("migrations/0020_guest_imports.sql"),
    },
];

/// The number of the newest migration.
#[must_use]
pub fn newest() -> u32 {
    MIGRATIONS.last().map_or(0, |migration| migration.number)
}

/// Every sealed column, so that a new key reaches all of them. Kept answers are not here: they are
/// bound to their key and gone after 30 days, and the older data keys stay.
pub const SEALED_COLUMNS: &[SealedColumn] = &[
    SealedColumn { sealed_as: "staff.login_enc", id_column: "staff_id" },
    SealedColumn { sealed_as: "staff.name_enc", id_column: "staff_id" },
    SealedColumn { sealed_as: "staff.totp_secret_enc", id_column: "staff_id" },
    SealedColumn { sealed_as: "session.address_enc", id_column: "session_id" },
    SealedColumn { sealed_as: "approval.summary_enc", id_column: "approval_id" },
    SealedColumn { sealed_as: "approval.note_enc", id_column: "approval_id" },
    SealedColumn { sealed_as: "audit_reason.reason_enc", id_column: "audit_id" },
    SealedColumn { sealed_as: "top_up_refund.reason_enc", id_column: "top_up_refund_id" },
    SealedColumn { sealed_as: "guest.name_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "guest.title_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "guest.birthday_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "guest.dietary_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "contact.value_enc", id_column: "contact_id" },
    SealedColumn { sealed_as: "guest_note.text_enc", id_column: "note_id" },
    SealedColumn { sealed_as: "occasion.label_enc", id_column: "occasion_id" },
    SealedColumn { sealed_as: "occasion.day_enc", id_column: "occasion_id" },
    SealedColumn { sealed_as: "relation.words_enc", id_column: "relation_id" },
    SealedColumn { sealed_as: "guest_fact.value_enc", id_column: "fact_id" },
    SealedColumn { sealed_as: "bill.content_enc", id_column: "bill_id" },
    SealedColumn { sealed_as: "bill.quote_enc", id_column: "bill_id" },
    SealedColumn { sealed_as: "refund.reason_enc", id_column: "refund_id" },
    SealedColumn { sealed_as: "message.content_enc", id_column: "message_id" },
    SealedColumn { sealed_as: "message.address_enc", id_column: "message_id" },
    SealedColumn { sealed_as: "channel.secret_enc", id_column: "channel_id" },
    SealedColumn { sealed_as: "task.text_enc", id_column: "task_id" },
    SealedColumn { sealed_as: "task.note_enc", id_column: "task_id" },
    SealedColumn { sealed_as: "webhook.url_enc", id_column: "webhook_id" },
    SealedColumn { sealed_as: "webhook.secret_enc", id_column: "webhook_id" },
    SealedColumn { sealed_as: "import.file_name_enc", id_column: "import_id" },
    SealedColumn { sealed_as: "import.mapping_enc", id_column: "import_id" },
    SealedColumn { sealed_as: "import.counts_enc", id_column: "import_id" },
    SealedColumn { sealed_as: "import_mapping.mapping_enc", id_column: "import_mapping_id" },
];

/// Every statement of every folder; a test prepares all of them on both engines.
#[must_use]
pub fn statements() -> Vec<&'static Stmt> {
    let flat: [&[&'static Stmt]; 14] = [
        access_log::sql::ALL,
        audit::sql::ALL,
        backup::sql::ALL,
        choices::ALL,
        follow::ALL,
        idempotency::ALL,
        imports::sql::ALL,
        jobs::sql::ALL,
        keys::sql::ALL,
        node::ALL,
        outbox::sql::ALL,
        relay::sql::ALL,
        setup::sql::ALL,
        store_clock::ALL,
    ];
    let nested = [
        settings::sql::ALL,
        team::sql::ALL,
        guests::sql::ALL,
        ordering::sql::ALL,
        ledger::sql::ALL,
        membership::sql::ALL,
        pricing::sql::ALL,
        checkout::sql::ALL,
        counter::sql::ALL,
        insight::sql::ALL,
        outreach::sql::ALL,
        webhooks::sql::ALL,
    ]
    .concat();
    flat.into_iter().chain(nested).flatten().copied().collect()
}
