//! Balances that equal their journals.
