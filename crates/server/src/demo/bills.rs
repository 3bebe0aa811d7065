//! Bills of the plan: rung up, paid, now and then undone.

use zhike_domain::checkout::{Ask, LineRefund, PartAsked, Tender};
use zhike_domain::kernel::id::{BillId, GuestId, IdBlock};
use zhike_domain::kernel::money::{Minor, QtyMilli};
use zhike_domain::kernel::time::Millis;
use zhike_domain::ordering::{Channel, LineNo};
use zhike_domain::pricing::PointsAsked;
use zhike_domain::team::role::Preset;
use zhike_sim::plan::{DISHES, PlannedBill, PlannedRefund, Sold};
use zhike_store::Tx;

use super::carry::Ground;
use super::cast::Cast;
use crate::checkout::actions::refunds::{self, Refunding};
use crate::checkout::actions::settle::{Settling, settle};
use crate::checkout::actions::{JOURNAL_IDS, bills as act_bills};
use crate::checkout::bodies::{BillBody, Content, DishAsked, SettleBody};
use crate::checkout::read;
use crate::platform::app::App;
use crate::platform::http::act::Act;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

const MINUTE_MS: i64 = 60_000;
/// Refunds above this are the owner's, minor units.
const MANAGERS_REFUND_MINOR: i64 = 200_000;

/// What an event takes from outside its transaction.
pub(super) struct Acts {
    /// The first act of it.
    pub(super) act: Act,
    /// Fresh ids beside those of the act.
    pub(super) ids: Option<IdBlock>,
    settling: Option<(Act, IdBlock)>,
    refunding: Option<([Act; 2], IdBlock)>,
}

impl Acts {
    /// Of an event that is one act.
    pub(super) fn one(act: Act) -> Acts {
        Acts { act, ids: None, settling: None, refunding: None }
    }

    /// Of an event that is one act and draws more ids than an act holds.
    pub(super) fn with_ids(act: Act, ids: IdBlock) -> Acts {
        Acts { ids: Some(ids), ..Acts::one(act) }
    }
}

/// What a bill takes: the opening, the settlement, and the refund if there is one.
pub(super) fn acts(app: &App, cast: &Cast, store: usize, now: Millis, bill: &PlannedBill) -> Acts {
    let paid = Millis(now.0 + bill.stay_minutes * MINUTE_MS);
    let undone = Millis(paid.0 + 3 * MINUTE_MS);
    let cashier = |now| cast.act(app, Preset::Cashier, store, now);
    let act = cashier(now);
    let settling = Some((cashier(paid), app.id_block(JOURNAL_IDS)));
    let refunding = (bill.refund != PlannedRefund::None).then(|| {
        let who = [Preset::StoreManager, Preset::Owner];
        (who.map(|preset| cast.act(app, preset, store, undone)), app.id_block(JOURNAL_IDS))
    });
    Acts { act, ids: None, settling, refunding }
}

/// Opens a bill and leaves it open.
pub(super) fn open(
    tx: &mut Tx<'_>,
    ground: &Ground,
    store: usize,
    bill: &PlannedBill,
    guest_id: Option<GuestId>,
    act: &Act,
) -> Result<BillId, Problem> {
    let body = body(&ground.cast, bill, guest_id)?;
    act_bills::open(&mut act.start(tx), ground.cast.stores[store], &body, None)
}

/// Opens a bill, settles it, and undoes it when the plan says so.
pub(super) fn pay(
    tx: &mut Tx<'_>,
    ground: &Ground,
    store: usize,
    bill: &PlannedBill,
    guest_id: Option<GuestId>,
    acts: &Acts,
) -> Result<(), Problem> {
    let bill_id = open(tx, ground, store, bill, guest_id, &acts.act)?;
    let Some((act, ids)) = &acts.settling else { return Ok(()) };
    let with = Settling { ids: ids.clone(), token: None, number: None };
    settle_as_shown(tx, act, bill_id, bill, &with)?;
    match &acts.refunding {
        Some((who, ids)) => undo(tx, bill_id, bill, who, ids),
        None => Ok(()),
    }
}

/// Pays what was shown when the bill was rung up, or what it comes to now when an offer of the hour
/// began or ended while the party ate: as a till does that is told so.
fn settle_as_shown(
    tx: &mut Tx<'_>,
    act: &Act,
    bill_id: BillId,
    bill: &PlannedBill,
    with: &Settling<'_>,
) -> Result<(), Problem> {
    if !bill.stored_value {
        let row = read::bill(tx, bill_id)?;
        let due_minor = Minor::from_raw(row.due_minor);
        let tenders = paid_by(bill, Minor::ZERO, due_minor);
        let wish = SettleBody { version: row.version, due_minor, tenders };
        match settle(&mut act.start(tx), bill_id, &wish, with) {
            Err(no) if no.code == "bill.changed" => {}
            done => return done.map(drop),
        }
    }
    let wish = shown(tx, act, bill_id, bill)?;
    settle(&mut act.start(tx), bill_id, &wish, with).map(drop)
}

/// What the till shows when the guest pays.
fn shown(
    tx: &mut Tx<'_>,
    act: &Act,
    bill_id: BillId,
    bill: &PlannedBill,
) -> Result<SettleBody, Problem> {
    let view = read::view(tx, &act.keyring, bill_id, act.now)?;
    let due_minor = view.quote.due_minor;
    let stored = view.quote.stored_value.filter(|_| bill.stored_value);
    let stored = stored.map_or(Minor::ZERO, |stored| stored.for_due.amount_minor);
    let tenders = paid_by(bill, stored, due_minor);
    Ok(SettleBody { version: view.version, due_minor, tenders })
}

fn paid_by(bill: &PlannedBill, stored: Minor, due_minor: Minor) -> Vec<Tender> {
    let mut tenders = Vec::new();
    if stored > Minor::ZERO {
        tenders.push(Tender::StoredValue { amount_minor: stored });
    }
    let rest = due_minor - stored;
    if rest > Minor::ZERO {
        tenders.push(tender(bill.tender, rest));
    }
    tenders
}

fn tender(word: &str, amount_minor: Minor) -> Tender {
    match word {
        "wechat" => Tender::Wechat { amount_minor },
        "alipay" => Tender::Alipay { amount_minor },
        "card" => Tender::Card { amount_minor },
        _ => Tender::Cash { amount_minor, given_minor: notes(amount_minor) },
    }
}

/// What somebody hands over: the next whole hundred.
fn notes(amount_minor: Minor) -> Minor {
    const NOTE_MINOR: i64 = 10_000;
    let minor = amount_minor.raw();
    Minor::from_raw(minor + (NOTE_MINOR - minor % NOTE_MINOR) % NOTE_MINOR)
}

fn undo(
    tx: &mut Tx<'_>,
    bill_id: BillId,
    bill: &PlannedBill,
    [manager, owner]: &[Act; 2],
    ids: &IdBlock,
) -> Result<(), Problem> {
    let ask = match bill.refund {
        PlannedRefund::None => return Ok(()),
        PlannedRefund::Whole => Ask::Whole,
        PlannedRefund::OneLine => {
            let qty_milli = bill.dishes.first().map_or(1_000, |(_, qty_milli)| *qty_milli);
            let part = PartAsked::Qty { qty_milli: QtyMilli::from_raw(qty_milli) };
            Ask::Lines { lines: vec![LineRefund { line: LineNo(1), part }] }
        }
    };
    let decided = refunds::tried(tx, bill_id, &ask)?;
    let shown_minor = decided.refund.minor;
    let act = if shown_minor.raw() > MANAGERS_REFUND_MINOR { owner } else { manager };
    let reason = if ask == Ask::Whole { "客人临时有事,整单退" } else { "上错菜" };
    let wish = Refunding { ask: &ask, shown_minor, reason, ids: ids.clone(), token: None };
    refunds::refund(&mut act.start(tx), bill_id, &wish).map(drop)
}

fn body(cast: &Cast, bill: &PlannedBill, guest_id: Option<GuestId>) -> Result<BillBody, Problem> {
    let dishes = bill.dishes.iter().map(|(at, qty_milli)| DishAsked {
        dish_id: cast.dishes[*at],
        qty_milli: QtyMilli::from_raw(*qty_milli),
        chosen: Vec::new(),
        market_minor: market(*at),
        note: None,
    });
    let content = Content::Dishes { dishes: dishes.collect() };
    let body = BillBody {
        table: bill.table.as_deref().map(str::parse).transpose().map_err(refuse)?,
        guests: bill.party,
        channel: bill.channel.parse::<Channel>().map_err(refuse)?,
        guest_id,
        content,
        unwanted: Vec::new(),
        points_asked: if bill.points { PointsAsked::Most } else { PointsAsked::None },
        manual: Vec::new(),
    };
    body.checked()
}

/// The day's price of what is sold by it.
fn market(at: usize) -> Option<Minor> {
    let dish = &DISHES[at];
    (dish.sold == Sold::Market).then(|| Minor::from_raw(dish.list_minor))
}
