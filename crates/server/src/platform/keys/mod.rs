//! Keys: `zhike.key` wraps the data keys of table `dek`; those encrypt columns, make blind indexes
//! and authenticate what leaves the program. The secret of the file never reaches a log or a table.

pub mod cli;
mod error;
pub mod kek;
mod ring;
pub mod rotate;
pub mod sheet;
pub mod shown;
pub mod sql;
mod start;
mod stored;

#[cfg(test)]
mod tests;

pub use error::KeyError;
pub use kek::{FILE_NAME, Kek, KekId, LoadedKey};
pub use ring::{Facts, Keyring};
pub use sheet::{SheetError, from_sheet};
pub use start::{Started, at_start};
