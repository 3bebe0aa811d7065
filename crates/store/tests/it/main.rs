//! Every rule of the store, on both engines.

mod bench;
mod operations;

use bench::{Bench, on_both};
