//! `/pos`: what the till of another maker asks, by its key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use zhike_domain::checkout::{Ask, BillRefusal, LineRefund, Tender};
use zhike_domain::guests::{Greeting, Phone};
use zhike_domain::kernel::id::{BillId, GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::pricing::{Channel, PointsAsked, WhichOffer, quote};
use zhike_domain::team::permission::Permission::{BillOpen, BillRefund, BillSettle, GuestRead};
use zhike_store::{LockKey, Tx};

use super::{budgets, locks_of, meant, token};
use crate::checkout::actions::pos::{self, PosSettle};
use crate::checkout::actions::refunds::Refunding;
use crate::checkout::actions::settle::Settling;
use crate::checkout::actions::{BillRef, JOURNAL_IDS, require_open};
use crate::checkout::bodies::{AskBody, BillBody, Content, PosLine, half_width};
use crate::checkout::facts::{self, By, Place};
use crate::checkout::numbers;
use crate::checkout::read::{self, Reader};
use crate::checkout::show;
use crate::checkout::views::{
    BillGuest, BillState, QuoteView, ReceiptView, RefundView, SettledView,
};
use crate::platform::http::act::Work;
use crate::platform::http::call::{Call, refuse, stores_of};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, post};
use crate::platform::problem::Problem;

/// A bill of another till: lines, or one amount.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosQuoteBody {
    store_id: StoreId,
    /// The bill's number at the other till.
    pos_bill_no: Name,
    #[serde(default)]
    table: Option<Name>,
    guests: u32,
    #[serde(default = "dine_in")]
    channel: Channel,
    #[serde(default)]
    guest_id: Option<GuestId>,
    /// The lines; empty when `amount_minor` is given.
    #[serde(default)]
    lines: Vec<PosLine>,
    /// The whole amount instead of lines, minor units.
    #[serde(default)]
    amount_minor: Option<Minor>,
    /// The part of the amount without discount, minor units.
    #[serde(default)]
    no_discount_minor: Option<Minor>,
    /// Offers and coupons that the guest does not want used.
    #[serde(default)]
    unwanted: Vec<WhichOffer>,
    /// Points as cash, when the guest asks.
    #[serde(default)]
    points_asked: Option<PointsAsked>,
}

/// The same, to be settled.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosSettleBody {
    store_id: StoreId,
    /// The bill's number at the other till.
    pos_bill_no: Name,
    #[serde(default)]
    table: Option<Name>,
    guests: u32,
    #[serde(default = "dine_in")]
    channel: Channel,
    #[serde(default)]
    guest_id: Option<GuestId>,
    /// The lines; empty when `amount_minor` is given.
    #[serde(default)]
    lines: Vec<PosLine>,
    /// The whole amount instead of lines, minor units.
    #[serde(default)]
    amount_minor: Option<Minor>,
    /// The part of the amount without discount, minor units.
    #[serde(default)]
    no_discount_minor: Option<Minor>,
    /// Offers and coupons that the guest does not want used.
    #[serde(default)]
    unwanted: Vec<WhichOffer>,
    /// Points as cash, when the guest asks.
    #[serde(default)]
    points_asked: Option<PointsAsked>,
    /// What the other till shows as due, minor units.
    due_minor: Minor,
    /// How it is paid.
    tenders: Vec<Tender>,
}

fn dine_in() -> Channel {
    Channel::DineIn
}

/// A refund at the other till.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosRefundBody {
    store_id: StoreId,
    /// The bill's number at the other till.
    pos_bill_no: Name,
    /// The refund's number at the other till: the same again is answered like the first time.
    refund_no: Name,
    /// Parts of lines.
    #[serde(default)]
    lines: Vec<LineRefund>,
    /// All that is left.
    #[serde(default)]
    whole: bool,
    /// What the other till shows as going back, minor units.
    shown_minor: Minor,
    /// Why.
    #[serde(default)]
    reason: Option<Name>,
}

/// What became of a number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosInquireBody {
    store_id: StoreId,
    /// The bill's number at the other till.
    pos_bill_no: Name,
}

/// Who stands at the other till: by a card's number (or its code), or by a phone.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PosIdentifyBody {
    store_id: StoreId,
    /// What was scanned: the card's number.
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    phone: Option<Phone>,
    #[serde(default)]
    card_no: Option<String>,
}

/// Who it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PosIdentifyView {
    /// Absent: nobody is known by that.
    guest: Option<BillGuest>,
    /// What to say to the guest aloud.
    greeting: Option<Greeting>,
}

/// How far a number of another till is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PosInquireView {
    pos_bill_no: String,
    /// Absent: nothing was settled under this number.
    bill_id: Option<BillId>,
    state: Option<BillState>,
    /// The first receipt.
    receipt: Option<ReceiptView>,
    /// What was paid back since.
    refunds: Vec<RefundView>,
}

impl PosQuoteBody {
    fn bill(self) -> Result<BillBody, Problem> {
        let content = match (self.amount_minor, self.lines.is_empty()) {
            (Some(amount_minor), true) => Content::Amount {
                amount_minor,
                no_discount_minor: self.no_discount_minor.unwrap_or(Minor::ZERO),
            },
            (None, false) => Content::Lines { lines: self.lines },
            _ => return Err(Problem::field("/lines", "bill.lines_or_amount")),
        };
        BillBody {
            table: self.table,
            guests: self.guests,
            channel: self.channel,
            guest_id: self.guest_id,
            content,
            unwanted: self.unwanted,
            points_asked: self.points_asked.unwrap_or(PointsAsked::None),
            manual: Vec::new(),
        }
        .checked()
    }
}

impl PosSettleBody {
    fn parts(self) -> Result<(StoreId, PosSettle), Problem> {
        let (store_id, due_minor, tenders) = (self.store_id, self.due_minor, self.tenders);
        let pos_bill_no = self.pos_bill_no.clone();
        let quote = PosQuoteBody {
            store_id,
            pos_bill_no: self.pos_bill_no,
            table: self.table,
            guests: self.guests,
            channel: self.channel,
            guest_id: self.guest_id,
            lines: self.lines,
            amount_minor: self.amount_minor,
            no_discount_minor: self.no_discount_minor,
            unwanted: self.unwanted,
            points_asked: self.points_asked,
        };
        let body = quote.bill()?;
        let said = serde_json::to_vec(&(&body, due_minor, &tenders)).map_err(Problem::fault)?;
        let hash = Sha256::digest(&said).into();
        Ok((store_id, PosSettle { pos_bill_no, body, due_minor, tenders, hash }))
    }
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let number = json!({"store_id": "store_0000000000001", "pos_bill_no": "20261122-0017"});
    let with = |more: serde_json::Value| {
        let mut all = number.clone();
        if let (Some(all), Some(more)) = (all.as_object_mut(), more.as_object()) {
            all.extend(more.clone());
        }
        all
    };
    let amount = json!({"guests": 2, "amount_minor": 20_000});
    let cash = json!({"tender": "cash", "amount_minor": 20_000, "given_minor": 20_000});
    let paid = json!({"guests": 2, "amount_minor": 20_000, "due_minor": 20_000, "tenders": [cash]});
    let undo = json!({"refund_no": "R-1", "whole": true, "shown_minor": 20_000});
    vec![
        post("/api/v1/pos/identify", "pos_identify")
            .about("Who it is, by a card or a phone")
            .needs(GuestRead, Target::AnyStore)
            .takes(json!({"store_id": "store_0000000000001", "phone": "15400009901"}), identify),
        post("/api/v1/pos/quote", "pos_quote")
            .about("Price a bill of another till; writes nothing")
            .needs(BillOpen, Target::AnyStore)
            .takes(with(amount), try_out),
        post("/api/v1/pos/settle", "pos_settle")
            .about("Settle a bill of another till; the same number again gives the first receipt")
            .needs(BillSettle, Target::AnyStore)
            .takes(with(paid), settle),
        post("/api/v1/pos/refund", "pos_refund")
            .about("Undo a settlement of another till, wholly or by lines")
            .needs(BillRefund, Target::AnyStore)
            .takes(with(undo), refund),
        post("/api/v1/pos/inquire", "pos_inquire")
            .about("What became of a number, after an answer that was cut off")
            .needs(BillOpen, Target::AnyStore)
            .takes(number.clone(), inquire),
    ]
}

/// Another store's bills are not there.
fn require_store(call: &Call, store_id: StoreId) -> Result<(), Problem> {
    match stores_of(&call.who()?.scope) {
        Some(mine) if !mine.contains(&store_id) => Err(Problem::not_there()),
        _ => Ok(()),
    }
}

async fn identify(call: Call, body: PosIdentifyBody) -> Result<Reply<PosIdentifyView>, Problem> {
    require_store(&call, body.store_id)?;
    let by = match (body.phone, body.card_no.or(body.code)) {
        (Some(phone), None) => By::Phone(phone),
        (None, Some(number)) => By::Card(half_width(number.trim())),
        _ => return Err(Problem::field("/phone", "guest.one_way_to_find")),
    };
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let view = call.read(move |tx| {
        let place = Place::of(tx, body.store_id, now)?;
        let guest_id = facts::find_guest(tx, &keyring, &by)?;
        Ok(PosIdentifyView {
            guest: facts::guest(tx, &keyring, guest_id)?,
            greeting: facts::greeting(tx, &keyring, &place, guest_id)?,
        })
    });
    Ok(Reply::new(view.await?))
}

async fn try_out(call: Call, body: PosQuoteBody) -> Result<Reply<QuoteView>, Problem> {
    let (store_id, number) = (body.store_id, body.pos_bill_no.clone());
    require_store(&call, store_id)?;
    let mut body = body.bill()?;
    body.guest_id = meant(&call, body.guest_id).await?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let view = call.read(move |tx| {
        if let Some(row) = pos::find(tx, store_id, &number)? {
            require_open(&row)?;
        }
        let place = Place::of(tx, store_id, now)?;
        let loaded = facts::load(tx, &keyring, &place, &body, None)?;
        let quote = quote(&loaded.facts.bill).map_err(refuse)?;
        Ok(show::quote(&loaded, &quote))
    });
    Ok(Reply::new(view.await?))
}

fn number_lock(store_id: StoreId, number: &Name) -> LockKey {
    LockKey::text("pos_bill", &format!("{store_id} {number}"))
}

async fn settle(call: Call, body: PosSettleBody) -> Result<Reply<SettledView>, Problem> {
    let (store_id, mut wish) = body.parts()?;
    require_store(&call, store_id)?;
    wish.body.guest_id = meant(&call, wish.body.guest_id).await?;
    let mut locks = locks_of(None, wish.body.guest_id);
    locks.push(number_lock(store_id, &wish.pos_bill_no));
    locks.extend(budgets(&call, store_id, &wish.body, &wish.tenders).await?);
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let (ids, token) = (call.app.id_block(JOURNAL_IDS), token(&call));
    let number = numbers::promise(&call.app, store_id, now).await?;
    let act = move |work: &mut Work<'_, '_>| {
        let number = Some(&number);
        let with = Settling { ids: ids.clone(), token: token.as_deref(), number };
        pos::settle(work, store_id, &wish, &with)
    };
    let show =
        move |tx: &mut Tx<'_>, kept: &BillRef| read::settled_view(tx, &keyring, kept.bill_id, now);
    call.write_and_tell(&locks, act, show).await
}

async fn refund(call: Call, body: PosRefundBody) -> Result<Reply<RefundView>, Problem> {
    let store_id = body.store_id;
    require_store(&call, store_id)?;
    let number = body.pos_bill_no.clone();
    let looked_up = number.clone();
    let row = call.read(move |tx| pos::find(tx, store_id, &looked_up)).await?;
    let row = row.ok_or_else(|| refuse(BillRefusal::NotSettled))?;
    let guest_id = row.guest_id.map(GuestId::from_raw);
    let mut locks = locks_of(Some(BillId::from_raw(row.bill_id)), guest_id);
    locks.push(number_lock(store_id, &number));
    let (keyring, bill_id) = (call.app.keyring.clone(), BillId::from_raw(row.bill_id));
    let (ids, token) = (call.app.id_block(JOURNAL_IDS), token(&call));
    let act = move |work: &mut Work<'_, '_>| {
        let ask: Ask = AskBody { lines: body.lines.clone(), whole: body.whole }.ask();
        let wish = Refunding {
            ask: &ask,
            shown_minor: body.shown_minor,
            reason: body.reason.as_ref().map_or("", Name::as_str),
            ids: ids.clone(),
            token: token.as_deref(),
        };
        pos::refund(work, bill_id, &body.refund_no, &wish)
    };
    let show = move |tx: &mut Tx<'_>, kept: &pos::RefundRef| {
        read::one_refund(tx, &keyring, kept.bill_id, kept.refund_id)
    };
    call.write_and_show(&locks, act, show).await
}

async fn inquire(call: Call, body: PosInquireBody) -> Result<Reply<PosInquireView>, Problem> {
    let store_id = body.store_id;
    require_store(&call, store_id)?;
    let keyring = call.app.keyring.clone();
    let view = call.read(move |tx| {
        let pos_bill_no = body.pos_bill_no.to_string();
        let Some(row) = pos::find(tx, store_id, &body.pos_bill_no)? else {
            let refunds = Vec::new();
            return Ok(PosInquireView {
                pos_bill_no,
                bill_id: None,
                state: None,
                receipt: None,
                refunds,
            });
        };
        let bill_id = BillId::from_raw(row.bill_id);
        Ok(PosInquireView {
            pos_bill_no,
            bill_id: Some(bill_id),
            state: Some(BillState::of(&row.state)),
            receipt: Some(read::receipt(tx, &keyring, bill_id, Reader::Till)?),
            refunds: read::refunds(tx, &keyring, row.bill_id)?,
        })
    });
    Ok(Reply::new(view.await?))
}
