//! `zhike lab dedupe`: a clean register is made dirty, the search of the product runs on it, and
//! what it found is compared with the truth.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use zhike_domain::guests::{Birthday, Calendar, Sex};
use zhike_insight::dedupe::{Known, Match, Person, Register, SURE, WORTH_ASKING};
use zhike_sim::dirt::{DEFAULT, Rates, Record, register};

use crate::failure::{Exit, Failure, seen_enough};
use crate::guests::duplicates::{Threads, person};

/// Rows beyond which the table of the truth outgrows a small machine.
const MOST_ROWS: u32 = 2_000_000;

/// What is to be tried.
#[derive(Debug, Args)]
pub struct DedupeArgs {
    /// The same seed makes the same register
    #[arg(long, default_value_t = 42, value_name = "NUMBER")]
    seed: u64,
    /// Records of the register
    #[arg(long, default_value_t = 10_000, value_name = "NUMBER",
          value_parser = clap::value_parser!(u32).range(2..=i64::from(MOST_ROWS)))]
    rows: u32,
    /// How the register gets dirty (TOML, or JSON by its ending); what it leaves out stays as usual
    #[arg(long, value_name = "FILE")]
    dirt: Option<PathBuf>,
    /// Only the last line
    #[arg(long)]
    json: bool,
}

/// What was found, against the truth.
struct Counted {
    records: usize,
    guests: usize,
    twice: usize,
    found: usize,
    right: usize,
    asked: usize,
    asked_right: usize,
}

/// Makes, dirties, searches, counts.
pub fn run(args: &DedupeArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let rates = rates(args.dirt.as_deref())?;
    let rows = usize::try_from(args.rows).unwrap_or(usize::MAX);
    let records = register(args.seed, rows, &rates);
    let people: Vec<Person> = (0_i64..).zip(&records).map(|(id, row)| taken_in(id, row)).collect();
    let register = Register::of(people).with(Box::new(Threads::all()));
    let model = register.learn(&[]);
    let found = register.find(&model, WORTH_ASKING);
    let counted = count(&records, &found);
    if !args.json {
        tell(&counted, out).or_else(seen_enough)?;
    }
    let line = json!({
        "precision": part(counted.right, counted.found),
        "recall": part(counted.right, counted.twice),
        "rows": counted.records,
        "seed": args.seed,
        "pairs": counted.twice,
        "found": counted.found,
    });
    writeln!(out, "{line}").or_else(seen_enough)
}

/// The usual rates, with those of a file over them.
fn rates(file: Option<&Path>) -> Result<Rates, Failure> {
    let usual: toml::Table =
        DEFAULT.parse().map_err(|why| Failure::fault("the usual dirt", why))?;
    let Some(path) = file else { return read(usual, "the usual dirt") };
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|why| Failure::new(Exit::File, "dirt.not_readable", format!("{name}: {why}")))?;
    let is_json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let given: toml::Table = match is_json {
        true => serde_json::from_str(&text).map_err(|why| not_valid(&name, why))?,
        false => text.parse().map_err(|why| not_valid(&name, why))?,
    };
    let mut all = usual;
    for (part, values) in given {
        match (all.get_mut(&part), values) {
            (Some(toml::Value::Table(usual)), toml::Value::Table(values)) => usual.extend(values),
            (_, values) => {
                all.insert(part, values);
            }
        }
    }
    read(all, &name)
}

fn read(table: toml::Table, name: &str) -> Result<Rates, Failure> {
    let rates: Rates = table.try_into().map_err(|why| not_valid(name, why))?;
    match rates.beyond() {
        None => Ok(rates),
        Some(field) => Err(not_valid(name, format!("{field} is of a thousand: 0 to 1000"))),
    }
}

fn not_valid(name: &str, why: impl std::fmt::Display) -> Failure {
    Failure::new(Exit::Configuration, "dirt.not_valid", format!("{name}: {why}"))
}

fn taken_in(id: i64, record: &Record) -> Person {
    let phones: Vec<&str> = record.phones.iter().map(String::as_str).collect();
    let emails: Vec<&str> = record.emails.iter().map(String::as_str).collect();
    let cards: Vec<&str> = record.cards.iter().map(String::as_str).collect();
    let birthday = record.birthday.map(|birthday| Birthday {
        calendar: if birthday.lunar { Calendar::Lunar } else { Calendar::Solar },
        month: birthday.month,
        day: birthday.day,
        leap_month: false,
        year: birthday.year,
    });
    let known = Known {
        name: record.name.as_deref(),
        sex: record.sex.and_then(|word| word.parse::<Sex>().ok()),
        phones: &phones,
        emails: &emails,
        cards: &cards,
        birthday,
    };
    person(id, &known)
}

fn count(records: &[Record], found: &[Match]) -> Counted {
    let mut of_guest: BTreeMap<usize, usize> = BTreeMap::new();
    for record in records {
        *of_guest.entry(record.guest).or_default() += 1;
    }
    let guest = |id: i64| usize::try_from(id).ok().and_then(|at| records.get(at)).map(|r| r.guest);
    let is_right = |one: &&Match| guest(one.ids.0) == guest(one.ids.1);
    let sure = || found.iter().filter(|one| one.score >= SURE);
    Counted {
        records: records.len(),
        guests: of_guest.len(),
        twice: of_guest.values().map(|count| count * (count - 1) / 2).sum(),
        found: sure().count(),
        right: sure().filter(is_right).count(),
        asked: found.len() - sure().count(),
        asked_right: found.iter().filter(|one| one.score < SURE).filter(is_right).count(),
    }
}

/// A part of a whole, to four digits; of nothing it is 1.
fn part(some: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 1.0 } else { (number(some) / number(all) * 10_000.0).round() / 10_000.0 }
}

fn tell(counted: &Counted, out: &mut dyn Write) -> std::io::Result<()> {
    let Counted { records, guests, twice, found, right, asked, asked_right } = counted;
    writeln!(out, "{records} records of {guests} guests; {twice} pairs are one guest")?;
    writeln!(out, "{found} pairs found without asking, {right} of them right")?;
    writeln!(out, "{asked} more pairs would be asked about, {asked_right} of them right")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_line(args: &DedupeArgs) -> serde_json::Value {
        let mut out = Vec::new();
        run(args, &mut out).expect("the lab runs");
        let text = String::from_utf8(out).expect("text");
        serde_json::from_str(text.lines().last().expect("a line")).expect("JSON")
    }

    fn args(seed: u64, rows: u32) -> DedupeArgs {
        DedupeArgs { seed, rows, dirt: None, json: false }
    }

    fn dirt(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        (folder, path)
    }

    #[test]
    fn on_any_seed_nearly_every_duplicate_is_found_and_nearly_nobody_else() {
        for (seed, rows) in [(1, 2_000), (2, 2_000), (7, 4_000)] {
            let line = last_line(&args(seed, rows));
            let number = |key: &str| line[key].as_f64().expect("a number");
            assert!(number("precision") >= 0.99, "{line}");
            assert!(number("recall") >= 0.95, "{line}");
            assert_eq!(line, last_line(&DedupeArgs { json: true, ..args(seed, rows) }));
        }
    }

    #[test]
    fn other_dirt_is_found_as_well() {
        for text in [
            "[people]\nfamily = 200\nrecycled = 60",
            "[name]\nhomophone = 150\ntitle_only = 200",
            "[people]\nagain = 60",
        ] {
            let (_folder, path) = dirt("dirt.toml", text);
            let line = last_line(&DedupeArgs { dirt: Some(path), ..args(5, 4_000) });
            let number = |key: &str| line[key].as_f64().expect("a number");
            assert!(number("precision") >= 0.99, "{text}: {line}");
            assert!(number("recall") >= 0.94, "{text}: {line}");
        }
    }

    #[test]
    fn a_file_of_dirt_that_is_not_understood_is_refused_by_name() {
        let check = |name: &str, text: &str, expected: &str| {
            let (_folder, path) = dirt(name, text);
            let refused = run(&DedupeArgs { dirt: Some(path), ..args(1, 100) }, &mut Vec::new());
            assert_eq!(refused.map_err(|why| why.code()), Err(expected), "{text}");
        };
        check("dirt.toml", "[name]\ntypos = 3", "dirt.not_valid");
        check("dirt.toml", "[weather]\nrain = 3", "dirt.not_valid");
        check("dirt.toml", "[name]\nmissing = 1001", "dirt.not_valid");
        check("dirt.toml", "[name]\nmissing = -1", "dirt.not_valid");
        check("dirt.toml", "[name", "dirt.not_valid");
        check("dirt.json", "{\"name\": {\"typos\": 3}}", "dirt.not_valid");
        let missing = DedupeArgs { dirt: Some(PathBuf::from("nowhere.toml")), ..args(1, 100) };
        let refused = run(&missing, &mut Vec::new());
        assert_eq!(refused.map_err(|why| why.code()), Err("dirt.not_readable"));
        let (_folder, path) = dirt("dirt.json", "{\"name\": {\"missing\": 30}}");
        assert!(run(&DedupeArgs { dirt: Some(path), ..args(1, 100) }, &mut Vec::new()).is_ok());
    }
}
