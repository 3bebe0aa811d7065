//! Who does the work: this crate starts no threads, whoever calls may have some.

use std::fmt::Debug;

/// Several that work at once.
pub trait Crew: Debug + Send + Sync {
    /// How many, at least one.
    fn size(&self) -> usize;

    /// Calls `work` with each number below [`Crew::size`], all at once or one after the other, and
    /// comes back when all of it is done.
    fn each(&self, work: &(dyn Fn(usize) + Sync));
}

/// Nobody else.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Crew for Alone {
    fn size(&self) -> usize {
        1
    }

    fn each(&self, work: &(dyn Fn(usize) + Sync)) {
        work(0);
    }
}
