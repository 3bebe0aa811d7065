//! The workbook of a statement: people by department, and the shared balance.

use zip::result::ZipError;

use super::group_statements::{StatementView, UsedView};
use crate::platform::sheet::{Cell, Language, Row, book, head};

/// Headings and words of one language.
struct Words {
    sheets: [&'static str; 2],
    people: &'static [&'static str],
    nowhere: &'static str,
    sum: &'static str,
    total: &'static str,
    balance: &'static [&'static str],
    moved: [&'static str; 5],
}

const SIMPLIFIED: Words = Words {
    sheets: ["部门与个人", "团体余额"],
    people: &["部门", "姓名", "单数", "发放餐补", "餐补支付", "团体余额支付", "其中已退回"],
    nowhere: "未分部门",
    sum: "小计",
    total: "合计",
    balance: &["项目", "金额"],
    moved: ["期初余额", "充值", "用餐支付", "其他变动", "期末余额"],
};

const TRADITIONAL: Words = Words {
    sheets: ["部門與個人", "團體餘額"],
    people: &["部門", "姓名", "單數", "發放餐補", "餐補支付", "團體餘額支付", "其中已退回"],
    nowhere: "未分部門",
    sum: "小計",
    total: "合計",
    balance: &["項目", "金額"],
    moved: ["期初餘額", "儲值", "用餐支付", "其他變動", "期末餘額"],
};

const ENGLISH: Words = Words {
    sheets: ["People", "Shared balance"],
    people: &[
        "Department",
        "Name",
        "Bills",
        "Allowance granted",
        "Paid by allowance",
        "Paid by shared balance",
        "Refunded (taken off)",
    ],
    nowhere: "No department",
    sum: "Subtotal",
    total: "Total",
    balance: &["Item", "Amount"],
    moved: ["Opening balance", "Topped up", "Paid for meals", "Other changes", "Closing balance"],
};

/// The workbook's bytes.
///
/// # Errors
/// Those of packing it.
pub fn workbook(view: &StatementView, language: Language) -> Result<Vec<u8>, ZipError> {
    let words = match language {
        Language::Simplified => &SIMPLIFIED,
        Language::Traditional => &TRADITIONAL,
        Language::English => &ENGLISH,
    };
    book(&[(words.sheets[0], people(view, words)), (words.sheets[1], balance(view, words))])
}

fn row(department: &str, name: &str, used: &UsedView) -> Row {
    vec![
        Cell::Text(department.to_owned()),
        Cell::Text(name.to_owned()),
        Cell::Count(used.bills),
        Cell::Amount(used.granted_minor),
        Cell::Amount(used.allowance_minor),
        Cell::Amount(used.shared_minor),
        Cell::Amount(used.back_minor),
    ]
}

fn people(view: &StatementView, words: &Words) -> Vec<Row> {
    let mut rows = vec![head(words.people)];
    for of in &view.departments {
        let name = of.name.as_deref().unwrap_or(words.nowhere);
        rows.extend(of.people.iter().map(|one| row(name, &one.display, &one.used)));
        rows.push(row(name, words.sum, &of.used));
    }
    rows.push(row(words.total, "", &view.total));
    rows
}

fn balance(view: &StatementView, words: &Words) -> Vec<Row> {
    let moved = &view.balance;
    let amounts = [
        moved.opening_minor,
        moved.topped_up_minor,
        -moved.used_minor,
        moved.other_minor,
        moved.closing_minor,
    ];
    let lines = words.moved.iter().zip(amounts);
    let lines =
        lines.map(|(word, minor)| vec![Cell::Text((*word).to_owned()), Cell::Amount(minor)]);
    std::iter::once(head(words.balance)).chain(lines).collect()
}
