//! Bills of another maker's till: known by its own numbers, each settled once.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhike_domain::checkout::{BillRefusal, Tender};
use zhike_domain::kernel::id::{BillId, RefundId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_store::{Tx, p};

use super::BillRef;
use super::refunds::{self, Refunding};
use super::settle::{self, Settling};
use crate::checkout::bodies::BillBody;
use crate::checkout::read;
use crate::checkout::sql::bill::BillRow;
use crate::checkout::sql::pos::{self as sql, PosBillRow, PosRefundRow};
use crate::checkout::views::SettledView;
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// A bill of another till, to be settled.
#[derive(Clone, Debug)]
pub struct PosSettle {
    /// Its number there.
    pub pos_bill_no: Name,
    /// What is on it.
    pub body: BillBody,
    /// What the other till shows as due, minor units.
    pub due_minor: Minor,
    /// How it is paid.
    pub tenders: Vec<Tender>,
    /// SHA-256 of all of it: the same again is the same bill.
    pub hash: [u8; 32],
}

/// The bill under a number of another till.
pub fn find(tx: &mut Tx<'_>, store_id: StoreId, number: &Name) -> Result<Option<BillRow>, Problem> {
    let row: Option<PosBillRow> = tx.opt(&sql::FIND, p![store_id.raw(), number.as_str()])?;
    row.map(|row| read::bill(tx, BillId::from_raw(row.bill_id))).transpose()
}

/// Opens and settles in one go, and answers what the till is shown; a number that was settled
/// before gives its first settlement, which is to be read.
///
/// # Errors
/// 409 `bill.pos_changed` when the number was settled with another bill; the refusals of settling.
pub fn settle(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    wish: &PosSettle,
    with: &Settling<'_>,
) -> Result<(BillRef, Option<SettledView>), Problem> {
    let number = wish.pos_bill_no.as_str();
    let row: Option<PosBillRow> = work.tx.opt(&sql::FIND, p![store_id.raw(), number])?;
    if let Some(row) = row {
        let bill_id = BillId::from_raw(row.bill_id);
        if row.content_hash == wish.hash {
            return Ok((BillRef { bill_id }, None));
        }
        return Err(refuse(BillRefusal::PosChanged).with("bill_id", bill_id.to_string()));
    }
    let paid = (wish.due_minor, wish.tenders.as_slice());
    let told = settle::open_and_settle(work, store_id, &wish.body, paid, with)?;
    let bill_id = told.bill.bill_id;
    let now = work.now().0;
    let row = p![store_id.raw(), number, bill_id.raw(), wish.hash, now];
    work.tx.put(&sql::INSERT, row)?;
    Ok((BillRef { bill_id }, Some(told)))
}

/// What is kept under the key of a refund.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RefundRef {
    /// The bill.
    pub bill_id: BillId,
    /// The refund.
    pub refund_id: RefundId,
}

/// Refunds; a refund number that was used before gives its first answer.
///
/// # Errors
/// 409 `bill.pos_changed` when the number was used for another refund; the refusals of refunding.
pub fn refund(
    work: &mut Work<'_, '_>,
    bill_id: BillId,
    refund_no: &Name,
    wish: &Refunding<'_>,
) -> Result<RefundRef, Problem> {
    let said = serde_json::to_vec(&(wish.ask, wish.shown_minor)).map_err(Problem::fault)?;
    let hash: [u8; 32] = Sha256::digest(&said).into();
    let (bill, number) = (bill_id.raw(), refund_no.as_str());
    let row: Option<PosRefundRow> = work.tx.opt(&sql::FIND_REFUND, p![bill, number])?;
    if let Some(row) = row {
        let refund_id = RefundId::from_raw(row.refund_id);
        if row.content_hash == hash {
            return Ok(RefundRef { bill_id, refund_id });
        }
        return Err(refuse(BillRefusal::PosChanged).with("refund_id", refund_id.to_string()));
    }
    let refund_id = refunds::refund(work, bill_id, wish)?;
    work.tx.put(&sql::INSERT_REFUND, p![bill, number, refund_id.raw(), hash])?;
    Ok(RefundRef { bill_id, refund_id })
}
