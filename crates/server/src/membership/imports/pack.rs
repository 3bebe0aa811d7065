//! Rows of a file kept small: of a million of them, only the cells that are needed stay in memory.

use zhike_domain::guests::imported::{BadCell, Cells, GuestColumn, ImportedGuest, Reading, read};

/// Parts cells; no cell holds it, because it is a control character.
const BETWEEN: char = '\u{1f}';

/// Which columns of a sheet are kept.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Where they stand in the file.
    from: Vec<usize>,
    /// What they hold, and where they stand in a kept row.
    columns: Vec<(GuestColumn, usize)>,
    /// What stands above them.
    headers: Vec<String>,
}

/// A row, packed.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    /// Which of the sheets that are read.
    pub sheet: usize,
    /// Which row, as people count them.
    pub row: u32,
    /// How many contacts it has.
    pub contacts: u32,
    /// The beginning of the blind index of its first contact: rows are written in this order.
    pub order: u64,
    cells: Box<str>,
}

impl Pattern {
    pub fn of(columns: Vec<(GuestColumn, usize)>, headers: Vec<String>) -> Pattern {
        let header = |(_, at): &(GuestColumn, usize)| headers.get(*at).cloned().unwrap_or_default();
        Pattern {
            from: columns.iter().map(|(_, at)| *at).collect(),
            headers: columns.iter().map(header).collect(),
            columns: columns.iter().enumerate().map(|(at, (column, _))| (*column, at)).collect(),
        }
    }

    pub fn pack(&self, sheet: usize, row: u32, cells: &[&str]) -> Packed {
        let mut kept = String::new();
        for (at, from) in self.from.iter().enumerate() {
            if at > 0 {
                kept.push(BETWEEN);
            }
            let cell = cells.get(*from).copied().unwrap_or_default();
            kept.extend(cell.chars().map(|c| if c == BETWEEN { ' ' } else { c }));
        }
        Packed { sheet, row, contacts: 0, order: 0, cells: kept.into_boxed_str() }
    }

    /// Reads a packed row.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(&self, packed: &Packed, reading: &Reading) -> Result<ImportedGuest, BadCell> {
        let cells: Vec<&str> = packed.cells.split(BETWEEN).collect();
        let cells = Cells { columns: &self.columns, headers: &self.headers, cells: &cells };
        read(&cells, reading)
    }
}
