//! Pairs, their levels and their scores.

#![expect(clippy::unwrap_used, reason = "what a test sets up must be there")]

use zhike_domain::guests::{Birthday, Calendar, Sex};
use zhike_insight::dedupe::{
    Answer, Class, Crew, FIELDS, Field, Known, Level, Levels, Model, Person, Register, compare,
};

struct Row<'a> {
    name: &'a str,
    sound: &'a [&'a str],
    phone: &'a str,
    birthday: Option<(u8, u8, Option<i16>)>,
}

const LIN: Row<'static> = Row {
    name: "林小雨",
    sound: &["lin", "xiao", "yu"],
    phone: "15400001234",
    birthday: Some((3, 12, Some(1988))),
};

fn person(id: i64, row: &Row<'_>) -> Person {
    let birthday = row.birthday.map(|(month, day, year)| Birthday {
        calendar: Calendar::Solar,
        month,
        day,
        leap_month: false,
        year,
    });
    let phones: &[&str] = if row.phone.is_empty() { &[] } else { &[row.phone] };
    let known = Known { name: Some(row.name), phones, birthday, ..Known::default() };
    Person::of(id, &known, row.sound)
}

fn level(field: Field, one: &Row<'_>, other: &Row<'_>) -> Level {
    let (one, other) = (person(1, one), person(2, other));
    assert_eq!(compare(&one, &other), compare(&other, &one), "the order does not matter");
    Level::at(field, compare(&one, &other).place(field)).unwrap()
}

#[test]
fn names_are_compared_by_character_sound_and_title() {
    let check = |name: &str, sound: &[&str], expected: Level| {
        let other = Row { name, sound, ..LIN };
        assert_eq!(level(Field::Name, &LIN, &other), expected, "{name}");
    };
    check("林小雨", &["lin", "xiao", "yu"], Level::NameSame);
    check("林 小雨女士", &["lin", "xiao", "yu", "nv", "shi"], Level::NameSame);
    check("林晓宇", &["lin", "xiao", "yu"], Level::NameSound);
    check("凌小雨", &["ling", "xiao", "yu"], Level::NameSound);
    check("林雨小", &["lin", "yu", "xiao"], Level::NameSlip);
    check("林雨", &["lin", "yu"], Level::NameSlip);
    check("林小红", &["lin", "xiao", "hong"], Level::NamePart);
    check("王小雨", &["wang", "xiao", "yu"], Level::NamePart);
    check("林女士", &["lin", "nv", "shi"], Level::NameTitle);
    check("林芳", &["lin", "fang"], Level::NameFamily);
    check("王芳", &["wang", "fang"], Level::NameOther);
    check("王女士", &["wang", "nv", "shi"], Level::NameOther);
    check("", &[], Level::NameMissing);
}

#[test]
fn birthdays_are_compared_by_day_form_and_slip() {
    let check = |birthday: Option<(u8, u8, Option<i16>)>, expected: Level| {
        assert_eq!(
            level(Field::Birthday, &LIN, &Row { birthday, ..LIN }),
            expected,
            "{birthday:?}"
        );
    };
    check(Some((3, 12, Some(1988))), Level::BirthdaySame);
    check(Some((3, 12, None)), Level::BirthdayDay);
    check(Some((12, 3, Some(1988))), Level::BirthdaySwapped);
    check(Some((3, 12, Some(1989))), Level::BirthdaySlip);
    check(Some((3, 13, Some(1988))), Level::BirthdaySlip);
    check(Some((3, 13, None)), Level::BirthdayOther);
    check(Some((4, 13, Some(1988))), Level::BirthdayOther);
    check(None, Level::BirthdayMissing);
}

#[test]
fn a_mother_and_a_daughter_behind_one_phone_are_two_guests() {
    let model = Model::for_records(5_000);
    let register = Register::of(vec![
        person(1, &LIN),
        person(2, &Row { name: "林晓宇", ..LIN }),
        person(
            3,
            &Row {
                name: "王芳",
                sound: &["wang", "fang"],
                birthday: Some((8, 2, Some(1960))),
                ..LIN
            },
        ),
        person(
            4,
            &Row {
                name: "林芳",
                sound: &["lin", "fang"],
                birthday: Some((9, 9, Some(2012))),
                ..LIN
            },
        ),
    ]);
    let found: Vec<(i64, i64)> = register.find(&model, 0.5).into_iter().map(|m| m.ids).collect();
    assert_eq!(found, [(1, 2)]);
}

#[test]
fn every_pair_is_found_once_however_many_keys_it_shares() {
    let register = Register::of(vec![person(1, &LIN), person(2, &LIN), person(3, &LIN)]);
    let ids: Vec<_> = register.find(&Model::for_records(3), 0.5).iter().map(|m| m.ids).collect();
    assert_eq!(ids, [(1, 2), (1, 3), (2, 3)]);
}

#[test]
fn answers_move_the_score_of_the_next_pair_like_them() {
    let brother = Row { name: "林小红", sound: &["lin", "xiao", "hong"], birthday: None, ..LIN };
    let people = || vec![person(1, &LIN), person(2, &brother)];
    let levels = compare(&people()[0], &people()[1]);
    let score = |answers: &[Answer]| {
        let register = Register::of(people());
        register.learn(answers).score(&levels, zhike_insight::dedupe::Rarity(1.0))
    };
    let told = |is_same: bool| vec![Answer { levels, is_same }; 12];
    let (no, unknown, yes) = (score(&told(false)), score(&[]), score(&told(true)));
    assert!(no < unknown && unknown < yes, "{no} {unknown} {yes}");
}

#[test]
fn a_frequent_name_says_less_than_a_rare_one() {
    let model = Model::for_records(1_000);
    let mut people: Vec<Person> = (10..200)
        .map(|id| {
            person(id, &Row { name: "王伟", sound: &["wang", "wei"], phone: "", birthday: None })
        })
        .collect();
    let rare = Row { phone: "", birthday: None, ..LIN };
    let frequent = Row { name: "王伟", sound: &["wang", "wei"], ..rare };
    people.extend([person(1, &rare), person(2, &rare), person(3, &frequent), person(4, &frequent)]);
    let register = Register::of(people);
    let all = register.people();
    let score = |one: usize, other: usize| register.matched(&model, &all[one], &all[other]).score;
    let count = all.len();
    assert!(score(count - 4, count - 3) > 2.0 * score(count - 2, count - 1));
}

#[derive(Debug)]
struct Threads(usize);

impl Crew for Threads {
    fn size(&self) -> usize {
        self.0
    }

    fn each(&self, work: &(dyn Fn(usize) + Sync)) {
        std::thread::scope(|scope| {
            for worker in 0..self.0 {
                scope.spawn(move || work(worker));
            }
        });
    }
}

#[test]
fn several_threads_find_and_learn_what_one_does() {
    const NAMES: [(&str, &[&str]); 4] = [
        ("林小雨", &["lin", "xiao", "yu"]),
        ("林晓宇", &["lin", "xiao", "yu"]),
        ("王芳", &["wang", "fang"]),
        ("王方", &["wang", "fang"]),
    ];
    let people = || -> Vec<Person> {
        let phones: Vec<String> = (0..1_500).map(|id| format!("154{:08}", id / 2 * 37)).collect();
        let row = |(id, phone): (usize, &String)| {
            let (name, sound) = NAMES[(id / 2 + id % 2) % NAMES.len()];
            let month = u8::try_from(id / 2 % 12 + 1).unwrap();
            let day = u8::try_from(id / 2 % 28 + 1).unwrap();
            let birthday = Some((month, day, Some(1980)));
            person(i64::try_from(id).unwrap(), &Row { name, sound, phone, birthday })
        };
        phones.iter().enumerate().map(row).collect()
    };
    let told = |threads: usize| {
        let register = Register::of(people()).with(Box::new(Threads(threads)));
        let model = register.learn(&[]);
        let found = register.find(&model, 0.3);
        (model, found)
    };
    let (model, found) = told(1);
    assert!(found.len() >= 300, "{} pairs", found.len());
    assert_eq!(told(3), (model, found));
}

#[test]
fn posteriors_sum_to_one_and_missing_fields_say_nothing() {
    let model = Model::for_records(1_000);
    for place in 0..8_u8 {
        let mut levels = Levels([0; FIELDS.len()]);
        levels.0[Field::Name as usize] = place;
        let parts = model.posterior(&levels, zhike_insight::dedupe::Rarity(1.0));
        assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(parts[Class::Same as usize] < 0.9, "a name alone is never enough");
    }
    assert!(model.weight(Level::PhoneMissing).abs() < 1e-12);
    assert!(model.weight(Level::PhoneSame) > 10.0 && model.weight(Level::BirthdayOther) < -3.0);
}

#[test]
fn a_title_tells_the_sex() {
    let titled = Row { name: "林先生", sound: &["lin", "xian", "sheng"], ..LIN };
    assert_eq!(person(1, &titled).sex, Some(Sex::Male));
}
