//! How bills, quotes, refunds and receipts look from outside. All names are resolved.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::checkout::{LineRefund, Tender, TenderBack, TenderKind};
use zhike_domain::kernel::id::{
    BillId, CouponId, DishId, GuestId, RefundId, SettlementId, StoreId, TierId,
};
use zhike_domain::kernel::money::{Minor, Points, QtyMilli};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ordering::{Allergen, ChargeKind, LineNo, UnitPrice};
use zhike_domain::pricing::{Because, Certainty, Channel, Lane, LineShare, WhichOffer, Why};

use crate::checkout::bodies::Content;
use zhike_domain::pricing::{Manual, PointsAsked};

/// A name in the languages it was given in; all absent where the page has its own word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// In the house's language.
    pub name: Option<String>,
    /// In traditional characters.
    pub name_zh_tw: Option<String>,
    /// In English.
    pub name_en: Option<String>,
}

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

/// What kind of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineWord {
    /// A dish or a set meal.
    Dish,
    /// 附加费.
    Charge,
    /// An amount without dishes.
    Amount,
}

/// Why a line takes no part in the tier discount and percent coupons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// 会员价不折上折: it has a member, set-meal or time price.
    SpecialPrice,
    /// 不打折.
    NoDiscount,
}

/// One line of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteLine {
    /// Its number on the bill.
    pub line: LineNo,
    /// What kind of line.
    pub kind: LineWord,
    /// The dish.
    pub dish_id: Option<DishId>,
    /// For what a charge is.
    pub charge: Option<ChargeKind>,
    /// Its name.
    #[serde(flatten)]
    pub words: Words,
    /// What one selling unit is called, such as 斤.
    pub unit: Option<String>,
    /// The choices made, in words.
    pub chosen: Vec<String>,
    /// A word for the kitchen.
    pub note: Option<String>,
    /// How much, thousandths.
    pub qty_milli: QtyMilli,
    /// 菜单价 per unit with its options, minor units.
    pub unit_list_minor: Minor,
    /// 菜单价 of the line, minor units.
    pub list_minor: Minor,
    /// The unit price that is used.
    pub price: UnitPrice,
    /// The member price that stands beside the menu price, minor units.
    pub member_unit_minor: Option<Minor>,
    /// At the price that is used, minor units.
    pub priced_minor: Minor,
    /// 小计: after line and bill offers, minor units.
    pub after_offers_minor: Minor,
    /// What of the due falls on it, minor units.
    pub due_minor: Minor,
    /// Whether it takes part in the tier discount and percent coupons.
    pub takes_part: bool,
    /// Why it does not.
    pub why_not: Option<WhyNot>,
    /// What of the guest's allergies is in it.
    pub allergen_hits: BTreeSet<Allergen>,
}

/// One step down from the menu price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteStep {
    /// In which lane.
    pub lane: Lane,
    /// The rule's or coupon's name; absent for prices, points, hand and rounding.
    #[serde(flatten)]
    pub words: Words,
    /// Which rule or coupon.
    pub which: Option<WhichOffer>,
    /// Whether its rule has a budget.
    pub limited: bool,
    /// Why.
    pub why: Because,
    /// What took part, minor units.
    pub base_minor: Minor,
    /// What was taken off, minor units.
    pub off_minor: Minor,
    /// Line by line.
    pub shares: Vec<LineShare>,
}

/// An offer or coupon that was not used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteNotUsed {
    /// Its name.
    #[serde(flatten)]
    pub words: Words,
    /// Which.
    pub which: WhichOffer,
    /// Why, and what is missing.
    pub why: Why,
    /// The name of the one that is used instead.
    pub instead: Option<Words>,
}

/// Portions on top.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteGift {
    /// The offer's name.
    #[serde(flatten)]
    pub words: Words,
    /// By which offer.
    pub which: WhichOffer,
    /// What.
    pub dish_id: DishId,
    /// Its name.
    pub dish: Words,
    /// How many portions.
    pub units: u32,
}

/// What points pay.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuotePoints {
    /// How many.
    pub points: Points,
    /// What they pay, minor units.
    pub off_minor: Minor,
}

/// Principal and bonus of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoredPart {
    /// Both together, minor units.
    pub amount_minor: Minor,
    /// Principal, minor units.
    pub principal_minor: Minor,
    /// Bonus, minor units.
    pub bonus_minor: Minor,
}

/// The guest's prepaid money beside a bill.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteStored {
    /// What can be spent now, minor units.
    pub spendable_minor: Minor,
    /// Principal of it, minor units.
    pub principal_minor: Minor,
    /// Bonus of it, minor units.
    pub bonus_minor: Minor,
    /// What it would pay of this bill.
    pub for_due: StoredPart,
}

/// A priced bill; nothing is written for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteView {
    /// The lines, in the order of the bill.
    pub lines: Vec<QuoteLine>,
    /// Every step down from the menu price.
    pub steps: Vec<QuoteStep>,
    /// What was not used, and why.
    pub not_used: Vec<QuoteNotUsed>,
    /// Portions on top.
    pub gifts: Vec<QuoteGift>,
    /// How sure it is that nothing is cheaper.
    pub certainty: Certainty,
    /// At menu price, minor units.
    pub list_minor: Minor,
    /// At the prices used, minor units.
    pub priced_minor: Minor,
    /// After line and bill offers, minor units.
    pub after_offers_minor: Minor,
    /// What is to be paid, minor units.
    pub due_minor: Minor,
    /// What is saved against the menu price, minor units.
    pub saved_minor: Minor,
    /// What points pay.
    pub points: Option<QuotePoints>,
    /// The most points that could be used.
    pub most_points: Points,
    /// What those would pay, minor units.
    pub most_points_minor: Minor,
    /// Points that it earns when all is paid in money.
    pub earns_points: Points,
    /// The guest's prepaid money.
    pub stored_value: Option<QuoteStored>,
    /// How it could be paid.
    pub suggested_tenders: Vec<Tender>,
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

/// Something a guest must not or will not eat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillDietary {
    /// The word.
    pub word: String,
    /// `allergy` or `diet`.
    pub kind: String,
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
    /// The name.
    pub name: String,
    /// The tier, when he is a member.
    pub tier: Option<BillTier>,
    /// What must not be served.
    pub allergies: Vec<BillDietary>,
    /// Balances.
    pub balances: BillBalances,
}

/// One tender of a settled bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TenderView {
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

/// How a bill was paid.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SettlementView {
    /// Which settlement.
    pub settlement_id: SettlementId,
    /// When.
    pub settled_at: Millis,
    /// On which business day.
    pub business_day: BusinessDay,
    /// By whom, in words.
    pub settled_by: String,
    /// What was paid, minor units.
    pub due_minor: Minor,
    /// By what.
    pub tenders: Vec<TenderView>,
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
    pub tenders: Vec<TenderView>,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What was paid back since, minor units.
    pub refunded_minor: Minor,
    /// Opens the guest's page; absent on that page.
    pub receipt_token: Option<String>,
}
