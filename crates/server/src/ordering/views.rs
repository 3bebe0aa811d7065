//! What the menu looks like from outside.
