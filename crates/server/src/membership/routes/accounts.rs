//! A guest's account: balances, lots, journals, and points by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{GuestId, JournalId, StaffId, StoreId, show};
use zhike_domain::kernel::money::Points;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::Millis;
use zhike_domain::ledger::{Holder, Unit, expiring};
use zhike_domain::team::permission::Permission::{GuestRead, PointsAdjust};
use zhike_store::{LockKey, Tx, p};

use super::{check_store, token};
use crate::guests;
use crate::ledger::actions::Seen;
use crate::ledger::read as ledger;
use crate::ledger::sql::journal::{self as sql, SeenRow};
use crate::membership::actions::adjust::{Adjustment, adjust as act};
use crate::membership::actions::tiers::{measured, member_row};
use crate::membership::programme::{Programme, programme};
use crate::membership::read::{MemberFacts, facts_of};
use crate::membership::views::{
    AccountView, BalancesView, CauseView, ChangeView, ExpiringView, JournalView, LotView,
    MemberView, NextTierView, TierView,
};
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, get, post};
use crate::platform::problem::Problem;
use crate::platform::store_clock;

const LIST: &str = "journals";

/// Where to go on in a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JournalQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Points to give or (negative) to take.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustBody {
    points: Points,
    reason: Name,
    store_id: StoreId,
}

/// What an adjustment left.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AdjustedView {
    journal_id: JournalId,
    balances: BalancesView,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let adjustment = json!({"points": 100, "reason": "补记", "store_id": "store_0000000000001"});
    vec![
        get("/api/v1/guests/{guest_id}/account", "get_account")
            .about("What a guest has, what ends soon, and what the next tier asks for")
            .needs(GuestRead, Target::AnyStore)
            .to(account),
        get("/api/v1/guests/{guest_id}/journals", "list_journals")
            .about("What happened on a guest's account, newest first")
            .needs(GuestRead, Target::AnyStore)
            .query::<JournalQuery>()
            .to(journals),
        post("/api/v1/guests/{guest_id}/points-adjustments", "adjust_points")
            .about("Give or take points by hand")
            .needs(PointsAdjust, Target::AnyStore)
            .key(KeyRule::Required)
            .takes(adjustment, adjust),
    ]
}

async fn account(call: Call) -> Result<Reply<AccountView>, Problem> {
    let (guest_id, now): (GuestId, _) = (call.id("guest_id")?, call.now);
    Ok(Reply::new(call.read(move |tx| read_account(tx, guest_id, now)).await?))
}

fn read_account(tx: &mut Tx<'_>, guest_id: GuestId, now: Millis) -> Result<AccountView, Problem> {
    let guest_id = guests::read::known_as(tx, guest_id)?;
    guests::actions::require(tx, guest_id)?;
    let programme = programme(tx)?;
    let held = ledger::whole_holding(tx, Holder::Guest(guest_id))?;
    let balances = BalancesView::of(&held, now);
    let row = member_row(tx, guest_id)?;
    let member = row.as_ref().map(|row| facts_of(row, &programme, balances.points)).transpose()?;
    let next_tier = match (&row, &member) {
        (Some(row), Some(facts)) => {
            let clock = store_clock::of(tx, StoreId::from_raw(row.store_id));
            let clock = clock.or_else(|_archived| first_clock(tx))?;
            let measured = measured(tx, row, &programme.ladder, &clock, clock.day(now))?;
            next_tier(&programme, facts, |tier| tier.missing(&measured))
        }
        _ => None,
    };
    let until = now.plus_hours(24 * i64::from(programme.expiry_notice_days));
    let ends = [Unit::Points, Unit::Bonus].into_iter().flat_map(|unit| {
        let ends = expiring(&held, unit, now, until).into_iter();
        ends.map(move |one| ExpiringView {
            unit: unit.to_string(),
            amount: one.amount,
            expires_at: one.expires_at,
        })
    });
    let expiring = ends.collect();
    let lots = held.lots.iter().filter(|lot| lot.unit != Unit::Growth).map(lot_view).collect();
    let member = member.map(|facts| MemberView::of(guest_id, &facts));
    Ok(AccountView { guest_id, member, balances, lots, expiring, next_tier })
}

/// The clock of the oldest store there is, for a member of a store that was put away.
fn first_clock(tx: &mut Tx<'_>) -> Result<store_clock::StoreClock, Problem> {
    let store = crate::settings::actions::stores::first(tx)?.ok_or_else(Problem::not_there)?;
    store_clock::of(tx, StoreId::from_raw(store.store_id))
}

fn next_tier(
    programme: &Programme,
    facts: &MemberFacts,
    missing: impl Fn(
        &zhike_domain::membership::tier::Tier,
    ) -> Vec<zhike_domain::membership::tier::Criterion>,
) -> Option<NextTierView> {
    let above = programme.ladder.tiers.get(facts.tier_place + 1)?;
    let name = above.name.as_str().to_owned();
    let tier = TierView { tier_id: above.tier_id, name };
    Some(NextTierView { tier, missing: missing(above) })
}

fn lot_view(lot: &zhike_domain::ledger::Lot) -> LotView {
    LotView {
        lot_id: lot.lot_id,
        unit: lot.unit.to_string(),
        free: lot.free,
        pending: lot.pending,
        held: lot.held,
        opened_at: lot.opened_at,
        expires_at: lot.expires_at,
        matures_at: lot.matures_at,
        top_up_id: lot.top_up_id,
    }
}

async fn journals(call: Call) -> Result<Reply<Page<JournalView>>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let query: JournalQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: 0, id: i64::MAX };
    let from = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let rows: Vec<SeenRow> = call
        .read(move |tx| {
            let guest_id = guests::read::known_as(tx, guest_id)?;
            guests::actions::require(tx, guest_id)?;
            let more = i64::from(limit) + 1;
            Ok::<_, Problem>(tx.all(&sql::SEEN, p!["guest", guest_id.raw(), from.id, more])?)
        })
        .await?;
    let items = rows.into_iter().map(seen).collect::<Result<Vec<_>, Problem>>()?;
    let page = Page::cut(items, limit, |last: &JournalView| {
        list::sign(&keyring, LIST, &Last { sort: 0, id: last.journal_id.raw() })
    })?;
    Ok(Reply::new(page))
}

fn seen(row: SeenRow) -> Result<JournalView, Problem> {
    let changes: Vec<Seen> = serde_json::from_str(&row.changes).map_err(Problem::fault)?;
    let changes = changes.into_iter().map(|one| ChangeView {
        unit: one.account,
        amount: one.amount,
        balance_after: one.after,
    });
    let word = match row.cause_kind.as_str() {
        "settlement" => Some("settlement"),
        "refund" => Some("refund"),
        "top_up" => Some("topup"),
        "stored_value_refund" => Some("topuprefund"),
        "membership" => Some("member"),
        "hold" => Some("hold"),
        "lot" => Some("lot"),
        "journal" => Some("journal"),
        _ => None,
    };
    Ok(JournalView {
        journal_id: JournalId::from_raw(row.journal_id),
        kind: row.kind,
        at: Millis(row.at),
        store_id: StoreId::from_raw(row.store_id),
        staff_id: row.staff_id.map(StaffId::from_raw),
        cause: CauseView { kind: row.cause_kind, id: word.map(|word| show(word, row.cause_id)) },
        reverses: row.reverses.map(JournalId::from_raw),
        changes: changes.collect(),
    })
}

async fn adjust(call: Call, body: AdjustBody) -> Result<Reply<AdjustedView>, Problem> {
    let guest_id = guests::actions::meant(&call, call.id("guest_id")?).await?;
    let (who, token) = (call.who()?.clone(), token(&call));
    let lock = LockKey::new("guest", guest_id.raw());
    call.write(&[lock], move |work| {
        guests::actions::require(work.tx, guest_id)?;
        check_store(work.tx, &who, body.store_id)?;
        let journal_id = act(
            work,
            &Adjustment {
                guest_id,
                points: body.points,
                reason: body.reason.as_str(),
                store_id: body.store_id,
                token: token.as_deref(),
            },
        )?;
        let held = ledger::whole_holding(work.tx, Holder::Guest(guest_id))?;
        Ok(AdjustedView { journal_id, balances: BalancesView::of(&held, work.now()) })
    })
    .await
}
