//! `zhike import orders` and `zhike import guests`: take a file of another system into a store.
//!
//! A SQLite file is open in one program at a time, so beside a running server the page does it;
//! on PostgreSQL the command works beside running servers.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use zhike_domain::imports::known_in;
use zhike_domain::kernel::id::{ImportId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_store::Engine as DbEngine;

use super::must_exist;
use crate::cli::ImportArgs;
use crate::failure::{Exit, Failure, seen_enough};
use crate::imports::actions::{self, Staged};
use crate::imports::engine::{Came, Engine, Trial};
use crate::imports::http::USUAL_SOURCE;
use crate::imports::kind::Hands;
use crate::imports::mapping::Mapping;
use crate::imports::sheet::{self, Source};
use crate::imports::views::GuestCounts;
use crate::imports::{self, BOUNDS, HEAD, read, told};
use crate::platform::app::App;
use crate::platform::audit::Actor;
use crate::platform::config::Config;
use crate::platform::http::act::Act;
use crate::platform::jobs::JobError;
use crate::platform::problem::Problem;
use crate::platform::shutdown::{self, Shutdown};
use crate::settings::actions::stores;
use crate::start::house;

/// How long closing waits for the database.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bad rows that are told at the terminal.
const TOLD: usize = 10;

/// A file on this machine.
struct OnDisk(PathBuf);

impl Source for OnDisk {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(BufReader::new(File::open(&self.0)?)))
    }
}

/// Takes a file of this kind. What it comes to goes to `out`.
pub fn take_file(
    config: &Config,
    kind: &'static str,
    args: &ImportArgs,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let source = on_disk(&args.file)?;
    must_exist(config)?;
    let stop = Shutdown::default();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|fault| Failure::fault("starting threads", fault))?;
    let signals = stop.clone();
    runtime
        .block_on(async move { shutdown::at_signals(signals) })
        .map_err(|fault| Failure::fault("listening to signals", fault))?;
    let house = house::open_for_verb(config, stop.clone()).map_err(beside_a_server)?;
    let done = take(&house.app, kind, args, &source, &stop);
    house.stop(PATIENCE);
    let came = done?;
    if let Some(path) = &args.errors {
        let mut file = File::create(path).map_err(|fault| not_usable(path, &fault))?;
        told::write(&came.bad, &mut file).map_err(|fault| not_usable(path, &fault))?;
    }
    say_bad(&came);
    say(&came, args, out).or_else(seen_enough)
}

fn on_disk(path: &Path) -> Result<OnDisk, Failure> {
    let found = std::fs::metadata(path).map_err(|fault| not_usable(path, &fault))?;
    if !found.is_file() {
        let sentence = format!("{} is no file; name the file to import", path.display());
        return Err(Failure::new(Exit::File, "import.no_file", sentence));
    }
    Ok(OnDisk(path.to_owned()))
}

fn not_usable(path: &Path, fault: &io::Error) -> Failure {
    let sentence = format!("{}: {fault}; check the path and its rights", path.display());
    Failure::new(Exit::File, "import.no_file", sentence)
}

/// Who finds the database taken is told the other way in.
fn beside_a_server(failure: Failure) -> Failure {
    if failure.code() != "open.locked" {
        return failure;
    }
    let sentence = "a running Zhike has this database open; import the file on its page \
                    /app/imports, or stop it first";
    Failure::new(Exit::Database, "import.server_running", sentence)
}

fn refused(problem: Problem) -> Failure {
    let code = problem.code;
    if let Some(cause) = problem.cause {
        return Failure::fault("importing", cause);
    }
    let params = serde_json::Value::Object(problem.params);
    let sentence = match code {
        "import.mapping_incomplete" => format!(
            "no column of the file is known to hold what is needed ({params}); on the page \
             /app/imports you can say what each column holds"
        ),
        "import.contact_column_missing" => "no column of the file is known to hold phones, cards, \
                                            e-mail or WeChat ids; on the page /app/imports you can \
                                            say what each column holds"
            .to_owned(),
        "import.date_ambiguous" => "the dates can be read as day-month or as month-day; say which \
                                    on the page /app/imports"
            .to_owned(),
        "import.busy" => "another import of this store is under way; wait for it, or start the \
                          server to let it finish"
            .to_owned(),
        "import.empty" => "the file holds nothing".to_owned(),
        "import.not_readable" => "this is no CSV in UTF-8 or GB18030, no XLSX and no JSON; save \
                                  it as one of them"
            .to_owned(),
        _ => format!("the file was not taken ({params}); nothing was written"),
    };
    Failure::new(Exit::File, code, sentence)
}

fn ended(error: JobError) -> Failure {
    match error {
        JobError::Final { code, detail } => {
            let mut problem = Problem::new(axum::http::StatusCode::UNPROCESSABLE_ENTITY, code);
            problem.params.insert("detail".to_owned(), detail.into());
            refused(problem)
        }
        JobError::Cancelled | JobError::Stopping => {
            let sentence = "stopped; nothing of the file was kept";
            Failure::new(Exit::Fault, "import.cancelled", sentence)
        }
        JobError::Store(fault) => fault.into(),
        other => Failure::fault("importing", other),
    }
}

/// The store of this code, or the only one.
fn store_of(app: &App, code: Option<&str>) -> Result<StoreId, Failure> {
    let all = app.store.read_blocking(stores::open_ones).map_err(refused)?;
    let names: Vec<&str> = all.iter().map(|row| row.code.as_str()).collect();
    let names = names.join(", ");
    let found = match (code, &all[..]) {
        (_, []) => {
            let sentence = "there is no store yet; start `zhike serve` and finish the set-up";
            return Err(Failure::new(Exit::Configuration, "import.no_store", sentence));
        }
        (None, [only]) => only,
        (None, _) => {
            let sentence = format!("there are several stores; add --store with one of: {names}");
            return Err(Failure::new(Exit::Configuration, "import.which_store", sentence));
        }
        (Some(code), _) => all.iter().find(|row| row.code == code).ok_or_else(|| {
            let sentence = format!("no store has the code {code}; the stores are: {names}");
            Failure::new(Exit::Configuration, "import.no_store", sentence)
        })?,
    };
    Ok(StoreId::from_raw(found.store_id))
}

fn take(
    app: &App,
    kind: &'static str,
    args: &ImportArgs,
    source: &OnDisk,
    stop: &Shutdown,
) -> Result<Came, Failure> {
    let store_id = store_of(app, args.store.as_deref())?;
    let kind = imports::kind_of(app, kind).map_err(refused)?;
    let engine = Engine { kind: kind.clone(), files: imports::staged_files(app) };
    let fields = kind.fields();
    let looked = sheet::look(source, BOUNDS, HEAD, &|row| known_in(fields, row));
    let looked = looked.map_err(|fault| refused(fault.into()))?;
    let guesses: Vec<_> = looked.heads.iter().map(|rows| kind.guess(rows)).collect();
    let system = kind.system(&guesses).unwrap_or(USUAL_SOURCE);
    let name: Name = args.source.as_deref().unwrap_or(system).parse().map_err(|fault| {
        Failure::new(Exit::Configuration, "import.source_not_valid", format!("--source: {fault}"))
    })?;
    let (keyring, word) = (app.keyring.clone(), name.clone());
    let kind_name = kind.name();
    let saved =
        app.store.read_blocking(move |tx| read::saved(tx, &keyring, kind_name, word.as_str()));
    let saved = saved.map_err(refused)?.map(|(_, saved)| saved);
    let mapping = Mapping::guessed(&*kind, looked.form, &looked.heads, saved.as_ref());
    let shows = io::stderr().is_terminal();
    let hands = Hands {
        store: &app.store,
        keyring: &app.keyring,
        now: &|| app.clock.now().0,
        ids: &|count| app.id_block(count),
        say: &|done, total| progress(shows, stop, done, total),
        actor: Actor::System,
    };
    if args.dry_run {
        let trial = Trial {
            source,
            mapping: &mapping,
            store_id,
            source_name: name.as_str(),
            rows: looked.rows.into(),
        };
        return engine.try_out(&hands, &trial).map_err(ended);
    }
    let import_id = ImportId::from_raw(app.id_block(1).at(0));
    let bytes = lie_down(&engine, import_id, source)?;
    let staged = What { import_id, store_id, source: name, bytes, rows: looked.rows, mapping };
    let begun = begin(app, &engine, staged, &args.file);
    let run = begun.and_then(|()| engine.run(&hands, import_id).map_err(ended));
    if run.is_err() {
        leave_nothing(app, &engine, &hands, import_id);
    }
    run
}

fn progress(shows: bool, stop: &Shutdown, done: i64, total: Option<i64>) -> Result<(), JobError> {
    if stop.begun() {
        return Err(JobError::Cancelled);
    }
    if let Some(total) = total.filter(|total| shows && *total > 0) {
        // Nobody is harmed when it is not seen.
        let _seen = write!(io::stderr(), "\r{:>3} %", done * 100 / total);
    }
    Ok(())
}

/// Copies the file, sealed, to where the work is done on it.
fn lie_down(engine: &Engine, import_id: ImportId, source: &OnDisk) -> Result<i64, Failure> {
    let copy = || -> Result<i64, crate::platform::jobs::FileError> {
        let mut file = engine.files.create(import_id.raw(), "")?;
        let length = io::copy(&mut source.open()?, &mut file)?;
        file.finish()?;
        Ok(i64::try_from(length).unwrap_or(i64::MAX))
    };
    copy().map_err(|fault| Failure::new(Exit::File, fault.code(), fault))
}

/// Everything that is known of the file before it is written.
struct What {
    import_id: ImportId,
    store_id: StoreId,
    source: Name,
    bytes: i64,
    rows: u32,
    mapping: Mapping,
}

fn begin(app: &App, engine: &Engine, what: What, path: &Path) -> Result<(), Failure> {
    let act = Act::of_system(app, "import");
    let kind = engine.kind.clone();
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let locks = [actions::turn_of(what.store_id)];
    let is_alone = app.store.engine() == DbEngine::Sqlite;
    let begun = app.store.write_keyed_blocking(&locks, move |tx| {
        if is_alone {
            actions::alone(tx)?;
        }
        let mut work = act.start(tx);
        let staged = Staged {
            import_id: what.import_id,
            store_id: what.store_id,
            source: &what.source,
            file_name: file_name.as_deref(),
            bytes: what.bytes,
            rows: what.rows,
            mapping: &what.mapping,
        };
        actions::stage(&mut work, &*kind, &staged)?;
        actions::begin_here(&mut work, &*kind, what.import_id)
    });
    app.relay.poke();
    begun.map_err(refused)
}

/// Takes back what a run that failed left: at the terminal nobody comes back to it.
fn leave_nothing(app: &App, engine: &Engine, hands: &Hands<'_>, import_id: ImportId) {
    let row = app.store.read_blocking(move |tx| read::import(tx, import_id));
    if let Ok(row) = row
        && row.state == "running"
    {
        // What cannot be removed now stays unseen, and is swept.
        let _left =
            engine.give_up(hands, import_id, row.run, ("failed", Some("import.interrupted")));
    }
    let _left = engine.files.delete(import_id.raw());
}

fn say_bad(came: &Came) {
    let mut err = io::stderr().lock();
    let mut lines = String::new();
    for bad in came.bad.iter().take(TOLD) {
        lines.push_str(&format!("  {} {}: {} ({})\n", bad.sheet, bad.row, bad.why, bad.code));
    }
    if came.bad.len() > TOLD {
        lines.push_str(&format!(
            "  … and {} more; --errors FILE writes all\n",
            came.bad.len() - TOLD
        ));
    }
    if !lines.is_empty() {
        // With standard error closed there is nobody to tell.
        let _seen = write!(err, "rows not taken:\n{lines}");
    }
}

fn say(came: &Came, args: &ImportArgs, out: &mut dyn Write) -> io::Result<()> {
    let counts = &came.counts;
    if let Some(guests) = &counts.guests {
        return say_guests(guests, counts.bad_rows, args, out);
    }
    if args.json {
        let told = json!({
            "orders": counts.orders,
            "lines": counts.lines,
            "revenue_minor": counts.revenue_minor,
            "new_orders": counts.new_orders,
            "bad_rows": counts.bad_rows,
        });
        return writeln!(out, "{told}");
    }
    let what = if args.dry_run { "试算 would import" } else { "已导入 imported" };
    writeln!(
        out,
        "{what}: {} new of {} orders, {} lines, {} minor units; {} known, {} left out, {} bad rows",
        counts.new_orders,
        counts.orders,
        counts.lines,
        counts.revenue_minor,
        counts.known_orders,
        counts.left_out,
        counts.bad_rows
    )?;
    if counts.without_number > 0 {
        writeln!(
            out,
            "{} orders have no number in the file; they are known again by time, table and amount",
            counts.without_number
        )?;
    }
    Ok(())
}

fn say_guests(
    counts: &GuestCounts,
    bad_rows: i64,
    args: &ImportArgs,
    out: &mut dyn Write,
) -> io::Result<()> {
    if args.json {
        let mut told = serde_json::to_value(counts).map_err(io::Error::other)?;
        told["bad_rows"] = bad_rows.into();
        return writeln!(out, "{told}");
    }
    let what = if args.dry_run { "试算 would import" } else { "已导入 imported" };
    writeln!(
        out,
        "{what}: {} new, {} added to, {} unchanged, {} twice in the file, {bad_rows} bad rows; {} \
         join; {} points, {} + {} minor units of stored value",
        counts.new,
        counts.changed,
        counts.unchanged,
        counts.duplicates,
        counts.joining,
        counts.points,
        counts.principal_minor,
        counts.bonus_minor
    )?;
    if !counts.unknown_tiers.is_empty() {
        let tiers = counts.unknown_tiers.join(", ");
        writeln!(out, "tiers that the house does not have, so these begin at the lowest: {tiers}")?;
    }
    Ok(())
}
