//! `zhike demo`: makes the demo restaurant in an empty database, serves it, or tells its digest.

use std::io::Write;

use clap::Args;
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Zone, business_day};
use zhike_sim::plan::{DAYS, Size};
use zhike_store::{Database, Options, Store, Synchronous};

use super::{open_existing, unlock};
use crate::demo::{self, Progress, Wish, digest};
use crate::failure::{Exit, Failure, seen_enough};
use crate::platform::choices::{self, DemoMark};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::problem::Problem;
use crate::platform::shutdown::Shutdown;
use crate::start::{self, house};
use crate::{schema, setup};

/// The seed of whoever names none.
const SEED: u64 = 42;
/// Ids begin in 2024, and a history takes a year.
const FIRST_LAST_DAY: &str = "2025-01-01";

/// What is asked of the demo.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Make it and do not serve it
    #[arg(long, conflicts_with = "digest")]
    pub generate_only: bool,
    /// Print one number over its content; the same seed and date give the same
    #[arg(long)]
    pub digest: bool,
    /// What its chance comes from
    #[arg(long, default_value_t = SEED, value_name = "N")]
    pub seed: u64,
    /// The last day of its history [default: yesterday]
    #[arg(long, value_name = "DATE")]
    pub until: Option<BusinessDay>,
    /// How many guests; bills in proportion
    #[arg(long, default_value_t = Size::DEMO.guests, value_name = "COUNT", hide = true)]
    pub guests: usize,
}

/// Does what was asked.
///
/// # Errors
/// The database holds something else; the history cannot be carried out.
pub fn run(args: &DemoArgs, config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    if args.digest {
        return tell_digest(config, out);
    }
    match standing(config)? {
        Standing::Made if args.generate_only => {
            return Err(Failure::new(
                Exit::File,
                "demo.already_made",
                "the demo is in this database already; serve it with `zhike serve`",
            ));
        }
        Standing::Made => {}
        Standing::Empty => make(args, config, out)?,
    }
    if args.generate_only { Ok(()) } else { start::serve(config) }
}

/// What is in the database.
enum Standing {
    /// Nothing, or no database.
    Empty,
    /// A demo.
    Made,
}

fn standing(config: &Config) -> Result<Standing, Failure> {
    house::ready_folders(config)?;
    let store = Store::open(house::options(config), schema::MIGRATIONS, Clock::System.now().0)?;
    let read = store.read_blocking(|tx| -> Result<_, Problem> {
        let (mark, _version) = choices::get::<DemoMark>(tx)?;
        Ok((mark, !setup::actions::done(tx)?.is_empty()))
    });
    store.stop(std::time::Duration::from_secs(10));
    let (mark, in_use) =
        read.map_err(|problem| Failure::fault("reading the database", problem.code))?;
    match (mark.on, mark.ends_at, in_use) {
        (true, Some(_), _) => Ok(Standing::Made),
        (true, None, _) => Err(Failure::new(
            Exit::File,
            "demo.unfinished",
            "making the demo was interrupted here; delete this database and begin anew",
        )),
        (false, _, true) => Err(Failure::new(
            Exit::File,
            "demo.database_in_use",
            "this database holds a restaurant already; name an empty place with --data-folder",
        )),
        (false, _, false) => Ok(Standing::Empty),
    }
}

fn make(args: &DemoArgs, config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    let wish = wish(args)?;
    writeln!(out, "  正在生成演示数据,约一分钟 · making the demo, about a minute")
        .or_else(seen_enough)?;
    let mut opening = house::plan(config, &[], Shutdown::default());
    // Nobody is told of a single commit: what counts is the whole, pressed to the disk at the end.
    opening.options = Options { synchronous: Synchronous::Normal, ..opening.options };
    let mut months = Months::default();
    let mut told = |progress: Progress| months.tell(progress, out);
    demo::generate(opening, wish, &mut told)
        .map_err(|why| Failure::fault("making the demo", why))?;
    press_to_disk(config)
}

fn wish(args: &DemoArgs) -> Result<Wish, Failure> {
    let now = Clock::System.now();
    let zone: Option<Zone> = "Asia/Shanghai".parse().ok();
    let today = zone.map(|zone| business_day(now, &zone, DayMinute::DEFAULT_CUT_OVER));
    let last = args.until.or_else(|| today.map(|today| today.plus_days(-1)));
    let first_last_day: Option<BusinessDay> = FIRST_LAST_DAY.parse().ok();
    let last = last.filter(|last| Some(*last) >= first_last_day && today.is_none_or(|t| *last < t));
    let last = last.ok_or_else(|| {
        let sentence = format!("--until takes a day from {FIRST_LAST_DAY} to yesterday");
        Failure::new(Exit::Configuration, "demo.day", sentence)
    })?;
    let share = args.guests as u64 * Size::DEMO.bills_a_day / Size::DEMO.guests as u64;
    let size = Size { guests: args.guests, bills_a_day: share.max(1) };
    Ok(Wish { seed: args.seed, last, size, now })
}

/// Says how far it is, once a month.
#[derive(Default)]
struct Months(String);

impl Months {
    fn tell(&mut self, progress: Progress, out: &mut dyn Write) {
        let month = progress.day.to_string()[..7].to_owned();
        if month == self.0 && progress.days < DAYS {
            return;
        }
        let percent = 100 * progress.events / progress.of.max(1);
        // A reader who has gone is no reason to stop half-way.
        let _told = writeln!(out, "  {month}  {percent:>3} %").and_then(|()| out.flush());
        self.0 = month;
    }
}

/// A database that was written without waiting for the disk is pressed to it once.
fn press_to_disk(config: &Config) -> Result<(), Failure> {
    let Database::File(path) = Database::parse(config.database.reveal()) else { return Ok(()) };
    let pressed = std::fs::File::open(path).and_then(|file| file.sync_all());
    pressed.map_err(|fault| Failure::fault("pressing the database to the disk", fault))
}

fn tell_digest(config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    let store = open_existing(config)?;
    let keyring = unlock(config, &store)?;
    let content = digest::content(&store, &keyring).map_err(|problem| match problem.code {
        "thing.not_there" => {
            let sentence = "there is no finished demo in this database";
            Failure::new(Exit::File, "demo.missing", sentence)
        }
        code => Failure::fault("reading the demo", problem.cause.as_deref().unwrap_or(code)),
    })?;
    for (name, part) in &content.parts {
        let sum = part.sum[0];
        writeln!(out, "{name:<36} {:>8} {sum:016x}", part.rows).or_else(seen_enough)?;
    }
    writeln!(out, "{}", content.digest()).or_else(seen_enough)
}
