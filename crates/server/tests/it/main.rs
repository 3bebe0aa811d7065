//! Scenarios of the server, on both engines, in one binary.

mod flow;
