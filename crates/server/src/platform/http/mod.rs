//! The one HTTP frame: a table of routes, one guard in front of all of them, one shape of answers.
//!
//! From the table come the router, the guard's decisions, `openapi.json`, `docs/permissions.md`
//! and the test that walks every route with every role.

pub mod act;
pub mod any_of;
pub mod call;
pub mod frame;
pub mod guard;
pub mod list;
pub mod openapi;
pub mod patch;
pub mod permissions_doc;
pub mod reply;
pub mod route;
pub mod upload;
