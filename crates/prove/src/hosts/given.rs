//! A PostgreSQL server that the proof does not own. The proof disturbs it as any client can, and in no other way.

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail, ensure};

use super::server_databases::{ServerDatabases, answers_within, end_sessions};
use crate::database::Database;
use crate::figures::Figures;
use crate::random::Random;
use crate::topology::{Disturbance, Host};

/// The time that the server may take to answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The server, and what its role may do.
#[derive(Debug)]
pub(crate) struct GivenServer {
    databases: ServerDatabases,
    version: String,
    may_end_sessions: bool,
}

impl GivenServer {
    /// Connects to the server of a URL.
    pub(crate) fn reach(url: &str) -> Result<Self> {
        let databases = ServerDatabases::new(url)?;
        let (version, may_end_sessions) = databases.describe()?;
        println!("the databases of this run have names that begin with {}", databases.prefix());
        Ok(Self { databases, version, may_end_sessions })
    }
}

impl Host for GivenServer {
    fn title(&self) -> String {
        format!("PostgreSQL {}", self.version)
    }

    fn left_out(&self) -> Option<&'static str> {
        Some(if self.may_end_sessions {
            "kills, stops and pauses of the server, faults of its disk, and the sweep, because the proof does not own \
             the server"
        } else {
            "kills, stops and pauses of the server, faults of its disk, and the sweep, because the proof does not own \
             the server; and without ends of sessions, because the role may not call pg_terminate_backend"
        })
    }

    fn disturbances(&self) -> &'static [Disturbance] {
        if self.may_end_sessions { &[Disturbance::EndSessions, Disturbance::EndSessions] } else { &[] }
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
        _lasts: Duration,
        database: &Database,
        figures: &mut Figures,
    ) -> Result<()> {
        match disturbance {
            Disturbance::EndSessions => end_sessions(database, figures),
            other => bail!("the proof does not own the server, so it carries out no {other:?}"),
        }
    }

    fn ensure(&mut self, database: &Database) -> Result<()> {
        ensure!(answers_within(&database.url, TIMEOUT, || true), "the given server does not answer");
        Ok(())
    }
}
