//! The words of a workbook.

use crate::platform::sheet::Language;

/// Headings and words of one language.
pub struct Words {
    /// Names of the sheets.
    pub sheets: [&'static str; 3],
    /// Columns of the days.
    pub days: &'static [&'static str],
    /// Monday to Sunday.
    pub weekdays: [&'static str; 7],
    /// Columns of the parts.
    pub parts: &'static [&'static str],
    /// Channel, tender, kind of guest.
    pub part_kinds: [&'static str; 3],
    /// Columns of the dishes.
    pub dishes: &'static [&'static str],
    /// Words of channels, tenders and kinds of guests.
    pub each: &'static [(&'static str, &'static str)],
}

impl Words {
    /// The word of a channel, tender or kind of guest; one that is not known stands as it is.
    pub fn of<'a>(&'a self, word: &'a str) -> &'a str {
        self.each.iter().find(|(code, _)| *code == word).map_or(word, |(_, said)| said)
    }
}

/// The words of a language.
pub const fn words(language: Language) -> &'static Words {
    match language {
        Language::Simplified => &SIMPLIFIED,
        Language::Traditional => &TRADITIONAL,
        Language::English => &ENGLISH,
    }
}

const SIMPLIFIED: Words = Words {
    sheets: ["每日", "构成", "菜品"],
    days: &[
        "营业日",
        "星期",
        "实收",
        "结账",
        "退款",
        "账单",
        "客数",
        "人均",
        "会员账单",
        "新客账单",
        "菜单价合计",
        "优惠成本",
        "优惠占比",
    ],
    weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    parts: &["分类", "项目", "账单", "客数", "实收", "占比"],
    part_kinds: ["渠道", "支付方式", "新客与回头客"],
    dishes: &["菜品", "份数", "账单", "菜单价合计", "成交金额（优惠后、退款前）", "平时份数"],
    each: &[
        ("dine_in", "堂食"),
        ("takeaway", "自提"),
        ("delivery", "外卖"),
        ("banquet", "宴会"),
        ("allowance", "餐补"),
        ("group_balance", "团体余额"),
        ("stored_value", "储值"),
        ("cash", "现金"),
        ("card", "银行卡"),
        ("wechat", "微信"),
        ("alipay", "支付宝"),
        ("voucher", "团购券"),
        ("on_account", "签单"),
        ("new", "新客"),
        ("returning", "回头客"),
        ("unknown", "未识别"),
    ],
};

const TRADITIONAL: Words = Words {
    sheets: ["每日", "構成", "菜品"],
    days: &[
        "營業日",
        "星期",
        "實收",
        "結帳",
        "退款",
        "帳單",
        "客數",
        "人均",
        "會員帳單",
        "新客帳單",
        "菜單價合計",
        "優惠成本",
        "優惠占比",
    ],
    weekdays: ["週一", "週二", "週三", "週四", "週五", "週六", "週日"],
    parts: &["分類", "項目", "帳單", "客數", "實收", "占比"],
    part_kinds: ["通路", "支付方式", "新客與回頭客"],
    dishes: &["菜品", "份數", "帳單", "菜單價合計", "成交金額（優惠後、退款前）", "平時份數"],
    each: &[
        ("dine_in", "堂食"),
        ("takeaway", "自提"),
        ("delivery", "外賣"),
        ("banquet", "宴會"),
        ("allowance", "餐補"),
        ("group_balance", "團體餘額"),
        ("stored_value", "儲值"),
        ("cash", "現金"),
        ("card", "銀行卡"),
        ("wechat", "微信"),
        ("alipay", "支付寶"),
        ("voucher", "團購券"),
        ("on_account", "簽單"),
        ("new", "新客"),
        ("returning", "回頭客"),
        ("unknown", "未識別"),
    ],
};

const ENGLISH: Words = Words {
    sheets: ["Days", "Parts", "Dishes"],
    days: &[
        "Business day",
        "Weekday",
        "Revenue",
        "Settled",
        "Refunded",
        "Bills",
        "Guests",
        "Per guest",
        "Members' bills",
        "First bills",
        "At menu prices",
        "Discount cost",
        "Discount share",
    ],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    parts: &["Part", "Item", "Bills", "Guests", "Revenue", "Share"],
    part_kinds: ["Channel", "Tender", "New and returning"],
    dishes: &[
        "Dish",
        "Quantity",
        "Bills",
        "At menu prices",
        "Due (after discounts, before refunds)",
        "Usual quantity",
    ],
    each: &[
        ("dine_in", "Eat in"),
        ("takeaway", "Take away"),
        ("delivery", "Delivery"),
        ("banquet", "Banquet"),
        ("allowance", "Allowance"),
        ("group_balance", "Group balance"),
        ("stored_value", "Stored value"),
        ("cash", "Cash"),
        ("card", "Card"),
        ("wechat", "WeChat"),
        ("alipay", "Alipay"),
        ("voucher", "Voucher"),
        ("on_account", "On account"),
        ("new", "New"),
        ("returning", "Returning"),
        ("unknown", "Not known"),
    ],
};
