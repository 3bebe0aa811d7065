//! What is done to the menu.
