//! Houses to play in: filled once by the program's own verb, kept, and copied for each run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::served;
use crate::pg::Cluster;

/// What the fill verb noted of the house.
#[derive(Debug, Deserialize)]
pub struct Notes {
    /// The store.
    pub store_id: String,
    /// The value of the login cookie of somebody at the till.
    pub session: String,
    /// The key of another maker's till.
    pub key: String,
    /// The menu.
    pub menu: Vec<Dish>,
}

/// A dish of the menu.
#[derive(Debug, Deserialize)]
pub struct Dish {
    /// Its id.
    pub dish_id: String,
    /// Its code at tills.
    pub code: String,
    /// Its price, minor units.
    pub list_minor: i64,
}

impl Notes {
    /// The line by which a page of the house calls.
    #[must_use]
    pub fn cookie(&self) -> String {
        format!("Cookie: zhike_lan={}", self.session)
    }
}

/// A house: a folder with the key, and the database in it or elsewhere.
#[derive(Debug)]
pub struct House {
    /// The folder.
    pub folder: PathBuf,
    /// The address of a PostgreSQL database; absent: the file in the folder.
    pub database: Option<String>,
}

impl House {
    /// What was noted when it was filled.
    ///
    /// # Errors
    /// It was not filled.
    pub fn notes(&self) -> Result<Notes> {
        let text = std::fs::read_to_string(self.folder.join("house.json"))?;
        serde_json::from_str(&text).context("house.json")
    }

    /// The ids of its guests, the first to come first.
    ///
    /// # Errors
    /// It was not filled.
    pub fn guests(&self) -> Result<Vec<String>> {
        let text = std::fs::read_to_string(self.folder.join("guests.txt"))?;
        Ok(text.lines().map(str::to_owned).collect())
    }

    /// Fills it by the program's verb.
    ///
    /// # Errors
    /// The program fails; what it said is in the house's log.
    pub fn fill(&self, program: &Path, guests: u32) -> Result<()> {
        let (guests, notes) = (guests.to_string(), self.folder.display().to_string());
        let verb = ["lab", "--guests", &guests, "--notes", &notes];
        run(served::command(program, self, &verb)?, &self.folder)
    }

    /// Logs in at the till anew by the program's verb: a login rests when nobody used it for a
    /// while, and a filled house is kept for days.
    ///
    /// # Errors
    /// It was not filled.
    pub fn enter(&self, program: &Path) -> Result<()> {
        let notes = self.folder.display().to_string();
        run(served::command(program, self, &["lab", "--notes", &notes])?, &self.folder)
    }

    /// Adds up the books by the program's verb.
    ///
    /// # Errors
    /// They do not add up.
    pub fn verify(&self, program: &Path) -> Result<()> {
        run(served::command(program, self, &["ledger", "verify"])?, &self.folder)
    }
}

fn run(mut command: Command, folder: &Path) -> Result<()> {
    let status = command.status().context("the program does not start")?;
    if !status.success() {
        bail!("{command:?} ended with {status}: {}", served::end_of_log(folder));
    }
    Ok(())
}

/// Where filled houses are kept: a folder that belongs to one state of schema and fill verb.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    program: PathBuf,
}

impl Shelf {
    /// A shelf in `folder`, which is made if need be, filled by `program`.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn at(folder: &Path, program: &Path) -> Result<Shelf> {
        std::fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        Ok(Shelf { folder: folder.to_owned(), program: program.to_owned() })
    }

    /// A fresh copy of a house on SQLite with so many guests, in a folder of its own.
    ///
    /// # Errors
    /// It cannot be filled or copied.
    pub fn on_sqlite(&self, guests: u32) -> Result<(House, tempfile::TempDir)> {
        let kept = self.kept(&format!("sqlite-{guests}"), |folder| {
            House { folder: folder.to_owned(), database: None }.fill(&self.program, guests)
        })?;
        self.copy(&kept, None)
    }

    /// A fresh copy of a house on PostgreSQL with so many guests, in a database of its own.
    ///
    /// # Errors
    /// It cannot be filled, dumped or restored.
    pub fn on_postgres(
        &self,
        cluster: &Cluster,
        guests: u32,
    ) -> Result<(House, tempfile::TempDir)> {
        let kept = self.kept(&format!("postgres-{guests}"), |folder| {
            let database = Some(cluster.create_database("filling")?);
            House { folder: folder.to_owned(), database }.fill(&self.program, guests)?;
            cluster.dump("filling", &folder.join("dump"))?;
            cluster.drop_database("filling")
        })?;
        let url = cluster.create_database("rush")?;
        cluster.restore("rush", &kept.join("dump"))?;
        self.copy(&kept, Some(url))
    }

    /// The folder `name`; filled under another name first, so that a cut fill is never taken for a
    /// whole one.
    fn kept(&self, name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let kept = self.folder.join(name);
        if !kept.is_dir() {
            let begun = tempfile::Builder::new().prefix("filling-").tempdir_in(&self.folder)?;
            fill(begun.path())?;
            std::fs::rename(begun.keep(), &kept)?;
        }
        Ok(kept)
    }

    fn copy(&self, kept: &Path, database: Option<String>) -> Result<(House, tempfile::TempDir)> {
        let room = tempfile::Builder::new().prefix("run-").tempdir_in(&self.folder)?;
        for name in ["zhike.db", "zhike.key", "house.json", "guests.txt"] {
            let from = kept.join(name);
            if from.is_file() {
                std::fs::copy(&from, room.path().join(name))?;
            }
        }
        let house = House { folder: room.path().to_owned(), database };
        house.enter(&self.program)?;
        Ok((house, room))
    }
}
