use zhike_sim::pgkill::run;

use crate::{SEED, crash_worker};

#[test]
fn postgres_killed_ten_times_loses_no_acknowledged_write_and_doubles_none() {
    let report = run(crash_worker(), 10, SEED).unwrap();
    println!("{report:?}");
    assert_eq!(report.crashes, 10);
    assert!(report.acknowledged > 300, "too little load to prove anything: {report:?}");
    assert_eq!((report.lost, report.doubled), (0, 0), "{report:?}");
    let known = ["refused", "store.busy"];
    let strange: Vec<_> =
        report.failed.keys().filter(|code| !known.contains(&code.as_str())).collect();
    assert_eq!(strange, Vec::<&String>::new(), "a server that is away was called something else");
    assert_eq!(report.broken_invariants, Vec::<String>::new());
}
