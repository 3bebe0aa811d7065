//! No page names an address of a foreign host. What the build writes is checked by the build.

use super::scan::lines;
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[Check {
    name: "web-hosts",
    reason: "the pages work in a restaurant without the internet and tell no third party who \
                 is looking: everything is served by the one binary",
    run: hosts,
}];

fn hosts(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.under("web/", "").filter(|f| is_shipped(&f.path)) {
        for (line, text) in lines(&file.text) {
            for rest in text.split("://").skip(1) {
                let end = rest.find(|c: char| !c.is_alphanumeric() && !".-".contains(c));
                let host = &rest[..end.unwrap_or(rest.len())];
                let named = host.starts_with(char::is_alphanumeric) && host.contains('.');
                if named && !is_known_host(host) {
                    let what = format!("names the host `{host}`");
                    found.push(Finding::new(&file.path, line, what));
                }
            }
        }
    }
    found
}

fn is_shipped(path: &str) -> bool {
    let page = path.ends_with(".html") && !path.trim_start_matches("web/").contains('/');
    path.starts_with("web/src/") || path.starts_with("web/public/") || page
}

/// Names of XML vocabularies, and addresses that belong to nobody and are shown as examples.
fn is_known_host(host: &str) -> bool {
    let private = ["127.", "192.168.", "10."].iter().any(|net| host.starts_with(net));
    let example = host.split('.').any(|part| part == "example");
    host == "www.w3.org" || host.ends_with(".local") || private || example
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_host_is_refused_and_examples_are_not() {
        let text = "a = 'https://cdn.place.net/x.css'\nb = 'http://www.w3.org/2000/svg'\n\
                    c = 'https://vip.shop.example/m' // http://192.168.1.8:8080";
        let found = hosts(&Scene::of(&[("web/src/ui/a.ts", text)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("cdn.place.net"));
    }
}
