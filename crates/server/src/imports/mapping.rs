//! How a file is read: guessed, remembered of its source, or said by a person.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::imports::{Confidence, DateOrder, Guess, ImportRefusal, normal};

use super::Kind;
use super::sheet::Form;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Where the meaning of a column comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The header says it and the values fit.
    Sure,
    /// The header nearly says it, or not all values fit.
    Likely,
    /// The values alone suggest it.
    Guess,
    /// Somebody said it of an earlier file of the source.
    Saved,
    /// Somebody said it of this file.
    Said,
}

impl From<Confidence> for How {
    fn from(confidence: Confidence) -> How {
        match confidence {
            Confidence::Sure => How::Sure,
            Confidence::Likely => How::Likely,
            Confidence::Guess => How::Guess,
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What stands above it.
    pub header: String,
    /// What it holds, by the word of its field; `None` for what is not read.
    pub target: Option<String>,
    /// Where that comes from.
    pub how: How,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty for a text.
    pub name: String,
    /// Whether it is read.
    pub is_read: bool,
    /// In which row the headers are, as people count; `None` when no row has any.
    pub header_row: Option<u32>,
    /// The first row below them.
    pub first_row: u32,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// How a file is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// How it is written.
    pub form: Form,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// Which is the month, where the year comes last.
    pub date_order: Option<DateOrder>,
    /// Whether dates are there that could be read either way, and nobody said how.
    pub is_date_ambiguous: bool,
}

/// What is remembered of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What a header means, by its normal form.
    pub columns: BTreeMap<String, Option<String>>,
    /// Which is the month.
    pub date_order: Option<DateOrder>,
}

fn row_number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

impl Mapping {
    /// Guesses at a file, with what is remembered of its source.
    #[must_use]
    pub fn guessed(
        kind: &dyn Kind,
        form: Form,
        heads: &[Vec<Vec<String>>],
        saved: Option<&Saved>,
    ) -> Mapping {
        let guesses: Vec<Guess> = heads.iter().map(|rows| kind.guess(rows)).collect();
        let mut is_read = kind.choose(&guesses);
        // A text has nothing to choose from.
        if let [only] = &mut is_read[..] {
            *only = true;
        }
        let date_order = guesses.iter().find_map(|guess| guess.date_order);
        let is_date_ambiguous = guesses.iter().any(|guess| guess.is_date_ambiguous);
        let sheets = guesses.into_iter().zip(is_read).zip(&form.sheets);
        let sheets = sheets.map(|((guess, is_read), name)| Sheet {
            name: name.clone(),
            is_read,
            header_row: guess.header_row.map(row_number),
            first_row: row_number(guess.first_row),
            columns: guess
                .columns
                .into_iter()
                .map(|column| Column {
                    header: column.header,
                    target: column.target.map(str::to_owned),
                    how: column.confidence.into(),
                })
                .collect(),
        });
        let sheets = sheets.collect();
        let mut mapping = Mapping { form, sheets, date_order, is_date_ambiguous };
        if let Some(saved) = saved {
            mapping.remember(kind, saved);
        }
        mapping
    }

    /// Puts what was said of the source in place of the guess.
    pub fn remember(&mut self, kind: &dyn Kind, saved: &Saved) {
        let known = |target: &str| kind.fields().iter().any(|field| field.word == target);
        for column in self.sheets.iter_mut().flat_map(|sheet| &mut sheet.columns) {
            let Some(target) = saved.columns.get(&normal(&column.header)) else { continue };
            let is_known = target.as_deref().is_none_or(known);
            if is_known && *target != column.target {
                column.target.clone_from(target);
                column.how = How::Saved;
            }
        }
        let is_known = |sheet: &Sheet| {
            let said = sheet.columns.iter().filter(|one| one.how == How::Saved);
            said.filter(|one| one.target.is_some()).count() > 1
        };
        if self.sheets.iter().all(|sheet| !sheet.is_read)
            && let Some(sheet) = self.sheets.iter_mut().find(|sheet| is_known(sheet))
        {
            sheet.is_read = true;
        }
        if self.is_date_ambiguous && saved.date_order.is_some() {
            self.date_order = saved.date_order;
        }
    }

    /// What is worth remembering for the next file of the source.
    #[must_use]
    pub fn to_save(&self) -> Saved {
        let read = self.sheets.iter().filter(|sheet| sheet.is_read);
        let columns = read.flat_map(|sheet| &sheet.columns);
        let columns = columns.filter(|column| !column.header.is_empty());
        Saved {
            columns: columns.map(|one| (normal(&one.header), one.target.clone())).collect(),
            date_order: self.date_order,
        }
    }

    /// Takes what a person says: one list of targets for each sheet.
    ///
    /// # Errors
    /// 422 `import.unknown_target`, or when it does not fit the file.
    pub fn say(&mut self, kind: &dyn Kind, said: &MappingBody) -> Result<(), Problem> {
        let misfit = || Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "import.mapping_misfit");
        if said.sheets.len() != self.sheets.len() {
            return Err(misfit());
        }
        for (sheet, said) in self.sheets.iter_mut().zip(&said.sheets) {
            if said.targets.len() != sheet.columns.len() {
                return Err(misfit());
            }
            sheet.is_read = said.is_read;
            for (column, target) in sheet.columns.iter_mut().zip(&said.targets) {
                let known = |target: &String| kind.fields().iter().any(|f| f.word == target);
                if target.as_ref().is_some_and(|target| target.is_empty() || !known(target)) {
                    return Err(refuse(ImportRefusal::UnknownTarget));
                }
                if column.target != *target {
                    column.target.clone_from(target);
                    column.how = How::Said;
                }
            }
        }
        self.date_order = said.date_order;
        Ok(())
    }

    /// For each sheet its place among those that are read.
    #[must_use]
    pub fn places(&self) -> Vec<Option<usize>> {
        let mut next = 0..;
        self.sheets.iter().map(|sheet| if sheet.is_read { next.next() } else { None }).collect()
    }

    /// The columns with a meaning of each sheet that is read.
    pub fn targets(&self) -> impl Iterator<Item = Vec<(&str, usize)>> {
        self.sheets.iter().filter(|sheet| sheet.is_read).map(|sheet| {
            let columns = sheet.columns.iter().enumerate();
            columns.filter_map(|(at, column)| Some((column.target.as_deref()?, at))).collect()
        })
    }

    /// The sheet that stands at `place` among those that are read.
    #[must_use]
    pub fn read_sheet(&self, place: usize) -> Option<&Sheet> {
        self.sheets.iter().filter(|sheet| sheet.is_read).nth(place)
    }
}

/// What a person says of one sheet.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetBody {
    /// Whether it is read.
    pub is_read: bool,
    /// What each column holds, in the order of the file; `null` for what is not read.
    pub targets: Vec<Option<String>>,
}

/// What a person says of a file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingBody {
    /// Which system wrote it, in the house's words.
    pub source: String,
    /// Its sheets, in the order of the file.
    pub sheets: Vec<SheetBody>,
    /// Which is the month, where the year comes last.
    #[serde(default)]
    pub date_order: Option<DateOrder>,
}
