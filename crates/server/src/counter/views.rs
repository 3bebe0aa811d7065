//! What pages see of a guest at the counter.

mod duplicates;
mod visits;

pub use duplicates::{GuestPairView, MergeView, ReasonView};
pub use visits::{DishTimes, HabitsView, VisitDish, VisitView};

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::guests::{Dietary, Greeting, Sex, Stage};
use zhike_domain::kernel::id::{
    BillId, CouponId, CouponTemplateId, DishId, GuestId, MemberId, StoreId, TierId, TopUpId,
};
use zhike_domain::kernel::money::Points;
use zhike_domain::kernel::time::{BusinessDay, Millis};

use crate::guests::views::{
    FactView, GuestView, LifecycleView, NoteView, OccasionView, RelationView, SeenView, StaffRef,
};
use crate::membership::group_views::GuestGroupView;
use crate::membership::views::MemberView as Joined;

/// A tier by name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TierName {
    /// The tier.
    pub tier_id: TierId,
    /// Its name.
    pub name: String,
}

/// A guest in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuestLine {
    /// The guest.
    pub guest_id: GuestId,
    /// The name, when it is known.
    pub name: Option<String>,
    /// The surname of a Chinese name.
    pub surname: Option<String>,
    /// How the guest wants to be called, when that was noted.
    pub title: Option<String>,
    /// `female` or `male`, when it is known.
    pub sex: Option<Sex>,
    /// How to address the guest.
    pub display: String,
    /// Whether the guest is important.
    pub vip: bool,
    /// The tier of a member.
    pub tier: Option<TierName>,
    /// The primary phone, masked.
    pub phone_masked: Option<String>,
    /// Its last four digits.
    pub phone_last4: Option<String>,
    /// The card of a member.
    pub card_no: Option<String>,
    /// What to mind at the table, allergies first.
    pub allergies: Vec<Dietary>,
    /// The last day on which the guest paid a bill.
    pub last_visit_day: Option<BusinessDay>,
    /// Whether a bill of the guest is open today.
    pub here_tonight: bool,
    /// Whether a phone may be somebody else's by now: ask before anything is credited.
    pub phone_in_doubt: bool,
    /// Where the guest stands, as it was judged last.
    pub stage: Option<Stage>,
    /// What is noted in the fields that were asked for.
    pub facts: Vec<FactView>,
}

/// A guest who has just joined.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JoinedView {
    /// The member.
    #[serde(flatten)]
    pub member: Joined,
    /// What the house gave.
    pub welcome: WelcomeView,
}

/// What a new member was given.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WelcomeView {
    /// Points.
    pub points: Points,
    /// Coupons, template by template.
    pub coupons: Vec<WelcomeGift>,
}

/// Coupons of one template that a new member was given, or was to be given.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WelcomeGift {
    /// Of which template.
    pub template_id: CouponTemplateId,
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// The coupons.
    pub coupon_ids: Vec<CouponId>,
    /// Why there are none, as the code of a problem.
    pub missed: Option<String>,
}

/// By what a guest was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// The last four digits of a phone.
    Last4,
    /// A whole phone.
    Phone,
    /// A part of the name.
    Name,
    /// Its syllables.
    Pinyin,
    /// Their first letters.
    Initials,
    /// The number of the card.
    Card,
}

/// A guest that was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuestHit {
    /// The guest.
    #[serde(flatten)]
    pub guest: GuestLine,
    /// By what.
    pub matched: FoundBy,
}

/// Guests that were found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuestHits {
    /// The best first.
    pub items: Vec<GuestHit>,
    /// Whether every name has been read since the start; until then only phones and cards find
    /// everybody.
    pub names_ready: bool,
}

/// Everything on a guest's card.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuestCard {
    /// The guest.
    #[serde(flatten)]
    pub guest: GuestView,
    /// What to say.
    pub greeting: Greeting,
    /// The membership, if there is one.
    pub member: Option<MemberView>,
    /// What the guest has.
    pub balances: BalancesView,
    /// What ends soon.
    pub expiring: Vec<EndingView>,
    /// Coupons that may be used.
    pub coupons: Vec<CouponView>,
    /// Visits to the reader's stores.
    pub visits: VisitsView,
    /// Dishes the guest has again and again.
    pub usual: Vec<UsualView>,
    /// Who looked at this card last; empty for who may not read the audit.
    pub accessed: Vec<AccessView>,
    /// Important days, the next one first, the guest's own birthday among them.
    pub occasions: Vec<OccasionView>,
    /// What is noted in fields.
    pub facts: Vec<FactView>,
    /// Who belongs to the guest.
    pub relations: Vec<RelationView>,
    /// Who has read what to mind since it was last changed.
    pub dietary_seen: Vec<SeenView>,
    /// Where the guest stands; `null` where the guest does not want to be known.
    pub lifecycle: Option<LifecycleView>,
    /// The group that the guest is in, or whose account this is.
    pub group: Option<GuestGroupView>,
}

/// A membership.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemberView {
    /// The member.
    pub member_id: MemberId,
    /// The card's number.
    pub card_no: String,
    /// The tier.
    pub tier: TierName,
    /// When the guest joined.
    pub joined_day: BusinessDay,
    /// The last day of the tier's term; `null` for the lowest.
    pub tier_until: Option<BusinessDay>,
}

/// What a guest has, in points and minor units.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct BalancesView {
    /// Points to spend.
    pub points: i64,
    /// Points that ripen.
    pub points_pending: i64,
    /// Points owed.
    pub points_debt: i64,
    /// Growth.
    pub growth: i64,
    /// Stored value paid in.
    pub principal_minor: i64,
    /// Stored value given on top.
    pub bonus_minor: i64,
}

/// What ends soon.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EndingView {
    /// `points`, `bonus` or `principal`.
    pub unit: String,
    /// How much.
    pub amount: i64,
    /// When.
    pub expires_at: Millis,
}

/// A coupon.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CouponView {
    /// The coupon.
    pub coupon_id: CouponId,
    /// What it was issued from.
    pub template_id: CouponTemplateId,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// What it is worth, where that is an amount.
    pub face_minor: Option<i64>,
    /// `issued`, `locked`, `released`, `redeemed`, `returned`, `expired` or `voided`.
    pub state: String,
    /// From when on.
    pub valid_from: Millis,
    /// Until when.
    pub expires_at: Option<Millis>,
}

/// Visits to the reader's stores; a bill that was wholly refunded is none.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct VisitsView {
    /// How many.
    pub count: i64,
    /// The last one.
    pub last_day: Option<BusinessDay>,
    /// What was paid, without what was given back.
    pub spent_minor: i64,
    /// Paid at each, rounded down.
    pub average_minor: i64,
}

/// A dish the guest has again and again.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UsualView {
    /// The dish.
    pub dish_id: DishId,
    /// Its name on the bill.
    pub name: String,
    /// On how many bills.
    pub times: i64,
}

/// Somebody looked at the card.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccessView {
    /// Who.
    pub staff: Option<StaffRef>,
    /// When.
    pub at: Millis,
}

/// One thing that happened with a guest.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// A bill was paid.
    Visit {
        /// When.
        at: Millis,
        /// Where.
        store_id: StoreId,
        /// The bill.
        bill_id: BillId,
        /// Its number of the day.
        bill_no: i64,
        /// The business day.
        business_day: BusinessDay,
        /// `settled`, `part_refunded` or `refunded`.
        state: String,
        /// The table.
        table: Option<String>,
        /// How many guests.
        guests: i64,
        /// What was paid.
        due_minor: i64,
        /// What was given back.
        refunded_minor: i64,
    },
    /// Stored value was bought.
    TopUp {
        /// When.
        at: Millis,
        /// Where.
        store_id: StoreId,
        /// The top-up.
        top_up_id: TopUpId,
        /// The plan's name.
        name: String,
        /// What was paid.
        paid_minor: i64,
        /// What came on top.
        bonus_minor: i64,
    },
    /// Stored value was given back.
    TopUpRefund {
        /// When.
        at: Millis,
        /// Where.
        store_id: StoreId,
        /// On which ground.
        ground: String,
        /// What was paid out.
        pays_minor: i64,
        /// What of the bonus ended.
        bonus_void_minor: i64,
    },
    /// A coupon was issued.
    Coupon {
        /// When.
        at: Millis,
        /// The coupon as it is now.
        coupon: CouponView,
    },
    /// The tier changed.
    TierChange {
        /// When.
        at: Millis,
        /// The tier before.
        before: TierName,
        /// The tier after.
        after: TierName,
        /// Why, as a word.
        reason: String,
    },
    /// The guest stands somewhere else.
    StageChange {
        /// When it was seen.
        at: Millis,
        /// The stage before.
        before: Stage,
        /// The stage after.
        after: Stage,
    },
    /// Somebody wrote a note.
    Note {
        /// When.
        at: Millis,
        /// The note.
        note: NoteView,
    },
}
