//! Text messages: the signature, the way out, and what they cost.

use std::fmt;
use std::str::FromStr;

use super::{MessagePurpose, MessageRefusal};
use crate::kernel::time::as_text;

/// What every advertising text message ends with; carriers take no other wording.
pub const OPT_OUT: &str = "拒收请回复R";
/// Units of a message of one part, and of each part of a longer one (UCS-2).
const ALONE: usize = 70;
const PART: usize = 67;
/// What a guest answers who wants no more.
const NO_MORE: [&str; 6] = ["R", "TD", "T", "N", "退订", "拒收"];

/// The signature of a text message without its brackets: 2 to 16 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign(String);

impl Sign {
    /// The words between the brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Sign {
    type Err = MessageRefusal;

    fn from_str(text: &str) -> Result<Self, MessageRefusal> {
        let sign = text.trim();
        let fits = (2..=16).contains(&sign.chars().count());
        let plain = |c: char| c.is_alphanumeric();
        if fits && sign.chars().all(plain) {
            Ok(Self(sign.to_owned()))
        } else {
            Err(MessageRefusal::SignNotValid)
        }
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Sign, { "type": "string", "minLength": 2, "maxLength": 16 });

/// The whole text: signature in front, and the way out behind advertising. Neither is left to the
/// author (广告法 43).
///
/// # Errors
/// [`MessageRefusal::Empty`], [`MessageRefusal::Brackets`].
pub fn render(sign: &Sign, words: &str, purpose: MessagePurpose) -> Result<String, MessageRefusal> {
    let words = words.trim();
    if words.is_empty() {
        return Err(MessageRefusal::Empty);
    }
    if words.contains(['【', '】']) {
        return Err(MessageRefusal::Brackets);
    }
    Ok(match purpose {
        MessagePurpose::Service => format!("【{sign}】{words}"),
        MessagePurpose::Marketing => format!("【{sign}】{words} {OPT_OUT}"),
    })
}

/// Into how many parts a text is cut: 70 UTF-16 units alone, else 67 each. A character of two
/// units is never cut through.
#[must_use]
pub fn segments(text: &str) -> u32 {
    if text.encode_utf16().count() <= ALONE {
        return 1;
    }
    let (mut parts, mut used) = (1, 0);
    for units in text.chars().map(char::len_utf16) {
        if used + units > PART {
            parts += 1;
            used = 0;
        }
        used += units;
    }
    parts
}

/// Whether a guest's answer asks for no more messages.
#[must_use]
pub fn is_opt_out(answer: &str) -> bool {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    let letters: String = answer.chars().map(half).filter(|c| c.is_alphanumeric()).collect();
    let letters = letters.to_uppercase();
    NO_MORE.contains(&letters.as_str())
        || letters.starts_with("退订")
        || letters.starts_with("拒收")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_units_are_one_part_and_longer_texts_have_parts_of_sixty_seven() {
        for (text, parts) in [
            ("字".repeat(70), 1),
            ("字".repeat(71), 2),
            ("字".repeat(134), 2),
            ("字".repeat(135), 3),
            ("a".repeat(71), 2),
            ("🥢".repeat(35), 1),
            ("🥢".repeat(36), 2),
            // 33 pairs fill 66 of 67 units: the 34th goes whole into the next part.
            ("🥢".repeat(66), 2),
            ("🥢".repeat(67), 3),
            (format!("{}🥢", "字".repeat(66)), 1),
            (format!("{}🥢{}", "字".repeat(66), "字".repeat(66)), 3),
        ] {
            assert_eq!(segments(&text), parts, "{text}");
        }
    }

    #[test]
    fn signature_and_way_out_come_from_the_house_and_not_from_the_author() {
        let sign: Sign = "知客楼".parse().unwrap();
        let text = render(&sign, " 本周新菜 ", MessagePurpose::Marketing).unwrap();
        assert_eq!(text, "【知客楼】本周新菜 拒收请回复R");
        let text = render(&sign, "余额 ¥20", MessagePurpose::Service).unwrap();
        assert_eq!(text, "【知客楼】余额 ¥20");
        let bracket = render(&sign, "【别家】新菜", MessagePurpose::Service);
        assert_eq!(bracket, Err(MessageRefusal::Brackets));
        assert_eq!(render(&sign, " ", MessagePurpose::Service), Err(MessageRefusal::Empty));
        for bad in ["", "知", "知 客", "【知客】", "一二三四五六七八九十一二三四五六七"]
        {
            assert_eq!(bad.parse::<Sign>(), Err(MessageRefusal::SignNotValid), "{bad}");
        }
    }

    #[test]
    fn an_answer_that_asks_for_no_more_is_understood() {
        for yes in ["R", "r ", "Ｒ", "TD", "td.", "T", "退订", "退订。谢谢", "拒收"] {
            assert!(is_opt_out(yes), "{yes}");
        }
        for no in ["", "Rice", "好的", "我要订位", "退款"] {
            assert!(!is_opt_out(no), "{no}");
        }
    }
}
