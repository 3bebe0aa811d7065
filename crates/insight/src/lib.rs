//! Numeric methods over guests. Pure: facts in, an estimate with its reasons out. Floats live in
//! this crate only; what leaves it for a database or a page is rounded to an integer first.

pub mod dedupe;
