//! Orders out of the files of other tills: columns guessed, rows put together, sums kept.

use proptest::prelude::*;
use zhike_domain::checkout::TenderKind;
use zhike_domain::checkout::imported::{
    Gathered, Gatherer, LineKind, Order, OrderColumn, Reading, check, guess, key_of, order_no_of,
};
use zhike_domain::imports::{Confidence, DateOrder, Guess};
use zhike_domain::kernel::time::{DayMinute, Millis};
use zhike_domain::ordering::Channel;

fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect();
    text.lines().map(cells).collect()
}

fn targets(guess: &Guess) -> Vec<&'static str> {
    guess.columns.iter().map(|column| column.target.unwrap_or("")).collect()
}

fn reading(sheets: Vec<Vec<(OrderColumn, usize)>>, date_order: Option<DateOrder>) -> Reading {
    Reading {
        sheets,
        date_order,
        zone: "Asia/Shanghai".parse().unwrap(),
        cut_over: DayMinute::DEFAULT_CUT_OVER,
        digits: 2,
        now: "2026-11-22T10:00:00Z".parse::<Millis>().unwrap(),
    }
}

/// Guesses at each sheet, reads it by the guess, and gives the orders.
fn gathered(sheets: &[&str]) -> Gathered {
    let sheets: Vec<Vec<Vec<String>>> = sheets.iter().map(|text| rows(text)).collect();
    let guesses: Vec<Guess> = sheets.iter().map(|rows| guess(rows)).collect();
    let columns = |guess: &Guess| {
        let all = guess.columns.iter().enumerate();
        all.filter_map(|(at, one)| Some((one.target?.parse().unwrap(), at))).collect()
    };
    let columns: Vec<_> = guesses.iter().map(columns).collect();
    check(&columns).unwrap();
    let order = guesses.iter().find_map(|guess| guess.date_order);
    let mut gatherer = Gatherer::new(reading(columns, order));
    for (at, (rows, guess)) in sheets.iter().zip(&guesses).enumerate() {
        for (number, row) in rows.iter().enumerate().skip(guess.first_row) {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            gatherer.row(at, u32::try_from(number + 1).unwrap(), &cells);
        }
    }
    gatherer.finish()
}

fn told(order: &Order) -> (String, String, i64, i64, usize) {
    let (list, due) = (order.list_minor.raw(), order.due_minor.raw());
    (order.key.clone(), order.paid_at.to_string(), list, due, order.lines.len())
}

fn bad(gathered: &Gathered) -> Vec<(u32, String)> {
    use zhike_domain::kernel::refusal::Refusal;
    gathered.bad.iter().map(|bad| (bad.row, bad.why.code().to_owned())).collect()
}

#[test]
fn columns_are_guessed_from_what_tills_call_them() {
    for (head, below, expected) in [
        (
            "id,date,time,name,size,type,price",
            "2015-000001,2015-01-01,11:38:36,hawaiian,M,classic,13.25",
            "order_no date time dish spec  price",
        ),
        (
            "营业日期,订单号,经营模式,订单来源,用餐方式,下单时间,结账时间,桌牌号,用餐人数,\
             订单金额（元）,顾客应付（元）,支付合计（元）,订单优惠（元）,订单收入（元）,结账方式,订单状态",
            "2024/03/01,202403010001,正餐,收银机,堂食,2024/03/01 11:40:12,2024/03/01 12:31:00,A3,4,\
             568,500,500,68,498.5,微信支付,已结账",
            "business_day order_no   channel opened_at paid_at table guests gross net   discount  \
             tender status",
        ),
        (
            "单号,菜名,数量,单价,金额,优惠金额,实收金额,结账时间",
            "1,粥,2,12,24,4,20,2024-03-01 12:05",
            "order_no dish qty price amount line_off line_net paid_at",
        ),
        (
            "小票号,实收,时间,会员手机号码,*人数:",
            "20240301001,88,2024-03-01 12:05,154****1234,3",
            "order_no net paid_at phone guests",
        ),
        (
            "Order ID,Ordered,Menu Item,Qty,Line Total,Payment Method",
            "a-1,2024-03-01 12:05:00,Congee,1,12.00,Cash\n\
             a-2,2024-03-01 12:06:00,Congee,1,12.00,Cash\n\
             a-3,2024-03-01 12:07:00,Congee,1,12.00,Cash",
            "order_no paid_at dish qty amount tender",
        ),
        ("名称,品类,库存", "粥,主食,3", "  "),
    ] {
        let guess = guess(&rows(&format!("{head}\n{below}")));
        let expected: Vec<&str> = expected.split(' ').collect();
        let named = |words: Vec<&str>| words.into_iter().filter(|w| !w.is_empty()).count();
        assert_eq!(
            named(targets(&guess)),
            named(expected.clone()),
            "{head}: {:?}",
            targets(&guess)
        );
        for word in expected.iter().filter(|word| !word.is_empty()) {
            assert!(targets(&guess).contains(word), "{word} of {head}: {:?}", targets(&guess));
        }
    }
}

#[test]
fn titles_and_second_rows_of_headers_are_found_and_sums_are_not_data() {
    let text = "松鹤楼 订单明细,,,\n导出时间 2024-03-02,,,\n订单号,时间,合计,\n\
                ,,流水金额,实收金额\n202403010001,2024-03-01 12:00,20,18\n合计,,20,18";
    let table = rows(text);
    let told = guess(&table);
    assert_eq!((told.header_row, told.first_row), (Some(2), 4));
    assert_eq!(targets(&told), ["order_no", "paid_at", "gross", "net"]);
    assert_eq!(told.columns[2].header, "合计 流水金额");
    let gathered = gathered(&[text]);
    assert_eq!(gathered.orders.len(), 1);
    assert_eq!(gathered.orders[0].row, 5);
    assert_eq!(gathered.orders[0].due_minor.raw(), 1_800);
    assert_eq!(bad(&gathered), []);
}

#[test]
fn a_guess_says_how_sure_it_is() {
    let told = guess(&rows(
        "订单号,门店实收金额合计数,下单时间,数字\n1,3,不知道,2024-01-01 10:00\n\
                            2,3,不知道,2024-01-01 10:00\n3,4,什么,2024-01-01 11:00",
    ));
    let sure: Vec<_> = told.columns.iter().map(|one| (one.target, one.confidence)).collect();
    assert_eq!(sure[0], (Some("order_no"), Confidence::Sure));
    assert_eq!(sure[1], (Some("net"), Confidence::Likely));
    // A header whose values are something else is not believed.
    assert_eq!(sure[2].0, None);
    assert_eq!(sure[3], (Some("paid_at"), Confidence::Guess));
}

#[test]
fn a_sum_that_every_line_repeats_is_the_whole_orders() {
    let repeated = "订单号,菜名,单价,数量,实收金额,时间\n\
        202403010001,粥,12,1,30,2024-03-01 12:00\n202403010001,面,20,1,30,2024-03-01 12:00\n\
        202403010002,粥,12,2,40,2024-03-01 12:10\n202403010002,面,20,1,40,2024-03-01 12:10\n\
        202403010003,粥,12,1,12,2024-03-01 12:20\n202403010003,茶,2,1,12,2024-03-01 12:20";
    let told = gathered(&[repeated]);
    let sums: Vec<i64> = told.orders.iter().map(|order| order.due_minor.raw()).collect();
    assert_eq!(sums, [3_000, 4_000, 1_200]);
    let lines: Vec<i64> = told.orders[0].lines.iter().map(|line| line.due_minor.raw()).collect();
    assert_eq!(lines, [1_125, 1_875]);
    let own = repeated.replace(",30,", ",10,").replacen(",10,", ",12,", 1);
    assert_eq!(gathered(&[&own]).orders[0].due_minor.raw(), 2_200);
}

#[test]
fn two_sheets_of_one_file_are_joined_by_the_order_number() {
    let orders = "营业日期,订单号,结账时间,订单金额,支付合计,结账方式,订单状态,用餐方式\n\
        2024/03/01,202403010001,2024/03/02 01:31,100,90,微信支付,已结账,外卖\n\
        2024/03/01,202403010002,2024/03/01 12:31,50,50,现金,已取消,堂食";
    let dishes = "订单编号,菜品编码,菜品名称,规格,销售数量,金额合计,菜品优惠,菜品收入\n\
        202403010001,A01,虾仁,大份,1,80,8,72\n202403010001,,米饭,,2,20,2,18\n\
        202403010002,A01,虾仁,,1,50,0,50\n202403010009,A01,虾仁,,1,80,0,80";
    let told_of = gathered(&[orders, dishes]);
    assert_eq!(
        told_of.orders.iter().map(told).collect::<Vec<_>>(),
        [("202403010001".to_owned(), "2024-03-01T17:31:00.000Z".to_owned(), 10_000, 9_000, 2)]
    );
    let order = &told_of.orders[0];
    assert_eq!((order.day.to_string().as_str(), order.channel), ("2024-03-01", Channel::Delivery));
    assert_eq!(order.tenders[0].0, TenderKind::Wechat);
    assert_eq!(order.lines[0].code.as_deref(), Some("A01"));
    assert_eq!(told_of.left_out, 1);
    assert_eq!(bad(&told_of), [(5, "import.order_not_in_file".to_owned())]);
}

#[test]
fn what_was_paid_is_split_over_the_lines_and_the_rest_is_a_line_of_its_own() {
    let head = "订单号,时间,菜名,小计,订单实收\n";
    for (lines, expected) in [
        (&["粥,12,30", "面,20,30"][..], vec![1_125, 1_875]),
        (&["粥,12,40", "面,20,40"], vec![1_200, 2_000, 800]),
        (&["粥,12,32", "面,20,32"], vec![1_200, 2_000]),
        (&["粥,0,5"], vec![0, 500]),
        (&["粥,12,0"], vec![0]),
        // One of the three was sent back.
        (&["粥,12,24", "粥,12,24", "粥,12,24", "粥,-12,24"], vec![1_200, 1_200, 0]),
    ] {
        let line = |line: &&str| format!("202403010001,2024-03-01 12:00,{line}");
        let text: Vec<String> = lines.iter().map(line).collect();
        let told = gathered(&[&format!("{head}{}", text.join("\n"))]);
        assert_eq!(bad(&told), [], "{lines:?}");
        let order = &told.orders[0];
        let due: Vec<i64> = order.lines.iter().map(|line| line.due_minor.raw()).collect();
        let nothing_left = due.iter().filter(|due| **due != 0).count();
        let wanted = expected.iter().filter(|due| **due != 0).count();
        assert_eq!(nothing_left, wanted, "{lines:?}: {due:?}");
        assert_eq!(due.iter().sum::<i64>(), expected.iter().sum::<i64>());
        assert_eq!(order.due_minor.raw(), due.iter().sum::<i64>());
        let list: i64 = order.lines.iter().map(|line| line.list_minor.raw()).sum();
        assert_eq!(order.list_minor.raw(), list);
    }
}

#[test]
fn an_order_with_a_row_that_cannot_be_read_stays_out_as_a_whole() {
    let text = "订单号,时间,菜名,数量,单价\n\
        202403010001,2024-03-01 12:00,粥,1,12\n202403010001,2024-03-01 12:00,面,一,20\n\
        202403010002,2024-03-01 12:00,粥,1,12.345\n202403010003,昨天,粥,1,12\n\
        ,2024-03-01 12:00,粥,1,12\n202403010004,2024-03-01 12:00,,1,12\n\
        202403010005,2030-03-01 12:00,粥,1,12\n202403010006,2024-03-01 12:00,粥,1,\n\
        202403010007,2024-03-01 12:00,粥,1,12";
    let told = gathered(&[text]);
    assert_eq!(told.orders.len(), 1);
    let code = |row: u32, why: &str| (row, format!("import.{why}"));
    assert_eq!(
        bad(&told),
        [
            code(2, "order_has_bad_row"),
            code(3, "qty_not_valid"),
            code(4, "amount_not_valid"),
            code(5, "time_not_valid"),
            code(6, "order_no_missing"),
            code(7, "dish_missing"),
            code(8, "time_in_future"),
            code(9, "amount_missing"),
        ]
    );
}

#[test]
fn one_row_per_order_needs_one_row_per_number() {
    let text = "订单号,时间,实收金额,优惠金额,退款金额,状态\n\
        202403010001,2024-03-01 12:00,88,12,,已完成\n202403010001,2024-03-01 12:00,88,12,,已完成\n\
        202403010002,2024-03-01 12:05,88,,8,部分退款\n202403010003,2024-03-01 12:05,88,,88,已退款";
    let told = gathered(&[text]);
    assert_eq!(told.orders.len(), 1);
    assert_eq!((told.orders[0].due_minor.raw(), told.left_out), (8_000, 1));
    assert_eq!(told.orders[0].lines[0].kind, LineKind::Amount);
    let twice = "import.order_twice".to_owned();
    let whole = "import.order_has_bad_row".to_owned();
    assert_eq!(bad(&told), [(2, whole), (3, twice)]);
}

#[test]
fn short_numbers_begin_anew_each_day_and_missing_ones_are_made() {
    let text =
        "小票号,时间,金额\n1,2024-03-01 12:00,10\n1,2024-03-02 12:00,20\n1,2024-03-02 03:00,5";
    let told_of = gathered(&[text]);
    let keys: Vec<&str> = told_of.orders.iter().map(|order| order.key.as_str()).collect();
    // Before four in the morning it is still the day before: that number was there.
    assert_eq!(keys, ["2024-03-02/1"]);
    assert_eq!(bad(&told_of).len(), 2);
    assert_eq!(order_no_of("2024-03-02/1"), Some("1"));
    assert_eq!(order_no_of("a/b"), Some("a/b"));
    let nameless = "时间,桌号,金额\n2024-03-01 12:00,A1,10\n2024-03-01 12:00,A1,10\n\
                    2024-03-01 12:00,A2,10";
    let first = gathered(&[nameless]);
    assert_eq!((first.orders.len(), first.without_number), (3, 3));
    let keys = |told: &Gathered| told.orders.iter().map(|o| o.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&first), keys(&gathered(&[nameless])));
    assert!(keys(&first).iter().all(|key| order_no_of(key).is_none()));
}

#[test]
fn times_after_midnight_belong_to_the_business_day_before() {
    let text = "营业日期,时间,单号,金额\n2024-03-01,23:30,202403010001,10\n\
                2024-03-01,01:30,202403010002,10\n2024-03-01,--,202403010003,10";
    let told_of = gathered(&[text]);
    let at: Vec<String> = told_of.orders.iter().map(|order| order.paid_at.to_string()).collect();
    let expected =
        ["2024-03-01T04:00:00.000Z", "2024-03-01T15:30:00.000Z", "2024-03-01T17:30:00.000Z"];
    assert_eq!(at, expected);
    assert!(told_of.orders.iter().all(|order| order.day.to_string() == "2024-03-01"));
}

#[test]
fn days_and_months_are_told_apart_by_the_file_or_not_at_all() {
    let text = |last: &str| {
        format!("Order ID,Date,Total\naaaaaaaaa1,3/1/2024,10\naaaaaaaaa2,3/{last}/2024,10\n")
    };
    let told = gathered(&[&text("25")]);
    assert_eq!(told.orders[0].day.to_string(), "2024-03-01");
    let unsure = rows(&text("2"));
    assert!(guess(&unsure).is_date_ambiguous);
    assert_eq!(bad(&gathered(&[&text("2")])).len(), 2);
}

#[test]
fn masked_and_lent_numbers_name_nobody() {
    let text = "单号,时间,金额,手机号\n202403010001,2024-03-01 12:00,10,15400001234\n\
                202403010002,2024-03-01 12:01,10,154****1234\n\
                202403010003,2024-03-01 12:02,10,+86 154-0000-1234\n\
                202403010004,2024-03-01 12:03,10,13800000000转1234";
    let phones: Vec<bool> =
        gathered(&[text]).orders.iter().map(|order| order.phone.is_some()).collect();
    assert_eq!(phones, [true, false, true, false]);
}

#[test]
fn what_is_missing_or_doubled_is_said_before_anything_is_read() {
    use zhike_domain::kernel::refusal::Refusal;
    let told = |sheets: &[Vec<(OrderColumn, usize)>]| check(sheets).map_err(|why| why.code());
    assert_eq!(told(&[]), Err("import.mapping_incomplete"));
    assert_eq!(told(&[vec![(OrderColumn::Net, 0)]]), Err("import.mapping_incomplete"));
    assert_eq!(told(&[vec![(OrderColumn::PaidAt, 0)]]), Err("import.mapping_incomplete"));
    let both = vec![(OrderColumn::PaidAt, 0), (OrderColumn::Net, 1)];
    assert_eq!(told(std::slice::from_ref(&both)), Ok(()));
    assert_eq!(told(&[[both, vec![(OrderColumn::Net, 2)]].concat()]), Err("import.target_twice"));
}

#[test]
fn a_key_is_the_number_or_the_number_of_its_day() {
    let day = "2024-03-01".parse().unwrap();
    assert_eq!(key_of("123456789", day), "123456789");
    assert_eq!(key_of("12345678", day), "2024-03-01/12345678");
    assert_eq!(order_no_of(&key_of("12345678", day)), Some("12345678"));
}

proptest! {
    /// Whatever lines and sums a file says, an order that is taken adds up in every way.
    #[test]
    fn an_order_that_is_taken_adds_up(
        lines in prop::collection::vec((0_i64..20_000, 1_i64..4), 1..6),
        paid in prop::option::of(0_i64..60_000),
        refund in prop::option::of(0_i64..5_000),
    ) {
        let fen = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
        let sum = |minor: Option<i64>| minor.map_or(String::new(), fen);
        let mut text = "订单号,时间,菜名,单价,数量,订单实收,退款金额".to_owned();
        for (at, (price, qty)) in lines.iter().enumerate() {
            let (price, paid, refund) = (fen(*price), sum(paid), sum(refund));
            let when = "2024-03-01 12:00";
            let line = format!("\n202403010001,{when},菜{at},{price},{qty},{paid},{refund}");
            text.push_str(&line);
        }
        let told = gathered(&[&text]);
        let by_lines: i64 = lines.iter().map(|(price, qty)| price * qty).sum();
        let expected = paid.unwrap_or(by_lines) - refund.unwrap_or(0);
        prop_assert_eq!(told.orders.len(), usize::from(expected >= 0));
        for order in told.orders {
            prop_assert_eq!(order.due_minor.raw(), expected);
            let due: i64 = order.lines.iter().map(|line| line.due_minor.raw()).sum();
            let list: i64 = order.lines.iter().map(|line| line.list_minor.raw()).sum();
            let tenders: i64 = order.tenders.iter().map(|(_, minor)| minor.raw()).sum();
            prop_assert_eq!((due, list, tenders), (expected, order.list_minor.raw(), expected));
            prop_assert!(order.lines.iter().all(|line| line.due_minor <= line.list_minor));
        }
    }
}
