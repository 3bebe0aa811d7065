//! How the guest orders and eats: offers and charges ask for it.

use super::OrderingRefusal;
use crate::kernel::words::words;

words! {
    /// How the guest orders and eats.
    pub enum Channel else OrderingRefusal::UnknownWord {
        /// 堂食.
        DineIn = "dine_in",
        /// 自提.
        Takeaway = "takeaway",
        /// 外卖.
        Delivery = "delivery",
        /// 宴会.
        Banquet = "banquet",
    }
}
