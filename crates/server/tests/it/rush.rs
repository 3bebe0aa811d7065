//! The measurement in small: what it fills, drives and checks works on both engines.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use zhike_sim::pg::Cluster;
use zhike_sim::rush::ground::House;
use zhike_sim::rush::served::{Served, command};
use zhike_sim::rush::till::{self, Guests, Shape};
use zhike_sim::rush::{Bound, desk, runtime};

const PROGRAM: &str = env!("CARGO_BIN_EXE_zhike");
const GUESTS: u32 = 250;
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_small_rush_is_played_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    play(&House { folder: folder.path().to_owned(), database: None });
}

#[test]
fn a_small_rush_is_played_on_postgres() {
    let folder = tempfile::tempdir().unwrap();
    let database = Cluster::shared().unwrap().create_database("small_rush").unwrap();
    play(&House { folder: folder.path().to_owned(), database: Some(database) });
}

fn play(house: &House) {
    let program = Path::new(PROGRAM);
    house.fill(program, GUESTS).unwrap();
    let first = house.notes().unwrap().session;
    house.enter(program).unwrap();
    assert_ne!(house.notes().unwrap().session, first, "each run logs in anew");
    let (notes, guests) = (Arc::new(house.notes().unwrap()), Arc::new(house.guests().unwrap()));
    assert_eq!(guests.len(), GUESTS as usize);
    let served = Served::start(program, house).unwrap();
    let runtime = runtime().unwrap();
    let bound = Bound { flows: 12, time: PATIENCE };
    let mut used = 0;
    for shape in [Shape::OtherTill, Shape::OwnTill] {
        let guests = Guests::from(&guests, used);
        let played = till::play(served.at, &notes, &guests, shape, 3, bound);
        assert_eq!(runtime.block_on(played).unwrap().count(), 12);
        used += 12 + 3;
    }
    // A guest whose coupon is used pays more than the measurement expects, and it says so.
    let first = Guests::from(&guests, 0);
    let again = till::play(served.at, &notes, &first, Shape::OwnTill, 1, bound);
    let told = runtime.block_on(again).unwrap_err().to_string();
    assert!(told.contains("0 coupons"), "{told}");
    let ready = desk::names_ready(served.at, &notes, Instant::now(), PATIENCE);
    runtime.block_on(ready).unwrap();
    let looked = desk::look_up(served.at, &notes, GUESTS.into(), 2, bound);
    assert_eq!(runtime.block_on(looked).unwrap().count(), 12);
    assert!(served.cpu().unwrap() > Duration::ZERO && served.resident_mb().unwrap() > 1.0);
    served.stop().unwrap();
    house.verify(program).unwrap();
    let again = ["lab", "--guests", "1", "--notes", "."];
    assert_eq!(command(program, house, &again).unwrap().status().unwrap().code(), Some(6));
}
