//! Guests as pages see them.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::guests::{
    Birthday, Coming, Confidence, ContactKind, Dietary, FactSource, FieldChoice, FieldKind,
    Lifecycle, OccasionKind, RelationKind, Repeat, Sex, Stage, Trait, YearlyDay,
};
use zhike_domain::kernel::id::{
    ContactId, FactId, FieldId, GuestId, NoteId, OccasionId, RelationId, StaffId, StoreId,
};
use zhike_domain::kernel::time::{BusinessDay, Millis};

/// What is known about a guest by ourselves.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuestView {
    /// The guest.
    pub guest_id: GuestId,
    /// Version of the record, for `If-Match`.
    pub version: i64,
    /// The name, when it is known.
    pub name: Option<String>,
    /// The surname of a Chinese name.
    pub surname: Option<String>,
    /// How the guest wants to be called, when that was noted.
    pub title: Option<String>,
    /// `female` or `male`, when it is known.
    pub sex: Option<Sex>,
    /// How to address the guest; the masked phone when no name is known.
    pub display: String,
    /// Whether the house marked the guest as important.
    pub vip: bool,
    /// The birthday, when it was told.
    pub birthday: Option<Birthday>,
    /// Phones, e-mail and WeChat, masked; the primary phone first.
    pub contacts: Vec<ContactView>,
    /// What to mind at the table, allergies first.
    pub dietary: Vec<DietaryView>,
    /// Notes that the reader may see, the newest first.
    pub notes: Vec<NoteView>,
    /// The store that got to know the guest.
    pub store_id: StoreId,
    /// Since when the guest is known.
    pub created_at: Millis,
    /// Whether the guest does not want to be known in the reader's stores: then there are
    /// allergies only.
    pub withheld: bool,
}

/// A contact, masked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactView {
    /// The contact.
    pub contact_id: ContactId,
    /// `phone`, `email` or `wechat`.
    pub kind: ContactKind,
    /// `154****1234`, `l***@example.com`.
    pub masked: String,
    /// The last four digits of a phone.
    pub last4: Option<String>,
    /// Whether it is the one of its kind to use.
    pub primary: bool,
    /// Whether several guests use it; then it names nobody.
    pub shared: bool,
    /// When it was seen to be the guest's.
    pub verified_at: Option<Millis>,
    /// Since when it may be somebody else's by now; `null` while nobody doubts it.
    pub doubted_at: Option<Millis>,
}

/// One thing to mind, who told it and when.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DietaryView {
    /// What to mind.
    #[serde(flatten)]
    pub dietary: Dietary,
    /// Where it comes from, when that was noted.
    pub source: Option<FactSource>,
    /// When it was told.
    pub noted_on: Option<BusinessDay>,
    /// Who wrote it down.
    pub staff: Option<StaffRef>,
}

/// Somebody has read what to mind since it was last changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SeenView {
    /// Who.
    pub staff: Option<StaffRef>,
    /// When.
    pub at: Millis,
}

/// An important day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OccasionView {
    /// The day; `null` for the guest's own birthday, which is changed with the guest.
    pub occasion_id: Option<OccasionId>,
    /// Whose day it is.
    pub guest_id: GuestId,
    /// What it is.
    pub kind: OccasionKind,
    /// In own words.
    pub label: Option<String>,
    /// The day as it was told.
    pub day: YearlyDay,
    /// Whether it comes again.
    pub comes: Repeat,
    /// How many days before it somebody is reminded.
    pub remind_days: Option<u16>,
    /// When it comes next; `null` when it is over.
    pub next: Option<Coming>,
    /// The how-manieth it is then, when the year was told.
    pub nth: Option<i64>,
}

/// Somebody who belongs to a guest.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelationView {
    /// The relation.
    pub relation_id: RelationId,
    /// What this somebody is to the guest.
    pub kind: RelationKind,
    /// The guest it is, when it is one.
    pub guest_id: Option<GuestId>,
    /// How to address that guest.
    pub display: Option<String>,
    /// Words about it, or about who is no guest.
    pub words: Option<String>,
}

/// A field in which the house notes something of its guests.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FieldView {
    /// The field.
    pub field_id: FieldId,
    /// The word of a field that comes with the house.
    #[serde(rename = "trait")]
    pub trait_word: Option<Trait>,
    /// The name; one that comes with the house may have none.
    pub name: Option<String>,
    /// The name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether what it holds is personal: kept sealed, and in no report.
    pub personal: bool,
    /// The list to choose from.
    pub choices: Vec<FieldChoice>,
    /// Its place among the others.
    pub place: i64,
    /// Whether it was put away.
    pub archived: bool,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// What is noted in a field of a guest.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactView {
    /// The fact.
    pub fact_id: FactId,
    /// The field.
    pub field_id: FieldId,
    /// Words, a number, a day, or a word of the list.
    pub value: String,
    /// Where it comes from.
    pub source: FactSource,
    /// How sure it is.
    pub confidence: Confidence,
    /// When it was told.
    pub noted_on: BusinessDay,
    /// Who wrote it down.
    pub staff: Option<StaffRef>,
}

/// Where a guest stands, and how that came.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LifecycleView {
    /// The stage, its reason and what comes next.
    #[serde(flatten)]
    pub now: Lifecycle,
    /// Since when the guest is in this stage.
    pub since_day: BusinessDay,
    /// The latest days on which the guest was in the reader's stores, the oldest first.
    pub visit_days: Vec<BusinessDay>,
    /// Earlier stages, the newest first.
    pub history: Vec<StageChangeView>,
}

/// A stage that began.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StageChangeView {
    /// The stage before; `null` for the first.
    pub before: Option<Stage>,
    /// The stage.
    pub stage: Stage,
    /// The day.
    pub day: BusinessDay,
}

/// A note.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteView {
    /// The note.
    pub note_id: NoteId,
    /// The words.
    pub text: String,
    /// Whether only its store sees it.
    pub store_only: bool,
    /// The store it was written in.
    pub store_id: StoreId,
    /// Who wrote it.
    pub staff: Option<StaffRef>,
    /// When.
    pub created_at: Millis,
}

/// A member of staff by name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StaffRef {
    /// The person.
    pub staff_id: StaffId,
    /// The person's name.
    pub name: String,
}
