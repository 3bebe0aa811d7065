//! Which events a journal is.

use zhike_domain::ledger::{Account, Holder, House, Journal, Kind, Unit};

use crate::ledger::read::holder_key;
use crate::platform::http::act::Work;
use crate::platform::problem::Problem;

/// Tells what the journal did to points and to stored value, once each.
pub fn emit(
    work: &mut Work<'_, '_>,
    journal: &Journal,
    holder: Option<Holder>,
) -> Result<(), Problem> {
    let stamp = journal.stamp();
    let mut subjects = vec![("journal", stamp.journal_id.raw())];
    if let Some(Holder::Guest(guest_id)) = holder {
        subjects.push(("guest", guest_id.raw()));
    } else if let Some(holder) = holder {
        subjects.push(("giftcard", holder_key(holder).1));
    }
    for kind in kinds(journal) {
        work.emit(kind, Some(stamp.store_id), &subjects)?;
    }
    Ok(())
}

fn kinds(journal: &Journal) -> Vec<&'static str> {
    let has = |units: &[Unit], wanted: &[House]| {
        journal.postings().iter().any(|posting| {
            let house = match posting.account {
                Account::House { house, .. } => house,
                _ => return false,
            };
            units.contains(&posting.unit) && wanted.contains(&house)
        })
    };
    let any_house = House::ALL;
    let points = |wanted: &[House]| has(&[Unit::Points], wanted);
    let money = |wanted: &[House]| has(&[Unit::Principal, Unit::Bonus], wanted);
    let told = match journal.stamp().kind {
        Kind::Settlement => vec![
            (points(&[House::Issued]), "points.earned"),
            (points(&[House::Redeemed]), "points.spent"),
            (money(&[House::Redeemed]), "stored_value.spent"),
        ],
        Kind::Refund | Kind::Reversal => vec![
            (points(any_house), "points.returned"),
            (money(any_house), "stored_value.returned"),
        ],
        Kind::Earning => vec![(points(any_house), "points.earned")],
        Kind::Maturing => vec![(true, "points.matured")],
        Kind::Redemption => vec![(points(any_house), "points.spent")],
        Kind::TopUp => vec![(true, "stored_value.topped_up")],
        Kind::StoredValueRefund => vec![(true, "stored_value.refunded")],
        Kind::Expiry => {
            vec![(points(any_house), "points.expired"), (money(any_house), "stored_value.expired")]
        }
        Kind::Adjustment => vec![(points(any_house), "points.adjusted")],
        _ => Vec::new(),
    };
    told.into_iter().filter_map(|(so, kind)| so.then_some(kind)).collect()
}
