//! A list of guests as a sheet: which column is which, which sheets are read.

use std::collections::BTreeSet;

use super::column::{FIELDS, GuestColumn};
use super::own::own_numbers;
use crate::imports::{self, Confidence, Guess, ImportRefusal, filled};

/// Of a hundred cells, how many must be mobile numbers for a column without a known header.
const ENOUGH_PHONES: usize = 90;

/// Checks that the columns are enough to know guests again.
///
/// # Errors
/// [`ImportRefusal::TargetTwice`], [`ImportRefusal::ContactColumnMissing`].
pub fn check(sheets: &[Vec<(GuestColumn, usize)>]) -> Result<(), ImportRefusal> {
    for sheet in sheets {
        let mut seen = BTreeSet::new();
        if let Some((column, _)) = sheet.iter().find(|(column, _)| !seen.insert(*column)) {
            return Err(ImportRefusal::TargetTwice { target: column.as_str().to_owned() });
        }
    }
    let is_own = |sheet: &Vec<(GuestColumn, usize)>| {
        sheet.iter().any(|(column, _)| GuestColumn::OWN.contains(column))
    };
    if sheets.is_empty() || !sheets.iter().all(is_own) {
        return Err(ImportRefusal::ContactColumnMissing);
    }
    Ok(())
}

/// Guesses at the first rows of a list. A column of mobile numbers is the phone's, whatever stands
/// above it.
#[must_use]
pub fn guess(rows: &[Vec<String>]) -> Guess {
    let mut guess = imports::guess(FIELDS, rows);
    let phone = GuestColumn::Phone.as_str();
    if guess.columns.iter().any(|column| column.target == Some(phone)) {
        return guess;
    }
    let below = &rows[guess.first_row.min(rows.len())..];
    let is_phones = |at: usize| {
        let cells: Vec<&str> = below.iter().filter_map(|row| filled(row.get(at)?)).collect();
        let phones = cells.iter().filter(|cell| is_mobile(cell)).count();
        !cells.is_empty() && phones * 100 >= cells.len() * ENOUGH_PHONES
    };
    let open = |at: &usize| guess.columns[*at].target.is_none();
    let found = (0..guess.columns.len()).filter(open).find(|at| is_phones(*at));
    if let Some(at) = found {
        guess.columns[at].target = Some(phone);
        guess.columns[at].confidence = Confidence::Guess;
    }
    guess
}

fn is_mobile(cell: &str) -> bool {
    let own = own_numbers(cell);
    own.is_ok_and(|own| {
        own.phones.iter().any(|phone| phone.number().starts_with("+861")) && own.phones.len() == 1
    })
}

/// Which sheets of a workbook are read: the one with most of what is known, and those that have
/// the same columns (a sheet for each store).
#[must_use]
pub fn choose(guesses: &[Guess]) -> Vec<bool> {
    let targets = |guess: &Guess| -> BTreeSet<&'static str> {
        guess.columns.iter().filter_map(|column| column.target).collect()
    };
    let has_own = |guess: &&Guess| {
        let targets = targets(guess);
        GuestColumn::OWN.iter().any(|column| targets.contains(column.as_str()))
    };
    let best = guesses.iter().filter(has_own).map(targets).reduce(|best, one| {
        // Of two alike the first.
        if one.len() > best.len() { one } else { best }
    });
    guesses.iter().map(|guess| best.as_ref().is_some_and(|best| targets(guess) == *best)).collect()
}

/// The system that a file's headers give away, in the words of its users.
#[must_use]
pub fn system_of(guesses: &[Guess]) -> Option<&'static str> {
    const SYSTEMS: [(&str, &[&str]); 1] =
        [("有赞", &["客户手机号", "客户积分", "客户储值余额", "权益卡"])];
    let headers: BTreeSet<String> = guesses
        .iter()
        .flat_map(|guess| &guess.columns)
        .map(|column| imports::normal(&column.header))
        .collect();
    let fits = |words: &&[&str]| words.iter().all(|word| headers.contains(*word));
    SYSTEMS.iter().find(|(_, words)| fits(words)).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    fn targets(guess: &Guess) -> Vec<&'static str> {
        guess.columns.iter().map(|column| column.target.unwrap_or("-")).collect()
    }

    #[test]
    fn the_columns_of_a_list_of_guests_are_understood() {
        let youzan = "客户姓名,客户昵称,客户手机号,客户生日,客户性别,标签,是否会员,成长值,免费等级,付费等级,\
                      权益卡,客户积分,客户储值余额,消费次数,消费金额,累计退款金额,上次消费时间,来源渠道,成为会员时间\n\
                      林小雨,小雨,15400001234,1990-05-12,女,靠窗,是,100,银卡,,,20,35.00,3,420.00,0.00,\
                      2024-03-01,小程序,2023-01-01";
        let guess = guess(&rows(youzan));
        assert_eq!(
            targets(&guess),
            [
                "name",
                "nickname",
                "phone",
                "birthday",
                "sex",
                "tags",
                "is_member",
                "growth",
                "tier",
                "-",
                "-",
                "points",
                "balance",
                "visits",
                "spent",
                "-",
                "last_visit",
                "source",
                "joined"
            ]
        );
        assert_eq!(system_of(&[guess]), Some("有赞"));
    }

    #[test]
    fn a_column_of_mobile_numbers_is_found_without_its_header() {
        let list = "姓名,会员登记,积分\n林小雨,15400001234,20\n王芳,15400001235,3";
        assert_eq!(targets(&guess(&rows(list))), ["name", "phone", "points"]);
        let none = "姓名,流水,积分\n林小雨,20240301001,20\n王芳,20240301002,3";
        assert_eq!(targets(&guess(&rows(none))), ["name", "-", "points"]);
    }

    #[test]
    fn sheets_of_one_form_are_read_together() {
        let list = guess(&rows("姓名,手机号,积分\n林小雨,15400001234,20"));
        let other = guess(&rows("说明,日期\n请勿外传,2024-03-01"));
        assert_eq!(choose(&[other, list.clone(), list]), [false, true, true]);
    }

    #[test]
    fn a_list_needs_something_that_tells_guests_apart() {
        let sheet = |columns: &[GuestColumn]| -> Vec<(GuestColumn, usize)> {
            columns.iter().enumerate().map(|(at, column)| (*column, at)).collect()
        };
        assert_eq!(check(&[sheet(&[GuestColumn::Name, GuestColumn::Phone])]), Ok(()));
        let missing = Err(ImportRefusal::ContactColumnMissing);
        assert_eq!(check(&[sheet(&[GuestColumn::Name, GuestColumn::Sex])]), missing);
        assert_eq!(check(&[]), missing);
        let twice = check(&[sheet(&[GuestColumn::Phone, GuestColumn::Phone])]);
        assert_eq!(twice, Err(ImportRefusal::TargetTwice { target: "phone".to_owned() }));
    }
}
