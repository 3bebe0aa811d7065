//! `/api-keys`: credentials of tills and other systems.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{KeyId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission::{self, KeyManage};
use zhike_domain::team::role::{Preset, preset_permissions};
use zhike_store::{Tx, p};

use crate::platform::http::call::Call;
use crate::platform::http::list::Page;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, post};
use crate::platform::problem::Problem;
use crate::platform::seal;
use crate::team::actions::keys::{self, NewKey};
use crate::team::read::caller_name;
use crate::team::sql::api_key::{self as sql, KeyRow, KeyStore};

/// A key to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewKeyBody {
    name: Name,
    store_ids: BTreeSet<StoreId>,
    /// Up to what it may refund at once, minor units; absent: nothing, `null`: no limit.
    #[serde(default = "no_refunds")]
    refund_limit_minor: Option<Minor>,
}

fn no_refunds() -> Option<Minor> {
    Some(Minor::ZERO)
}

/// A key, without what opens the door.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyView {
    key_id: KeyId,
    name: String,
    /// The last four characters, to tell two keys apart.
    last4: String,
    store_ids: Vec<StoreId>,
    permissions: BTreeSet<Permission>,
    refund_limit_minor: Option<Minor>,
    created_at: Millis,
    created_by: String,
    last_used_at: Option<Millis>,
    ended_at: Option<Millis>,
    version: i64,
}

/// A key that was just made.
#[derive(Serialize, JsonSchema)]
pub struct MadeKeyView {
    #[serde(flatten)]
    key: KeyView,
    /// The key itself; it is shown this once.
    secret: String,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/api-keys", "list_api_keys")
            .about("Keys of tills and other systems")
            .needs(KeyManage, Target::Company)
            .to(page),
        post("/api/v1/api-keys", "create_api_key")
            .about("Make a key; it is shown once")
            .needs(KeyManage, Target::Company)
            // A key is not kept, so there is no second look at the answer either.
            .key(KeyRule::None)
            .status(StatusCode::CREATED)
            .takes(json!({"name": "前台收银机", "store_ids": ["store_0000000000001"]}), create),
        delete("/api/v1/api-keys/{key_id}", "end_api_key")
            .about("End a key")
            .needs(KeyManage, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(end),
    ]
}

fn view(
    tx: &mut Tx<'_>,
    keyring: &crate::platform::keys::Keyring,
    row: KeyRow,
    store_ids: Vec<StoreId>,
) -> Result<KeyView, Problem> {
    Ok(KeyView {
        key_id: KeyId::from_raw(row.key_id),
        name: row.name,
        last4: row.last4,
        store_ids,
        permissions: preset_permissions(Preset::Integrator).iter().copied().collect(),
        refund_limit_minor: row.refund_limit_minor.map(Minor::from_raw),
        created_at: Millis(row.created_at),
        created_by: caller_name(tx, keyring, row.created_by)?,
        last_used_at: row.last_used_at.map(Millis),
        ended_at: row.ended_at.map(Millis),
        version: row.version,
    })
}

async fn page(call: Call) -> Result<Reply<Page<KeyView>>, Problem> {
    let keyring = call.app.keyring.clone();
    let list = call.read(move |tx| {
        let rows: Vec<KeyRow> = tx.all(&sql::LIST, p![])?;
        let stores: Vec<KeyStore> = tx.all(&sql::ALL_STORES, p![])?;
        let mut of: BTreeMap<i64, Vec<StoreId>> = BTreeMap::new();
        for row in stores {
            of.entry(row.key_id).or_default().push(StoreId::from_raw(row.store_id));
        }
        let one = |row: KeyRow| {
            let stores = of.get(&row.key_id).cloned().unwrap_or_default();
            view(tx, &keyring, row, stores)
        };
        rows.into_iter().map(one).collect::<Result<Vec<KeyView>, Problem>>()
    });
    Ok(Reply::new(Page::whole(list.await?)))
}

async fn create(call: Call, body: NewKeyBody) -> Result<Reply<MadeKeyView>, Problem> {
    let secret = fresh()?;
    let new = NewKey {
        name: body.name,
        store_ids: body.store_ids.into_iter().collect(),
        refund_limit_minor: body.refund_limit_minor,
    };
    let keyring = call.app.keyring.clone();
    call.write(&[], move |work| {
        let key_id = keys::create(work, &new, &secret)?;
        let row: KeyRow = work.tx.one(&sql::FIND, p![key_id.raw()])?;
        let key = view(work.tx, &keyring, row, new.store_ids.clone())?;
        Ok(MadeKeyView { key, secret: secret.clone() })
    })
    .await
}

/// `zk_` and 32 random characters.
fn fresh() -> Result<String, Problem> {
    let mut bytes = [0; 20];
    seal::fill_random(&mut bytes).map_err(Problem::fault)?;
    Ok(format!("zk_{}", BASE32_NOPAD.encode(&bytes).to_lowercase()))
}

async fn end(call: Call) -> Result<Reply<()>, Problem> {
    let (key_id, version) = (call.id("key_id")?, call.version()?);
    call.write(&[], move |work| keys::end(work, key_id, version)).await
}
