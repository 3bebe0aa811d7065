//! What one row says of its guest.

use super::column::GuestColumn;
use super::name::{NameParts, name_parts, visible};
use super::own::own_numbers;
use super::told_day::told_birthday;
use super::{GuestRowRefusal, OwnNumbers};
use crate::guests::{Birthday, Calendar, ContactValue, Email, Note, Sex, WechatId};
use crate::imports::{DateOrder, RowRefusal, decimal, filled, looks_masked, stamp};
use crate::kernel::money::Minor;
use crate::kernel::name::Name;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::BusinessDay;

/// The longest number of a card, characters.
const LONGEST_CARD: usize = 32;
/// The age from which nobody else must agree, months (PIPL art. 31).
const GUARDIAN_MONTHS: u32 = 14 * 12;

/// How a file is read.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Which is the month, where the year comes last.
    pub date_order: Option<DateOrder>,
    /// Digits behind the point of the currency.
    pub digits: u8,
    /// The business day of the store.
    pub today: BusinessDay,
}

/// Why a row is not taken: a stable code, and the reason in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The code.
    pub code: &'static str,
    /// The reason, without anything of the row.
    pub words: String,
}

impl<R: Refusal> From<R> for Why {
    fn from(why: R) -> Why {
        Why { code: why.code(), words: why.to_string() }
    }
}

/// What is wrong with a row, and in which column.
pub type BadCell = (Option<GuestColumn>, Why);

/// A guest as a row tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedGuest {
    /// The name, without its form of address.
    pub name: Option<Name>,
    /// How the guest is called.
    pub title: Option<Name>,
    /// The sex, written or told by the form of address.
    pub sex: Option<Sex>,
    /// The birthday.
    pub birthday: Option<Birthday>,
    /// The guest's own phones, e-mail and WeChat id; the first of a kind is the one to use.
    pub contacts: Vec<ContactValue>,
    /// The number of the card.
    pub card_no: Option<String>,
    /// Whether the guest is a member there.
    pub is_member: bool,
    /// The tier, in the other system's word.
    pub tier: Option<String>,
    /// Points that may be spent.
    pub points: i64,
    /// Growth.
    pub growth: i64,
    /// Prepaid money that was paid for.
    pub principal: Minor,
    /// Prepaid money that came on top.
    pub bonus: Minor,
    /// Since when the guest is a member there.
    pub joined: Option<BusinessDay>,
    /// What else the row says, in the words of its headers.
    pub note: Option<Note>,
    /// Numbers that name nobody.
    pub not_own: u32,
}

impl ImportedGuest {
    /// Whether the row brings points or money.
    #[must_use]
    pub fn has_balance(&self) -> bool {
        self.points > 0
            || self.growth > 0
            || self.principal > Minor::ZERO
            || self.bonus > Minor::ZERO
    }
}

/// The cells of a row by column.
pub struct Cells<'c> {
    /// The columns of its sheet.
    pub columns: &'c [(GuestColumn, usize)],
    /// What stands above each column of the sheet.
    pub headers: &'c [String],
    /// The cells.
    pub cells: &'c [&'c str],
}

impl<'c> Cells<'c> {
    fn get(&self, column: GuestColumn) -> Option<&'c str> {
        let (_, at) = self.columns.iter().find(|(one, _)| *one == column)?;
        filled(self.cells.get(*at)?)
    }

    fn amount(&self, column: GuestColumn, digits: u8) -> Result<Option<i64>, BadCell> {
        let Some(cell) = self.get(column) else { return Ok(None) };
        let bad = |why: RowRefusal| (Some(column), why.into());
        match decimal(cell, digits).filter(|amount| amount.abs() <= Minor::MOST) {
            None => Err(bad(RowRefusal::AmountNotValid)),
            Some(amount) if amount < 0 => Err(bad(RowRefusal::AmountNegative)),
            some => Ok(some),
        }
    }
}

/// Reads a row.
///
/// # Errors
/// The first cell that cannot be read exactly, or that the row names nobody.
pub fn read(cells: &Cells<'_>, reading: &Reading) -> Result<ImportedGuest, BadCell> {
    let named = names(cells)?;
    let own = phones(cells)?;
    let contacts = contacts(cells, own.phones)?;
    let card_no = card_no(cells)?;
    if contacts.is_empty() && card_no.is_none() {
        return Err((None, GuestRowRefusal::Nobody.into()));
    }
    let written = sex(cells)?;
    let birthday = birthday(cells, reading)?;
    let (principal, bonus) = balance(cells, reading.digits)?;
    let joined = joined(cells, reading)?;
    let tier = cells.get(GuestColumn::Tier).map(visible).filter(|tier| !tier.is_empty());
    let mut guest = ImportedGuest {
        name: named.name,
        title: named.title,
        sex: written.or(named.sex),
        birthday,
        contacts,
        card_no,
        is_member: false,
        tier,
        points: cells.amount(GuestColumn::Points, 0)?.unwrap_or(0),
        growth: cells.amount(GuestColumn::Growth, 0)?.unwrap_or(0),
        principal,
        bonus,
        joined,
        note: note(cells, named.remark)?,
        not_own: own.not_own,
    };
    guest.is_member = is_member(cells, &guest)?;
    Ok(guest)
}

fn names(cells: &Cells<'_>) -> Result<NameParts, BadCell> {
    let in_parts = match (cells.get(GuestColumn::FamilyName), cells.get(GuestColumn::GivenName)) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some((GuestColumn::FamilyName, one.to_owned())),
        (Some(family), Some(given)) => {
            let is_latin = family.is_ascii() && given.is_ascii();
            let both =
                if is_latin { format!("{given} {family}") } else { format!("{family}{given}") };
            Some((GuestColumn::FamilyName, both))
        }
    };
    let whole = |column| cells.get(column).map(|cell| (column, cell.to_owned()));
    let mut parts = NameParts::default();
    let cells_of = [whole(GuestColumn::Name), in_parts, whole(GuestColumn::Nickname)];
    for (column, cell) in cells_of.into_iter().flatten() {
        let told = name_parts(&cell).map_err(|why| (Some(column), why.into()))?;
        parts.remark = parts.remark.or(told.remark);
        if told.name.is_some() {
            parts = NameParts { remark: parts.remark, ..told };
            break;
        }
    }
    let Some(title) = cells.get(GuestColumn::Title) else { return Ok(parts) };
    let title = visible(title);
    match title.as_str() {
        "先生" => parts.sex = Some(Sex::Male),
        "女士" => parts.sex = Some(Sex::Female),
        other => {
            let title = other.parse::<Name>();
            let title = title.map_err(|why| (Some(GuestColumn::Title), why.into()))?;
            parts.title = Some(title);
        }
    }
    Ok(parts)
}

fn phones(cells: &Cells<'_>) -> Result<OwnNumbers, BadCell> {
    let mut own = OwnNumbers::default();
    for column in [GuestColumn::Phone, GuestColumn::OtherPhone] {
        let Some(cell) = cells.get(column) else { continue };
        let told = own_numbers(cell).map_err(|why| (Some(column), why.into()))?;
        own.not_own += told.not_own;
        for phone in told.phones {
            if !own.phones.contains(&phone) {
                own.phones.push(phone);
            }
        }
    }
    let most = crate::guests::MOST_PHONES;
    if own.phones.len() > most as usize {
        let why = crate::guests::GuestRefusal::TooManyPhones { most };
        return Err((Some(GuestColumn::Phone), why.into()));
    }
    Ok(own)
}

fn contacts(
    cells: &Cells<'_>,
    phones: Vec<crate::guests::Phone>,
) -> Result<Vec<ContactValue>, BadCell> {
    let mut contacts: Vec<ContactValue> = phones.into_iter().map(ContactValue::Phone).collect();
    let open = |column| cells.get(column).filter(|cell| !looks_masked(cell));
    if let Some(cell) = open(GuestColumn::Email) {
        let email: Email = cell
            .parse()
            .map_err(|why: crate::guests::GuestRefusal| (Some(GuestColumn::Email), why.into()))?;
        contacts.push(ContactValue::Email(email));
    }
    if let Some(cell) = open(GuestColumn::Wechat) {
        let wechat: WechatId = cell
            .parse()
            .map_err(|why: crate::guests::GuestRefusal| (Some(GuestColumn::Wechat), why.into()))?;
        contacts.push(ContactValue::Wechat(wechat));
    }
    Ok(contacts)
}

fn card_no(cells: &Cells<'_>) -> Result<Option<String>, BadCell> {
    let Some(cell) = cells.get(GuestColumn::CardNo).filter(|cell| !looks_masked(cell)) else {
        return Ok(None);
    };
    let number = cell.trim_start_matches(['\'', '`', '=', '"', '’']).trim_end_matches('"').trim();
    let is_card = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if (1..=LONGEST_CARD).contains(&number.len()) && number.chars().all(is_card) {
        return Ok(Some(number.to_ascii_uppercase()));
    }
    let most_chars = u32::try_from(LONGEST_CARD).unwrap_or(u32::MAX);
    Err((Some(GuestColumn::CardNo), GuestRowRefusal::CardNotValid { most_chars }.into()))
}

/// A sex in words, or in the digits of GB/T 2261.1.
fn sex(cells: &Cells<'_>) -> Result<Option<Sex>, BadCell> {
    let Some(cell) = cells.get(GuestColumn::Sex) else { return Ok(None) };
    match cell.to_lowercase().as_str() {
        "女" | "女性" | "女士" | "小姐" | "female" | "f" | "woman" | "2" => {
            Ok(Some(Sex::Female))
        }
        "男" | "男性" | "先生" | "male" | "m" | "man" | "1" => Ok(Some(Sex::Male)),
        "未知" | "保密" | "其他" | "不详" | "未填写" | "未設定" | "unknown" | "other" | "0"
        | "9" => Ok(None),
        _ => Err((Some(GuestColumn::Sex), GuestRowRefusal::SexNotValid.into())),
    }
}

fn birthday(cells: &Cells<'_>, reading: &Reading) -> Result<Option<Birthday>, BadCell> {
    let Some(cell) = cells.get(GuestColumn::Birthday) else { return Ok(None) };
    let bad = |why: Why| (Some(GuestColumn::Birthday), why);
    let usual = match cells.get(GuestColumn::Calendar).map(str::to_lowercase).as_deref() {
        Some("农历" | "阴历" | "農曆" | "陰曆" | "是" | "lunar" | "1" | "yes" | "true") => {
            Calendar::Lunar
        }
        _ => Calendar::Solar,
    };
    let told = told_birthday(cell, usual, reading.date_order, reading.today).map_err(bad)?;
    let born = told.and_then(|birthday| birthday.first());
    if born.is_some_and(|born| born.plus_months(GUARDIAN_MONTHS) > reading.today) {
        return Err(bad(GuestRowRefusal::UnderFourteen.into()));
    }
    Ok(told)
}

/// Principal and bonus. A balance that is not parted is principal: the part that a guest gets back.
fn balance(cells: &Cells<'_>, digits: u8) -> Result<(Minor, Minor), BadCell> {
    let whole = cells.amount(GuestColumn::Balance, digits)?;
    let principal = cells.amount(GuestColumn::Principal, digits)?;
    let bonus = cells.amount(GuestColumn::Bonus, digits)?;
    let parts = match (whole, principal, bonus) {
        (Some(whole), Some(principal), Some(bonus)) if whole == principal + bonus => {
            (principal, bonus)
        }
        (Some(whole), Some(principal), None) if whole >= principal => {
            (principal, whole - principal)
        }
        (Some(whole), None, bonus) if whole >= bonus.unwrap_or(0) => {
            (whole - bonus.unwrap_or(0), bonus.unwrap_or(0))
        }
        (None, principal, bonus) => (principal.unwrap_or(0), bonus.unwrap_or(0)),
        _ => return Err((Some(GuestColumn::Balance), GuestRowRefusal::BalanceParts.into())),
    };
    Ok((Minor::from_raw(parts.0), Minor::from_raw(parts.1)))
}

fn joined(cells: &Cells<'_>, reading: &Reading) -> Result<Option<BusinessDay>, BadCell> {
    let Some(cell) = cells.get(GuestColumn::Joined) else { return Ok(None) };
    let bad = |why: RowRefusal| (Some(GuestColumn::Joined), why.into());
    let day = stamp(cell, reading.date_order).map_err(bad)?.date;
    if day > reading.today { Err(bad(RowRefusal::InFuture)) } else { Ok(Some(day)) }
}

/// A word says so, or the row has what only members have.
fn is_member(cells: &Cells<'_>, guest: &ImportedGuest) -> Result<bool, BadCell> {
    let has = guest.card_no.is_some()
        || guest.tier.is_some()
        || guest.joined.is_some()
        || guest.has_balance();
    let Some(cell) = cells.get(GuestColumn::IsMember) else { return Ok(has) };
    match cell.to_lowercase().as_str() {
        "是" | "会员" | "會員" | "y" | "yes" | "true" | "1" => Ok(true),
        // Whoever has a card or a balance is one, whatever the other column says.
        "否" | "不是" | "非会员" | "非會員" | "n" | "no" | "false" | "0" => {
            Ok(guest.card_no.is_some() || guest.has_balance())
        }
        _ => Err((Some(GuestColumn::IsMember), GuestRowRefusal::YesOrNo.into())),
    }
}

/// Remarks, tags and figures of the other system, each behind its header.
fn note(cells: &Cells<'_>, remark: Option<String>) -> Result<Option<Note>, BadCell> {
    let mut lines: Vec<String> = remark.into_iter().collect();
    for column in GuestColumn::NOTED {
        let Some(cell) = cells.get(column) else { continue };
        let at = cells.columns.iter().find(|(one, _)| *one == column).map(|(_, at)| *at);
        let header = at.and_then(|at| cells.headers.get(at)).map(|header| header.trim());
        let cell = visible(cell);
        lines.push(match header.filter(|header| !header.is_empty()) {
            Some(header) if column != GuestColumn::Note => format!("{header}：{cell}"),
            _ => cell,
        });
    }
    if lines.is_empty() {
        return Ok(None);
    }
    let note: Result<Note, _> = lines.join("\n").parse();
    note.map(Some).map_err(|why| (Some(GuestColumn::Note), why.into()))
}

#[cfg(test)]
mod tests;
