//! By what an order was paid, out of one cell.

use crate::checkout::TenderKind;
use crate::imports::{decimal, filled, plain};
use crate::kernel::money::Minor;

/// Words of tills, the first that stands in the text decides.
const WORDS: [(TenderKind, &[&str]); 7] = [
    (TenderKind::OnAccount, &["签单", "挂账", "掛帳", "簽單", "account"]),
    (TenderKind::Voucher, &["团购", "代金券", "优惠券", "抵用券", "券", "voucher", "coupon"]),
    (TenderKind::StoredValue, &["储值", "儲值", "余额", "餘額", "会员卡", "會員卡", "gift card"]),
    (TenderKind::Wechat, &["微信", "wechat", "weixin"]),
    (TenderKind::Alipay, &["支付宝", "支付寶", "alipay"]),
    (TenderKind::Cash, &["现金", "現金", "cash"]),
    (TenderKind::Card, &["银行卡", "刷卡", "银联", "信用卡", "銀行卡", "visa", "master", "card"]),
];

fn kind(text: &str) -> TenderKind {
    let text = text.to_lowercase();
    let found = WORDS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word)));
    found.map_or(TenderKind::Other, |(kind, _)| *kind)
}

/// The tenders of what was paid. Amounts in the text count when they add up to it
/// (`现金:50;微信:78`); else one tender paid all, or `other` where several are named.
#[must_use]
pub(super) fn tenders(text: Option<&str>, due: Minor, digits: u8) -> Vec<(TenderKind, Minor)> {
    if due.is_zero() {
        return Vec::new();
    }
    let text = text.unwrap_or_default();
    let pieces: Vec<&str> = text
        .split([',', '，', ';', '；', '、', '+', '|', '/', '\n', '&'])
        .filter_map(filled)
        .collect();
    let told: Option<Vec<(TenderKind, i64)>> =
        pieces.iter().map(|piece| with_amount(piece, digits)).collect();
    if let Some(told) = told.filter(|told| {
        let sum = told.iter().try_fold(0_i64, |sum, (_, minor)| sum.checked_add(*minor));
        sum == Some(due.raw()) && told.iter().all(|(_, minor)| *minor >= 0)
    }) {
        return merged(told);
    }
    let mut kinds: Vec<TenderKind> = pieces.iter().map(|piece| kind(piece)).collect();
    kinds.dedup();
    let only = if let [only] = kinds[..] { only } else { TenderKind::Other };
    vec![(only, due)]
}

fn with_amount(piece: &str, digits: u8) -> Option<(TenderKind, i64)> {
    let at = piece.find(|c: char| c.is_ascii_digit() || "¥￥-－".contains(c))?;
    let (word, amount) = piece.split_at(at);
    let amount = plain(amount);
    let amount = amount.trim_end_matches([')', '元']);
    Some((kind(word), decimal(amount, digits)?))
}

fn merged(told: Vec<(TenderKind, i64)>) -> Vec<(TenderKind, Minor)> {
    let mut tenders: Vec<(TenderKind, Minor)> = Vec::new();
    for (kind, minor) in told.into_iter().filter(|(_, minor)| *minor > 0) {
        let minor = Minor::from_raw(minor);
        match tenders.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += minor,
            None => tenders.push((kind, minor)),
        }
    }
    tenders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenders_come_out_of_the_words_of_tills() {
        use TenderKind::{Alipay, Card, Cash, OnAccount, Other, StoredValue, Voucher, Wechat};
        let check = |text: &str, due: i64, expected: &[(TenderKind, i64)]| {
            let told = tenders(Some(text), Minor::from_raw(due), 2);
            let told: Vec<_> = told.iter().map(|(kind, minor)| (*kind, minor.raw())).collect();
            assert_eq!(told, expected, "{text}");
        };
        check("微信支付", 500, &[(Wechat, 500)]);
        check("现金:50;微信:78", 12_800, &[(Cash, 5_000), (Wechat, 7_800)]);
        check("现金 50.00元、现金 78", 12_800, &[(Cash, 12_800)]);
        check("现金（¥50）+支付宝（¥78）", 12_800, &[(Cash, 5_000), (Alipay, 7_800)]);
        check("现金,微信", 12_800, &[(Other, 12_800)]);
        check("现金:50;微信:70", 12_800, &[(Other, 12_800)]);
        check("会员卡储值", 100, &[(StoredValue, 100)]);
        check("抖音团购券", 100, &[(Voucher, 100)]);
        check("VISA Card", 100, &[(Card, 100)]);
        check("挂账", 100, &[(OnAccount, 100)]);
        check("饿了么", 100, &[(Other, 100)]);
        check("", 100, &[(Other, 100)]);
        check("现金", 0, &[]);
    }
}
