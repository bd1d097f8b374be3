//! A private PostgreSQL server on a disk that can fail.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use billables_test_postgres::{Installation, Options, PostgresServer};

use super::server_databases::{ServerDatabases, end_sessions};
use crate::database::{Database, open_folder};
use crate::disk::Disk;
use crate::figures::Figures;
use crate::random::Random;
use crate::topology::{Disturbance, Host};

/// The files that the disk may fail for: the WAL and the tables.
pub(super) const FILES: &str = "*/pg_wal/0*:*/base/[0-9]*/*";

/// The number of restarts of a server before the failure counts.
const RESTARTS: u32 = 5;

/// The server, and the disk under the server.
#[derive(Debug)]
pub(crate) struct PrivateServer {
    databases: ServerDatabases,
    // The server is dropped before the control file of the disk.
    server: PostgresServer,
    disk: Disk,
    _folder: tempfile::TempDir,
}

impl PrivateServer {
    /// Starts a server.
    pub(crate) fn start(installation: &Installation) -> Result<Self> {
        let folder = open_folder()?;
        let disk = Disk::new(folder.path(), FILES)?;
        disk.skip_syncs()?;
        let settings = &[("shared_buffers", "64MB"), ("max_wal_size", "64MB"), ("checkpoint_timeout", "30s")];
        let environment: Vec<_> = disk.environment().to_vec();
        let options = Options { settings, environment: &environment, ..Options::default() };
        let server = PostgresServer::start_with(installation, &options)?;
        let databases = ServerDatabases::new(&server.url())?;
        Ok(Self { databases, server, disk, _folder: folder })
    }

    /// The URL with the password.
    pub(crate) fn url(&self) -> String {
        self.server.url()
    }

    /// Restarts the server on a working disk.
    fn restart(&mut self) -> Result<()> {
        self.disk.lift()?;
        restart(&mut self.server)
    }
}

/// Restarts a server that was killed, stopped or paused, or has ended by itself.
pub(super) fn restart(server: &mut PostgresServer) -> Result<()> {
    server.resume();
    for attempt in 1.. {
        match server.restart() {
            Ok(()) => return Ok(()),
            // Another process may hold the port for a moment.
            Err(error) if attempt == RESTARTS => return Err(error).context("PostgreSQL does not restart"),
            Err(_) => thread::sleep(Duration::from_secs(1)),
        }
    }
    Ok(())
}

impl Host for PrivateServer {
    fn title(&self) -> String {
        format!("PostgreSQL {}", self.server.version())
    }

    fn disturbances(&self) -> &'static [Disturbance] {
        const ALL: [Disturbance; 5] = [
            Disturbance::KillServer,
            Disturbance::KillServer,
            Disturbance::StopServer,
            Disturbance::Pause,
            Disturbance::EndSessions,
        ];
        &ALL
    }

    fn disk(&self) -> Option<&Disk> {
        Some(&self.disk)
    }

    fn create(&mut self, _: &Path, _: &mut Random) -> Result<Database> {
        self.databases.create()
    }

    fn forget(&mut self, database: &Database) -> Result<()> {
        self.databases.forget(database)
    }

    fn disturb(
        &mut self,
        disturbance: Disturbance,
        lasts: Duration,
        database: &Database,
        figures: &mut Figures,
    ) -> Result<()> {
        match disturbance {
            Disturbance::KillServer => self.kill_all(figures),
            Disturbance::StopServer => {
                self.server.stop_immediately();
                figures.database_kills += 1;
            }
            Disturbance::Pause => {
                figures.pauses += 1;
                self.server.pause();
                thread::sleep(lasts);
                self.server.resume();
                return Ok(());
            }
            Disturbance::EndSessions => return end_sessions(database, figures),
            other => bail!("a private server has no {other:?}"),
        }
        thread::sleep(lasts);
        Ok(())
    }

    fn kill_all(&mut self, figures: &mut Figures) {
        self.server.kill();
        figures.database_kills += 1;
    }

    /// A disk fault may have ended the server.
    fn ensure(&mut self, _: &Database) -> Result<()> {
        let Self { databases, server, .. } = self;
        // A server that cannot recover from a disk fault ends by itself after a moment.
        if databases.answers_within(Duration::from_secs(10), || server.is_running()) {
            return Ok(());
        }
        self.restart()
    }
}
