//! Why something cannot be sold so.

use crate::kernel::money::Minor;
use crate::kernel::refusal::refusals;

refusals! {
    /// Why a dish cannot be set up so, or cannot be rung up so.
    pub enum OrderingRefusal {
        /// Not a word of the lists of this folder.
        #[error("there is no such word for a dish, a price or a charge")]
        UnknownWord => "dish.unknown_word", Refused;
        /// A price below zero.
        #[error("a price is not negative")]
        NegativePrice => "dish.negative_price", Refused, "/list_minor";
        /// A special price above the menu price would never be used.
        #[error("a special price lies below the menu price of {list_minor}")]
        SpecialPriceTooHigh {
            /// The menu price, minor units.
            list_minor: Minor,
        } => "dish.special_price_too_high", Refused, "/prices";
        /// The hours or days of a time price do not exist.
        #[error("the schedule of a price cannot be so")]
        Schedule => "dish.schedule", Refused, "/prices";
        /// An option asks for more choices than it has.
        #[error("an option takes between {at_least} and {at_most} of its {choices} choices")]
        OptionRange {
            /// How many must be chosen.
            at_least: u32,
            /// How many may be chosen.
            at_most: u32,
            /// How many there are.
            choices: u32,
        } => "dish.option_range", Refused, "/options";
        /// A set meal without parts, or a part without quantity.
        #[error("a set meal has parts, each of at least one")]
        EmptySet => "dish.empty_set", Refused, "/parts";
        /// The dish has no such option or choice.
        #[error("the dish has no such option")]
        UnknownOption => "dish.option_unknown", Refused, "/chosen";
        /// Too few or too many choices of one option.
        #[error("between {at_least} and {at_most} choices are needed")]
        Choices {
            /// How many must be chosen.
            at_least: u32,
            /// How many may be chosen.
            at_most: u32,
        } => "dish.option_choices", Refused, "/chosen";
        /// Nothing at all was asked for.
        #[error("a quantity is more than nothing")]
        NoQuantity => "dish.no_quantity", Refused, "/qty_milli";
        /// Only weighed dishes have fractions.
        #[error("this dish is sold by whole portions")]
        Fraction => "dish.fraction", Refused, "/qty_milli";
        /// A dish of the market has no price until today's is said.
        #[error("today's price of this dish is not set")]
        NoMarketPrice => "dish.no_market_price", Refused, "/market_minor";
        /// Two lines have the same number.
        #[error("line {line} stands twice on the bill")]
        LineTwice {
            /// The number.
            line: u32,
        } => "bill.line_twice", Refused, "/lines";
        /// More lines than one bill can have.
        #[error("a bill has at most {most} lines")]
        TooManyLines {
            /// The most lines.
            most: u32,
        } => "bill.too_many_lines", Refused, "/lines";
        /// A bill beyond any amount.
        #[error("a bill is worth at most {most_minor}")]
        TooMuch {
            /// The greatest worth, minor units.
            most_minor: i64,
        } => "bill.too_much", Refused, "/lines";
        /// A part of the amount is larger than the amount.
        #[error("the part without discount is at most the amount of {amount_minor}")]
        PartTooLarge {
            /// The whole amount, minor units.
            amount_minor: Minor,
        } => "bill.part_too_large", Refused, "/no_discount_minor";
    }
}
