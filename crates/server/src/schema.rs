//! The migrations and statements of all folders, each list in one place.

use zhike_store::{Migration, Stmt};

use crate::platform::keys::rotate::SealedColumn;

use crate::platform::{
    access_log, audit, backup, choices, follow, idempotency, jobs, keys, node, outbox, relay,
    store_clock,
};
use crate::{
    checkout, counter, guests, imports, insight, ledger, membership, ordering, outreach, pricing,
    privacy, settings, setup, team, webhooks,
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
        number: 17,
        name: "duplicates",
        text: include_str!("migrations/0017_duplicates.sql"),
    },
    Migration { number: 18, name: "privacy", text: include_str!("migrations/0018_privacy.sql") },
    Migration { number: 19, name: "groups", text: include_str!("migrations/0019_groups.sql") },
    Migration {
        number: 20,
        name: "guest_imports",
        text: include_str!("migrations/0020_guest_imports.sql"),
    },
    Migration {
        number: 21,
        name: "lines_by_bill",
        text: include_str!("migrations/0021_lines_by_bill.sql"),
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
    SealedColumn { sealed_as: "guest_group.contact_enc", id_column: "group_id" },
    SealedColumn { sealed_as: "top_up_refund.reason_enc", id_column: "top_up_refund_id" },
    SealedColumn { sealed_as: "guest.name_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "guest.title_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "guest.birthday_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "guest.dietary_enc", id_column: "guest_id" },
    SealedColumn { sealed_as: "contact.value_enc", id_column: "contact_id" },
    SealedColumn { sealed_as: "guest_note.text_enc", id_column: "note_id" },
    SealedColumn { sealed_as: "guest_merge.kept_enc", id_column: "guest_merge_id" },
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
    SealedColumn { sealed_as: "privacy_request.words_enc", id_column: "request_id" },
    SealedColumn { sealed_as: "privacy_request.answer_enc", id_column: "request_id" },
    SealedColumn { sealed_as: "webhook.url_enc", id_column: "webhook_id" },
    SealedColumn { sealed_as: "webhook.secret_enc", id_column: "webhook_id" },
    SealedColumn { sealed_as: "import.file_name_enc", id_column: "import_id" },
    SealedColumn { sealed_as: "import.mapping_enc", id_column: "import_id" },
    SealedColumn { sealed_as: "import.counts_enc", id_column: "import_id" },
    SealedColumn { sealed_as: "import_mapping.mapping_enc", id_column: "import_mapping_id" },
];

/// What a merge of two guests does about a column that names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtMerge {
    /// It keeps its id; whoever reads by guest asks the view `pub_guest_id` for all of his ids.
    ReadByAlias,
    /// The journal of the merge moves what stands there, and that of its undoing moves it back.
    MovedByJournal,
    /// The survivor's row is laid aside in the merge and is there again afterwards.
    LaidAside,
    /// It can be made anew, and is.
    CountedAnew,
    /// It stays as it is, for this reason.
    Left(&'static str),
}

/// Every column that names a guest, and what a merge does about it. A test reads the schema, and a
/// house in which everything happened, for one that is missing here.
pub const GUEST_COLUMNS: &[(&str, &str, AtMerge)] = &[
    ("access_log", "object_id", AtMerge::Left("says whose card was looked at then")),
    ("audit", "object_id", AtMerge::Left("says what was done to which record")),
    ("audit", "changes", AtMerge::Left("says what was done to which record")),
    ("balance", "holder_id", AtMerge::MovedByJournal),
    ("bill", "guest_id", AtMerge::ReadByAlias),
    ("consent", "guest_id", AtMerge::ReadByAlias),
    ("contact", "guest_id", AtMerge::ReadByAlias),
    ("coupon", "guest_id", AtMerge::ReadByAlias),
    ("dietary_seen", "guest_id", AtMerge::LaidAside),
    ("guest", "guest_id", AtMerge::Left("it is the record; guest_alias says who it is")),
    ("guest_alias", "guest_id", AtMerge::Left("it is what a merge writes")),
    ("guest_alias", "survivor_id", AtMerge::Left("it is what a merge writes")),
    ("group_grant", "guest_id", AtMerge::ReadByAlias),
    ("group_member", "guest_id", AtMerge::ReadByAlias),
    ("group_use", "guest_id", AtMerge::ReadByAlias),
    ("guest_fact", "guest_id", AtMerge::ReadByAlias),
    ("guest_group", "account_guest_id", AtMerge::Left("a group's account is never merged")),
    ("guest_import", "guest_id", AtMerge::ReadByAlias),
    ("guest_merge", "merged_id", AtMerge::Left("it is what a merge writes")),
    ("guest_merge", "survivor_id", AtMerge::Left("it is what a merge writes")),
    ("guest_note", "guest_id", AtMerge::ReadByAlias),
    ("guest_pair", "high_id", AtMerge::Left("answered by the merge, and by its undoing")),
    ("guest_pair", "low_id", AtMerge::Left("answered by the merge, and by its undoing")),
    ("guest_stage", "guest_id", AtMerge::LaidAside),
    ("guest_stage_change", "guest_id", AtMerge::ReadByAlias),
    ("hold", "holder_id", AtMerge::Left("nothing is merged while something is held")),
    ("journal", "holder_id", AtMerge::ReadByAlias),
    ("journal_other", "holder_id", AtMerge::ReadByAlias),
    ("lot", "holder_id", AtMerge::MovedByJournal),
    ("member", "guest_id", AtMerge::ReadByAlias),
    ("message", "guest_id", AtMerge::ReadByAlias),
    ("occasion", "guest_id", AtMerge::ReadByAlias),
    ("offer_use", "guest_id", AtMerge::ReadByAlias),
    ("outbox", "subjects", AtMerge::Left("says what happened to which record")),
    ("posting", "holder_id", AtMerge::MovedByJournal),
    ("privacy_request", "guest_id", AtMerge::ReadByAlias),
    ("relation", "guest_id", AtMerge::ReadByAlias),
    ("relation", "other_guest_id", AtMerge::ReadByAlias),
    ("sales_bill", "guest_id", AtMerge::CountedAnew),
    ("settlement", "guest_id", AtMerge::ReadByAlias),
    ("suppression", "guest_id", AtMerge::Left("an address is suppressed, whoever has it")),
    ("task", "guest_id", AtMerge::ReadByAlias),
    ("top_up", "guest_id", AtMerge::ReadByAlias),
    ("top_up_refund", "guest_id", AtMerge::ReadByAlias),
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
        privacy::sql::ALL,
        checkout::sql::ALL,
        counter::sql::ALL,
        insight::sql::ALL,
        outreach::sql::ALL,
        webhooks::sql::ALL,
    ]
    .concat();
    flat.into_iter().chain(nested).flatten().copied().collect()
}
