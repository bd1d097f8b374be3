//! What can go wrong between looking for PostgreSQL and a server that answers.

use std::io;
use std::path::PathBuf;

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    /// No folder holds the programs of a PostgreSQL that is new enough and that the server's account can run.
    #[error(
        "No PostgreSQL {oldest} or later was found on this machine. Install it (on Debian and Ubuntu: \
         apt-get install postgresql), or put the folder of `initdb` on PATH."
    )]
    NotFound {
        /// The oldest major version that would have done.
        oldest: u32,
    },

    /// PostgreSQL refuses to run as root, and the machine has no other account to run it as.
    #[error(
        "PostgreSQL does not run as root, and this machine has neither an account `postgres` nor `nobody`. Create one \
         (useradd --system postgres), or run the command as an ordinary user."
    )]
    NoAccount,

    /// The certificates for TLS are made by the `openssl` tool, and it is missing.
    #[error(
        "The tool `openssl`, which makes the test server's certificate, was not found. Install it (on Debian and \
         Ubuntu: apt-get install openssl)."
    )]
    NoOpenssl,

    /// A program ran and failed.
    #[error("{program} failed:\n{output}")]
    Program {
        /// Which program.
        program: String,
        /// What it wrote.
        output: String,
    },

    /// The server ended, or was not ready in time.
    #[error("The PostgreSQL server did not start ({reason}). The end of its log:\n{log}")]
    NotReady {
        /// What was seen instead of a ready server.
        reason: &'static str,
        /// The last lines of the server's log.
        log: String,
    },

    /// The operating system refused something.
    #[error("Could not {action} {}: {source}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// With which file or program.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl PostgresError {
    /// For `map_err`: the action and the path that an [`io::Error`] does not carry.
    pub(crate) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}
