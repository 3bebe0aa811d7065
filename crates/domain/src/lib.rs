//! The rules of a restaurant's guests, loyalty and prices: plain data in, a decision or a refusal
//! out.
//!
//! Nothing here does IO, reads a clock, draws a random number or uses a float. Time, ids and seeds
//! are arguments, so the same facts always give the same decision.

#![deny(missing_docs)]
#![deny(clippy::float_arithmetic)]

pub mod checkout;
pub mod guests;
pub mod imports;
pub mod insight;
pub mod kernel;
pub mod ledger;
pub mod membership;
pub mod ordering;
pub mod outreach;
pub mod pricing;
pub mod privacy;
pub mod settings;
pub mod team;

use kernel::refusal::flatten;

/// Every code a refusal of this crate can carry, in the order of the enums below.
///
/// The web checks that each has a sentence in zh-CN, zh-TW and en.
pub const ALL_CODES: &[&str] = &FLAT;

const GROUPS: &[&[&str]] = &[
    checkout::BillRefusal::CODES,
    checkout::SettleRefusal::CODES,
    checkout::TenderRefusal::CODES,
    checkout::UndoRefusal::CODES,
    guests::GuestRefusal::CODES,
    guests::MergeRefusal::CODES,
    guests::consent::ConsentRefusal::CODES,
    guests::imported::GuestRowRefusal::CODES,
    insight::SalesRefusal::CODES,
    imports::ImportRefusal::CODES,
    imports::RowRefusal::CODES,
    kernel::code::CodeRefusal::CODES,
    kernel::id::IdError::CODES,
    kernel::money::MoneyRefusal::CODES,
    kernel::name::NameRefusal::CODES,
    kernel::time::TimeError::CODES,
    ledger::LedgerRefusal::CODES,
    membership::earn::EarnRefusal::CODES,
    membership::join::JoinRefusal::CODES,
    membership::join::WelcomeRefusal::CODES,
    membership::refund::RefundRefusal::CODES,
    membership::tier::TierRefusal::CODES,
    membership::group::GroupRefusal::CODES,
    membership::top_up::TopUpRefusal::CODES,
    ordering::OrderingRefusal::CODES,
    outreach::MessageRefusal::CODES,
    pricing::coupon::CouponRefusal::CODES,
    pricing::OfferRefusal::CODES,
    pricing::PointsRefusal::CODES,
    pricing::ManualRefusal::CODES,
    privacy::PrivacyRefusal::CODES,
    settings::backup::BackupRefusal::CODES,
    settings::city::CityRefusal::CODES,
    settings::company::CompanyRefusal::CODES,
    settings::guest_address::AddressRefusal::CODES,
    settings::hours::HoursRefusal::CODES,
    settings::store::StoreRefusal::CODES,
    team::approval::ApprovalRefusal::CODES,
    team::grant::GrantRefusal::CODES,
    team::lockout::LoginRefusal::CODES,
    team::password::PasswordRefusal::CODES,
    team::permission::PermissionRefusal::CODES,
    team::role::RoleRefusal::CODES,
    team::scope::AccessRefusal::CODES,
    team::session::SessionRefusal::CODES,
    team::staff::StaffRefusal::CODES,
    team::task::TaskRefusal::CODES,
];

const FLAT: [&str; kernel::refusal::count(GROUPS)] = flatten(GROUPS);
