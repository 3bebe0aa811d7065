//! Bills over HTTP: opened, quoted, settled, refunded.

mod amounts;
mod golden;
pub mod kit;
mod members;
pub mod merges;
mod parted;
mod pos;
