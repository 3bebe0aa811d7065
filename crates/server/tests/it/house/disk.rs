//! The files of a PostgreSQL database, read past the server. SQLite's lie in the folder.

use std::path::{Path, PathBuf};

use zhike_store::Engine;

use super::TestApp;

/// How far the write-ahead log had come; nothing on SQLite.
pub struct Before(Option<String>);

impl TestApp {
    /// How far the write-ahead log has come.
    pub fn disk(&self) -> Before {
        Before(match self.app.store.engine() {
            Engine::Sqlite => None,
            Engine::Postgres => Some(self.row("select pg_current_wal_lsn()::text")),
        })
    }

    /// The files of the database on PostgreSQL, and the segments of the write-ahead log that were
    /// written since; none on SQLite.
    pub fn disk_since(&self, before: &Before) -> Vec<PathBuf> {
        let Some(since) = &before.0 else { return Vec::new() };
        // What is in the server's memory goes to the files.
        let _done: Vec<i64> = self.rows("select 1::bigint from pg_switch_wal()");
        self.checkpoint();
        let data: String = self.row("select current_setting('data_directory')");
        let oid: String =
            self.row("select oid::text from pg_database where datname = current_database()");
        let data = Path::new(&data);
        let mut files = files_in(&data.join("base").join(oid));
        let segment = |at: &str| self.row::<String>(&format!("select pg_walfile_name({at})"));
        let first = segment(&format!("'{since}'"));
        let last = segment("pg_current_wal_lsn()");
        let mut segments = files_in(&data.join("pg_wal"));
        segments.retain(|file| {
            let name = file.file_name().unwrap().to_string_lossy();
            name.len() == 24 && *name >= *first && *name <= *last
        });
        assert!(!files.is_empty() && !segments.is_empty(), "{} is not reached", data.display());
        files.append(&mut segments);
        files
    }

    fn checkpoint(&self) {
        super::cluster().query("postgres", "checkpoint").unwrap();
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.is_file()).collect()
}
