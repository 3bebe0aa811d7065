//! What groups pay, kept bill by bill: what limits and statements are counted from.

use zhike_domain::guests::Meal;
use zhike_domain::kernel::id::{
    BillId, GroupId, GroupMemberId, GuestId, JournalId, SettlementId, StoreId,
};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{Tx, p};

use crate::membership::sql::group_use::{self as sql, UseRow};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// What a group paid of a settlement, or, negative, what a refund gave back.
#[derive(Clone, Copy, Debug)]
pub struct GroupUse {
    /// The settlement or the refund.
    pub cause: i64,
    /// The settlement.
    pub settlement_id: SettlementId,
    /// The bill.
    pub bill_id: BillId,
    /// Which group.
    pub group_id: GroupId,
    /// By which membership.
    pub group_member_id: GroupMemberId,
    /// For whom.
    pub guest_id: GuestId,
    /// For which department.
    pub department_no: Option<i64>,
    /// On which day limits count it.
    pub used_day: BusinessDay,
    /// At which meal.
    pub meal: Meal,
    /// Meal money, minor units.
    pub allowance_minor: Minor,
    /// Principal of the shared balance, minor units.
    pub principal_minor: Minor,
    /// Bonus of the shared balance, minor units.
    pub bonus_minor: Minor,
    /// The journal of the group's account.
    pub account_journal_id: Option<JournalId>,
}

/// Keeps it.
///
/// # Errors
/// Those of the database.
pub fn write(
    work: &mut Work<'_, '_>,
    used: &GroupUse,
    store_id: StoreId,
    day: BusinessDay,
) -> Result<(), Problem> {
    let now = work.now();
    let row = p![
        used.cause,
        used.settlement_id.raw(),
        used.bill_id.raw(),
        used.group_id.raw(),
        used.group_member_id.raw(),
        used.guest_id.raw(),
        used.department_no,
        store_id.raw(),
        day.days(),
        used.used_day.days(),
        used.meal.as_str(),
        used.allowance_minor.raw(),
        used.principal_minor.raw(),
        used.bonus_minor.raw(),
        used.account_journal_id.map(JournalId::raw),
        now.0
    ];
    Ok(work.tx.put(&sql::INSERT, row)?)
}

/// Which group paid of a settlement, with amounts of nothing.
///
/// # Errors
/// Those of the database.
pub fn of_settlement(
    tx: &mut Tx<'_>,
    settlement_id: SettlementId,
) -> Result<Option<GroupUse>, Problem> {
    let row: Option<UseRow> = tx.opt(&sql::OF_SETTLEMENT, p![settlement_id.raw()])?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(GroupUse {
        cause: row.settlement_id,
        settlement_id: SettlementId::from_raw(row.settlement_id),
        bill_id: BillId::from_raw(row.bill_id),
        group_id: GroupId::from_raw(row.group_id),
        group_member_id: GroupMemberId::from_raw(row.group_member_id),
        guest_id: GuestId::from_raw(row.guest_id),
        department_no: row.department_no,
        used_day: BusinessDay(row.used_day),
        meal: row.meal.parse().map_err(refuse)?,
        allowance_minor: Minor::ZERO,
        principal_minor: Minor::ZERO,
        bonus_minor: Minor::ZERO,
        account_journal_id: row.account_journal_id.map(JournalId::from_raw),
    }))
}
