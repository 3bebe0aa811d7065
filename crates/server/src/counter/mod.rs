//! What staff see of a guest who stands before them: search, card, timeline. It puts together what
//! the other folders know, by their views, and owns no table.

pub mod read;
pub mod routes;
pub mod sql;
pub mod views;
