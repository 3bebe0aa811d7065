//! Why a bill cannot be priced so, or an offer cannot be saved so.

use crate::kernel::money::{Minor, Points};
use crate::kernel::refusal::{Param, Refusal, RefusalKind, refusals};
use crate::ordering::OrderingRefusal;

refusals! {
    /// Why an offer cannot be saved so.
    pub enum OfferRefusal {
        /// Not a word of the lists of this folder.
        #[error("there is no such word for an offer")]
        UnknownWord => "offer.unknown_word", Refused;
        /// A discount of nothing or below nothing.
        #[error("an offer takes something off")]
        NothingOff => "offer.nothing_off", Refused, "/benefit";
        /// Steps that do not rise.
        #[error("each step begins above the one before")]
        StepsNotRising => "offer.steps_not_rising", Refused, "/benefit";
        /// A cash or percent discount of the whole bill in the lane of lines, or the reverse.
        #[error("this kind of discount does not work in this lane")]
        WrongLane => "offer.wrong_lane", Refused, "/lane";
        /// Weekdays, hours or a term that do not exist.
        #[error("the schedule of an offer cannot be so")]
        Schedule => "offer.schedule", Refused, "/conditions/schedule";
        /// A condition that nobody can meet.
        #[error("nobody can meet this condition")]
        Unmeetable => "offer.unmeetable", Refused, "/conditions";
        /// A deal that counts nothing.
        #[error("a deal gives at least one and counts at most {most} portions")]
        DealSize {
            /// The most portions of a deal.
            most: u32,
        } => "offer.deal_size", Refused, "/benefit";
    }

    /// Why points cannot be used so on this bill.
    pub enum PointsRefusal {
        /// The house has no rate for points as cash.
        #[error("points cannot be used as cash here")]
        NotAsCash => "points.not_as_cash", Refused, "/points";
        /// There is no member on the bill.
        #[error("a bill without a member has no points to use")]
        NoMember => "points.no_member", Refused, "/points";
        /// Not a whole number of steps.
        #[error("points are used in steps of {step}")]
        Step {
            /// The step, points.
            step: Points,
        } => "points.step", Refused, "/points";
        /// Fewer than the house takes at once.
        #[error("at least {least} points are used at once")]
        TooFew {
            /// The minimum, points.
            least: Points,
        } => "points.too_few", Refused, "/points";
        /// More than the member has, or than this bill may take.
        #[error("at most {most} points can be used on this bill")]
        TooMany {
            /// The most, points.
            most: Points,
        } => "points.too_many", Refused, "/points";
    }

    /// Why a discount by hand cannot be given so.
    pub enum ManualRefusal {
        /// The line is not on the bill.
        #[error("line {line} is not on the bill")]
        NoLine {
            /// The number asked for.
            line: u32,
        } => "discount.no_line", Refused, "/manual";
        /// Less than nothing, or nothing.
        #[error("a discount by hand takes something off")]
        NothingOff => "discount.nothing_off", Refused, "/manual";
        /// More than there is.
        #[error("at most {most_minor} can be taken off by hand")]
        TooMuch {
            /// What the lines that take discounts still cost, minor units.
            most_minor: Minor,
        } => "discount.too_much", Refused, "/manual";
    }
}

/// Why a bill cannot be priced so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PricingRefusal {
    /// Its lines cannot be so.
    #[error(transparent)]
    Ordering(#[from] OrderingRefusal),
    /// The points asked for cannot be used.
    #[error(transparent)]
    Points(#[from] PointsRefusal),
    /// A discount by hand cannot be given.
    #[error(transparent)]
    Manual(#[from] ManualRefusal),
}

impl PricingRefusal {
    fn inner(&self) -> &dyn Refusal {
        match self {
            Self::Ordering(refusal) => refusal,
            Self::Points(refusal) => refusal,
            Self::Manual(refusal) => refusal,
        }
    }
}

impl Refusal for PricingRefusal {
    fn code(&self) -> &'static str {
        self.inner().code()
    }

    fn params(&self) -> Vec<(&'static str, Param)> {
        self.inner().params()
    }

    fn field(&self) -> Option<&'static str> {
        self.inner().field()
    }

    fn kind(&self) -> RefusalKind {
        self.inner().kind()
    }
}
