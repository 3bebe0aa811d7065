//! Every rule of the store, on both engines.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod batches;
#[cfg(test)]
mod bench;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod locks;
#[cfg(test)]
mod lost;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod model;
#[cfg(test)]
mod operations;

#[cfg(test)]
use bench::{Bench, on_both};
