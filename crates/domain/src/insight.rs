//! What was sold, compared with what is usual: figures of a period, the same weekdays before it,
//! and what stands out.
//!
//! Every number is an integer: minor units, counts, basis points. What a figure means is written
//! down in `docs/INSIGHT.md`, beside the names used here.

mod book;
mod headline;
mod heat;
mod period;
mod sold;
mod usual;

pub use book::{Book, WEEKS, same_weekdays};
pub use headline::{Cause, Headline, HeadlineFacts, Standout, headline, standout};
pub use heat::{Heat, HeatCell, heat, position};
pub use period::{MOST_DAYS, Period, Range, SalesRefusal};
pub use sold::{Sold, change_bp, share_bp, shares};
pub use usual::{Usual, Weights, usual};
