//! Statements on wrong passwords, remembered devices and recovery codes.

use zhike_store::{row, sql};

row! {
    /// Wrong passwords so far.
    pub struct Failures {
        failures: i64,
        last_failed_at: i64,
    }
}

row! {
    /// A remembered device.
    pub struct Remembered {
        remembered_until: i64,
    }
}

sql! {
    FAILURES = "select failures, last_failed_at from login_failure where login_bidx = ?1";
    FAILED = "insert into login_failure (login_bidx, failures, last_failed_at) values (?1, ?2, ?3) \
              on conflict (login_bidx) do update set failures = excluded.failures, \
              last_failed_at = excluded.last_failed_at";
    FORGIVE = "delete from login_failure where login_bidx = ?1";
    FORGET_FAILURES = "delete from login_failure where last_failed_at < ?1";
    REMEMBERED = "select remembered_until from remembered_device \
                  where token_hash = ?1 and staff_id = ?2 and remembered_until > ?3";
    REMEMBER = "insert into remembered_device (token_hash, staff_id, remembered_until) \
                values (?1, ?2, ?3)";
    FORGET_DEVICES = "delete from remembered_device where staff_id = ?1";
    FORGET_OLD_DEVICES = "delete from remembered_device where remembered_until < ?1";
    ADD_CODE = "insert into recovery_code (staff_id, code_hash) values (?1, ?2)";
    CLEAR_CODES = "delete from recovery_code where staff_id = ?1";
    USE_CODE = "update recovery_code set used_at = ?3 \
                where staff_id = ?1 and code_hash = ?2 and used_at is null";
}
