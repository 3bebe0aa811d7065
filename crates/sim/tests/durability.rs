//! What survives a crash. One binary, so that it is built and linked once.

#[path = "durability/auditor.rs"]
mod auditor;
#[path = "durability/full_disk.rs"]
mod full_disk;
#[path = "durability/killed_postgres.rs"]
mod killed_postgres;
#[path = "durability/power_loss.rs"]
mod power_loss;
#[path = "durability/throw_away_postgres.rs"]
mod throw_away_postgres;

const SEED: u64 = 42;

fn crash_worker() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_BIN_EXE_crash_worker"))
}
