//! What the team looks like from outside, and how it is read.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{CompanyId, RoleId, SessionId, StaffId, StoreGroupId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::{Limits, Preset};

/// A store, as far as a name goes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoreName {
    /// The store.
    pub store_id: StoreId,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its IANA time zone, in which everything about it is shown.
    pub zone: String,
}

/// The company, as far as a name goes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CompanyName {
    /// The company.
    pub company_id: CompanyId,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// ISO 4217 code of the one currency.
    pub currency: String,
}

/// A role, as far as a name goes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoleName {
    /// The role.
    pub role_id: RoleId,
    /// The preset it was made from.
    pub preset: Option<Preset>,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
}

/// Where a member of staff may act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeView {
    /// `company`, `groups` or `stores`.
    pub kind: ScopeKind,
    /// The stores, when `kind` is `stores`.
    #[serde(default)]
    pub store_ids: Vec<StoreId>,
    /// The store groups, when `kind` is `groups`.
    #[serde(default)]
    pub store_group_ids: Vec<StoreGroupId>,
}

/// The three kinds of scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// All stores, today's and tomorrow's.
    Company,
    /// The stores of these groups.
    Groups,
    /// These stores.
    Stores,
}

impl ScopeKind {
    /// As kept in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ScopeKind::Company => "company",
            ScopeKind::Groups => "groups",
            ScopeKind::Stores => "stores",
        }
    }

    /// From the database; an unknown word is the narrowest kind.
    #[must_use]
    pub fn from_kept(text: &str) -> ScopeKind {
        match text {
            "company" => ScopeKind::Company,
            "groups" => ScopeKind::Groups,
            _ => ScopeKind::Stores,
        }
    }
}

/// The state of a second factor.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TotpView {
    /// Whether codes are asked for at login.
    pub enabled: bool,
    /// Whether the role asks for it.
    pub required: bool,
    /// Whether this is a demo, where nobody is asked.
    pub off_in_demo: bool,
}

/// The caller himself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MeView {
    /// The person.
    pub staff_id: StaffId,
    /// The person's name.
    pub name: String,
    /// What the person types to log in.
    pub login: String,
    /// The role held.
    pub role: RoleName,
    /// Where it holds.
    pub scope: ScopeView,
    /// The stores in which the person may act.
    pub stores: Vec<StoreName>,
    /// What the role allows.
    pub permissions: BTreeSet<Permission>,
    /// Up to what size without a second person; null is no ceiling.
    pub limits: Limits,
    /// `zh-CN`, `zh-TW` or `en`.
    pub language: String,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// `auto`, `console` or `touch`.
    pub density: String,
    /// Whether single letters work as keys.
    pub hotkeys: bool,
    /// The second factor.
    pub totp: TotpView,
    /// Whether a new password must be chosen before anything else.
    pub must_change_password: bool,
    /// The company.
    pub company: Option<CompanyName>,
    /// Whether this is a demo.
    pub demo: bool,
    /// Whether the page came over plain HTTP.
    pub plain_http: bool,
    /// Version of the person's own data.
    pub version: i64,
}

/// A member of staff.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StaffView {
    /// The person.
    pub staff_id: StaffId,
    /// The person's name.
    pub name: String,
    /// What the person types to log in.
    pub login: String,
    /// The role held.
    pub role: RoleName,
    /// Where it holds.
    pub scope: ScopeView,
    /// `active` or `disabled`.
    pub status: StaffStatus,
    /// Whether a second factor is enrolled.
    pub totp_enabled: bool,
    /// Whether a new password must be chosen at the next login.
    pub must_change_password: bool,
    /// The last time the person was there.
    pub last_seen_at: Option<Millis>,
    /// Until when logging in is locked after wrong tries.
    pub locked_until: Option<Millis>,
    /// The person's language.
    pub language: String,
    /// When the account was made.
    pub created_at: Millis,
    /// Version of the account.
    pub version: i64,
}

/// Whether a member of staff may log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StaffStatus {
    /// May log in.
    Active,
    /// May not.
    Disabled,
}

/// A role with what it allows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoleView {
    /// The role.
    pub role_id: RoleId,
    /// The preset it was made from.
    pub preset: Option<Preset>,
    /// Its name.
    pub name: String,
    /// Its name in traditional characters.
    pub name_zh_tw: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Whether it cannot be changed.
    pub fixed: bool,
    /// What it allows.
    pub permissions: BTreeSet<Permission>,
    /// Up to what size without a second person.
    pub limits: Limits,
    /// How many active staff hold it.
    pub staff_count: i64,
    /// Version of the role.
    pub version: i64,
}

/// One login of one person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SessionView {
    /// The session.
    pub session_id: SessionId,
    /// The browser or program, as it names itself.
    pub device: String,
    /// Where it came from, with the end of the address left out.
    pub address_masked: Option<String>,
    /// When it began.
    pub created_at: Millis,
    /// When it was last used.
    pub last_seen_at: Millis,
    /// Whether this is the session that asks.
    pub current: bool,
}
