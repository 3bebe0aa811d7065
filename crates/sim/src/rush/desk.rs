//! What the door asks: a phone and then the whole card, and names typed letter by letter.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Deserialize;

use super::ground::Notes;
use super::wire::Wire;
use super::{Bound, Loop, Turns, closed_loop};

/// What is typed into the search: names, parts of them, syllables, initials, last four digits.
const TYPED: [&str; 8] = ["王", "李伟", "张秀", "lin", "wangw", "zxy", "chenj", "0042"];

#[derive(Deserialize)]
struct Hits {
    items: Vec<Hit>,
    names_ready: bool,
}

#[derive(Deserialize)]
struct Hit {
    guest_id: String,
}

#[derive(Deserialize)]
struct Card {
    guest_id: String,
    contacts: Vec<serde_json::Value>,
}

/// Which phone is asked for: spread over all guests, so that no page of the database is favoured.
fn phone(number: u64, guests: u64) -> String {
    format!("154{:08}", number.wrapping_mul(2_654_435_761) % guests)
}

/// Clients that look a phone up and then open the card of whoever has it; one flow is both.
///
/// # Errors
/// A phone is not found, or its guest has no card.
pub async fn look_up(
    at: SocketAddr,
    notes: &Arc<Notes>,
    guests: u64,
    clients: u64,
    bound: Bound,
) -> Result<Loop> {
    let client = |_client, turns: Arc<Turns>| {
        let notes = Arc::clone(notes);
        async move {
            let mut wire = Wire::open(at, &notes.cookie()).await?;
            let mut waits = Vec::new();
            while let Some(number) = turns.draw() {
                let phone = phone(number, guests);
                let begun = Instant::now();
                look(&mut wire, &phone).await?;
                waits.push(begun.elapsed());
            }
            Ok(waits)
        }
    };
    closed_loop(clients, bound, client).await
}

async fn look(wire: &mut Wire, phone: &str) -> Result<()> {
    let hits: Hits = wire.get(&format!("/api/v1/guests/search?q={phone}")).await?;
    let [hit] = hits.items.as_slice() else {
        bail!("{} guests have the phone {phone}", hits.items.len());
    };
    let card: Card = wire.get(&format!("/api/v1/guests/{}", hit.guest_id)).await?;
    if card.guest_id != hit.guest_id || card.contacts.is_empty() {
        bail!("the card of another guest than {}", hit.guest_id);
    }
    Ok(())
}

/// Clients that type names, syllables, initials and last four digits.
///
/// # Errors
/// Nobody is found, or the names are not read yet.
pub async fn search(
    at: SocketAddr,
    notes: &Arc<Notes>,
    clients: u64,
    bound: Bound,
) -> Result<Loop> {
    let client = |_client, turns: Arc<Turns>| {
        let notes = Arc::clone(notes);
        async move {
            let mut wire = Wire::open(at, &notes.cookie()).await?;
            let mut waits = Vec::new();
            while let Some(number) = turns.draw() {
                let typed = TYPED[number as usize % TYPED.len()];
                let path = format!("/api/v1/guests/search?q={}", escaped(typed));
                let begun = Instant::now();
                let hits: Hits = wire.get(&path).await?;
                waits.push(begun.elapsed());
                if hits.items.is_empty() || !hits.names_ready {
                    bail!("nobody is found for {typed}");
                }
            }
            Ok(waits)
        }
    };
    closed_loop(clients, bound, client).await
}

/// Waits until every name can be found, and answers how long that took since `begun`.
///
/// # Errors
/// It takes longer than `patience`, or the search is refused.
pub async fn names_ready(
    at: SocketAddr,
    notes: &Notes,
    begun: Instant,
    patience: Duration,
) -> Result<Duration> {
    let mut wire = Wire::open(at, &notes.cookie()).await?;
    loop {
        let hits: Hits = wire.get("/api/v1/guests/search?q=lin").await?;
        if hits.names_ready {
            return Ok(begun.elapsed());
        }
        if begun.elapsed() > patience {
            bail!("the names are not read within {patience:?}");
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_of_the_block_for_tests_and_of_a_guest_there_is() {
        assert_eq!(phone(0, 100), "15400000000");
        for number in 0..1_000 {
            let phone = phone(number, 100);
            assert!(phone.starts_with("154000000") && phone.len() == 11, "{phone}");
        }
        assert_eq!(escaped("李w"), "%E6%9D%8Ew");
    }
}
