//! The rules as tables and as properties: one test binary, one file per business word.

mod access;
mod ids;
mod refusals;
mod times;
