//! Small reading aids shared by the checks.

/// Byte positions at which `word` stands alone in `text`, not inside a longer name.
pub fn word_positions<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}

pub fn has_word(text: &str, word: &str) -> bool {
    word_positions(text, word).next().is_some()
}

pub fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The name that `text` begins with; empty when it begins with something else.
pub fn leading_name(text: &str) -> &str {
    &text[..text.find(|c| !is_name(c)).unwrap_or(text.len())]
}

/// Lines with their number from 1.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

/// The keys of a table such as `[dependencies]` in a manifest, with their lines. Reads the plain
/// form that this project writes; `[dependencies.name]` counts too.
pub fn manifest_keys<'a>(manifest: &'a str, table: &str) -> Vec<(usize, &'a str)> {
    let (mut inside, mut keys) = (false, Vec::new());
    for (line, text) in lines(manifest) {
        let text = text.trim();
        if let Some(header) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
            inside = header == table;
            if let Some(key) = header.strip_prefix(table).and_then(|k| k.strip_prefix('.')) {
                keys.push((line, key));
            }
        } else if inside && !text.starts_with('#') {
            let name_end = text.find(|c: char| !is_name(c) && c != '-').unwrap_or(text.len());
            if name_end > 0 {
                keys.push((line, &text[..name_end]));
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_inside_a_longer_name_is_not_that_word() {
        assert_eq!(word_positions("f64 xf64 f64x (f64)", "f64").collect::<Vec<_>>(), [0, 15]);
        assert!(!has_word("as_f64", "f64"));
    }

    #[test]
    fn manifest_keys_are_read_from_both_forms_of_the_table() {
        let text = "[dependencies]\nserde.workspace = true\n# no\n\
                    a-b = \"1\"\n[dependencies.tokio]\n[x]\ny = 1\n";
        let keys: Vec<&str> =
            manifest_keys(text, "dependencies").into_iter().map(|k| k.1).collect();
        assert_eq!(keys, ["serde", "a-b", "tokio"]);
    }
}
