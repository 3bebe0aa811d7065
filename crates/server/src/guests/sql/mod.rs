//! Every statement on the tables of this folder.

pub mod consent;
pub mod contact;
pub mod fact;
pub mod guest;
pub mod imported;
pub mod merge;
pub mod note;
pub mod occasion;
pub mod pair;
pub mod personal;
pub mod relation;
pub mod stage;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[
    consent::ALL,
    contact::ALL,
    fact::ALL,
    guest::ALL,
    imported::ALL,
    merge::ALL,
    note::ALL,
    occasion::ALL,
    pair::ALL,
    personal::ALL,
    relation::ALL,
    stage::ALL,
];
