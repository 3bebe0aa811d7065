//! Every statement on the tables of this folder.

pub mod group;
pub mod group_personal;
pub mod group_use;
pub mod imported;
pub mod law;
pub mod member;
pub mod personal;
pub mod redemption;
pub mod tier;
pub mod top_up;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[
    group::ALL,
    group_personal::ALL,
    group_use::ALL,
    imported::ALL,
    law::ALL,
    member::ALL,
    personal::ALL,
    redemption::ALL,
    tier::ALL,
    top_up::ALL,
];
