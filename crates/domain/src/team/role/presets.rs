//! What the eleven roles may do before anybody edits them. The pages each role lives in decide;
//! where a line surprises, the reason stands beside it.

use super::{Limit, Limits, Preset};
use crate::team::permission::Permission::{self, *};

/// The permissions a preset starts with. The owner's are all, for ever.
#[must_use]
pub const fn preset_permissions(preset: Preset) -> &'static [Permission] {
    match preset {
        Preset::Owner => Permission::ALL,
        Preset::HqMarketing => HQ_MARKETING,
        Preset::HqAnalyst => HQ_ANALYST,
        Preset::StoreManager => STORE_MANAGER,
        Preset::Host => HOST,
        Preset::Cashier => CASHIER,
        Preset::Waiter => WAITER,
        Preset::Kitchen => KITCHEN,
        Preset::ServiceAgent => SERVICE_AGENT,
        Preset::Auditor => AUDITOR,
        Preset::Integrator => INTEGRATOR,
    }
}

/// The limits a preset starts with; what is not named needs a second person from the first fen.
#[must_use]
pub fn preset_limits(preset: Preset) -> Limits {
    let limits: &[(Limit, Option<i64>)] = match preset {
        Preset::Owner => return Limits::unlimited(),
        Preset::HqMarketing | Preset::HqAnalyst => &[(Limit::ExportRows, Some(5_000))],
        // The second person of the floor: high enough to decide an ordinary evening alone.
        Preset::StoreManager => &[
            (Limit::DiscountBp, Some(3_000)),
            (Limit::DiscountMinor, Some(50_000)),
            (Limit::RefundMinor, Some(200_000)),
            (Limit::CompMinor, Some(50_000)),
            (Limit::PointsAdjust, Some(5_000)),
            (Limit::ExportRows, Some(1_000)),
        ],
        // Both must hold: at most 10 % and at most ¥50.
        Preset::Cashier => &[
            (Limit::DiscountBp, Some(1_000)),
            (Limit::DiscountMinor, Some(5_000)),
            (Limit::RefundMinor, Some(20_000)),
        ],
        // Making good on the telephone: a dish, not a dinner.
        Preset::ServiceAgent => {
            &[(Limit::CompMinor, Some(5_000)), (Limit::PointsAdjust, Some(500))]
        }
        // An auditor takes whole files along; they are read, watermarked and audited.
        Preset::Auditor => &[(Limit::ExportRows, Some(100_000))],
        Preset::Host | Preset::Waiter | Preset::Kitchen | Preset::Integrator => &[],
    };
    Limits::of(limits)
}

// No guest.reveal: campaigns reach guests without anybody reading a number.
// No bill or till permission: who makes the offers does not stand at the drawer.
#[rustfmt::skip]
const HQ_MARKETING: &[Permission] = &[
    GuestRead, GuestWrite, GuestMerge, GuestImport, GuestExport, MemberJoin, TierEdit, TierGrant,
    GroupManage, RewardEdit, StoredValueEdit, LedgerRead, MenuEdit, OfferRead, OfferEdit,
    OfferActivate, CouponEdit, CouponIssue, CouponVoid, BanquetManage, SegmentEdit, CampaignEdit,
    CampaignSend, JourneyEdit, TemplateEdit, MessageRead, ActivityEdit, ActivityCheckIn,
    SurveyEdit, ReviewReply, ReportStore, ReportCompany, ReportExport, MarketNoteWrite,
    TrainingEdit, HandoverWrite, PraiseWrite,
    MessageWrite, TaskWork,
];

// Counts and compares; segments are questions, so writing one changes no guest.
#[rustfmt::skip]
const HQ_ANALYST: &[Permission] = &[
    GuestRead, LedgerRead, OfferRead, SegmentEdit, MessageRead, ReportStore, ReportCompany,
    ReportExport, MarketNoteWrite, HandoverWrite, PraiseWrite,
    TaskWork,
];

// bill.import: what the till before this one sold is the store's own history.
// No campaign.send: guests belong to the company, so what goes out to them is sent by the owner or
// HQ; a manager writes it. No offer.edit, tier.edit, coupon.edit: prices are the company's.
// No audit.read: the trail also watches the manager. No key.manage: a key outlives a shift.
#[rustfmt::skip]
const STORE_MANAGER: &[Permission] = &[
    GuestRead, GuestReveal, GuestWrite, GuestSensitive, GuestMerge, GuestImport, GuestExport,
    MemberJoin, CardIssue, CardManage, TierGrant, GroupManage, IdentityReview, RewardRedeem,
    PointsAdjust, StoredValueTopUp, StoredValueRefund, GiftCardSell, LedgerRead, MenuEdit,
    OrderTake, OrderSend, KitchenWork, StockCount, StockPurchase, OfferRead, CouponIssue,
    CouponVoid, BillOpen, BillSettle, BillDiscount, BillComp, BillVoid, BillRefund, BillReopen,
    BillOnAccount, BillImport, ShiftOwn, ShiftManage, DayClose, InvoiceManage, FloorEdit, TableWork,
    ReservationWrite, ReservationOverride, QueueWork, BanquetManage, CallAnswer, CallConfigure,
    SegmentEdit, CampaignEdit, MessageRead, ActivityEdit, ActivityCheckIn, CaseWork,
    CaseCompensate, SurveyEdit, ReviewReply, FollowUpWork, ReportStore, ReportExport,
    MarketNoteWrite, StaffManage, TrainingEdit, GoalEdit, HandoverWrite, PraiseWrite,
    ApprovalDecide, SettingsEdit, DeviceEnrol,
    MessageWrite, TaskWork,
];

// guest.reveal: who stands at the door rings a guest back whose table is late.
#[rustfmt::skip]
const HOST: &[Permission] = &[
    GuestRead, GuestReveal, GuestWrite, MemberJoin, OfferRead, TableWork, ReservationWrite,
    QueueWork, BanquetManage, CallAnswer, MessageRead, ActivityCheckIn, HandoverWrite,
    PraiseWrite,
    MessageWrite, TaskWork,
];

// No guest.reveal: a till finds a guest by what the guest says or shows, never the other way.
// bill.comp with a limit of 0: the cashier rings it up, the manager says yes.
// No bill.reopen: a settled bill is opened again only by who answers for the day.
#[rustfmt::skip]
const CASHIER: &[Permission] = &[
    GuestRead, GuestWrite, MemberJoin, CardIssue, CardManage, RewardRedeem, StoredValueTopUp,
    StoredValueRefund, GiftCardSell, LedgerRead, OrderTake, OrderSend, OfferRead, BillOpen,
    BillSettle, BillDiscount, BillComp, BillVoid, BillRefund, BillOnAccount, ShiftOwn,
    InvoiceManage, MessageRead, ActivityCheckIn, HandoverWrite, PraiseWrite,
    TaskWork,
];

// guest.write: allergies and wishes are heard at the table. bill.open without bill.settle: the
// waiter rings up, the till takes the money.
#[rustfmt::skip]
const WAITER: &[Permission] = &[
    GuestRead, GuestWrite, MemberJoin, OrderTake, OrderSend, OfferRead, BillOpen, TableWork,
    MessageRead, ActivityCheckIn, HandoverWrite, PraiseWrite,
    TaskWork,
];

// No guest.read: the allergy stands on the order line, and a cook needs no name.
#[rustfmt::skip]
const KITCHEN: &[Permission] = &[KitchenWork, StockCount, HandoverWrite, PraiseWrite, TaskWork];

// guest.reveal: returning a missed call is the job. No bill permission: making good goes through
// the case and its limits.
#[rustfmt::skip]
const SERVICE_AGENT: &[Permission] = &[
    GuestRead, GuestReveal, GuestWrite, MemberJoin, LedgerRead, OfferRead, ReservationWrite,
    CallAnswer, MessageRead, CaseWork, CaseCompensate, FollowUpWork, HandoverWrite, PraiseWrite,
    MessageWrite, TaskWork,
];

// Reads everything and writes nothing, not even praise.
#[rustfmt::skip]
const AUDITOR: &[Permission] = &[
    GuestRead, LedgerRead, LedgerVerify, OfferRead, MessageRead, ReportStore, ReportCompany,
    ReportExport, AuditRead,
];

// A till or a booking channel of another maker. No discount, no comp: a till never decides an
// amount. No export: a key that leaks must not carry the guest list away.
#[rustfmt::skip]
const INTEGRATOR: &[Permission] = &[
    GuestRead, MemberJoin, RewardRedeem, StoredValueTopUp, LedgerRead, OrderTake, OrderSend,
    OfferRead, BillOpen, BillSettle, BillVoid, BillRefund, ReservationWrite, QueueWork,
];
