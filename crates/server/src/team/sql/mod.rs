//! Every statement on the team's tables.

pub mod api_key;
pub mod approval;
pub mod login;
pub mod personal;
pub mod role;
pub mod session;
pub mod staff;
pub mod task;

use zhike_store::Stmt;

/// All statements of this folder.
pub const ALL: &[&[&Stmt]] = &[
    api_key::ALL,
    approval::ALL,
    login::ALL,
    personal::ALL,
    role::ALL,
    session::ALL,
    staff::ALL,
    task::ALL,
];
