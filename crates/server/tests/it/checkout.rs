//! Bills over HTTP: opened, quoted, settled, refunded.

mod amounts;
