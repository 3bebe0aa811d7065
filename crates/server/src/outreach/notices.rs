//! What the house tells its guests by itself: it follows events and puts a message for each of
//! those that the owner switched on.

use std::collections::BTreeMap;

use zhike_domain::kernel::id::{GuestId, StoreId, TierId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::outreach::{
    Language, MessagePurpose, MessageRefusal, Notice, Template, default_text,
};
use zhike_store::{LockKey, p};

use super::actions::{Content, NewMessage, put};
use super::facts::{self, House};
use super::rules::{MessageRules, NoticeRule};
use super::sql::facts::{self as sql, LotRow, MemberRow, PaidRow, ToppedUpRow};
use crate::membership::programme;
use crate::platform::app::App;
use crate::platform::choices;
use crate::platform::follow::{self, Follower, More};
use crate::platform::http::act::{Act, Work};
use crate::platform::outbox::NumberedRow;
use crate::platform::problem::Problem;

const NAME: &str = "notices";

/// Follows events and puts messages.
pub struct Notices;

/// Which notice an event is.
fn notice_of(kind: &str) -> Option<Notice> {
    match kind {
        "bill.settled" => Some(Notice::Receipt),
        "stored_value.topped_up" => Some(Notice::TopUp),
        "tier.changed" => Some(Notice::TierChanged),
        "points.expiring" => Some(Notice::PointsExpiring),
        _ => None,
    }
}

impl Follower for Notices {
    fn name(&self) -> &'static str {
        NAME
    }

    fn turn(&self, app: &App, head: i64) -> Result<More, Problem> {
        let act = Act::of_system(app, NAME);
        let locks = [LockKey::text("follower", NAME)];
        let more = app.store.write_keyed_blocking(&locks, move |tx| {
            let mut work = act.start(tx);
            let from = follow::place(work.tx, NAME, head)?;
            let events = follow::after(work.tx, from)?;
            let Some(last) = events.last() else { return Ok(More::No) };
            // An action draws so many ids: the rest waits for the next turn.
            let most = events.iter().scan(0, |used, event| {
                *used += if notice_of(&event.kind).is_some() { 1 } else { 0 };
                Some(*used <= AT_ONCE)
            });
            let fits = most.take_while(|fits| *fits).count();
            let rules = choices::in_force::<MessageRules>(work.tx)?;
            for event in &events[..fits] {
                tell(&mut work, &rules, event)?;
            }
            let seq = events[..fits].last().map_or(from, |event| event.seq);
            follow::move_to(work.tx, NAME, seq)?;
            let is_all = seq == last.seq && (events.len() as i64) < follow::BATCH;
            Ok::<_, Problem>(if is_all { More::No } else { More::Perhaps })
        })?;
        app.relay.poke();
        Ok(more)
    }
}

/// Notices of one transaction: each draws a few ids.
const AT_ONCE: usize = 20;

fn tell(work: &mut Work<'_, '_>, rules: &MessageRules, event: &NumberedRow) -> Result<(), Problem> {
    let Some(notice) = notice_of(&event.kind) else { return Ok(()) };
    let Some(rule) = rules.on(notice) else { return Ok(()) };
    let Some(guest) = follow::subject(event, "guest") else { return Ok(()) };
    let guest_id = GuestId::from_raw(guest);
    let Some((holes, store)) = holes(work, notice, event, guest_id, rules.language)? else {
        return Ok(());
    };
    let content = content(notice, rule, rules.language, holes)?;
    let new = NewMessage {
        guest_id: Some(guest_id),
        store_id: store.map(StoreId::from_raw),
        purpose: MessagePurpose::Service,
        channel: rule.channel,
        reason: notice.as_str(),
        cause: Some(format!("{}:{}", event.kind, event.seq)),
        content,
    };
    put(work, &new).map(drop)
}

fn content(
    notice: Notice,
    rule: &NoticeRule,
    language: Language,
    holes: BTreeMap<String, String>,
) -> Result<Content, Problem> {
    let template = match &rule.text {
        Some(text) => text.clone(),
        None => default_text(notice, language)
            .parse::<Template>()
            .map_err(|why: MessageRefusal| Problem::fault(why))?,
    };
    let text = template.fill(|name| holes.get(name).cloned().unwrap_or_default());
    let order: Vec<String> = template.holes().map(str::to_owned).collect();
    let used = |name: &String, _: &mut String| order.contains(name);
    let mut holes = holes;
    let subject = subject(notice, language).to_owned();
    holes.retain(used);
    Ok(Content { subject, text, holes, order })
}

const fn subject(notice: Notice, language: Language) -> &'static str {
    match (notice, language) {
        (Notice::Receipt, Language::ZhCn) => "消费通知",
        (Notice::Receipt, Language::ZhTw) => "消費通知",
        (Notice::Receipt, Language::En) => "Your visit",
        (Notice::TopUp, Language::ZhCn) => "充值通知",
        (Notice::TopUp, Language::ZhTw) => "儲值通知",
        (Notice::TopUp, Language::En) => "Your top-up",
        (Notice::TierChanged, Language::ZhCn) => "会员等级变更",
        (Notice::TierChanged, Language::ZhTw) => "會員等級變更",
        (Notice::TierChanged, Language::En) => "Your tier",
        (Notice::PointsExpiring, Language::ZhCn) => "积分到期提醒",
        (Notice::PointsExpiring, Language::ZhTw) => "積分到期提醒",
        (Notice::PointsExpiring, Language::En) => "Points that end soon",
    }
}

type Filled = Option<(BTreeMap<String, String>, Option<i64>)>;

/// What stands in the holes; `None` when there is nothing to tell any more.
fn holes(
    work: &mut Work<'_, '_>,
    notice: Notice,
    event: &NumberedRow,
    guest_id: GuestId,
    language: Language,
) -> Result<Filled, Problem> {
    let keyring = work.act.keyring.clone();
    let house = House::read(work.tx, language)?;
    let (points, balance) = facts::balances(work.tx, guest_id.raw())?;
    let mut holes = BTreeMap::from([
        ("guest".to_owned(), facts::greeting(work.tx, &keyring, guest_id, language)?),
        ("house".to_owned(), house.name.clone()),
        ("points".to_owned(), points.to_string()),
        ("balance".to_owned(), house.amount(balance)),
    ]);
    let store = match notice {
        Notice::Receipt => paid(work, event, &house, &mut holes)?,
        Notice::TopUp => topped_up(work, event, &house, &mut holes)?,
        Notice::TierChanged => tier(work, guest_id, &mut holes)?,
        Notice::PointsExpiring => ending(work, event, language, &mut holes)?,
    };
    let Some(store) = store else { return Ok(None) };
    holes.insert("store".to_owned(), facts::store_name(work.tx, store, language)?);
    Ok(Some((holes, Some(store))))
}

type Holes = BTreeMap<String, String>;

fn paid(
    work: &mut Work<'_, '_>,
    event: &NumberedRow,
    house: &House,
    holes: &mut Holes,
) -> Result<Option<i64>, Problem> {
    let Some(bill) = follow::subject(event, "bill") else { return Ok(None) };
    let row: Option<PaidRow> = work.tx.opt(&sql::BILL, p![bill])?;
    Ok(row.filter(|row| row.guest_id.is_some()).map(|row| {
        holes.insert("paid".to_owned(), house.amount(row.minor));
        row.store_id
    }))
}

fn topped_up(
    work: &mut Work<'_, '_>,
    event: &NumberedRow,
    house: &House,
    holes: &mut Holes,
) -> Result<Option<i64>, Problem> {
    let Some(journal) = follow::subject(event, "journal") else { return Ok(None) };
    let row: Option<ToppedUpRow> = work.tx.opt(&sql::TOP_UP, p![journal])?;
    Ok(row.map(|row| {
        holes.insert("paid".to_owned(), house.amount(row.paid_minor));
        holes.insert("gift".to_owned(), house.amount(row.gift_minor));
        row.store_id
    }))
}

fn tier(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    holes: &mut Holes,
) -> Result<Option<i64>, Problem> {
    let row: Option<MemberRow> = work.tx.opt(&sql::MEMBER, p![guest_id.raw()])?;
    let Some(row) = row else { return Ok(None) };
    let programme = programme(work.tx)?;
    let tier = programme.tier(TierId::from_raw(row.tier_id));
    holes.insert("tier".to_owned(), tier.map_or("", |tier| tier.name.as_str()).to_owned());
    Ok(Some(row.store_id))
}

fn ending(
    work: &mut Work<'_, '_>,
    event: &NumberedRow,
    language: Language,
    holes: &mut Holes,
) -> Result<Option<i64>, Problem> {
    let Some(lot) = follow::subject(event, "lot") else { return Ok(None) };
    let row: Option<LotRow> = work.tx.opt(&sql::LOT, p![lot])?;
    let row = row.filter(|row| row.unit == "points" && row.free > 0);
    let Some((row, at)) = row.and_then(|row| row.expires_at.map(|at| (row, at))) else {
        return Ok(None);
    };
    let Some(clock) = facts::clock(work.tx, event.store_id)? else { return Ok(None) };
    holes.insert("ending".to_owned(), row.free.to_string());
    holes.insert("day".to_owned(), facts::day(&clock, Millis(at), language));
    Ok(Some(clock.store_id.raw()))
}
