//! The bill: quoted, settled, refunded.

pub mod routes;
pub mod sql;
