//! Statements on coupon templates.

use zhike_store::sql;

sql! {
    COUNT = "select count(*) from coupon_template where archived_at is null";
}
