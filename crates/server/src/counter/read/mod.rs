//! Putting together what the folders know of one guest.

mod card;
mod duplicates;
mod find;
mod habits;
mod line;
mod page;
mod timeline;

pub use card::card;
pub use duplicates::{MergesFrom, PairsFrom, merges, pairs};
pub use find::{Asked, asked, find};
pub use habits::{PlacedVisit, Span, habits_of, visits};
pub use line::{Asking, line};
pub use page::{Sort, Wanted, page};
pub use timeline::{Placed, timeline};

use zhike_domain::kernel::id::TierId;

use super::views::TierName;
use crate::membership::Programme;

/// A tier by name; one that the owner took out of the programme has none.
fn tier_name(programme: &Programme, tier_id: i64) -> TierName {
    let tier_id = TierId::from_raw(tier_id);
    let name = programme.tier(tier_id).map_or("", |tier| tier.name.as_str());
    TierName { tier_id, name: name.to_owned() }
}
