//! Changing what holds for all messages.

use serde_json::json;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::outreach::MessageRefusal;

use crate::outreach::rules::{MessageRules, RuleFault};
use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::outside::Allowed;
use crate::platform::problem::Problem;

/// Keeps the rules.
///
/// # Errors
/// 412 `conflict.stale`, 422 with the field at fault.
pub fn change(work: &mut Work<'_, '_>, rules: &MessageRules, version: i64) -> Result<(), Problem> {
    rules.check().map_err(|(pointer, fault)| problem(&pointer, &fault))?;
    let (before, _) = choices::get::<MessageRules>(work.tx)?;
    choices::set(work.tx, rules, version, work.now())?;
    let value = |rules: &MessageRules| serde_json::to_value(rules).unwrap_or_default();
    let changes = vec![Change::of("messages", value(&before), value(rules))];
    work.audit(Done { action: "settings.changed", changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[])
}

fn problem(pointer: &str, fault: &RuleFault) -> Problem {
    match fault {
        RuleFault::Range => Problem::field(pointer, "input.bad_value"),
        RuleFault::Refused(why) => {
            let problem = Problem::field(pointer, why.code());
            match why {
                MessageRefusal::UnknownVariable { name } => problem.with("name", name.as_str()),
                MessageRefusal::TooLong { max_chars } => problem.with("max_chars", *max_chars),
                _ => problem,
            }
        }
    }
}

/// Most hosts inside that can be allowed.
const MOST_HOSTS: usize = 20;

/// Keeps the list of hosts inside that may be reached.
///
/// # Errors
/// 412 `conflict.stale`, 422 `outside.host_not_valid`.
pub fn allow(work: &mut Work<'_, '_>, wanted: &Allowed, version: i64) -> Result<(), Problem> {
    let plain = |host: &String| {
        let known = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
        (1..=253).contains(&host.len()) && host.chars().all(known)
    };
    if wanted.hosts.len() > MOST_HOSTS || !wanted.hosts.iter().all(plain) {
        return Err(Problem::field("/hosts", "outside.host_not_valid"));
    }
    let hosts = wanted.hosts.iter().map(|host| host.to_ascii_lowercase());
    let after = Allowed { hosts: hosts.collect() };
    let (before, _) = choices::get::<Allowed>(work.tx)?;
    choices::set(work.tx, &after, version, work.now())?;
    let changes = vec![Change::of("hosts", json!(before.hosts), json!(after.hosts))];
    work.audit(Done { action: "settings.changed", changes, ..Done::default() })?;
    work.emit("settings.changed", None, &[])
}
