//! Making and changing roles. The owner's role is fixed; nobody puts into a role what he lacks.

use std::collections::BTreeSet;

use zhike_domain::kernel::id::RoleId;
use zhike_domain::team::grant::{self, Actor, RoleKind};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::{Limits, Powers, Preset};
use zhike_store::{Tx, p};

use super::me::stale;
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::{Who, refuse};
use crate::platform::problem::Problem;
use crate::team::sql::role::{self as sql, RoleRow};
use crate::team::sql::session as session_sql;
use crate::team::sql::staff::{self as staff_sql, Count};
use crate::team::who;

/// The three names of a role.
#[derive(Clone, Default)]
pub struct Names {
    /// 简体中文
    pub name: String,
    /// 繁體中文
    pub name_zh_tw: Option<String>,
    /// English
    pub name_en: Option<String>,
}

/// Names of the presets in three languages, as a new house gets them.
#[must_use]
pub fn preset_names(preset: Preset) -> Names {
    let (name, tw, en) = match preset {
        Preset::Owner => ("店主", "店主", "Owner"),
        Preset::HqMarketing => ("总部营销", "總部行銷", "HQ marketing"),
        Preset::HqAnalyst => ("总部分析", "總部分析", "HQ analyst"),
        Preset::StoreManager => ("店长", "店長", "Store manager"),
        Preset::Host => ("迎宾", "迎賓", "Host"),
        Preset::Cashier => ("收银", "收銀", "Cashier"),
        Preset::Waiter => ("服务员", "服務員", "Waiter"),
        Preset::Kitchen => ("后厨", "後廚", "Kitchen"),
        Preset::ServiceAgent => ("客服", "客服", "Service agent"),
        Preset::Auditor => ("审计", "稽核", "Auditor"),
        Preset::Integrator => ("对接系统", "對接系統", "Integrator"),
    };
    Names { name: name.into(), name_zh_tw: Some(tw.into()), name_en: Some(en.into()) }
}

/// Writes the eleven preset roles of a new house; returns the owner's.
pub fn seed(work: &mut Work<'_, '_>) -> Result<RoleId, Problem> {
    let mut owner = None;
    for preset in Preset::ALL {
        let fixed = *preset == Preset::Owner;
        let powers = Powers::of_preset(*preset);
        let role = insert(work, Some(*preset), &preset_names(*preset), &powers, fixed)?;
        if fixed {
            owner = Some(role);
        }
    }
    owner.ok_or_else(|| Problem::fault("no preset for the owner"))
}

fn insert(
    work: &mut Work<'_, '_>,
    preset: Option<Preset>,
    names: &Names,
    powers: &Powers,
    fixed: bool,
) -> Result<RoleId, Problem> {
    let role = work.id()?;
    let now = work.now().0;
    let preset = preset.map(Preset::as_str);
    let limits = serde_json::to_string(&powers.limits).map_err(Problem::fault)?;
    work.tx.execute(
        &sql::INSERT,
        p![
            role,
            preset,
            names.name.as_str(),
            names.name_zh_tw.as_deref(),
            names.name_en.as_deref(),
            fixed,
            words(&powers.permissions),
            limits,
            now
        ],
    )?;
    Ok(RoleId::from_raw(role))
}

fn words(permissions: &BTreeSet<Permission>) -> String {
    let words: Vec<&str> = permissions.iter().map(|permission| permission.as_str()).collect();
    words.join(" ")
}

fn find(tx: &mut Tx<'_>, role: RoleId) -> Result<RoleRow, Problem> {
    let row: Option<RoleRow> = tx.opt(&sql::FIND, p![role.raw()])?;
    row.filter(|row| row.archived_at.is_none()).ok_or_else(Problem::not_there)
}

/// Copies a role under another name.
pub fn copy(work: &mut Work<'_, '_>, of: RoleId, names: &Names) -> Result<RoleId, Problem> {
    let kept: Option<RoleRow> = work.tx.opt(&sql::FIND, p![of.raw()])?;
    let kept = kept.filter(|row| row.archived_at.is_none());
    let kept = kept.ok_or_else(|| Problem::field("/copy_of", "role.not_there"))?;
    let preset: Option<Preset> = kept.preset.as_deref().and_then(|text| text.parse().ok());
    let powers = who::powers_of(&kept.permissions, &kept.limits)?;
    let who = work.who()?;
    grant::create_role(actor(&who), &powers).map_err(refuse)?;
    let role = insert(work, preset, names, &powers, false)?;
    let object = Some(("role", role.raw()));
    let changes = vec![
        Change::of("name", serde_json::Value::Null, names.name.clone()),
        Change::of("copy_of", serde_json::Value::Null, of.to_string()),
    ];
    work.audit(Done { action: "role.created", object, changes, ..Done::default() })?;
    work.emit("role.changed", None, &[("role", role.raw())])?;
    Ok(role)
}

/// What may be changed of a role; `None` leaves it.
#[derive(Clone, Default)]
pub struct RoleChange {
    /// Another name.
    pub name: Option<String>,
    /// Another name in traditional characters, or none.
    pub name_zh_tw: Option<Option<String>>,
    /// Another name in English, or none.
    pub name_en: Option<Option<String>>,
    /// Another set of permissions.
    pub permissions: Option<BTreeSet<Permission>>,
    /// Other limits.
    pub limits: Option<Limits>,
}

/// Changes a role. When it allows something else from now on, its holders log in anew.
pub fn change(
    work: &mut Work<'_, '_>,
    role_id: RoleId,
    version: i64,
    change: &RoleChange,
) -> Result<(), Problem> {
    let kept = find(work.tx, role_id)?;
    let before = who::powers_of(&kept.permissions, &kept.limits)?;
    let after = Powers {
        permissions: change.permissions.clone().unwrap_or_else(|| before.permissions.clone()),
        limits: change.limits.clone().unwrap_or_else(|| before.limits.clone()),
    };
    after.limits.check().map_err(refuse)?;
    let who = work.who()?;
    grant::edit_role(actor(&who), kind(&kept), &before, &after).map_err(refuse)?;
    let name = change.name.clone().unwrap_or_else(|| kept.name.clone());
    let tw = change.name_zh_tw.clone().unwrap_or_else(|| kept.name_zh_tw.clone());
    let en = change.name_en.clone().unwrap_or_else(|| kept.name_en.clone());
    let limits = serde_json::to_string(&after.limits).map_err(Problem::fault)?;
    let role = role_id.raw();
    let row = p![role, version, name.as_str(), tw, en, words(&after.permissions), limits];
    if work.tx.execute(&sql::UPDATE, row)? == 0 {
        return Err(stale());
    }
    if before != after {
        let now = work.now().0;
        work.tx.execute(&session_sql::END_OF_ROLE, p![role, now])?;
    }
    let mut changes = Vec::new();
    if name != kept.name {
        changes.push(Change::of("name", kept.name, name));
    }
    if before.permissions != after.permissions {
        let (was, is) = (words(&before.permissions), words(&after.permissions));
        changes.push(Change::of("permissions", was, is));
    }
    if before.limits != after.limits {
        let json = |limits: &Limits| serde_json::to_value(limits).unwrap_or_default();
        changes.push(Change::of("limits", json(&before.limits), json(&after.limits)));
    }
    let object = Some(("role", role));
    work.audit(Done { action: "role.updated", object, changes, ..Done::default() })?;
    work.emit("role.changed", None, &[("role", role)])
}

/// Puts a role away that nobody holds.
pub fn archive(work: &mut Work<'_, '_>, role_id: RoleId) -> Result<(), Problem> {
    let kept = find(work.tx, role_id)?;
    let powers = who::powers_of(&kept.permissions, &kept.limits)?;
    let who = work.who()?;
    grant::edit_role(actor(&who), kind(&kept), &powers, &powers).map_err(refuse)?;
    let holders: Count = work.tx.one(&staff_sql::WITH_ROLE, p![role_id.raw()])?;
    let holders = u32::try_from(holders.count).unwrap_or(u32::MAX);
    grant::archive_role(holders).map_err(refuse)?;
    let now = work.now().0;
    work.tx.execute(&sql::ARCHIVE, p![role_id.raw(), now])?;
    let object = Some(("role", role_id.raw()));
    work.audit(Done { action: "role.archived", object, ..Done::default() })?;
    work.emit("role.changed", None, &[("role", role_id.raw())])
}

fn actor(who: &Who) -> Actor<'_> {
    Actor { staff_id: who.staff_id, powers: &who.powers, scope: &who.scope }
}

fn kind(role: &RoleRow) -> RoleKind {
    if role.fixed { RoleKind::Owner } else { RoleKind::Ordinary }
}
