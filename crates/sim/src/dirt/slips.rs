//! Slips of the hand and the ear.

use super::{family_of, given_of};
use crate::Dice;
use crate::plan::names::pick;

/// Characters of names that sound alike.
const HOMOPHONES: &[&str] = &[
    "伟玮炜纬",
    "静婧靖敬",
    "丽莉莅俐",
    "艳燕雁彦",
    "娟涓鹃",
    "霞侠",
    "秀绣",
    "玲琳林霖",
    "兰岚澜",
    "洁杰捷婕",
    "梅眉媚",
    "雪学",
    "云芸耘",
    "倩茜",
    "颖莹盈迎",
    "慧惠蕙卉",
    "婷庭廷",
    "欣昕新心鑫",
    "怡仪宜逸",
    "佳嘉家",
    "雯文纹",
    "萍平苹",
    "红虹宏洪鸿",
    "琴勤",
    "蓉榕容荣",
    "薇巍威微",
    "瑶遥",
    "菲飞非",
    "晨辰琛",
    "露璐路",
    "清青卿轻",
    "思斯丝诗",
    "梦孟",
    "涵寒晗",
    "妍研岩",
    "悦越跃月",
    "珊姗山",
    "若偌",
    "晓小筱",
    "强蔷",
    "磊蕾",
    "洋阳扬杨",
    "勇咏泳",
    "军君钧均",
    "涛韬",
    "超朝",
    "明铭鸣茗",
    "刚钢",
    "辉晖徽",
    "鹏朋",
    "华桦骅",
    "波博泊",
    "斌彬宾滨",
    "宇雨羽语",
    "浩昊皓",
    "凯楷恺",
    "健建剑",
    "俊骏峻",
    "帆凡",
    "旭煦",
    "宁凝",
    "龙隆",
    "志智治",
    "国果",
    "海",
    "峰锋枫丰",
    "亮谅",
    "成诚城程",
    "东冬",
    "泽则",
    "睿瑞锐",
    "然",
    "婉宛晚",
    "芳方",
    "娜那",
    "敏闽",
    "桂贵",
];

/// Another character of the same sound for one of the given name; without one, the name as it is.
pub fn homophone(dice: &mut Dice, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let from = family_of(name).chars().count();
    let places: Vec<usize> =
        (from..letters.len()).filter(|at| like(letters[*at]).is_some()).collect();
    if places.is_empty() {
        return name.to_owned();
    }
    let at = places[pick(dice, places.len())];
    if let Some(group) = like(letters[at]) {
        let others: Vec<char> = group.chars().filter(|c| *c != letters[at]).collect();
        if !others.is_empty() {
            letters[at] = others[pick(dice, others.len())];
        }
    }
    letters.into_iter().collect()
}

fn like(letter: char) -> Option<&'static str> {
    HOMOPHONES.iter().copied().find(|group| group.contains(letter) && group.chars().count() > 1)
}

/// One character of the given name replaced by any other.
pub fn wrong_character(dice: &mut Dice, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let from = family_of(name).chars().count();
    if letters.len() > from {
        let at = from + pick(dice, letters.len() - from);
        let group: Vec<char> = HOMOPHONES[pick(dice, HOMOPHONES.len())].chars().collect();
        letters[at] = group[pick(dice, group.len())];
    }
    letters.into_iter().collect()
}

/// The two characters of the given name swapped.
pub fn swap_given(name: &str) -> String {
    let family = family_of(name);
    let given: String = given_of(name).unwrap_or_default().chars().rev().collect();
    format!("{family}{given}")
}

/// One of two characters of the given name left out; a single one stays.
pub fn drop_given(dice: &mut Dice, name: &str) -> String {
    let mut given: Vec<char> = given_of(name).unwrap_or_default().chars().collect();
    if given.len() > 1 {
        given.remove(pick(dice, given.len()));
    }
    format!("{}{}", family_of(name), given.into_iter().collect::<String>())
}

/// One digit from place `from` on replaced by another.
pub fn other_digit(dice: &mut Dice, number: &str, from: usize) -> String {
    let mut digits: Vec<u8> = number.bytes().collect();
    if digits.len() > from {
        let at = from + pick(dice, digits.len() - from);
        let step = u8::try_from(dice.between(1, 10)).unwrap_or(1);
        digits[at] = b'0' + (digits[at].wrapping_sub(b'0') + step) % 10;
    }
    digits.into_iter().map(char::from).collect()
}

/// Two neighbours from place `from` on swapped.
pub fn swap_neighbours(dice: &mut Dice, number: &str, from: usize) -> String {
    let mut digits: Vec<u8> = number.bytes().collect();
    if digits.len() > from + 1 {
        let at = from + pick(dice, digits.len() - from - 1);
        digits.swap(at, at + 1);
    }
    digits.into_iter().map(char::from).collect()
}

/// One letter before the @ replaced.
pub fn replace_letter(dice: &mut Dice, email: &str) -> String {
    let mut letters: Vec<u8> = email.bytes().collect();
    let end = letters.iter().position(|byte| *byte == b'@').unwrap_or(letters.len());
    if end > 0 {
        letters[pick(dice, end)] = b'a' + u8::try_from(dice.between(0, 26)).unwrap_or(0);
    }
    letters.into_iter().map(char::from).collect()
}
