//! A long list of guests: counted and imported by the program itself, then searched for duplicates,
//! timed, its memory watched; then the house is served, and somebody looks up cards and names. A
//! tenth of the rows are guests whom the house knows, one in a hundred stands twice. With
//! `--members` each row also brings a tier and points, and every fourth a balance.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::{Output, flatten, last_json};
use crate::programs;
use crate::speak::say;

const USAGE: &str = "bench guests [--json] [--rows N] [--members]";
/// As many rows as a file may have below its headers.
const ROWS: u32 = 999_999;
/// Of whom the list tells: surnames and given names that are common.
const SURNAMES: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &str =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力学东海波云飞鹏";
/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Builds, measures and tells.
///
/// # Errors
/// Something does not build, or the import fails or is not whole.
pub fn run(root: &Path, arguments: &[&str]) -> Result<bool> {
    let (mut output, mut rows, mut whose) = (Output::Table, ROWS, Whose::Guests);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--json" => output = Output::Json,
            "--members" => whose = Whose::Members,
            "--rows" => rows = rest.next().context(USAGE)?.parse().context(USAGE)?,
            other => bail!("`bench guests {other}` is not understood: {USAGE}"),
        }
    }
    ensure!((1_000..=ROWS).contains(&rows), "1000 to {ROWS} rows");
    let build = ["build", "--release", "--locked", "--package", "zhike", "--package", "zhike-sim"];
    if !programs::watched(root, "cargo", &build, &[])?.success {
        bail!("the program does not build, see above");
    }
    let program = programs::built(root, "release");
    let folder = program.parent().and_then(Path::parent).context("the target folder")?;
    let folder = folder.join("bench").join("guests");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let told = measure(&program, &folder, rows, whose);
    std::fs::remove_dir_all(&folder)?;
    let told = told?;
    if output == Output::Table {
        let mut lines = Vec::new();
        flatten("", &told, &mut lines);
        lines.iter().for_each(|(name, value)| say!("{name:<28}  {value}"));
    }
    say!("{told}");
    Ok(true)
}

/// What a list tells of each.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Name, phone, sex, birthday, a tag.
    Guests,
    /// And tier, points and balance.
    Members,
}

fn measure(program: &Path, folder: &Path, rows: u32, whose: Whose) -> Result<Value> {
    let known = rows / 10;
    let house = House { program, folder: &folder.join("house") };
    std::fs::create_dir_all(house.folder)?;
    let notes = house.folder.display().to_string();
    house.ends(&["lab", "--guests", &known.to_string(), "--notes", &notes])?;
    let list = folder.join("list.csv");
    std::fs::write(&list, csv(rows, whose))?;
    let list = list.display().to_string();
    let trial = house.ends(&["import", "guests", &list, "--json", "--dry-run"])?;
    let import = house.ends(&["import", "guests", &list, "--json"])?;
    // Whoever logs in anew judges and searches: more came in than is compared one by one.
    let settled = house.ends(&["lab", "--notes", &notes])?;
    let phases = last_json(&settled.said)?;
    let again = house.ends(&["import", "guests", &list, "--json"])?;
    let (counts, repeated) = (last_json(&import.said)?, last_json(&again.said)?);
    ensure!(counts == last_json(&trial.said)?, "the trial counted something else: {counts}");
    let whole = counts["new"].as_u64().unwrap_or(0) + counts["changed"].as_u64().unwrap_or(0);
    ensure!(whole > 0 && repeated["new"] == 0, "not whole: {counts}, again {repeated}");
    let door = served(program, &notes, distinct(rows))?;
    Ok(json!({
        "rows": rows,
        "members": whose == Whose::Members,
        "rows_per_s": (f64::from(rows) / import.seconds).round(),
        "trial_s": trial.seconds,
        "import_s": import.seconds,
        "duplicates_ms": phases["duplicates_ms"],
        "judged_ms": phases["judged_ms"],
        "again_s": again.seconds,
        "import_peak_mb": trial.peak_mb.max(import.peak_mb).max(again.peak_mb),
        "duplicates_peak_mb": settled.peak_mb,
        "counts": counts,
        "card": door["lookup"]["8"],
        "search": door["search"],
        "start_ms": door["start_ms"],
        "names_ready_ms": door["names_ready_ms"],
        "rss_mb": door["rss_mb"],
    }))
}

/// Eight clients look up cards and names in the house that is served.
fn served(program: &Path, folder: &str, guests: u32) -> Result<Value> {
    let driver = program.with_file_name("product_bench").display().to_string();
    let program = program.display().to_string();
    let arguments = [&program, folder, "--house", &guests.to_string()];
    last_json(&programs::answer(Path::new(folder), &driver, &arguments)?)
}

/// A house of its own.
struct House<'a> {
    program: &'a Path,
    folder: &'a Path,
}

/// A run that has ended well.
struct Ended {
    said: String,
    seconds: f64,
    peak_mb: u64,
}

impl House<'_> {
    fn ends(&self, arguments: &[&str]) -> Result<Ended> {
        let began = Instant::now();
        let mut child = Command::new(self.program)
            .args(arguments)
            .arg("--data-folder")
            .arg(self.folder)
            .current_dir(self.folder)
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let status = format!("/proc/{}/status", child.id());
        let mut peak_kb = 0;
        while child.try_wait()?.is_none() {
            peak_kb = peak_kb.max(peak_of(&status));
            std::thread::sleep(LOOK);
        }
        let seconds = (began.elapsed().as_secs_f64() * 10.0).round() / 10.0;
        let out = child.wait_with_output()?;
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        ensure!(out.status.success(), "`zhike {}` failed: {said}", arguments.join(" "));
        Ok(Ended { said, seconds, peak_mb: peak_kb / 1024 })
    }
}

/// The most memory that a process has held, kilobytes; 0 where the system does not tell.
fn peak_of(status: &str) -> u64 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

/// Guests of whom a list of so many rows tells: the last rows tell of the first ones again.
const fn distinct(rows: u32) -> u32 {
    rows - rows / 100
}

/// The list. Whoever fills the house gives its guests the first phones of the block for tests.
fn csv(rows: u32, whose: Whose) -> String {
    const TIERS: [&str; 3] = ["普通", "银卡", "金卡"];
    let (surnames, given): (Vec<char>, Vec<char>) =
        (SURNAMES.chars().collect(), GIVEN.chars().collect());
    let mut text = "姓名,手机号,性别,生日,标签".to_owned();
    if whose == Whose::Members {
        text.push_str(",会员等级,积分,储值余额,赠送余额");
    }
    text.push('\n');
    for row in 0..rows {
        let number = row % distinct(rows);
        // Spread, so that neighbours are no namesakes.
        let spread = ((u64::from(number) * 2_654_435_761) >> 7) as usize;
        let (one, two) = (spread / surnames.len(), spread / surnames.len() / given.len());
        let name = [surnames[spread % surnames.len()], given[one % given.len()]];
        let (sex, tier) = (["女", "男"][(number % 2) as usize], TIERS[(number % 3) as usize]);
        let (month, day, year) = (number % 12 + 1, number % 28 + 1, 1_950 + number % 55);
        let third = given[two % given.len()];
        // A text in memory takes every line.
        let _always = write!(
            text,
            "{}{}{third},154{number:08},{sex},{year}-{month:02}-{day:02},靠窗",
            name[0], name[1],
        );
        if whose == Whose::Members {
            let balance = if number.is_multiple_of(4) { number % 300 } else { 0 };
            let _always = write!(text, ",{tier},{},{balance},0", number % 500);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_in_a_hundred_tells_of_a_guest_again() {
        let text = csv(1_000, Whose::Members);
        let phones: Vec<&str> =
            text.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
        let different: std::collections::BTreeSet<&&str> = phones.iter().collect();
        assert_eq!((phones.len(), different.len()), (1_000, 990));
        let names: std::collections::BTreeSet<&str> =
            text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        assert!(names.len() > 900, "{} names", names.len());
    }
}
