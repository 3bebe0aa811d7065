//! What the set-up takes and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{DayMinute, Zone};
use zhike_domain::settings::backup::BackupFolder;
use zhike_domain::settings::city::City;
use zhike_domain::settings::company::{Currency, IssuerType};
use zhike_domain::settings::guest_address::{GuestAddress, Reach};
use zhike_domain::settings::hours::OpenPeriod;
use zhike_domain::team::staff::Login;

use super::Step;
use crate::platform::choices::Backup;
use crate::settings::views::{CompanyView, StoreView};
use crate::team::checks;

/// How far the set-up is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SetupView {
    /// Whether it is over.
    pub(super) done: bool,
    /// The first step that is left.
    pub(super) step: Option<Step>,
    /// All steps.
    pub(super) steps: Vec<StepView>,
    /// Whether this browser must give the code that stands at the terminal.
    pub(super) code_needed: bool,
}

/// One step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StepView {
    pub(super) step: Step,
    pub(super) done: bool,
}

/// What everyone may know of this server.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InstanceView {
    pub(super) product: String,
    pub(super) version: String,
    /// Whether the set-up is over.
    pub(super) set_up: bool,
    pub(super) company_name: Option<String>,
    pub(super) languages: Vec<String>,
    /// Whether everything in it is invented.
    pub(super) demo: bool,
    /// Who can log in to the demo; the passwords are no secret. Empty elsewhere.
    pub(super) demo_logins: Vec<DemoLoginView>,
    /// Whether second factors are in use here.
    pub(super) totp_available: bool,
    pub(super) plain_http: bool,
}

/// A login of the demo, for whoever looks at it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DemoLoginView {
    pub(super) login: String,
    pub(super) password: String,
    pub(super) role_name: String,
    pub(super) role_name_zh_tw: Option<String>,
    pub(super) role_name_en: Option<String>,
}

/// What was saved so far.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DraftView {
    pub(super) company: Option<CompanyView>,
    pub(super) store: Option<StoreView>,
    pub(super) backup: Backup,
    /// Where backups go unless another folder is chosen.
    pub(super) suggested_backup_folder: String,
    /// Addresses under which this machine is reached in the shop's network.
    pub(super) suggested_addresses: Vec<String>,
}

/// The owner's account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnerBody {
    #[serde(default)]
    pub(super) setup_code: Option<String>,
    pub(super) name: Name,
    pub(super) login: Login,
    pub(super) password: String,
    #[serde(default)]
    pub(super) language: Option<checks::Language>,
}

/// The company's names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompanyBody {
    pub(super) name: Name,
    #[serde(default)]
    pub(super) name_zh_tw: Option<Name>,
    #[serde(default)]
    pub(super) name_en: Option<Name>,
    pub(super) currency: Currency,
}

/// City and kind of issuer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CityBody {
    pub(super) city: City,
    pub(super) issuer_type: IssuerType,
}

/// The first store.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoreBody {
    pub(super) name: Name,
    #[serde(default)]
    pub(super) phone: Option<String>,
    pub(super) cut_over: DayMinute,
    pub(super) zone: Zone,
}

/// Its opening hours.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursBody {
    pub(super) weekly: Vec<OpenPeriod>,
}

/// Where guests' phones reach the house; `null` to decide later.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressBody {
    pub(super) address: Option<GuestAddress>,
}

/// The set-up after the guest address, with what kind of address it is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AddressView {
    #[serde(flatten)]
    pub(super) setup: SetupView,
    /// From where it can be reached; `null` when decided later.
    pub(super) reach: Option<Reach>,
}

/// How the sheet was kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetSaved {
    pub(super) how: Kept,
}

/// How the sheet was kept.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// On paper.
    Printed,
    /// As a file elsewhere.
    Saved,
}

/// Where backups go, and when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupBody {
    pub(super) folder: BackupFolder,
    pub(super) daily_at: DayMinute,
}
