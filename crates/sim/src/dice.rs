//! Seeded chance: the same seed makes the same run.

/// SplitMix64 (Steele, Lea and Flood, 2014): tiny, and good enough to pick moments and amounts.
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Dice that roll the same numbers for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Dice {
        Dice { state: seed }
    }

    /// Dice of their own for part `part` of a run.
    #[must_use]
    pub fn split(&self, part: u64) -> Dice {
        let mut dice = Dice::new(self.state ^ part.wrapping_mul(0xd6e8_feb8_6659_fd93));
        dice.roll();
        dice
    }

    /// 64 random bits.
    pub fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `[from, to)`; the range must not be empty.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.roll() % (to - from)
    }

    /// True in `per_mille` of 1000 rolls.
    pub fn chance(&mut self, per_mille: u64) -> bool {
        self.roll() % 1000 < per_mille
    }
}
