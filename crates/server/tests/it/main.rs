//! Scenarios of the server, on both engines, in one binary.

mod command_line;
mod flow;
