//! Words with holes: `{guest}，您的余额是{balance}`. No conditions, no loops, nothing is evaluated.

use std::fmt;
use std::str::FromStr;

use super::MessageRefusal;
use crate::kernel::time::as_text;

/// The most characters of a template.
pub const MAX_TEMPLATE_CHARS: u32 = 300;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Hole(String),
}

/// A text with named holes.
///
/// # Examples
/// ```
/// use zhike_domain::outreach::Template;
/// let template: Template = "{guest}，余额{balance}".parse()?;
/// template.check(&["guest", "balance"])?;
/// let text = template.fill(|name| match name {
///     "guest" => "林女士".to_owned(),
///     _ => "¥20".to_owned(),
/// });
/// assert_eq!(text, "林女士，余额¥20");
/// # Ok::<(), zhike_domain::outreach::MessageRefusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    written: String,
    parts: Vec<Part>,
}

impl Template {
    /// As the owner wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether it knows no other holes than these.
    ///
    /// # Errors
    /// [`MessageRefusal::UnknownVariable`].
    pub fn check(&self, known: &[&str]) -> Result<(), MessageRefusal> {
        let unknown = self.holes().find(|name| !known.contains(name));
        match unknown {
            None => Ok(()),
            Some(name) => Err(MessageRefusal::UnknownVariable { name: name.to_owned() }),
        }
    }

    /// The holes, in order.
    pub fn holes(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Hole(name) => Some(name.as_str()),
            Part::Words(_) => None,
        })
    }

    /// The text with what `value` says of each hole. What is put in is never read for holes again.
    #[must_use]
    pub fn fill(&self, value: impl Fn(&str) -> String) -> String {
        let text = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Hole(name) => value(name),
        };
        self.parts.iter().map(text).collect()
    }
}

impl FromStr for Template {
    type Err = MessageRefusal;

    fn from_str(text: &str) -> Result<Self, MessageRefusal> {
        let written = text.trim();
        if written.is_empty() {
            return Err(MessageRefusal::Empty);
        }
        if written.chars().count() > MAX_TEMPLATE_CHARS as usize {
            return Err(MessageRefusal::TooLong { max_chars: MAX_TEMPLATE_CHARS });
        }
        let (mut parts, mut rest) = (Vec::new(), written);
        while let Some(at) = rest.find(['{', '}']) {
            let (words, after) = rest.split_at(at);
            let inside = after.strip_prefix('{').ok_or(MessageRefusal::BraceOpen)?;
            let (name, behind) = inside.split_once('}').ok_or(MessageRefusal::BraceOpen)?;
            if name.contains('{') {
                return Err(MessageRefusal::BraceOpen);
            }
            parts.push(Part::Words(words.to_owned()));
            parts.push(Part::Hole(name.trim().to_owned()));
            rest = behind;
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Self { written: written.to_owned(), parts })
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

as_text!(Template, { "type": "string", "minLength": 1, "maxLength": MAX_TEMPLATE_CHARS });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_template_is_evaluated() {
        let template: Template = "{guest}{{".parse().unwrap_or("x".parse().unwrap());
        assert_eq!(template.as_str(), "x", "a brace too many is refused");
        let template: Template = "你好{guest}".parse().unwrap();
        assert_eq!(template.fill(|_| "{balance}{{7*7}}".to_owned()), "你好{balance}{{7*7}}");
        for bad in ["{", "}", "a}b", "{a{b}}", "{a"] {
            assert_eq!(bad.parse::<Template>(), Err(MessageRefusal::BraceOpen), "{bad}");
        }
        let unknown = template.check(&["house"]);
        assert_eq!(unknown, Err(MessageRefusal::UnknownVariable { name: "guest".to_owned() }));
        assert_eq!("".parse::<Template>(), Err(MessageRefusal::Empty));
    }
}
