//! Statements on `backup_run`.

use zhike_store::{row, sql};

row! {
    /// One run of a backup, as stored.
    pub struct RunRow {
        backup_id: i64,
        kind: String,
        state: String,
        started_at: i64,
        finished_at: Option<i64>,
        folder: String,
        file: String,
        bytes: Option<i64>,
        problem_code: Option<String>,
        rehearsed_at: Option<i64>,
        rehearsal: Option<String>,
        removed_at: Option<i64>,
        job_id: Option<i64>,
    }
}

sql! {
    INSERT = "insert into backup_run
        (backup_id, kind, state, started_at, folder, file, job_id)
        values (?1, ?2, 'running', ?3, ?4, '', ?5)";
    FIND = "select backup_id, kind, state, started_at, finished_at, folder, file, bytes,
        problem_code, rehearsed_at, rehearsal, removed_at, job_id
        from backup_run where backup_id = ?1";
    LIST = "select backup_id, kind, state, started_at, finished_at, folder, file, bytes,
        problem_code, rehearsed_at, rehearsal, removed_at, job_id
        from backup_run where (started_at, backup_id) < (?1, ?2)
        order by started_at desc, backup_id desc limit ?3";
    LAST_GOOD = "select backup_id, kind, state, started_at, finished_at, folder, file, bytes,
        problem_code, rehearsed_at, rehearsal, removed_at, job_id
        from backup_run
        where state = 'good' and removed_at is null
        and (rehearsal is null or rehearsal = 'good')
        order by started_at desc, backup_id desc limit 1";
    THERE = "select backup_id, kind, state, started_at, finished_at, folder, file, bytes,
        problem_code, rehearsed_at, rehearsal, removed_at, job_id
        from backup_run where state = 'good' and removed_at is null
        order by started_at, backup_id";
    BREAK_OFF = "update backup_run
        set state = 'failed', finished_at = ?1, problem_code = 'backup.interrupted'
        where state = 'running' and (cast(?2 as bigint) is null or job_id is null
        or job_id = cast(?2 as bigint) or started_at < ?3)";
    RUNNING = "select count(*) from backup_run where state = 'running'";
    GOOD = "update backup_run
        set state = 'good', finished_at = ?2, file = ?3, bytes = ?4
        where backup_id = ?1 and state = 'running'";
    FAILED = "update backup_run
        set state = 'failed', finished_at = ?2, problem_code = ?3
        where backup_id = ?1 and state = 'running'";
    REHEARSED = "update backup_run set rehearsed_at = ?2, rehearsal = ?3 where backup_id = ?1";
    REMOVED = "update backup_run set removed_at = ?2 where backup_id = ?1";
}
