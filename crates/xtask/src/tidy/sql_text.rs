//! Reads the names of tables and views out of SQL.

use super::scan::{is_name, leading_name};

/// Names that stand where SQL names a table. A string that is no statement gives none.
pub fn relations_named(text: &str) -> Vec<String> {
    let lower = text.trim_start().to_ascii_lowercase();
    let verbs = ["select", "insert", "update", "delete", "with"];
    let first = leading_name(&lower);
    if !verbs.contains(&first) || lower.len() == first.len() {
        return Vec::new();
    }
    let (mut names, mut expects) = (Vec::new(), false);
    for token in tokens(&without_quoted(&lower)) {
        match token {
            "from" | "join" | "into" | "update" => expects = true,
            // `on conflict … do update set` and `for update` name nothing.
            "set" | "only" | "(" => expects = false,
            name if expects => {
                names.push(name.to_owned());
                expects = false;
            }
            _ => {}
        }
    }
    names
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|c: char| !is_name(c)).flat_map(|piece| {
        let end = piece.find(|c| !is_name(c)).unwrap_or(piece.len());
        [&piece[..end], piece[end..].trim()].into_iter().filter(|part| !part.is_empty())
    })
}

/// The statement without its quoted values, in which words are data.
fn without_quoted(text: &str) -> String {
    text.split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_values_and_upserts_name_no_table() {
        let none: [&str; 3] = ["update", "cannot read from staff", "select 'from staff' as a"];
        assert!(none.iter().all(|text| relations_named(text).is_empty()));
        let upsert = "insert into a (b) values (1) on conflict (b) do update set c = 2";
        assert_eq!(relations_named(upsert), ["a"]);
    }
}
