//! The words of a copy's sheets and columns.

use crate::team::checks::Language;

/// A word of the tables, in three languages.
type Said = (&'static str, [&'static str; 3]);

const PARTS: &[Said] = &[
    ("guest", ["顾客", "顧客", "Guest"]),
    ("contact", ["联系方式", "聯絡方式", "Contacts"]),
    ("guest_note", ["备注", "備註", "Notes"]),
    ("occasion", ["重要日子", "重要日子", "Important days"]),
    ("relation", ["家人朋友", "家人朋友", "People"]),
    ("guest_fact", ["喜好与情况", "喜好與情況", "Facts"]),
    ("dietary_seen", ["忌口查看", "忌口查看", "Diet seen"]),
    ("guest_stage", ["所处阶段", "所處階段", "Stage"]),
    ("guest_stage_change", ["阶段变化", "階段變化", "Stage changes"]),
    ("consent", ["个人信息同意", "個人資料同意", "Consents"]),
    ("member", ["会员", "會員", "Membership"]),
    ("tier_change", ["等级变化", "等級變化", "Tier changes"]),
    ("guest_group", ["团体账户", "團體帳戶", "Group account"]),
    ("group_member", ["所在团体", "所在團體", "Groups"]),
    ("group_grant", ["发放的餐补", "發放的餐補", "Allowances"]),
    ("group_use", ["团体支付", "團體支付", "Paid by groups"]),
    ("top_up", ["充值", "儲值", "Top-ups"]),
    ("top_up_refund", ["退储值", "退儲值", "Top-up refunds"]),
    ("guest_import", ["从其他系统导入", "從其他系統匯入", "Brought by files"]),
    ("bill", ["账单", "帳單", "Bills"]),
    ("bill_line", ["账单明细", "帳單明細", "Bill lines"]),
    ("tender", ["付款", "付款", "Payments"]),
    ("refund", ["退款", "退款", "Refunds"]),
    ("journal", ["分录", "分錄", "Journals"]),
    ("journal_other", ["分录（另一方）", "分錄（另一方）", "Journals (other side)"]),
    ("lot", ["批次", "批次", "Lots"]),
    ("balance", ["余额", "餘額", "Balances"]),
    ("hold", ["冻结", "凍結", "Holds"]),
    ("coupon", ["优惠券", "優惠券", "Coupons"]),
    ("offer_use", ["优惠次数", "優惠次數", "Offer uses"]),
    ("message", ["消息", "訊息", "Messages"]),
    ("suppression", ["退订", "退訂", "Opt-outs"]),
    ("task", ["待办", "待辦", "Tasks"]),
    ("privacy_request", ["个人信息请求", "個人資料請求", "Requests"]),
    ("audit_reason", ["操作原因", "操作原因", "Reasons"]),
    ("access_log", ["查看记录", "檢視記錄", "Views"]),
];

const COLUMNS: &[Said] = &[
    ("address", ["地址", "地址", "Address"]),
    ("after", ["之后", "之後", "After"]),
    ("allowance_minor", ["餐补", "餐補", "Allowance"]),
    ("amount_minor", ["金额", "金額", "Amount"]),
    ("answer", ["答复", "答覆", "Answer"]),
    ("at", ["时间", "時間", "At"]),
    ("before", ["之前", "之前", "Before"]),
    ("bill_id", ["账单编号", "帳單編號", "Bill"]),
    ("bill_no", ["账单号", "帳單號", "Bill no."]),
    ("birthday", ["生日", "生日", "Birthday"]),
    ("bonus_minor", ["赠金", "贈金", "Bonus"]),
    ("bonus_void_minor", ["作废赠金", "作廢贈金", "Bonus voided"]),
    ("business_day", ["营业日", "營業日", "Business day"]),
    ("card_no", ["卡号", "卡號", "Card no."]),
    ("cause", ["起因", "起因", "Cause"]),
    ("changes", ["变动", "變動", "Changes"]),
    ("channel", ["渠道", "管道", "Channel"]),
    ("comes", ["重复", "重複", "Repeats"]),
    ("confidence", ["可信程度", "可信程度", "Confidence"]),
    ("contact", ["联系人", "聯絡人", "Contact"]),
    ("content", ["内容", "內容", "Content"]),
    ("created_at", ["建立时间", "建立時間", "Created"]),
    ("day", ["日子", "日子", "Day"]),
    ("debt", ["欠", "欠", "Owed"]),
    ("delivered_at", ["送达时间", "送達時間", "Delivered"]),
    ("department_no", ["部门编号", "部門編號", "Department"]),
    ("departments", ["部门", "部門", "Departments"]),
    ("dietary", ["忌口", "忌口", "Diet"]),
    ("done_at", ["完成时间", "完成時間", "Done"]),
    ("due_at", ["期限", "期限", "Due"]),
    ("due_minor", ["应付", "應付", "Due amount"]),
    ("ended_at", ["结束时间", "結束時間", "Ended"]),
    ("erased_at", ["删除时间", "刪除時間", "Erased"]),
    ("expired", ["已过期", "已過期", "Expired"]),
    ("expires_at", ["到期时间", "到期時間", "Expires"]),
    ("field", ["项目", "項目", "Field"]),
    ("free", ["可用", "可用", "Free"]),
    ("gift_minor", ["赠送", "贈送", "Gift"]),
    ("ground", ["依据", "依據", "Ground"]),
    ("group_id", ["团体编号", "團體編號", "Group"]),
    ("guardian", ["监护人", "監護人", "Guardian"]),
    ("guardian_agreed", ["监护人同意", "監護人同意", "Guardian agreed"]),
    ("guests", ["人数", "人數", "Guests"]),
    ("held", ["冻结中", "凍結中", "Held"]),
    ("how", ["方式", "方式", "How"]),
    ("interest_minor", ["利息", "利息", "Interest"]),
    ("kind", ["类别", "類別", "Kind"]),
    ("label", ["名称", "名稱", "Label"]),
    ("last_day", ["最近到店", "最近到店", "Last visit"]),
    ("limits", ["限额", "限額", "Limits"]),
    ("line", ["行", "行", "Line"]),
    ("list_minor", ["菜单价", "菜單價", "List price"]),
    ("meal", ["餐段", "餐段", "Meal"]),
    ("month", ["月份", "月份", "Month"]),
    ("name", ["名称", "名稱", "Name"]),
    ("note", ["备注", "備註", "Note"]),
    ("offer_id", ["优惠编号", "優惠編號", "Offer"]),
    ("paid_minor", ["实付", "實付", "Paid"]),
    ("pays_minor", ["退回", "退回", "Paid back"]),
    ("pending", ["待生效", "待生效", "Pending"]),
    ("primary", ["首选", "首選", "Preferred"]),
    ("principal_minor", ["本金", "本金", "Principal"]),
    ("purpose", ["用途", "用途", "Purpose"]),
    ("qty_milli", ["数量", "數量", "Quantity"]),
    ("reason", ["原因", "原因", "Reason"]),
    ("refunded_minor", ["已退", "已退", "Refunded"]),
    ("remind_days", ["提前提醒天数", "提前提醒天數", "Remind days"]),
    ("sent_at", ["发送时间", "發送時間", "Sent"]),
    ("settled_at", ["结账时间", "結帳時間", "Settled"]),
    ("sex", ["性别", "性別", "Sex"]),
    ("shared", ["多人共用", "多人共用", "Shared"]),
    ("since_day", ["开始日", "開始日", "Since"]),
    ("source", ["来源", "來源", "Source"]),
    ("stage", ["阶段", "階段", "Stage"]),
    ("state", ["状态", "狀態", "State"]),
    ("store_id", ["门店编号", "門市編號", "Store"]),
    ("table", ["桌台", "桌台", "Table"]),
    ("tender", ["支付方式", "支付方式", "Tender"]),
    ("text", ["内容", "內容", "Text"]),
    ("text_version", ["同意书版本", "同意書版本", "Text version"]),
    ("tier_id", ["等级编号", "等級編號", "Tier"]),
    ("title", ["称呼", "稱呼", "Title"]),
    ("top_up_id", ["充值编号", "儲值編號", "Top-up"]),
    ("unit", ["单位", "單位", "Unit"]),
    ("until_day", ["截止日", "截止日", "Until"]),
    ("uses", ["次数", "次數", "Uses"]),
    ("valid_from", ["生效时间", "生效時間", "Valid from"]),
    ("value", ["值", "值", "Value"]),
    ("verified_at", ["验证时间", "驗證時間", "Verified"]),
    ("vip", ["重要顾客", "重要顧客", "Important"]),
    ("visits", ["到店次数", "到店次數", "Visits"]),
];

/// The name of a part's sheet; the table's own where nobody has named it.
pub fn part(name: &'static str, language: Language) -> &'static str {
    said(PARTS, name, language)
}

/// The heading of a column.
pub fn column(name: &'static str, language: Language) -> &'static str {
    said(COLUMNS, name, language)
}

/// Yes or no.
pub const fn yes_or_no(yes: bool, language: Language) -> &'static str {
    match (yes, language) {
        (true, Language::En) => "yes",
        (false, Language::En) => "no",
        (true, _) => "是",
        (false, _) => "否",
    }
}

fn said(words: &[Said], name: &'static str, language: Language) -> &'static str {
    let at = match language {
        Language::ZhCn => 0,
        Language::ZhTw => 1,
        Language::En => 2,
    };
    words.iter().find(|(code, _)| *code == name).map_or(name, |(_, said)| said[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::personal::{Column, Copy};

    #[test]
    fn every_part_and_every_column_of_a_copy_has_its_words() {
        let holders = crate::holders::all();
        let mut nameless = Vec::new();
        for table in holders.iter().flat_map(|holder| holder.tables()) {
            let Copy::Rows(_, columns) = table.copy else { continue };
            if !PARTS.iter().any(|(code, _)| *code == table.name) {
                nameless.push(table.name);
            }
            let unsaid = columns.iter().map(|Column(name, _)| *name);
            nameless.extend(unsaid.filter(|name| !COLUMNS.iter().any(|(code, _)| code == name)));
        }
        assert_eq!(nameless, Vec::<&str>::new());
    }
}
