//! What must hold in every house when its scenario is over.

use std::time::Duration;

use zhike::platform::{audit, jobs};

use super::TestApp;

/// Fails when work is left undone, the audit is not whole, or the relay left a gap.
pub fn look(test: &TestApp) {
    no_job_remains(test);
    the_audit_is_whole(test);
    numbers_have_no_gap(test, "outbox");
    numbers_have_no_gap(test, "audit");
    followers_have_come_to_the_end(test);
    no_job_remains(test);
    numbers_have_no_gap(test, "outbox");
}

/// What follows events has seen all of them; what it asked for is done afterwards.
fn followers_have_come_to_the_end(test: &TestApp) {
    let behind = "select (select count(*) from follower \
                      where seq < (select coalesce(max(seq), 0) from outbox)) \
                  + (select count(*) from webhook where state = 'on' \
                      and seq < (select coalesce(max(seq), 0) from outbox))";
    until(|| test.row::<i64>(behind) == 0, || "followers are behind".to_owned());
}

impl TestApp {
    /// Waits until it is so.
    pub fn until(&self, is_so: impl FnMut() -> bool) {
        until(is_so, || "it never came to be".to_owned());
    }

    /// Waits until a count is what it should be.
    pub fn until_rows(&self, text: &str, count: i64) {
        let told = || format!("{text}: {}", self.row::<i64>(text));
        until(|| self.row::<i64>(text) == count, told);
    }

    /// Waits until no job is due and everything is numbered.
    pub fn rest(&self) {
        look(self);
    }
}

fn no_job_remains(test: &TestApp) {
    let now = test.app.clock.now().0;
    let left = || test.app.store.read_blocking(move |tx| jobs::remaining(tx, now)).unwrap();
    let kinds = || {
        test.rows::<(String, String)>(
            "select kind, state from job where state in ('waiting', 'running', 'dead')",
        )
    };
    until(|| left() == 0, || format!("jobs remain: {:?}", kinds()));
}

fn the_audit_is_whole(test: &TestApp) {
    test.app.relay.poke();
    let walk = || audit::verify(&test.app.store, &test.app.keyring, &[]).unwrap();
    until(|| walk().waiting == 0, || "audit rows wait for their number".to_owned());
    let report = walk();
    assert_eq!(report.first_bad, None, "the audit chain: {report:?}");
}

fn numbers_have_no_gap(test: &TestApp, table: &str) {
    let waiting = format!("select count(*) from {table} where seq is null");
    let told = || format!("{table} rows wait for their number");
    until(|| test.row::<i64>(&waiting) == 0, told);
    let numbers: Vec<i64> = test.rows(&format!("select seq from {table} order by seq"));
    let first = numbers.first().copied().unwrap_or(1);
    let expected: Vec<i64> = (first..).take(numbers.len()).collect();
    assert_eq!(numbers, expected, "the numbers of {table} have a gap");
}

/// Waits until it is so, at most half a minute.
pub fn until(mut is_so: impl FnMut() -> bool, what: impl Fn() -> String) {
    for _look in 0..3_000 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{}", what());
}
