//! Rows that are read whole, and rows that are not taken.

use GuestColumn::{
    Balance, Birthday, Bonus, CardNo, Email, FamilyName, GivenName, Growth, IsMember, Joined, Name,
    Nickname, Note, OtherPhone, Phone, Points, Principal, Sex, Tags, Tier, Wechat,
};

use super::*;
use crate::guests::Sex as Told;

fn told(cells: &[(GuestColumn, &str)]) -> Result<ImportedGuest, String> {
    let reading = Reading { date_order: None, digits: 2, today: "2026-11-22".parse().unwrap() };
    let columns: Vec<_> = cells.iter().enumerate().map(|(at, cell)| (cell.0, at)).collect();
    let headers: Vec<String> = cells.iter().map(|cell| format!("[{}]", cell.0)).collect();
    let texts: Vec<&str> = cells.iter().map(|cell| cell.1).collect();
    let row = Cells { columns: &columns, headers: &headers, cells: &texts };
    read(&row, &reading)
        .map_err(|(column, why)| format!("{} {}", column.map_or("", GuestColumn::as_str), why.code))
}

#[test]
fn a_row_is_read_whole() {
    let guest = told(&[
        (Name, "王先生（常客）"),
        (Phone, "0086 154 0000 1234"),
        (Email, "Wang@Example.com"),
        (CardNo, "'a001"),
        (Tier, " 金卡 "),
        (Points, "1,200.00"),
        (Growth, "3000"),
        (Balance, "¥150.50"),
        (Bonus, "50.5"),
        (Joined, "2024-03-01 12:00"),
        (Birthday, "1988年农历八月十五"),
        (Tags, "靠窗，不吃辣"),
        (Note, "对花生过敏"),
    ])
    .unwrap();
    assert_eq!(guest.name.unwrap().as_str(), "王");
    assert_eq!((guest.title, guest.sex), (None, Some(Told::Male)));
    let kept: Vec<String> = guest.contacts.iter().map(ContactValue::kept).collect();
    assert_eq!(kept, ["+8615400001234", "wang@example.com"]);
    assert_eq!((guest.card_no.as_deref(), guest.tier.as_deref()), (Some("A001"), Some("金卡")));
    assert_eq!((guest.points, guest.growth, guest.is_member), (1_200, 3_000, true));
    assert_eq!((guest.principal.raw(), guest.bonus.raw()), (10_000, 5_050));
    assert_eq!(guest.note.unwrap().as_str(), "常客\n对花生过敏\n[tags]：靠窗，不吃辣");
    assert_eq!(guest.birthday.unwrap().calendar, crate::guests::Calendar::Lunar);
}

#[test]
fn a_row_that_cannot_be_read_exactly_is_refused_with_its_column() {
    let phone = (Phone, "15400001234");
    for (cells, expected) in [
        (vec![(Name, "林小雨")], " import.guest_nobody"),
        (vec![(Name, "林小雨"), (Phone, "154****1234")], " import.guest_nobody"),
        (vec![(Phone, "15400001234转88")], " import.guest_nobody"),
        (vec![(Phone, "1540000")], "phone phone.no_area_code"),
        (vec![phone, (OtherPhone, "abc")], "other_phone phone.not_valid"),
        (vec![phone, (Sex, "猫")], "sex import.sex_not_valid"),
        (vec![phone, (Birthday, "1990-02-30")], "birthday birthday.not_a_day"),
        (vec![phone, (Birthday, "2020-02-03")], "birthday import.guest_under_age"),
        (vec![phone, (Points, "12.5")], "points import.amount_not_valid"),
        (vec![phone, (Balance, "-3")], "balance import.amount_negative"),
        (vec![phone, (Principal, "0.001")], "principal import.amount_not_valid"),
        (
            vec![phone, (Balance, "100"), (Principal, "80"), (Bonus, "10")],
            "balance import.balance_parts",
        ),
        (vec![phone, (Balance, "10"), (Principal, "80")], "balance import.balance_parts"),
        (vec![phone, (CardNo, "卡一")], "card_no import.card_not_valid"),
        (vec![phone, (Joined, "2027-01-01")], "joined import.time_in_future"),
        (vec![phone, (Joined, "昨天")], "joined import.time_not_valid"),
        (vec![phone, (IsMember, "也许")], "is_member import.yes_or_no"),
        (vec![phone, (Email, "a@b")], "email email.not_valid"),
        (vec![phone, (Wechat, "短")], "wechat wechat.not_valid"),
    ] {
        assert_eq!(told(&cells).unwrap_err(), expected, "{cells:?}");
    }
}

#[test]
fn parts_of_a_balance_are_found_and_a_member_is_known() {
    let phone = (Phone, "15400001234");
    let of = |cells: &[(GuestColumn, &str)]| {
        let guest = told(&[&[phone], cells].concat()).unwrap();
        (guest.principal.raw(), guest.bonus.raw(), guest.is_member)
    };
    assert_eq!(of(&[(Balance, "100")]), (10_000, 0, true));
    assert_eq!(of(&[(Balance, "100"), (Principal, "80")]), (8_000, 2_000, true));
    assert_eq!(of(&[(Principal, "80"), (Bonus, "20")]), (8_000, 2_000, true));
    assert_eq!(of(&[(Balance, "0"), (Points, "0")]), (0, 0, false));
    assert_eq!(of(&[(IsMember, "是")]), (0, 0, true));
    assert_eq!(of(&[(IsMember, "否"), (Tier, "普通")]), (0, 0, false));
    assert_eq!(of(&[(IsMember, "否"), (Points, "5")]), (0, 0, true));
}

#[test]
fn a_lent_number_beside_a_card_names_nobody_but_the_card_does() {
    let guest = told(&[(Phone, "15400001234_5678"), (CardNo, "77"), (Sex, "1")]).unwrap();
    assert!(guest.contacts.is_empty());
    assert_eq!((guest.not_own, guest.sex), (1, Some(Told::Male)));
    let named = told(&[(FamilyName, "Lee"), (GivenName, "Ann"), (Email, "a@b.cd")]).unwrap();
    assert_eq!(named.name.unwrap().as_str(), "Ann Lee");
    let nick = told(&[(Name, "微信用户"), (Nickname, "小雨"), (Email, "a@b.cd")]).unwrap();
    assert_eq!(nick.name.unwrap().as_str(), "小雨");
}
