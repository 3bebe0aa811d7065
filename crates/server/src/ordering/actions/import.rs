//! A whole menu out of a file: planned first, then written whole or not at all.

mod line;
mod told;
mod undo;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use serde_json::Value;
use zhike_domain::kernel::id::{CategoryId, DishId, IdBlock, ImportId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::ordering::{SpecialPrice, check_dish};
use zhike_store::{Tx, Val, p};

use super::changed;
use super::dishes::{body_of, columns as row_of};
use crate::ordering::bodies::DishBody;
use crate::ordering::columns::{self, Column};
use crate::ordering::read::rule_of;
use crate::ordering::sheet::{Sheet, is_blank};
use crate::ordering::sql::category::{self as category_sql, CategoryRow};
use crate::ordering::sql::dish::{self as sql, DishRow};
use crate::ordering::sql::import::{self as import_sql, DID_COLUMNS};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::{FieldProblem, Problem};
use line::{Bad, Line, fresh, parsed};

pub use told::{BadRow, Fate, ImportView, PreviewRow};
pub use undo::{ChangedSince, TakenView, UndoneView, undo, view as taken};

/// How many rows are shown before it is done.
const PREVIEW: usize = 20;
/// How many bad rows are told.
const BAD_TOLD: usize = 50;
/// Where a dish goes whose category nobody says.
const NO_CATEGORY: &str = "未分类";
/// Rows that sum up others.
const SUMS: [&str; 5] = ["合计", "总计", "小计", "合計", "總計"];

/// One row, decided.
struct Decided {
    number: usize,
    fate: Fate,
    kept: Option<DishRow>,
    category: String,
    body: DishBody,
}

/// A file, decided.
pub struct Plan {
    rows: Vec<Decided>,
    bad: Vec<BadRow>,
    new_categories: Vec<String>,
    headers: Vec<String>,
    written: String,
}

/// Where the dishes are looked for.
struct Menu {
    by_code: BTreeMap<String, DishRow>,
    by_name: BTreeMap<String, Vec<DishRow>>,
    categories: BTreeMap<String, CategoryId>,
    names: BTreeMap<CategoryId, String>,
}

impl Menu {
    fn read(tx: &mut Tx<'_>) -> Result<Menu, Problem> {
        let rows: Vec<DishRow> = tx.all(&sql::LIST, p![0])?;
        let (mut by_code, mut by_name) = (BTreeMap::new(), BTreeMap::<_, Vec<_>>::new());
        for row in rows {
            if let Some(code) = &row.code {
                by_code.insert(code.clone(), row.clone());
            }
            by_name.entry(row.name.clone()).or_default().push(row);
        }
        let rows: Vec<CategoryRow> = tx.all(&category_sql::LIST, p![])?;
        let (mut categories, mut names) = (BTreeMap::new(), BTreeMap::new());
        for row in rows.into_iter().rev() {
            let category_id = CategoryId::from_raw(row.category_id);
            categories.insert(row.name.clone(), category_id);
            names.insert(category_id, row.name);
        }
        Ok(Menu { by_code, by_name, categories, names })
    }

    /// The dish that a line means, if it is there.
    fn meant(&self, code: Option<&str>, name: &str) -> Result<Option<&DishRow>, Bad> {
        if let Some(found) = code.and_then(|code| self.by_code.get(code)) {
            return Ok(Some(found));
        }
        let named = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        // A dish with another code of its own is another dish.
        let mut fitting = named.iter().filter(|row| code.is_none() || row.code.is_none());
        match (fitting.next(), fitting.next()) {
            (Some(_), Some(_)) => Err(Bad(Column::Name, "import.ambiguous")),
            (found, _) => Ok(found),
        }
    }
}

fn decide(menu: &Menu, line: &Line<'_>) -> Result<Decided, Bad> {
    let cell = line.get(Column::Name).ok_or(Bad(Column::Name, "name.empty"))?;
    let name: Name = parsed(Column::Name, cell)?;
    let kept = menu.meant(line.get(Column::Code), name.as_str())?.cloned();
    let fault = |_: Problem| Bad(Column::Name, "import.ambiguous");
    let before = kept.as_ref().map(body_of).transpose().map_err(fault)?;
    let mut start = before.clone().unwrap_or_else(|| fresh(name.clone()));
    start.name = name;
    let mut body = line.apply(start, kept.is_none())?;
    let asked = line.get(Column::Category).map(|cell| parsed::<Name>(Column::Category, cell));
    let category = match (asked.transpose()?, &before) {
        (Some(name), _) => name.as_str().to_owned(),
        (None, Some(before)) => menu.names.get(&before.category_id).cloned().unwrap_or_default(),
        (None, None) => NO_CATEGORY.to_owned(),
    };
    let there = menu.categories.get(&category).copied();
    body.category_id = match (there, &before) {
        // Two categories of one name: it stays where it is.
        (_, Some(kept)) if menu.names.get(&kept.category_id) == Some(&category) => kept.category_id,
        (there, _) => there.unwrap_or(CategoryId::from_raw(0)),
    };
    let dish_id = DishId::from_raw(kept.as_ref().map_or(0, |row| row.dish_id));
    if let Err(refusal) = check_dish(&body.rule(dish_id, &[], 0)) {
        return Err(Bad(Column::Price, refusal.code()));
    }
    let is_same =
        |before: &DishBody| serde_json::to_value(before).ok() == serde_json::to_value(&body).ok();
    let fate = match &before {
        None => Fate::New,
        Some(before) if is_same(before) => Fate::Unchanged,
        Some(_) => Fate::Changed,
    };
    Ok(Decided { number: line.number, fate, kept, category, body })
}

fn refused(code: &'static str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code)
}

/// Decides what becomes of each row of a file.
///
/// # Errors
/// 422 `import.no_headers` when neither the names nor the prices are found.
pub fn plan(tx: &mut Tx<'_>, sheet: &Sheet) -> Result<Plan, Problem> {
    let needed = [Column::Name, Column::Price];
    let head = sheet.rows.iter().take(10).position(|row| {
        let places = columns::places(row);
        needed.iter().all(|column| places.iter().any(|(known, _)| known == column))
    });
    let head = head.ok_or_else(|| refused("import.no_headers"))?;
    let places = columns::places(&sheet.rows[head]);
    let header = |column: Column| {
        let at = places.iter().find(|(known, _)| *known == column).map_or(0, |(_, at)| *at);
        sheet.rows[head].get(at).cloned().unwrap_or_default()
    };
    let menu = Menu::read(tx)?;
    let mut plan = Plan {
        rows: Vec::new(),
        bad: Vec::new(),
        new_categories: Vec::new(),
        headers: places.iter().map(|(column, _)| header(*column)).collect(),
        written: sheet.written.clone(),
    };
    let mut seen = BTreeSet::new();
    for (at, row) in sheet.rows.iter().enumerate().skip(head + 1) {
        let cell = |place: usize| row.get(place).map_or("", String::as_str);
        let cells = places.iter().map(|(column, place)| (*column, cell(*place)));
        let line = Line { number: at + 1, cells: cells.collect() };
        let first = row.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        if is_blank(row) || SUMS.contains(&first) {
            continue;
        }
        let decided = decide(&menu, &line).and_then(|decided| once(&mut seen, decided));
        match decided {
            Ok(decided) => plan.rows.push(decided),
            Err(Bad(column, code)) => {
                plan.bad.push(BadRow { row: line.number, column: header(column), code });
            }
        }
    }
    let unknown = plan.rows.iter().map(|row| &row.category);
    let unknown = unknown.filter(|name| !menu.categories.contains_key(*name));
    let unknown: BTreeSet<String> = unknown.cloned().collect();
    plan.new_categories = unknown.into_iter().collect();
    Ok(plan)
}

/// A dish stands in a file once: by its id, its code, or its name.
fn once(seen: &mut BTreeSet<String>, row: Decided) -> Result<Decided, Bad> {
    let by_code = row.body.code.as_ref().map(|code| format!("code {code}"));
    let by_id = row.kept.as_ref().map(|kept| format!("id {}", kept.dish_id));
    let name = format!("name {}", row.body.name);
    let keys = [by_code.clone(), by_id, by_code.is_none().then_some(name)];
    let mut is_new = true;
    for key in keys.into_iter().flatten() {
        is_new &= seen.insert(key);
    }
    if is_new { Ok(row) } else { Err(Bad(Column::Name, "import.twice")) }
}

impl Plan {
    /// What it comes to.
    #[must_use]
    pub fn view(&self, dry_run: bool) -> ImportView {
        let count = |fate: Fate| self.rows.iter().filter(|row| row.fate == fate).count();
        let preview = |row: &Decided| PreviewRow {
            row: row.number,
            fate: row.fate,
            code: row.body.code.clone(),
            name: row.body.name.as_str().to_owned(),
            category: row.category.clone(),
            list_minor: row.body.list_minor,
            before_minor: row.kept.as_ref().map(|kept| Minor::from_raw(kept.list_minor)),
        };
        ImportView {
            import_id: None,
            dry_run,
            written: self.written.clone(),
            headers: self.headers.clone(),
            new: count(Fate::New),
            changed: count(Fate::Changed),
            unchanged: count(Fate::Unchanged),
            bad_rows: self.bad.len(),
            bad: self.bad.iter().take(BAD_TOLD).cloned().collect(),
            preview: self.rows.iter().take(PREVIEW).map(preview).collect(),
        }
    }

    /// A refusal that names the bad rows: nothing of a file is taken while one of them is there.
    fn check(&self) -> Result<(), Problem> {
        if self.bad.is_empty() {
            return Ok(());
        }
        let mut problem = refused("import.bad_rows").with("rows", self.bad.len());
        let field = |bad: &BadRow| FieldProblem {
            pointer: format!("/rows/{}", bad.row),
            code: bad.code,
            params: [("column".to_owned(), Value::from(bad.column.as_str()))].into_iter().collect(),
        };
        problem.errors = self.bad.iter().take(BAD_TOLD).map(field).collect();
        Err(problem)
    }
}

/// How many ids a file may need.
#[must_use]
pub fn ids_for(sheet: &Sheet) -> u32 {
    u32::try_from(sheet.rows.len() * 2 + 1).unwrap_or(u32::MAX)
}

/// Takes a file: all of it, or nothing when a row is bad. The same file again changes nothing.
pub fn import(
    work: &mut Work<'_, '_>,
    sheet: &Sheet,
    ids: &IdBlock,
) -> Result<ImportView, Problem> {
    let plan = plan(work.tx, sheet)?;
    plan.check()?;
    let mut view = plan.view(false);
    if view.new + view.changed == 0 {
        return Ok(view);
    }
    let now = work.now().0;
    let mut fresh = ids.iter();
    let mut next = || fresh.next().ok_or_else(|| Problem::fault("a file drew too many ids"));
    let mut made = BTreeMap::new();
    let mut did = Did::default();
    for name in &plan.new_categories {
        let category = next()?;
        let none: Option<&str> = None;
        let row = p![category, name.as_str(), none, none, 0, now];
        work.tx.put(&category_sql::INSERT, row)?;
        made.insert(name.as_str(), CategoryId::from_raw(category));
        did.note("category", category, None, 1);
    }
    for row in plan.rows.iter().filter(|row| row.fate != Fate::Unchanged) {
        let mut body = row.body.clone();
        if let Some(category_id) = made.get(row.category.as_str()) {
            body.category_id = *category_id;
        }
        match &row.kept {
            None => {
                let rule = body.rule(DishId::from_raw(next()?), &[], 1);
                did.note("dish", rule.dish_id.raw(), None, 1);
                let mut values = row_of(&body, &rule, &[])?;
                values.push(Val::from(now));
                work.tx.put(&sql::INSERT, &values)?;
            }
            Some(kept) => {
                let before = serde_json::to_string(&body_of(kept)?).map_err(Problem::fault)?;
                did.note("dish", kept.dish_id, Some(before), kept.version + 1);
                write_over(work, kept, &body)?;
            }
        }
    }
    let import = work.id()?;
    did.write(work, import, &view)?;
    tell(work, import, &view)?;
    view.import_id = Some(ImportId::from_raw(import));
    Ok(view)
}

/// What a file does, so that it can be taken back.
#[derive(Default)]
struct Did {
    rows: Vec<(&'static str, i64, Option<String>, i64)>,
}

impl Did {
    fn note(&mut self, kind: &'static str, id: i64, before: Option<String>, after: i64) {
        self.rows.push((kind, id, before, after));
    }

    fn write(self, work: &mut Work<'_, '_>, import: i64, view: &ImportView) -> Result<(), Problem> {
        let counted = |dishes: usize| i64::try_from(dishes).map_err(Problem::fault);
        let (new, changed) = (counted(view.new)?, counted(view.changed)?);
        let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
        let now = work.now().0;
        work.tx.put(&import_sql::INSERT, p![import, new, changed, staff, now])?;
        let mut values: Vec<Val> = Vec::with_capacity(self.rows.len() * DID_COLUMNS);
        for (line, (kind, id, before, after)) in (0_i64..).zip(self.rows) {
            values.extend_from_slice(p![import, line, kind, id, before, after]);
        }
        Ok(work.tx.put_many(&import_sql::INSERT_DID, DID_COLUMNS, &values)?)
    }
}

fn write_over(work: &mut Work<'_, '_>, kept: &DishRow, body: &DishBody) -> Result<(), Problem> {
    let version = u32::try_from(kept.version + 1).map_err(Problem::fault)?;
    let prices: Vec<SpecialPrice> = rule_of(kept)?.prices;
    let rule = body.rule(DishId::from_raw(kept.dish_id), &prices, version);
    check_dish(&rule).map_err(refuse)?;
    let values = row_of(body, &rule, &[Val::from(kept.version)])?;
    Ok(work.tx.put(&sql::UPDATE, &values)?)
}

fn tell(work: &mut Work<'_, '_>, import: i64, view: &ImportView) -> Result<(), Problem> {
    let changes = vec![
        Change::of("new", Value::Null, view.new),
        Change::of("changed", Value::Null, view.changed),
        Change::of("unchanged", Value::Null, view.unchanged),
    ];
    let object = Some(("import", import));
    work.audit(Done { action: "menu.imported", object, changes, ..Done::default() })?;
    changed(work, None, &[("import", import)])
}
