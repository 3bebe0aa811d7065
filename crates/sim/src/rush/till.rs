//! Bills from the first dish to the last fen, as two tills ask for them.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use super::ground::Notes;
use super::wire::Wire;
use super::{Bound, Loop, Turns, closed_loop};

/// Lines of a cart, and the quantities that repeat in it.
const LINES: u64 = 6;
const QUANTITIES: [i64; 2] = [1, 2];
/// What the offer leaves and what the coupon takes, as the house was made.
const PAY_BP: i64 = 9_000;
const COUPON_MINOR: i64 = 2_000;

/// A prime that no round number of guests is a multiple of.
const STRIDE: u64 = 40_507;

/// How a till plays a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The till of another maker, by its key: `/pos/quote` prices the cart, `/pos/settle` makes the
    /// bill and settles it at once. One durable transaction a flow.
    OtherTill,
    /// The house's own till, by a login: the bill is opened with its dishes, then settled. Two
    /// durable transactions a flow.
    OwnTill,
}

/// Which guests a loop takes, each for one flow.
#[derive(Clone, Debug)]
pub struct Guests {
    all: Arc<Vec<String>>,
    first: u64,
}

impl Guests {
    /// Those from `first` on.
    #[must_use]
    pub fn from(all: &Arc<Vec<String>>, first: u64) -> Guests {
        Guests { all: Arc::clone(all), first }
    }

    /// How many are left.
    #[must_use]
    pub fn left(&self) -> u64 {
        (self.all.len() as u64).saturating_sub(self.first)
    }

    /// Scattered over the whole house, like whoever comes in: no two numbers name the same guest.
    fn guest(&self, number: u64) -> Result<&str> {
        let (number, all) = (self.first + number, self.all.len() as u64);
        if number >= all {
            bail!("every guest's coupon is used; make a house with more of them");
        }
        Ok(&self.all[usize::try_from(number * STRIDE % all)?])
    }
}

#[derive(Deserialize)]
struct Quoted {
    due_minor: i64,
}

#[derive(Deserialize)]
struct Opened {
    bill_id: String,
    version: i64,
    quote: Quoted,
}

#[derive(Deserialize)]
struct Settled {
    state: String,
    quote: Quoted,
    settlement: Settlement,
}

#[derive(Deserialize)]
struct Settlement {
    coupon_ids: Vec<String>,
}

/// So many clients that play bills of this shape.
///
/// # Errors
/// A flow failed, or came to another amount than its dishes, the offer and the coupon give.
pub async fn play(
    at: SocketAddr,
    notes: &Arc<Notes>,
    guests: &Guests,
    shape: Shape,
    clients: u64,
    bound: Bound,
) -> Result<Loop> {
    let bound = Bound { flows: bound.flows.min(guests.left()), ..bound };
    closed_loop(clients, bound, |_client, turns| {
        client(at, Arc::clone(notes), guests.clone(), shape, turns)
    })
    .await
}

async fn client(
    at: SocketAddr,
    notes: Arc<Notes>,
    guests: Guests,
    shape: Shape,
    turns: Arc<Turns>,
) -> Result<Vec<Duration>> {
    let who = match shape {
        Shape::OtherTill => format!("Authorization: Bearer {}", notes.key),
        Shape::OwnTill => notes.cookie(),
    };
    let mut wire = Wire::open(at, &who).await?;
    let mut waits = Vec::new();
    while let Some(number) = turns.draw() {
        let guest = guests.guest(number)?;
        let cart = Cart::of(&notes, number);
        let flow = guests.first + number;
        let begun = Instant::now();
        let settled = match shape {
            Shape::OtherTill => other_till(&mut wire, &notes, &cart, guest, flow).await?,
            Shape::OwnTill => own_till(&mut wire, &notes, &cart, guest, flow).await?,
        };
        waits.push(begun.elapsed());
        cart.check(&settled)?;
    }
    Ok(waits)
}

/// What is on a bill: dishes of the menu with their places, and how many of each.
struct Cart<'n> {
    notes: &'n Notes,
    lines: Vec<(usize, i64)>,
}

impl Cart<'_> {
    /// Six dishes, another six for the next number.
    fn of(notes: &Notes, number: u64) -> Cart<'_> {
        let dish = |line: u64| (number * 7 + line * 11) as usize % notes.menu.len();
        let quantity = |line: u64| QUANTITIES[line as usize % QUANTITIES.len()];
        Cart { notes, lines: (0..LINES).map(|line| (dish(line), quantity(line))).collect() }
    }

    /// What it must come to: at menu price, a tenth less, the coupon off.
    fn due_minor(&self) -> i64 {
        let list: i64 =
            self.lines.iter().map(|(dish, count)| self.notes.menu[*dish].list_minor * count).sum();
        (list * PAY_BP + 5_000) / 10_000 - COUPON_MINOR
    }

    fn of_other_till(&self) -> Vec<Value> {
        let line = |(dish, count): &(usize, i64)| {
            let dish = &self.notes.menu[*dish];
            json!({
                "name": dish.code, "dish_code": dish.code, "qty_milli": count * 1_000,
                "unit_minor": dish.list_minor
            })
        };
        self.lines.iter().map(line).collect()
    }

    fn of_own_till(&self) -> Value {
        let dish = |(dish, count): &(usize, i64)| {
            let dish_id = &self.notes.menu[*dish].dish_id;
            json!({"dish_id": dish_id, "qty_milli": count * 1_000})
        };
        let dishes: Vec<Value> = self.lines.iter().map(dish).collect();
        json!({"mode": "dishes", "dishes": dishes})
    }

    fn check(&self, settled: &Settled) -> Result<()> {
        let (due, coupons) = (settled.quote.due_minor, settled.settlement.coupon_ids.len());
        if settled.state != "settled" || due != self.due_minor() || coupons != 1 {
            let state = &settled.state;
            bail!("{state} for {due} with {coupons} coupons, not for {}", self.due_minor());
        }
        Ok(())
    }
}

fn cash(due: i64) -> Value {
    json!([{"tender": "cash", "amount_minor": due, "given_minor": due}])
}

async fn other_till(
    wire: &mut Wire,
    notes: &Notes,
    cart: &Cart<'_>,
    guest: &str,
    flow: u64,
) -> Result<Settled> {
    let mut bill = json!({
        "store_id": notes.store_id, "pos_bill_no": format!("{flow:08}"), "table": "A1",
        "guests": 2, "guest_id": guest, "lines": cart.of_other_till()
    });
    let quote: Quoted = wire.post("/api/v1/pos/quote", None, &bill.to_string()).await?;
    bill["due_minor"] = json!(quote.due_minor);
    bill["tenders"] = cash(quote.due_minor);
    wire.post("/api/v1/pos/settle", None, &bill.to_string()).await
}

async fn own_till(
    wire: &mut Wire,
    notes: &Notes,
    cart: &Cart<'_>,
    guest: &str,
    flow: u64,
) -> Result<Settled> {
    let bill = json!({
        "table": "A1", "guests": 2, "guest_id": guest, "content": cart.of_own_till()
    });
    let (path, key) =
        (format!("/api/v1/stores/{}/bills", notes.store_id), format!("open-{flow:08}"));
    let opened: Opened = wire.post(&path, Some(&key), &bill.to_string()).await?;
    let due = opened.quote.due_minor;
    let paid = json!({"version": opened.version, "due_minor": due, "tenders": cash(due)});
    let (path, key) =
        (format!("/api/v1/bills/{}/settle", opened.bill_id), format!("pay-{flow:08}"));
    wire.post(&path, Some(&key), &paid.to_string()).await
}
