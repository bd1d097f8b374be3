//! The limit of open files, and the number of connections that it allows. Each connection is an open file, and without
//! a free file the process can open neither the database nor the keys.

use anyhow::Context as _;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::Settings;

/// The open files of an idle process: the log, the listeners, the keys, the lock, the roots of TLS.
const FIXED: u64 = 48;

/// The files of a database connection: on SQLite the database, the WAL and the index of the WAL.
const PER_DATABASE_CONNECTION: u64 = 3;

/// The files of a thread that serves connections.
const PER_WORKER: u64 = 8;

/// One in this many files is left for the temporary files of spools.
const SPOOL_PART: u64 = 16;

/// The smallest number of connections, even if the limit has no room for them.
const CONNECTIONS_MIN: u64 = 16;

/// Raises the limit of open files as far as the system allows, and returns the number of connections that may be open
/// at once. The number is the configured one, or a smaller one that the limit has room for, with a warning in the log.
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
            "connections-max is {wanted}, but this process may have only {limit} files open: it serves {room} connections at once. \
             Raise the limit with ulimit -n, or LimitNOFILE= of systemd"
        );
    }
    Ok(usize::try_from(room.min(wanted))?)
}

/// Raises the soft limit to the hard limit, and returns the limit, if there is one.
fn raise_limit() -> anyhow::Result<Option<u64>> {
    let limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit })
            .context("the limit of open files cannot be raised")?;
    }
    Ok(limit.maximum)
}
