//! `docs/permissions.md`: which role may do what, and which route asks for it.

use std::fmt::Write as _;

use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::{Preset, preset_permissions};

use super::openapi::access_text;
use super::route::{Access, Route, Target};

/// The whole page, in Markdown.
#[must_use]
pub fn page(routes: &[Route]) -> String {
    let mut page = String::from(
        "# Permissions\n\nGenerated from the route table and the role presets; do not edit.\n\n\
         A permission holds over a scope: the company, store groups, or stores. Roles are \
         presets that an owner may copy and change.\n\n## Roles\n\n| permission |",
    );
    for preset in Preset::ALL {
        let _ = write!(page, " {preset} |");
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(Preset::ALL.len()));
    page.push('\n');
    for permission in Permission::ALL {
        let _ = write!(page, "| `{permission}` |");
        for preset in Preset::ALL {
            let held = preset_permissions(*preset).contains(permission);
            page.push_str(if held { " ● |" } else { "  |" });
        }
        page.push('\n');
    }
    page.push_str("\n## Routes\n\n| method | path | who | over |\n|---|---|---|---|\n");
    for route in routes {
        let over = over_text(route);
        let who = access_text(route);
        let _ = writeln!(page, "| {} | `{}` | {who} | {over} |", route.method, route.path);
    }
    page
}

fn over_text(route: &Route) -> &'static str {
    match route.access {
        Access::Needs(_, Target::Company) | Access::SettingUp(_) => "the company",
        Access::Needs(_, Target::AnyStore) => "what lies in the caller's scope",
        Access::Needs(_, Target::StoreInPath) => "the store of the path",
        Access::Needs(_, Target::Row(_)) => "the row's stores",
        Access::Public | Access::Own | Access::Login => "–",
    }
}
