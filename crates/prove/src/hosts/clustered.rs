//! A private Citus cluster: a coordinator and two workers, each a server of its own.

use std::iter;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use billables_test_postgres::{Cluster, Installation, Options, PostgresServer, cluster_statements};
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Bool, Text};
use diesel::{Connection as _, OptionalExtension as _, PgConnection, QueryableByName, RunQueryDsl as _, sql_query};
use tempfile::TempDir;

use super::private::{FILES, restart};
use super::server_databases::{LOOK_EVERY, ServerDatabases, end_sessions_at, new_prefix};
use crate::database::{Database, open_folder};
use crate::disk::Disk;
use crate::figures::Figures;
use crate::random::Random;
use crate::topology::{Disturbance, Host};

/// The number of workers.
const WORKERS: usize = 2;

/// The time that a node may take to answer, and the coordinator to reach all nodes.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The time in which a client asks for a void or a reinstatement.
const CHANGE_PATIENCE: Duration = Duration::from_secs(3);

/// The time that such a change takes from its audit event to its commit.
const COMMIT_PATIENCE: Duration = Duration::from_secs(2);

/// Makes changes with an audit event wait before they write it.
const BEGIN: &str = "BEGIN";
const LOCK_AUDIT: &str = "LOCK TABLE account_audit_events IN SHARE MODE";
const COMMIT: &str = "COMMIT";

/// Whether a change waits.
const WAITING: &str = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'relation' \
    AND relation = 'account_audit_events'::regclass) AS is_waiting";

/// Shows a client the tables of shards.
const SHOW_SHARDS: &str = "SET citus.override_table_visibility = off";

/// Makes every commit on a server wait for a standby that does not exist, after the commit is durable there.
const HOLD_COMMITS: &str = "ALTER SYSTEM SET synchronous_standby_names = 'missing'";

/// Ends these waits: the commits become visible, and are answered.
const RELEASE_COMMITS: &str = "ALTER SYSTEM SET synchronous_standby_names = ''";

const RELOAD: &str = "SELECT pg_reload_conf()";

/// The commits on a worker. A transaction has its locks until its commit is complete, so the locks tell which one has
/// written an audit event.
const COMMITS: &str = "SELECT count(*) FILTER (WHERE wait_event = 'SyncRep') AS held, \
    count(*) FILTER (WHERE wait_event = 'SyncRep' AND EXISTS (\
        SELECT FROM pg_locks JOIN pg_class ON pg_class.oid = relation WHERE pg_locks.pid = activity.pid \
        AND mode = 'RowExclusiveLock' AND relkind = 'r' AND starts_with(relname, 'account_audit_events'))) AS audited, \
    count(*) FILTER (WHERE state = 'active' AND query ILIKE 'commit%') AS incomplete \
    FROM pg_stat_activity AS activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

const REACHED: &str = "SELECT bool_and(success) AS is_reached FROM run_command_on_all_nodes('SELECT 1')";

const VERSION: &str = "SELECT default_version AS version FROM pg_available_extensions WHERE name = 'citus'";

/// The servers of the cluster.
#[derive(Debug)]
pub(crate) struct CitusCluster {
    /// The databases of each node, the coordinator's first.
    databases: Vec<ServerDatabases>,
    /// The URLs of the present database on each node.
    urls: Vec<String>,
    // The servers are dropped after the databases, and before the control file of the disk.
    cluster: Cluster,
    disk: Disk,
    _folder: TempDir,
    version: String,
    /// Decides which node a disturbance hits.
    random: Random,
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

#[derive(QueryableByName)]
struct Reached {
    #[diesel(sql_type = Bool)]
    is_reached: bool,
}

#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = Bool)]
    is_waiting: bool,
}

/// Counts of the commits on one worker or on all.
#[derive(Clone, Copy, Debug, Default, QueryableByName)]
struct Commits {
    /// Commits that are durable, and wait.
    #[diesel(sql_type = BigInt)]
    held: i64,
    /// Of these, commits with an audit event of an account.
    #[diesel(sql_type = BigInt)]
    audited: i64,
    /// Commits that are not answered.
    #[diesel(sql_type = BigInt)]
    incomplete: i64,
}

impl Commits {
    fn is_complete(self) -> bool {
        self.held + self.incomplete == 0
    }
}

/// Whether an installation of PostgreSQL offers Citus.
pub(super) fn is_offered(installation: &Installation) -> Result<bool> {
    let server = PostgresServer::start_with(installation, &Options::default())?;
    Ok(citus_version(&server.url())?.is_some())
}

/// The version of Citus that a server offers.
fn citus_version(url: &str) -> Result<Option<String>> {
    let found: Option<Version> = sql_query(VERSION).get_result(&mut PgConnection::establish(url)?).optional()?;
    // The version of the extension ends with the number of its scripts: 13.2-1.
    Ok(found.and_then(|found| Some(found.version.split('-').next()?.to_owned())))
}

impl CitusCluster {
    /// Starts a cluster.
    pub(crate) fn start(installation: &Installation) -> Result<Self> {
        let settings = [("shared_buffers", "64MB"), ("max_wal_size", "64MB"), ("checkpoint_timeout", "30s")];
        let folder = open_folder()?;
        let disk = Disk::new(folder.path(), FILES)?;
        disk.skip_syncs()?;
        let cluster = Cluster::start(installation, WORKERS, &settings, disk.environment())?;
        let urls = cluster.urls();
        let coordinator = urls.first().context("the cluster has no coordinator")?;
        let version = citus_version(coordinator)?.context("PostgreSQL offers no Citus")?;
        let prefix = new_prefix()?;
        let databases = urls.iter().map(|url| ServerDatabases::with_prefix(url, prefix.clone())).collect();
        Ok(Self { databases, urls, cluster, disk, _folder: folder, version, random: Random::new(0, 0) })
    }

    /// Tells the coordinator of a new database its workers.
    fn form(&self) -> Result<()> {
        for (node, statement) in cluster_statements(&self.urls) {
            PgConnection::establish(&self.urls[node])?.batch_execute(&statement)?;
        }
        Ok(())
    }

    /// Kills the coordinator after a worker has committed a void or a reinstatement, with its audit event, and before the
    /// coordinator reads the answer.
    ///
    /// A lock makes the next such change wait before it writes its audit event. The workers then hold every commit that is durable
    /// there, and the lock is released. Once the change's commit is held, the coordinator is paused. The workers complete and
    /// answer their commits, and the coordinator is killed without having continued. Reports whose commits are held meet the same
    /// end. If no client asks for such a change in time, reports alone do.
    fn kill_between_commits(&mut self, figures: &mut Figures) -> Result<()> {
        let [coordinator, workers @ ..] = self.urls.as_slice() else { bail!("the cluster has no coordinator") };
        let mut coordinator = PgConnection::establish(coordinator)?;
        let mut workers = workers.iter().map(|url| PgConnection::establish(url)).collect::<Result<Vec<_>, _>>()?;
        for worker in &mut workers {
            worker.batch_execute(SHOW_SHARDS)?;
        }
        coordinator.batch_execute(BEGIN)?;
        coordinator.batch_execute(LOCK_AUDIT)?;
        wait_for(CHANGE_PATIENCE, || Ok(sql_query(WAITING).get_result::<Waiting>(&mut coordinator)?.is_waiting))?;
        each(&mut workers, HOLD_COMMITS)?;
        let held = coordinator.batch_execute(COMMIT).map_err(anyhow::Error::from).and_then(|()| {
            wait_for(COMMIT_PATIENCE, || Ok(commits(&mut workers)?.audited > 0))?;
            self.cluster.nodes_mut()[0].pause();
            commits(&mut workers)
        });
        // The commits are released after an error too, because a held commit waits without an end.
        each(&mut workers, RELEASE_COMMITS)?;
        let Commits { held, audited, .. } = held?;
        let are_complete = wait_for(TIMEOUT, || Ok(commits(&mut workers)?.is_complete()))?;
        ensure!(are_complete, "a worker does not complete its commits");
        figures.cut_commits += u64::try_from(held)?;
        figures.cut_audited += u64::try_from(audited)?;
        self.kill(0, figures);
        Ok(())
    }

    fn kill(&mut self, place: usize, figures: &mut Figures) {
        self.cluster.nodes_mut()[place].kill();
        figures.database_kills += 1;
    }
}

/// Runs a statement on each server, and makes it read its settings anew.
fn each(servers: &mut [PgConnection], statement: &str) -> Result<()> {
    for server in servers {
        server.batch_execute(statement)?;
        server.batch_execute(RELOAD)?;
    }
    Ok(())
}

/// The commits on all workers together.
fn commits(workers: &mut [PgConnection]) -> Result<Commits> {
    workers.iter_mut().try_fold(Commits::default(), |sum, worker| {
        let Commits { held, audited, incomplete } = sql_query(COMMITS).get_result(worker)?;
        Ok(Commits { held: sum.held + held, audited: sum.audited + audited, incomplete: sum.incomplete + incomplete })
    })
}

/// Waits until a condition is true. Returns whether it is, within a time.
fn wait_for(time: Duration, mut is_true: impl FnMut() -> Result<bool>) -> Result<bool> {
    let since = Instant::now();
    loop {
        if is_true()? {
            return Ok(true);
        }
        if since.elapsed() > time {
            return Ok(false);
        }
        thread::sleep(LOOK_EVERY / 4);
    }
}

/// Whether a coordinator reaches all nodes.
fn reaches_all(coordinator: &str) -> Result<bool> {
    let reached: Reached = sql_query(REACHED).get_result(&mut PgConnection::establish(coordinator)?)?;
    Ok(reached.is_reached)
}

impl Host for CitusCluster {
    fn title(&self) -> String {
        format!("Citus {}", self.version)
    }

    fn left_out(&self) -> Option<&'static str> {
        Some("the sweep over every write of a report, because the nodes write in the background all the time")
    }

    fn disturbances(&self) -> &'static [Disturbance] {
        const ALL: [Disturbance; 10] = [
            Disturbance::KillServer,
            Disturbance::KillServer,
            Disturbance::KillPaused,
            Disturbance::KillPaused,
            Disturbance::KillBetweenCommits,
            Disturbance::KillBetweenCommits,
            Disturbance::StopServer,
            Disturbance::Pause,
            Disturbance::EndSessions,
            Disturbance::EndSessions,
        ];
        &ALL
    }

    /// One disk for all nodes.
    fn disk(&self) -> Option<&Disk> {
        Some(&self.disk)
    }

    fn preparation(&self) -> &'static [&'static str] {
        &["migrate", "--distribute", "citus"]
    }

    fn create(&mut self, _: &Path, random: &mut Random) -> Result<Database> {
        self.random = Random::new(random.next(), 0);
        let databases = self.databases.iter_mut().map(ServerDatabases::create).collect::<Result<Vec<_>>>()?;
        self.urls = databases.iter().map(|database| database.url.clone()).collect();
        self.form()?;
        databases.into_iter().next().context("the cluster has no coordinator")
    }

    fn forget(&mut self, _: &Database) -> Result<()> {
        iter::zip(&mut self.databases, &self.urls).try_for_each(|(databases, url)| databases.forget_url(url))
    }

    fn disturb(
        &mut self,
        disturbance: Disturbance,
        lasts: Duration,
        _: &Database,
        figures: &mut Figures,
    ) -> Result<()> {
        let place = self.random.index(self.urls.len());
        let node = &mut self.cluster.nodes_mut()[place];
        match disturbance {
            Disturbance::KillServer => {
                self.kill(place, figures);
                thread::sleep(lasts);
            }
            Disturbance::KillPaused => {
                node.pause();
                thread::sleep(lasts);
                self.kill(place, figures);
            }
            Disturbance::StopServer => {
                node.stop_immediately();
                figures.database_kills += 1;
                thread::sleep(lasts);
            }
            Disturbance::Pause => {
                figures.pauses += 1;
                node.pause();
                thread::sleep(lasts);
                node.resume();
            }
            Disturbance::EndSessions => end_sessions_at(&self.urls[place], figures)?,
            Disturbance::KillBetweenCommits => self.kill_between_commits(figures)?,
            other => bail!("a Citus cluster has no {other:?}"),
        }
        Ok(())
    }

    fn kill_all(&mut self, figures: &mut Figures) {
        // No node may see the end of another one.
        self.cluster.nodes_mut().iter().for_each(PostgresServer::pause);
        (0..self.urls.len()).for_each(|place| self.kill(place, figures));
    }

    fn ensure(&mut self, _: &Database) -> Result<()> {
        self.disk.lift()?;
        for (node, databases) in iter::zip(self.cluster.nodes_mut(), &self.databases) {
            if !databases.answers_within(TIMEOUT, || node.is_running()) {
                restart(node)?;
            }
        }
        let is_whole = wait_for(TIMEOUT, || Ok(reaches_all(&self.urls[0]).is_ok_and(|is_reached| is_reached)))?;
        ensure!(is_whole, "the coordinator does not reach every node");
        Ok(())
    }
}
