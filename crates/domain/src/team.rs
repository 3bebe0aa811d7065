//! Who may do what: staff, roles, scopes, logins and second persons.

pub mod permission;
pub mod role;
pub mod scope;
