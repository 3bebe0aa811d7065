//! Tables that other systems wrote: which column is which, and what a cell says.
//!
//! What is guessed is said with how sure it is, and can be said otherwise by a person. What cannot
//! be read exactly is refused with its row: nothing is rounded, completed or made up.

mod cell;
mod guess;
mod headers;
mod when;

pub use cell::{decimal, filled, looks_masked, masked, plain};
pub use guess::{Confidence, Guess, GuessedColumn, guess};
pub use headers::{Field, Holds, is_sum, known_in, named, normal};
pub use when::{DateOrder, Stamp, clock, stamp};

use crate::kernel::refusal::refusals;

refusals! {
    /// Why a file, or how it is to be read, cannot be taken so.
    pub enum ImportRefusal {
        /// A column was said to hold something that this kind of file does not know.
        #[error("no column of this kind of file holds this")]
        UnknownTarget => "import.unknown_target", Refused, "/sheets";
        /// Two columns of one sheet were said to hold the same.
        #[error("two columns hold {target}")]
        TargetTwice {
            /// What both were said to hold.
            target: String,
        } => "import.target_twice", Refused, "/sheets";
        /// Something without which nothing can be read was found in no column.
        #[error("no column holds {missing}")]
        Incomplete {
            /// What is missing: `time` or `amount`.
            missing: &'static str,
        } => "import.mapping_incomplete", Refused, "/sheets";
        /// No column tells whom a row means.
        #[error("no column holds phones, cards, e-mail or WeChat ids")]
        ContactColumnMissing => "import.contact_column_missing", Refused, "/sheets";
        /// Not one of the orders of day, month and year.
        #[error("no order of day, month and year has this name")]
        UnknownDateOrder => "import.unknown_date_order", Refused, "/date_order";
    }

    /// Why a row, or what it belongs to, is not taken.
    pub enum RowRefusal {
        /// Neither a day nor a time.
        #[error("the time is missing")]
        TimeMissing => "import.time_missing", Refused;
        /// Not a time of any usual form.
        #[error("this is no time")]
        TimeNotValid => "import.time_not_valid", Refused;
        /// Day and month could be either way round.
        #[error("it is not said which is the day and which is the month")]
        DateAmbiguous => "import.date_ambiguous", Refused;
        /// Later than now.
        #[error("the time lies in the future")]
        InFuture => "import.time_in_future", Refused;
        /// No amount at all.
        #[error("the amount is missing")]
        AmountMissing => "import.amount_missing", Refused;
        /// Not an amount, or one that is finer than the currency.
        #[error("this is no amount of the currency")]
        AmountNotValid => "import.amount_not_valid", Refused;
        /// Less than nothing was paid.
        #[error("the amount is below zero")]
        AmountNegative => "import.amount_negative", Refused;
        /// Not a quantity in thousandths.
        #[error("this is no quantity")]
        QtyNotValid => "import.qty_not_valid", Refused;
        /// The row names no order although the file has numbers.
        #[error("the order number is missing")]
        OrderNoMissing => "import.order_no_missing", Refused;
        /// Longer than any number.
        #[error("the order number is too long")]
        OrderNoTooLong => "import.order_no_too_long", Refused;
        /// A line that says neither name nor code of a dish.
        #[error("the line names no dish")]
        DishMissing => "import.dish_missing", Refused;
        /// A name longer than any receipt shows, or with a character that cannot be seen.
        #[error("this cannot be a name")]
        NameNotValid => "import.name_not_valid", Refused;
        /// Another row of the same order is not right: the order stays out as a whole.
        #[error("another row of the order is not right")]
        OrderHasBadRow => "import.order_has_bad_row", Refused;
        /// Two rows are one whole order each and have one number.
        #[error("another row has the same order number")]
        OrderTwice => "import.order_twice", Refused;
        /// A line of an order that the other sheet does not have.
        #[error("the order of this line is not in the file")]
        OrderNotInFile => "import.order_not_in_file", Refused;
    }
}
