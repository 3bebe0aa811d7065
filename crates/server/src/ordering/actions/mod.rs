//! What is done to the menu.

pub mod categories;
pub mod charges;
pub mod dishes;
pub mod import;
pub mod prices;
pub mod stores;

use axum::http::StatusCode;
use pinyin::ToPinyin;
use serde::Serialize;
use serde_json::Value;
use zhike_domain::kernel::id::StoreId;
use zhike_store::{LockKey, p};

use crate::ordering::sql::version as sql;
use crate::platform::audit::Change;
use crate::platform::http::act::Work;
use crate::platform::problem::Problem;

/// What changes of the menu queue for: each is decided on the others (a code that is taken, a
/// category that still holds dishes).
#[must_use]
pub fn order_of_the_menu() -> LockKey {
    LockKey::text("menu", "order")
}

/// 412: the thing was changed since the caller read it.
#[must_use]
pub fn stale() -> Problem {
    Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")
}

/// Counts a change of the menu and tells it: the company's, or one store's.
pub(super) fn changed(
    work: &mut Work<'_, '_>,
    store_id: Option<StoreId>,
    subjects: &[(&'static str, i64)],
) -> Result<(), Problem> {
    let (kind, scope) = store_id.map_or(("company", 0), |store| ("store", store.raw()));
    work.tx.put(&sql::RAISE, p![kind, scope])?;
    work.emit("menu.changed", store_id, subjects)
}

/// The fields in which two bodies differ, for the audit.
pub fn differences<B: Serialize>(
    fields: &'static [&'static str],
    before: &B,
    after: &B,
) -> Result<Vec<Change>, Problem> {
    let before = serde_json::to_value(before).map_err(Problem::fault)?;
    let after = serde_json::to_value(after).map_err(Problem::fault)?;
    let change = |field: &&'static str| {
        let pair = (before.get(*field), after.get(*field));
        let value = |value: Option<&Value>| value.cloned().unwrap_or(Value::Null);
        (pair.0 != pair.1).then(|| Change::of(field, value(pair.0), value(pair.1)))
    };
    Ok(fields.iter().filter_map(change).collect())
}

/// A name in pinyin and its initials; what is no Chinese character stays if it is a letter or a
/// digit.
#[must_use]
pub fn spelled(name: &str) -> (String, String) {
    let (mut whole, mut initials) = (String::new(), String::new());
    for (letter, spelled) in name.chars().zip(name.to_pinyin()) {
        match spelled {
            Some(spelled) => {
                let plain = spelled.plain().replace('ü', "v");
                initials.extend(plain.chars().next());
                whole.push_str(&plain);
            }
            None if letter.is_ascii_alphanumeric() => {
                whole.push(letter.to_ascii_lowercase());
                initials.push(letter.to_ascii_lowercase());
            }
            None => {}
        }
    }
    (whole, initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_pinyin_and_by_initials() {
        let spelled = |name| {
            let (whole, initials) = spelled(name);
            format!("{whole} {initials}")
        };
        assert_eq!(spelled("龙井虾仁"), "longjingxiaren ljxr");
        assert_eq!(spelled("绿茶 (大)"), "lvchada lcd");
        assert_eq!(spelled("XO酱 2号"), "xojiang2hao xoj2h");
    }
}
