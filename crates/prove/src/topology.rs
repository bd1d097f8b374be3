//! Topologies: the databases that the proof runs the services on, and the interface of each.
//!
//! A further topology is a variant of [`Topology`], an implementation of [`Host`] in `hosts`, and a line for each kind of
//! episode in `run.rs`.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::database::Database;
use crate::disk::Disk;
use crate::figures::Figures;
use crate::random::Random;

/// A kind of database under the services, with everything that stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topology {
    /// A SQLite file.
    Sqlite,
    /// A private PostgreSQL server.
    Postgres,
    /// A private PostgreSQL server behind a private PgBouncer in transaction mode.
    PgBouncer,
    /// A private Citus cluster of a coordinator and two workers.
    Citus,
    /// Three machines in miniature under Patroni, with synchronous replication.
    Patroni,
    /// A PostgreSQL server that the caller names by a URL, and that the proof does not own.
    Given,
}

impl Topology {
    /// The topologies that take turns in an ordinary run on any machine. On one whose PostgreSQL offers Citus,
    /// [`Means::ordinary_topologies`](crate::Means::ordinary_topologies) adds that one.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::PgBouncer];
}

impl fmt::Display for Topology {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::PgBouncer => "PgBouncer",
            Self::Citus => "Citus",
            Self::Patroni => "Patroni",
            Self::Given => "given server",
        })
    }
}

/// A disturbance of the database under the services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disturbance {
    /// SIGKILL to every process of a database server.
    KillServer,
    /// An immediate shutdown of a database server.
    StopServer,
    /// SIGSTOP to a database server, or a lock on SQLite by another connection.
    Pause,
    /// SIGKILL to the pooler.
    KillPooler,
    /// An end of every session of the services by `pg_terminate_backend`.
    EndSessions,
    /// SIGSTOP to a database server, and SIGKILL before it continues: requests that it received, COMMIT among them, are never read.
    KillPaused,
    /// SIGKILL to the coordinator of a cluster after a worker has committed, before the coordinator knows.
    KillBetweenCommits,
    /// The machine of the primary is cut off from the network until another one is the primary.
    CutOff,
    /// An operator makes a standby the primary.
    SwitchOver,
}

/// The holder of the databases of a topology. One host serves all episodes of a run, one after the other.
pub(crate) trait Host: fmt::Debug {
    /// The name of the host for people, with the version.
    fn title(&self) -> String;

    /// The faults that the topology lacks, for the output; `None` if it has all of them.
    fn left_out(&self) -> Option<&'static str> {
        None
    }

    /// The disturbances that the host can carry out; a likely one stands more than once. A host with a disk offers the
    /// faults of the disk too.
    fn disturbances(&self) -> &'static [Disturbance];

    /// The failing disk under the database.
    fn disk(&self) -> Option<&Disk> {
        None
    }

    /// The command of the service that makes the schema, if the start of the service does not do it.
    fn preparation(&self) -> &'static [&'static str] {
        &[]
    }

    /// Makes an empty database. `folder` is the episode's, which every account can enter.
    fn create(&mut self, folder: &Path, random: &mut Random) -> Result<Database>;

    /// Removes a database.
    fn forget(&mut self, database: &Database) -> Result<()>;

    /// Carries a disturbance out, which lasts for a while, and counts the harm. [`Host::ensure`] comes next.
    fn disturb(
        &mut self,
        disturbance: Disturbance,
        lasts: Duration,
        database: &Database,
        figures: &mut Figures,
    ) -> Result<()>;

    /// Kills every process of the host at once, as part of a power cut.
    fn kill_all(&mut self, _figures: &mut Figures) {}

    /// Makes sure that the database answers, and restarts every process of the host that has ended.
    fn ensure(&mut self, database: &Database) -> Result<()>;
}
