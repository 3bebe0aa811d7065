//! The three places a setting may be given in, read into one map by the setting's name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::fault::ConfigFault;
use super::settings::{SETTINGS, Setting};

/// The file looked for in the working directory when none is named.
pub const STANDARD_FILE: &str = "zhike.toml";

/// Variables with this beginning belong to the tests and are not settings.
const TEST_VARIABLES: &str = "ZHIKE_TEST_";

/// Where to look. Everything from outside the process is an argument here.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The file of `--config`; it must exist when named.
    pub file: Option<PathBuf>,
    /// Where `zhike.toml` is looked for.
    pub working_folder: PathBuf,
    /// The environment; only `ZHIKE_*` is read.
    pub variables: Vec<(String, String)>,
    /// Setting's name, value and the flag's own spelling.
    pub flags: Vec<(String, String, &'static str)>,
}

/// Where a value in force came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Standard,
    /// A line of the configuration file.
    File {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
    },
    /// A `ZHIKE_*` variable.
    Variable(String),
    /// A flag, in its own spelling.
    Flag(&'static str),
}

impl Origin {
    pub(super) fn place(&self, setting: &Setting) -> String {
        match self {
            Origin::Standard => format!("the default of {}", setting.name),
            Origin::File { path, line } => format!("{}:{line}", path.display()),
            Origin::Variable(name) => name.clone(),
            Origin::Flag(flag) => (*flag).to_owned(),
        }
    }
}

/// A value before it is parsed: `Plain` has no type of its own (variable, flag, default).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    Plain(String),
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<String>),
    Other(&'static str),
}

impl Raw {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Raw::Plain(_) | Raw::Text(_) => "a text",
            Raw::Whole(_) => "a number",
            Raw::Flag(_) => "true/false",
            Raw::List(_) => "a list",
            Raw::Other(kind) => kind,
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) raw: Raw,
    pub(super) origin: Origin,
}

impl Given {
    pub(super) fn standard(text: &str) -> Given {
        Given { raw: Raw::Plain(text.to_owned()), origin: Origin::Standard }
    }
}

pub(super) type GivenByName = BTreeMap<&'static str, Given>;

pub(super) fn gather(sources: &Sources) -> Result<GivenByName, ConfigFault> {
    let mut given = GivenByName::new();
    if let Some(path) = file_to_read(sources) {
        let text = std::fs::read_to_string(&path).map_err(|fault| ConfigFault::NotReadable {
            path: path.clone(),
            reason: fault.to_string(),
        })?;
        read_file(&path, &text, &mut given)?;
    }
    let mut variables: Vec<_> = sources.variables.iter().collect();
    variables.sort();
    for (variable, value) in variables {
        if !variable.starts_with("ZHIKE_") || variable.starts_with(TEST_VARIABLES) {
            continue;
        }
        let setting = SETTINGS.iter().find(|s| s.variable() == *variable);
        let setting = setting.ok_or_else(|| unknown("the environment".into(), variable))?;
        let origin = Origin::Variable(variable.clone());
        given.insert(setting.name, Given { raw: Raw::Plain(value.clone()), origin });
    }
    for (name, value, flag) in &sources.flags {
        let setting = SETTINGS.iter().find(|s| s.name == name);
        let setting = setting.ok_or_else(|| unknown((*flag).into(), name))?;
        let raw = Raw::Plain(value.clone());
        given.insert(setting.name, Given { raw, origin: Origin::Flag(flag) });
    }
    Ok(given)
}

fn file_to_read(sources: &Sources) -> Option<PathBuf> {
    let standard = || sources.working_folder.join(STANDARD_FILE);
    sources.file.clone().or_else(|| Some(standard()).filter(|path| path.exists()))
}

fn read_file(path: &Path, text: &str, given: &mut GivenByName) -> Result<(), ConfigFault> {
    let table = DeTable::parse(text).map_err(|fault| {
        let line = fault.span().map_or(1, |span| line_of(text, span.start));
        let reason = fault.message().lines().next().unwrap_or("unreadable").to_owned();
        ConfigFault::NotToml { place: format!("{}:{line}", path.display()), reason }
    })?;
    walk(path, text, "", table.get_ref(), given)
}

fn walk(
    path: &Path,
    text: &str,
    above: &str,
    table: &DeTable<'_>,
    given: &mut GivenByName,
) -> Result<(), ConfigFault> {
    for (key, value) in table {
        let line = line_of(text, key.span().start);
        let name = match above {
            "" => key.get_ref().to_string(),
            above => format!("{above}.{}", key.get_ref()),
        };
        if let Some(setting) = SETTINGS.iter().find(|s| s.name == name) {
            let origin = Origin::File { path: path.to_owned(), line };
            given.insert(setting.name, Given { raw: raw_of(value.get_ref()), origin });
            continue;
        }
        let prefix = format!("{name}.");
        match value.get_ref() {
            DeValue::Table(inner) if SETTINGS.iter().any(|s| s.name.starts_with(&prefix)) => {
                walk(path, text, &name, inner, given)?;
            }
            _ => return Err(unknown(format!("{}:{line}", path.display()), &name)),
        }
    }
    Ok(())
}

fn raw_of(value: &DeValue<'_>) -> Raw {
    match value {
        DeValue::String(text) => Raw::Text(text.to_string()),
        DeValue::Boolean(flag) => Raw::Flag(*flag),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            match i64::from_str_radix(&digits, number.radix()) {
                Ok(number) => Raw::Whole(number),
                Err(_) => Raw::Other("a number that is too large"),
            }
        }
        DeValue::Array(items) => {
            let texts = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map_or(Raw::Other("a list of other things"), Raw::List)
        }
        DeValue::Float(_) => Raw::Other("a number with a point"),
        DeValue::Datetime(_) => Raw::Other("a date"),
        DeValue::Table(_) => Raw::Other("a table"),
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// Names the setting that was probably meant: the one with the fewest letters to change.
fn unknown(place: String, name: &str) -> ConfigFault {
    let is_variable = name.starts_with("ZHIKE_");
    let spelled = |s: &Setting| if is_variable { s.variable() } else { s.name.to_owned() };
    let nearest = SETTINGS
        .iter()
        .map(|setting| (letters_apart(name, &spelled(setting)), setting.name))
        .min()
        .filter(|(apart, _)| *apart <= 3)
        .map(|(_, name)| name);
    ConfigFault::UnknownKey { place, name: name.to_owned(), nearest }
}

/// Levenshtein distance over characters, one row at a time.
fn letters_apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().take(64).enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (j, to) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let here = (corner + usize::from(from != *to)).min(left + 1).min(above + 1);
            if let Some(cell) = row.get_mut(j) {
                *cell = left;
            }
            corner = above;
            left = here;
        }
        if let Some(cell) = row.last_mut() {
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
