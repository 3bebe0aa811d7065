//! `/groups/{group_id}/members`: who is in a group.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::{GroupId, GroupMemberId, GuestId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::group::Limits;
use zhike_domain::team::permission::Permission::GroupManage;
use zhike_store::LockKey;

use super::groups::shown;
use crate::guests::actions::meant;
use crate::membership::actions::group_members::{self as actions, Leaving, Wanted};
use crate::membership::actions::groups::{lock, stale};
use crate::membership::group_lines::{self, LinesView};
use crate::membership::group_views::GroupView;
use crate::membership::groups;
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::patch::given;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, patch, post};
use crate::platform::problem::Problem;

/// A guest to be taken in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    guest_id: GuestId,
    #[serde(default)]
    department_no: Option<u32>,
    /// His own meal money a month, minor units; the group's when absent.
    #[serde(default)]
    allowance_minor: Option<Minor>,
    /// His own limits; the group's when absent.
    #[serde(default)]
    limits: Option<Limits>,
    /// The first day; today when absent or past.
    #[serde(default)]
    from: Option<BusinessDay>,
    /// The first day that he is no longer in it.
    #[serde(default)]
    until: Option<BusinessDay>,
}

/// A change of a membership.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberPatch {
    #[serde(default, deserialize_with = "given")]
    department_no: Option<Option<u32>>,
    #[serde(default, deserialize_with = "given")]
    allowance_minor: Option<Option<Minor>>,
    #[serde(default, deserialize_with = "given")]
    limits: Option<Option<Limits>>,
    #[serde(default, deserialize_with = "given")]
    until: Option<Option<BusinessDay>>,
}

/// Members in lines, such as a sheet gives when it is pasted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinesBody {
    /// A phone or a card number a line, and after a comma or a tab the department.
    text: String,
    /// `true` takes all of them in, or none; else they are only looked at.
    #[serde(default)]
    commit: bool,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(groups::row_scope);
    vec![
        post("/api/v1/groups/{group_id}/members", "add_group_member")
            .about("Take a guest into a group; this month's allowance is granted at once")
            .needs(GroupManage, row)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(json!({"guest_id": "guest_0000000000001", "department_no": 1}), add),
        patch("/api/v1/groups/{group_id}/members/{group_member_id}", "change_group_member")
            .about("Change a membership; another allowance holds from the next month on")
            .needs(GroupManage, row)
            .takes(json!({"department_no": 2}), change),
        delete("/api/v1/groups/{group_id}/members/{group_member_id}", "end_group_member")
            .about("Let a member go at once; what is left of his allowance is given up")
            .needs(GroupManage, row)
            .status(StatusCode::NO_CONTENT)
            .to(end),
        post("/api/v1/groups/{group_id}/member-lines", "add_group_member_lines")
            .about("Take in members from pasted lines: all of them, or none and why")
            .needs(GroupManage, row)
            .key(KeyRule::Required)
            .takes(json!({"text": "15400000001,研发部"}), lines),
    ]
}

/// What everybody queues for who touches what a guest has.
fn guest(guest_id: GuestId) -> LockKey {
    LockKey::new("guest", guest_id.raw())
}

async fn add(call: Call, body: NewMember) -> Result<Reply<GroupView>, Problem> {
    let group_id: GroupId = call.id("group_id")?;
    let guest_id = meant(&call, body.guest_id).await?;
    let locks = [lock(group_id), guest(guest_id)];
    let act = move |work: &mut Work<'_, '_>| {
        let wanted = Wanted {
            department_no: body.department_no,
            allowance_minor: body.allowance_minor,
            limits: body.limits.clone(),
            until: body.until,
        };
        actions::add(work, group_id, guest_id, body.from, &wanted)
    };
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    call.write_and_show(&locks, act, move |tx, _id: &GroupMemberId| {
        crate::membership::group_views::view(tx, &keyring, group_id, now)
    })
    .await
}

/// The member whom the path names, and the guest for whom whoever changes him queues.
async fn named(call: &Call, group_id: GroupId) -> Result<(GroupMemberId, GuestId), Problem> {
    let id: GroupMemberId = call.id("group_member_id")?;
    let row = call.read(move |tx| groups::member(tx, group_id, id)).await?;
    Ok((id, GuestId::from_raw(row.guest_id)))
}

async fn change(call: Call, body: MemberPatch) -> Result<Reply<GroupView>, Problem> {
    let (group_id, version): (GroupId, _) = (call.id("group_id")?, call.version()?);
    let (id, guest_id) = named(&call, group_id).await?;
    let act = move |work: &mut Work<'_, '_>| {
        let (body, kept) = (body.clone(), groups::member(work.tx, group_id, id)?);
        let department =
            kept.department_no.map(u32::try_from).transpose().map_err(Problem::fault)?;
        let limits = kept.limits.as_deref().map(groups::kept).transpose()?;
        let wanted = Wanted {
            department_no: body.department_no.unwrap_or(department),
            allowance_minor: body
                .allowance_minor
                .unwrap_or(kept.allowance_minor.map(Minor::from_raw)),
            limits: body.limits.unwrap_or(limits),
            until: body.until.unwrap_or(kept.until_day.map(BusinessDay)),
        };
        actions::change(work, group_id, id, version, &wanted)
    };
    let _: Reply<()> = call.write(&[lock(group_id), guest(guest_id)], act).await?;
    shown(&call, group_id).await
}

async fn end(call: Call) -> Result<Reply<()>, Problem> {
    let (group_id, version): (GroupId, i64) = (call.id("group_id")?, call.version()?);
    let (id, guest_id) = named(&call, group_id).await?;
    call.write(&[lock(group_id), guest(guest_id)], move |work| {
        let row = groups::member(work.tx, group_id, id)?;
        // Merged meanwhile, he is another guest, for whom nobody queued.
        match row.version == version && actions::leave(work, guest_id, Leaving::Now)? {
            true => Ok(()),
            false => Err(stale()),
        }
    })
    .await
}

async fn lines(call: Call, body: LinesBody) -> Result<Reply<LinesView>, Problem> {
    let group_id: GroupId = call.id("group_id")?;
    let (keyring, text) = (call.app.keyring.clone(), body.text.clone());
    let look = call.read(move |tx| group_lines::read(tx, &keyring, group_id, &text)).await?;
    if !body.commit || !look.is_fit() {
        return Ok(Reply::new(look.view()));
    }
    let mut locks = vec![lock(group_id)];
    locks.extend(look.guests().map(guest));
    call.write(&locks, move |work| group_lines::take_in(work, group_id, &look)).await
}
