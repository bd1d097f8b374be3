//! The databases that the proof makes on a PostgreSQL server. Their names are unique, and no other database is touched.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use billables_test_postgres::with_database;
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Bool, Text};
use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, sql_query};

use crate::database::{Database, Direct};
use crate::figures::Figures;

/// The time between two attempts to connect.
pub(crate) const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A server, and the databases made there that still exist. A drop removes them.
#[derive(Debug)]
pub(crate) struct ServerDatabases {
    url: String,
    prefix: String,
    count: u64,
    existing: Vec<String>,
}

#[derive(QueryableByName)]
struct Server {
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = Bool)]
    may_end_sessions: bool,
}

#[derive(QueryableByName)]
struct Ended {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl ServerDatabases {
    /// Prepares to make databases on the server of a URL, whose role may create databases.
    pub(crate) fn new(url: &str) -> Result<Self> {
        Ok(Self::with_prefix(url, new_prefix()?))
    }

    /// The same, with names that begin in the same way as those on another server.
    pub(crate) fn with_prefix(url: &str, prefix: String) -> Self {
        Self { url: with_timeout(url), prefix, count: 0, existing: Vec::new() }
    }

    /// The beginning of the name of every database.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The version of the server, and whether the role may end sessions.
    pub(crate) fn describe(&self) -> Result<(String, bool)> {
        let question = "SELECT current_setting('server_version') AS version, \
            has_function_privilege('pg_terminate_backend(integer, bigint)', 'EXECUTE') AS may_end_sessions";
        let Server { version, may_end_sessions } = sql_query(question).get_result(&mut self.connect()?)?;
        Ok((version.split_whitespace().next().unwrap_or_default().to_owned(), may_end_sessions))
    }

    /// Creates an empty database.
    pub(crate) fn create(&mut self) -> Result<Database> {
        self.count += 1;
        let name = format!("{}_{}", self.prefix, self.count);
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        self.connect()?.batch_execute(&create).with_context(|| create.clone())?;
        let url = with_database(&self.url, &name);
        self.existing.push(name);
        Ok(Database { direct: Direct::Postgres(url.clone()), url, environment: Vec::new() })
    }

    /// Drops a database.
    pub(crate) fn forget(&mut self, database: &Database) -> Result<()> {
        match &database.direct {
            Direct::Postgres(url) => self.forget_url(url),
            Direct::Sqlite(_) => Ok(()),
        }
    }

    /// Drops the database of a URL.
    pub(crate) fn forget_url(&mut self, url: &str) -> Result<()> {
        if let Some(place) = self.existing.iter().position(|name| with_database(&self.url, name) == url) {
            let name = self.existing.remove(place);
            self.drop_database(&name)?;
        }
        Ok(())
    }

    /// Whether the server answers within a time. `goes_on` tells whether it is worth to wait.
    pub(crate) fn answers_within(&self, timeout: Duration, goes_on: impl FnMut() -> bool) -> bool {
        answers_within(&self.url, timeout, goes_on)
    }

    fn connect(&self) -> Result<PgConnection> {
        PgConnection::establish(&self.url).context("the PostgreSQL server does not answer")
    }

    fn drop_database(&self, name: &str) -> Result<()> {
        Ok(self.connect()?.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?)
    }
}

impl Drop for ServerDatabases {
    fn drop(&mut self) {
        for name in std::mem::take(&mut self.existing) {
            if let Err(error) = self.drop_database(&name) {
                println!("the database {name} is left on the server: {error:#}");
            }
        }
    }
}

/// The beginning of names that no other run uses.
pub(crate) fn new_prefix() -> Result<String> {
    Ok(format!("billables_prove_{:08x}", getrandom::u32()?))
}

/// Ends every session of others in a database, as an administrator does.
pub(crate) fn end_sessions(database: &Database, figures: &mut Figures) -> Result<()> {
    match &database.direct {
        Direct::Postgres(url) => end_sessions_at(url, figures),
        Direct::Sqlite(_) => bail!("the database has no sessions"),
    }
}

/// The same for the database of a URL.
pub(crate) fn end_sessions_at(url: &str, figures: &mut Figures) -> Result<()> {
    let end = "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) AS count FROM pg_stat_activity \
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
    let Ended { count } = sql_query(end).get_result(&mut PgConnection::establish(url)?)?;
    figures.sessions_ended += u64::try_from(count)?;
    Ok(())
}

/// Whether a database answers a query within a time. `goes_on` tells whether it is worth to wait.
pub(crate) fn answers_within(url: &str, timeout: Duration, mut goes_on: impl FnMut() -> bool) -> bool {
    let since = Instant::now();
    while goes_on() && since.elapsed() < timeout {
        let answer = PgConnection::establish(url).map(|mut server| server.batch_execute("SELECT 1"));
        if matches!(answer, Ok(Ok(()))) {
            return true;
        }
        thread::sleep(LOOK_EVERY);
    }
    false
}

/// A URL with a timeout, which ends the wait for a paused server.
fn with_timeout(url: &str) -> String {
    match url.split_once('?') {
        Some((_, options)) if options.contains("connect_timeout=") => url.to_owned(),
        Some(_) => format!("{url}&connect_timeout=5"),
        None => format!("{url}?connect_timeout=5"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_timeout;

    #[test]
    fn a_url_has_one_timeout() {
        assert_eq!(with_timeout("postgres://a@b/c"), "postgres://a@b/c?connect_timeout=5");
        assert_eq!(with_timeout("postgres://a@b/c?x=y"), "postgres://a@b/c?x=y&connect_timeout=5");
        assert_eq!(with_timeout("postgres://a@b/c?connect_timeout=9"), "postgres://a@b/c?connect_timeout=9");
    }
}
