//! What offers and coupons look like from outside.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{BillId, CouponId, CouponTemplateId, GuestId, OfferId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_domain::pricing::Offer;
use zhike_domain::pricing::coupon::CouponState;

use crate::platform::problem::Problem;
use crate::pricing::bodies::{OfferBody, TemplateBody};
use crate::pricing::read;
use crate::pricing::sql::coupon::CouponRow;

/// An offer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OfferView {
    /// Which.
    pub offer_id: OfferId,
    /// Version of the offer.
    pub version: i64,
    /// Version of its rule, which receipts name.
    pub rule_version: u32,
    /// `draft` before it was ever in force, `active`, or `stopped`.
    pub state: String,
    /// What it has taken off so far, when it has a budget; minor units.
    pub budget_used_minor: Minor,
    /// What it is.
    pub offer: OfferBody,
}

/// A coupon template.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TemplateView {
    /// Which.
    pub coupon_template_id: CouponTemplateId,
    /// Version of the template.
    pub version: i64,
    /// Version of its rule, which new coupons carry.
    pub rule_version: u32,
    /// How many were issued.
    pub issued: u32,
    /// How many are left; absent without a limit.
    pub left: Option<u32>,
    /// What it is.
    pub template: TemplateBody,
}

/// A coupon of a guest.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CouponView {
    /// Which.
    pub coupon_id: CouponId,
    /// From which template.
    pub coupon_template_id: CouponTemplateId,
    /// Whose.
    pub guest_id: GuestId,
    /// What the guest reads.
    pub name: String,
    /// The name in zh-TW.
    pub name_zh_tw: Option<String>,
    /// The name in English.
    pub name_en: Option<String>,
    /// What it says it is worth, minor units.
    pub face_minor: Minor,
    /// What has become of it, now.
    pub state: CouponState,
    /// From when on it may be used.
    pub valid_from: Millis,
    /// From when on it no longer may.
    pub expires_at: Option<Millis>,
    /// When it was issued.
    pub issued_at: Millis,
    /// In which store.
    pub store_id: Option<StoreId>,
    /// The bill it was redeemed on.
    pub bill_id: Option<BillId>,
    /// The rule it was issued under.
    pub rule: Offer,
}

impl CouponView {
    /// From the row, as it stands at `now`.
    pub fn of(row: CouponRow, now: Millis) -> Result<CouponView, Problem> {
        let coupon = read::coupon(&row)?;
        Ok(CouponView {
            coupon_id: coupon.coupon_id,
            coupon_template_id: coupon.template_id,
            guest_id: GuestId::from_raw(row.guest_id),
            state: coupon.stands(now),
            valid_from: coupon.from,
            expires_at: coupon.expires_at,
            name: row.name,
            name_zh_tw: row.name_zh_tw,
            name_en: row.name_en,
            face_minor: Minor::from_raw(row.face_minor),
            issued_at: Millis(row.issued_at),
            store_id: row.store_id.map(StoreId::from_raw),
            bill_id: row.bill_id.map(BillId::from_raw),
            rule: serde_json::from_str(&row.rule).map_err(Problem::fault)?,
        })
    }
}

/// What was issued.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IssuedView {
    /// How many.
    pub issued: usize,
    /// The coupons, guest by guest in the order of the request.
    pub coupon_ids: Vec<CouponId>,
}
