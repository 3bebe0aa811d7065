//! A bill that another till settled, as pages see it: its lines and tenders are there, how it was
//! priced is not known here.

use std::collections::BTreeSet;

use zhike_domain::checkout::imported::order_no_of;
use zhike_domain::kernel::id::{BillId, DishId, GuestId, ImportId, StoreId};
use zhike_domain::kernel::money::{Minor, Points, QtyMilli, Ratio, Rounding};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ordering::{LineNo, PriceKind, UnitPrice};
use zhike_domain::pricing::{Certainty, Channel, PointsAsked};
use zhike_store::{Tx, p};

use crate::checkout::bodies::Content;
use crate::checkout::facts;
use crate::checkout::read::{opener, tenders};
use crate::checkout::sql::bill::BillRow;
use crate::checkout::sql::imported::{self as sql, LineRow};
use crate::checkout::views::{
    BillState, BillView, ImportedView, LineWord, Outcome, QuoteLine, QuoteView, SettlementView,
    Words,
};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// An imported bill with everything that is shown of it.
///
/// # Errors
/// A fault when a column does not hold what it should.
pub fn view(tx: &mut Tx<'_>, keyring: &Keyring, row: BillRow) -> Result<BillView, Problem> {
    let quote = quote(tx, &row)?;
    let guest = facts::guest(tx, keyring, row.guest_id.map(GuestId::from_raw))?;
    let source = row.import_source.clone().unwrap_or_default();
    Ok(BillView {
        bill_id: BillId::from_raw(row.bill_id),
        version: row.version,
        bill_no: row.bill_no,
        store_id: StoreId::from_raw(row.store_id),
        business_day: BusinessDay(row.business_day),
        state: BillState::of(&row.state),
        table: row.table_name.clone(),
        guests: row.guests,
        channel: row.channel.parse::<Channel>().map_err(Problem::fault)?,
        guest,
        greeting: None,
        content: Content::Amount { amount_minor: quote.list_minor, no_discount_minor: Minor::ZERO },
        unwanted: Vec::new(),
        points_asked: PointsAsked::None,
        manual: Vec::new(),
        settlement: Some(settlement(tx, &row, &source)?),
        quote,
        refunds: Vec::new(),
        refundable_minor: Minor::ZERO,
        opened_at: Millis(row.created_at),
        opened_by: opener(tx, keyring, row.opened_by)?,
        imported: row.import_id.map(|import| ImportedView {
            import_id: ImportId::from_raw(import),
            source,
            order_no: row.order_key.as_deref().and_then(order_no_of).map(str::to_owned),
        }),
    })
}

fn settlement(tx: &mut Tx<'_>, row: &BillRow, source: &str) -> Result<SettlementView, Problem> {
    Ok(SettlementView {
        settlement_id: None,
        settled_at: Millis(row.settled_at.unwrap_or(row.created_at)),
        business_day: BusinessDay(row.business_day),
        settled_by: source.to_owned(),
        due_minor: Minor::from_raw(row.due_minor),
        tenders: tenders(tx, row.bill_id)?,
        outcome: Outcome {
            change_minor: Minor::ZERO,
            spent_points: Points::ZERO,
            earned_points: Points::ZERO,
            earned_growth: Points::ZERO,
            coupon_ids: Vec::new(),
            balances_after: None,
            tier_change: None,
        },
    })
}

/// Its lines as a quote without steps: what was taken off is the difference of two sums, and why it
/// was is known at the other till only.
///
/// # Errors
/// Those of the store.
pub fn quote(tx: &mut Tx<'_>, row: &BillRow) -> Result<QuoteView, Problem> {
    let lines: Vec<LineRow> = tx.all(&sql::LINES, p![row.bill_id])?;
    let (list_minor, due_minor) = (Minor::from_raw(row.list_minor), Minor::from_raw(row.due_minor));
    Ok(QuoteView {
        lines: lines.into_iter().map(line).collect(),
        steps: Vec::new(),
        not_used: Vec::new(),
        gifts: Vec::new(),
        certainty: Certainty::Proven,
        list_minor,
        priced_minor: list_minor,
        after_offers_minor: due_minor,
        due_minor,
        saved_minor: list_minor - due_minor,
        points: None,
        most_points: Points::ZERO,
        most_points_minor: Minor::ZERO,
        earns_points: Points::ZERO,
        stored_value: None,
        group: None,
        suggested_tenders: Vec::new(),
    })
}

fn line(row: LineRow) -> QuoteLine {
    let (list_minor, due_minor) = (Minor::from_raw(row.list_minor), Minor::from_raw(row.due_minor));
    let unit = || list_minor.times(Ratio::of(1_000, row.qty_milli), Rounding::HalfUp);
    let unit_minor = if row.qty_milli > 0 { unit() } else { list_minor };
    QuoteLine {
        line: LineNo(row.line),
        kind: if row.kind == "dish" { LineWord::Dish } else { LineWord::Amount },
        dish_id: row.dish_id.map(DishId::from_raw),
        charge: None,
        words: Words { name: row.name, name_zh_tw: None, name_en: None },
        unit: None,
        chosen: Vec::new(),
        note: None,
        qty_milli: QtyMilli::from_raw(row.qty_milli),
        unit_list_minor: unit_minor,
        list_minor,
        price: UnitPrice { kind: PriceKind::List, unit_minor, version: 0 },
        member_unit_minor: None,
        priced_minor: list_minor,
        after_offers_minor: due_minor,
        due_minor,
        takes_part: true,
        why_not: None,
        allergen_hits: BTreeSet::new(),
    }
}
