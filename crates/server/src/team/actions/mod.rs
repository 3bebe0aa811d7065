//! What the team does: one function, one transaction.

pub mod approvals;
pub mod keys;
pub mod login;
pub mod me;
pub mod roles;
pub mod staff;
pub mod tasks;
