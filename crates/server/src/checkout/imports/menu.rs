//! The house's menu, as far as lines of another till are matched to it.

use std::collections::BTreeMap;

use zhike_domain::checkout::imported::OrderLine;
use zhike_store::{Tx, p};

use crate::checkout::sql::imported::{self as sql, MenuRow};
use crate::platform::problem::Problem;

/// Dishes by code and by name.
pub(super) struct Menu {
    by_code: BTreeMap<String, i64>,
    /// `None` for a name that two dishes have: a line is then matched to neither.
    by_name: BTreeMap<String, Option<i64>>,
}

impl Menu {
    pub(super) fn read(tx: &mut Tx<'_>) -> Result<Menu, Problem> {
        let (mut by_code, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        let rows: Vec<MenuRow> = tx.all(&sql::MENU, p![])?;
        for row in rows {
            if let Some(code) = row.code {
                by_code.insert(code, row.dish_id);
            }
            by_name.entry(row.name).and_modify(|dish| *dish = None).or_insert(Some(row.dish_id));
        }
        Ok(Menu { by_code, by_name })
    }

    /// The dish of a line: by its code, else by exactly its name.
    pub(super) fn dish(&self, line: &OrderLine) -> Option<i64> {
        let by_code = line.code.as_deref().and_then(|code| self.by_code.get(code).copied());
        let by_name = || self.by_name.get(line.name.as_deref()?).copied().flatten();
        by_code.or_else(by_name)
    }
}
