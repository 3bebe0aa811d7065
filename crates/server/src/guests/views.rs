//! Guests as pages see them.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::guests::{Birthday, Dietary, Sex};
use zhike_domain::kernel::id::{ContactId, GuestId, NoteId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;

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
    /// Phones, masked, the primary one first.
    pub contacts: Vec<ContactView>,
    /// What to mind at the table, allergies first.
    pub dietary: BTreeSet<Dietary>,
    /// Notes that the reader may see, the newest first.
    pub notes: Vec<NoteView>,
    /// The store that got to know the guest.
    pub store_id: StoreId,
    /// Since when the guest is known.
    pub created_at: Millis,
}

/// A phone, masked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactView {
    /// The contact.
    pub contact_id: ContactId,
    /// `phone`.
    pub kind: &'static str,
    /// `154****1234`.
    pub masked: String,
    /// The last four digits.
    pub last4: String,
    /// Whether it is the one to call.
    pub primary: bool,
    /// Since when it may be somebody else's by now; `null` while nobody doubts it.
    pub doubted_at: Option<Millis>,
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
