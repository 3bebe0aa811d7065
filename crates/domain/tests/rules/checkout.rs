//! Paying and undoing: the two bills of the pictures, a table of tenders, and what holds for every
//! refund.

pub mod books;
mod imported;
mod refunds;
mod tenders;
