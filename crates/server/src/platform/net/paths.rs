//! Which paths are plain enough to be routed. What is not could mean one thing to a proxy's rule
//! and another to ours (A2), so it reaches no handler.

/// What to do with a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathVerdict {
    /// Route it.
    Plain,
    /// A page's address with a slash too many, as people type it: its plain form.
    SlashTooMany(String),
    /// Nothing lives there.
    Strange,
}

/// Judges a raw (still percent-encoded) path.
pub fn judge(path: &str) -> PathVerdict {
    if !path.starts_with('/') || path.contains("//") || path.contains('\\') {
        return PathVerdict::Strange;
    }
    if hides_a_separator(path)
        || !is_text(path)
        || path.split('/').any(|part| part == "." || part == "..")
    {
        return PathVerdict::Strange;
    }
    match path.strip_suffix('/') {
        None | Some("") => PathVerdict::Plain,
        Some(_) if is_machine_path(path) => PathVerdict::Strange,
        Some(page) => PathVerdict::SlashTooMany(page.to_owned()),
    }
}

/// True for addresses that programs, not people, type.
pub fn is_machine_path(path: &str) -> bool {
    ["/api", "/compat"].iter().any(|root| {
        path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// `%2e . %2f / %5c \ %25 % %00` and other control characters, and cut-off escapes.
fn hides_a_separator(path: &str) -> bool {
    path.split('%').skip(1).any(|rest| {
        let escaped = rest.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        !matches!(escaped, Some(byte) if byte >= 0x20 && byte != 0x7f && !b"./\\%".contains(&byte))
    })
}

/// Whether the path is UTF-8 once its escapes are undone.
fn is_text(path: &str) -> bool {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next().unwrap_or("").as_bytes().to_vec();
    for piece in pieces {
        let escaped = piece.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.extend(escaped);
        bytes.extend(piece.bytes().skip(2));
    }
    String::from_utf8(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strange_paths_reach_nothing() {
        for path in [
            "//api/v1/staff",
            "/api//v1",
            "/api/v1/staff/",
            "/api/",
            "/api/%2e%2e/x",
            "/api/%2E/x",
            "/api/v1/..",
            "/./api",
            "/app/../api",
            "/api\\v1",
            "/api/%2fv1",
            "/api/%5Cv1",
            "*",
            "/api/%00",
            "/api/%",
            "/api/%2",
            "/api/%zz",
            "/api/%252e",
            "/api/%0a",
            "/api/%ff",
            "/m/%E6%9E",
            "//evil.example/",
        ] {
            assert_eq!(judge(path), PathVerdict::Strange, "{path}");
        }
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in
            ["/", "/api/v1/staff", "/app/guests", "/m/%E6%9E%97", "/assets/a-1.b.js", "/x/.."]
        {
            let expected =
                if path.ends_with("..") { PathVerdict::Strange } else { PathVerdict::Plain };
            assert_eq!(judge(path), expected, "{path}");
        }
        assert_eq!(judge("/m/"), PathVerdict::SlashTooMany("/m".into()));
        assert_eq!(judge("/apix/"), PathVerdict::SlashTooMany("/apix".into()));
    }
}
