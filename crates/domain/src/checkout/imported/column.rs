//! What a column of a till's file can hold, and what tills call it.

use crate::imports::{Field, Holds, ImportRefusal};
use crate::kernel::words::words;

words! {
    /// What a column of a till's file holds.
    pub enum OrderColumn else ImportRefusal::UnknownTarget {
        /// 营业日.
        BusinessDay = "business_day",
        /// The day on the calendar; the time stands in another column.
        Date = "date",
        /// The time of day.
        Time = "time",
        /// 下单时间.
        OpenedAt = "opened_at",
        /// 结账时间.
        PaidAt = "paid_at",
        /// 订单号.
        OrderNo = "order_no",
        /// 桌号.
        Table = "table",
        /// 人数.
        Guests = "guests",
        /// 用餐方式.
        Channel = "channel",
        /// 订单金额: before discounts.
        Gross = "gross",
        /// 优惠金额.
        Discount = "discount",
        /// 实收金额.
        Net = "net",
        /// 退款金额.
        Refund = "refund",
        /// 订单状态.
        Status = "status",
        /// 支付方式.
        Tender = "tender",
        /// 会员手机.
        Phone = "phone",
        /// 会员卡号.
        CardNo = "card_no",
        /// 菜品名称.
        Dish = "dish",
        /// 菜品编码.
        DishCode = "dish_code",
        /// 规格、做法.
        Spec = "spec",
        /// 数量.
        Qty = "qty",
        /// 单价.
        Price = "price",
        /// 小计: before discounts.
        Amount = "amount",
        /// 菜品优惠.
        LineOff = "line_off",
        /// 菜品收入: after discounts.
        LineNet = "line_net",
    }
}

type Aliases = &'static [&'static str];

const fn field(column: OrderColumn, holds: Holds, aliases: Aliases) -> Field {
    let marks_lines = matches!(column, OrderColumn::Dish | OrderColumn::DishCode);
    Field { word: column.as_str(), holds, aliases, in_lines: &[], in_wholes: &[], marks_lines }
}

const fn or(field: Field, in_lines: Aliases, in_wholes: Aliases) -> Field {
    Field { in_lines, in_wholes, ..field }
}

/// Every field with its aliases in the form of [`crate::imports::normal`]; of two that fit alike
/// the earlier one is meant.
#[rustfmt::skip]
pub const FIELDS: &[Field] = &[
    field(OrderColumn::BusinessDay, Holds::Day, &[
        "营业日期", "营业日", "账单日期", "帳單日期", "營業日期", "營業日", "businessdate",
        "businessday",
    ]),
    field(OrderColumn::Date, Holds::Day, &[
        "日期", "交易日期", "下单日期", "订单日期", "結帳日期", "消费日期", "销售日期", "date",
        "orderdate", "saledate", "transactiondate",
    ]),
    field(OrderColumn::PaidAt, Holds::Time, &[
        "结账时间", "结帐时间", "支付时间", "完成时间", "付款时间", "收款时间", "交易时间",
        "消费时间", "结算时间", "結帳時間", "付款時間", "交易時間", "paidat", "closedat",
        "paymenttime", "closedtime", "datetime", "orderdatetime", "transactiontime", "timestamp",
    ]),
    field(OrderColumn::OpenedAt, Holds::Time, &[
        "下单时间", "开单时间", "开台时间", "点单时间", "创建时间", "開單時間", "開台時間",
        "點單時間", "下單時間", "openedat", "openedtime", "createdat", "ordertime", "opentime",
    ]),
    field(OrderColumn::Time, Holds::Time, &["时间", "時間", "时刻", "time", "saletime"]),
    field(OrderColumn::OrderNo, Holds::Text, &[
        "订单号", "订单编号", "账单号", "账单编号", "单号", "流水号", "账单流水号", "交易单号",
        "小票号", "单据号", "单据编号", "销售单号", "账单序号", "訂單號", "訂單編號", "單號",
        "帳單號", "交易單號", "發票號", "id", "orderid", "orderno", "ordernumber", "order", "ticket",
        "ticketno", "ticketid", "receipt", "receiptno", "receiptnumber", "check", "checkno",
        "checknumber", "billno", "billid", "transactionid", "invoice", "invoiceno",
    ]),
    field(OrderColumn::Table, Holds::Text, &[
        "桌号", "台号", "桌牌号", "桌台号", "桌台名称", "餐台", "台位号", "桌台", "桌名", "台名",
        "桌號", "檯號", "桌位", "table", "tableno", "tablename",
    ]),
    field(OrderColumn::Guests, Holds::Number, &[
        "用餐人数", "就餐人数", "人数", "客人数", "客数", "来客数", "用餐人數", "人數", "來客數",
        "guests", "covers", "guestcount", "partysize", "pax",
    ]),
    field(OrderColumn::Channel, Holds::Text, &[
        "用餐方式", "就餐类型", "就餐方式", "订单类型", "经营模式", "订单来源", "渠道", "销售渠道",
        "用餐類型", "訂單類型", "訂單來源", "channel", "ordertype", "diningoption", "servicetype",
    ]),
    or(field(OrderColumn::Gross, Holds::Number, &[
        "订单金额", "账单金额", "整单金额", "訂單金額", "帳單金額", "ordertotalbeforediscount",
    ]), &[], &[
        "消费金额", "应收金额", "折前金额", "流水金额", "原价金额", "总金额", "营业额", "应付金额",
        "原价", "菜品金额", "应收", "合计金额", "小计", "消費金額", "應收金額", "總金額",
        "subtotal", "gross", "grosssales", "grossamount",
    ]),
    or(field(OrderColumn::Discount, Holds::Number, &[
        "订单优惠", "整单优惠", "账单优惠", "訂單優惠", "totaldiscount",
    ]), &[], &[
        "优惠金额", "折扣金额", "优惠合计", "减免金额", "优惠总额", "优惠", "折扣", "抹零金额",
        "優惠金額", "折扣金額", "優惠合計", "discount", "discounts", "discountamount",
    ]),
    or(field(OrderColumn::Net, Holds::Number, &[
        "顾客应付", "支付合计", "订单收入", "订单实收", "账单实收", "訂單實收", "ordertotal",
    ]), &[], &[
        "实收金额", "实付金额", "营业收入", "净收入", "支付金额", "实收总额", "实收合计", "实收",
        "折后金额", "实付", "金额", "付款", "實收金額", "實付金額", "付款金額", "實收", "金額",
        "net", "netsales", "netamount", "amountpaid", "paid", "totalpaid", "grandtotal", "amount",
        "total", "totalprice", "sales",
    ]),
    field(OrderColumn::Refund, Holds::Number, &[
        "退款金额", "退单金额", "退菜金额", "反结账金额", "已退金额", "退款金額", "refund",
        "refunds", "refundamount", "refunded",
    ]),
    field(OrderColumn::Status, Holds::Text, &[
        "订单状态", "账单状态", "状态", "支付状态", "交易状态", "訂單狀態", "狀態", "status",
        "orderstatus", "state",
    ]),
    field(OrderColumn::Tender, Holds::Text, &[
        "支付方式", "付款方式", "结账方式", "收款方式", "结算方式", "支付渠道", "支付类型",
        "付款類型", "結帳方式", "tender", "payment", "paymentmethod", "paymenttype", "tendertype",
    ]),
    field(OrderColumn::Phone, Holds::Phone, &[
        "手机号", "会员手机", "联系电话", "手机", "手机号码", "会员手机号", "顾客手机", "电话",
        "會員手機", "手機", "手機號碼", "電話", "phone", "phonenumber", "mobile", "customerphone",
        "memberphone",
    ]),
    field(OrderColumn::CardNo, Holds::Text, &[
        "会员卡号", "会员编号", "会员号", "卡号", "會員卡號", "會員編號", "卡號", "cardno",
        "cardnumber", "memberno", "membercard",
    ]),
    field(OrderColumn::DishCode, Holds::Text, &[
        "菜品编码", "商品编码", "菜品编号", "商品编号", "菜品代码", "条码", "菜品編號", "商品編號",
        "商品條碼", "sku", "plu", "itemcode", "dishcode", "itemid", "productid", "productcode",
        "barcode", "pizzaid",
    ]),
    field(OrderColumn::Dish, Holds::Text, &[
        "菜品名称", "商品名称", "品名", "菜名", "菜品", "商品", "菜品名稱", "商品名稱", "品項",
        "菜品信息", "项目名称", "name", "dish", "dishname", "item", "itemname", "menuitem",
        "product", "productname", "description", "pizzaname",
    ]),
    field(OrderColumn::Spec, Holds::Text, &[
        "规格", "做法", "规格名称", "口味", "加料", "規格", "size", "spec", "variant", "modifier",
        "modifiers", "option", "options", "variation",
    ]),
    field(OrderColumn::Qty, Holds::Number, &[
        "数量", "销售数量", "份数", "点菜数量", "销量", "數量", "份數", "銷售數量", "qty",
        "quantity", "count", "units",
    ]),
    or(field(OrderColumn::Price, Holds::Number, &[
        "单价", "售价", "菜品单价", "商品单价", "销售单价", "單價", "售價", "price", "unitprice",
        "itemprice",
    ]), &["原价", "价格", "價格"], &[]),
    or(field(OrderColumn::Amount, Holds::Number, &["菜品小计", "金额合计", "菜品流水"]), &[
        "小计", "金额", "菜品金额", "合计", "销售金额", "销售额", "总价", "应收", "应收金额",
        "折前金额", "流水金额", "原价金额", "总金额", "消费金额", "小計", "金額", "應收金額",
        "amount", "subtotal", "total", "linetotal", "totalprice", "gross", "grossprice",
        "grosssales", "grossamount", "extendedprice", "sales",
    ], &[]),
    or(field(OrderColumn::LineOff, Holds::Number, &["菜品优惠", "商品优惠", "单品优惠"]), &[
        "优惠", "折扣", "优惠金额", "折扣金额", "优惠合计", "减免金额", "優惠金額", "折扣金額",
        "discount", "discounts", "discountamount",
    ], &[]),
    or(field(OrderColumn::LineNet, Holds::Number, &["菜品收入", "商品实收", "菜品实收"]), &[
        "折后金额", "实收", "实收小计", "折后价", "实收金额", "实付金额", "支付金额", "净收入",
        "营业收入", "實收", "實收金額", "實付金額", "net", "netprice", "netsales", "netamount",
        "paid", "amountpaid",
    ], &[]),
    // Known, so that nothing longer is taken for something else; not needed.
    Field {
        word: "",
        holds: Holds::Text,
        aliases: &[
            "单位", "收银员", "操作员", "结账人", "服务员", "备注", "整单备注", "区域", "桌台区域",
            "取餐号", "会员姓名", "姓名", "门店", "门店名称", "店铺名称", "店铺组织编码", "餐段",
            "菜品分类", "商品分类", "大类", "小类", "菜品大类", "菜品小类", "收银机", "班次",
            "会员等级", "發票號碼", "發票", "營業點", "外卖单号", "单品折扣率", "category", "type",
            "server", "cashier", "store", "location", "note", "notes", "tax", "tip", "customer",
            "customername", "email", "ingredients",
        ],
        in_lines: &[],
        in_wholes: &[],
        marks_lines: false,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::normal;

    #[test]
    fn every_alias_has_the_form_that_headers_are_brought_to_and_stands_once() {
        let mut seen = std::collections::BTreeMap::new();
        for field in FIELDS {
            let forms = [(field.in_lines, "lines"), (field.in_wholes, "wholes")];
            let everywhere = ["lines", "wholes"].map(|form| (field.aliases, form));
            for (aliases, form) in forms.into_iter().chain(everywhere) {
                for alias in aliases {
                    assert_eq!(normal(alias), *alias, "{}", field.word);
                    let other = seen.insert((form, *alias), field.word);
                    assert_eq!(other, None, "{alias} of {}", field.word);
                }
            }
        }
        let words = FIELDS.iter().map(|field| field.word).filter(|word| !word.is_empty());
        assert!(words.clone().all(|word| word.parse::<OrderColumn>().is_ok()));
        assert_eq!(words.count(), OrderColumn::ALL.len());
    }
}
