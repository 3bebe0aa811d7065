//! The tool's voice.

#[cfg(test)]
pub use captured::line;
#[cfg(not(test))]
pub use plain::line;

/// `println!` that bears a closed stdout.
macro_rules! say {
    ($($part:tt)*) => { $crate::speak::line(format_args!($($part)*)) };
}
pub(crate) use say;

#[cfg(not(test))]
mod plain {
    use std::fmt::Arguments;
    use std::io::Write;

    /// Prints a line for whoever started the tool. A reader who has gone, as `| head` does, is no
    /// reason to stop the work half-way.
    pub fn line(text: Arguments<'_>) {
        drop(writeln!(std::io::stdout(), "{text}"));
    }
}

/// In tests the harness keeps what is said, and shows it when a test fails.
#[cfg(test)]
mod captured {
    use std::fmt::Arguments;

    pub fn line(text: Arguments<'_>) {
        println!("{text}");
    }
}
