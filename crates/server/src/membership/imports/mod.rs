//! Lists of guests of other systems as a kind of import: guests, members, and what they hold.
//!
//! Who a row means is looked up anew in the transaction that writes it, so that a guest whom staff
//! got to know meanwhile is found. Guests are seen as soon as they are written; an import that is
//! cancelled, fails or is undone takes them back (`undo`).

mod fresh;
mod gather;
mod pack;
mod plan;
mod taken;
mod undo;
mod write;

use zhike_domain::guests::imported::{self, FIELDS, GuestColumn, Why};
use zhike_domain::imports::{Field, Guess};
use zhike_domain::kernel::time::Millis;

use self::gather::gather;
use self::pack::Pattern;
use self::plan::Frame;
use self::taken::TakenGuests;
use crate::imports::engine::told;
use crate::imports::kind::{Bad, Hands, Kind, Order, Taken};
use crate::imports::mapping::Mapping;
use crate::membership::programme;
use crate::platform::http::call::refuse;
use crate::platform::jobs::JobError;
use crate::platform::problem::Problem;

/// The word of the kind.
pub const GUESTS: &str = "guests";

/// Lists of guests.
pub struct GuestList;

fn columns(mapping: &Mapping) -> Result<Vec<Vec<(GuestColumn, usize)>>, Problem> {
    let sheet = |columns: Vec<(&str, usize)>| {
        let column = |(word, at): (&str, usize)| Ok((word.parse().map_err(refuse)?, at));
        columns.into_iter().map(column).collect::<Result<Vec<_>, Problem>>()
    };
    mapping.targets().map(sheet).collect()
}

impl Kind for GuestList {
    fn name(&self) -> &'static str {
        GUESTS
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn guess(&self, rows: &[Vec<String>]) -> Guess {
        imported::guess(rows)
    }

    fn choose(&self, guesses: &[Guess]) -> Vec<bool> {
        imported::choose(guesses)
    }

    fn system(&self, guesses: &[Guess]) -> Option<&'static str> {
        imported::system_of(guesses)
    }

    fn check(&self, mapping: &Mapping) -> Result<(), Problem> {
        imported::check(&columns(mapping)?).map_err(refuse)
    }

    fn read(&self, order: &Order<'_>) -> Result<Box<dyn Taken>, JobError> {
        let patterns = patterns(order.mapping).map_err(told)?;
        let now = Millis((order.hands.now)());
        let programme = order.hands.store.read_blocking(programme).map_err(told)?;
        let frame = Frame {
            keyring: order.hands.keyring.clone(),
            clock: order.clock.clone(),
            programme,
            patterns,
            date_order: order.mapping.date_order,
            digits: order.digits,
            source: order.source_name.to_owned(),
            staff: order.staff,
            import: order.import,
            now,
            today: order.clock.day(now),
        };
        let gathered = gather(order, &frame)?;
        Ok(Box::new(TakenGuests::of(order.mapping.clone(), frame, gathered)))
    }

    fn clear(&self, hands: &Hands<'_>, import: i64) -> Result<u64, JobError> {
        undo::clear(hands, import)
    }

    fn stayed(&self, hands: &Hands<'_>, import: i64) -> Result<Vec<Bad>, JobError> {
        undo::stayed(hands, import)
    }
}

const TWICE: &str = "import.guest_twice";

fn patterns(mapping: &Mapping) -> Result<Vec<Pattern>, Problem> {
    let sheets = mapping.sheets.iter().filter(|sheet| sheet.is_read);
    let columns = columns(mapping)?;
    let headers = sheets.map(|sheet| sheet.columns.iter().map(|one| one.header.clone()).collect());
    Ok(columns
        .into_iter()
        .zip(headers)
        .map(|(columns, headers)| Pattern::of(columns, headers))
        .collect())
}

fn bad_row(
    mapping: &Mapping,
    (sheet, row): (usize, u32),
    column: Option<GuestColumn>,
    why: Why,
) -> Bad {
    let sheet = mapping.read_sheet(sheet);
    let word = column.map(GuestColumn::as_str);
    let columns = sheet.map(|sheet| sheet.columns.as_slice()).unwrap_or_default();
    let header = columns.iter().find(|one| one.target.as_deref() == word && word.is_some());
    Bad {
        sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
        row,
        column: header.map(|column| column.header.clone()).unwrap_or_default(),
        code: why.code,
        why: why.words,
    }
}
