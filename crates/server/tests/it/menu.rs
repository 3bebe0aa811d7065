//! The menu and what it costs.
