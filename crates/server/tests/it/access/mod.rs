//! Who may call what: every route of the table × every role × own, other and missing rows, against
//! what `docs/permissions.md` says.

pub mod keys;
mod page;
pub mod rows;
mod things;

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Value, json};
use zhike::platform::http::route::Route;
use zhike::routes;
use zhike_domain::kernel::id::StoreId;
use zhike_store::Engine;

use crate::house::{Answer, Client, MINUTE, Person, Place, TestApp, both_engines};
use page::{Expected, Page};
use rows::Made;

both_engines! {
    SetUp: every_route_lets_in_whom_the_page_names_and_nobody_else,
        without_a_login_nothing_but_the_public_routes_answers,
        a_made_up_cookie_is_no_login;
}

/// Parameters that a route cannot do without.
const QUERIES: [(&str, &str); 4] = [
    ("stream", "topics=jobs"),
    ("get_top_up_options", "guest_id=guest_0000000000001"),
    ("list_occasions", "store_id=store_0000000000001"),
    ("get_group_statement", "from=2026-03-01&to=2026-04-01"),
];

/// The request that a route's example makes, or what is missing for it.
pub fn example(route: &Route) -> Result<(Option<Value>, String), String> {
    let told = |what: &str| format!("{} {} has no {what}", route.method, route.path);
    if route.body.is_some() && route.example.is_none() {
        return Err(told("example"));
    }
    let query = QUERIES.iter().find(|(operation, _)| *operation == route.operation);
    if query.is_none() && asks_for_parameters(route) {
        return Err(told("example of its query (say one in QUERIES)"));
    }
    let query = query.map_or_else(String::new, |(_, query)| format!("?{query}"));
    Ok((route.example.clone(), query))
}

fn asks_for_parameters(route: &Route) -> bool {
    let Some(query) = route.query else { return false };
    let schema = query(&mut schemars::SchemaGenerator::default()).to_value();
    let name = schema["$ref"].as_str().and_then(|text| text.rsplit('/').next());
    assert!(name.is_none(), "the schema of a query is not written in place: {schema}");
    schema["required"].as_array().is_some_and(|names| !names.is_empty())
}

async fn call(client: &Client, route: &Route, path: &str, store: StoreId) -> Answer {
    let (mut body, query) = example(route).unwrap_or_else(|what| panic!("{what}"));
    if let Some(named) = body.as_mut().and_then(|body| body.get_mut("store_id")) {
        *named = json!(store);
    }
    let path = format!("{path}{query}");
    let mut ask = match (&body, &route.method) {
        (Some(body), _) => client.ask(route.method.clone(), &path).json(body.clone()),
        (None, _) => client.ask(route.method.clone(), &path),
    };
    if route.method == Method::POST {
        ask = ask.key(&crate::house::fresh_key());
    }
    if route.versioned {
        ask = ask.if_match(1);
    }
    ask.await
}

/// A store in which somebody acts, for bodies that name one.
fn a_store_of(app: &TestApp, person: &Person) -> StoreId {
    match person.place {
        Place::B => app.people().store_b,
        Place::A | Place::Company => app.people().store_a,
    }
}

/// What an answer tells about the door, whatever came after it.
fn door(answer: &Answer) -> Expected {
    match (answer.status, answer.code().as_str()) {
        (401, "login.required") => Expected::Login,
        (403, "permission.missing") => Expected::Forbidden("permission.missing"),
        (403, "permission.company_only") => Expected::Forbidden("permission.company_only"),
        (404 | 405, "thing.not_there" | "page.not_there" | "method.not_allowed") => {
            Expected::NotThere
        }
        (400 | 413 | 415 | 422, code)
            if code.starts_with("input.")
                || code.starts_with("id.")
                || code == "filter.not_valid" =>
        {
            panic!("the example is not what the route takes: {}", answer.tell())
        }
        _ => Expected::Allowed,
    }
}

async fn every_route_lets_in_whom_the_page_names_and_nobody_else(app: &TestApp) {
    let page = Page::read(&routes::permissions_md());
    let made = Made::for_everybody(app).await;
    let mut counts: BTreeMap<Expected, usize> = BTreeMap::new();
    let mut table = routes::all();
    table.retain(|route| !page.is_public(route));
    // Calls about one's own account may end every session of the caller: they come last.
    table.sort_by_key(|route| page.is_own(route));
    for (turn, route) in table.iter().enumerate() {
        for person in callers(app, &page, (turn, route)) {
            let rows = rows::of(app, &made, route, person).await;
            for row in rows.unwrap_or_else(|what| panic!("{what}")) {
                let expected = page.expected(route, person, &row);
                let client =
                    if page.is_own(route) { app.elsewhere(person) } else { app.client(person) };
                let store = a_store_of(app, person);
                let answer = call(&client, route, &row.path, store).await;
                let who = format!("{} of {:?} on {row:?}", person.preset, person.place);
                assert_eq!(door(&answer), expected, "{who}: {}", answer.tell());
                if expected == Expected::NotThere {
                    let missing = call(&client, route, &row.missing, store).await;
                    assert_eq!(answer.form(), missing.form(), "{who}: {}", answer.tell());
                }
                *counts.entry(expected).or_default() += 1;
            }
        }
    }
    // A new key waits a minute until every node knows it.
    app.pass(2 * MINUTE);
    for (kind, least) in [
        (Expected::Allowed, 300),
        (Expected::NotThere, 100),
        (Expected::Forbidden("permission.missing"), 300),
        (Expected::Forbidden("permission.company_only"), 20),
    ] {
        assert!(counts.get(&kind).is_some_and(|count| *count >= least), "{kind:?}: {counts:?}");
    }
}

/// Everybody in every place; for one's own account the roles do not differ by place. Each engine is
/// asked by the owner and by every other person, the engines by different ones: what a role may is
/// decided before any statement, and both together have seen everybody at every route.
fn callers<'p>(app: &'p TestApp, page: &Page, (turn, route): (usize, &Route)) -> Vec<&'p Person> {
    let one_place = page.is_own(route);
    let all = app.people().all();
    let own = |person: &&Person| !one_place || person.place != Place::B;
    let all = all.filter(own).filter(|p| !one_place || p.place == Place::A || p.secret.is_some());
    let first = turn + usize::from(app.app.store.engine() == Engine::Postgres);
    let owner = app.people().owner.staff_id;
    let asked =
        |at: usize, person: &Person| (at + first).is_multiple_of(2) || person.staff_id == owner;
    all.enumerate().filter(|(at, person)| asked(*at, person)).map(|(_, person)| person).collect()
}

async fn without_a_login_nothing_but_the_public_routes_answers(app: &TestApp) {
    nobody_gets_in(|| app.stranger()).await;
}

async fn a_made_up_cookie_is_no_login(app: &TestApp) {
    nobody_gets_in(|| app.stranger().with_cookie("zhike_lan", "made-up")).await;
    nobody_gets_in(|| app.stranger().with_cookie("__Host-zhike", "made-up")).await;
}

async fn nobody_gets_in(client: impl Fn() -> Client) {
    let page = Page::read(&routes::permissions_md());
    let nowhere = |path: &str| rows::somewhere(path).unwrap_or_else(|what| panic!("{what}"));
    for route in routes::all() {
        let answer = call(&client(), &route, &nowhere(route.path), StoreId::from_raw(1)).await;
        let is_let_in = door(&answer) != Expected::Login;
        assert_eq!(is_let_in, page.is_public(&route), "{}", answer.tell());
    }
}

#[test]
fn a_new_route_must_bring_an_example_and_rows_for_its_parameters() {
    let table = routes::all();
    let mut route = table.iter().find(|route| route.example.is_some()).unwrap().clone();
    assert!(example(&route).is_ok());
    route.example = None;
    assert!(example(&route).unwrap_err().contains("has no example"));
    let mut stream = table.iter().find(|route| route.operation == "stream").unwrap().clone();
    assert!(example(&stream).is_ok());
    stream.operation = "another_stream";
    assert!(example(&stream).unwrap_err().contains("QUERIES"));
    assert!(rows::somewhere("/api/v1/things/{thing_id}").unwrap_err().contains("thing_id"));
}

#[test]
fn every_route_stands_on_the_page_once() {
    let page = Page::read(&routes::permissions_md());
    let table = routes::all();
    assert_eq!(page.routes.len(), table.len());
    let mut operations: Vec<&str> = table.iter().map(|route| route.operation).collect();
    operations.sort_unstable();
    operations.dedup();
    assert_eq!(operations.len(), table.len(), "two routes have one operation id");
}
