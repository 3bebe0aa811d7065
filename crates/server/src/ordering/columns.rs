//! Which column of a file is which, and what its cells say.

use zhike_domain::imports::{decimal, normal};
use zhike_domain::kernel::money::Minor;

pub use zhike_domain::imports::filled;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The dish's code at tills.
    Code,
    /// Its name.
    Name,
    /// Its name in zh-TW.
    NameTw,
    /// Its name in English.
    NameEn,
    /// The name of its category.
    Category,
    /// Its menu price.
    Price,
    /// Its price for every member.
    MemberPrice,
    /// What one selling unit is called.
    Unit,
    /// Whether it takes part in discounts.
    Discounts,
}

/// Headers as tills and people write them, in small letters without blanks and brackets.
const ALIASES: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "菜品名称",
            "商品名称",
            "品名",
            "菜名",
            "名称",
            "菜品",
            "菜品名",
            "商品名",
            "菜品名稱",
            "商品名稱",
            "菜名稱",
            "名稱",
            "name",
            "dish",
            "dishname",
            "item",
            "itemname",
            "product",
            "productname",
        ],
    ),
    (
        Column::Code,
        &[
            "菜品编码",
            "商品编码",
            "编码",
            "菜品编号",
            "商品编号",
            "编号",
            "条码",
            "货号",
            "菜品編號",
            "商品編號",
            "編號",
            "條碼",
            "code",
            "sku",
            "plu",
            "itemcode",
            "dishcode",
            "barcode",
        ],
    ),
    (
        Column::Category,
        &[
            "菜品分类",
            "商品分类",
            "分类",
            "类别",
            "大类",
            "菜品类别",
            "商品类别",
            "所属分类",
            "分类名称",
            "分類",
            "類別",
            "菜品分類",
            "商品分類",
            "category",
            "group",
            "type",
        ],
    ),
    (
        Column::Price,
        &[
            "单价",
            "价格",
            "售价",
            "原价",
            "菜单价",
            "标价",
            "零售价",
            "销售价",
            "定价",
            "單價",
            "價格",
            "售價",
            "菜單價",
            "price",
            "listprice",
            "unitprice",
            "sellingprice",
        ],
    ),
    (Column::MemberPrice, &["会员价", "会员价格", "會員價", "memberprice"]),
    (Column::Unit, &["单位", "单位名称", "计量单位", "單位", "unit"]),
    (Column::NameTw, &["繁体名称", "繁體名稱", "繁中名称", "namezhtw", "name_zh_tw"]),
    (Column::NameEn, &["英文名", "英文名称", "英文名稱", "englishname", "nameen", "name_en"]),
    (
        Column::Discounts,
        &[
            "是否打折",
            "可打折",
            "打折",
            "参与折扣",
            "是否参与折扣",
            "允许打折",
            "可折扣",
            "可否打折",
            "discountable",
            "discount",
        ],
    ),
];

/// Which column a header names.
#[must_use]
pub fn named(header: &str) -> Option<Column> {
    let normal = normal(header);
    let found = ALIASES.iter().find(|(_, names)| names.contains(&normal.as_str()));
    found.map(|(column, _)| *column)
}

/// How many different columns a row names.
#[must_use]
pub fn known_in(row: &[String]) -> usize {
    let mut known: Vec<Column> = row.iter().filter_map(|cell| named(cell)).collect();
    known.sort_unstable();
    known.dedup();
    known.len()
}

/// Which cell of a row each column is: the first that names it.
#[must_use]
pub fn places(row: &[String]) -> Vec<(Column, usize)> {
    let mut places: Vec<(Column, usize)> = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        if let Some(column) = named(cell)
            && places.iter().all(|(known, _)| *known != column)
        {
            places.push((column, at));
        }
    }
    places
}

/// A price as people write it: `¥12.50`, `12元`, `１２.５`, `1,280`; at most two decimals that say
/// something.
#[must_use]
pub fn price(cell: &str) -> Option<Minor> {
    let minor = decimal(cell, 2).filter(|minor| *minor >= 0)?;
    Minor::new(minor).ok()
}

/// Whether the cell says that the price is the market's of the day.
#[must_use]
pub fn is_market(cell: &str) -> bool {
    matches!(cell.trim(), "时价" | "時價" | "市价" | "市價" | "market")
}

/// Yes or no, as people write it.
#[must_use]
pub fn yes_or_no(cell: &str) -> Option<bool> {
    match cell.trim().to_ascii_lowercase().as_str() {
        "是" | "可" | "可以" | "参与" | "1" | "y" | "yes" | "true" | "√" | "✓" => {
            Some(true)
        }
        "否" | "不" | "不可" | "不可以" | "不参与" | "0" | "n" | "no" | "false" | "×" => {
            Some(false)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_with_brackets_blanks_and_in_both_languages() {
        for (header, column) in [
            ("菜品名称", Column::Name),
            (" 售价（元） ", Column::Price),
            ("Unit Price (CNY)", Column::Price),
            ("*商品编码", Column::Code),
            ("\u{feff}Name", Column::Name),
            ("会员价", Column::MemberPrice),
        ] {
            assert_eq!(named(header), Some(column), "{header}");
        }
        assert_eq!(named("库存"), None);
    }

    #[test]
    fn a_price_is_read_to_the_fen_or_not_at_all() {
        for (cell, minor) in [
            ("12", 1_200),
            ("12.5", 1_250),
            ("¥1,280.00", 128_000),
            ("１２．５元", 1_250),
            ("0", 0),
            ("12.500", 1_250),
        ] {
            assert_eq!(price(cell).map(Minor::raw), Some(minor), "{cell}");
        }
        for cell in ["", "-1", "12.345", "abc", "1e3", "12.5.1", ".", "99999999999", "NaN"] {
            assert_eq!(price(cell), None, "{cell}");
        }
    }
}
