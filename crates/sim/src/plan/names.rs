//! Names of people who do not exist. Surnames are weighted roughly as they are frequent in China;
//! given names are put together from common characters.

use crate::Dice;

/// Surname, and how many of about a thousand people bear it here.
const SURNAMES: &[(&str, u64)] = &[
    ("王", 80),
    ("李", 78),
    ("张", 74),
    ("刘", 58),
    ("陈", 62),
    ("杨", 34),
    ("赵", 26),
    ("黄", 28),
    ("周", 32),
    ("吴", 32),
    ("徐", 28),
    ("孙", 22),
    ("胡", 20),
    ("朱", 24),
    ("高", 16),
    ("林", 24),
    ("何", 16),
    ("郭", 14),
    ("马", 12),
    ("罗", 12),
    ("梁", 10),
    ("宋", 12),
    ("郑", 18),
    ("谢", 12),
    ("韩", 9),
    ("唐", 11),
    ("冯", 9),
    ("于", 8),
    ("董", 8),
    ("萧", 4),
    ("程", 9),
    ("曹", 8),
    ("袁", 7),
    ("邓", 8),
    ("许", 12),
    ("傅", 8),
    ("沈", 20),
    ("曾", 7),
    ("彭", 7),
    ("吕", 8),
    ("苏", 7),
    ("卢", 7),
    ("蒋", 10),
    ("蔡", 8),
    ("贾", 5),
    ("丁", 8),
    ("魏", 6),
    ("薛", 5),
    ("叶", 12),
    ("阎", 2),
    ("余", 9),
    ("潘", 8),
    ("杜", 6),
    ("戴", 8),
    ("夏", 8),
    ("钟", 6),
    ("汪", 9),
    ("田", 5),
    ("任", 5),
    ("姜", 5),
    ("范", 7),
    ("方", 9),
    ("石", 5),
    ("姚", 9),
    ("谭", 5),
    ("廖", 5),
    ("邹", 5),
    ("熊", 4),
    ("金", 12),
    ("陆", 10),
    ("郝", 3),
    ("孔", 3),
    ("白", 3),
    ("崔", 4),
    ("康", 3),
    ("毛", 6),
    ("邱", 6),
    ("秦", 5),
    ("江", 6),
    ("史", 3),
    ("顾", 8),
    ("侯", 4),
    ("邵", 7),
    ("孟", 4),
    ("龙", 3),
    ("万", 4),
    ("段", 3),
    ("钱", 9),
    ("汤", 6),
    ("尹", 3),
    ("黎", 3),
    ("易", 3),
    ("常", 3),
    ("武", 2),
    ("乔", 2),
    ("贺", 3),
    ("赖", 3),
    ("龚", 4),
    ("文", 3),
    ("欧阳", 3),
    ("诸葛", 1),
    ("司马", 1),
    ("上官", 1),
    ("夏侯", 1),
];

const OF_WOMEN: &[char] = &[
    '婉', '芳', '娜', '敏', '静', '丽', '艳', '娟', '霞', '秀', '燕', '玲', '桂', '兰', '洁', '梅',
    '琳', '雪', '云', '莉', '倩', '颖', '慧', '婷', '欣', '怡', '佳', '雯', '萍', '红', '琴', '蓉',
    '薇', '瑶', '菲', '晨', '露', '清', '思', '梦', '诗', '涵', '妍', '悦', '岚', '珊', '若', '晓',
];

const OF_MEN: &[char] = &[
    '伟', '强', '磊', '洋', '勇', '军', '杰', '涛', '超', '明', '刚', '平', '辉', '鹏', '华', '飞',
    '鑫', '波', '斌', '宇', '浩', '凯', '健', '俊', '帆', '帅', '旭', '宁', '龙', '林', '阳', '建',
    '志', '国', '文', '海', '峰', '亮', '成', '东', '新', '泽', '博', '睿', '晨', '昊', '然', '诚',
];

/// How somebody is spoken to when it is not Mr or Ms.
const TITLES: &[&str] = &["总", "老师", "医生", "经理", "主任", "教授", "律师", "工"];

/// Somebody's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedName {
    /// Surname and given name.
    pub name: String,
    /// `female` or `male`; now and then nobody wrote it down.
    pub sex: Option<&'static str>,
    /// A title that is kept, such as 赵总.
    pub title: Option<String>,
}

/// A name: three in a hundred have a title, five in a hundred no sex on record.
pub fn name(dice: &mut Dice) -> PlannedName {
    let all: u64 = SURNAMES.iter().map(|(_, weight)| weight).sum();
    let mut at = dice.between(0, all);
    let surname = SURNAMES.iter().find(|(_, weight)| {
        let is_here = at < *weight;
        at = at.saturating_sub(*weight);
        is_here
    });
    let surname = surname.map_or("王", |(surname, _)| surname);
    let is_woman = dice.chance(540);
    let given = if is_woman { OF_WOMEN } else { OF_MEN };
    let one = |dice: &mut Dice| given[pick(dice, given.len())];
    let mut name = surname.to_owned();
    name.push(one(dice));
    if dice.chance(620) {
        name.push(one(dice));
    }
    let title = dice.chance(30).then(|| format!("{surname}{}", TITLES[pick(dice, TITLES.len())]));
    let sex = if is_woman { "female" } else { "male" };
    PlannedName { name, sex: (!dice.chance(50)).then_some(sex), title }
}

/// A position below `len`.
pub fn pick(dice: &mut Dice, len: usize) -> usize {
    let len = u64::try_from(len).unwrap_or(1).max(1);
    usize::try_from(dice.between(0, len)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_names_and_many_of_them() {
        let names = |seed| -> Vec<_> {
            let mut dice = Dice::new(seed);
            (0..2_000).map(|_| name(&mut dice)).collect()
        };
        assert_eq!(names(42), names(42));
        assert_ne!(names(42), names(43));
        let different: BTreeSet<String> = names(42).into_iter().map(|one| one.name).collect();
        assert!(different.len() > 1_500, "{}", different.len());
    }

    #[test]
    fn a_title_is_the_surname_and_a_word() {
        let mut dice = Dice::new(7);
        let titled: Vec<_> = (0..2_000)
            .map(|_| name(&mut dice))
            .filter_map(|one| one.title.map(|title| (one.name, title)))
            .collect();
        assert!((20..120).contains(&titled.len()), "{}", titled.len());
        for (name, title) in titled {
            assert_eq!(name.chars().next(), title.chars().next());
        }
    }
}
