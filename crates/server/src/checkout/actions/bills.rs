//! Bills opened, changed, voided.

use zhike_domain::kernel::id::{BillId, GuestId, StoreId, node_of};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::pricing::quote;
use zhike_store::p;

use super::{limits, require_open, stale};
use crate::checkout::bodies::BillBody;
use crate::checkout::facts::lines::require_on_sale;
use crate::checkout::facts::{self, Loaded, Place};
use crate::checkout::numbers::{self, Promise};
use crate::checkout::read;
use crate::checkout::show;
use crate::checkout::sql::bill::{self as sql, BillRow};
use crate::checkout::views::{BillState, QuoteView};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A bill that is about to be opened, with everything its price depends on.
pub struct Beginning<'a> {
    /// Its id.
    pub bill_id: BillId,
    /// What is on it.
    pub body: &'a BillBody,
    /// Where and when.
    pub place: Place,
    /// What its price depends on.
    pub loaded: Loaded,
}

impl<'a> Beginning<'a> {
    /// Reads what there is to know of a bill to be opened.
    ///
    /// # Errors
    /// What is on it cannot be so; a discount by hand that the caller may not give.
    pub fn of(
        work: &mut Work<'_, '_>,
        store_id: StoreId,
        body: &'a BillBody,
    ) -> Result<Beginning<'a>, Problem> {
        let bill_id = BillId::from_raw(work.id()?);
        limits::may_give(&*work.who()?, store_id, &body.manual)?;
        let place = Place::of(work.tx, store_id, work.now())?;
        require_on_sale(work.tx, &place, &body.content, None)?;
        let loaded = facts::load(work.tx, &work.act.keyring, &place, body, Some(bill_id))?;
        Ok(Beginning { bill_id, body, place, loaded })
    }

    /// Writes it, in the state that it is to have, with the quote that it is shown with, under the
    /// promised number.
    ///
    /// # Errors
    /// Those of the database.
    pub fn write(
        &self,
        work: &mut Work<'_, '_>,
        shown: &QuoteView,
        state: BillState,
        number: Option<&Promise>,
    ) -> Result<BillRow, Problem> {
        let (bill, body, place) = (self.bill_id.raw(), self.body, &self.place);
        let (store_id, now, day) = (place.store_id, place.now.0, place.clock.day(place.now));
        let bill_no = match number.and_then(|promise| promise.draw(day)) {
            Some(number) => number,
            None => numbers::next(work.tx, store_id, day, node_of(bill).into())?,
        };
        let keyring = &work.act.keyring;
        let row = BillRow {
            bill_id: bill,
            store_id: store_id.raw(),
            business_day: day.days(),
            bill_no,
            state: state.as_str().to_owned(),
            table_name: body.table.as_ref().map(Name::to_string),
            guests: body.guests,
            channel: body.channel.as_str().to_owned(),
            guest_id: body.guest_id.map(GuestId::raw),
            content_enc: Some(read::seal_body(keyring, bill, body)?),
            quote_enc: Some(read::seal_quote(keyring, bill, shown)?),
            list_minor: shown.list_minor.raw(),
            due_minor: shown.due_minor.raw(),
            refunded_minor: 0,
            opened_by: Some(work.who()?.staff_id.raw()),
            settled_at: (state == BillState::Settled).then_some(now),
            voided_at: None,
            import_id: None,
            import_source: None,
            order_key: None,
            version: 1,
            created_at: now,
        };
        insert(work, &row)?;
        work.emit("bill.opened", Some(store_id), &subjects(bill, body.guest_id))?;
        Ok(row)
    }
}

fn insert(work: &mut Work<'_, '_>, row: &BillRow) -> Result<(), Problem> {
    let values = p![
        row.bill_id,
        row.store_id,
        row.business_day,
        row.bill_no,
        row.table_name.as_deref(),
        row.guests,
        row.channel.as_str(),
        row.guest_id,
        row.content_enc.as_deref(),
        row.quote_enc.as_deref(),
        row.list_minor,
        row.due_minor,
        row.opened_by,
        row.created_at,
        row.state.as_str(),
        row.version + i64::from(row.settled_at.is_some()),
        row.settled_at
    ];
    Ok(work.tx.put(&sql::INSERT, values)?)
}

/// Opens a bill, under the promised number.
///
/// # Errors
/// Those of [`Beginning::of`], and of its price.
pub fn open(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    body: &BillBody,
    number: Option<&Promise>,
) -> Result<BillId, Problem> {
    let beginning = Beginning::of(work, store_id, body)?;
    let quote = quote(&beginning.loaded.facts.bill).map_err(refuse)?;
    let shown = show::quote(&beginning.loaded, &quote);
    beginning.write(work, &shown, BillState::Open, number)?;
    Ok(beginning.bill_id)
}

/// The ids that an event about a bill names.
#[must_use]
pub fn subjects(bill: i64, guest_id: Option<GuestId>) -> Vec<(&'static str, i64)> {
    let guest = guest_id.map(|guest_id| ("guest", guest_id.raw()));
    [Some(("bill", bill)), guest].into_iter().flatten().collect()
}

fn priced(
    work: &mut Work<'_, '_>,
    place: &Place,
    body: &BillBody,
    bill_id: BillId,
) -> Result<QuoteView, Problem> {
    let loaded = facts::load(work.tx, &work.act.keyring, place, body, Some(bill_id))?;
    let quote = quote(&loaded.facts.bill).map_err(refuse)?;
    Ok(show::quote(&loaded, &quote))
}

/// Changes an open bill.
///
/// # Errors
/// 412 when it was changed since `version`, 409 when it is settled or voided.
pub fn change(
    work: &mut Work<'_, '_>,
    bill_id: BillId,
    version: i64,
    body: &BillBody,
) -> Result<(), Problem> {
    let row = read::bill(work.tx, bill_id)?;
    require_open(&row)?;
    if row.version != version {
        return Err(stale(&row));
    }
    let store_id = StoreId::from_raw(row.store_id);
    let kept = read::body_of(&work.act.keyring, &row)?;
    if body.manual != kept.manual {
        limits::may_give(&*work.who()?, store_id, &body.manual)?;
    }
    let place = Place::of(work.tx, store_id, work.now())?;
    require_on_sale(work.tx, &place, &body.content, Some(&kept.content))?;
    let priced = priced(work, &place, body, bill_id)?;
    let keyring = &work.act.keyring;
    let bill = row.bill_id;
    let changed = p![
        bill,
        version,
        body.table.as_ref().map(Name::as_str),
        body.guests,
        body.channel.as_str(),
        body.guest_id.map(GuestId::raw),
        read::seal_body(keyring, bill, body)?,
        read::seal_quote(keyring, bill, &priced)?,
        priced.list_minor.raw(),
        priced.due_minor.raw()
    ];
    if work.tx.execute(&sql::UPDATE, changed)? == 0 {
        return Err(stale(&row));
    }
    let taken_off = kept.guest_id.filter(|kept| Some(*kept) != body.guest_id);
    if !body.manual.is_empty() && body.manual != kept.manual {
        let changes = vec![
            Change::of("manual", kept.manual.len(), body.manual.len()),
            due_change(row.due_minor, priced.due_minor),
        ];
        work.audit(Done {
            action: "bill.discounted",
            object: Some(("bill", bill)),
            store_id: Some(store_id),
            changes,
            ..Done::default()
        })?;
    }
    work.emit("bill.changed", Some(store_id), &subjects(bill, body.guest_id.or(taken_off)))
}

fn due_change(before: i64, after: Minor) -> Change {
    Change::of("due_minor", before, after.raw())
}

/// Gives an open bill up.
///
/// # Errors
/// 409 when it is settled or voided.
pub fn void(work: &mut Work<'_, '_>, bill_id: BillId, reason: &Name) -> Result<(), Problem> {
    let row = read::bill(work.tx, bill_id)?;
    require_open(&row)?;
    let now = work.now().0;
    if work.tx.execute(&sql::VOID, p![row.bill_id, row.version, now])? == 0 {
        return Err(stale(&row));
    }
    let store_id = StoreId::from_raw(row.store_id);
    work.audit(Done {
        action: "bill.voided",
        object: Some(("bill", row.bill_id)),
        store_id: Some(store_id),
        changes: vec![Change::of("due_minor", row.due_minor, 0)],
        reason: Some(reason.as_str()),
    })?;
    let guest_id = row.guest_id.map(GuestId::from_raw);
    work.emit("bill.voided", Some(store_id), &subjects(row.bill_id, guest_id))
}
