//! The web front: who may import what.

use super::scan::lines;
use super::{Check, Finding};
use crate::scene::{File, Scene};

pub const CHECKS: &[Check] = &[
    Check {
        name: "web-kits",
        reason: "only web/src/ui/ knows the component kits, so that one can be changed folder by \
                 folder; charts weigh 186 KB and are loaded when a page shows one",
        run: kits,
    },
    Check {
        name: "web-imports",
        reason: "a feature stands on ui, api and i18n and on features the table allows; ui knows \
                 no business; entries are imported by nobody",
        run: imports,
    },
];

const SRC: &str = "web/src/";

/// The component kits and the one folder that may import them.
const KITS: [&str; 3] = ["element-plus", "@element-plus", "vant"];

/// What each folder of web/src may import from the others. `features/x` may always import itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("ui", &["i18n"]),
    ("i18n", &[]),
    ("api", &["i18n"]),
    ("features", &["ui", "api", "i18n", "features"]),
    ("staff", &["ui", "api", "i18n", "features"]),
    ("guest", &["ui", "api", "i18n", "features"]),
    ("board", &["ui", "api", "i18n", "features"]),
];

/// What the staff shell lends to the features it shows: who is logged in, the list they register
/// in, and parts of the shell.
const LENT: [&str; 5] =
    ["staff/session.ts", "staff/feature.ts", "staff/here.ts", "staff/scanner.ts", "staff/shell/"];

/// Features of the pages alone: whoever enters for the first time sets up a second factor, which is
/// the page of one's own account; prices and lists name the tiers; the page
/// of a guest shows everything about him, coupons too.
const PAGES: [(&str, &str); 4] =
    [("entry", "me"), ("ordering", "membership"), ("guests", "membership"), ("guests", "pricing")];

/// What one import statement names, as it stands in the source.
struct Import<'a> {
    line: usize,
    target: &'a str,
    lazy: bool,
    types_only: bool,
}

fn sources(scene: &Scene) -> impl Iterator<Item = &File> {
    let is_source = |f: &&File| [".ts", ".vue"].iter().any(|end| f.path.ends_with(end));
    scene.under(SRC, "").filter(is_source)
}

fn imports_in(file: &File) -> Vec<Import<'_>> {
    let mut found = Vec::new();
    for (line, text) in lines(&file.text) {
        let trimmed = text.trim_start();
        let lazy = text.find("import(").map(|at| at + "import(".len());
        let from = text.find(" from ").map(|at| at + " from ".len());
        let bare =
            trimmed.starts_with("import ").then(|| text.len() - trimmed.len() + "import ".len());
        let Some(at) = lazy.or(from).or(bare) else {
            continue;
        };
        let rest = text[at..].trim_start();
        let Some(quote) = rest.chars().next().filter(|c| "'\"`".contains(*c)) else {
            continue;
        };
        let Some(target) = rest[1..].split(quote).next() else {
            continue;
        };
        let types_only = trimmed.starts_with("import type") || trimmed.starts_with("export type");
        found.push(Import { line, target, lazy: lazy.is_some(), types_only });
    }
    found
}

fn kits(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in sources(scene) {
        let in_ui = file.path.starts_with("web/src/ui/");
        for import in imports_in(file) {
            let package = import.target.split('/').next().unwrap_or_default();
            // The page that starts an entry orders the style sheets, the kit's among them.
            let style = file.path.ends_with("/main.ts") && import.target.ends_with(".css");
            if KITS.contains(&package) && !in_ui && !style {
                let what = format!("imports `{package}` outside ui/");
                found.push(Finding::new(&file.path, import.line, what));
            }
            let charts = package == "echarts";
            if charts && !(in_ui && (import.lazy || import.types_only)) {
                let what = "imports `echarts` other than lazily in ui/";
                found.push(Finding::new(&file.path, import.line, what));
            }
        }
    }
    found
}

fn imports(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in sources(scene) {
        let inside = file.path.trim_start_matches(SRC);
        let Some((layer, rest)) = inside.split_once('/') else {
            continue;
        };
        let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            found.push(Finding::new(
                &file.path,
                0,
                format!("`{layer}` is not a folder of the table"),
            ));
            continue;
        };
        let feature = rest.split('/').next().unwrap_or_default();
        for import in imports_in(file) {
            let Some(target) = resolve(&file.path, import.target) else {
                continue;
            };
            let Some((to, to_rest)) = target.trim_start_matches(SRC).split_once('/') else {
                continue;
            };
            let to_feature = to_rest.split('/').next().unwrap_or_default();
            let own = to == layer && layer != "features";
            // What an answer looks like is known everywhere; a type is gone after the build.
            let shape = to == "api" && import.types_only;
            let fits = may.contains(&to) && feature_fits(layer, feature, to, to_feature);
            let lent = layer == "features" && is_lent(&target);
            let fine = own || shape || fits || lent;
            if LAYERS.iter().any(|(name, _)| *name == to) && !fine {
                let what = format!("{layer}/{feature} may not import {to}/{to_feature}");
                found.push(Finding::new(&file.path, import.line, what));
            }
        }
    }
    found
}

fn is_lent(target: &str) -> bool {
    let inside = target.trim_start_matches(SRC);
    LENT.iter().any(|path| inside.starts_with(path.trim_end_matches(".ts")))
}

/// Between two features the table of the rings decides, and for folders that only the pages have
/// the short one here.
fn feature_fits(layer: &str, feature: &str, to: &str, to_feature: &str) -> bool {
    let between = layer == "features" && to == "features" && feature != to_feature;
    let pages = PAGES.contains(&(feature, to_feature));
    !between || pages || super::imports::may_import(feature, to_feature)
}

/// The path from the root that an import inside web/src means; packages have none.
fn resolve(from: &str, target: &str) -> Option<String> {
    if let Some(rest) = target.strip_prefix("@/") {
        return Some(format!("{SRC}{rest}"));
    }
    if !target.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    path.starts_with(SRC).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kit_outside_ui_and_a_chart_in_the_first_view_are_refused() {
        let files = [
            ("web/src/features/team/A.vue", "import { ElTable } from 'element-plus'"),
            (
                "web/src/ui/B.vue",
                "import { ElTable } from 'element-plus'\nimport * as e from 'echarts'",
            ),
            ("web/src/staff/main.ts", "import 'element-plus/theme-chalk/base.css'"),
            ("web/src/ui/C.vue", "const e = await import('echarts')"),
        ];
        let found = kits(&Scene::of(&files));
        let paths: Vec<&str> = found.iter().map(|f| f.path.as_str()).collect();
        assert_eq!(paths, ["web/src/features/team/A.vue", "web/src/ui/B.vue"]);
    }

    #[test]
    fn arrows_outside_the_table_are_refused_by_alias_and_by_relative_path() {
        let files = [
            ("web/src/ui/A.vue", "import { useMe } from '@/features/team/useMe'"),
            ("web/src/features/team/B.ts", "import { x } from '../checkout/x'"),
            ("web/src/features/team/C.ts", "import x from '../../staff/router'"),
            ("web/src/features/team/F.ts", "import { s } from '../../staff/session.ts'"),
            ("web/src/ui/E.vue", "import type { P } from '../api/problem.ts'"),
            (
                "web/src/features/settings/D.ts",
                "import x from '../team/x'\nimport y from '@/api/y'",
            ),
        ];
        let found = imports(&Scene::of(&files));
        assert_eq!(found.len(), 3);
    }
}
