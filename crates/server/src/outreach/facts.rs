//! What a message is about, read from the views of the folders that know.

use jiff::Timestamp;
use zhike_domain::guests::Phone;
use zhike_domain::guests::consent::Answer;
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::time::{Millis, local_minute};
use zhike_domain::outreach::{Address, Language, MessageChannel, is_demo_number};
use zhike_store::{Tx, p};

use super::sql::facts::{self as sql, AddressRow, BalanceRow, ConsentRow, HouseRow, StoreRow};
use crate::guests::read as guests;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};

/// Where a message would go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it means for the decision.
    pub address: Address,
    /// The address itself: E.164 or a mailbox; empty when there is none.
    pub value: String,
}

/// Where this guest is reached by this channel.
///
/// # Errors
/// Those of the store.
pub fn place(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    channel: MessageChannel,
) -> Result<Place, Problem> {
    let missing = Place { address: Address::Missing, value: String::new() };
    Ok(match channel {
        MessageChannel::Here => missing,
        MessageChannel::Email => {
            let email = guests::email(tx, keyring, guest_id)?;
            email.map_or(missing, |email| of_email(email.as_str()))
        }
        MessageChannel::Sms => {
            let phones = guests::phones(tx, keyring, guest_id)?;
            let mut phones = phones.iter().map(|contact| &contact.phone);
            phones.find(|phone| takes_texts(phone)).map_or(missing, of_phone)
        }
    })
}

/// A mailbox as the place of a message.
#[must_use]
pub fn of_email(email: &str) -> Place {
    Place { address: Address::Real, value: email.to_owned() }
}

/// A phone as the place of a message.
#[must_use]
pub fn of_phone(phone: &Phone) -> Place {
    let is_demo = is_demo_number(phone.number());
    let address = if is_demo { Address::Demo } else { Address::Real };
    Place { address, value: phone.number().to_owned() }
}

/// Landlines of this country take no text messages; what lies abroad is left to the carrier. A
/// demo number of either kind may stand for the real one.
fn takes_texts(phone: &Phone) -> bool {
    let number = phone.number();
    match number.strip_prefix("+86") {
        Some(own) => (own.len() == 11 && own.starts_with('1')) || is_demo_number(number),
        None => true,
    }
}

/// What the guest said of advertising by this channel.
///
/// # Errors
/// Those of the store.
pub fn consent(
    tx: &mut Tx<'_>,
    guest: i64,
    channel: MessageChannel,
) -> Result<Option<(Answer, Millis)>, Problem> {
    let row: Option<ConsentRow> = tx.opt(&sql::CONSENT, p![guest, channel.as_str()])?;
    let Some(row) = row else { return Ok(None) };
    let answer: Answer = row.answer.parse().map_err(Problem::fault)?;
    Ok(Some((answer, Millis(row.created_at))))
}

/// The clock of the store that a message belongs to; of the first one when it belongs to none.
///
/// # Errors
/// Those of the store.
pub fn clock(tx: &mut Tx<'_>, store: Option<i64>) -> Result<Option<StoreClock>, Problem> {
    for store in [store, tx.one(&sql::FIRST_STORE, p![])?].into_iter().flatten() {
        match store_clock::of(tx, StoreId::from_raw(store)) {
            Ok(clock) => return Ok(Some(clock)),
            Err(problem) if problem.code == "thing.not_there" => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(None)
}

/// The time of day there.
#[must_use]
pub fn minute(clock: &StoreClock, now: Millis) -> zhike_domain::kernel::time::DayMinute {
    local_minute(now, &clock.zone)
}

/// The words of a text in a language; the first one where there is none.
fn in_language(
    language: Language,
    first: String,
    zh_tw: Option<String>,
    en: Option<String>,
) -> String {
    match language {
        Language::ZhCn => first,
        Language::ZhTw => zh_tw.unwrap_or(first),
        Language::En => en.unwrap_or(first),
    }
}

/// The house by name, and how it writes amounts.
#[derive(Clone, Debug)]
pub struct House {
    /// The name.
    pub name: String,
    currency: String,
}

impl House {
    /// The house as guests know it in this language.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut Tx<'_>, language: Language) -> Result<House, Problem> {
        let row: Option<HouseRow> = tx.opt(&sql::HOUSE, p![])?;
        let Some(row) = row else {
            return Ok(House { name: String::new(), currency: "CNY".to_owned() });
        };
        let name = in_language(language, row.name, row.name_zh_tw, row.name_en);
        Ok(House { name, currency: row.currency })
    }

    /// An amount in minor units as guests read it.
    #[must_use]
    pub fn amount(&self, minor: i64) -> String {
        let sign = match self.currency.as_str() {
            "CNY" => "¥".to_owned(),
            other => format!("{other} "),
        };
        let (whole, rest) = (minor.abs() / 100, minor.abs() % 100);
        let minus = if minor < 0 { "-" } else { "" };
        match rest {
            0 => format!("{minus}{sign}{whole}"),
            rest => format!("{minus}{sign}{whole}.{rest:02}"),
        }
    }
}

/// A store by name; empty when it was closed for good.
///
/// # Errors
/// Those of the store.
pub fn store_name(tx: &mut Tx<'_>, store: i64, language: Language) -> Result<String, Problem> {
    let row: Option<StoreRow> = tx.opt(&sql::STORE, p![store])?;
    Ok(row.map_or_else(String::new, |row| {
        in_language(language, row.name, row.name_zh_tw, row.name_en)
    }))
}

/// Free points and stored value of a guest.
///
/// # Errors
/// Those of the store.
pub fn balances(tx: &mut Tx<'_>, guest: i64) -> Result<(i64, i64), Problem> {
    let rows: Vec<BalanceRow> = tx.all(&sql::BALANCES, p![guest])?;
    let of = |units: &[&str]| {
        rows.iter().filter(|row| units.contains(&row.unit.as_str())).map(|row| row.free).sum()
    };
    Ok((of(&["points"]), of(&["principal", "bonus"])))
}

/// How to address a guest in writing: the name with its title when both are sure, else as anybody.
///
/// # Errors
/// Those of the store.
pub fn greeting(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    language: Language,
) -> Result<String, Problem> {
    let head = guests::head(tx, keyring, guest_id)?;
    let known =
        head.filter(|head| head.title.is_some() || (head.name.is_some() && head.sex.is_some()));
    Ok(match (known, language) {
        (Some(head), Language::ZhCn | Language::ZhTw) => head.display,
        (_, Language::ZhCn) => "尊敬的会员".to_owned(),
        (_, Language::ZhTw) => "尊敬的會員".to_owned(),
        (_, Language::En) => "Dear guest".to_owned(),
    })
}

/// The address under which guests find the house.
///
/// # Errors
/// Those of the store.
pub fn guest_address(tx: &mut Tx<'_>) -> Result<Option<String>, Problem> {
    let row: Option<AddressRow> = tx.opt(&sql::GUEST_ADDRESS, p![])?;
    Ok(row.and_then(|row| row.guest_address))
}

/// A day as guests read it.
#[must_use]
pub fn day(clock: &StoreClock, at: Millis, language: Language) -> String {
    let zone = jiff::tz::TimeZone::get(clock.zone.name()).unwrap_or(jiff::tz::TimeZone::UTC);
    let date = Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(zone).date();
    match language {
        Language::En => date.to_string(),
        _ => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}
