//! A bill, how it was paid and undone, and its receipt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::checkout::{LineRefund, TenderBack, TenderKind};
use zhike_domain::guests::{Dietary, Greeting, Sex};
use zhike_domain::kernel::id::{
    BillId, CouponId, GuestId, ImportId, RefundId, SettlementId, StoreId, TierId,
};
use zhike_domain::kernel::money::{Minor, Points};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::pricing::{Channel, Manual, PointsAsked, WhichOffer};

use super::{QuoteView, Words};
use crate::checkout::bodies::Content;

/// How far a bill is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillState {
    /// Being rung up.
    Open,
    /// Paid.
    Settled,
    /// Paid, and partly paid back.
    PartRefunded,
    /// Paid, and wholly paid back.
    Refunded,
    /// Given up before it was paid.
    Voided,
}

impl BillState {
    /// Its word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            BillState::Open => "open",
            BillState::Settled => "settled",
            BillState::PartRefunded => "part_refunded",
            BillState::Refunded => "refunded",
            BillState::Voided => "voided",
        }
    }

    /// From the database.
    #[must_use]
    pub fn of(word: &str) -> BillState {
        match word {
            "settled" => BillState::Settled,
            "part_refunded" => BillState::PartRefunded,
            "refunded" => BillState::Refunded,
            "voided" => BillState::Voided,
            _ => BillState::Open,
        }
    }
}

/// A tier, as far as a name goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillTier {
    /// Which.
    pub tier_id: TierId,
    /// Its name.
    #[serde(flatten)]
    pub words: Words,
}

/// What a guest has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillBalances {
    /// Points that can be spent.
    pub points: i64,
    /// Points that do not count yet.
    pub points_pending: i64,
    /// Points owed.
    pub points_debt: i64,
    /// Growth.
    pub growth: i64,
    /// Principal, minor units.
    pub principal_minor: i64,
    /// Bonus, minor units.
    pub bonus_minor: i64,
}

/// The guest of a bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillGuest {
    /// Who.
    pub guest_id: GuestId,
    /// The form of address: 林女士.
    pub display: String,
    /// The name, when it is known.
    pub name: Option<String>,
    /// The surname of a Chinese name, for a page that does not know the sex.
    pub surname: Option<String>,
    /// The sex, noted or told by the name.
    pub sex: Option<Sex>,
    /// The card's number, when he is a member.
    pub card_no: Option<String>,
    /// The tier, when he is a member.
    pub tier: Option<BillTier>,
    /// What to mind at the table, allergies first.
    pub allergies: Vec<Dietary>,
    /// Balances.
    pub balances: BillBalances,
}

/// One tender of a settled bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillTenderView {
    /// Which kind.
    pub tender: TenderKind,
    /// What it paid, minor units.
    pub amount_minor: Minor,
    /// Cash handed over, minor units.
    pub given_minor: Option<Minor>,
    /// Face value of a voucher, minor units.
    pub face_minor: Option<Minor>,
    /// What the guest paid for the voucher, minor units.
    pub paid_minor: Option<Minor>,
    /// Principal in it, minor units.
    pub principal_minor: Minor,
    /// Bonus in it, minor units.
    pub bonus_minor: Minor,
}

/// A change of tier that a bill brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillTierChange {
    /// Before.
    pub from: Option<BillTier>,
    /// Since.
    pub to: Option<BillTier>,
}

/// What came of a settlement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// Change in cash, minor units.
    pub change_minor: Minor,
    /// Points that were spent.
    pub spent_points: Points,
    /// Points that were earned.
    pub earned_points: Points,
    /// Growth that was earned.
    pub earned_growth: Points,
    /// Coupons that were redeemed.
    pub coupon_ids: Vec<CouponId>,
    /// What the guest has afterwards.
    pub balances_after: Option<BillBalances>,
    /// The new tier.
    pub tier_change: Option<BillTierChange>,
}

/// Where a bill comes from that another till settled.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ImportedView {
    /// The import that brought it.
    pub import_id: ImportId,
    /// The system that settled it, in the house's words.
    pub source: String,
    /// Its number there; absent when the file gave none.
    pub order_no: Option<String>,
}

/// How a bill was paid.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SettlementView {
    /// Which settlement; absent when another till settled it.
    pub settlement_id: Option<SettlementId>,
    /// When.
    pub settled_at: Millis,
    /// On which business day.
    pub business_day: BusinessDay,
    /// By whom, in words.
    pub settled_by: String,
    /// What was paid, minor units.
    pub due_minor: Minor,
    /// By what.
    pub tenders: Vec<BillTenderView>,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What goes back by a refund.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RefundFactsView {
    /// Paid back, minor units.
    pub minor: Minor,
    /// By which tenders.
    pub tenders: Vec<TenderBack>,
    /// Principal that goes back, minor units.
    pub principal_minor: Minor,
    /// Bonus that goes back, minor units.
    pub bonus_minor: Minor,
    /// Spent points that go back.
    pub points_back: Points,
    /// Earned points that are taken back; those already spent become a debt.
    pub points_taken: Points,
    /// Earned growth that is taken back.
    pub growth_taken: Points,
    /// Coupons that come back.
    pub coupon_ids: Vec<CouponId>,
    /// Points that would be owed afterwards.
    pub points_debt: i64,
    /// What was asked; empty for all that was left.
    pub lines: Vec<LineRefund>,
    /// Whether nothing is left to refund afterwards.
    pub completes: bool,
}

/// A refund.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RefundView {
    /// Which.
    pub refund_id: RefundId,
    /// When.
    pub refunded_at: Millis,
    /// By whom, in words.
    pub refunded_by: String,
    /// Why.
    pub reason: String,
    /// What went back.
    #[serde(flatten)]
    pub facts: RefundFactsView,
}

/// A bill.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BillView {
    /// Which.
    pub bill_id: BillId,
    /// Counts its changes.
    pub version: i64,
    /// Its number of the day.
    pub bill_no: i64,
    /// In which store.
    pub store_id: StoreId,
    /// On which business day it was opened.
    pub business_day: BusinessDay,
    /// How far it is.
    pub state: BillState,
    /// At which table.
    pub table: Option<String>,
    /// How many sit there.
    pub guests: u32,
    /// How they eat.
    pub channel: Channel,
    /// Who pays.
    pub guest: Option<BillGuest>,
    /// What to say to the guest aloud, while the bill is open.
    pub greeting: Option<Greeting>,
    /// What is on it.
    pub content: Content,
    /// What the guest does not want used.
    pub unwanted: Vec<WhichOffer>,
    /// Points that were asked for.
    pub points_asked: PointsAsked,
    /// Discounts by hand.
    pub manual: Vec<Manual>,
    /// Its price and why; of a settled bill as it was then.
    pub quote: QuoteView,
    /// How it was paid.
    pub settlement: Option<SettlementView>,
    /// What was paid back.
    pub refunds: Vec<RefundView>,
    /// What can still be paid back, minor units.
    pub refundable_minor: Minor,
    /// When it was opened.
    pub opened_at: Millis,
    /// By whom, in words.
    pub opened_by: String,
    /// Where it comes from, when another till settled it: it cannot be refunded here.
    pub imported: Option<ImportedView>,
}

/// A bill that was just settled.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SettledView {
    /// The bill.
    #[serde(flatten)]
    pub bill: BillView,
    /// Opens the guest's receipt page.
    pub receipt_token: String,
    /// Change in cash, minor units.
    pub change_minor: Minor,
    /// Points that it earned.
    pub earned_points: Points,
    /// What the guest has afterwards.
    pub balances_after: Option<BillBalances>,
    /// The new tier.
    pub tier_change: Option<BillTierChange>,
}

/// A bill in a list.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BillRow {
    /// Which.
    pub bill_id: BillId,
    /// Its number of the day.
    pub bill_no: i64,
    /// On which business day it was opened.
    pub business_day: BusinessDay,
    /// How far it is.
    pub state: BillState,
    /// At which table.
    pub table: Option<String>,
    /// How many sit there.
    pub guests: u32,
    /// Who pays, as the till addresses him.
    pub guest_id: Option<GuestId>,
    /// The form of address.
    pub guest_display: Option<String>,
    /// At menu price, minor units.
    pub list_minor: Minor,
    /// What is or was to be paid, minor units.
    pub due_minor: Minor,
    /// What was paid back, minor units.
    pub refunded_minor: Minor,
    /// When it was opened.
    pub opened_at: Millis,
    /// When it was settled.
    pub settled_at: Option<Millis>,
    /// The import that brought it, when another till settled it.
    pub import_id: Option<ImportId>,
    /// Its number at that till.
    pub order_no: Option<String>,
}

/// Everything that a ticket of 58 or 80 mm shows.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReceiptView {
    /// The house.
    pub company: Words,
    /// The store.
    pub store: Words,
    /// The number of the day.
    pub bill_no: i64,
    /// The business day it was opened on.
    pub business_day: BusinessDay,
    /// How far it is.
    pub state: BillState,
    /// At which table.
    pub table: Option<String>,
    /// How many sat there.
    pub guests: u32,
    /// Who took the money, in words; absent for the guest's page.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Millis,
    /// The form of address; on the guest's page masked.
    pub guest: Option<String>,
    /// The price and why.
    pub quote: QuoteView,
    /// By what it was paid.
    pub tenders: Vec<BillTenderView>,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What was paid back since, minor units.
    pub refunded_minor: Minor,
    /// Opens the guest's page; absent on that page.
    pub receipt_token: Option<String>,
}
