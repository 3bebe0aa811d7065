use sha2::{Digest, Sha256};

/// Names a thing a write decides about, so that writers of the same thing wait for each other on
/// PostgreSQL. SQLite has one writer and ignores it.
///
/// Two names may share a number (64 bits of SHA-256): then they wait without need, never less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LockKey(i64);

impl LockKey {
    /// The row `id` of `kind`, such as `LockKey::new("guest", guest_id.raw())`.
    pub fn new(kind: &'static str, id: i64) -> LockKey {
        LockKey::hash(kind, b'#', &id.to_be_bytes())
    }

    /// Something named by text, such as `LockKey::text("idempotency", key)`.
    pub fn text(kind: &'static str, text: &str) -> LockKey {
        LockKey::hash(kind, b':', text.as_bytes())
    }

    fn hash(kind: &str, mark: u8, rest: &[u8]) -> LockKey {
        let mut hash = Sha256::new();
        hash.update(kind.as_bytes());
        hash.update([0, mark]);
        hash.update(rest);
        let digest: [u8; 32] = hash.finalize().into();
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        LockKey(i64::from_be_bytes(first))
    }

    pub(crate) fn number(self) -> i64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_things_have_different_keys_and_the_same_thing_the_same() {
        assert_eq!(LockKey::new("guest", 1), LockKey::new("guest", 1));
        let all = [
            LockKey::new("guest", 1),
            LockKey::new("guest", 2),
            LockKey::new("table", 1),
            LockKey::text("guest", "1"),
            LockKey::text("guest", "\0\0\0\0\0\0\0\u{1}"),
        ];
        let set: std::collections::BTreeSet<LockKey> = all.into_iter().collect();
        assert_eq!(set.len(), all.len());
    }
}
