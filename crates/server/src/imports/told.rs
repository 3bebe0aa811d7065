//! The file of rows that were not taken: where, and why; never what stood in them.

use std::io::Write;

use super::kind::Bad;
use crate::platform::jobs::{FileError, FileWriter, JobContext, WrittenFile};

/// The header of the file.
const HEAD: [&str; 6] = ["工作表 sheet", "行 row", "列 column", "代码 code", "原因 reason", "why"];

/// What is wrong, in Chinese; the English words come with the row.
fn reason(code: &str) -> &'static str {
    match code {
        "import.time_missing" => "没有时间",
        "import.time_not_valid" => "时间无法识别",
        "import.date_ambiguous" => "分不清哪个是月、哪个是日",
        "import.time_in_future" => "时间在将来",
        "import.amount_missing" => "没有金额",
        "import.amount_not_valid" => "金额无法识别，或比最小货币单位还细",
        "import.amount_negative" => "金额小于零",
        "import.qty_not_valid" => "数量无法识别",
        "import.order_no_missing" => "没有订单号",
        "import.order_no_too_long" => "订单号过长",
        "import.dish_missing" => "没有菜品名称或编码",
        "import.name_not_valid" => "名称过长，或含有看不见的字符",
        "import.order_has_bad_row" => "同一订单的另一行有问题，整单不导入",
        "import.order_twice" => "另一行是同一个订单号",
        "import.order_not_in_file" => "文件里没有这一行所属的订单",
        "import.guest_nobody" => "没有顾客本人的手机号、卡号、邮箱或微信号",
        "import.guest_twice" => "前面有一行是同一位顾客",
        "import.guest_two" => "手机号和卡号分别属于两位顾客",
        "import.guest_under_age" => "不满十四周岁",
        "import.guest_touched" => "导入后有人改过或来消费过，已保留",
        "import.sex_not_valid" => "性别无法识别",
        "import.card_not_valid" => "卡号无法识别",
        "import.balance_parts" => "本金加赠金与余额不符",
        "import.yes_or_no" => "看不出是或否",
        "phone.not_valid" => "手机号或电话无法识别",
        "phone.no_area_code" => "座机缺区号",
        "guest.too_many_phones" => "电话太多",
        "birthday.not_a_day" => "生日无法识别",
        "email.not_valid" => "邮箱无法识别",
        "wechat.not_valid" => "微信号无法识别",
        "name.too_long" | "name.invisible" | "name.empty" => "姓名无法识别",
        "note.too_long" => "备注超过 500 字",
        _ => "无法导入",
    }
}

/// Writes the rows as CSV that spreadsheets open as it is.
///
/// # Errors
/// Those of `out`.
pub fn write(bad: &[Bad], out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEAD)?;
    for one in bad {
        let row = one.row.to_string();
        let column = guarded(&one.column);
        let sheet = guarded(&one.sheet);
        csv.write_record([&sheet, &row, &column, one.code, reason(one.code), &one.why])?;
    }
    csv.flush()
}

/// A header that a spreadsheet would run as a formula is made text.
fn guarded(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// The rows as the file of a job; none when there are none.
pub(super) fn file(context: &JobContext, bad: &[Bad]) -> Result<Option<WrittenFile>, FileError> {
    if bad.is_empty() {
        return Ok(None);
    }
    let mut file: FileWriter = context.create_file("import-errors.csv")?;
    write(bad, &mut file)?;
    file.finish().map(Some)
}
