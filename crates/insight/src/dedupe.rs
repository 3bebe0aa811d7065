//! Which records are the same person: candidates, a score, and the reasons for it.
//!
//! Records are compared field by field; each field ends in one of a few levels ([`Level`]). How
//! much a level says is a probability under three explanations, [`Class`]: the same person, people
//! of one household (or a number that was given to somebody else), and strangers. The score is the
//! posterior probability of the first.
//!
//! Method: I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the American
//! Statistical Association 64 (1969), with the probabilities estimated without labels by
//! expectation and maximisation as in W. E. Winkler, "Using the EM Algorithm for Weight Computation
//! in the Fellegi–Sunter Model of Record Linkage" (1988), and agreement on rare values counting
//! more (Winkler 1989). The third class is ours: with two, a mother and her daughter behind one
//! phone look like one guest. Answers of the owner, yes or no, are cases whose class is known
//! ([`Answer`]).
//!
//! Candidates are pairs that share one of several keys (blocking). Each kind of key is one pass
//! over all records that holds a sorted list of numbers, so that memory stays in proportion to the
//! records, never to the pairs.
//!
//! # Examples
//! ```
//! use zhike_insight::dedupe::{Known, Model, Person, Register, compare};
//! let person = |id, name: &str, phone: &str| {
//!     let known = Known { name: Some(name), phones: &[phone], ..Known::default() };
//!     Person::of(id, &known, &["lin", "xiao", "yu"])
//! };
//! let register = Register::of(vec![
//!     person(1, "林小雨", "+8615400001234"),
//!     person(2, "林晓宇", "+8615400001234"),
//! ]);
//! let found = register.find(&Model::default(), 0.5);
//! assert_eq!((found.len(), found[0].ids), (1, (1, 2)));
//! assert_eq!(found[0].levels, compare(&register.people()[0], &register.people()[1]));
//! ```

mod block;
mod compare;
mod crew;
mod learn;
mod level;
mod model;
mod person;
mod register;
mod table;
mod text;

pub use compare::compare;
pub use crew::{Alone, Crew};
pub use learn::{Answer, Tally};
pub use level::{Class, FIELDS, Field, Level, Levels};
pub use model::{Model, Rarity, SURE, WORTH_ASKING, thousandths};
pub use person::{Birth, Known, Person, Sex};
pub use register::{Match, Register};
