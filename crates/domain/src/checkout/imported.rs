//! Bills that another till settled, out of its files: one row for each line, or one for each order.
//!
//! [`Gatherer`] takes rows as they come and gives whole orders back. An order of which one row
//! cannot be read stays out as a whole: half of it would be a wrong bill for ever.

mod column;
mod gather;
mod level;
mod paid;
mod row;
mod total;

pub use column::{FIELDS, OrderColumn};
pub use gather::{BadRow, Gathered, Gatherer, Reading, check};
pub use level::{choose, guess, system_of};
pub use total::{LineKind, Order, OrderLine};

use crate::kernel::money::Minor;
use crate::kernel::time::Millis;

/// The key of an order whose file gives no number begins with this.
pub const NO_NUMBER: char = '~';
/// A number of at most so many characters counts within its business day: tills begin anew at 1.
pub const SHORT_NUMBER: usize = 8;

/// The key by which an order is known again, within its store and source.
///
/// # Examples
/// ```
/// use zhike_domain::checkout::imported::key_of;
/// use zhike_domain::kernel::time::BusinessDay;
/// let day: BusinessDay = "2024-03-01".parse()?;
/// assert_eq!(key_of("2015-000001", day), "2015-000001");
/// assert_eq!(key_of("17", day), "2024-03-01/17");
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[must_use]
pub fn key_of(order_no: &str, day: crate::kernel::time::BusinessDay) -> String {
    if order_no.chars().count() > SHORT_NUMBER {
        return order_no.to_owned();
    }
    format!("{day}/{order_no}")
}

/// The key of an order without a number: what tells it from others of the file, and which of the
/// same it is.
fn key_without_number(at: Millis, table: Option<&str>, minor: Minor, which: u32) -> String {
    let table = table.unwrap_or_default();
    format!("{NO_NUMBER}{at}/{table}/{minor}/{which}")
}

/// The number of the file in a key; `None` when it gave none.
#[must_use]
pub fn order_no_of(key: &str) -> Option<&str> {
    if key.starts_with(NO_NUMBER) {
        return None;
    }
    let dated = key.split_once('/').filter(|(day, _)| {
        day.len() == 10 && day.parse::<crate::kernel::time::BusinessDay>().is_ok()
    });
    Some(dated.map_or(key, |(_, number)| number))
}
