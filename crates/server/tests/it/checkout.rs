//! Bills over HTTP: opened, quoted, settled, refunded.

mod amounts;
mod golden;
mod kit;
mod members;
mod merges;
mod pos;
