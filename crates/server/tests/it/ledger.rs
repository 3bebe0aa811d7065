//! Balances that equal their journals.

use zhike::ledger::actions::{holds, stamp, write};
use zhike::ledger::jobs::{self, Turned};
use zhike::ledger::{read, verify};
use zhike::platform::http::act::Work;
use zhike::platform::problem::Problem;
use zhike_domain::kernel::id::{GuestId, HoldId, JournalId, StoreId};
use zhike_domain::ledger::{
    Cause, CauseKind, Credit, Draft, Flow, Holder, House, Journal, Kind, Life, Part, Piece, Pocket,
    Unit,
};
use zhike_store::LockKey;

use crate::house::{HOUR, TestApp, both_engines};

both_engines! {
    SetUp: what_a_journal_moves_is_in_lots_and_balances,
        a_journal_is_read_as_it_was_written_and_undone,
        one_cause_has_one_journal_of_a_kind,
        of_many_who_spend_the_same_points_one_gets_them,
        what_is_set_aside_is_taken_or_given_back,
        a_hold_that_is_too_late_is_given_free_by_itself,
        points_begin_to_count_and_end_by_themselves_once,
        the_books_are_right_until_somebody_touches_a_row;
}

const GUEST: Holder = Holder::Guest(GuestId::from_raw(77));

fn cause(kind: CauseKind, id: i64) -> Cause {
    Cause { kind, id }
}

/// Decides on what the guest holds now, and writes it.
fn decide(
    work: &mut Work<'_, '_>,
    store_id: StoreId,
    kind: Kind,
    cause: Cause,
    steps: impl FnOnce(&mut Draft) -> Result<(), Problem>,
) -> Result<Option<JournalId>, Problem> {
    let stamp = stamp(work, kind, cause, store_id)?;
    let held = read::whole_holding(work.tx, GUEST)?;
    let mut draft = Draft::begin(stamp, held, work.block(4)?);
    steps(&mut draft)?;
    write(work, &draft.finish())
}

fn credit(app: &TestApp, cause_id: i64, points: i64) -> JournalId {
    let store_id = app.people().store_a;
    let done = app.act(move |act, tx| {
        let mut work = act.start(tx);
        let cause = cause(CauseKind::Settlement, cause_id);
        decide(&mut work, store_id, Kind::Settlement, cause, |draft| {
            let ends = draft.stamp().at.plus_hours(24);
            let life = Life::Until(ends);
            let points = Credit::new(Unit::Points, points);
            draft.credit(&Credit { life, expires_at: Some(ends), ..points }).map_err(fault)?;
            draft.credit(&Credit::new(Unit::Growth, 30)).map_err(fault)
        })
    });
    done.unwrap()
}

fn fault(refusal: zhike_domain::ledger::LedgerRefusal) -> Problem {
    zhike::platform::http::call::refuse(refusal)
}

fn balances(app: &TestApp) -> read::Balances {
    app.act(|_, tx| read::balances(tx, GUEST))
}

async fn what_a_journal_moves_is_in_lots_and_balances(app: &TestApp) {
    credit(app, 1, 100);
    credit(app, 2, 50);
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let cause = cause(CauseKind::Reward, 1);
        decide(&mut act.start(tx), store_id, Kind::Redemption, cause, |draft| {
            draft.debit(Unit::Points, 120, House::Redeemed).map_err(fault)
        })
    });
    let found = balances(app);
    assert_eq!((found.points, found.growth, found.points_debt), (30, 60, 0));
    let held = app.act(|_, tx| read::holding(tx, GUEST));
    assert_eq!(held.balance(Unit::Points, Pocket::Free), 30);
    assert_eq!(held.lots.len(), 1, "the used-up lot and growth are not read");
    let whole = app.act(|_, tx| read::whole_holding(tx, GUEST));
    assert_eq!(whole.balance(Unit::Growth, Pocket::Free), 60);
    let sums = "select unit, cast(sum(amount) as bigint) from posting group by unit order by unit";
    let sums = app.rows::<(String, i64)>(sums);
    assert_eq!(sums, [("growth".to_owned(), 0), ("points".to_owned(), 0)]);
    let seen: String = app.row("select changes from journal where kind = 'redemption'");
    assert_eq!(seen, r#"[{"account":"points","amount":-120,"after":30}]"#);
    app.rest();
    let told: Vec<String> =
        app.rows("select kind from outbox where kind like 'points%' order by seq");
    assert_eq!(told, ["points.earned", "points.earned", "points.spent"]);
}

async fn a_journal_is_read_as_it_was_written_and_undone(app: &TestApp) {
    let first = credit(app, 1, 100);
    let store_id = app.people().store_a;
    let spend = move |work: &mut Work<'_, '_>| {
        let cause = cause(CauseKind::Reward, 1);
        decide(work, store_id, Kind::Redemption, cause, |draft| {
            draft.debit(Unit::Points, 80, House::Redeemed).map_err(fault)
        })
    };
    app.act(move |act, tx| spend(&mut act.start(tx)));
    let undo = app.act(move |act, tx| {
        let original = read::journal(tx, first)?;
        assert_eq!(original.opened().len(), 2);
        assert_eq!(original.opened()[0].free, 100);
        let held = read::holding_for_undo(tx, GUEST, &original)?;
        let before = read::undoings(tx, first)?;
        let mut work = act.start(tx);
        let stamp = stamp(&mut work, Kind::Refund, cause(CauseKind::Refund, 1), store_id)?;
        let stamp = zhike_domain::ledger::Stamp { reverses: Some(first), ..stamp };
        let mut draft = Draft::begin(stamp, held, work.block(4)?);
        let piece = Piece { unit: Unit::Points, flow: Flow::In, amount: 100 };
        draft.undo(&original, &before, &[piece]).map_err(fault)?;
        let journal: Journal = draft.finish();
        write(&mut work, &journal)?;
        assert_eq!(read::journal(work.tx, journal.stamp().journal_id)?, journal);
        Ok(journal)
    });
    assert_eq!(undo.house_sum(Unit::Points, House::Issued), 100);
    let found = balances(app);
    assert_eq!((found.points, found.points_debt, found.growth), (0, 80, 30));
    let undoings = app.act(move |_, tx| read::undoings(tx, first));
    assert_eq!(undoings, [undo]);
}

async fn one_cause_has_one_journal_of_a_kind(app: &TestApp) {
    credit(app, 1, 100);
    let store_id = app.people().store_a;
    let again = app.try_act(move |act, tx| {
        let cause = cause(CauseKind::Settlement, 1);
        decide(&mut act.start(tx), store_id, Kind::Settlement, cause, |draft| {
            draft.credit(&Credit::new(Unit::Points, 100)).map_err(fault)
        })
    });
    assert_eq!(again.unwrap_err().code, "conflict.duplicate");
    assert_eq!(balances(app).points, 100);
}

async fn of_many_who_spend_the_same_points_one_gets_them(app: &TestApp) {
    credit(app, 1, 100);
    let store_id = app.people().store_a;
    let spend = |number: i64| {
        let (house, act) = (app.app.clone(), app.act_of_system());
        async move {
            let locks = [LockKey::new("guest", 77)];
            let done = house.store.write_keyed(&locks, move |tx| {
                let cause = cause(CauseKind::Reward, number);
                decide(&mut act.start(tx), store_id, Kind::Redemption, cause, |draft| {
                    draft.debit(Unit::Points, 60, House::Redeemed).map_err(fault)
                })
            });
            done.await
        }
    };
    let answers = futures_util::future::join_all((1..=16).map(spend)).await;
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(done, 1);
    for answer in answers.into_iter().filter_map(Result::err) {
        assert_eq!(answer.code, "points.not_enough");
    }
    app.app.relay.poke();
    assert_eq!(balances(app).points, 40);
}

async fn what_is_set_aside_is_taken_or_given_back(app: &TestApp) {
    credit(app, 1, 100);
    let (store_id, now) = (app.people().store_a, app.app.clock.now());
    let place = move |points: i64| {
        app.act(move |act, tx| {
            let lot = read::holding(tx, GUEST)?.lots[0].lot_id;
            let parts = vec![Part { lot_id: lot, unit: Unit::Points, amount: points }];
            let expires_at = now.plus_ms(HOUR);
            let new = holds::NewHold { holder: GUEST, store_id, parts, expires_at };
            holds::place(&mut act.start(tx), &new)
        })
    };
    let (taken, given): (HoldId, HoldId) = (place(60), place(40));
    let found = balances(app);
    assert_eq!((found.points, found.points_held), (0, 100));
    app.act(move |act, tx| {
        holds::post(&mut act.start(tx), taken, &[(Unit::Points, 50)], House::Redeemed)
    });
    app.act(move |act, tx| holds::release(&mut act.start(tx), given));
    let found = balances(app);
    assert_eq!((found.points, found.points_held), (50, 0));
    let again = app.try_act(move |act, tx| holds::release(&mut act.start(tx), given));
    assert_eq!(again.unwrap_err().code, "hold.done");
    let states: Vec<String> = app.rows("select state from hold order by hold_id");
    assert_eq!(states, ["posted", "voided"]);
    app.audit_books();
}

fn turn(app: &TestApp) -> Turned {
    jobs::turn(&app.app, &|| Ok(())).unwrap()
}

async fn a_hold_that_is_too_late_is_given_free_by_itself(app: &TestApp) {
    credit(app, 1, 100);
    let (store_id, now) = (app.people().store_a, app.app.clock.now());
    app.act(move |act, tx| {
        let lot = read::holding(tx, GUEST)?.lots[0].lot_id;
        let parts = vec![Part { lot_id: lot, unit: Unit::Points, amount: 70 }];
        let new = holds::NewHold { holder: GUEST, store_id, parts, expires_at: now.plus_ms(HOUR) };
        holds::place(&mut act.start(tx), &new)
    });
    assert_eq!(turn(app), Turned::default());
    app.pass(HOUR);
    assert_eq!(turn(app), Turned { released: 1, ..Turned::default() });
    assert_eq!(turn(app), Turned::default());
    let found = balances(app);
    assert_eq!((found.points, found.points_held), (100, 0));
    assert_eq!(app.row::<String>("select state from hold"), "expired");
    app.audit_books();
}

async fn points_begin_to_count_and_end_by_themselves_once(app: &TestApp) {
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let cause = cause(CauseKind::Review, 1);
        decide(&mut act.start(tx), store_id, Kind::Earning, cause, |draft| {
            let now = draft.stamp().at;
            let (counts, ends) = (now.plus_hours(24), now.plus_hours(72));
            let (life, expires_at) = (Life::Until(ends), Some(ends));
            let points = Credit::new(Unit::Points, 50);
            let points = Credit { life, expires_at, matures_at: Some(counts), ..points };
            draft.credit(&points).map_err(fault)
        })
    });
    assert_eq!((balances(app).points, balances(app).points_pending), (0, 50));
    app.pass(24 * HOUR);
    assert_eq!(turn(app), Turned { matured: 1, ..Turned::default() });
    assert_eq!((balances(app).points, balances(app).points_pending), (50, 0));
    app.pass(48 * HOUR);
    assert_eq!(turn(app), Turned { expired: 1, ..Turned::default() });
    assert_eq!(turn(app), Turned::default());
    assert_eq!(balances(app), read::Balances::default());
    assert_eq!(app.row::<i64>("select expired from lot"), 50);
    app.rest();
    let told: Vec<String> =
        app.rows("select kind from outbox where kind like 'points%' order by seq");
    assert_eq!(told, ["points.earned", "points.matured", "points.expired"]);
    app.audit_books();
}

/// Changes a row behind everybody's back and says what `zhike ledger verify` finds.
fn tampered(app: &TestApp, text: &str) -> Option<&'static str> {
    let text = format!("{text} returning cast(1 as bigint)");
    let done = app.app.store.write_blocking(move |tx| tx.all_dynamic::<i64>(&text, &[]));
    assert!(!done.unwrap().is_empty());
    verify::verify(&app.app.store).unwrap().wrong.map(|wrong| wrong.rule)
}

async fn the_books_are_right_until_somebody_touches_a_row(app: &TestApp) {
    let first = credit(app, 1, 100).raw();
    credit(app, 2, 50);
    assert_eq!(app.audit_books().journals, 2);
    let line = format!("where journal_id = {first} and line = 1");
    let more = format!("update posting set amount = amount + 1 {line}");
    assert_eq!(tampered(app, &more), Some("journal_unbalanced"));
    let less = format!("update posting set amount = amount - 1 {line}");
    assert_eq!(tampered(app, &less), None);
    let away = format!("update posting set journal_id = {} where journal_id = {first}", first + 1);
    assert_eq!(tampered(app, &away), Some("posting_without_journal"));
    let back = format!("update posting set journal_id = {first} where journal_id = {}", first + 1);
    assert_eq!(tampered(app, &back), None);
    // What holders were shown is checked too: the amount, and the balance after.
    let shown = |from: &str, to: &str| {
        format!(
            "update journal set changes = replace(changes, '{from}', '{to}') \
             where journal_id = {first}"
        )
    };
    let amount = shown("\"amount\":100", "\"amount\":101");
    assert_eq!(tampered(app, &amount), Some("change_is_not_its_postings"));
    app.finds("shows 101 of");
    assert_eq!(tampered(app, &shown("\"amount\":101", "\"amount\":100")), None);
    let after = shown("\"after\":100", "\"after\":120");
    assert_eq!(tampered(app, &after), Some("balance_after_leads_nowhere"));
    app.finds("are no path");
    assert_eq!(tampered(app, &shown("\"after\":120", "\"after\":100")), None);
    let lot = "update lot set free = free + 5 where unit = 'points'";
    assert_eq!(tampered(app, lot), Some("lot_is_not_its_postings"));
    let balance = "update balance set free = free + 10 where unit = 'points'";
    assert_eq!(
        tampered(app, balance),
        Some("lot_is_not_its_postings"),
        "both agree, and are wrong"
    );
    assert_eq!(
        tampered(app, "update lot set free = free - 5 where unit = 'points'"),
        Some("balance_is_not_its_lots")
    );
    assert_eq!(tampered(app, "update balance set free = free - 10 where unit = 'points'"), None);
    let debt = "update balance set debt = 7 where unit = 'points'";
    assert_eq!(tampered(app, debt), Some("debt_is_not_its_postings"));
    assert_eq!(tampered(app, "update balance set debt = 0"), None);
    assert_eq!(tampered(app, "delete from balance where unit = 'growth'"), Some("balance_missing"));
}
