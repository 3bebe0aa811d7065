//! Splits Rust source into what is code, what is comment and what stands inside string literals,
//! so that a check for a forbidden word does not stumble over a sentence that explains the ban.

/// One string literal: the line it begins on (from 1), the code that leads up to it and what stands
/// between its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    pub line: usize,
    pub before: String,
    pub text: String,
}

/// The same source seen three ways. `code` and `comments` keep every line break, so line numbers
/// agree with the file; what does not belong to a view is spaces there.
#[derive(Debug, Clone)]
pub struct Views {
    pub code: String,
    pub comments: String,
    pub literals: Vec<Literal>,
    /// Line ranges (from 1, both ends included) of the `#[cfg(test)]` modules.
    pub tests: Vec<(usize, usize)>,
}

/// Splits `source`. Understands nested block comments, raw, byte and C strings, and tells a
/// character literal from a lifetime; that is all of the grammar the checks need.
pub fn split(source: &str) -> Views {
    let mut cursor =
        Cursor { source, at: 0, line: 1, code: String::new(), comments: String::new() };
    let mut literals = Vec::new();
    while cursor.at < source.len() {
        let rest = &source[cursor.at..];
        if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            cursor.take(end, Place::Comment);
        } else if rest.starts_with("/*") {
            cursor.take(block_comment_length(rest), Place::Comment);
        } else if let Some((open, body, close)) = string_shape(rest, cursor.before()) {
            let line = cursor.line;
            let before = last_words(&cursor.code);
            cursor.take(open, Place::Code);
            let text = rest[open..open + body].to_owned();
            literals.push(Literal { line, before, text });
            cursor.take(body, Place::Nowhere);
            cursor.take(close, Place::Code);
        } else if let Some(length) = character_length(rest) {
            cursor.take(length, Place::Nowhere);
        } else {
            cursor.take(rest.chars().next().map_or(1, char::len_utf8), Place::Code);
        }
    }
    let tests = test_modules(&cursor.code);
    Views { code: cursor.code, comments: cursor.comments, literals, tests }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Code,
    Comment,
    Nowhere,
}

struct Cursor<'a> {
    source: &'a str,
    at: usize,
    line: usize,
    code: String,
    comments: String,
}

impl Cursor<'_> {
    fn take(&mut self, length: usize, place: Place) {
        for c in self.source[self.at..self.at + length].chars() {
            let blank = if c == '\n' { '\n' } else { ' ' };
            self.code.push(if place == Place::Code { c } else { blank });
            self.comments.push(if place == Place::Comment { c } else { blank });
            self.line += usize::from(c == '\n');
        }
        self.at += length;
    }

    fn before(&self) -> Option<char> {
        self.source[..self.at].chars().next_back()
    }
}

/// The end of the code so far, with single spaces: enough to see into which call a literal goes.
fn last_words(code: &str) -> String {
    let tail: Vec<char> = code.chars().rev().take(120).collect();
    let tail: String = tail.into_iter().rev().collect();
    tail.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn block_comment_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0_usize, 0_usize);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// Lengths of the opening, the body and the closing of the string literal that `rest` begins with.
fn string_shape(rest: &str, before: Option<char>) -> Option<(usize, usize, usize)> {
    if let Some(after_quote) = rest.strip_prefix('"') {
        let body = plain_body_length(after_quote);
        return Some((1, body, (rest.len() - 1 - body).min(1)));
    }
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let prefix = ["br", "cr", "r", "b", "c"].into_iter().find(|p| rest.starts_with(p))?;
    let after = &rest[prefix.len()..];
    if !prefix.ends_with('r') {
        let body = plain_body_length(after.strip_prefix('"')?);
        let open = prefix.len() + 1;
        return Some((open, body, (rest.len() - open - body).min(1)));
    }
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].strip_prefix('"')?;
    let open = prefix.len() + hashes + 1;
    let closing = format!("\"{}", "#".repeat(hashes));
    let body = rest[open..].find(&closing).unwrap_or(rest.len() - open);
    Some((open, body, closing.len().min(rest.len() - open - body)))
}

fn plain_body_length(after_quote: &str) -> usize {
    let mut escaped = false;
    for (at, c) in after_quote.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    after_quote.len()
}

/// The length of the character literal that `rest` begins with; a lifetime is not one.
fn character_length(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let mut chars = body.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        chars.next();
        let (end, _) = chars.find(|(_, c)| *c == '\'')?;
        return Some(end + 2);
    }
    let (end, second) = chars.next()?;
    (second == '\'').then_some(end + 2)
}

fn test_modules(code: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find("#[cfg(test)]").map(|at| at + from) {
        let end = closing_brace(code, at).unwrap_or(at + "#[cfg(test)]".len());
        found.push((line_at(code, at), line_at(code, end)));
        from = end.max(at + 1);
    }
    found
}

/// The line (from 1) of a byte position.
pub fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn closing_brace(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in code[from..].char_indices() {
        match c {
            ';' if depth == 0 => return Some(from + at),
            '{' => depth += 1,
            '}' if depth == 1 => return Some(from + at),
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_code_are_told_apart() {
        let views = split(
            "let a = \"no // comment\"; // said\n\
             let b = r#\"raw \" text\"#; /* x /* y */ z */ c();",
        );
        assert!(!views.code.contains("comment") && !views.code.contains("said"));
        assert!(views.comments.contains("// said") && views.comments.contains("y */ z"));
        assert!(views.code.contains("c();"));
        let texts: Vec<&str> = views.literals.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["no // comment", "raw \" text"]);
        assert_eq!(views.literals[1].line, 2);
        assert_eq!(views.literals[1].before, "let a = \" \"; let b =");
    }

    #[test]
    fn a_lifetime_is_not_a_character_and_a_quote_character_opens_no_string() {
        let views =
            split("fn f<'a>(x: &'a str) -> char { if x == \"s\" { '\"' } else { '\\'' } } // end");
        assert_eq!(views.literals.len(), 1);
        assert!(views.code.contains("<'a>(x: &'a str)"));
        assert!(views.comments.contains("// end"));
    }

    #[test]
    fn an_escaped_quote_does_not_end_a_string_and_an_identifier_before_it_is_no_prefix() {
        let views = split("call(\"a\\\"b\"); bar\"c\"; b\"bytes\"");
        let texts: Vec<&str> = views.literals.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["a\\\"b", "c", "bytes"]);
    }

    #[test]
    fn test_modules_end_at_their_own_brace() {
        let code = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() {}\n}\nfn c() {}\n\
                    #[cfg(test)]\nmod tests;\n";
        assert_eq!(test_modules(code), [(2, 5), (7, 8)]);
    }
}
