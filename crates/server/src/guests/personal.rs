//! What this folder knows of a guest: nearly all of it, and nearly all of it goes.

use zhike_domain::kernel::id::GuestId;
use zhike_store::{Stmt, p};

use super::sql::personal as sql;
use crate::platform::http::act::Work;
use crate::platform::personal::Erasure::{Emptied, Gone, Kept};
use crate::platform::personal::Shown::{At, Count, Day, Flag, Id, Json, Sealed, SealedJson, Text};
use crate::platform::personal::{Column, Copy, Holder, Table};
use crate::platform::problem::Problem;

/// The guests.
pub struct Guests;

const GUEST: &[Column] = &[
    Column("name", Sealed("guest.name_enc")),
    Column("title", Sealed("guest.title_enc")),
    Column("sex", Text),
    Column("vip", Flag),
    Column("birthday", SealedJson("guest.birthday_enc")),
    Column("dietary", SealedJson("guest.dietary_enc")),
    Column("store_id", Id("store")),
    Column("created_at", At),
    Column("erased_at", At),
];
const CONTACT: &[Column] = &[
    Column("kind", Text),
    Column("value", Sealed("contact.value_enc")),
    Column("primary", Flag),
    Column("shared", Flag),
    Column("verified_at", At),
    Column("created_at", At),
];
const NOTE: &[Column] = &[
    Column("text", Sealed("guest_note.text_enc")),
    Column("store_id", Id("store")),
    Column("created_at", At),
];
const OCCASION: &[Column] = &[
    Column("kind", Text),
    Column("label", Sealed("occasion.label_enc")),
    Column("day", SealedJson("occasion.day_enc")),
    Column("comes", Text),
    Column("remind_days", Count),
    Column("created_at", At),
];
const RELATION: &[Column] =
    &[Column("kind", Text), Column("text", Sealed("relation.words_enc")), Column("created_at", At)];
const FACT: &[Column] = &[
    Column("field", Text),
    Column("value", Sealed("guest_fact.value_enc")),
    Column("source", Text),
    Column("confidence", Text),
    Column("business_day", Day),
    Column("created_at", At),
];
const SEEN: &[Column] = &[Column("store_id", Id("store")), Column("at", At)];
const STAGE: &[Column] = &[
    Column("stage", Text),
    Column("since_day", Day),
    Column("reason", Json),
    Column("visits", Count),
    Column("last_day", Day),
    Column("at", At),
];
const STAGE_CHANGE: &[Column] = &[
    Column("before", Text),
    Column("after", Text),
    Column("reason", Json),
    Column("business_day", Day),
    Column("created_at", At),
];
const CONSENT: &[Column] = &[
    Column("purpose", Text),
    Column("channel", Text),
    Column("answer", Text),
    Column("text_version", Count),
    Column("how", Text),
    Column("store_id", Id("store")),
    Column("created_at", At),
];

const fn table(
    name: &'static str,
    statement: &'static Stmt,
    columns: &'static [Column],
    erasure: crate::platform::personal::Erasure,
) -> Table {
    Table { name, copy: Copy::Rows(statement, columns), erasure }
}

const PROOF: &str = "proves that what was sent was allowed; a purpose and a day, no name";

static TABLES: &[Table] = &[
    table("guest", &sql::GUEST, GUEST, Emptied),
    table("contact", &sql::CONTACTS, CONTACT, Gone),
    table("guest_note", &sql::NOTES, NOTE, Gone),
    table("occasion", &sql::OCCASIONS, OCCASION, Gone),
    table("relation", &sql::RELATIONS, RELATION, Gone),
    table("guest_fact", &sql::FACTS, FACT, Gone),
    table("dietary_seen", &sql::SEEN, SEEN, Gone),
    table("guest_stage", &sql::STAGE, STAGE, Gone),
    table("guest_stage_change", &sql::STAGES, STAGE_CHANGE, Gone),
    table("consent", &sql::CONSENTS, CONSENT, Kept(PROOF)),
    Table {
        name: "guest_merge",
        copy: Copy::LeftOut("what a record said before it was joined to another; both are told"),
        erasure: Gone,
    },
    Table {
        name: "guest_alias",
        copy: Copy::LeftOut("which numbers are one guest; all of them are told"),
        erasure: Kept("numbers without a name, by which the books find each other"),
    },
    Table {
        name: "guest_pair",
        copy: Copy::LeftOut("how two records compare, without their values"),
        erasure: Gone,
    },
];

impl Holder for Guests {
    fn tables(&self) -> &'static [Table] {
        TABLES
    }

    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        let guest = guest_id.raw();
        let now = work.now().0;
        work.tx.execute(&sql::ERASE, p![guest, now])?;
        for statement in [
            &sql::FORGET_CONTACTS,
            &sql::FORGET_NOTES,
            &sql::FORGET_OCCASIONS,
            &sql::FORGET_RELATIONS,
            &sql::FORGET_FACTS,
            &sql::FORGET_SEEN,
            &sql::FORGET_STAGE,
            &sql::FORGET_STAGES,
            &sql::FORGET_MERGES,
            &sql::FORGET_PAIRS,
        ] {
            work.tx.put(statement, p![guest])?;
        }
        Ok(())
    }
}
