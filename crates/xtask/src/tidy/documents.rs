//! Documents keep up with the code and with each other.

use super::scan::lines;
use super::{Check, Finding};
use crate::scene::Scene;

pub const CHECKS: &[Check] = &[
    Check {
        name: "documents-linked",
        reason: "a link that leads nowhere is worse than none",
        run: links,
    },
    Check {
        name: "readme-twins",
        reason: "README.md and README.zh-CN.md say the same to two kinds of reader: the same \
                 headings in the same order, and the same commands",
        run: twins,
    },
];

fn links(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scene.under("", ".md") {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (line, text) in lines(&file.text) {
            for rest in text.split("](").skip(1) {
                let target = rest.split([')', '#']).next().unwrap_or_default();
                let elsewhere = target.is_empty() || target.contains("://");
                if !elsewhere && !exists(scene, &joined(folder, target)) {
                    found.push(Finding::new(&file.path, line, format!("`{target}` is not there")));
                }
            }
        }
    }
    found
}

fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn exists(scene: &Scene, path: &str) -> bool {
    let folder = format!("{path}/");
    let picture = [".png", ".jpg", ".webp"].iter().any(|end| path.ends_with(end));
    picture || scene.files.iter().any(|f| f.path == path || f.path.starts_with(&folder))
}

fn twins(scene: &Scene) -> Vec<Finding> {
    let pair = (scene.file("README.md"), scene.file("README.zh-CN.md"));
    let (Some(english), Some(chinese)) = pair else {
        return vec![Finding::new("README.md", 0, "one of the twins is missing")];
    };
    let (left, right) = (skeleton(&english.text), skeleton(&chinese.text));
    if left == right {
        return Vec::new();
    }
    let differs =
        left.iter().zip(&right).position(|(a, b)| a != b).unwrap_or(left.len().min(right.len()));
    let at = |side: &[String]| side.get(differs).cloned().unwrap_or_else(|| "nothing".to_owned());
    let what = format!("part {differs} is `{}` here and `{}` in English", at(&right), at(&left));
    vec![Finding::new("README.zh-CN.md", 0, what)]
}

/// The levels of the headings and the lines of the code blocks, in order.
fn skeleton(text: &str) -> Vec<String> {
    let (mut fenced, mut parts) = (false, Vec::new());
    for line in text.lines() {
        let hashes = line.chars().take_while(|c| *c == '#').count();
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            parts.push(line.split(" # ").next().unwrap_or_default().trim_end().to_owned());
        } else if hashes > 0 {
            parts.push("#".repeat(hashes));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_nothing_is_refused() {
        let text = "[a](docs/A.md) [b](docs/B.md#part) [c](https://x.example) [d](docs)";
        let found = links(&Scene::of(&[("README.md", text), ("docs/A.md", "[up](../README.md)")]));
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("docs/B.md"));
    }

    #[test]
    fn twins_that_drift_apart_are_refused() {
        let english = "# A\n## B\n```sh\nrun me # now\n```\n";
        let alike = "# 甲\n## 乙\n```sh\nrun me # 现在\n```\n";
        let apart = "# 甲\n```sh\nrun you\n```\n";
        let with = |chinese| Scene::of(&[("README.md", english), ("README.zh-CN.md", chinese)]);
        assert_eq!(twins(&with(alike)), []);
        assert_eq!(twins(&with(apart)).len(), 1);
    }
}
