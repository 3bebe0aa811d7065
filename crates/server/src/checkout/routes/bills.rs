//! `/bills`: opened, changed, quoted, voided, listed.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use zhike_domain::checkout::imported::order_no_of;
use zhike_domain::checkout::{TenderKind, quote_for, would_earn};
use zhike_domain::kernel::id::{BillId, DishId, GuestId, ImportId, StoreId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::pricing::{Channel, OffersUsed};
use zhike_domain::team::permission::Permission::{BillOpen, BillVoid};
use zhike_store::Tx;

use super::{locks, locks_of, meant};
use crate::checkout::actions::{BillRef, bills};
use crate::checkout::bodies::{BillBody, QuoteBody, VoidBody, half_width};
use crate::checkout::facts::lines::require_on_sale;
use crate::checkout::facts::{self, Place};
use crate::checkout::numbers;
use crate::checkout::sql::bill::{self as sql, ListedBill};
use crate::checkout::views::{BillRow, BillState, BillView, QuoteView};
use crate::checkout::{imported, read, show};
use crate::guests::read::known_as;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post, put};
use crate::platform::problem::Problem;

const LIST: &str = "bills";

/// Filters of the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillQuery {
    /// Opened on this business day.
    business_day: Option<BusinessDay>,
    /// Only so far.
    state: Option<BillState>,
    /// At this table.
    table: Option<String>,
    /// Of this guest.
    guest_id: Option<GuestId>,
    /// With this number.
    bill_no: Option<i64>,
    /// With this amount due, minor units.
    amount_minor: Option<i64>,
    /// Settled on this business day or later.
    settled_from: Option<BusinessDay>,
    /// Settled before this business day.
    settled_to: Option<BusinessDay>,
    /// Settled on this weekday; 1 = Monday … 7 = Sunday.
    #[schemars(range(min = 1, max = 7))]
    weekday: Option<u8>,
    /// Settled in this hour on the wall, 0 to 23.
    #[schemars(range(max = 23))]
    hour: Option<u8>,
    /// By this channel.
    channel: Option<Channel>,
    /// Paid by this tender, among others.
    tender: Option<TenderKind>,
    /// Of a guest who came for the first time, had come before, or is not known.
    guest_kind: Option<GuestKind>,
    /// With this dish.
    dish_id: Option<DishId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Whether a guest had come before, as reports count it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum GuestKind {
    New,
    Returning,
    Unknown,
}

impl GuestKind {
    const fn as_str(self) -> &'static str {
        match self {
            GuestKind::New => "new",
            GuestKind::Returning => "returning",
            GuestKind::Unknown => "unknown",
        }
    }
}

impl BillQuery {
    fn filter(&self) -> sql::Filter {
        sql::Filter {
            business_day: self.business_day.map(BusinessDay::days),
            state: self.state.map(BillState::as_str),
            table: self.table.as_deref().map(half_width),
            guest_id: self.guest_id.map(GuestId::raw),
            bill_no: self.bill_no,
            due_minor: self.amount_minor,
            channel: self.channel.map(Channel::as_str),
            tender: self.tender.map(TenderKind::as_str),
            dish_id: self.dish_id.map(DishId::raw),
            counted: sql::Counted {
                from: self.settled_from.map(BusinessDay::days),
                to: self.settled_to.map(BusinessDay::days),
                weekday: self.weekday.map(i64::from),
                hour: self.hour.map(i64::from),
                guest_kind: self.guest_kind.map(GuestKind::as_str),
            },
        }
    }
}

fn example() -> Value {
    let content = json!({"mode": "amount", "amount_minor": 50_000, "no_discount_minor": 11_800});
    json!({"table": "B2", "guests": 6, "content": content})
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(read::row_scope);
    vec![
        post("/api/v1/stores/{store_id}/bills", "open_bill")
            .about("Open a bill: an amount, or dishes")
            .needs(BillOpen, Target::StoreInPath)
            .status(StatusCode::CREATED)
            .takes(example(), open),
        get("/api/v1/stores/{store_id}/bills", "list_bills")
            .about("Bills of a store, the newest first")
            .needs(BillOpen, Target::StoreInPath)
            .query::<BillQuery>()
            .to(page),
        get("/api/v1/bills/{bill_id}", "get_bill")
            .about("A bill with its price and why")
            .needs(BillOpen, row)
            .to(show_bill),
        put("/api/v1/bills/{bill_id}", "change_bill")
            .about("Say anew what is on an open bill")
            .needs(BillOpen, row)
            .versioned()
            .takes(example(), change),
        post("/api/v1/bills/{bill_id}/quote", "quote_bill")
            .about("Price a bill with changes that are not kept; writes nothing")
            .needs(BillOpen, row)
            .takes(json!({"guests": 4}), try_out),
        get("/api/v1/bills/{bill_id}/explain", "explain_bill")
            .about("The quote that was shown last, or was paid")
            .needs(BillOpen, row)
            .to(explain),
        post("/api/v1/bills/{bill_id}/void", "void_bill")
            .about("Give an open bill up")
            .needs(BillVoid, row)
            .takes(json!({"reason": "客人改到明天"}), void),
    ]
}

async fn open(call: Call, body: BillBody) -> Result<Reply<BillView>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    let mut body = body.checked()?;
    body.guest_id = meant(&call, body.guest_id).await?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let number = numbers::promise(&call.app, store_id, now).await?;
    let act = move |work: &mut crate::platform::http::act::Work<'_, '_>| {
        Ok(BillRef { bill_id: bills::open(work, store_id, &body, Some(&number))? })
    };
    let reply = call.write_and_show(&[], act, move |tx, kept: &BillRef| {
        read::view(tx, &keyring, kept.bill_id, now)
    });
    reply.await
}

async fn show_bill(call: Call) -> Result<Reply<BillView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let view = call.read(move |tx| read::view(tx, &keyring, bill_id, now)).await?;
    let version = view.version;
    Ok(Reply::new(view).version(version))
}

async fn change(call: Call, body: BillBody) -> Result<Reply<BillView>, Problem> {
    let (bill_id, version): (BillId, i64) = (call.id("bill_id")?, call.version()?);
    let mut body = body.checked()?;
    body.guest_id = meant(&call, body.guest_id).await?;
    let locks = locks(&call, bill_id).await?;
    let act = move |work: &mut crate::platform::http::act::Work<'_, '_>| {
        bills::change(work, bill_id, version, &body)
    };
    let _: Reply<()> = call.write(&locks, act).await?;
    show_bill(call).await
}

async fn try_out(call: Call, body: QuoteBody) -> Result<Reply<QuoteView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let view = call.read(move |tx| {
        let row = read::bill(tx, bill_id)?;
        crate::checkout::actions::require_open(&row)?;
        let (voucher, tenders) = (body.voucher, body.tenders.clone());
        let kept = read::body_of(&keyring, &row)?;
        let before = kept.content.clone();
        let mut wanted = body.clone().over(kept).checked()?;
        if let Some(guest_id) = wanted.guest_id {
            wanted.guest_id = Some(known_as(tx, guest_id)?);
        }
        let place = Place::of(tx, StoreId::from_raw(row.store_id), now)?;
        require_on_sale(tx, &place, &wanted.content, Some(&before))?;
        let mut loaded = facts::load(tx, &keyring, &place, &wanted, Some(bill_id))?;
        if voucher && loaded.facts.voucher.excludes == zhike_domain::checkout::Excludes::Offers {
            loaded.facts.bill.offers = OffersUsed::Voucher;
        }
        let said = tenders.as_deref().unwrap_or_default();
        let quote = quote_for(&loaded.facts, said).map_err(refuse)?;
        let mut view = show::quote(&loaded, &quote);
        if tenders.is_some() {
            view.earns_points = would_earn(&loaded.facts, &quote, said).map_err(refuse)?.points;
        }
        Ok(view)
    });
    Ok(Reply::new(view.await?))
}

async fn explain(call: Call) -> Result<Reply<QuoteView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let keyring = call.app.keyring.clone();
    let view = call.read(move |tx| {
        let row = read::bill(tx, bill_id)?;
        match row.import_id {
            Some(_) => imported::quote(tx, &row),
            None => read::kept_quote(&keyring, &row),
        }
    });
    Ok(Reply::new(view.await?))
}

async fn void(call: Call, body: VoidBody) -> Result<Reply<BillView>, Problem> {
    let bill_id: BillId = call.id("bill_id")?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let act = move |work: &mut crate::platform::http::act::Work<'_, '_>| {
        bills::void(work, bill_id, &body.reason)?;
        Ok(BillRef { bill_id })
    };
    let show = move |tx: &mut Tx<'_>, _kept: &BillRef| read::view(tx, &keyring, bill_id, now);
    call.write_and_show(&locks_of(Some(bill_id), None), act, show).await
}

async fn page(call: Call) -> Result<Reply<Page<BillRow>>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    let query: BillQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: i64::MAX, id: i64::MAX };
    let last = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let rows = call.read(move |tx| {
        let filter = query.filter();
        let (text, values) =
            filter.statement(store_id.raw(), (last.sort, last.id), i64::from(limit) + 1);
        let rows: Vec<ListedBill> = tx.all_dynamic(&text, &values)?;
        rows.into_iter().map(|row| listed(tx, &keyring, row)).collect::<Result<Vec<_>, Problem>>()
    });
    let rows = rows.await?;
    let keyring = &call.app.keyring;
    let place = |row: &BillRow| Last { sort: row.business_day.days(), id: row.bill_id.raw() };
    let sign = |row: &BillRow| list::sign(keyring, LIST, &place(row));
    Ok(Reply::new(Page::cut(rows, limit, sign)?))
}

fn listed(
    tx: &mut Tx<'_>,
    keyring: &crate::platform::keys::Keyring,
    row: ListedBill,
) -> Result<BillRow, Problem> {
    let guest_id = row.guest_id.map(GuestId::from_raw);
    Ok(BillRow {
        bill_id: BillId::from_raw(row.bill_id),
        bill_no: row.bill_no,
        business_day: BusinessDay(row.business_day),
        state: BillState::of(&row.state),
        table: row.table_name,
        guests: row.guests,
        guest_id,
        guest_display: facts::display(tx, keyring, guest_id)?,
        list_minor: zhike_domain::kernel::money::Minor::from_raw(row.list_minor),
        due_minor: zhike_domain::kernel::money::Minor::from_raw(row.due_minor),
        refunded_minor: zhike_domain::kernel::money::Minor::from_raw(row.refunded_minor),
        opened_at: zhike_domain::kernel::time::Millis(row.created_at),
        settled_at: row.settled_at.map(zhike_domain::kernel::time::Millis),
        import_id: row.import_id.map(ImportId::from_raw),
        order_no: row.order_key.as_deref().and_then(order_no_of).map(str::to_owned),
    })
}
