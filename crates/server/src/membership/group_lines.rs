//! Members of a group out of pasted lines: who is meant by each, and what is in the way.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::guests::Phone;
use zhike_domain::kernel::id::{GroupId, GuestId};
use zhike_domain::membership::department::Department;
use zhike_store::{Tx, p};

use super::actions::group_members::{Wanted, add};
use super::groups;
use super::sql::group::{self as sql, MemberRow};
use crate::guests::read::{by_phone, head};
use crate::platform::http::act::Work;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// The most lines at once: each is a journal of its own.
const MOST_LINES: usize = 20;

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineTrouble {
    /// Neither a phone nor a card number.
    NotReadable,
    /// Nobody is known by it.
    Unknown,
    /// He is in a group already.
    InGroup,
    /// The same guest stands above.
    Twice,
    /// The group has no such department.
    Department,
}

/// One line as it was understood.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct LineView {
    /// Its number, from 1.
    pub line: u32,
    /// Who is meant.
    pub guest_id: Option<GuestId>,
    /// How he is called.
    pub display: Option<String>,
    /// The department.
    pub department_no: Option<u32>,
    /// What is wrong with it.
    pub trouble: Option<LineTrouble>,
}

/// Lines as they were understood.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct LinesView {
    /// Line by line.
    pub lines: Vec<LineView>,
    /// How many are members now.
    pub added: u32,
    /// Whether all of them can be taken in.
    pub fit: bool,
}

/// Lines that were looked at.
#[derive(Clone, Debug)]
pub struct Look {
    lines: Vec<LineView>,
}

impl Look {
    /// Whether all of them can be taken in.
    #[must_use]
    pub fn is_fit(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.trouble.is_none())
    }

    /// Who is meant.
    pub fn guests(&self) -> impl Iterator<Item = GuestId> {
        self.lines.iter().filter_map(|line| line.guest_id)
    }

    /// As it is shown.
    #[must_use]
    pub fn view(self) -> LinesView {
        LinesView { fit: self.is_fit(), lines: self.lines, added: 0 }
    }
}

/// Looks at pasted lines; empty ones are passed over.
///
/// # Errors
/// 422 `group.too_many_lines`; 404.
pub fn read(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    group_id: GroupId,
    text: &str,
) -> Result<Look, Problem> {
    let group = groups::open(tx, group_id)?;
    let departments = groups::departments(&group)?;
    let filled: Vec<(u32, &str)> = (1..)
        .zip(text.lines())
        .map(|(at, line)| (at, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    if filled.len() > MOST_LINES {
        let refused = Problem::field("/text", "group.too_many_lines");
        return Err(refused.with("most", MOST_LINES));
    }
    let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
    for (at, text) in filled {
        lines.push(understood(tx, keyring, &departments, (at, text), &mut seen)?);
    }
    Ok(Look { lines })
}

fn understood(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    departments: &[Department],
    (line, text): (u32, &str),
    seen: &mut BTreeSet<GuestId>,
) -> Result<LineView, Problem> {
    let mut cells = text.split([',', '，', '\t', ';']).map(str::trim);
    let who = cells.next().unwrap_or_default();
    let named = cells.next().filter(|name| !name.is_empty());
    let department = named.map(|name| {
        departments.iter().find(|one| !one.ended && one.name.as_str() == name).map(|one| one.no)
    });
    let (guest_id, readable) = match who.parse::<Phone>() {
        Ok(phone) => (by_phone(tx, keyring, &phone)?, true),
        Err(_) => (by_card(tx, who)?, !who.is_empty() && who.chars().all(|c| c.is_ascii_digit())),
    };
    let known = guest_id.map(|guest_id| head(tx, keyring, guest_id)).transpose()?.flatten();
    let in_group = match guest_id {
        Some(guest_id) => tx.opt::<MemberRow>(&sql::NOW_IN, p![guest_id.raw()])?.is_some(),
        None => false,
    };
    let trouble = match guest_id {
        None if readable => Some(LineTrouble::Unknown),
        None => Some(LineTrouble::NotReadable),
        Some(guest_id) if !seen.insert(guest_id) => Some(LineTrouble::Twice),
        Some(_) if in_group => Some(LineTrouble::InGroup),
        Some(_) if department == Some(None) => Some(LineTrouble::Department),
        Some(_) => None,
    };
    let display = known.map(|head| head.display);
    Ok(LineView { line, guest_id, display, department_no: department.flatten(), trouble })
}

fn by_card(tx: &mut Tx<'_>, number: &str) -> Result<Option<GuestId>, Problem> {
    let guest: Option<i64> = tx.opt(&sql::BY_CARD, p![number])?;
    Ok(guest.map(GuestId::from_raw))
}

/// Takes in everybody who was understood. Lock the group and all of them.
///
/// # Errors
/// The refusal of the first who cannot be taken in: then nobody is.
pub fn take_in(
    work: &mut Work<'_, '_>,
    group_id: GroupId,
    look: &Look,
) -> Result<LinesView, Problem> {
    let mut added = 0;
    for line in &look.lines {
        let Some(guest_id) = line.guest_id else { continue };
        let wanted = Wanted {
            department_no: line.department_no,
            allowance_minor: None,
            limits: None,
            until: None,
        };
        add(work, group_id, guest_id, None, &wanted)?;
        added += 1;
    }
    Ok(LinesView { lines: look.lines.clone(), added, fit: true })
}
