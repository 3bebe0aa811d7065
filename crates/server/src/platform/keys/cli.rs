//! `zhike keys`: the key shown by its id, its recovery sheet, and the key made from a sheet.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{KeyError, SheetError, from_sheet, kek, sheet};
use crate::failure::{Exit, Failure};

/// What is asked of the keys.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// Which of them.
    #[command(subcommand)]
    verb: KeysVerb,
}

#[derive(Debug, Subcommand)]
enum KeysVerb {
    /// Show the key's id and since when it exists, never the key
    Show,
    /// Print the recovery sheet: whoever holds it can open every backup
    Sheet,
    /// Make the key file from a typed recovery sheet; nothing is written over
    FromSheet {
        /// File with the typed groups [default: standard input]
        file: Option<PathBuf>,
    },
}

/// Does what was asked with the key file at `key_file`.
///
/// # Errors
/// [`Failure`] with the code of what is wrong with the key, its file or the sheet.
pub fn run(
    args: &KeysArgs,
    key_file: &Path,
    now_ms: i64,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let said = match &args.verb {
        KeysVerb::Show => show(key_file, out)?,
        KeysVerb::Sheet => write!(out, "{}", sheet::text(&kek::load_file(key_file)?.kek)),
        KeysVerb::FromSheet { file } => {
            let made = from_sheet(&typed(file.as_deref())?)?;
            kek::create_file(key_file, &made, now_ms)?;
            writeln!(out, "密钥 key {} → {}", made.id(), key_file.display())
        }
    };
    said.and_then(|()| out.flush()).map_err(|fault| Failure::fault("writing to stdout", fault))
}

fn show(key_file: &Path, out: &mut dyn Write) -> Result<io::Result<()>, KeyError> {
    let loaded = kek::load_file(key_file)?;
    let made = jiff::Timestamp::from_millisecond(loaded.created_at_ms).unwrap_or_default();
    let told = writeln!(out, "{}\n{}\n{made}", loaded.kek.id(), key_file.display());
    Ok(match loaded.loose_mode {
        Some(mode) => told.and_then(|()| {
            writeln!(out, "warning: others may read it (mode {mode:03o}); run chmod 600 on it")
        }),
        None => told,
    })
}

/// The text of a typed sheet, from a file or standard input.
///
/// # Errors
/// [`Failure`] when it cannot be read.
pub fn typed(file: Option<&Path>) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match file {
        Some(path) => std::fs::read_to_string(path).map(|found| text = found),
        None => io::stdin().lock().take(64 * 1024).read_to_string(&mut text).map(drop),
    };
    let name = file.map_or("standard input".into(), |path| path.display().to_string());
    read.map_err(|fault| Failure::new(Exit::File, "sheet.unreadable", format!("{name}: {fault}")))?;
    Ok(text)
}

impl From<SheetError> for Failure {
    fn from(fault: SheetError) -> Failure {
        Failure::new(Exit::Key, fault.code(), fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::keys::{FILE_NAME, Kek};

    const NOW_MS: i64 = 1_795_341_600_000; // 2026-11-22T10:00:00Z

    fn asked(verb: KeysVerb, key_file: &Path) -> Result<String, Failure> {
        let mut out = Vec::new();
        run(&KeysArgs { verb }, key_file, NOW_MS, &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_printed_sheet_makes_the_same_key_on_another_machine() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join(FILE_NAME), folder.path().join("second.key"));
        let kek = Kek::draw().unwrap();
        kek::create_file(&one, &kek, NOW_MS).unwrap();
        let sheet_file = folder.path().join("sheet.txt");
        std::fs::write(&sheet_file, asked(KeysVerb::Sheet, &one).unwrap()).unwrap();
        let from = || KeysVerb::FromSheet { file: Some(sheet_file.clone()) };
        asked(from(), &two).unwrap();
        assert_eq!(kek::load_file(&two).unwrap().kek, kek);
        let again = asked(from(), &two).unwrap_err();
        assert_eq!(again.code(), "key.file_there");
    }

    #[test]
    fn a_shown_key_is_its_id_and_never_its_secret() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let kek = Kek::draw().unwrap();
        kek::create_file(&path, &kek, NOW_MS).unwrap();
        let shown = asked(KeysVerb::Show, &path).unwrap();
        assert!(shown.contains(kek.id().as_str()) && shown.contains("2026-11-22T10:00:00Z"));
        let secret = std::fs::read_to_string(&path).unwrap();
        let secret = secret.lines().find_map(|line| line.strip_prefix("key: ")).unwrap().to_owned();
        assert!(!shown.contains(&secret));
    }

    #[test]
    fn a_mistyped_sheet_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let mut lines = sheet::lines(&Kek::draw().unwrap());
        let wrong = if lines[3].ends_with('0') { '1' } else { '0' };
        lines[3].pop();
        lines[3].push(wrong);
        let file = folder.path().join("sheet.txt");
        std::fs::write(&file, lines.join("\n")).unwrap();
        let verb = KeysVerb::FromSheet { file: Some(file) };
        let refused = asked(verb, &folder.path().join(FILE_NAME)).unwrap_err();
        assert_eq!(refused.code(), "sheet.typing_mistake");
        assert!(!folder.path().join(FILE_NAME).exists());
    }
}
