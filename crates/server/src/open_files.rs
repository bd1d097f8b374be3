//! How many files the process may have open, and so how many connections it takes. Each connection is an open file, and where the
//! system gives no more of them, the database and the keys cannot be opened either.

use anyhow::Context as _;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::Settings;

/// Files that the process has open whatever it serves: the log, the listeners, the keys, the lock, the roots of TLS.
const FIXED: u64 = 48;

/// Files of a database connection: on SQLite the database, its WAL and the index of that.
const PER_DATABASE_CONNECTION: u64 = 3;

/// Files of a thread that serves connections.
const PER_WORKER: u64 = 8;

/// The part of all files that is left for verdicts that clients do not take yet, which are put into temporary files.
const SPOOL_PART: u64 = 16;

/// The fewest connections, however few files there are.
const CONNECTIONS_MIN: u64 = 16;

/// Raises the process's limit of open files as far as it may, and gives how many connections may be open at once: as many as
/// are configured, or fewer where the limit has no room for these. The log then says so.
///
/// # Errors
///
/// The limit cannot be raised.
pub(crate) fn connections_max(settings: &Settings) -> anyhow::Result<usize> {
    let Some(limit) = raise_limit()? else { return Ok(settings.connections_max.value) };
    let wanted = settings.connections_max.value as u64;
    let workers = settings.workers.value as u64;
    let others = FIXED + PER_WORKER * workers + PER_DATABASE_CONNECTION * u64::from(settings.pool_size.value);
    let room = (limit - limit / SPOOL_PART).saturating_sub(others).max(CONNECTIONS_MIN);
    if room < wanted {
        tracing::warn!(
            "connections-max is {wanted}, but this process may have only {limit} files open: {room} connections are served at \
             once. Raise the limit with ulimit -n, or LimitNOFILE= of systemd"
        );
    }
    Ok(usize::try_from(room.min(wanted))?)
}

/// Raises the soft limit to the hard one, which is given; nothing where there is none.
fn raise_limit() -> anyhow::Result<Option<u64>> {
    let limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit })
            .context("the limit of open files cannot be raised")?;
    }
    Ok(limit.maximum)
}
