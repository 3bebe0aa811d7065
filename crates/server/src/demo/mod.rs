//! The demo restaurant: 西湖小馆 and a year of its bills. `zhike_sim::plan` says what happens; here
//! it is carried out by the actions that requests reach, at the clock of the plan's moment.
//!
//! A part of the product that wants a history of its own adds a word to `zhike_sim::plan::What`, a
//! strand that says when it happens, and an arm to `carry`.

mod bills;
mod carry;
mod cast;
pub mod digest;
mod evening;
mod found;
mod generate;
mod house_rules;
mod moment;

pub use generate::{Progress, Wish, generate};

/// The password of every login of the demo. It guards nothing: everything in a demo is invented.
pub const PASSWORD: &str = "lotus-lake-demo";
