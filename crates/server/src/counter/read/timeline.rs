//! What happened with a guest, the newest first.

use zhike_domain::kernel::id::{BillId, GuestId, NoteId, StoreId, TopUpId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Stmt, Tx, Val, p};

use super::card::coupon_view;
use super::tier_name;
use crate::counter::sql::bill::{self as bill_sql, BillRow};
use crate::counter::sql::member::{self as sql, CouponRow, NoteRow, TierChangeRow, TopUpRow};
use crate::counter::views::Happened;
use crate::guests::read::{changes, opened, staff_ref};
use crate::guests::views::NoteView;
use crate::membership::{Programme, programme};
use crate::platform::http::call::refuse;
use crate::platform::http::list::Last;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// What happened, with its place in the order; `None` for what the reader does not see.
pub type Placed = (Last, Option<Happened>);

/// What happened before `last`, at most `limit` things: bills, top-ups and what was given back for
/// them, coupons, changes of tier, notes. Money, bills and a store's own notes are for those who
/// act in that store.
pub fn timeline(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    last: &Last,
    limit: u32,
    reach: &Scope,
) -> Result<Vec<Placed>, Problem> {
    let programme = programme(tx)?;
    let page = p![guest_id.raw(), last.sort, last.id, i64::from(limit)];
    let sees = |store: i64| reach.covers(Target::Store(StoreId::from_raw(store)));
    let mut all: Vec<Placed> = Vec::new();
    let bills: Vec<BillRow> = tx.all(&bill_sql::PAID, page)?;
    all.extend(
        bills.into_iter().map(|row| {
            (place(row.settled_at, row.bill_id), sees(row.store_id).then(|| visit(row)))
        }),
    );
    for (statement, make) in MONEY {
        let rows: Vec<TopUpRow> = tx.all(statement, page)?;
        all.extend(
            rows.into_iter()
                .map(|row| (place(row.at, row.id), sees(row.store_id).then(|| make(row)))),
        );
    }
    let coupons: Vec<CouponRow> = tx.all(&sql::COUPONS, page)?;
    all.extend(coupons.into_iter().map(|row| {
        let at = place(row.issued_at, row.coupon_id);
        let issued_at = Millis(row.issued_at);
        (at, Some(Happened::Coupon { at: issued_at, coupon: coupon_view(row) }))
    }));
    let changes: Vec<TierChangeRow> = tx.all(&sql::TIER_CHANGES, page)?;
    all.extend(
        changes
            .into_iter()
            .map(|row| (place(row.at, row.tier_change_id), Some(tier_change(&programme, row)))),
    );
    all.extend(notes(tx, keyring, page, &sees)?);
    all.extend(stages(tx, guest_id, last, limit)?);
    all.sort_by_key(|(last, _)| std::cmp::Reverse((last.sort, last.id)));
    all.truncate(limit as usize);
    Ok(all)
}

type MakeMoney = fn(TopUpRow) -> Happened;
const MONEY: [(&Stmt, MakeMoney); 2] = [(&sql::TOP_UPS, top_up), (&sql::TOP_UP_REFUNDS, refund)];

fn place(at: i64, id: i64) -> Last {
    Last { sort: at, id }
}

fn visit(row: BillRow) -> Happened {
    Happened::Visit {
        at: Millis(row.settled_at),
        store_id: StoreId::from_raw(row.store_id),
        bill_id: BillId::from_raw(row.bill_id),
        bill_no: row.bill_no,
        business_day: BusinessDay(row.business_day),
        state: row.state,
        table: row.table_name,
        guests: row.guests,
        due_minor: row.due_minor,
        refunded_minor: row.refunded_minor,
    }
}

fn top_up(row: TopUpRow) -> Happened {
    Happened::TopUp {
        at: Millis(row.at),
        store_id: StoreId::from_raw(row.store_id),
        top_up_id: TopUpId::from_raw(row.id),
        name: row.name,
        paid_minor: row.amount_minor,
        bonus_minor: row.bonus_minor,
    }
}

fn refund(row: TopUpRow) -> Happened {
    Happened::TopUpRefund {
        at: Millis(row.at),
        store_id: StoreId::from_raw(row.store_id),
        ground: row.name,
        pays_minor: row.amount_minor,
        bonus_void_minor: row.bonus_minor,
    }
}

fn tier_change(programme: &Programme, row: TierChangeRow) -> Happened {
    Happened::TierChange {
        at: Millis(row.at),
        before: tier_name(programme, row.before_tier_id),
        after: tier_name(programme, row.after_tier_id),
        reason: row.after_reason,
    }
}

fn notes(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    page: &[Val],
    sees: &dyn Fn(i64) -> bool,
) -> Result<Vec<Placed>, Problem> {
    let rows: Vec<NoteRow> = tx.all(&sql::NOTES, page)?;
    let mut all = Vec::new();
    for row in rows {
        let at = place(row.created_at, row.note_id);
        let is_seen = !row.store_only || sees(row.store_id);
        let note = if is_seen { Some(note(tx, keyring, &row)?) } else { None };
        all.push((at, note));
    }
    Ok(all)
}

/// Changes of stage; the first judgement of a guest is none.
fn stages(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    last: &Last,
    limit: u32,
) -> Result<Vec<Placed>, Problem> {
    let rows = changes(tx, guest_id.raw(), (last.sort, last.id), i64::from(limit))?;
    let placed = rows.into_iter().map(|row| {
        let (at, after) = (Millis(row.created_at), row.after_stage.parse().map_err(refuse)?);
        let before = row.before_stage.map(|word| word.parse()).transpose().map_err(refuse)?;
        let happened = before.map(|before| Happened::StageChange { at, before, after });
        Ok((place(row.created_at, row.change_id), happened))
    });
    placed.collect()
}

fn note(tx: &mut Tx<'_>, keyring: &Keyring, row: &NoteRow) -> Result<Happened, Problem> {
    let sealed = Some(row.text_enc.as_slice());
    let text = opened(keyring, "guest_note.text_enc", row.note_id, sealed)?.unwrap_or_default();
    let staff = match row.staff_id {
        Some(staff) => staff_ref(tx, keyring, staff)?,
        None => None,
    };
    let note = NoteView {
        note_id: NoteId::from_raw(row.note_id),
        text,
        store_only: row.store_only,
        store_id: StoreId::from_raw(row.store_id),
        staff,
        created_at: Millis(row.created_at),
    };
    Ok(Happened::Note { at: note.created_at, note })
}
