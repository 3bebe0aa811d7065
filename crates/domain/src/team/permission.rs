//! The permissions, as one table. A permission is `noun.verb`; where it holds is the scope's word.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

use crate::kernel::refusal::{AsParam, Param, refusals};
use crate::kernel::time::as_text;

refusals! {
    /// Why a text is not a permission.
    pub enum PermissionRefusal {
        /// No permission has this name.
        #[error("no permission has this name")]
        Unknown => "permission.unknown", Refused;
    }
}

/// The business folder a permission belongs to; the page of roles shows one block per group.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Guests and what is known about them.
    Guests,
    /// Members, cards, tiers, groups, rewards.
    Membership,
    /// Points and money accounts.
    Ledger,
    /// Offers and coupons.
    Pricing,
    /// Bills, tenders, shifts.
    Checkout,
    /// Dishes, menus, orders.
    Ordering,
    /// Stock and purchase.
    Stock,
    /// Tables, reservations, queue.
    Seating,
    /// The telephone.
    Calls,
    /// Segments, campaigns, messages.
    Outreach,
    /// Activities guests sign up for.
    Activities,
    /// Surveys, reviews, cases, follow-ups.
    Voice,
    /// Reports.
    Insight,
    /// Staff, roles, goals, training.
    Team,
    /// Settings, devices, keys, backups, audit, jobs.
    Platform,
}

/// Where a permission can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    /// In a list of stores or in the whole company.
    Store,
    /// Only for somebody whose scope is the whole company: it changes what all stores share.
    Company,
}

macro_rules! permissions {
    ($( $group:ident { $( $(#[$meta:meta])* $name:ident = $text:literal $width:ident; )* } )*) => {
        /// One thing that a person, a device or a key may do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission {$($( $(#[$meta])* $name, )*)*}

        impl Permission {
            /// Every permission, group by group.
            pub const ALL: &'static [Self] = &[$($(Self::$name),*),*];
            const TEXTS: &'static [&'static str] = &[$($($text),*),*];

            /// The name `noun.verb`, as in the API, the database and the matrix of the docs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {$($( Self::$name => $text, )*)*}
            }

            /// The business folder it belongs to.
            #[must_use]
            pub const fn group(self) -> Group {
                match self {$($( Self::$name => Group::$group, )*)*}
            }

            const fn width(self) -> Width {
                match self {$($( Self::$name => Width::$width, )*)*}
            }
        }
    };
}

permissions! {
    Guests {
        /// Find guests and read the masked card.
        GuestRead = "guest.read" Store;
        /// See a full phone number or address; audited.
        GuestReveal = "guest.reveal" Store;
        /// Create and change guests, contacts, allergies, occasions, consents.
        GuestWrite = "guest.write" Store;
        /// Read and write sensitive facts (health, religion, children) beyond the allergies, which
        /// are safety facts that everybody sees.
        GuestSensitive = "guest.sensitive" Store;
        /// Merge two records of one person, and undo it.
        GuestMerge = "guest.merge" Store;
        /// Bring in a file of guests, and undo it.
        GuestImport = "guest.import" Store;
        /// Write guests to a file; limited by rows.
        GuestExport = "guest.export" Store;
        /// Erase a guest at their wish; cannot be undone.
        GuestErase = "guest.erase" Company;
    }
    Membership {
        /// Let a guest join.
        MemberJoin = "member.join" Store;
        /// Give out a card and bind it.
        CardIssue = "card.issue" Store;
        /// Freeze, replace and cancel cards.
        CardManage = "card.manage" Store;
        /// Change the ladder of tiers and its rules.
        TierEdit = "tier.edit" Company;
        /// Give one member a tier by hand.
        TierGrant = "tier.grant" Store;
        /// Companies and families that share an account.
        GroupManage = "group.manage" Store;
        /// Confirm who a member is from a document.
        IdentityReview = "identity.review" Store;
        /// Change what points buy, and what paid membership costs.
        RewardEdit = "reward.edit" Company;
        /// Hand over what points bought.
        RewardRedeem = "reward.redeem" Store;
    }
    Ledger {
        /// Give or take points by hand; limited.
        PointsAdjust = "points.adjust" Store;
        /// Take money for stored value.
        StoredValueTopUp = "stored_value.top_up" Store;
        /// Pay stored value back; limited.
        StoredValueRefund = "stored_value.refund" Store;
        /// Change top-up plans, stop sales, close.
        StoredValueEdit = "stored_value.edit" Company;
        /// Sell a gift card.
        GiftCardSell = "gift_card.sell" Store;
        /// Read journals and postings.
        LedgerRead = "ledger.read" Store;
        /// Prove that all balances equal their postings.
        LedgerVerify = "ledger.verify" Company;
    }
    Ordering {
        /// Dishes, menus, prices, sold out.
        MenuEdit = "menu.edit" Store;
        /// Write an order.
        OrderTake = "order.take" Store;
        /// Send an order to the kitchen.
        OrderSend = "order.send" Store;
        /// Start and finish order lines, mark a dish as sold out.
        KitchenWork = "kitchen.work" Store;
    }
    Stock {
        /// Count what is there.
        StockCount = "stock.count" Store;
        /// Order and receive.
        StockPurchase = "stock.purchase" Store;
    }
    Pricing {
        /// Read offers and coupon templates.
        OfferRead = "offer.read" Store;
        /// Write offers, not yet in force.
        OfferEdit = "offer.edit" Company;
        /// Put an offer into force, or stop it.
        OfferActivate = "offer.activate" Company;
        /// Write coupon templates.
        CouponEdit = "coupon.edit" Company;
        /// Give a coupon to a guest.
        CouponIssue = "coupon.issue" Store;
        /// Make a coupon worthless.
        CouponVoid = "coupon.void" Store;
    }
    Checkout {
        /// Open a bill and change its lines.
        BillOpen = "bill.open" Store;
        /// Settle a bill.
        BillSettle = "bill.settle" Store;
        /// Discount by hand; limited.
        BillDiscount = "bill.discount" Store;
        /// Give dishes or the whole bill for nothing; limited.
        BillComp = "bill.comp" Store;
        /// Void a bill that was not settled.
        BillVoid = "bill.void" Store;
        /// Refund a settled bill or lines of it; limited.
        BillRefund = "bill.refund" Store;
        /// Open a settled bill again.
        BillReopen = "bill.reopen" Store;
        /// Bring in a file of what another till sold, and undo it.
        BillImport = "bill.import" Store;
        /// Put a bill on a company's account.
        BillOnAccount = "bill.on_account" Store;
        /// Open, hand over and close one's own shift.
        ShiftOwn = "shift.own" Store;
        /// See and close the shifts of others.
        ShiftManage = "shift.manage" Store;
        /// Close the day.
        DayClose = "day.close" Store;
        /// Ask for, send and reverse invoices.
        InvoiceManage = "invoice.manage" Store;
    }
    Seating {
        /// Draw halls, tables and sections.
        FloorEdit = "floor.edit" Store;
        /// Seat, move, clear.
        TableWork = "table.work" Store;
        /// Write, change and cancel reservations.
        ReservationWrite = "reservation.write" Store;
        /// Book above the pacing or into a closed time.
        ReservationOverride = "reservation.override" Store;
        /// Give out, call and skip queue tickets.
        QueueWork = "queue.work" Store;
        /// Banquets: quote, sign, collect.
        BanquetManage = "banquet.manage" Store;
    }
    Calls {
        /// See who rings, and note the call.
        CallAnswer = "call.answer" Store;
        /// Connect the telephone line.
        CallConfigure = "call.configure" Store;
    }
    Outreach {
        /// Write segments and count them.
        SegmentEdit = "segment.edit" Store;
        /// Write campaigns.
        CampaignEdit = "campaign.edit" Store;
        /// Send a campaign.
        CampaignSend = "campaign.send" Store;
        /// Write and publish journeys.
        JourneyEdit = "journey.edit" Company;
        /// Write message templates.
        TemplateEdit = "template.edit" Company;
        /// Read the box of messages, masked.
        MessageRead = "message.read" Store;
        /// Write to one guest about what he has with the house, and send again.
        MessageWrite = "message.write" Store;
    }
    Activities {
        /// Plan and publish activities.
        ActivityEdit = "activity.edit" Store;
        /// Check guests in.
        ActivityCheckIn = "activity.check_in" Store;
    }
    Voice {
        /// Work on cases.
        CaseWork = "case.work" Store;
        /// Make good with points or a coupon; limited.
        CaseCompensate = "case.compensate" Store;
        /// Write and publish surveys.
        SurveyEdit = "survey.edit" Store;
        /// Answer reviews.
        ReviewReply = "review.reply" Store;
        /// Work on follow-ups and call-backs.
        FollowUpWork = "follow_up.work" Store;
    }
    Insight {
        /// Read the reports of one's stores.
        ReportStore = "report.store" Store;
        /// Read reports across the company.
        ReportCompany = "report.company" Company;
        /// Write a report to a file; limited by rows.
        ReportExport = "report.export" Store;
        /// Write notes on the market and on rivals.
        MarketNoteWrite = "market_note.write" Store;
    }
    Team {
        /// Create, change and disable staff.
        StaffManage = "staff.manage" Store;
        /// Change what roles may do.
        RoleEdit = "role.edit" Company;
        /// Write and assign training.
        TrainingEdit = "training.edit" Store;
        /// Set goals.
        GoalEdit = "goal.edit" Store;
        /// Write and acknowledge shift notes.
        HandoverWrite = "handover.write" Store;
        /// Take tasks, do them, hand them over and put new ones.
        TaskWork = "task.work" Store;
        /// Praise a colleague.
        PraiseWrite = "praise.write" Store;
        /// Be the second person.
        ApprovalDecide = "approval.decide" Store;
    }
    Platform {
        /// Change the settings of a store; those of the company need the whole company as scope.
        SettingsEdit = "settings.edit" Store;
        /// Enrol and retire tills, boards and tablets.
        DeviceEnrol = "device.enrol" Store;
        /// Make and revoke the keys of outside systems.
        KeyManage = "key.manage" Company;
        /// Read the audit trail and the access log.
        AuditRead = "audit.read" Store;
        /// Back up, verify, rehearse a restore.
        BackupRun = "backup.run" Company;
        /// Answer requests for access and erasure; retention.
        PrivacyManage = "privacy.manage" Company;
        /// See, retry and cancel the jobs of others.
        JobManage = "job.manage" Company;
    }
}

/// Whether the permission changes what all stores share, so that it is worth nothing to somebody
/// whose scope is a list of stores.
#[must_use]
pub const fn is_company_wide(permission: Permission) -> bool {
    matches!(permission.width(), Width::Company)
}

/// What a permission is called, where it belongs and how wide it is: a row of the page of roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PermissionFact {
    /// The name `noun.verb`.
    pub permission: Permission,
    /// The business folder.
    pub group: Group,
    /// Whether it holds only in the whole company.
    pub company_wide: bool,
}

/// One row for every permission, in the order of [`Permission::ALL`].
#[must_use]
pub fn permission_facts() -> Vec<PermissionFact> {
    let fact = |&permission: &Permission| PermissionFact {
        permission,
        group: permission.group(),
        company_wide: is_company_wide(permission),
    };
    Permission::ALL.iter().map(fact).collect()
}

/// The permissions a person holds.
pub type Permissions = BTreeSet<Permission>;

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Permission {
    type Err = PermissionRefusal;

    fn from_str(text: &str) -> Result<Self, PermissionRefusal> {
        let known = Self::ALL.iter().find(|permission| permission.as_str() == text);
        known.copied().ok_or(PermissionRefusal::Unknown)
    }
}

impl AsParam for Permission {
    fn as_param(&self) -> Param {
        Param::Text(self.as_str().to_owned())
    }
}

as_text!(Permission, { "type": "string", "enum": Permission::TEXTS });
