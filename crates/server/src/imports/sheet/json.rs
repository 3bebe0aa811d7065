//! JSON: a list of objects, alone or as a member of one object, in a stream. Each object is a row;
//! the names of its members are the headers.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use encoding_rs::UTF_8;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::text::{Packing, decoded};
use super::{Bounds, Form, LONGEST_CELL, MOST_COLUMNS, SheetFault, Source, Visit};

/// How the form of such a file is named.
pub(super) const JSON: &str = "json";
/// How deep members of members are looked at.
const DEEPEST: u32 = 3;
/// Between the parts of the name of a member of a member.
const BETWEEN_NAMES: char = '.';
/// Between the values of a list.
const BETWEEN_VALUES: &str = "、";

/// Whether a text begins as such a file does.
pub(super) fn is_json(source: &dyn Source, packing: Packing, bounds: Bounds) -> bool {
    let Ok(mut text) = decoded(source, packing, UTF_8, bounds) else { return false };
    let mut first = [0; 64];
    let Ok(length) = super::fill(&mut text, &mut first) else { return false };
    let mut letters = first[..length].iter().filter(|byte| !byte.is_ascii_whitespace());
    match (letters.next(), letters.next()) {
        (Some(b'['), Some(b'{' | b']')) | (Some(b'{'), Some(b'"' | b'}')) => true,
        // A list that begins far below.
        (Some(b'[' | b'{'), None) => true,
        _ => false,
    }
}

/// The form, with the names of all members in the order in which they come.
pub(super) fn form(
    source: &dyn Source,
    packing: Packing,
    bounds: Bounds,
) -> Result<Form, SheetFault> {
    let (mut columns, mut known) = (Vec::new(), HashMap::new());
    walk(source, packing, bounds, &mut |members| {
        for (name, _) in members {
            if columns.len() < MOST_COLUMNS && !known.contains_key(&name) {
                known.insert(name.clone(), columns.len());
                columns.push(name);
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(Form {
        written: JSON.to_owned(),
        packed: packing == Packing::Gzip,
        separator: ',',
        sheets: vec![String::new()],
        columns,
    })
}

/// Gives the headers and then every object to `visit`; the first object is row 2.
pub(super) fn each_row(
    source: &dyn Source,
    form: &Form,
    bounds: Bounds,
    visit: Visit<'_>,
) -> Result<(), SheetFault> {
    let packing = if form.packed { Packing::Gzip } else { Packing::None };
    let columns: Vec<&str> = form.columns.iter().map(String::as_str).collect();
    if columns.is_empty() {
        return Ok(());
    }
    if let ControlFlow::Break(()) = visit(0, 1, &columns) {
        return Ok(());
    }
    let places: HashMap<&str, usize> =
        columns.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let (mut row, mut fault) = (1_u32, None);
    walk(source, packing, bounds, &mut |members| {
        row += 1;
        if row > bounds.rows {
            fault = Some(SheetFault::TooManyRows(bounds.rows));
            return ControlFlow::Break(());
        }
        let mut cells = vec![""; columns.len()];
        for (name, value) in &members {
            if value.len() > LONGEST_CELL {
                fault = Some(SheetFault::NotReadable);
                return ControlFlow::Break(());
            }
            if let Some(at) = places.get(name.as_str()) {
                cells[*at] = value.trim();
            }
        }
        visit(0, row, &cells)
    })?;
    fault.map_or(Ok(()), Err)
}

/// What is done with the members of an object, each with its value as text.
type Take<'t> = &'t mut dyn FnMut(Vec<(String, String)>) -> ControlFlow<()>;

fn walk(
    source: &dyn Source,
    packing: Packing,
    bounds: Bounds,
    take: Take<'_>,
) -> Result<(), SheetFault> {
    let text: Box<dyn Read + '_> = Box::new(decoded(source, packing, UTF_8, bounds)?);
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(text));
    let mut state = State { take, is_stopped: false, is_found: false };
    let read = Top(&mut state).deserialize(&mut json).and_then(|()| json.end());
    match read {
        Err(_why) if state.is_stopped => Ok(()),
        Ok(()) => Ok(()),
        Err(why) if why.is_io() => Err(super::text::fault(why.into(), bounds)),
        Err(_why) => Err(SheetFault::NotReadable),
    }
}

struct State<'t> {
    take: Take<'t>,
    is_stopped: bool,
    /// Whether the list was found: an object may hold others, which are not read.
    is_found: bool,
}

/// The whole file: a list, or an object with one.
struct Top<'s, 't>(&'s mut State<'t>);

impl<'de> DeserializeSeed<'de> for Top<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        rows(self.0, list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_key::<IgnoredAny>()?.is_some() {
            object.next_value_seed(Member(self.0))?;
        }
        Ok(())
    }
}

/// A member of the whole: the list, or something that is not needed.
struct Member<'s, 't>(&'s mut State<'t>);

impl<'de> DeserializeSeed<'de> for Member<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.0.is_found {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        rows(self.0, list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _value: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _value: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _value: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _value: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _value: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

fn rows<'de, A: SeqAccess<'de>>(state: &mut State<'_>, mut list: A) -> Result<(), A::Error> {
    while let Some(value) = list.next_element::<Value>()? {
        // Numbers and words in a list are no rows.
        let Value::Object(object) = value else { continue };
        state.is_found = true;
        let mut members = Vec::with_capacity(object.len());
        for (name, value) in object {
            flatten(name, value, 1, &mut members);
        }
        if (state.take)(members).is_break() {
            state.is_stopped = true;
            return Err(serde::de::Error::custom("enough"));
        }
    }
    Ok(())
}

/// A value as text; a member of a member under both names.
fn flatten(name: String, value: Value, depth: u32, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) if depth < DEEPEST => {
            for (inner, value) in object {
                flatten(format!("{name}{BETWEEN_NAMES}{inner}"), value, depth + 1, into);
            }
        }
        Value::Array(list) => {
            let words: Vec<String> = list.iter().filter_map(text).collect();
            into.push((name, words.join(BETWEEN_VALUES)));
        }
        other => into.extend(text(&other).map(|text| (name, text))),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{heads, look};
    use super::*;

    const BOUNDS: Bounds = Bounds { rows: 100, unpacked: 1 << 20 };

    fn rows_of(file: &str) -> Result<Vec<Vec<String>>, &'static str> {
        let bytes = file.as_bytes();
        let looked = look(&bytes, BOUNDS, 50, &|_row| 0).map_err(|fault| fault.code())?;
        assert_eq!(looked.form.written, JSON);
        Ok(heads(&bytes, &looked.form, BOUNDS, 50).unwrap().remove(0))
    }

    #[test]
    fn a_list_of_objects_is_a_table() {
        let file = "\u{feff}[{\"姓名\":\"林小雨\",\"积分\":20,\"标签\":[\"靠窗\",\"不吃辣\"]},\n\
            {\"姓名\":null,\"手机\":{\"号码\":15400001234},\"会员\":true}]";
        let rows = rows_of(file).unwrap();
        let expected: Vec<Vec<&str>> = vec![
            vec!["姓名", "标签", "积分", "会员", "手机.号码"],
            vec!["林小雨", "靠窗、不吃辣", "20", "", ""],
            vec!["", "", "", "true", "15400001234"],
        ];
        // The order of members is not kept everywhere; which cell stands under which header is.
        let by_name = |rows: &[Vec<String>]| -> Vec<Vec<(String, String)>> {
            let row = |row: &Vec<String>| {
                let mut cells: Vec<_> = rows[0].iter().cloned().zip(row.iter().cloned()).collect();
                cells.sort();
                cells
            };
            rows[1..].iter().map(row).collect()
        };
        let owned = |rows: Vec<Vec<&str>>| -> Vec<Vec<String>> {
            rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()
        };
        assert_eq!(by_name(&rows), by_name(&owned(expected)));
    }

    #[test]
    fn the_list_may_be_a_member_of_an_object() {
        let file = "{\"total\":1,\"codes\":[1,2],\"more\":{\"a\":[{\"b\":1}]},\
            \"data\":[{\"name\":\"Lin\"}],\"other\":[{\"name\":\"no\"}]}";
        assert_eq!(rows_of(file).unwrap(), [["name"], ["Lin"]]);
    }

    #[test]
    fn what_is_no_list_or_too_long_is_refused() {
        assert_eq!(rows_of("[]").unwrap_err(), "import.empty");
        assert_eq!(rows_of("{\"a\":1}").unwrap_err(), "import.empty");
        assert_eq!(rows_of("[{\"a\":1}").unwrap_err(), "import.not_readable");
        assert_eq!(rows_of("[{\"a\":1}] x").unwrap_err(), "import.not_readable");
        let many = format!("[{}]", vec!["{\"a\":1}"; 101].join(","));
        assert_eq!(rows_of(&many).unwrap_err(), "import.too_many_rows");
        let long = format!("[{{\"a\":\"{}\"}}]", "粥".repeat(LONGEST_CELL));
        assert_eq!(rows_of(&long).unwrap_err(), "import.not_readable");
    }
}
