//! `/company`, `/public/cities`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::name::Name;
use zhike_domain::settings::city::{City, cities};
use zhike_domain::settings::company::IssuerType;
use zhike_domain::settings::guest_address::GuestAddress;
use zhike_domain::team::permission::Permission::SettingsEdit;

use crate::platform::http::call::Call;
use crate::platform::http::list::Page;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, patch};
use crate::platform::problem::Problem;
use crate::settings::actions::company::{self, CompanyChange};
use crate::settings::views::CompanyView;

/// A change of the company.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompanyPatch {
    #[serde(default)]
    name: Option<Name>,
    #[serde(default, deserialize_with = "given")]
    name_zh_tw: Option<Option<Name>>,
    #[serde(default, deserialize_with = "given")]
    name_en: Option<Option<Name>>,
    #[serde(default)]
    city: Option<City>,
    #[serde(default)]
    issuer_type: Option<IssuerType>,
    #[serde(default, deserialize_with = "given")]
    guest_address: Option<Option<GuestAddress>>,
}

/// A city of the list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CityView {
    /// Its code.
    city: String,
    name: String,
    name_zh_tw: String,
    name_en: String,
    /// The province's name.
    province: String,
    /// Its time zone.
    zone: String,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/company", "get_company").about("The company").to(show),
        patch("/api/v1/company", "change_company")
            .about("Change the company")
            .needs(SettingsEdit, Target::Company)
            .takes(json!({"name_en": "West Lake"}), change),
        get("/api/v1/public/cities", "list_cities")
            .about("Cities whose rules are known")
            .public()
            .to(city_list),
    ]
}

async fn show(call: Call) -> Result<Reply<CompanyView>, Problem> {
    let row = call.read(company::find).await?;
    let view = CompanyView::of(row.ok_or_else(Problem::not_there)?);
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: CompanyPatch) -> Result<Reply<CompanyView>, Problem> {
    let version = call.version()?;
    let wanted = CompanyChange {
        name: body.name,
        name_zh_tw: body.name_zh_tw,
        name_en: body.name_en,
        city: body.city,
        issuer_type: body.issuer_type,
        guest_address: body.guest_address,
    };
    let _: Reply<()> =
        call.write(&[], move |work| company::change(work, version, wanted.clone())).await?;
    show(call).await
}

async fn city_list(_call: Call) -> Result<Reply<Page<CityView>>, Problem> {
    let view = |city: City| CityView {
        city: city.code().to_owned(),
        name: city.name().to_owned(),
        name_zh_tw: city.name_zh_tw().to_owned(),
        name_en: city.name_en().to_owned(),
        province: city.province().name().to_owned(),
        zone: city.zone_name().to_owned(),
    };
    Ok(Reply::new(Page::whole(cities().map(view).collect())))
}
