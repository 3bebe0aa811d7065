//! Two records that may be one guest: found, scored, shown, answered.

mod person;

pub use person::person;
