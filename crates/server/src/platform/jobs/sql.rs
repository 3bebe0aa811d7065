//! Every statement on `job`.

use zhike_store::{row, sql};

row! {
    /// A job as it is shown.
    pub struct JobRow {
        job_id: i64,
        kind: String,
        state: String,
        title_params: String,
        store_id: Option<i64>,
        created_by: Option<i64>,
        created_at: i64,
        run_at: i64,
        tries: i64,
        done: i64,
        total: Option<i64>,
        cancel_asked: bool,
        error_code: Option<String>,
        file_name: Option<String>,
        file_until: Option<i64>,
        started_at: Option<i64>,
        finished_at: Option<i64>,
    }

    /// A job as the one who runs it gets it.
    pub struct LeasedRow {
        job_id: i64,
        kind: String,
        payload: String,
        store_id: Option<i64>,
        created_by: Option<i64>,
        tries: i64,
        visible: bool,
        cancel_asked: bool,
    }

    /// What decides whether a running job goes on.
    pub struct LeaseRow {
        visible: bool,
        cancel_asked: bool,
    }
}

sql! {
    INSERT = "insert into job (job_id, kind, unique_key, state, visible, payload, title_params,
            store_id, created_by, created_at, run_at, tries, done, cancel_asked)
        values (?1, ?2, ?3, 'waiting', ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, 0)
        on conflict (kind, unique_key) do nothing";
    /// The kinds this process knows travel as one text, `,kind,kind,`.
    DUE = "select job_id from job
        where state in ('waiting', 'running') and coalesce(lease_until, run_at) <= ?1
            and replace(cast(?2 as text), ',' || kind || ',', '') <> cast(?2 as text)
        order by run_at, job_id limit 1";
    LEASE = "update job set state = 'running', lease_owner = ?2, lease_until = ?3,
            tries = tries + 1, started_at = coalesce(started_at, ?4)
        where job_id = ?1 and state in ('waiting', 'running')
            and coalesce(lease_until, run_at) <= ?4
        returning job_id, kind, payload, store_id, created_by, tries, visible, cancel_asked";
    RENEW = "update job set lease_until = ?3 where job_id = ?1 and lease_owner = ?2
        returning visible, cancel_asked";
    PROGRESS = "update job set lease_until = ?3, done = ?4, total = ?5
        where job_id = ?1 and lease_owner = ?2 returning visible, cancel_asked";
    FINISH = "update job set state = ?3, error_code = ?4, finished_at = ?5, file_name = ?6,
            file_until = ?7, lease_owner = null, lease_until = null
        where job_id = ?1 and lease_owner = ?2";
    DONE_IS_TOTAL = "update job set done = total where job_id = ?1 and total is not null";
    AGAIN = "update job set state = 'waiting', error_code = ?3, run_at = ?4, lease_owner = null,
            lease_until = null
        where job_id = ?1 and lease_owner = ?2";
    GIVE_BACK = "update job set state = 'waiting', run_at = ?3, tries = tries - 1,
            lease_owner = null, lease_until = null
        where job_id = ?1 and lease_owner = ?2";
    ORPHANS = "update job set lease_until = 0 where state = 'running'";
    CANCEL_WAITING = "update job set state = 'cancelled', cancel_asked = 1, finished_at = ?2
        where job_id = ?1 and state = 'waiting'";
    CANCEL_RUNNING = "update job set cancel_asked = 1 where job_id = ?1 and state = 'running'";
    RETRY = "update job set state = 'waiting', run_at = ?2, tries = 0, done = 0, total = null,
            cancel_asked = 0, error_code = null, finished_at = null, started_at = null,
            file_name = null, file_until = null
        where job_id = ?1 and state in ('failed', 'dead', 'cancelled')";
    FIND = "select job_id, kind, state, title_params, store_id, created_by, created_at, run_at,
            tries, done, total, cancel_asked, error_code, file_name, file_until, started_at,
            finished_at
        from job where job_id = ?1 and visible = 1";
    LIST = "select job_id, kind, state, title_params, store_id, created_by, created_at, run_at,
            tries, done, total, cancel_asked, error_code, file_name, file_until, started_at,
            finished_at
        from job
        where visible = 1 and job_id < ?1
            and (cast(?2 as bigint) is null or created_by = ?2)
            and (cast(?3 as text) is null or state = ?3)
        order by job_id desc limit ?4";
    REMAINING = "select count(*) from job
        where state in ('waiting', 'running', 'dead') and run_at <= ?1";
    FILES_GONE = "select job_id from job where file_until <= ?1 order by file_until limit ?2";
    FORGET_FILE = "update job set file_name = null, file_until = null where job_id = ?1";
    FORGET = "delete from job where job_id in (select job_id from job
        where finished_at < ?1 and state in ('done', 'cancelled', 'failed') and file_name is null
        order by finished_at limit ?2)";
}
