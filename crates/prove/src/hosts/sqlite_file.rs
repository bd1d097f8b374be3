//! SQLite: a file on a disk that can fail and lose unsynced writes.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};
use diesel::connection::SimpleConnection as _;

use crate::database::{Database, Direct, sqlite};
use crate::disk::Disk;
use crate::figures::Figures;
use crate::random::Random;
use crate::topology::{Disturbance, Host};

/// The files that the disk may fail for: the database, the WAL and the journal. The WAL's shared memory is no file on a
/// disk.
const FILES: &str = "*/billables.db:*/billables.db-wal:*/billables.db-journal";

/// The longest sync on the simulated disk, in microseconds.
const SYNC_MICROS_MAX: u64 = 2_000;

/// The disk of the present episode.
#[derive(Debug, Default)]
pub(crate) struct SqliteFile {
    disk: Option<Disk>,
}

impl Host for SqliteFile {
    fn title(&self) -> String {
        "SQLite".to_owned()
    }

    fn disturbances(&self) -> &'static [Disturbance] {
        &[Disturbance::Pause]
    }

    fn disk(&self) -> Option<&Disk> {
        self.disk.as_ref()
    }

    fn create(&mut self, folder: &Path, random: &mut Random) -> Result<Database> {
        let disk = Disk::new(folder, FILES)?;
        disk.keep_unsynced(random.below(SYNC_MICROS_MAX))?;
        let environment = disk.environment().to_vec();
        self.disk = Some(disk);
        let path = folder.join("data/billables.db");
        Ok(Database { url: format!("sqlite://{}", path.display()), direct: Direct::Sqlite(path), environment })
    }

    fn forget(&mut self, _: &Database) -> Result<()> {
        self.disk = None;
        Ok(())
    }

    fn disturb(
        &mut self,
        disturbance: Disturbance,
        lasts: Duration,
        database: &Database,
        figures: &mut Figures,
    ) -> Result<()> {
        let (Disturbance::Pause, Direct::Sqlite(path)) = (disturbance, &database.direct) else {
            bail!("SQLite has no {disturbance:?}")
        };
        figures.pauses += 1;
        let mut holder = sqlite(path)?;
        holder.batch_execute("BEGIN IMMEDIATE")?;
        thread::sleep(lasts);
        Ok(holder.batch_execute("ROLLBACK")?)
    }

    fn ensure(&mut self, _: &Database) -> Result<()> {
        Ok(())
    }
}
