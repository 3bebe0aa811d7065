//! A year of a pizza house: the file that lies beside the repository.

use std::path::PathBuf;

use serde_json::json;

use super::{counts, run, seen, stage};
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: a_year_of_pizzas_comes_out_to_the_cent_and_once;
}

/// The file, beside the repository.
pub fn file() -> PathBuf {
    let beside =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pizzaplace.csv.gz");
    assert!(beside.exists(), "{} is not there: this test reads it", beside.display());
    beside
}

async fn a_year_of_pizzas_comes_out_to_the_cent_and_once(app: &TestApp) {
    let bytes = std::fs::read(file()).unwrap();
    let import = stage(app, app.people().store_a, bytes.clone()).await;
    assert_eq!(counts(&import), [21_350, 49_574, 81_786_005, 21_350, 0]);
    let columns = import["sheets"][0]["columns"].as_array().unwrap();
    let targets: Vec<_> = columns.iter().map(|column| column["target"].clone()).collect();
    let expected = json!(["order_no", "date", "time", "dish", "spec", null, "price"]);
    assert_eq!(json!(targets), expected);
    run(app, &import).await;
    assert_eq!(seen(app), (21_350, 49_574, 21_350));
    let sums: (i64, i64, i64) = app.row(
        "select cast(sum(due_minor) as bigint), count(distinct settled_day), \
         cast(sum(guests) as bigint) from pub_bill",
    );
    assert_eq!(sums, (81_786_005, 358, 0));
    let lines = "select cast(sum(due_minor) as bigint) from pub_bill_line";
    assert_eq!(app.row::<i64>(lines), 81_786_005);
    assert_eq!(app.row::<i64>("select cast(sum(amount_minor) as bigint) from tender"), 81_786_005);
    let again = stage(app, app.people().store_a, bytes).await;
    assert_eq!(counts(&again), [21_350, 49_574, 81_786_005, 0, 0]);
}
