//! The tool's voice.

use std::fmt::Arguments;
use std::io::Write;

/// Prints a line for whoever started the tool. A reader who has gone, as `| head` does, is no
/// reason to stop the work half-way.
pub fn line(text: Arguments<'_>) {
    drop(writeln!(std::io::stdout(), "{text}"));
}

/// `println!` that bears a closed stdout.
macro_rules! say {
    ($($part:tt)*) => { $crate::speak::line(format_args!($($part)*)) };
}
pub(crate) use say;
