//! How a guest is reached beside the phone: e-mail and WeChat.

use std::fmt;
use std::str::FromStr;

use super::{GuestRefusal, Phone};
use crate::kernel::time::as_text;
use crate::kernel::words::words;

words! {
    /// By what a guest is reached.
    pub enum ContactKind else GuestRefusal::UnknownWord {
        /// 手机、座机.
        Phone = "phone",
        /// 电子邮箱.
        Email = "email",
        /// 微信: the id that WeChat gives for the house's account, or the guest's own number.
        Wechat = "wechat",
    }
}

/// The most contacts of one guest, of all kinds together.
pub const MOST_CONTACTS: u32 = 10;

/// One way to reach a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactValue {
    /// A phone.
    Phone(Phone),
    /// An e-mail address.
    Email(Email),
    /// A WeChat id.
    Wechat(WechatId),
}

impl ContactValue {
    /// The one way that was given.
    ///
    /// # Errors
    /// [`GuestRefusal::ContactOne`] for none or several.
    pub fn one_of(
        phone: Option<Phone>,
        email: Option<Email>,
        wechat: Option<WechatId>,
    ) -> Result<Self, GuestRefusal> {
        match (phone, email, wechat) {
            (Some(phone), None, None) => Ok(Self::Phone(phone)),
            (None, Some(email), None) => Ok(Self::Email(email)),
            (None, None, Some(wechat)) => Ok(Self::Wechat(wechat)),
            _ => Err(GuestRefusal::ContactOne),
        }
    }

    /// A value as [`ContactValue::kept`] wrote it.
    #[must_use]
    pub fn of_kept(kind: ContactKind, text: &str) -> Self {
        match kind {
            ContactKind::Phone => Self::Phone(Phone::of_kept(text)),
            ContactKind::Email => Self::Email(Email::of_kept(text)),
            ContactKind::Wechat => Self::Wechat(WechatId(text.to_owned())),
        }
    }

    /// By what it reaches the guest.
    #[must_use]
    pub const fn kind(&self) -> ContactKind {
        match self {
            Self::Phone(_) => ContactKind::Phone,
            Self::Email(_) => ContactKind::Email,
            Self::Wechat(_) => ContactKind::Wechat,
        }
    }

    /// The phone, if it is one.
    #[must_use]
    pub const fn phone(&self) -> Option<&Phone> {
        match self {
            Self::Phone(phone) => Some(phone),
            _ => None,
        }
    }

    /// The one form in which it is kept and compared.
    #[must_use]
    pub fn kept(&self) -> String {
        match self {
            Self::Phone(phone) => phone.kept(),
            Self::Email(email) => email.0.clone(),
            Self::Wechat(id) => id.0.clone(),
        }
    }

    /// As it is used: a phone as it is dialled, the others as they are kept.
    #[must_use]
    pub fn used(&self) -> String {
        match self {
            Self::Phone(phone) => phone.dialled(),
            other => other.kept(),
        }
    }

    /// As it is shown to those who may not see it: `154****1234`, `l***@example.com`, `ab****yz`.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Phone(phone) => phone.masked(),
            Self::Email(email) => email.masked(),
            Self::Wechat(id) => {
                let end = id.0.get(id.0.len().saturating_sub(2)..).unwrap_or("");
                format!("{}****{end}", id.0.get(..2).unwrap_or(""))
            }
        }
    }
}

/// An e-mail address in small letters, full-width ones made narrow.
///
/// # Examples
/// ```
/// use zhike_domain::guests::Email;
/// let email: Email = " Lin.Wan@Example.COM ".parse()?;
/// assert_eq!(email.as_str(), "lin.wan@example.com");
/// assert_eq!(email.masked(), "l***@example.com");
/// # Ok::<(), zhike_domain::guests::GuestRefusal>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The longest address that mail servers take.
const MAX_EMAIL: usize = 254;
/// The longest part before the `@`.
const MAX_LOCAL: usize = 64;

impl Email {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An address as [`Email::as_str`] gave it.
    #[must_use]
    pub fn of_kept(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The first letter and the domain.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        format!("{}***@{domain}", local.get(..1).unwrap_or(""))
    }
}

impl FromStr for Email {
    type Err = GuestRefusal;

    fn from_str(text: &str) -> Result<Self, GuestRefusal> {
        let text: String = text.trim().chars().map(half_width).collect::<String>().to_lowercase();
        let fits = text.len() <= MAX_EMAIL
            && text
                .rsplit_once('@')
                .is_some_and(|(local, domain)| is_local(local) && is_domain(domain));
        if fits { Ok(Self(text)) } else { Err(GuestRefusal::EmailNotValid) }
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '。' => '.',
        other => other,
    }
}

fn is_local(local: &str) -> bool {
    (1..=MAX_LOCAL).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
        && !local.contains("***")
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let ends_in_letters =
        domain.rsplit('.').next().is_some_and(|top| top.bytes().any(|b| b.is_ascii_alphabetic()));
    domain.contains('.') && domain.split('.').all(label) && ends_in_letters
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

as_text!(Email, { "type": "string", "format": "email", "maxLength": MAX_EMAIL });

/// A WeChat id: 6 to 64 letters, digits, `_` and `-`, as written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WechatId(String);

impl FromStr for WechatId {
    type Err = GuestRefusal;

    fn from_str(text: &str) -> Result<Self, GuestRefusal> {
        let text = text.trim();
        let fits = (6..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(GuestRefusal::WechatNotValid) }
    }
}

impl fmt::Display for WechatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for WechatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

as_text!(WechatId, { "type": "string", "minLength": 6, "maxLength": 64 });
