//! Reading what guests ask.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::guests::consent::How;
use zhike_domain::kernel::id::{GuestId, RequestId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::privacy::{Clock, RequestKind, RequestState, SOON_DAYS, clock};
use zhike_store::{Tx, p};

use super::sql::request::{self as sql, RequestRow};
use crate::guests::read::{head, opened, staff_ref};
use crate::guests::views::StaffRef;
use crate::platform::http::list::Last;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

const DAY_MS: i64 = 86_400_000;

/// What a guest asks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RequestView {
    /// The request.
    pub request_id: RequestId,
    /// Whose data it is about.
    pub guest_id: GuestId,
    /// How the guest is called; `null` once he was erased.
    pub display: Option<String>,
    /// What is asked.
    pub kind: RequestKind,
    /// How far it is.
    pub state: RequestState,
    /// What the clock says.
    pub clock: Clock,
    /// How the guest asked.
    pub how: How,
    /// In the guest's words.
    pub words: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
    /// Where it was asked.
    pub store_id: StoreId,
    /// Who took it.
    pub taken_by: Option<StaffRef>,
    /// When it came.
    pub created_at: Millis,
    /// By when the answer must be there.
    pub due_at: Millis,
    /// Who answered.
    pub answered_by: Option<StaffRef>,
    /// When.
    pub answered_at: Option<Millis>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// How many requests wait.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RequestCounts {
    /// All that wait for an answer.
    pub open: i64,
    /// Those whose day is over.
    pub overdue: i64,
    /// Those that have three days or less.
    pub soon: i64,
}

/// Which requests are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Those that wait, the most urgent first.
    Open,
    /// Those that were answered, the newest first.
    Answered,
}

impl Listed {
    /// Where a list begins.
    #[must_use]
    pub const fn beginning(self) -> Last {
        match self {
            Listed::Open => Last { sort: -1, id: -1 },
            Listed::Answered => Last { sort: i64::MAX, id: i64::MAX },
        }
    }

    /// Where a list goes on after a request.
    #[must_use]
    pub fn after(self, request: &RequestView) -> Last {
        let at = match self {
            Listed::Open => request.due_at,
            Listed::Answered => request.answered_at.unwrap_or(request.due_at),
        };
        Last { sort: at.0, id: request.request_id.raw() }
    }
}

/// Requests of a list, of one guest or of all.
///
/// # Errors
/// Those of the store.
pub fn list(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    (listed, guest_id): (Listed, Option<GuestId>),
    from: &Last,
    limit: u32,
    now: Millis,
) -> Result<Vec<RequestView>, Problem> {
    let statement = match listed {
        Listed::Open => &sql::OPEN,
        Listed::Answered => &sql::ANSWERED,
    };
    let wanted = p![from.sort, from.id, guest_id.map(GuestId::raw), i64::from(limit)];
    let rows: Vec<RequestRow> = tx.all(statement, wanted)?;
    rows.iter().map(|row| view(tx, keyring, row, now)).collect()
}

/// How many wait, and how urgently.
///
/// # Errors
/// Those of the store.
pub fn counts(tx: &mut Tx<'_>, now: Millis) -> Result<RequestCounts, Problem> {
    let soon = now.0 + SOON_DAYS * DAY_MS;
    let (open, overdue, soon): (i64, i64, i64) = tx.one(&sql::COUNTS, p![now.0, soon])?;
    Ok(RequestCounts { open, overdue, soon })
}

/// One request.
///
/// # Errors
/// 404.
pub fn find(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    request_id: RequestId,
    now: Millis,
) -> Result<RequestView, Problem> {
    let row: Option<RequestRow> = tx.opt(&sql::FIND, p![request_id.raw()])?;
    view(tx, keyring, &row.ok_or_else(Problem::not_there)?, now)
}

fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &RequestRow,
    now: Millis,
) -> Result<RequestView, Problem> {
    let guest_id = GuestId::from_raw(row.guest_id);
    let (due_at, answered_at) = (Millis(row.due_at), row.done_at.map(Millis));
    let text = |column, sealed: &Option<Vec<u8>>| {
        opened(keyring, column, row.request_id, sealed.as_deref())
    };
    let staff = |tx: &mut Tx<'_>, staff: Option<i64>| match staff {
        Some(staff) => staff_ref(tx, keyring, staff),
        None => Ok(None),
    };
    Ok(RequestView {
        request_id: RequestId::from_raw(row.request_id),
        guest_id,
        display: head(tx, keyring, guest_id)?.map(|head| head.display),
        kind: row.kind.parse().map_err(Problem::fault)?,
        state: row.state.parse().map_err(Problem::fault)?,
        clock: clock(due_at, answered_at, now),
        how: row.how.parse().map_err(Problem::fault)?,
        words: text("privacy_request.words_enc", &row.words_enc)?,
        answer: text("privacy_request.answer_enc", &row.answer_enc)?,
        store_id: StoreId::from_raw(row.store_id),
        taken_by: staff(tx, row.created_by)?,
        created_at: Millis(row.created_at),
        due_at,
        answered_by: staff(tx, row.done_by)?,
        answered_at,
        version: row.version,
    })
}
