//! Who may do what: staff, roles, scopes, logins and second persons.

pub mod approval;
pub mod grant;
pub mod lockout;
pub mod password;
pub mod permission;
pub mod role;
pub mod scope;
pub mod session;
pub mod staff;
pub mod task;
