//! What survives a crash. One binary, so that it is built and linked once.

#[path = "durability/throw_away_postgres.rs"]
mod throw_away_postgres;
