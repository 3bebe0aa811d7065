//! What the fixed files of a folder leave to each other: handlers, actions, statements.

use super::scan::{has_word, word_positions};
use super::{Check, Finding};
use crate::rust_text::line_at;
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "handlers",
        reason: "a handler turns HTTP into a command and back and writes nothing itself; \
                 statements belong to sql.rs, writing to actions, decisions to crates/domain",
        run: handlers,
    },
    Check {
        name: "no-network-in-actions",
        reason: "an action may run again after a conflict and holds the writer while it runs; \
                 whatever talks to the outside is a job that follows the outbox",
        run: no_network_in_actions,
    },
];

fn handlers(scene: &Scene) -> Vec<Finding> {
    let routes = |f: &&File| f.path.ends_with("/routes.rs") || f.path.contains("/routes/");
    banned_words(
        scene,
        routes,
        &["sql!", "execute", "put_many", "rusqlite", "tokio_postgres"],
        "a handler",
    )
}

fn no_network_in_actions(scene: &Scene) -> Vec<Finding> {
    let actions = |f: &&File| f.path.ends_with("/actions.rs") || f.path.contains("/actions/");
    banned_words(scene, actions, &["ureq", "TcpStream", "UdpSocket", "hyper"], "an action")
}

fn banned_words(
    scene: &Scene,
    is_one: impl Fn(&&File) -> bool,
    words: &[&str],
    whose: &str,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.under("crates/server/src/", ".rs").filter(is_one) {
        let code = &file.views().code;
        for word in words.iter().filter(|word| has_word(code, word.trim_end_matches('!'))) {
            let bare = word.trim_end_matches('!');
            for at in word_positions(code, bare).filter(|at| code[*at..].starts_with(word)) {
                let line = line_at(code, at);
                if !file.is_test_line(line) {
                    let what = format!("`{word}` in {whose}");
                    found.push(Finding::new(&file.path, line, what));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handler_that_writes_and_an_action_with_a_socket_are_refused() {
        let routes = Scene::of(&[(
            "crates/server/src/team/routes.rs",
            "fn f() { tx.execute(&sql::ADD, p![]) }",
        )]);
        assert_eq!(handlers(&routes).len(), 1);
        let action = Scene::of(&[("crates/server/src/team/actions.rs", "ureq::get(u)")]);
        assert_eq!(no_network_in_actions(&action).len(), 1);
    }
}
