//! Departments of a group: numbered, so that a new name changes no statement of the past.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::group::{GroupRefusal, MOST_DEPARTMENTS};
use crate::kernel::name::Name;

/// A department as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Department {
    /// Its number, for ever.
    pub no: u32,
    /// Its name.
    pub name: Name,
    /// Whether it was given up; statements of the past still name it.
    pub ended: bool,
}

/// A department as it is to be; a new one has no number yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DepartmentWanted {
    /// Its number, when it is there already.
    #[serde(default)]
    pub no: Option<u32>,
    /// Its name.
    pub name: Name,
}

/// The departments after a change. What is no longer wanted is given up unless members are in it.
///
/// # Errors
/// [`GroupRefusal`]: a number that is not there, two of one name, too many, one in use.
///
/// # Examples
/// ```
/// use std::collections::BTreeSet;
/// use zhike_domain::membership::department::{DepartmentWanted, rearranged};
/// let wanted = |no, name: &str| DepartmentWanted { no, name: name.parse().unwrap() };
/// let first = [wanted(None, "研发"), wanted(None, "销售")];
/// let kept = rearranged(&[], &first, &BTreeSet::new())?;
/// let next = rearranged(&kept, &[wanted(Some(2), "市场"), wanted(None, "研发")], &BTreeSet::new())?;
/// let told: Vec<_> = next.iter().map(|one| (one.no, one.name.as_str(), one.ended)).collect();
/// assert_eq!(told, [(1, "研发", true), (2, "市场", false), (3, "研发", false)]);
/// # Ok::<(), zhike_domain::membership::group::GroupRefusal>(())
/// ```
pub fn rearranged(
    kept: &[Department],
    wanted: &[DepartmentWanted],
    used: &BTreeSet<u32>,
) -> Result<Vec<Department>, GroupRefusal> {
    let names: BTreeSet<&str> = wanted.iter().map(|one| one.name.as_str()).collect();
    let numbers: BTreeSet<u32> = wanted.iter().filter_map(|one| one.no).collect();
    let numbered = wanted.iter().filter(|one| one.no.is_some()).count();
    let most = MOST_DEPARTMENTS;
    if wanted.len() > most as usize || names.len() < wanted.len() || numbers.len() < numbered {
        return Err(GroupRefusal::Departments { most });
    }
    if let Some(no) = numbers.iter().find(|no| !kept.iter().any(|one| one.no == **no)) {
        return Err(GroupRefusal::Department { no: *no });
    }
    let mut after = kept.to_vec();
    for one in &mut after {
        match wanted.iter().find(|wanted| wanted.no == Some(one.no)) {
            Some(wanted) => {
                one.name = wanted.name.clone();
                one.ended = false;
            }
            None if used.contains(&one.no) => {
                return Err(GroupRefusal::DepartmentUsed { no: one.no });
            }
            None => one.ended = true,
        }
    }
    let last = after.iter().map(|one| one.no).max().unwrap_or(0);
    for (no, new) in (last + 1..).zip(wanted.iter().filter(|one| one.no.is_none())) {
        after.push(Department { no, name: new.name.clone(), ended: false });
    }
    Ok(after)
}

/// Whether somebody may be put into a department.
///
/// # Errors
/// [`GroupRefusal::Department`].
pub fn require(departments: &[Department], no: Option<u32>) -> Result<(), GroupRefusal> {
    let Some(no) = no else { return Ok(()) };
    let known = departments.iter().any(|one| one.no == no && !one.ended);
    if known { Ok(()) } else { Err(GroupRefusal::Department { no }) }
}
