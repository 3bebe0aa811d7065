//! From a session's token to the person who calls.

use std::collections::BTreeSet;
use std::sync::Arc;

use zhike_domain::kernel::id::{KeyId, RoleId, SessionId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::role::{Limit, Limits, Powers, Preset};
use zhike_domain::team::scope::Scope;
use zhike_domain::team::session;
use zhike_store::{StoreError, Tx, p};

use crate::platform::app::App;
use crate::platform::choices::{self, Security};
use crate::platform::http::call::{First, Who, refuse};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::sql::api_key::{self as key_sql, KeyRow, KeyStore};
use crate::team::sql::role::{self as role_sql, RoleRow};
use crate::team::sql::session::{self as sql, SessionRow};
use crate::team::sql::staff::{self as staff_sql, StaffRow, StoreRef, Target};
use crate::team::views::ScopeKind;

/// Finds the caller by the hash of his session's token; `None` when nobody is logged in by it.
///
/// # Errors
/// 401 `session.expired` when the session was left idle too long or is too old.
pub fn authenticate(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    token_hash: &[u8],
    now: Millis,
) -> Result<Option<Who>, Problem> {
    let row: Option<SessionRow> = tx.opt(&sql::LIVE, p![token_hash])?;
    let Some(row) = row else { return Ok(None) };
    let rules = choices::in_force::<Security>(tx)?;
    let standing =
        session::standing(Millis(row.created_at), Millis(row.last_seen_at), now, rules.sessions);
    standing.require_live(rules.sessions).map_err(refuse)?;
    let scope = scope_of(tx, row.staff_id, ScopeKind::from_kept(&row.scope_kind))?;
    let name = keyring.open("staff.name_enc", row.staff_id, &row.name_enc);
    let preset = row.preset.as_deref().and_then(|text| text.parse::<Preset>().ok());
    let first = first_thing(&row, preset, &rules);
    let mark = ("role_powers", [row.role_id, 0, row.role_version]);
    let powers = tx.made_once(mark, |_tx| powers_of(&row.permissions, &row.limits))?;
    Ok(Some(Who {
        staff_id: StaffId::from_raw(row.staff_id),
        key_id: None,
        session_id: SessionId::from_raw(row.session_id),
        name: text(name.map_err(Problem::fault)?),
        role_id: RoleId::from_raw(row.role_id),
        preset,
        powers: Powers::clone(&powers),
        scope,
        first,
        seen_at: Millis(row.last_seen_at),
    }))
}

/// A member of staff who still works here; `None` when there is none.
pub fn working(tx: &mut Tx<'_>, keyring: &Keyring, staff: i64) -> Result<Option<Who>, Problem> {
    let row: Option<StaffRow> = tx.opt(&staff_sql::FIND, p![staff])?;
    match row.filter(|row| row.disabled_at.is_none()) {
        Some(_) => by_staff_id(tx, keyring, staff).map(Some),
        None => Ok(None),
    }
}

/// A member of staff as a caller without a session: the second person at somebody's screen.
pub fn by_staff_id(tx: &mut Tx<'_>, keyring: &Keyring, staff: i64) -> Result<Who, Problem> {
    let row: StaffRow = tx.one(&staff_sql::FIND, p![staff])?;
    let role: RoleRow = tx.one(&role_sql::FIND, p![row.role_id])?;
    let name = keyring.open("staff.name_enc", staff, &row.name_enc).map_err(Problem::fault)?;
    Ok(Who {
        staff_id: StaffId::from_raw(staff),
        key_id: None,
        session_id: SessionId::from_raw(0),
        name: text(name),
        role_id: RoleId::from_raw(row.role_id),
        preset: role.preset.as_deref().and_then(|text| text.parse().ok()),
        powers: powers_of(&role.permissions, &role.limits)?,
        scope: scope_of(tx, staff, ScopeKind::from_kept(&row.scope_kind))?,
        first: row.must_change_password.then_some(First::ChangePassword),
        seen_at: Millis(0),
    })
}

/// Finds the outside system that calls by the hash of its key; `None` when there is no such key
/// or its time is over. It may do what the integrator's preset may, in the stores it was given.
///
/// # Errors
/// Those of the store.
pub fn authenticate_key(tx: &mut Tx<'_>, key_hash: &[u8]) -> Result<Option<Who>, Problem> {
    let row: Option<KeyRow> = tx.opt(&key_sql::LIVE, p![key_hash])?;
    let Some(row) = row else { return Ok(None) };
    let stores: Vec<KeyStore> = tx.all(&key_sql::STORES, p![row.key_id])?;
    let stores = stores.into_iter().map(|row| StoreId::from_raw(row.store_id)).collect();
    let mut powers = Powers::of_preset(Preset::Integrator);
    powers.limits = Limits::of(&[(Limit::RefundMinor, row.refund_limit_minor)]);
    Ok(Some(Who {
        staff_id: StaffId::from_raw(row.key_id),
        key_id: Some(KeyId::from_raw(row.key_id)),
        session_id: SessionId::from_raw(0),
        name: row.name,
        role_id: RoleId::from_raw(0),
        preset: Some(Preset::Integrator),
        powers,
        scope: Scope::Stores(stores),
        first: None,
        seen_at: Millis(row.last_used_at.unwrap_or(0)),
    }))
}

fn first_thing(row: &SessionRow, preset: Option<Preset>, rules: &Security) -> Option<First> {
    let asked = preset.is_some_and(|preset| rules.totp_required_for.contains(&preset));
    if row.must_change_password {
        return Some(First::ChangePassword);
    }
    (asked && !row.totp_on).then_some(First::EnrolTotp)
}

/// Notes that a session was used, beside the request and without making it wait. It is written at
/// most once a minute; a busy database may leave a note out.
pub fn touch(app: &App, who: Arc<Who>, now: Millis) {
    let store = app.store.clone();
    tokio::spawn(async move {
        let (session, staff) = (who.session_id.raw(), who.staff_id.raw());
        let noted = store.write(move |tx| -> Result<(), StoreError> {
            if let Some(key_id) = who.key_id {
                tx.execute(&key_sql::SEEN, p![key_id.raw(), now.0])?;
                return Ok(());
            }
            tx.execute(&sql::SEEN, p![session, now.0])?;
            tx.execute(&staff_sql::SEEN, p![staff, now.0])?;
            Ok(())
        });
        if let Err(why) = noted.await {
            tracing::debug!(%why, "the use of a session was not noted");
        }
    });
}

/// What a role's kept columns allow.
pub fn powers_of(permissions: &str, limits: &str) -> Result<Powers, Problem> {
    let permissions = permissions.split_ascii_whitespace().filter_map(|word| word.parse().ok());
    let limits: Limits = serde_json::from_str(limits).map_err(Problem::fault)?;
    Ok(Powers { permissions: permissions.collect(), limits })
}

/// The stores in which a member of staff acts; groups are resolved to their stores of today.
pub fn scope_of(tx: &mut Tx<'_>, staff_id: i64, kind: ScopeKind) -> Result<Scope, StoreError> {
    let stores: BTreeSet<StoreId> = match kind {
        ScopeKind::Company => return Ok(Scope::Company),
        ScopeKind::Stores => {
            let rows: Vec<Target> = tx.all(&staff_sql::SCOPE, p![staff_id])?;
            rows.into_iter().map(|row| StoreId::from_raw(row.target_id)).collect()
        }
        ScopeKind::Groups => {
            let rows: Vec<StoreRef> = tx.all(&staff_sql::SCOPE_BY_GROUP, p![staff_id])?;
            rows.into_iter().map(|row| StoreId::from_raw(row.store_id)).collect()
        }
    };
    Ok(Scope::Stores(stores))
}

/// Bytes of an opened column as text.
#[must_use]
pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}
