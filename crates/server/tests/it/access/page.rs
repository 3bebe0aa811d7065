//! `docs/permissions.md` as a reader takes it: what a role holds, and what a route asks for.

use std::collections::{BTreeMap, BTreeSet};

use zhike::platform::http::route::{Access, Route};
use zhike_domain::team::permission::{Permission, is_company_wide};

use super::rows::{Belongs, Row};
use crate::house::{Person, Place};

/// What a caller gets to hear at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// It goes on behind the door.
    Allowed,
    /// 401.
    Login,
    /// 403 with this code.
    Forbidden(&'static str),
    /// 404, as for a row that is not there.
    NotThere,
}

/// The page.
pub struct Page {
    /// Role and permission, in words.
    held: BTreeSet<(String, String)>,
    /// Method and path → who, and over what.
    pub routes: BTreeMap<(String, String), (String, String)>,
}

impl Page {
    pub fn read(text: &str) -> Page {
        let (roles, routes) = text.split_once("\n## Routes\n").unwrap();
        let mut lines = roles.lines().filter(|line| line.starts_with('|')).map(cells);
        let names = lines.next().unwrap();
        let mut held = BTreeSet::new();
        for line in lines.skip(1) {
            for (name, cell) in names.iter().zip(&line).skip(1) {
                if cell == "●" {
                    held.insert((name.clone(), line[0].clone()));
                }
            }
        }
        let rows = routes.lines().filter(|line| line.starts_with('|')).map(cells).skip(2);
        let rows = rows.map(|row| {
            let [method, path, who, over] = row.try_into().unwrap();
            ((method, path), (who, over))
        });
        Page { held, routes: rows.collect() }
    }

    fn said(&self, route: &Route) -> (&str, &str) {
        let key = (route.method.to_string(), route.path.to_owned());
        let (who, over) = self.routes.get(&key).unwrap_or_else(|| panic!("{key:?}"));
        (who, over)
    }

    pub fn is_public(&self, route: &Route) -> bool {
        self.said(route).0 == "public"
    }

    pub fn is_own(&self, route: &Route) -> bool {
        self.said(route).0 == "own account"
    }

    /// A route about somebody's own account, or for whoever is logged in as a person.
    pub fn is_for_persons(&self, route: &Route) -> bool {
        matches!(route.access, Access::Own | Access::Login | Access::SettingUp(_))
    }

    fn holds(&self, person: &Person, permission: &str) -> bool {
        self.held.contains(&(person.preset.to_string(), permission.to_owned()))
    }

    /// What the page says about this call.
    pub fn expected(&self, route: &Route, person: &Person, row: &Row) -> Expected {
        let (who, over) = self.said(route);
        match (who, over) {
            ("own account" | "any staff", _) if self.sees(person, row) => Expected::Allowed,
            ("own account" | "any staff", _) => Expected::NotThere,
            (permission, "the company") => self.asked(person, permission, true),
            (permission, "what lies in the caller's scope") => {
                self.asked(person, permission, false)
            }
            (permission, "the store of the path" | "the row's stores") => match row.belongs {
                Belongs::To(store) if !acts_in(person, store) => Expected::NotThere,
                Belongs::To(_) => self.asked(person, permission, false),
                _ => self.asked(person, permission, true),
            },
            other => panic!("nobody knows what {other:?} means"),
        }
    }

    /// Whether a row is one's own, or of those that one looks after.
    fn sees(&self, person: &Person, row: &Row) -> bool {
        match row.belongs {
            Belongs::Company | Belongs::To(_) => true,
            Belongs::Person(owner, after) => {
                let looks_after = |(permissions, store): (&[&str], Option<Place>)| {
                    let there = match store {
                        Some(store) => acts_in(person, store),
                        None => person.place == Place::Company,
                    };
                    there && permissions.iter().all(|one| self.holds(person, one))
                };
                owner == person.staff_id || after.is_some_and(looks_after)
            }
        }
    }

    /// One of several permissions is enough; who holds one of them is told about that one.
    fn asked(&self, person: &Person, permissions: &str, of_the_company: bool) -> Expected {
        let each = permissions.split(" or ").map(|one| self.asked_for(person, one, of_the_company));
        let answers: Vec<Expected> = each.collect();
        let held = |answer: &&Expected| **answer != Expected::Forbidden("permission.missing");
        let best = answers.iter().find(|answer| **answer == Expected::Allowed);
        *best.or_else(|| answers.iter().find(held)).unwrap_or(&answers[0])
    }

    fn asked_for(&self, person: &Person, permission: &str, of_the_company: bool) -> Expected {
        let wide = is_company_wide(permission.parse::<Permission>().unwrap());
        if !self.holds(person, permission) {
            Expected::Forbidden("permission.missing")
        } else if (of_the_company || wide) && person.place != Place::Company {
            Expected::Forbidden("permission.company_only")
        } else {
            Expected::Allowed
        }
    }
}

fn acts_in(person: &Person, store: Place) -> bool {
    person.place == Place::Company || person.place == store
}

fn cells(line: &str) -> Vec<String> {
    let inside = line.trim_matches('|').split('|');
    inside.map(|cell| cell.trim().trim_matches('`').to_owned()).collect()
}
