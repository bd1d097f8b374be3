//! A private PostgreSQL server behind a private PgBouncer. All services share a few sessions of the server.

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};
use billables_test_postgres::{Pooler, PoolerOptions, pooler_version};

use super::private::PrivateServer;
use super::server_databases::{answers_within, end_sessions};
use crate::database::Database;
use crate::disk::Disk;
use crate::figures::Figures;
use crate::random::Random;
use crate::topology::{Disturbance, Host};

/// The sessions of the server: fewer than the connections of one process of the service.
const SESSIONS: u16 = 4;

/// The time that the pooler may take to reach a server that was restarted.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The number of log lines that an error shows.
const LOG_TAIL_LINES: usize = 10;

/// The pooler and the server.
#[derive(Debug)]
pub(crate) struct PooledServer {
    pooler: Pooler,
    version: String,
    server: PrivateServer,
}

impl PooledServer {
    /// Starts a pooler before a server.
    pub(crate) fn start(server: PrivateServer, program: &Path) -> Result<Self> {
        let options = PoolerOptions { sessions: SESSIONS, ..PoolerOptions::default() };
        let version = pooler_version(program).unwrap_or_else(|| "PgBouncer".to_owned());
        Ok(Self { pooler: Pooler::start(program, &server.url(), &options)?, version, server })
    }

    /// The last lines of the pooler's log.
    fn log_tail(&self) -> String {
        let log = self.pooler.log().unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(LOG_TAIL_LINES)..].join("\n")
    }
}

impl Host for PooledServer {
    fn title(&self) -> String {
        self.version.clone()
    }

    fn disturbances(&self) -> &'static [Disturbance] {
        const ALL: [Disturbance; 6] = [
            Disturbance::KillServer,
            Disturbance::StopServer,
            Disturbance::Pause,
            Disturbance::EndSessions,
            Disturbance::KillPooler,
            Disturbance::KillPooler,
        ];
        &ALL
    }

    fn disk(&self) -> Option<&Disk> {
        self.server.disk()
    }

    fn create(&mut self, folder: &Path, random: &mut Random) -> Result<Database> {
        let database = self.server.create(folder, random)?;
        Ok(Database { url: self.pooler.url(&database.url), ..database })
    }

    fn forget(&mut self, database: &Database) -> Result<()> {
        self.server.forget(database)
    }

    fn disturb(
        &mut self,
        disturbance: Disturbance,
        lasts: Duration,
        database: &Database,
        figures: &mut Figures,
    ) -> Result<()> {
        match disturbance {
            Disturbance::KillPooler => {
                self.pooler.kill();
                figures.pooler_kills += 1;
                thread::sleep(lasts);
                Ok(())
            }
            // The sessions are those of the pooler.
            Disturbance::EndSessions => end_sessions(database, figures),
            of_server => self.server.disturb(of_server, lasts, database, figures),
        }
    }

    fn kill_all(&mut self, figures: &mut Figures) {
        self.server.kill_all(figures);
        self.pooler.kill();
        figures.pooler_kills += 1;
    }

    fn ensure(&mut self, database: &Database) -> Result<()> {
        self.server.ensure(database)?;
        if !self.pooler.is_running() {
            self.pooler.restart()?;
        }
        // For a second after a failed login, the pooler refuses clients of that database.
        let answers = answers_within(&database.url, TIMEOUT, || true);
        ensure!(answers, "PgBouncer does not reach the server; the end of its log:\n{}", self.log_tail());
        Ok(())
    }
}
