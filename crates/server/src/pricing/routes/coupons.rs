//! Coupons of guests.

use serde_json::json;
use zhike_domain::kernel::id::{CouponId, GuestId};
use zhike_domain::team::permission::Permission::{CouponVoid, GuestRead};
use zhike_store::{LockKey, Tx, p};

use super::offers::{NEWEST, PartQuery};
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page, limit_of};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{Route, Target, get, post};
use crate::platform::problem::Problem;
use crate::pricing::actions::{bills, coupons};
use crate::pricing::bodies::VoidBody;
use crate::pricing::sql::coupon::{self as sql, CouponRow};
use crate::pricing::views::CouponView;

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/guests/{guest_id}/coupons", "list_guest_coupons")
            .about("The coupons of a guest, the newest first")
            .needs(GuestRead, Target::AnyStore)
            .query::<PartQuery>()
            .to(page),
        post("/api/v1/coupons/{coupon_id}/void", "void_coupon")
            .about("Take a coupon back from its guest")
            .needs(CouponVoid, Target::AnyStore)
            .takes(json!({"reason": "发错了"}), void),
    ]
}

async fn page(call: Call) -> Result<Reply<Page<CouponView>>, Problem> {
    let guest_id: GuestId = call.id("guest_id")?;
    let query: PartQuery = call.query()?;
    let (limit, now) = (limit_of(query.limit)?, call.now);
    let keyring = call.app.keyring.clone();
    let from = list::start(&keyring, "coupons", query.cursor.as_deref(), NEWEST)?;
    let read = move |tx: &mut Tx<'_>| {
        let known: Option<i64> = tx.opt(&sql::KNOWN_AS, p![guest_id.raw()])?;
        let guest_id = known.map_or(guest_id, GuestId::from_raw);
        let there: i64 = tx.one(&sql::GUEST_THERE, p![guest_id.raw()])?;
        if there == 0 {
            return Err(Problem::not_there());
        }
        let part = p![guest_id.raw(), from.id, limit + 1];
        let rows: Vec<CouponRow> = tx.all(&sql::OF_GUEST, part)?;
        rows.into_iter().map(|row| CouponView::of(row, now)).collect::<Result<Vec<_>, Problem>>()
    };
    let sign = |last: &CouponView| {
        list::sign(&keyring, "coupons", &Last { sort: 0, id: last.coupon_id.raw() })
    };
    Ok(Reply::new(Page::cut(call.read(read).await?, limit, sign)?))
}

async fn void(call: Call, body: VoidBody) -> Result<Reply<CouponView>, Problem> {
    let coupon_id: CouponId = call.id("coupon_id")?;
    let void = move |work: &mut Work<'_, '_>| {
        coupons::void(work, coupon_id, body.reason.as_str())?;
        let now = work.now();
        CouponView::of(bills::find(work, coupon_id)?, now)
    };
    call.write(&[LockKey::new("coupon", coupon_id.raw())], void).await
}
