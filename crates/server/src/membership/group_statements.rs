//! Statements of groups: what each department and person used in a time, and what the account
//! began and ended with. Its sums are those of the ledger.

use std::collections::BTreeMap;
use std::io::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zhike_domain::kernel::id::{GroupId, GuestId, StaffId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{Tx, p};

use super::group_sheet;
use super::groups;
use super::sql::group_use::{self as sql, GrantedRow, MovedRow, PersonRow};
use crate::guests::read::head;
use crate::platform::app::App;
use crate::platform::jobs::{Done, JobContext, JobError, JobHandler, Leased, NewJob, Shown};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::sheet::Language;

/// The kind of the job that writes a statement's workbook.
pub const EXPORT_KIND: &str = "group_statement.export";
/// The longest time of a statement, days.
pub const MOST_DAYS: i64 = 400;

/// What was used, minor units; what refunds gave back is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UsedView {
    /// Bills that the group paid, wholly or in part.
    pub bills: i64,
    /// Meal money that was granted.
    pub granted_minor: Minor,
    /// Meal money that was used.
    pub allowance_minor: Minor,
    /// What the shared balance paid.
    pub shared_minor: Minor,
    /// What refunds gave back of both; it is taken off already.
    pub back_minor: Minor,
}

impl UsedView {
    const NOTHING: Self = Self {
        bills: 0,
        granted_minor: Minor::ZERO,
        allowance_minor: Minor::ZERO,
        shared_minor: Minor::ZERO,
        back_minor: Minor::ZERO,
    };

    /// Adds another one.
    pub fn add(&mut self, other: &Self) {
        self.bills += other.bills;
        self.granted_minor += other.granted_minor;
        self.allowance_minor += other.allowance_minor;
        self.shared_minor += other.shared_minor;
        self.back_minor += other.back_minor;
    }
}

/// What one person used.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PersonUsed {
    /// Who.
    pub guest_id: GuestId,
    /// How he is called.
    pub display: String,
    /// How much.
    pub used: UsedView,
}

/// What one department used.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DepartmentUsed {
    /// Which; `null` for who is in none.
    pub department_no: Option<i64>,
    /// What it is called.
    pub name: Option<String>,
    /// How much.
    pub used: UsedView,
    /// Person by person.
    pub people: Vec<PersonUsed>,
}

/// What moved the shared balance, minor units.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BalanceMoved {
    /// What it held when the first day began.
    pub opening_minor: Minor,
    /// What was paid in and came on top.
    pub topped_up_minor: Minor,
    /// What bills took, refunds taken off: negative when more came back.
    pub used_minor: Minor,
    /// What else changed it: paid back, ended.
    pub other_minor: Minor,
    /// What it held when the last day ended.
    pub closing_minor: Minor,
}

/// A statement.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StatementView {
    /// Which group.
    pub group_id: GroupId,
    /// What it is called.
    pub name: String,
    /// The first day.
    pub from: BusinessDay,
    /// The day after the last one.
    pub to: BusinessDay,
    /// Department by department.
    pub departments: Vec<DepartmentUsed>,
    /// All of them together.
    pub total: UsedView,
    /// The shared balance.
    pub balance: BalanceMoved,
}

/// Whether a time can be asked about.
///
/// # Errors
/// 422 `group.statement_range`.
pub fn check_range(from: BusinessDay, to: BusinessDay) -> Result<(), Problem> {
    let days = to.days().saturating_sub(from.days());
    if (1..=MOST_DAYS).contains(&days) {
        return Ok(());
    }
    Err(Problem::field("/to", "group.statement_range").with("most_days", MOST_DAYS))
}

/// The statement of the business days `[from, to)`.
///
/// # Errors
/// 404; those of the database.
pub fn statement(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    group_id: GroupId,
    (from, to): (BusinessDay, BusinessDay),
) -> Result<StatementView, Problem> {
    let group = groups::find(tx, group_id)?;
    let names: BTreeMap<i64, String> = groups::departments(&group)?
        .into_iter()
        .map(|one| (i64::from(one.no), one.name.to_string()))
        .collect();
    let mut departments = Vec::new();
    let mut total = UsedView::NOTHING;
    for (department_no, people) in used(tx, group_id, from, to)? {
        let mut of = DepartmentUsed {
            department_no,
            name: department_no.and_then(|no| names.get(&no).cloned()),
            used: UsedView::NOTHING,
            people: Vec::new(),
        };
        for (guest, used) in people {
            let guest_id = GuestId::from_raw(guest);
            let display = head(tx, keyring, guest_id)?.map(|head| head.display);
            of.used.add(&used);
            of.people.push(PersonUsed { guest_id, display: display.unwrap_or_default(), used });
        }
        total.add(&of.used);
        departments.push(of);
    }
    let account = GuestId::from_raw(group.account_guest_id);
    let name = head(tx, keyring, account)?.and_then(|head| head.name).unwrap_or_default();
    let balance = balance(tx, account, from, to)?;
    // Those of no department come last.
    departments.sort_by_key(|of| of.department_no.is_none());
    Ok(StatementView { group_id, name, from, to, departments, total, balance })
}

/// By department, and in it by person.
type ByDepartment = BTreeMap<Option<i64>, BTreeMap<i64, UsedView>>;

fn used(
    tx: &mut Tx<'_>,
    group_id: GroupId,
    from: BusinessDay,
    to: BusinessDay,
) -> Result<ByDepartment, Problem> {
    let range = p![group_id.raw(), from.days(), to.days()];
    let mut all = ByDepartment::new();
    let rows: Vec<PersonRow> = tx.all(&sql::BY_PERSON, range)?;
    for row in rows {
        let used = UsedView {
            bills: row.bills,
            granted_minor: Minor::ZERO,
            allowance_minor: Minor::from_raw(row.allowance_minor),
            shared_minor: Minor::from_raw(row.principal_minor + row.bonus_minor),
            back_minor: Minor::from_raw(row.back_minor),
        };
        all.entry(row.department_no).or_default().insert(row.guest_id, used);
    }
    let rows: Vec<GrantedRow> = tx.all(&sql::GRANTED, range)?;
    for row in rows {
        let of = all.entry(row.department_no).or_default();
        let person = of.entry(row.guest_id).or_insert(UsedView::NOTHING);
        person.granted_minor += Minor::from_raw(row.amount_minor);
    }
    Ok(all)
}

fn balance(
    tx: &mut Tx<'_>,
    account: GuestId,
    from: BusinessDay,
    to: BusinessDay,
) -> Result<BalanceMoved, Problem> {
    let rows: Vec<MovedRow> = tx.all(&sql::MOVED, p![account.raw(), from.days(), to.days()])?;
    let sum = |kinds: &[&str]| -> i64 {
        let its = rows.iter().filter(|row| kinds.contains(&row.kind.as_str()));
        its.map(|row| row.in_minor).sum()
    };
    let opening: i64 = rows.iter().map(|row| row.before_minor).sum();
    let moved: i64 = rows.iter().map(|row| row.in_minor).sum();
    let (topped_up, used) = (sum(&["top_up"]), -sum(&["settlement", "refund"]));
    let minor = Minor::from_raw;
    Ok(BalanceMoved {
        opening_minor: minor(opening),
        topped_up_minor: minor(topped_up),
        used_minor: minor(used),
        other_minor: minor(moved - topped_up + used),
        closing_minor: minor(opening + moved),
    })
}

/// What is to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// Which group.
    pub group_id: GroupId,
    /// Its store.
    pub store_id: StoreId,
    /// The first day.
    pub from: BusinessDay,
    /// The day after the last one.
    pub to: BusinessDay,
    /// The language of headings.
    pub language: Language,
}

/// A job that writes a statement's workbook. Record it in the audit in the same transaction.
///
/// # Errors
/// A fault when the order cannot be written down.
pub fn export_job(order: &Order, staff_id: StaffId, now: i64) -> Result<NewJob, Problem> {
    Ok(NewJob {
        kind: EXPORT_KIND,
        key: None,
        run_at: now,
        payload: serde_json::to_value(order).map_err(Problem::fault)?,
        title_params: json!({"from": order.from, "to": order.to.plus_days(-1)}),
        store_id: Some(order.store_id),
        created_by: Some(staff_id.raw()),
        shown: Shown::OnJobsPage,
    })
}

/// Writes workbooks of statements.
pub struct Export(Keyring);

impl Export {
    /// For this house.
    #[must_use]
    pub fn of(app: &App) -> Export {
        Export(app.keyring.clone())
    }
}

impl JobHandler for Export {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let order: Order = serde_json::from_value(job.payload.clone()).map_err(|why| {
            JobError::Final { code: "job.payload_wrong", detail: why.to_string() }
        })?;
        context.go_on()?;
        let keyring = self.0.clone();
        let (group_id, range) = (order.group_id, (order.from, order.to));
        let view = context
            .store()
            .read_blocking(move |tx| statement(tx, &keyring, group_id, range))
            .map_err(|problem: Problem| JobError::Retry {
                code: problem.code,
                detail: problem.cause.unwrap_or_default(),
            })?;
        let bytes = group_sheet::workbook(&view, order.language)
            .map_err(|why| JobError::Final { code: "job.file_failed", detail: why.to_string() })?;
        let name = format!("statement-{}-{}.xlsx", order.from, order.to.plus_days(-1));
        let mut file = context.create_file(&name)?;
        file.write_all(&bytes).map_err(|why| JobError::File(why.into()))?;
        Ok(Done { file: Some(file.finish()?) })
    }
}
