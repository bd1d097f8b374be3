//! Three machines in miniature under Patroni, with synchronous replication: a failover loses no confirmed commit.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use billables_test_postgres::{PatroniCluster, PatroniPrograms};

use super::server_databases::{ServerDatabases, answers_within, end_sessions};
use crate::database::Database;
use crate::figures::Figures;
use crate::random::Random;
use crate::topology::{Disturbance, Host};

/// The time until another machine is the primary, and until the primary answers. Patroni's times are short; the rest is a margin
/// for busy machines.
const TIMEOUT: Duration = Duration::from_secs(120);

/// The time between two looks at the cluster.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// The cluster.
#[derive(Debug)]
pub(crate) struct PatroniHost {
    databases: ServerDatabases,
    // The cluster is dropped after the databases.
    cluster: PatroniCluster,
    version: String,
    /// The machines whose Patroni and PostgreSQL were killed.
    killed: Vec<usize>,
}

impl PatroniHost {
    /// Starts a cluster.
    pub(crate) fn start(programs: &PatroniPrograms) -> Result<Self> {
        let cluster = PatroniCluster::start(programs)?;
        let databases = ServerDatabases::new(&format!("{}?target_session_attrs=read-write", cluster.url()))?;
        let (version, _) = databases.describe()?;
        Ok(Self { databases, cluster, version, killed: Vec::new() })
    }

    /// The primary, which a machine that is too busy may have stopped being.
    fn primary(&self) -> Result<usize> {
        self.cluster.wait_until_whole()?;
        self.cluster.primary().context("the cluster has no primary")
    }

    /// Waits until another machine is the primary.
    fn wait_for_another(&self, primary: usize) -> Result<()> {
        let since = Instant::now();
        while self.cluster.primary().is_none_or(|machine| machine == primary) {
            ensure!(since.elapsed() < TIMEOUT, "no other machine becomes the primary");
            thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    fn kill(&mut self, machine: usize, figures: &mut Figures) -> Result<()> {
        self.cluster.kill(machine)?;
        self.killed.push(machine);
        figures.database_kills += 1;
        Ok(())
    }
}

impl Host for PatroniHost {
    fn title(&self) -> String {
        format!("Patroni, PG {}", self.version)
    }

    fn left_out(&self) -> Option<&'static str> {
        Some("faults of the machines' disks, pauses, and the sweep, which a single server has")
    }

    fn disturbances(&self) -> &'static [Disturbance] {
        const ALL: [Disturbance; 8] = [
            Disturbance::KillServer,
            Disturbance::KillServer,
            Disturbance::CutOff,
            Disturbance::CutOff,
            Disturbance::SwitchOver,
            Disturbance::SwitchOver,
            Disturbance::EndSessions,
            Disturbance::EndSessions,
        ];
        &ALL
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
        _: Duration,
        database: &Database,
        figures: &mut Figures,
    ) -> Result<()> {
        let primary = self.primary()?;
        match disturbance {
            Disturbance::KillServer => {
                self.kill(primary, figures)?;
                self.wait_for_another(primary)
            }
            Disturbance::CutOff => {
                self.cluster.cut(primary)?;
                figures.cut_off += 1;
                let outcome = self.wait_for_another(primary);
                self.cluster.join(primary)?;
                outcome
            }
            Disturbance::SwitchOver => {
                self.cluster.switch_over(primary)?;
                figures.switched_over += 1;
                self.wait_for_another(primary)
            }
            Disturbance::EndSessions => end_sessions(database, figures),
            other => bail!("a cluster under Patroni has no {other:?}"),
        }
    }

    fn kill_all(&mut self, figures: &mut Figures) {
        // The primary ends last, so that no other machine takes over.
        let primary = self.cluster.primary();
        let mut machines: Vec<_> = (0..self.cluster.machines()).collect();
        machines.sort_by_key(|machine| Some(*machine) == primary);
        for machine in machines {
            // A machine that cannot be killed lives; the rest of the power cut is as it would be.
            if let Err(error) = self.kill(machine, figures) {
                println!("machine {machine} is not killed: {error:#}");
            }
        }
    }

    /// Waits until the cluster is whole.
    fn ensure(&mut self, database: &Database) -> Result<()> {
        for machine in std::mem::take(&mut self.killed) {
            self.cluster.revive(machine)?;
        }
        self.cluster.wait_until_whole()?;
        ensure!(answers_within(&database.url, TIMEOUT, || true), "the primary does not answer");
        Ok(())
    }
}
