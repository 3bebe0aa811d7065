//! Makes ids from a time that the caller reads: pure, so that the same calls give the same ids.

/// 2024-01-01T00:00:00Z in milliseconds since 1970: the zero of every id.
pub const EPOCH_MS: i64 = 1_704_067_200_000;
/// The greatest node number: 0 is SQLite, 1–255 servers on PostgreSQL, 256–511 branch nodes.
pub const MAX_NODE: u16 = (1 << NODE_BITS) - 1;

const TIME_BITS: u32 = 42;
const NODE_BITS: u32 = 9;
const SEQUENCE_BITS: u32 = 12;
const SEQUENCE_MASK: u64 = (1 << SEQUENCE_BITS) - 1;
/// Milliseconds and sequence taken together as one number that only grows.
const LAST_TICK: u64 = (1 << (TIME_BITS + SEQUENCE_BITS)) - 1;

/// Gives out the ids of one node, each greater than the one before.
///
/// A clock that steps back keeps the last millisecond; more than 4,096 ids in a millisecond borrow
/// from the next ones.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::id::{EPOCH_MS, IdClock};
/// let mut clock = IdClock::new(0);
/// assert_eq!(clock.next(EPOCH_MS + 1), 1 << 21);
/// assert_eq!(clock.next(EPOCH_MS), (1 << 21) + 1); // the clock stepped back
/// ```
#[derive(Debug, Clone)]
pub struct IdClock {
    node: u16,
    next_tick: u64,
}

impl IdClock {
    /// A clock for `node` that has given out nothing.
    ///
    /// # Panics
    /// When `node` is above [`MAX_NODE`].
    #[must_use]
    pub const fn new(node: u16) -> Self {
        assert!(node <= MAX_NODE, "a node number has 9 bits");
        Self { node, next_tick: 0 }
    }

    /// A clock whose ids all come after `last_raw`, the greatest id that the node gave out before
    /// it was restarted: so a clock set back between two runs makes no id twice.
    ///
    /// # Panics
    /// When `node` is above [`MAX_NODE`] or `last_raw` is negative.
    #[must_use]
    pub const fn resuming_after(node: u16, last_raw: i64) -> Self {
        assert!(last_raw >= 0, "an id is never negative");
        let last = tick_of(last_raw);
        Self { next_tick: last + 1, ..Self::new(node) }
    }

    /// The next id at `now_ms` (milliseconds since 1970).
    ///
    /// # Panics
    /// When the 42 bits of time are used up, in 2163.
    pub const fn next(&mut self, now_ms: i64) -> i64 {
        self.block(now_ms, 1).at(0)
    }

    /// The next `count` ids at `now_ms`, taken at once, for an action that may be run again.
    ///
    /// # Panics
    /// When the 42 bits of time are used up, in 2163.
    pub const fn block(&mut self, now_ms: i64, count: u32) -> IdBlock {
        let now_tick = ticks(now_ms);
        let first_tick = if now_tick > self.next_tick { now_tick } else { self.next_tick };
        self.next_tick = first_tick + count as u64;
        assert!(self.next_tick <= LAST_TICK + 1, "the time of ids is used up");
        IdBlock { node: self.node, first_tick, count }
    }
}

/// Ids set aside for one action: the same block gives the same ids when the action is run again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdBlock {
    node: u16,
    first_tick: u64,
    count: u32,
}

impl IdBlock {
    /// How many ids the block holds.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.count
    }

    /// Whether the block holds no id.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The id at place `index`, greater than those before it.
    ///
    /// # Panics
    /// When `index` is not below [`IdBlock::len`]: the action needs a larger block.
    #[must_use]
    pub const fn at(&self, index: u32) -> i64 {
        assert!(index < self.count, "the action took more ids than it set aside");
        raw(self.first_tick + index as u64, self.node)
    }

    /// The id at place `index`, or `None` behind the end of the block.
    #[must_use]
    pub const fn get(&self, index: u32) -> Option<i64> {
        if index < self.count { Some(self.at(index)) } else { None }
    }

    /// The `count` ids from place `from` on, as a block of their own.
    ///
    /// # Panics
    /// When the block does not hold so many behind `from`.
    #[must_use]
    pub const fn part(&self, from: u32, count: u32) -> Self {
        let fits = from <= self.count && count <= self.count - from;
        assert!(fits, "the action took more ids than it set aside");
        Self { node: self.node, first_tick: self.first_tick + from as u64, count }
    }

    /// All ids of the block in order.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        (0..self.count).map(|index| self.at(index))
    }
}

/// When an id was made, in milliseconds since 1970.
#[must_use]
pub const fn made_at_ms(raw: i64) -> i64 {
    (raw >> (NODE_BITS + SEQUENCE_BITS)) + EPOCH_MS
}

/// Which node made an id.
#[must_use]
pub const fn node_of(raw: i64) -> u16 {
    (raw >> SEQUENCE_BITS) as u16 & MAX_NODE
}

const fn ticks(now_ms: i64) -> u64 {
    let since = now_ms.saturating_sub(EPOCH_MS);
    let last_ms = (1 << TIME_BITS) - 1;
    if since < 0 {
        0
    } else if since > last_ms {
        (last_ms as u64) << SEQUENCE_BITS
    } else {
        (since as u64) << SEQUENCE_BITS
    }
}

const fn tick_of(raw: i64) -> u64 {
    let ms = (raw >> (NODE_BITS + SEQUENCE_BITS)) as u64;
    (ms << SEQUENCE_BITS) | (raw as u64 & SEQUENCE_MASK)
}

const fn raw(tick: u64, node: u16) -> i64 {
    let ms = tick >> SEQUENCE_BITS;
    let bits = (((ms << NODE_BITS) | node as u64) << SEQUENCE_BITS) | (tick & SEQUENCE_MASK);
    bits as i64
}
