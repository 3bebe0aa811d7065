use std::collections::BTreeSet;

use proptest::prelude::*;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Millis, Zone};
use zhike_domain::settings::backup::{BackupFolder, BackupPlan};
use zhike_domain::settings::city::{City, CityRefusal, RulePack, cities};
use zhike_domain::settings::company::{CompanyProfile, Currency, IssuerType, change_currency};
use zhike_domain::settings::guest_address::{GuestAddress, Reach};
use zhike_domain::settings::hours::{OpenPeriod, check as check_hours, is_open, is_open_on};
use zhike_domain::settings::store::{StoreCode, StoreProfile, archive};

fn code<T, R: Refusal>(result: Result<T, R>) -> &'static str {
    result.map_or_else(|refused| refused.code(), |_| "ok")
}

fn shown<T: ToString, R: Refusal>(result: Result<T, R>) -> String {
    result.map_or_else(|refused| refused.code().to_owned(), |value| value.to_string())
}

/// A week written as `1 11:00-14:00, 1 17:00-02:00`.
fn week(text: &str) -> Vec<OpenPeriod> {
    let period = |row: &str| {
        let (weekday, times) = row.split_once(' ').unwrap();
        let (from, to) = times.split_once('-').unwrap();
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        OpenPeriod { weekday: weekday.parse().unwrap(), from, to }
    };
    text.split(", ").filter(|row| !row.is_empty()).map(period).collect()
}

#[test]
fn opening_hours_stay_within_their_business_day_and_do_not_overlap() {
    let check = |text: &str, cut_over: &str, expected: &str| {
        let got = check_hours(&week(text), cut_over.parse().unwrap());
        let told =
            got.map_or_else(|refused| format!("{} {refused}", refused.code()), |()| "ok".into());
        assert!(told.starts_with(expected), "{text}: {told}");
    };
    check("", "04:00", "ok");
    check("1 11:00-14:00", "04:00", "ok");
    check("1 11:00-14:00, 1 17:00-21:30", "04:00", "ok");
    check("1 11:00-14:00, 1 14:00-21:30", "04:00", "ok"); // touching is not overlapping
    check("5 17:00-00:00", "04:00", "ok");
    check("5 17:00-02:00", "04:00", "ok");
    check("5 17:00-04:00", "04:00", "ok");
    check("5 04:00-04:00", "04:00", "ok"); // around the clock
    check("5 00:00-00:00", "00:00", "ok");
    check("5 01:00-03:00", "04:00", "ok"); // late at night, of Friday's business day
    check("5 17:00-02:00, 5 01:00-03:00", "04:00", "hours.overlap rows 1 and 2");
    check("5 17:00-04:01", "04:00", "hours.crosses_cut_over row 1");
    check("5 17:00-02:00", "00:00", "hours.crosses_cut_over row 1");
    check("5 03:00-05:00", "04:00", "hours.crosses_cut_over row 1");
    check("5 11:00-11:00", "04:00", "hours.empty row 1");
    check("1 11:00-14:00, 2 11:00-14:00, 1 13:59-15:00", "04:00", "hours.overlap rows 1 and 3");
    check("1 11:00-14:00, 1 11:00-14:00", "04:00", "hours.overlap");
    check("1 04:00-04:00, 1 12:00-13:00", "04:00", "hours.overlap");
    check("0 11:00-14:00", "04:00", "hours.weekday row 1");
    check("1 11:00-14:00, 8 11:00-14:00", "04:00", "hours.weekday row 2");
    let many = ["1 11:00-12:00"; 43].join(", ");
    check(&many, "04:00", "hours.too_many");
}

#[test]
fn a_store_is_open_from_the_first_minute_of_a_period_to_before_its_last() {
    let hours = week("7 11:00-14:00, 7 17:00-02:00");
    let zone: Zone = "Asia/Shanghai".parse().unwrap();
    let check = |at: &str, expected: bool| {
        let now: Millis = at.parse().unwrap();
        assert_eq!(is_open(&hours, &zone, DayMinute::DEFAULT_CUT_OVER, now), expected, "{at}");
    };
    check("2026-11-22T10:59:59+08:00", false);
    check("2026-11-22T11:00:00+08:00", true);
    check("2026-11-22T13:59:59+08:00", true);
    check("2026-11-22T14:00:00+08:00", false);
    check("2026-11-22T10:00:00Z", true);
    check("2026-11-23T01:59:59+08:00", true); // Monday by the calendar, still Sunday's business
    check("2026-11-23T02:00:00+08:00", false);
    check("2026-11-23T18:00:00+08:00", false);
    check("2026-11-22T01:00:00+08:00", false); // the night of Saturday
}

#[test]
fn the_guest_address_is_a_scheme_a_host_and_a_port() {
    let check = |text: &str, expected: &str| {
        assert_eq!(shown(text.parse::<GuestAddress>()), expected, "{text:?}");
    };
    check("https://m.example.cn", "https://m.example.cn");
    check("HTTPS://M.Example.CN/", "https://m.example.cn");
    check("https://m.example.cn:443", "https://m.example.cn");
    check("https://m.example.cn:8443", "https://m.example.cn:8443");
    check("http://192.168.1.20:80/", "http://192.168.1.20");
    check("http://zhike:8080", "http://zhike:8080");
    check("http://[fd00::1]:8080", "http://[fd00::1]:8080");
    check("https://xn--fsq.cn", "https://xn--fsq.cn");
    for text in [
        "",
        "m.example.cn",
        "ftp://m.example.cn",
        "//m.example.cn",
        "javascript:x",
        " https://a.cn",
    ] {
        check(text, "guest_address.scheme");
    }
    for text in [
        "https://m.example.cn/menu",
        "https://m.example.cn//",
        "https://m.example.cn?x=1",
        "https://m.example.cn#x",
        "https://lin:pw@m.example.cn",
        "https://m.example.cn\\x",
        "https://m%2e.cn",
    ] {
        check(text, "guest_address.extra");
    }
    for text in [
        "https://",
        "https:///",
        "https://-a.cn",
        "https://a-.cn",
        "https://a..cn",
        "https://a.cn.",
        "https://a b.cn",
        "https://知客.cn",
        "https://a_b.cn",
        "https://256.1.1.1",
        "https://1.2.3",
        "https://2130706433",
        "https://0x7f000001",
        "https://0x7f.1",
        "https://0.0.0.0",
        "https://255.255.255.255",
        "https://224.0.0.1",
        "https://[::]",
        "https://[::1",
        "https://[fe80::1%25eth0]x",
        "https://[::1]x",
        "https://a.cn\n",
        "https://010.0.0.1",
    ] {
        let got = shown(text.parse::<GuestAddress>());
        assert!(
            ["guest_address.host", "guest_address.extra"].contains(&got.as_str()),
            "{text:?} {got}"
        );
    }
    check(&format!("https://{}.cn", "a".repeat(64)), "guest_address.host");
    check(&format!("https://{}cn", "a.".repeat(120)), "guest_address.host");
    for port in ["", "0", "080", "65536", "-1", "+80", "8a", "80:80"] {
        check(&format!("https://a.cn:{port}"), "guest_address.port");
    }
    check("http://m.example.cn", "guest_address.https_needed");
    check("http://8.8.8.8", "guest_address.https_needed");
}

#[test]
fn the_text_of_an_address_tells_from_where_it_can_be_opened() {
    let check = |host: &str, expected: Reach| {
        let address: GuestAddress = format!("https://{host}").parse().unwrap();
        assert_eq!(address.reach(), expected, "{host}");
    };
    for host in
        ["localhost", "zhike.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "[::ffff:127.0.0.1]"]
    {
        check(host, Reach::ThisMachine);
    }
    for host in [
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.1.1",
        "100.64.0.1",
        "100.127.0.1",
        "[fd12::1]",
        "[fe80::1]",
        "zhike",
        "zhike.local",
        "till.lan",
        "zhike.home.arpa",
        "zhike.internal",
        "[::ffff:192.168.0.1]",
    ] {
        check(host, Reach::ShopNetwork);
    }
    for host in [
        "m.example.cn",
        "172.15.0.1",
        "172.32.0.1",
        "192.169.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "8.8.8.8",
        "[2001:db8::1]",
        "local.example.cn",
        "mylocalhost.cn",
    ] {
        check(host, Reach::Internet);
    }
}

#[test]
fn a_backup_folder_is_given_from_the_root() {
    let check = |text: &str, expected: &str| {
        assert_eq!(shown(text.parse::<BackupFolder>()), expected, "{text:?}");
    };
    check("/var/backups/zhike", "/var/backups/zhike");
    check(" /mnt/nas/知客 备份 ", "/mnt/nas/知客 备份");
    check("D:\\backup", "D:\\backup");
    check("d:/backup", "d:/backup");
    check("\\\\nas\\zhike", "\\\\nas\\zhike");
    check("/srv/..hidden", "/srv/..hidden");
    for text in ["backup", "./backup", "../backup", "~/backup", "C:backup", "知:\\x", "file:///x"]
    {
        check(text, "backup.folder_relative");
    }
    for text in
        ["", "  ", "/", "//", "D:\\", "\\\\", "/var/../etc", "/var/..", "D:\\a\\..\\b", "/a\0b"]
    {
        check(text, "backup.folder_malformed");
    }
    check(&format!("/{}", "a".repeat(400)), "backup.folder_malformed");
}

#[test]
fn between_three_and_a_year_of_backups_are_kept() {
    let check = |keep: i64, expected: &str| {
        let text = format!(r#"{{"folder":"/var/backups/zhike","at":"05:00","keep":{keep}}}"#);
        let plan = serde_json::from_str::<BackupPlan>(&text).unwrap();
        assert_eq!(code(plan.check()), expected, "{keep}");
    };
    check(3, "ok");
    check(365, "ok");
    check(2, "backup.keep_out_of_range");
    check(366, "backup.keep_out_of_range");
    let text = r#"{"folder":"backup","at":"05:00","keep":7}"#;
    let error = serde_json::from_str::<BackupPlan>(text).unwrap_err().to_string();
    assert!(error.contains("backup.folder_relative"), "{error}");
}

#[test]
fn every_city_has_a_province_a_zone_and_three_names() {
    let mut codes = Vec::new();
    for city in cities() {
        codes.push(city.code());
        assert_eq!(city.code().parse(), Ok(city));
        assert_eq!(city.province().province(), city.province(), "{city:?}");
        assert!(city.province().code().ends_with("0000"), "{city:?}");
        assert_eq!(city.zone_name().parse::<Zone>().unwrap().name(), city.zone_name());
        let han = |text: &str| {
            !text.is_empty() && text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        };
        assert!(han(city.name()) && han(city.name_zh_tw()), "{city:?}");
        assert!(city.name_en().starts_with(|c: char| c.is_ascii_uppercase()), "{city:?}");
    }
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "sorted, each once");
    let english: BTreeSet<_> = cities().map(City::name_en).collect();
    assert_eq!(english.len(), codes.len(), "two places of one English name");
    for text in ["", "99", "320501", "3205000", "32050o", "苏州"] {
        assert_eq!(text.parse::<City>(), Err(CityRefusal::Unknown), "{text:?}");
    }
}

#[test]
fn the_provinces_with_rules_of_their_own_are_listed_whole() {
    let check = |province: &str, count: usize, packs: &[RulePack]| {
        let within = cities().filter(|city| city.code().starts_with(province));
        let within: Vec<_> = within.filter(|city| city.province() != *city).collect();
        assert_eq!(within.len(), count, "{province}");
        assert!(within.iter().all(|city| city.packs() == packs), "{province}");
    };
    check("32", 13, &[RulePack::Jiangsu, RulePack::National]);
    check("33", 11, &[RulePack::Zhejiang, RulePack::National]);
    check("37", 16, &[RulePack::Shandong, RulePack::National]);
    let packs = |code: &str| code.parse::<City>().unwrap().packs();
    assert_eq!(packs("110000"), [RulePack::Beijing, RulePack::National]);
    assert_eq!(packs("310000"), [RulePack::Shanghai, RulePack::National]);
    assert_eq!(packs("440300"), [RulePack::National]);
    assert_eq!(packs("810000"), []);
}

#[test]
fn every_provincial_capital_is_listed() {
    let capitals = "北京 天津 石家庄 太原 呼和浩特 沈阳 长春 哈尔滨 上海 南京 杭州 合肥 福州 南昌 \
        济南 郑州 武汉 长沙 广州 南宁 海口 重庆 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 \
        台湾 香港 澳门";
    let names: BTreeSet<_> = cities().map(City::name).collect();
    for capital in capitals.split_whitespace() {
        assert!(names.contains(capital), "{capital}");
    }
    let provinces = cities().filter(|city| city.province() == *city).count();
    assert_eq!((provinces, capitals.split_whitespace().count()), (34, 34));
}

#[test]
fn a_company_is_set_with_lawful_words_only() {
    let lawful = r#"{"name":"松鹤楼","city":"320500","issuer":"brand","currency":"CNY"}"#;
    let company: CompanyProfile = serde_json::from_str(lawful).unwrap();
    assert_eq!((company.issuer, company.currency.minor_digits()), (IssuerType::Brand, 2));
    assert_eq!(company.name_en, None);
    for (word, other) in [("320500", "000000"), ("brand", "huge"), ("CNY", "XXX"), ("松鹤楼", "")]
    {
        let text = lawful.replace(word, other);
        assert!(serde_json::from_str::<CompanyProfile>(&text).is_err(), "{text}");
    }
    let extra = lawful.replace("\"city\"", "\"owner_id\":1,\"city\"");
    assert!(serde_json::from_str::<CompanyProfile>(&extra).is_err());
    let change = |amounts| code(change_currency(Currency::Cny, Currency::Jpy, amounts));
    assert_eq!((change(0), change(1)), ("ok", "company.currency_fixed"));
    assert_eq!(code(change_currency(Currency::Cny, Currency::Cny, 9)), "ok");
}

#[test]
fn a_store_is_set_with_a_code_a_city_a_zone_and_an_early_cut_over() {
    let lawful =
        r#"{"code":"gq01","name":"松鹤楼（观前店）","city":"320500","zone":"Asia/Shanghai"}"#;
    let store: StoreProfile = serde_json::from_str(lawful).unwrap();
    assert_eq!((store.code.as_str(), store.cut_over.to_string()), ("GQ01", "04:00".into()));
    assert_eq!(code(store.check()), "ok");
    let cut = |minute| {
        let cut_over = DayMinute::new(minute).unwrap();
        code(StoreProfile { cut_over, ..store.clone() }.check())
    };
    assert_eq!([cut(0), cut(600), cut(601)], ["ok", "ok", "store.cut_over_too_late"]);
    for text in ["", "A", "ABCDEFGHI", "A-1", "店01", "A 1"] {
        assert_eq!(code(text.parse::<StoreCode>()), "store.code_malformed", "{text:?}");
    }
    assert_eq!((code(archive(0)), code(archive(1))), ("store.last_one", "ok"));
}

fn any_period() -> impl Strategy<Value = OpenPeriod> {
    let minute = || (0_u16..48).prop_map(|half| DayMinute::new(half * 30).unwrap());
    (1_u8..=7, minute(), minute()).prop_map(|(weekday, from, to)| OpenPeriod { weekday, from, to })
}

proptest! {
    #[test]
    fn a_lawful_week_has_at_most_one_period_open_at_a_time(
        periods in prop::collection::vec(any_period(), 0..6),
        cut_over in 0_u16..1_440,
        minute in 0_u16..1_440,
        day in 0_i64..7,
    ) {
        let cut_over = DayMinute::new(cut_over).unwrap();
        let minute = DayMinute::new(minute).unwrap();
        if check_hours(&periods, cut_over).is_ok() {
            let open = |period: &&OpenPeriod| {
                is_open_on(&[**period], cut_over, BusinessDay(day), minute)
            };
            let count = periods.iter().filter(open).count();
            prop_assert!(count <= 1);
            prop_assert_eq!(count == 1, is_open_on(&periods, cut_over, BusinessDay(day), minute));
        }
    }

    #[test]
    fn an_address_that_was_taken_is_taken_again_unchanged(
        text in "https?://[a-z0-9.:\\[\\]/-]{0,30}",
    ) {
        if let Ok(address) = text.parse::<GuestAddress>() {
            prop_assert_eq!(address.as_str().parse::<GuestAddress>(), Ok(address));
        }
    }

    #[test]
    fn any_text_is_answered_without_a_fault(text in "\\PC{0,60}") {
        let _ = text.parse::<GuestAddress>();
        let _ = text.parse::<City>();
        if let Ok(folder) = text.parse::<BackupFolder>() {
            prop_assert!(!folder.as_str().split(['/', '\\']).any(|part| part == ".."));
        }
    }
}
