//! Statements on `dek` and `dek_rotation`.

use zhike_store::{StoreError, Tx, p, row, sql};

row! {
    /// One wrapped data key.
    pub struct DekRow {
        dek_id: i64,
        purpose: String,
        state: String,
        kek_id: String,
        wrapped: Vec<u8>,
        created_at: i64,
    }
}

row! {
    /// How far the re-encryption of one column has come.
    pub struct RotationRow {
        last_id: i64,
        total_rows: i64,
        done_rows: i64,
        finished: i64,
    }
}

sql! {
    ALL_DEKS = "select dek_id, purpose, state, kek_id, wrapped, created_at from dek \
                order by dek_id";
    INSERT_DEK = "insert into dek (dek_id, purpose, state, kek_id, wrapped, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6)";
    RETIRE_COLUMN_KEYS = "update dek set state = 'retired', retired_at = ?1
        where purpose = 'column' and state = 'active'";
    ACTIVATE_DEK = "update dek set state = 'active' where dek_id = ?1 and state = 'next'";
    FIND_ROTATION = "select last_id, total_rows, done_rows, finished from dek_rotation
        where dek_id = ?1 and sealed_as = ?2{lock}";
    INSERT_ROTATION = "insert into dek_rotation
        (dek_id, sealed_as, last_id, total_rows, done_rows, finished)
        values (?1, ?2, ?3, ?4, 0, 0)";
    MOVE_ROTATION = "update dek_rotation
        set last_id = ?3, done_rows = done_rows + ?4, finished = ?5
        where dek_id = ?1 and sealed_as = ?2";
}

/// Which key file the data keys are wrapped under, for programs that read the database themselves.
pub const WANTED_KEK: &str = "select kek_id from dek order by dek_id limit 1";

/// Every stored data key, oldest first.
///
/// # Errors
/// The store's.
pub fn deks(tx: &mut Tx<'_>) -> Result<Vec<DekRow>, StoreError> {
    tx.all(&ALL_DEKS, p![])
}
