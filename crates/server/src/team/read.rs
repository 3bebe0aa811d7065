//! Reading the team: sealed names opened, scopes and roles joined.

use std::collections::BTreeMap;

use zhike_domain::kernel::id::{CompanyId, RoleId, SessionId, StaffId, StoreGroupId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::lockout::Standing;
use zhike_domain::team::scope::Scope;
use zhike_store::{StoreError, Tx, p};

use crate::platform::http::call::Call;
use crate::platform::keys::Keyring;
use crate::platform::net::Transport;
use crate::platform::problem::Problem;
use crate::team::actions::login;
use crate::team::sql::api_key::{self as key_sql, KeyName};
use crate::team::sql::role::{self as role_sql, RoleRow};
use crate::team::sql::session::{self as session_sql, Listed};
use crate::team::sql::staff::{self as staff_sql, CompanyRow, StaffRow, StoreRow, Target};
use crate::team::views::{
    CompanyName, MeView, RoleName, ScopeKind, ScopeView, SessionView, StaffStatus, StaffView,
    StoreName, TotpView,
};
use crate::team::who;

/// Opens a sealed text column.
pub fn opened(
    keyring: &Keyring,
    column: &'static str,
    row_id: i64,
    sealed: &[u8],
) -> Result<String, Problem> {
    Ok(who::text(keyring.open(column, row_id, sealed).map_err(Problem::fault)?))
}

/// The name of a member of staff; `None` when there is none.
pub fn name_of(tx: &mut Tx<'_>, keyring: &Keyring, staff: i64) -> Result<Option<String>, Problem> {
    let row: Option<StaffRow> = tx.opt(&staff_sql::FIND, p![staff])?;
    row.map(|row| opened(keyring, "staff.name_enc", staff, &row.name_enc)).transpose()
}

/// What a caller is called, staff or key; empty when there is none any more.
pub fn caller_name(tx: &mut Tx<'_>, keyring: &Keyring, id: i64) -> Result<String, Problem> {
    if let Some(name) = name_of(tx, keyring, id)? {
        return Ok(name);
    }
    let row: Option<KeyName> = tx.opt(&key_sql::NAME_OF, p![id])?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}

/// The caller's own account.
pub async fn me(call: &Call, staff_id: StaffId) -> Result<MeView, Problem> {
    let (app, transport) = (call.app.clone(), call.transport);
    call.read(move |tx| {
        let staff: StaffRow = tx.one(&staff_sql::FIND, p![staff_id.raw()])?;
        let role: RoleRow = tx.one(&role_sql::FIND, p![staff.role_id])?;
        let keyring = &app.keyring;
        let scope = scope(tx, staff_id.raw(), &staff.scope_kind)?;
        let reach = who::scope_of(tx, staff_id.raw(), scope.kind)?;
        let powers = who::powers_of(&role.permissions, &role.limits)?;
        let (security, _) =
            crate::platform::choices::get::<crate::platform::choices::Security>(tx)?;
        let role_name = role_name(&role);
        let required = role_name.preset.is_some_and(|p| security.totp_required_for.contains(&p));
        Ok(MeView {
            staff_id,
            name: opened(keyring, "staff.name_enc", staff_id.raw(), &staff.name_enc)?,
            login: opened(keyring, "staff.login_enc", staff_id.raw(), &staff.login_enc)?,
            role: role_name,
            scope,
            stores: stores(tx, &reach)?,
            permissions: powers.permissions,
            limits: powers.limits,
            language: staff.language,
            theme: staff.theme,
            density: staff.density,
            hotkeys: staff.hotkeys,
            totp: TotpView {
                enabled: staff.totp_on,
                required: required && !app.demo,
                off_in_demo: app.demo,
            },
            must_change_password: staff.must_change_password,
            company: company(tx)?,
            demo: app.demo,
            plain_http: transport == Transport::Plain,
            version: staff.version,
        })
    })
    .await
}

/// The stores of a scope, by name.
pub fn stores(tx: &mut Tx<'_>, reach: &Scope) -> Result<Vec<StoreName>, StoreError> {
    let all: Vec<StoreRow> = tx.all(&staff_sql::STORES, p![])?;
    let named = all.into_iter().map(|row| StoreName {
        store_id: StoreId::from_raw(row.store_id),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        zone: row.zone,
    });
    Ok(named
        .filter(|store| match reach {
            Scope::Company => true,
            Scope::Stores(mine) => mine.contains(&store.store_id),
        })
        .collect())
}

/// The company, once the set-up has named it.
pub fn company(tx: &mut Tx<'_>) -> Result<Option<CompanyName>, StoreError> {
    let row: Option<CompanyRow> = tx.opt(&staff_sql::COMPANY, p![])?;
    Ok(row.map(|row| CompanyName {
        company_id: CompanyId::from_raw(row.company_id),
        name: row.name,
        name_zh_tw: row.name_zh_tw,
        name_en: row.name_en,
        currency: row.currency,
    }))
}

/// A role's names.
#[must_use]
pub fn role_name(role: &RoleRow) -> RoleName {
    RoleName {
        role_id: RoleId::from_raw(role.role_id),
        preset: role.preset.as_deref().and_then(|text| text.parse().ok()),
        name: role.name.clone(),
        name_zh_tw: role.name_zh_tw.clone(),
        name_en: role.name_en.clone(),
    }
}

/// A scope as it was given, groups unresolved.
pub fn scope(tx: &mut Tx<'_>, staff_id: i64, kind: &str) -> Result<ScopeView, StoreError> {
    let kind = ScopeKind::from_kept(kind);
    let rows: Vec<Target> = tx.all(&staff_sql::SCOPE, p![staff_id])?;
    let ids = rows.into_iter().map(|row| row.target_id);
    let (mut store_ids, mut store_group_ids) = (Vec::new(), Vec::new());
    match kind {
        ScopeKind::Company => {}
        ScopeKind::Stores => store_ids = ids.map(StoreId::from_raw).collect(),
        ScopeKind::Groups => store_group_ids = ids.map(StoreGroupId::from_raw).collect(),
    }
    Ok(ScopeView { kind, store_ids, store_group_ids })
}

/// One member of staff with everything shown of him.
pub fn staff(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    roles: &BTreeMap<i64, RoleName>,
    row: StaffRow,
    now: Millis,
) -> Result<StaffView, Problem> {
    let login = opened(keyring, "staff.login_enc", row.staff_id, &row.login_enc)?;
    let facts = login::facts(tx, &login::index_of(keyring, &login), None, now)?;
    let locked_until = match facts.standing {
        Standing::Open => None,
        Standing::Locked { until } => Some(until),
    };
    let role = roles.get(&row.role_id).cloned();
    Ok(StaffView {
        staff_id: StaffId::from_raw(row.staff_id),
        name: opened(keyring, "staff.name_enc", row.staff_id, &row.name_enc)?,
        login,
        role: role.ok_or_else(|| Problem::fault("a member of staff without a role"))?,
        scope: scope(tx, row.staff_id, &row.scope_kind)?,
        status: match row.disabled_at {
            None => StaffStatus::Active,
            Some(_) => StaffStatus::Disabled,
        },
        totp_enabled: row.totp_on,
        must_change_password: row.must_change_password,
        last_seen_at: row.last_seen_at.map(Millis),
        locked_until,
        language: row.language,
        created_at: Millis(row.created_at),
        version: row.version,
    })
}

/// All roles by id, archived ones too.
pub fn role_names(tx: &mut Tx<'_>) -> Result<BTreeMap<i64, RoleName>, StoreError> {
    let rows: Vec<RoleRow> = tx.all(&role_sql::ALL_ROLES, p![])?;
    Ok(rows.into_iter().map(|row| (row.role_id, role_name(&row))).collect())
}

/// The live logins of a person, the latest first.
pub async fn sessions(
    call: &Call,
    staff_id: StaffId,
    current: Option<SessionId>,
) -> Result<Vec<SessionView>, Problem> {
    let keyring = call.app.keyring.clone();
    let (staff, now) = (staff_id.raw(), call.now);
    call.read(move |tx| {
        let (rules, _) = crate::platform::choices::get::<crate::platform::choices::Security>(tx)?;
        let rows: Vec<Listed> = tx.all(&session_sql::LIST, p![staff])?;
        let mut list = Vec::new();
        for row in rows {
            if !login::is_live(row.created_at, row.last_seen_at, now, &rules) {
                continue;
            }
            let address = match &row.address_enc {
                Some(sealed) => {
                    let ip = opened(&keyring, "session.address_enc", row.session_id, sealed)?;
                    Some(masked_address(&ip))
                }
                None => None,
            };
            let session_id = SessionId::from_raw(row.session_id);
            list.push(SessionView {
                session_id,
                device: row.device,
                address_masked: address,
                created_at: Millis(row.created_at),
                last_seen_at: Millis(row.last_seen_at),
                current: current == Some(session_id),
            });
        }
        Ok(list)
    })
    .await
}

/// An address without its last part: enough to tell home from work, not enough to find a house.
fn masked_address(address: &str) -> String {
    match address.rsplit_once(['.', ':']) {
        Some((front, _)) if address.contains('.') => format!("{front}.*"),
        Some((front, _)) => format!("{front}:*"),
        None => "*".to_owned(),
    }
}
