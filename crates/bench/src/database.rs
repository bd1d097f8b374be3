//! The databases of subjects and references.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use billables_test_postgres::{cluster_statements, with_database};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, sql_query};
use rusqlite::params;

use crate::load::call_sid;
use crate::processes;
use crate::service::{output, outputs};

/// A PostgreSQL server for the benchmarks, and its programs.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    /// The URL of one of its databases.
    pub(crate) url: String,
    /// The same of the workers, if the server is the coordinator of a Citus cluster.
    pub(crate) workers: Vec<String>,
    /// The folder of pgbench and psql.
    pub(crate) programs: PathBuf,
}

#[derive(QueryableByName)]
struct Described {
    #[diesel(sql_type = Text)]
    text: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl Server {
    /// Creates an empty database, and returns its URL. On a cluster, it is a database of every node.
    pub(crate) fn create(&self, name: &str) -> anyhow::Result<String> {
        let databases = self.nodes().map(|node| {
            let mut connection = self.connect(node)?;
            // Two messages, because neither statement may be part of a transaction.
            connection.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
            connection.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))?;
            Ok(with_database(node, name))
        });
        let databases = databases.collect::<anyhow::Result<Vec<_>>>()?;
        if self.is_cluster() {
            for (node, statement) in cluster_statements(&databases) {
                self.execute(&databases[node], &statement)?;
            }
        }
        Ok(databases[0].clone())
    }

    /// The URLs of the nodes, the coordinator's first; of the one server without workers.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.url).chain(&self.workers).map(String::as_str)
    }

    /// Whether the server is the coordinator of a Citus cluster.
    pub(crate) fn is_cluster(&self) -> bool {
        !self.workers.is_empty()
    }

    /// The CPU time of all processes of each node so far, in seconds.
    pub(crate) fn cpu_seconds(&self) -> anyhow::Result<Vec<f64>> {
        let of_node = |node: &str| {
            // The session's process is a sibling of the others until the session ends.
            let mut connection = self.connect(node)?;
            let backend: Counted = sql_query("SELECT pg_backend_pid()::bigint AS count").get_result(&mut connection)?;
            processes::cpu_seconds_of_siblings(u32::try_from(backend.count)?)
        };
        self.nodes().map(of_node).collect()
    }

    fn connect(&self, url: &str) -> anyhow::Result<PgConnection> {
        PgConnection::establish(url).context("PostgreSQL cannot be reached")
    }

    pub(crate) fn execute(&self, url: &str, sql: &str) -> anyhow::Result<()> {
        Ok(self.connect(url)?.batch_execute(sql)?)
    }

    pub(crate) fn count(&self, url: &str, sql: &str) -> anyhow::Result<u64> {
        let row: Counted = sql_query(sql).get_result(&mut self.connect(url)?)?;
        Ok(u64::try_from(row.count)?)
    }

    /// The version of the server and the settings that affect the figures.
    pub(crate) fn describe(&self) -> anyhow::Result<String> {
        let sql = "SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers '
            || current_setting('shared_buffers') || ', max_wal_size ' || current_setting('max_wal_size') || ', fsync '
            || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')
            || ', a private server of this run' AS text";
        let row: Described = sql_query(sql).get_result(&mut self.connect(&self.url)?)?;
        Ok(row.text)
    }

    /// Runs pgbench for `duration` with prepared single inserts into `table`; returns inserts per second. Afterwards the
    /// table must hold every insert.
    pub(crate) fn pgbench(&self, url: &str, table: &str, clients: usize, duration: Duration) -> anyhow::Result<f64> {
        self.pgbench_on(url, (table, 0), clients, duration)
    }

    /// The same with rows of this number of accounts; of the account `demo` for 0.
    pub(crate) fn pgbench_on(
        &self,
        url: &str,
        (table, accounts): (&str, u64),
        clients: usize,
        duration: Duration,
    ) -> anyhow::Result<f64> {
        // The id grows with time, as the service's ids do, and the call SID is random; the server makes both at the lowest
        // cost.
        // The accounts are `a0` and so on, as those of `Accounts::InTurn`, or `demo`.
        let account = match accounts {
            0 => "'demo'".to_owned(),
            _ => "'a' || (:account)::text".to_owned(),
        };
        let script = format!(
            "\\set random random(0, 9223372036854775806)\n\
             \\set account random(0, {})\n\
             INSERT INTO {table} (account_id, id, customer_id, session_id, call_sid, date_created, created_by, changes) \
             VALUES ({account}, int8send((extract(epoch FROM clock_timestamp()) * 1000000)::bigint) || int8send(:random), \
             'acme', NULL, '\\x01'::bytea || uuid_send(gen_random_uuid()), \
             (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, 'platform', 1);\n",
            accounts.max(1) - 1
        );
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("insert.sql");
        std::fs::write(&path, script)?;
        let rows = format!("SELECT count(*) AS count FROM {table}");
        let before = self.count(url, &rows)?;
        let mut command = Command::new(self.programs.join("pgbench"));
        command.args(["--no-vacuum", "--protocol", "prepared", "--jobs", "1", "--client", &clients.to_string()]);
        // The first second does not count: pgbench makes connections and plans in it, which the service already has.
        let seconds = duration.as_secs() + 1;
        command.args(["--progress", "1", "--time", &seconds.to_string(), "--file"]).arg(&path).arg(url);
        let (text, progress) = outputs(&mut command)?;
        let number = |line: Option<&str>| line?.split_whitespace().next()?.parse::<f64>().ok();
        let done = text.lines().find_map(|line| line.strip_prefix("number of transactions actually processed:"));
        let done = number(done).with_context(|| format!("pgbench did not say what it did: {text}"))?;
        let after = self.count(url, &rows)?;
        // A transaction in progress at the end is not counted and may be stored.
        if after - before < done as u64 {
            bail!("pgbench says that it made {done} rows, and {} are there", after - before);
        }
        let rates: Vec<f64> = progress
            .lines()
            .filter_map(|line| number(line.strip_prefix("progress: ")?.split_once(" s, ").map(|(_, rest)| rest)))
            .skip(1)
            .collect();
        anyhow::ensure!(!rates.is_empty(), "pgbench did not tell its progress: {progress}");
        Ok(rates.iter().sum::<f64>() / rates.len() as f64)
    }

    /// Loads a file into `billables` by COPY; returns the elapsed time.
    pub(crate) fn copy_in(&self, url: &str, file: &Path) -> anyhow::Result<Duration> {
        self.copy_into(
            url,
            "billables (account_id, id, customer_id, call_sid, date_created, created_by, changes)",
            file,
        )
    }

    /// Loads a file into a table by COPY; returns the elapsed time. `table` has the columns behind its name.
    pub(crate) fn copy_into(&self, url: &str, table: &str, file: &Path) -> anyhow::Result<Duration> {
        self.psql(url, &format!("\\copy {table} FROM '{}'", file.display()))
    }

    /// Writes the table into a file by COPY; returns the elapsed time.
    pub(crate) fn copy_out(&self, url: &str, file: &Path) -> anyhow::Result<Duration> {
        self.psql(url, &format!("\\copy billables TO '{}' WITH (FORMAT csv, HEADER)", file.display()))
    }

    fn psql(&self, url: &str, command: &str) -> anyhow::Result<Duration> {
        let start = Instant::now();
        output(
            Command::new(self.programs.join("psql")).args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]).args([
                "--command",
                command,
                url,
            ]),
        )?;
        Ok(start.elapsed())
    }
}

/// The 16 bytes of an id in the service's form, for a time in microseconds.
pub(crate) fn id_at(microseconds: i64, number: u64) -> [u8; 16] {
    let milliseconds = u64::try_from(microseconds / 1_000).unwrap_or(0);
    let fraction = u16::try_from(microseconds % 1_000 * 4_096 / 1_000).unwrap_or(0);
    let mut id = [0; 16];
    id[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
    id[6..8].copy_from_slice(&(0x7000 | fraction).to_be_bytes());
    id[8..].copy_from_slice(&(0x8000_0000_0000_0000 | (number & 0x3fff_ffff_ffff_ffff)).to_be_bytes());
    id
}

/// A call SID in its stored form: a tag and 16 bytes.
pub(crate) fn stored_sid(number: u64) -> Vec<u8> {
    let text = call_sid(number);
    let digits = text.trim_start_matches("CA");
    let mut bytes = vec![1];
    bytes.extend((0..16).filter_map(|place| u8::from_str_radix(&digits[2 * place..2 * place + 2], 16).ok()));
    bytes
}

/// The reference on SQLite: a loop of prepared inserts into the same table of the same file, with the same durability.
pub(crate) struct BareInserts {
    connection: rusqlite::Connection,
    next: u64,
}

impl BareInserts {
    /// Opens the file of a store that no service has open.
    pub(crate) fn open(file: &Path, first_call: u64) -> anyhow::Result<Self> {
        let connection = rusqlite::Connection::open(file)?;
        connection.execute_batch(
            "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;
             PRAGMA wal_autocheckpoint = 8000;",
        )?;
        let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        anyhow::ensure!(mode == "wal", "the store's journal mode is {mode}");
        Ok(Self { connection, next: first_call })
    }

    /// Inserts for `duration`, with `rows_per_commit` rows in a commit; returns rows per second.
    pub(crate) fn run(&mut self, rows_per_commit: usize, duration: Duration) -> anyhow::Result<f64> {
        let start = Instant::now();
        let before = self.next;
        while start.elapsed() < duration {
            self.commit(rows_per_commit)?;
        }
        Ok((self.next - before) as f64 / start.elapsed().as_secs_f64())
    }

    fn commit(&mut self, rows: usize) -> anyhow::Result<()> {
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
        let microseconds = i64::try_from(now.as_micros())?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO billables (account_id, id, customer_id, session_id, call_sid, date_created, created_by, changes)
                 VALUES ('demo', ?, 'acme', NULL, ?, ?, 'platform', 1)",
            )?;
            for _ in 0..rows {
                insert.execute(params![id_at(microseconds, self.next), stored_sid(self.next), microseconds])?;
                self.next += 1;
            }
        }
        Ok(transaction.commit()?)
    }

    /// Compares the number of inserted rows with the table, if the loop began with the table empty.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let stored = self.count()?;
        anyhow::ensure!(stored == self.next, "{} rows were inserted, and the table holds {stored}", self.next);
        Ok(())
    }

    /// The number of rows in the table.
    pub(crate) fn count(&self) -> anyhow::Result<u64> {
        Ok(u64::try_from(self.connection.query_row("SELECT count(*) FROM billables", [], |row| row.get::<_, i64>(0))?)?)
    }
}
