//! Messages and channels as pages see them.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{GuestId, MessageId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::outreach::{MessageChannel, MessagePurpose, MessageState, Why};

use super::channels::Settings;
use super::rules::MessageRules;
use crate::guests::views::StaffRef;

/// A message in the box: where it went is masked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MessageLine {
    /// The message.
    pub message_id: MessageId,
    /// To whom; nobody for a test.
    pub guest_id: Option<GuestId>,
    /// How to address him.
    pub guest: Option<String>,
    /// The store it belongs to.
    pub store_id: Option<StoreId>,
    /// What it is for.
    pub purpose: MessagePurpose,
    /// By what.
    pub channel: MessageChannel,
    /// Why: `receipt`, `top_up`, `tier_changed`, `points_expiring`, `by_hand` or `test`.
    pub reason: String,
    /// How far it is.
    pub state: MessageState,
    /// Why it did not go, or stays here.
    pub why: Option<Why>,
    /// What was wrong at the last try.
    pub error_code: Option<String>,
    /// Where it went, masked.
    pub address_masked: Option<String>,
    /// How often it was tried.
    pub tries: u32,
    /// Parts of a text message.
    pub segments: u32,
    /// What it cost, in thousandths of the minor unit.
    pub cost_milli: i64,
    /// Who asked for it; nobody for a notice.
    pub staff: Option<StaffRef>,
    /// When it was asked for.
    pub created_at: Millis,
    /// When it goes, or was last tried.
    pub due_at: Millis,
    /// When the carrier had it.
    pub sent_at: Option<Millis>,
    /// When the guest had it.
    pub delivered_at: Option<Millis>,
    /// Whether it may be sent again.
    pub may_go_again: bool,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// A message with its words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MessageView {
    /// The message.
    #[serde(flatten)]
    pub line: MessageLine,
    /// The heading of a mail.
    pub subject: String,
    /// The words; those of a guest whom the reader's stores may not know are `*`.
    pub text: String,
}

/// A channel.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChannelView {
    /// Which.
    pub kind: MessageChannel,
    /// Whether it is on.
    pub enabled: bool,
    /// How it is reached; `null` until it is set up.
    pub settings: Option<Settings>,
    /// Whether it has a password or key.
    pub has_secret: bool,
    /// The path that the carrier calls with receipts and answers.
    pub callback_path: Option<String>,
    /// What was wrong when it last failed.
    pub last_error_code: Option<String>,
    /// When that was.
    pub last_error_at: Option<Millis>,
    /// When something last went.
    pub last_sent_at: Option<Millis>,
    /// Version; 0 until it is set up.
    pub version: i64,
}

/// The rules with their version and the texts they fall back to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RulesView {
    /// The rules.
    pub rules: MessageRules,
    /// The program's own texts in the language chosen, one for each notice.
    pub default_texts: std::collections::BTreeMap<String, String>,
    /// What a text of each notice may name.
    pub variables: std::collections::BTreeMap<String, Vec<String>>,
    /// Version; 0 while nobody has touched them.
    pub version: i64,
}
