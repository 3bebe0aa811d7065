//! A demo restaurant in a house of its own, as somebody finds it.

use std::time::Duration;

use zhike::demo::{self, Wish};
use zhike::platform::clock::Clock;
use zhike::platform::open::Plan;
use zhike::platform::shutdown::Shutdown;
use zhike_domain::kernel::time::Millis;
use zhike_sim::plan::Size;
use zhike_store::{Engine, Options, Synchronous};

use super::{START, Start, TestApp, places, runtime, template};

/// Makes a demo whose history ends the day before the tests' clock, and opens it.
pub fn run_demo(engine: Engine, size: Size, scenario: impl AsyncFnOnce(&TestApp)) {
    let ground = template::copy(engine, Start::Empty);
    let mut options = Options::new(ground.database.clone());
    options.synchronous = Synchronous::Normal;
    let opening = Plan {
        options,
        places: places(ground.folder.path(), &ground.database),
        clock: Clock::System,
        demo: false,
        shutdown: Shutdown::default(),
    };
    let last = "2026-11-21".parse().unwrap();
    let wish = Wish { seed: 42, last, size, now: Millis(START) };
    demo::generate(opening, wish, &mut |_progress| {}).unwrap();
    let (house, test) = TestApp::open(ground, false);
    let runtime = runtime();
    runtime.block_on(scenario(&test));
    test.app.streams.end_all();
    drop(runtime);
    super::after::look(&test);
    house.stop(Duration::from_secs(10));
    template::gone(&test.database);
}
