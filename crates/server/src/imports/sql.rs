//! Statements on imports and on what is remembered of sources.

use zhike_store::{row, sql};

row! {
    /// An import as kept.
    pub struct ImportKept {
        import_id: i64,
        store_id: i64,
        kind: String,
        source: String,
        state: String,
        file_name_enc: Option<Vec<u8>>,
        file_bytes: i64,
        rows: i64,
        mapping_enc: Vec<u8>,
        counts_enc: Option<Vec<u8>>,
        counted_version: Option<i64>,
        first_day: Option<i64>,
        last_day: Option<i64>,
        run: i64,
        lease_until: i64,
        job_id: Option<i64>,
        count_job_id: Option<i64>,
        problem_code: Option<String>,
        created_by: Option<i64>,
        created_at: i64,
        finished_at: Option<i64>,
        undone_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// Whose an import is, and of which kind.
    pub struct ImportStore {
        store_id: i64,
        kind: String,
    }
}

row! {
    /// What is remembered of a source.
    pub struct SavedRow {
        import_mapping_id: i64,
        source: String,
        mapping_enc: Vec<u8>,
        changed_at: i64,
    }
}

row! {
    /// The digits behind the point are the currency's.
    pub struct CurrencyRow {
        currency: String,
    }
}

sql! {
    INSERT = "insert into import (import_id, store_id, kind, source, state, file_name_enc, \
              file_bytes, rows, mapping_enc, run, lease_until, created_by, created_at, version) \
              values (?1, ?2, ?3, ?4, 'staged', ?5, ?6, ?7, ?8, 0, 0, ?9, ?10, 1)";
    FIND = "select import_id, store_id, kind, source, state, file_name_enc, file_bytes, rows, \
            mapping_enc, counts_enc, counted_version, first_day, last_day, run, lease_until, \
            job_id, count_job_id, problem_code, created_by, created_at, finished_at, undone_at, \
            version \
            from import where import_id = ?1{lock}";
    STORE_OF = "select store_id, kind from import where import_id = ?1";
    LIST = "select import_id, store_id, kind, source, state, file_name_enc, file_bytes, rows, \
            mapping_enc, counts_enc, counted_version, first_day, last_day, run, lease_until, \
            job_id, count_job_id, problem_code, created_by, created_at, finished_at, undone_at, \
            version \
            from import where store_id = ?1 and kind = ?2 and import_id < ?3 \
            order by import_id desc limit ?4";
    IN_STATE = "select import_id, store_id, kind, source, state, file_name_enc, file_bytes, rows, \
            mapping_enc, counts_enc, counted_version, first_day, last_day, run, lease_until, \
            job_id, count_job_id, problem_code, created_by, created_at, finished_at, undone_at, \
            version \
            from import where state = ?1 order by import_id";
    UNSEEN = "select import_id from import where store_id = ?1 and kind = ?2 \
              and state <> 'finished' order by import_id";
    MAP = "update import set source = ?3, mapping_enc = ?4, counts_enc = null, \
           counted_version = null, first_day = null, last_day = null, problem_code = null, \
           count_job_id = null, version = version + 1 \
           where import_id = ?1 and version = ?2 and state in ('staged', 'failed')";
    COUNTED_BY = "update import set count_job_id = ?2 where import_id = ?1";
    COUNTED = "update import set counts_enc = ?3, counted_version = ?2, first_day = ?4, \
               last_day = ?5, problem_code = null where import_id = ?1 and version = ?2 \
               and state in ('staged', 'failed')";
    COUNT_FAILED = "update import set problem_code = ?3 where import_id = ?1 and version = ?2 \
                    and state in ('staged', 'failed')";
    ASK_RUN = "update import set state = 'running', job_id = ?2, lease_until = ?3, \
               problem_code = null, version = version + 1 \
               where import_id = ?1 and state in ('staged', 'failed', 'running')";
    ALONE = "update import set lease_until = 0 where state = 'running' and job_id is null";
    BEGIN_RUN = "update import set run = run + 1, lease_until = ?2 \
                 where import_id = ?1 and state = 'running' returning run";
    HOLD = "update import set lease_until = ?3 \
            where import_id = ?1 and run = ?2 and state = 'running'";
    PUBLISH = "update import set state = 'finished', counts_enc = ?3, \
               counted_version = version, first_day = ?4, last_day = ?5, finished_at = ?6, \
               lease_until = 0, version = version + 1 \
               where import_id = ?1 and run = ?2 and state = 'running'";
    GIVE_UP = "update import set state = ?3, problem_code = ?4, lease_until = 0, \
               version = version + 1 where import_id = ?1 and run = ?2 and state = 'running'";
    ASK_UNDO = "update import set state = 'undoing', job_id = ?2, lease_until = ?3, \
                undone_at = ?4, version = version + 1 \
                where import_id = ?1 and state = 'finished'";
    UNDONE = "update import set state = 'undone', counts_enc = ?2, lease_until = 0, \
              version = version + 1 where import_id = ?1 and state = 'undoing'";
    DISCARD = "delete from import where import_id = ?1 and version = ?2 \
               and state in ('staged', 'failed')";
    FORGET = "delete from import where import_id = ?1 and state in ('staged', 'failed')";
    SAVED = "select import_mapping_id, source, mapping_enc, changed_at from import_mapping \
             where kind = ?1 and source = ?2";
    SOURCES = "select import_mapping_id, source, mapping_enc, changed_at from import_mapping \
               where kind = ?1 order by changed_at desc, source";
    SAVE = "insert into import_mapping (import_mapping_id, kind, source, mapping_enc, changed_at) \
            values (?1, ?2, ?3, ?4, ?5)";
    SAVE_OVER = "update import_mapping set mapping_enc = ?2, changed_at = ?3 \
                 where import_mapping_id = ?1";
    CURRENCY = "select currency from pub_company";
}
