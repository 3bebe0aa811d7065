//! `crash_worker <database> <round> <seed> <clients> <full|normal>`: works on a store until
//! standard input closes or somebody kills it.

use zhike_sim::worker::{Orders, work};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    work(Orders::parse(&arguments)?)
}
