//! Surnames: one character, or two of a short list.

/// Surnames of two characters, simplified and, where they differ, traditional.
const COMPOUND: &[&str] = &[
    "欧阳",
    "歐陽",
    "司马",
    "司馬",
    "上官",
    "诸葛",
    "諸葛",
    "司徒",
    "司空",
    "司寇",
    "夏侯",
    "皇甫",
    "尉迟",
    "尉遲",
    "公孙",
    "公孫",
    "长孙",
    "長孫",
    "慕容",
    "宇文",
    "令狐",
    "端木",
    "独孤",
    "獨孤",
    "南宫",
    "南宮",
    "东方",
    "東方",
    "西门",
    "西門",
    "东郭",
    "東郭",
    "百里",
    "呼延",
    "轩辕",
    "軒轅",
    "闻人",
    "聞人",
    "钟离",
    "鍾離",
    "澹台",
    "澹臺",
    "公冶",
    "宗政",
    "濮阳",
    "濮陽",
    "淳于",
    "单于",
    "單于",
    "太叔",
    "申屠",
    "公羊",
    "赫连",
    "赫連",
    "拓跋",
    "完颜",
    "完顏",
    "纳兰",
    "納蘭",
    "第五",
    "万俟",
    "萬俟",
    "鲜于",
    "鮮于",
    "闾丘",
    "閭丘",
    "子车",
    "子車",
    "颛孙",
    "顓孫",
    "巫马",
    "巫馬",
    "公西",
    "漆雕",
    "乐正",
    "樂正",
    "壤驷",
    "壤駟",
    "公良",
    "夹谷",
    "夾谷",
    "宰父",
    "谷梁",
    "穀梁",
    "段干",
    "南门",
    "南門",
    "左丘",
    "梁丘",
    "微生",
    "羊舌",
    "即墨",
    "爱新觉罗",
    "愛新覺羅",
];

/// The surname of a Chinese name; `None` for a name in other letters, or with a dot between its
/// parts (阿依古丽·买买提), which begins with the given name.
///
/// # Examples
/// ```
/// use zhike_domain::guests::surname;
/// assert_eq!(surname("欧阳娜"), Some("欧阳"));
/// assert_eq!(surname("林小雨"), Some("林"));
/// assert_eq!(surname("Ana López"), None);
/// ```
#[must_use]
pub fn surname(name: &str) -> Option<&str> {
    let first = name.chars().next()?;
    if !is_han(first) || name.contains(['·', '•', '‧', '・']) {
        return None;
    }
    let compound = COMPOUND.iter().find(|word| name.starts_with(**word));
    compound.copied().or_else(|| name.get(..first.len_utf8()))
}

/// Whether a character is Chinese writing.
#[must_use]
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}
