//! Topics: what a page subscribes to, and which events belong to it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A group of events that one kind of page shows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Progress and end of jobs.
    Jobs,
    /// Requests to a second person.
    Approvals,
    /// Staff, roles and sessions.
    Staff,
    /// Company, stores, store groups and settings.
    Settings,
    /// Backups and rehearsals.
    Backups,
    /// Guests, their membership and what they hold.
    Guests,
    /// Dishes, categories, charges and what is sold out.
    Menu,
    /// Offers, coupons and top-up plans.
    Pricing,
    /// Bills, from the first dish to the refund.
    Bills,
    /// Messages to guests.
    Messages,
    /// What one of the team is to do.
    Tasks,
    /// What guests ask about their own data.
    Privacy,
}

impl Topic {
    /// Every topic.
    pub const ALL: &[Topic] = &[
        Topic::Jobs,
        Topic::Approvals,
        Topic::Staff,
        Topic::Settings,
        Topic::Backups,
        Topic::Guests,
        Topic::Menu,
        Topic::Pricing,
        Topic::Bills,
        Topic::Messages,
        Topic::Tasks,
        Topic::Privacy,
    ];

    /// Its word in the address and in the stream.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Topic::Jobs => "jobs",
            Topic::Approvals => "approvals",
            Topic::Staff => "staff",
            Topic::Settings => "settings",
            Topic::Backups => "backups",
            Topic::Guests => "guests",
            Topic::Menu => "menu",
            Topic::Pricing => "pricing",
            Topic::Bills => "bills",
            Topic::Messages => "messages",
            Topic::Tasks => "tasks",
            Topic::Privacy => "privacy",
        }
    }

    /// The topic of a word; `None` for an unknown one.
    #[must_use]
    pub fn parse(word: &str) -> Option<Topic> {
        Topic::ALL.iter().copied().find(|topic| topic.word() == word)
    }
}

/// The topic of an event by its noun; `None` when no page listens to it.
#[must_use]
pub fn of(kind: &str) -> Option<Topic> {
    let (noun, _verb) = kind.split_once('.')?;
    match noun {
        "job" => Some(Topic::Jobs),
        "approval" => Some(Topic::Approvals),
        "staff" | "role" | "session" => Some(Topic::Staff),
        "company" | "store" | "storegroup" | "settings" | "key" | "webhook" => {
            Some(Topic::Settings)
        }
        "backup" => Some(Topic::Backups),
        "guest" | "consent" | "member" | "tier" | "points" | "growth" | "stored_value"
        | "programme" => Some(Topic::Guests),
        "dish" | "category" | "charge" | "charges" | "menu" => Some(Topic::Menu),
        "offer" | "coupon" | "coupon_template" | "top_up_plan" | "pricing_rules" => {
            Some(Topic::Pricing)
        }
        // What an import brings or takes away shows on the lists of bills.
        "bill" | "import" => Some(Topic::Bills),
        "message" => Some(Topic::Messages),
        "task" => Some(Topic::Tasks),
        "request" => Some(Topic::Privacy),
        _ => None,
    }
}
