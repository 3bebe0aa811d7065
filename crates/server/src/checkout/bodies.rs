//! What a till says of a bill.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::checkout::{Ask, BillRefusal, LineRefund, Tender};
use zhike_domain::kernel::id::{DishId, GuestId};
use zhike_domain::kernel::money::{Minor, QtyMilli};
use zhike_domain::kernel::name::Name;
use zhike_domain::ordering::{Chosen, OrderingRefusal};
use zhike_domain::pricing::{Channel, Manual, PointsAsked, WhichOffer};

use crate::platform::http::call::refuse;
use crate::platform::http::patch::given;
use crate::platform::problem::Problem;

/// The most guests of one bill.
pub const MOST_GUESTS: u32 = 2_000;

/// One dish that was rung up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DishAsked {
    /// Which.
    pub dish_id: DishId,
    /// How much, thousandths of the selling unit.
    pub qty_milli: QtyMilli,
    /// The choices made.
    #[serde(default)]
    pub chosen: Vec<Chosen>,
    /// Today's price of a market dish, minor units per selling unit.
    #[serde(default)]
    pub market_minor: Option<Minor>,
    /// A word for the kitchen.
    #[serde(default)]
    pub note: Option<Name>,
}

/// One line as the till of another maker prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosLine {
    /// What stands on the other till's bill.
    pub name: Name,
    /// The dish's code on our menu, so that offers on dishes know it.
    #[serde(default)]
    pub dish_code: Option<String>,
    /// How much, thousandths.
    pub qty_milli: QtyMilli,
    /// Its menu price per unit, minor units.
    pub unit_minor: Minor,
    /// Whether it takes part in discounts.
    #[serde(default = "yes")]
    pub discountable: bool,
    /// Whether what is paid for it earns points.
    #[serde(default = "yes")]
    pub earns: bool,
}

fn yes() -> bool {
    true
}

/// What is on a bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "mode", rename_all = "snake_case")]
pub enum Content {
    /// 金额收银: one amount, and of it a part without discount.
    Amount {
        /// The whole amount, minor units.
        amount_minor: Minor,
        /// The part without discount, minor units.
        #[serde(default = "nothing")]
        no_discount_minor: Minor,
    },
    /// 点菜: dishes of the menu; the store's charges are added by the server.
    Dishes {
        /// Which, in the order of the bill.
        dishes: Vec<DishAsked>,
    },
    /// The lines of another maker's till, charges among them.
    Lines {
        /// Which, in the order of the bill.
        lines: Vec<PosLine>,
    },
}

fn nothing() -> Minor {
    Minor::ZERO
}

fn dine_in() -> Channel {
    Channel::DineIn
}

fn no_points() -> PointsAsked {
    PointsAsked::None
}

/// A bill as the till sends it, and as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillBody {
    /// At which table.
    #[serde(default)]
    pub table: Option<Name>,
    /// How many sit there.
    pub guests: u32,
    /// How they eat.
    #[serde(default = "dine_in")]
    pub channel: Channel,
    /// Who pays, when he is known.
    #[serde(default)]
    pub guest_id: Option<GuestId>,
    /// What is on it.
    pub content: Content,
    /// Offers and coupons that the guest does not want used.
    #[serde(default)]
    pub unwanted: Vec<WhichOffer>,
    /// Points as cash, when the guest asks.
    #[serde(default = "no_points")]
    pub points_asked: PointsAsked,
    /// Discounts by hand.
    #[serde(default)]
    pub manual: Vec<Manual>,
}

/// The most entries of a list in a body: longer ones are no bill.
const MOST_ENTRIES: u32 = 500;

impl BillBody {
    /// The body with its table in half-width letters.
    ///
    /// # Errors
    /// Nobody at the table, or lists longer than any bill.
    pub fn checked(mut self) -> Result<BillBody, Problem> {
        if !(1..=MOST_GUESTS).contains(&self.guests) {
            return Err(refuse(BillRefusal::Guests { most: MOST_GUESTS }));
        }
        let entries = match &self.content {
            Content::Amount { .. } => 1,
            Content::Dishes { dishes } => dishes.len(),
            Content::Lines { lines } => lines.len(),
        };
        if entries.max(self.unwanted.len()).max(self.manual.len()) > MOST_ENTRIES as usize {
            return Err(refuse(OrderingRefusal::TooManyLines { most: MOST_ENTRIES }));
        }
        self.table = match &self.table {
            Some(table) => Some(half_width(table.as_str()).parse().map_err(refuse)?),
            None => None,
        };
        Ok(self)
    }
}

/// Full-width letters, digits and signs (Ｂ２) as the half-width ones (B2) that lists look for.
#[must_use]
pub fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(half).collect()
}

/// What of a bill a trial changes; absent fields stay.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuoteBody {
    /// At which table.
    #[serde(default, deserialize_with = "given")]
    pub table: Option<Option<Name>>,
    /// How many sit there.
    #[serde(default)]
    pub guests: Option<u32>,
    /// How they eat.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Who pays.
    #[serde(default, deserialize_with = "given")]
    pub guest_id: Option<Option<GuestId>>,
    /// What is on it.
    #[serde(default)]
    pub content: Option<Content>,
    /// Offers and coupons that the guest does not want used.
    #[serde(default)]
    pub unwanted: Option<Vec<WhichOffer>>,
    /// Points as cash.
    #[serde(default)]
    pub points_asked: Option<PointsAsked>,
    /// Discounts by hand.
    #[serde(default)]
    pub manual: Option<Vec<Manual>>,
    /// Whether a platform voucher will pay a part: by default it excludes other offers.
    #[serde(default)]
    pub voucher: bool,
    /// How it will be paid, as far as was said; the rest in money. Decides what it earns.
    #[serde(default)]
    pub tenders: Option<Vec<Tender>>,
}

impl QuoteBody {
    /// `kept` with what is given here.
    #[must_use]
    pub fn over(self, kept: BillBody) -> BillBody {
        BillBody {
            table: self.table.unwrap_or(kept.table),
            guests: self.guests.unwrap_or(kept.guests),
            channel: self.channel.unwrap_or(kept.channel),
            guest_id: self.guest_id.unwrap_or(kept.guest_id),
            content: self.content.unwrap_or(kept.content),
            unwanted: self.unwanted.unwrap_or(kept.unwanted),
            points_asked: self.points_asked.unwrap_or(kept.points_asked),
            manual: self.manual.unwrap_or(kept.manual),
        }
    }
}

/// How a bill is settled.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleBody {
    /// The version of the bill that the till shows.
    pub version: i64,
    /// What the till shows as due, minor units.
    pub due_minor: Minor,
    /// How it is paid; empty when nothing is due.
    pub tenders: Vec<Tender>,
}

/// Why a bill is voided.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoidBody {
    /// In the caller's words.
    pub reason: Name,
}

/// What is asked back: parts of lines, or all that is left.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskBody {
    /// Parts of lines.
    #[serde(default)]
    pub lines: Vec<LineRefund>,
    /// All that is left.
    #[serde(default)]
    pub whole: bool,
}

impl AskBody {
    /// The ask of the rules.
    #[must_use]
    pub fn ask(&self) -> Ask {
        if self.whole { Ask::Whole } else { Ask::Lines { lines: self.lines.clone() } }
    }
}

/// A refund.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundBody {
    /// Parts of lines.
    #[serde(default)]
    pub lines: Vec<LineRefund>,
    /// All that is left.
    #[serde(default)]
    pub whole: bool,
    /// What the till shows as going back, minor units.
    pub shown_minor: Minor,
    /// In the caller's words.
    pub reason: Name,
}

impl RefundBody {
    /// What is asked back.
    #[must_use]
    pub fn ask(&self) -> Ask {
        AskBody { lines: self.lines.clone(), whole: self.whole }.ask()
    }
}
