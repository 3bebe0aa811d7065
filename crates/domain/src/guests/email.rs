//! E-mail addresses.

use std::fmt;
use std::str::FromStr;

use super::GuestRefusal;
use crate::kernel::time::as_text;

/// The longest address that mail servers carry.
const MAX_CHARS: u32 = 254;
/// The longest part before the `@`.
const MAX_LOCAL: usize = 64;

/// A guest's e-mail address: one mailbox, without a name and without comments.
///
/// # Examples
/// ```
/// use zhike_domain::guests::Email;
/// let email: Email = " Lin.An@Example.COM ".parse()?;
/// assert_eq!(email.kept(), "lin.an@example.com");
/// assert_eq!(email.masked(), "l***@example.com");
/// # Ok::<(), zhike_domain::guests::GuestRefusal>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The one form in which it is kept, compared and written to: in small letters.
    #[must_use]
    pub fn kept(&self) -> &str {
        &self.0
    }

    /// An address as [`Email::kept`] wrote it.
    #[must_use]
    pub fn of_kept(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it is shown to those who may not see it.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let first = local.chars().next().map(String::from).unwrap_or_default();
        format!("{first}***@{domain}")
    }
}

impl FromStr for Email {
    type Err = GuestRefusal;

    fn from_str(text: &str) -> Result<Self, GuestRefusal> {
        let text = text.trim().to_ascii_lowercase();
        let (local, domain) = text.split_once('@').ok_or(GuestRefusal::EmailNotValid)?;
        let fits = text.len() <= MAX_CHARS as usize && is_local(local) && is_domain(domain);
        if fits { Ok(Self(text)) } else { Err(GuestRefusal::EmailNotValid) }
    }
}

/// The part before the `@`, as every provider takes it: no quotes and no line that could become
/// another header.
fn is_local(local: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    (1..=MAX_LOCAL).contains(&local.len())
        && local.chars().all(known)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last_is_word = domain
        .rsplit('.')
        .next()
        .is_some_and(|last| last.len() >= 2 && last.bytes().any(|byte| byte.is_ascii_alphabetic()));
    domain.contains('.') && domain.split('.').all(label) && last_is_word
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

as_text!(Email, { "type": "string", "minLength": 6, "maxLength": MAX_CHARS });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_mailbox() {
        for good in ["a@b.cn", "lin.an+table@mail.example.com", "o'neil@example.co"] {
            assert!(good.parse::<Email>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "lin",
            "@example.com",
            "lin@",
            "lin@localhost",
            "lin@127.0.0.1",
            "lin@@example.com",
            "lin an@example.com",
            "lin@example..com",
            "lin@-example.com",
            ".lin@example.com",
            "lin@example.com\r\nBcc: x@example.com",
            "\"lin\"@example.com",
            "林@example.com",
        ] {
            assert_eq!(bad.parse::<Email>(), Err(GuestRefusal::EmailNotValid), "{bad}");
        }
    }
}
