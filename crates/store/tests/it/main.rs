//! Every rule of the store, on both engines.

#[cfg(test)]
mod bench;
#[cfg(test)]
mod operations;

#[cfg(test)]
use bench::{Bench, on_both};
