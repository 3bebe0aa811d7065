//! The menu of the demo restaurant: dishes of Hangzhou with invented prices.

/// One dish of the plan. Prices in minor units; 0 as member price means none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedDish {
    /// What a till calls it.
    pub code: &'static str,
    /// What the guest reads.
    pub name: &'static str,
    /// The same in English.
    pub name_en: &'static str,
    /// Position of its category in [`CATEGORIES`].
    pub category: usize,
    /// Menu price.
    pub list_minor: i64,
    /// Price for members.
    pub member_minor: i64,
    /// How it is sold.
    pub sold: Sold,
    /// How often it is ordered, beside the others of its category.
    pub weight: u64,
    /// What can make a guest ill, as the words of the rules.
    pub allergens: &'static [&'static str],
}

/// How a dish is sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sold {
    /// By portions.
    Portion,
    /// By portions, without discount.
    NoDiscount,
    /// By weight at the day's price, without discount.
    Market,
}

/// The categories: name, English name, how many of ten people order one dish of it.
pub const CATEGORIES: &[(&str, &str, u64)] = &[
    ("冷菜", "Cold dishes", 7),
    ("招牌热菜", "House specials", 9),
    ("河海鲜", "Fish and seafood", 4),
    ("家常热菜", "Everyday hot dishes", 8),
    ("时蔬豆制品", "Greens and tofu", 7),
    ("汤羹", "Soups", 4),
    ("点心主食", "Dim sum and staples", 9),
    ("甜品", "Sweets", 3),
    ("酒水茶饮", "Drinks and tea", 8),
];

const fn dish(
    code: &'static str,
    names: (&'static str, &'static str),
    category: usize,
    yuan: (i64, i64),
    weight: u64,
    allergens: &'static [&'static str],
) -> PlannedDish {
    PlannedDish {
        code,
        name: names.0,
        name_en: names.1,
        category,
        list_minor: yuan.0 * 100,
        member_minor: yuan.1 * 100,
        sold: Sold::Portion,
        weight,
        allergens,
    }
}

const fn sold(sold: Sold, dish: PlannedDish) -> PlannedDish {
    PlannedDish { sold, ..dish }
}

use Sold::{Market, NoDiscount};

/// Every dish. The first of a category is its most usual one.
pub const DISHES: &[PlannedDish] = &[
    dish("0101", ("桂花糯米藕", "Lotus root with osmanthus"), 0, (38, 0), 9, &[]),
    dish("0102", ("白切鸡", "Poached chicken"), 0, (58, 0), 8, &[]),
    dish("0103", ("四喜烤麸", "Braised wheat gluten"), 0, (28, 0), 6, &["gluten", "soy"]),
    dish("0104", ("酱鸭", "Hangzhou soy duck"), 0, (68, 58), 8, &["soy"]),
    dish("0105", ("糟卤毛豆", "Edamame in rice wine"), 0, (22, 0), 7, &["soy"]),
    dish("0106", ("醉蟹", "Drunken crab"), 0, (88, 0), 3, &["crustacean"]),
    dish("0107", ("凉拌海蜇", "Jellyfish salad"), 0, (42, 0), 4, &["mollusc", "sesame"]),
    dish("0108", ("熏鱼", "Smoked fish"), 0, (46, 0), 5, &["fish", "soy"]),
    dish("0109", ("五香花生", "Spiced peanuts"), 0, (18, 0), 4, &["peanut"]),
    dish("0110", ("蓑衣黄瓜", "Cut cucumber"), 0, (20, 0), 5, &[]),
    dish("0201", ("龙井虾仁", "Shrimps with Longjing tea"), 1, (158, 138), 10, &["crustacean"]),
    dish("0202", ("东坡肉", "Dongpo pork"), 1, (48, 0), 10, &["soy"]),
    dish("0203", ("西湖醋鱼", "West Lake fish in vinegar"), 1, (128, 0), 8, &["fish"]),
    dish("0204", ("叫化鸡 半只", "Beggar's chicken, half"), 1, (58, 0), 8, &[]),
    dish("0205", ("蟹粉豆腐", "Tofu with crab roe"), 1, (68, 58), 8, &["crustacean", "soy"]),
    dish("0206", ("老鸭煲", "Old duck in a pot"), 1, (168, 148), 6, &[]),
    dish("0207", ("八宝葫芦鸭", "Duck with eight treasures"), 1, (198, 0), 2, &["gluten", "nut"]),
    dish("0208", ("蜜汁火方", "Ham in honey"), 1, (138, 0), 3, &[]),
    dish("0209", ("砂锅鱼头", "Fish head in a pot"), 1, (138, 118), 7, &["fish", "soy"]),
    dish("0210", ("宋嫂鱼羹 位", "Sister Song's fish soup, cup"), 1, (28, 0), 5, &["fish", "egg"]),
    sold(Market, dish("0301", ("清蒸鲈鱼", "Steamed bass"), 2, (88, 0), 8, &["fish"])),
    sold(Market, dish("0302", ("大闸蟹", "Hairy crab"), 2, (138, 0), 4, &["crustacean"])),
    sold(Market, dish("0303", ("葱油花蛤", "Clams with scallion"), 2, (46, 0), 6, &["mollusc"])),
    dish("0304", ("油爆河虾", "River shrimps, fried"), 2, (88, 78), 8, &["crustacean"]),
    dish("0305", ("雪菜黄鱼", "Croaker with greens"), 2, (98, 0), 5, &["fish"]),
    dish("0306", ("红烧甩水", "Fish tail, braised"), 2, (68, 0), 3, &["fish", "soy"]),
    dish("0307", ("蒜蓉粉丝扇贝", "Scallops with garlic"), 2, (78, 0), 4, &["mollusc"]),
    dish("0308", ("响油鳝丝", "Eel in hot oil"), 2, (88, 0), 4, &["fish", "soy"]),
    dish("0401", ("杭椒牛柳", "Beef with green chilli"), 3, (78, 0), 9, &["soy"]),
    dish("0402", ("糖醋里脊", "Sweet and sour pork"), 3, (52, 0), 9, &["gluten", "egg"]),
    dish("0403", ("干菜焖肉", "Pork with dried greens"), 3, (58, 48), 8, &["soy"]),
    dish("0404", ("笋干老豆腐烧肉", "Pork, bamboo and tofu"), 3, (56, 0), 6, &["soy"]),
    dish("0405", ("宫保鸡丁", "Kung pao chicken"), 3, (46, 0), 6, &["peanut", "soy"]),
    dish("0406", ("葱爆羊肉", "Lamb with leek"), 3, (68, 0), 4, &["soy"]),
    dish("0407", ("栗子烧鸡", "Chicken with chestnuts"), 3, (62, 0), 5, &["nut", "soy"]),
    dish("0408", ("椒盐排条", "Pork ribs, salt and pepper"), 3, (58, 0), 6, &["gluten", "egg"]),
    dish("0409", ("木须肉", "Pork with egg"), 3, (42, 0), 4, &["egg", "soy"]),
    dish("0410", ("番茄炒蛋", "Tomato and egg"), 3, (28, 0), 6, &["egg"]),
    dish("0411", ("鱼香肉丝", "Pork, fish fragrant"), 3, (42, 0), 5, &["soy"]),
    dish("0412", ("红烧狮子头", "Lion's head"), 3, (36, 0), 6, &["egg", "soy"]),
    dish("0501", ("清炒时蔬", "Greens of the day"), 4, (32, 0), 10, &[]),
    dish("0502", ("油焖春笋", "Spring bamboo, braised"), 4, (48, 0), 6, &["soy"]),
    dish("0503", ("西湖莼菜", "Water shield, fried"), 4, (42, 0), 3, &[]),
    dish("0504", ("香菇青菜", "Greens with mushrooms"), 4, (36, 0), 7, &[]),
    dish("0505", ("干锅花菜", "Cauliflower in a pan"), 4, (38, 0), 7, &["soy"]),
    dish("0506", ("素烧鹅", "Mock goose of tofu skin"), 4, (32, 0), 4, &["soy"]),
    dish("0507", ("雪菜毛豆炒豆干", "Tofu, greens and beans"), 4, (30, 0), 4, &["soy"]),
    dish("0508", ("响铃", "Fried tofu rolls"), 4, (38, 0), 5, &["soy"]),
    dish("0509", ("蒜泥空心菜", "Water spinach with garlic"), 4, (28, 0), 6, &[]),
    dish("0510", ("荷塘小炒", "Lotus pond stir-fry"), 4, (42, 0), 5, &["nut"]),
    dish("0511", ("地三鲜", "Three earth treasures"), 4, (36, 0), 4, &["soy"]),
    dish("0601", ("宋嫂鱼羹", "Sister Song's fish soup"), 5, (48, 0), 8, &["fish", "egg"]),
    dish("0602", ("西湖莼菜汤", "Water shield soup"), 5, (46, 0), 6, &[]),
    dish("0603", ("腌笃鲜", "Ham and bamboo soup"), 5, (88, 78), 6, &[]),
    dish("0604", ("番茄蛋汤", "Tomato and egg soup"), 5, (22, 0), 6, &["egg"]),
    dish("0605", ("片儿川汤", "Bamboo and pork soup"), 5, (32, 0), 4, &[]),
    dish("0606", ("冬瓜排骨汤", "Gourd and rib soup"), 5, (58, 0), 4, &[]),
    dish("0607", ("酸辣汤", "Hot and sour soup"), 5, (26, 0), 3, &["egg", "soy"]),
    dish("0701", ("米饭", "Rice"), 6, (3, 0), 20, &[]),
    dish("0702", ("片儿川", "Noodles with bamboo and pork"), 6, (28, 0), 8, &["gluten"]),
    dish("0703", ("长寿面", "Noodles of long life"), 6, (28, 0), 3, &["gluten", "egg"]),
    dish("0704", ("小笼包", "Small steamed buns"), 6, (32, 28), 9, &["gluten", "soy"]),
    dish("0705", ("猫耳朵", "Cat's ears"), 6, (26, 0), 5, &["gluten"]),
    dish("0706", ("葱油拌面", "Noodles in scallion oil"), 6, (22, 0), 7, &["gluten", "soy"]),
    dish("0707", ("虾爆鳝面", "Noodles with shrimp and eel"), 6, (48, 0), 5, &["gluten", "fish"]),
    dish("0708", ("扬州炒饭", "Fried rice"), 6, (36, 0), 6, &["egg", "crustacean"]),
    dish("0709", ("萝卜丝饼", "Radish cake"), 6, (18, 0), 5, &["gluten", "sesame"]),
    dish("0710", ("葱包桧", "Scallion crêpe"), 6, (16, 0), 4, &["gluten"]),
    dish("0711", ("生煎", "Pan-fried buns"), 6, (26, 0), 6, &["gluten", "sesame"]),
    dish("0712", ("鲜肉馄饨", "Wonton"), 6, (24, 0), 6, &["gluten", "egg"]),
    dish("0801", ("桂花酒酿圆子", "Rice balls in sweet wine"), 7, (22, 0), 9, &["gluten"]),
    dish("0802", ("定胜糕", "Victory cake"), 7, (16, 0), 6, &["gluten"]),
    dish("0803", ("藕粉", "Lotus root starch"), 7, (18, 0), 4, &[]),
    dish("0804", ("杏仁豆腐", "Almond jelly"), 7, (20, 0), 4, &["nut", "milk"]),
    dish("0805", ("龙井茶酥", "Longjing pastry"), 7, (28, 0), 5, &["gluten", "milk", "egg"]),
    dish("0806", ("芝麻汤圆", "Sesame dumplings"), 7, (18, 0), 4, &["sesame"]),
    sold(NoDiscount, dish("0901", ("明前龙井 壶", "Longjing, a pot"), 8, (88, 0), 6, &[])),
    sold(NoDiscount, dish("0902", ("菊花茶 壶", "Chrysanthemum, a pot"), 8, (38, 0), 6, &[])),
    sold(NoDiscount, dish("0903", ("绍兴花雕 五年", "Shaoxing wine, 5 years"), 8, (68, 0), 6, &[])),
    sold(
        NoDiscount,
        dish("0904", ("绍兴花雕 十年", "Shaoxing wine, 10 years"), 8, (138, 0), 2, &[]),
    ),
    sold(NoDiscount, dish("0905", ("啤酒", "Beer"), 8, (15, 0), 9, &["gluten"])),
    sold(NoDiscount, dish("0906", ("酸梅汤 扎", "Sour plum juice, a jug"), 8, (32, 0), 8, &[])),
    sold(NoDiscount, dish("0907", ("鲜榨橙汁", "Orange juice"), 8, (26, 0), 6, &[])),
    sold(NoDiscount, dish("0908", ("椰汁", "Coconut milk"), 8, (16, 0), 5, &[])),
    sold(NoDiscount, dish("0909", ("可乐", "Cola"), 8, (8, 0), 8, &[])),
    sold(NoDiscount, dish("0910", ("矿泉水", "Mineral water"), 8, (6, 0), 5, &[])),
];

/// The positions in [`DISHES`] of the dishes of a category.
pub fn of_category(category: usize) -> impl Iterator<Item = usize> {
    DISHES.iter().enumerate().filter(move |(_, dish)| dish.category == category).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_menu_has_at_least_eighty_dishes_and_no_name_or_code_twice() {
        assert!(DISHES.len() >= 80, "{}", DISHES.len());
        let codes: BTreeSet<_> = DISHES.iter().map(|dish| dish.code).collect();
        let names: BTreeSet<_> = DISHES.iter().map(|dish| dish.name).collect();
        assert_eq!((codes.len(), names.len()), (DISHES.len(), DISHES.len()));
    }

    #[test]
    fn member_prices_lie_below_the_menu_price_and_every_category_has_dishes() {
        for dish in DISHES {
            assert!(dish.member_minor < dish.list_minor, "{}", dish.name);
        }
        for category in 0..CATEGORIES.len() {
            assert!(of_category(category).count() >= 6, "category {category}");
        }
    }
}
