//! A workbook of a report: days, parts, dishes.

mod words;

use zhike_domain::kernel::time::BusinessDay;
use zip::result::ZipError;

use super::jobs::Language;
use super::views::{DishView, PartView, SalesView, SoldView};
use crate::platform::sheet::{Cell, Row, book, head};
use words::{Words, words};

/// The workbook's bytes.
///
/// # Errors
/// Those of packing it.
pub fn workbook(
    view: &SalesView,
    days: &[(BusinessDay, SoldView)],
    language: Language,
) -> Result<Vec<u8>, ZipError> {
    let words = words(language);
    book(&[
        (words.sheets[0], days_sheet(days, words)),
        (words.sheets[1], parts_sheet(view, words)),
        (words.sheets[2], dishes_sheet(&view.dishes, words, language)),
    ])
}

fn days_sheet(days: &[(BusinessDay, SoldView)], words: &Words) -> Vec<Row> {
    let mut rows = vec![head(words.days)];
    for (day, sold) in days {
        let weekday = words.weekdays[usize::from(day.weekday()) - 1];
        rows.push(vec![
            Cell::Text(day.to_string()),
            Cell::Text(weekday.to_owned()),
            Cell::Amount(sold.revenue_minor),
            Cell::Amount(sold.settled_minor),
            Cell::Amount(sold.refunded_minor),
            Cell::Count(sold.bills),
            Cell::Count(sold.guests),
            sold.average_minor.map_or(Cell::Nothing, Cell::Amount),
            Cell::Count(sold.member_bills),
            Cell::Count(sold.new_bills),
            Cell::Amount(sold.list_minor),
            Cell::Amount(sold.discount_minor),
            Cell::Share(sold.discount_bp),
        ]);
    }
    rows
}

fn parts_sheet(view: &SalesView, words: &Words) -> Vec<Row> {
    let mut rows = vec![head(words.parts)];
    let all = [&view.channels, &view.tenders, &view.guest_kinds];
    for (kind, parts) in words.part_kinds.iter().zip(all) {
        rows.extend(parts.iter().map(|part| part_row(kind, part, words)));
    }
    rows
}

fn part_row(kind: &str, part: &PartView, words: &Words) -> Row {
    vec![
        Cell::Text(kind.to_owned()),
        Cell::Text(words.of(&part.word).to_owned()),
        Cell::Count(part.bills),
        Cell::Count(part.guests),
        Cell::Amount(part.revenue_minor),
        Cell::Share(Some(part.share_bp)),
    ]
}

fn dishes_sheet(dishes: &[DishView], words: &Words, language: Language) -> Vec<Row> {
    let mut rows = vec![head(words.dishes)];
    for dish in dishes {
        let translated = match language {
            Language::Simplified => None,
            Language::Traditional => dish.name_zh_tw.as_deref(),
            Language::English => dish.name_en.as_deref(),
        };
        rows.push(vec![
            Cell::Text(translated.unwrap_or(&dish.name).to_owned()),
            Cell::Qty(dish.qty_milli),
            Cell::Count(dish.bills),
            Cell::Amount(dish.list_minor),
            Cell::Amount(dish.due_minor),
            dish.usual_qty_milli.map_or(Cell::Nothing, Cell::Qty),
        ]);
    }
    rows
}
