//! A priced bill.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::checkout::Tender;
use zhike_domain::guests::Meal;
use zhike_domain::kernel::id::{DishId, GroupId, GuestId};
use zhike_domain::kernel::money::{Minor, Points, QtyMilli};
use zhike_domain::membership::group::{GroupKind, Room};
use zhike_domain::ordering::{Allergen, ChargeKind, LineNo, UnitPrice};
use zhike_domain::pricing::{Because, Certainty, Lane, LineShare, WhichOffer, Why};

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

/// The group of the guest beside a bill: what it pays, and what stands in its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteGroup {
    /// The group.
    pub group_id: GroupId,
    /// Its account.
    pub account_guest_id: GuestId,
    /// A household or a company.
    pub kind: GroupKind,
    /// What it is called.
    pub name: String,
    /// At which meal the bill is paid.
    pub meal: Meal,
    /// What it has paid for him today, minor units.
    pub used_day_minor: Minor,
    /// What of that at this meal, minor units.
    pub used_meal_minor: Minor,
    /// What the narrowest limit leaves; `null` without limits.
    pub room: Option<Room>,
    /// Meal money that he may spend, minor units.
    pub allowance_minor: Minor,
    /// The shared balance, minor units.
    pub shared_minor: Minor,
    /// What meal money would pay of this bill, minor units.
    pub allowance_for_due_minor: Minor,
    /// What the shared balance would pay after that, minor units.
    pub shared_for_due_minor: Minor,
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
    /// Points that it earns: when all is paid in money, or by the tenders that were asked about.
    pub earns_points: Points,
    /// The guest's prepaid money.
    pub stored_value: Option<QuoteStored>,
    /// The group that he is in.
    pub group: Option<QuoteGroup>,
    /// How it could be paid.
    pub suggested_tenders: Vec<Tender>,
}
