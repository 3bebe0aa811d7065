//! Keys: `zhike.key` wraps the data keys of table `dek`.

mod error;
pub mod kek;
mod ring;
pub mod sheet;

pub use error::KeyError;
pub use kek::{FILE_NAME, Kek, KekId, LoadedKey};
pub use ring::{Facts, Keyring};
pub use sheet::{SheetError, from_sheet};
