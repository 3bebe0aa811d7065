//! One function per kind of value. `Err` says what is wanted, to be read after "`name` needs".

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tracing_subscriber::filter::Targets;

use super::LogFormat;
use super::sources::{Given, Origin, Raw};
use crate::platform::net::address::Network;

pub(super) fn text(given: &Given) -> Result<String, String> {
    let (Raw::Plain(text) | Raw::Text(text)) = &given.raw else {
        return Err(format!("a text in quotes, not {}", given.raw.kind()));
    };
    match text.trim() {
        "" => Err("a text that is not empty".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// A path. One written in the file is relative to the file's own folder, so that the same file
/// means the same wherever `zhike` is started from.
pub(super) fn path(given: &Given) -> Result<PathBuf, String> {
    let path = PathBuf::from(text(given)?);
    match &given.origin {
        Origin::File { path: file, .. } => Ok(folder_of(file).join(path)),
        Origin::Standard | Origin::Variable(_) | Origin::Flag(_) => Ok(path),
    }
}

pub(super) fn flag(given: &Given) -> Result<bool, String> {
    match &given.raw {
        Raw::Flag(flag) => Ok(*flag),
        Raw::Plain(text) => match text.trim() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => Err(format!("true or false, not \"{other}\"")),
        },
        other => Err(format!("true or false without quotes, not {}", other.kind())),
    }
}

pub(super) fn count(given: &Given, least: u64, most: u64) -> Result<u64, String> {
    let wanted = || format!("a whole number from {least} to {most}");
    let number = match &given.raw {
        Raw::Whole(number) => u64::try_from(*number).ok(),
        Raw::Plain(text) => text.trim().parse().ok(),
        other => return Err(format!("{}, not {}", wanted(), other.kind())),
    };
    number.filter(|n| (least..=most).contains(n)).ok_or_else(wanted)
}

pub(super) fn size(given: &Given, least: u64, most: u64) -> Result<usize, String> {
    let number = count(given, least, most)?;
    usize::try_from(number).or(Err("a number this machine can count to".to_owned()))
}

/// Whole seconds, at least one.
pub(super) fn seconds(given: &Given, most: u64) -> Result<Duration, String> {
    count(given, 1, most).map(Duration::from_secs)
}

pub(super) fn list(given: &Given) -> Result<Vec<String>, String> {
    match &given.raw {
        Raw::List(texts) => Ok(texts.clone()),
        Raw::Plain(text) | Raw::Text(text) => Ok(text
            .split(',')
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()),
        other => Err(format!("a text or a list of texts, not {}", other.kind())),
    }
}

pub(super) fn socket(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_not_one| {
        format!("an address and a port such as 127.0.0.1:8480 or [::1]:8480, not \"{text}\"")
    })
}

pub(super) fn sockets(given: &Given) -> Result<Vec<SocketAddr>, String> {
    let parsed: Vec<SocketAddr> =
        list(given)?.iter().map(|text| socket(text)).collect::<Result<_, _>>()?;
    match parsed.len() {
        1..=16 => Ok(parsed),
        _ => Err("one to sixteen addresses".to_owned()),
    }
}

pub(super) fn networks(given: &Given) -> Result<Vec<Network>, String> {
    let parse = |text: &String| {
        Network::parse(text)
            .ok_or_else(|| format!("addresses or networks such as 10.0.0.0/8, not \"{text}\""))
    };
    list(given)?.iter().map(parse).collect()
}

/// `http(s)://host[:port]` without a path: pages add their own.
pub(super) fn origin_url(given: &Given) -> Result<String, String> {
    let text = text(given)?;
    let wanted = || "an address such as https://eat.example.cn without a path".to_owned();
    let url = text.trim_end_matches('/');
    let uri: axum::http::Uri = url.parse().map_err(|_not_one| wanted())?;
    let scheme_fits = matches!(uri.scheme_str(), Some("http" | "https"));
    let bare = uri.path() == "/" && uri.query().is_none();
    let named = uri.authority().is_some_and(|a| !a.as_str().contains('@') && !a.host().is_empty());
    match scheme_fits && bare && named {
        true => Ok(url.to_owned()),
        false => Err(wanted()),
    }
}

pub(super) fn log_format(given: &Given) -> Result<LogFormat, String> {
    match text(given)?.as_str() {
        "human" => Ok(LogFormat::Human),
        "json" => Ok(LogFormat::Json),
        other => Err(format!("\"human\" or \"json\", not \"{other}\"")),
    }
}

pub(super) fn log_level(given: &Given) -> Result<String, String> {
    let text = text(given)?;
    let is_level = |text: &str| text.trim().parse::<tracing::metadata::LevelFilter>().is_ok();
    let parts = text.split(',').map(|part| part.rsplit_once('=').map_or(part, |(_, level)| level));
    match parts.into_iter().all(is_level) && text.parse::<Targets>().is_ok() {
        true => Ok(text),
        false => Err("error, warn, info, debug or trace, or a filter such as \
                      \"info,zhike=debug\""
            .to_owned()),
    }
}

pub(super) fn database(given: &Given) -> Result<String, String> {
    let text = text(given)?;
    if is_postgres(&text) {
        return Ok(text);
    }
    if text.contains("://") {
        return Err("a file path or an address starting with postgres://".to_owned());
    }
    path(given).map(|path| path.to_string_lossy().into_owned())
}

pub(super) fn is_postgres(database: &str) -> bool {
    database.starts_with("postgres://") || database.starts_with("postgresql://")
}

/// The folder a file stands in; `.` for a bare name.
pub(super) fn folder_of(file: impl AsRef<Path>) -> PathBuf {
    match file.as_ref().parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// `postgres://u:secret@h/d?password=secret` → `postgres://u:***@h/d?password=***`.
pub(super) fn mask_password(database: &str) -> String {
    if !is_postgres(database) {
        return database.to_owned();
    }
    let (address, query) = match database.split_once('?') {
        Some((address, query)) => (address, Some(query)),
        None => (database, None),
    };
    let mut shown = mask_user(address);
    for (at, pair) in query.into_iter().flat_map(|q| q.split('&')).enumerate() {
        let secret = pair.to_ascii_lowercase().contains("pass");
        shown.push(if at == 0 { '?' } else { '&' });
        match pair.split_once('=') {
            Some((name, _)) if secret => shown.push_str(&format!("{name}=***")),
            _ => shown.push_str(pair),
        }
    }
    shown
}

fn mask_user(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    // The last @: a password may itself hold one that nobody escaped.
    match rest.rsplit_once('@') {
        Some((user, host)) => match user.split_once(':') {
            Some((name, _)) => format!("{scheme}://{name}:***@{host}"),
            None => address.to_owned(),
        },
        None => address.to_owned(),
    }
}
