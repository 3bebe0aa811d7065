//! What staff see of and do for a guest who stands before them: search, card, timeline, joining
//! with its welcome. It puts together what the other folders know and can, and owns no table.

pub mod actions;
pub mod read;
pub mod routes;
pub mod sql;
pub mod views;
