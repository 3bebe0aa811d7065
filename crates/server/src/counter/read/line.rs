//! A guest in a list.

use zhike_domain::kernel::id::{FieldId, GuestId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::team::scope::Scope;
use zhike_store::{Tx, p};

use super::tier_name;
use crate::counter::sql::bill::{self as bill_sql, OpenRow};
use crate::counter::sql::guest as sql;
use crate::counter::sql::member::{self as member_sql, MemberRow};
use crate::counter::views::GuestLine;
use crate::guests::consents::is_withheld;
use crate::guests::read::{WITHHELD, facts, head, phones, records};
use crate::membership::Programme;
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Business days a bill may stay open behind today's in another zone.
const OPEN_DAYS: i64 = 1;
const DAY_MS: i64 = 86_400_000;

/// How lines are asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Where the guest is looked for at a table.
    pub store_id: Option<StoreId>,
    /// Facts in these fields are wanted too.
    pub fields: Vec<FieldId>,
    /// The stores of whoever asks.
    pub reach: Scope,
    /// The instant.
    pub now: Millis,
}

impl Asking {
    /// Whether somebody with this bill sits there now.
    fn is_tonight(&self, bill: &OpenRow) -> bool {
        let since = self.now.0.div_euclid(DAY_MS) - OPEN_DAYS;
        let is_there = self.store_id.is_none_or(|store| store.raw() == bill.store_id);
        is_there && bill.business_day >= since
    }
}

/// A guest as a line; `None` when there is no such guest, or no longer.
pub fn line(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    programme: &Programme,
    guest_id: GuestId,
    asking: &Asking,
) -> Result<Option<GuestLine>, Problem> {
    let Some(head) = head(tx, keyring, guest_id)? else { return Ok(None) };
    let guest_id = head.guest_id;
    let guest = guest_id.raw();
    let phones = phones(tx, keyring, guest_id)?;
    let phone = phones.first().map(|contact| &contact.phone);
    let member: Option<MemberRow> = tx.opt(&member_sql::OF_GUEST, p![guest])?;
    let records = records(tx, guest)?;
    let last_days: Vec<Option<i64>> = tx.all_of(&bill_sql::LAST_DAY, &records)?;
    let open: Vec<OpenRow> = tx.all_of(&bill_sql::OPEN, &records)?;
    let stage: Option<String> = tx.opt(&sql::STAGE, p![guest])?;
    let facts = match asking.fields.is_empty() {
        true => Vec::new(),
        false => facts(tx, keyring, guest_id)?,
    };
    let line = GuestLine {
        guest_id,
        name: head.name,
        surname: head.surname,
        title: head.title,
        sex: head.sex,
        display: head.display,
        vip: head.vip,
        tier: member.as_ref().map(|member| tier_name(programme, member.tier_id)),
        phone_masked: phone.map(|phone| phone.masked()),
        phone_last4: phone.map(|phone| phone.last4().to_owned()),
        card_no: member.map(|member| member.card_no),
        allergies: head.allergies,
        last_visit_day: last_days.into_iter().flatten().max().map(BusinessDay),
        here_tonight: open.iter().any(|bill| asking.is_tonight(bill)),
        phone_in_doubt: phones.iter().any(|contact| contact.doubted_at.is_some()),
        stage: stage.map(|word| word.parse()).transpose().map_err(refuse)?,
        facts: facts.into_iter().filter(|one| asking.fields.contains(&one.field_id)).collect(),
    };
    let is_withheld = is_withheld(tx, guest_id, head.store_id, &asking.reach)?;
    Ok(Some(if is_withheld { withheld(line) } else { line }))
}

/// The same line for a store where the guest does not want to be known.
fn withheld(line: GuestLine) -> GuestLine {
    let safety = line.allergies.into_iter().filter(|fact| fact.is_safety_fact());
    GuestLine {
        name: None,
        surname: None,
        title: None,
        sex: None,
        display: WITHHELD.to_owned(),
        vip: false,
        phone_masked: None,
        phone_last4: None,
        allergies: safety.collect(),
        stage: None,
        facts: Vec::new(),
        ..line
    }
}
