//! Guests: made, found, shown.
