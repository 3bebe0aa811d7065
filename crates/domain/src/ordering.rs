//! What is sold: dishes with their prices and options, charges, and the lines of a bill.

mod channel;
mod charge;
mod dish;
mod line;
mod price;
mod refusal;
mod ring_up;

pub use channel::Channel;
pub use charge::{Charge, ChargeKind, ChargeSize, charge_lines};
pub use dish::{
    Allergen, Choice, Diet, Discounts, Dish, OptionGroup, Selling, SetPart, check_dish,
};
pub use line::{Earning, Line, LineKind, LineNo, amount_lines, check_lines};
pub use price::{PriceKind, SpecialPrice, UnitPrice, unit_price, unit_prices};
pub use refusal::OrderingRefusal;
pub use ring_up::{Asked, Chosen, ring_up};
