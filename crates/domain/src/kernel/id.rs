//! Ids: 63 bits, ordered by time, shown as `<word>_` and 13 lower-case Crockford characters.
//!
//! From the top: 42 bits of milliseconds since 2024-01-01T00:00Z (until 2163), 9 of node, 12 of
//! sequence. An id names a thing; it is never a secret and never decides order between nodes.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::refusal::{carry, refusals};
use super::time::Millis;

mod clock;
mod crockford;

pub use clock::{EPOCH_MS, IdBlock, IdClock, MAX_NODE, made_at_ms, node_of};
pub use crockford::encode as crockford_encode;

refusals! {
    /// Why a text is not the id that was asked for.
    pub enum IdError {
        /// It is an id, but of another kind of thing.
        #[error("expected an id that starts with {expected}_, got one that starts with {found}_")]
        WrongKind {
            /// The word that was asked for, such as `staff`.
            expected: &'static str,
            /// The word that was given.
            found: String,
        } => "id.wrong_kind", Refused;
        /// It is not an id at all.
        #[error("not an id: expected {expected}_ and 13 lower-case Crockford characters")]
        Malformed {
            /// The word that was asked for.
            expected: &'static str,
        } => "id.malformed", Refused;
    }
}

/// The longest word before the underscore that is still taken for a word.
const MAX_WORD: usize = 20;

/// An id as it is shown, for a kind of thing that is known only when the program runs.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::id::{StaffId, show};
/// assert_eq!(show("staff", 7), StaffId::from_raw(7).to_string());
/// ```
#[must_use]
pub fn show(word: &str, raw: i64) -> String {
    format!("{word}_{}", crockford::encode_id(raw))
}

/// Whether `text` is an id of the kind with this word, for a kind that is known only at run time.
///
/// # Errors
/// [`IdError`], as parsing the kind's own type would give; a word that names no kind fits nothing.
pub fn check(word: &str, text: &str) -> Result<(), IdError> {
    read(word, text).map(|_| ())
}

/// The number of an id of the kind with this word, for a kind that is known only at run time.
///
/// # Errors
/// As [`check`].
pub fn read(word: &str, text: &str) -> Result<i64, IdError> {
    let known = WORDS.iter().find(|known| **known == word);
    parse(known.ok_or(IdError::Malformed { expected: "id" })?, text)
}

fn parse(expected: &'static str, text: &str) -> Result<i64, IdError> {
    let malformed = IdError::Malformed { expected };
    let Some((word, digits)) = text.split_once('_') else {
        return Err(malformed);
    };
    let is_word =
        (1..=MAX_WORD).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_word {
        return Err(malformed);
    }
    if word != expected {
        return Err(IdError::WrongKind { expected, found: word.to_owned() });
    }
    crockford::decode_id(digits).ok_or(malformed)
}

/// Declares the id types: one newtype per kind of thing, with its word.
macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident = $word:literal; )*) => {
        /// The word of every kind of id, in the order of declaration.
        pub const WORDS: &[&str] = &[$($word),*];

        $(
            $(#[$meta])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(i64);

            impl $name {
                /// The word before the underscore.
                pub const WORD: &'static str = $word;

                /// The number as the database keeps it.
                #[must_use]
                pub const fn raw(self) -> i64 {
                    self.0
                }

                /// Takes a number that came from the database or from an [`IdClock`].
                ///
                /// # Panics
                /// When it is negative: no id is, so the row is damaged or the column is another.
                #[must_use]
                pub const fn from_raw(raw: i64) -> Self {
                    assert!(raw >= 0, "an id is never negative");
                    Self(raw)
                }

                /// When the id was made, to the millisecond of its node's clock.
                #[must_use]
                pub const fn made_at(self) -> Millis {
                    Millis(made_at_ms(self.0))
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    let digits = crockford::encode_id(self.0);
                    write!(f, concat!($word, "_{}"), digits)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    fmt::Display::fmt(self, f)
                }
            }

            impl FromStr for $name {
                type Err = IdError;

                fn from_str(text: &str) -> Result<Self, IdError> {
                    parse($word, text).map(Self)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let text = <Cow<'de, str>>::deserialize(deserializer)?;
                    text.parse().map_err(|refused| serde::de::Error::custom(carry(&refused)))
                }
            }

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({
                        "type": "string",
                        "pattern": concat!("^", $word, "_[0-7][0-9a-hjkmnp-tv-z]{12}$"),
                        "examples": [concat!($word, "_0c4h7p2k9m3xq")],
                    })
                }
            }

            impl $crate::kernel::refusal::AsParam for $name {
                fn as_param(&self) -> $crate::kernel::refusal::Param {
                    $crate::kernel::refusal::Param::Text(self.to_string())
                }
            }
        )*
    };
}

ids! {
    /// A restaurant.
    StoreId = "store";
    /// A named set of stores (city, brand).
    StoreGroupId = "storegroup";
    /// A person with a login.
    StaffId = "staff";
    /// A set of permissions and limits that staff hold.
    RoleId = "role";
    /// One login on one device.
    SessionId = "session";
    /// The one business that a deployment serves.
    CompanyId = "company";
    /// A second person's yes or no.
    ApprovalId = "approval";
    /// Work to be done later.
    JobId = "job";
    /// One row of the audit trail.
    AuditId = "audit";
    /// One row of the outbox.
    EventId = "event";
    /// One backup that was made.
    BackupId = "backup";
    /// An enrolled till, board or tablet.
    DeviceId = "device";
    /// A credential of an outside system.
    KeyId = "key";
    /// A person or a group whom the house knows.
    GuestId = "guest";
    /// A phone number, an e-mail address or a WeChat id of a guest.
    ContactId = "contact";
    /// What staff wrote down about a guest.
    NoteId = "note";
    /// Two records that may be one guest.
    GuestPairId = "guestpair";
    /// Two records that were found to be one guest.
    GuestMergeId = "guestmerge";
    /// An important day of a guest.
    OccasionId = "occasion";
    /// What somebody is to a guest.
    RelationId = "relation";
    /// A field in which the house notes something of its guests.
    FieldId = "field";
    /// What is noted in a field of one guest.
    FactId = "fact";
    /// One text to one guest by one channel.
    MessageId = "message";
    /// What a guest said about one purpose.
    ConsentId = "consent";
    /// What a guest asks of us about his own data.
    RequestId = "request";
    /// Something one of the team is to do by a time.
    TaskId = "task";
    /// Where another program hears of events.
    WebhookId = "webhook";
    /// One event on its way to a webhook.
    DeliveryId = "delivery";
    /// A guest's membership.
    MemberId = "member";
    /// What identifies a member at the door.
    CardId = "card";
    /// The rank of a member.
    TierId = "tier";
    /// Points or money credited together.
    LotId = "lot";
    /// Points, money or a coupon set aside for a bill.
    HoldId = "hold";
    /// One balanced set of postings.
    JournalId = "journal";
    /// What is sold.
    DishId = "dish";
    /// A group of dishes on the menu.
    CategoryId = "category";
    /// A line without discount: tea seat, room, service, box.
    ChargeId = "charge";
    /// What was read from a file in one go.
    ImportId = "import";
    /// A rule that lowers bills.
    OfferId = "offer";
    /// What coupons are issued from.
    CouponTemplateId = "coupontemplate";
    /// One issued right out of a template.
    CouponId = "coupon";
    /// What a guest is about to pay.
    BillId = "bill";
    /// A bill paid.
    SettlementId = "settlement";
    /// A settlement undone, wholly or by lines.
    RefundId = "refund";
    /// Stored value bought once.
    TopUpId = "topup";
    /// Stored value paid back.
    TopUpRefundId = "topuprefund";
    /// What top-ups are sold by.
    TopUpPlanId = "topupplan";
    /// A bearer code worth money.
    GiftCardId = "giftcard";
    /// A countable benefit.
    RightId = "right";
}
