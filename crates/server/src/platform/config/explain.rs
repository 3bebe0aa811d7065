//! `zhike config --explain`: every setting, what it means and what holds now.

use std::io::{self, Write};

use super::settings::{SETTINGS, Setting, Standard};
use super::{Config, Origin};

/// Writes every setting with its meaning in both languages, its default, the value in force and
/// where that came from. Secrets are masked.
pub fn explain(config: &Config, out: &mut dyn Write) -> io::Result<()> {
    for setting in SETTINGS {
        writeln!(out, "{}", setting.name)?;
        writeln!(out, "    {}", setting.zh)?;
        writeln!(out, "    {}", setting.en)?;
        writeln!(out, "    variable  {}", setting.variable())?;
        writeln!(out, "    default   {}", standard(setting))?;
        writeln!(out, "    in force  {}", (setting.show)(config))?;
        writeln!(out, "    set by    {}\n", set_by(config, setting))?;
    }
    Ok(())
}

/// Writes `name = value`, one a line, as it stands now. Secrets are masked.
pub fn brief(config: &Config, out: &mut dyn Write) -> io::Result<()> {
    for setting in SETTINGS {
        writeln!(out, "{} = {}", setting.name, (setting.show)(config))?;
    }
    Ok(())
}

fn standard(setting: &Setting) -> &'static str {
    match setting.standard {
        Standard::Value(text) => text,
        Standard::Derived(words) => words,
        Standard::Off => "- (off)",
    }
}

fn set_by(config: &Config, setting: &Setting) -> String {
    match config.origins.get(setting.name) {
        None | Some(Origin::Standard) => "default".to_owned(),
        Some(origin) => origin.place(setting),
    }
}
