//! The errors of finding and starting PostgreSQL.

use std::io;
use std::path::PathBuf;

/// The reason why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    /// No folder has the programs of a PostgreSQL that is new enough and that the server's account can run.
    #[error(
        "No PostgreSQL {oldest} or later was found on this machine. Install it (on Debian and Ubuntu: \
         apt-get install postgresql), or put the folder of `initdb` on PATH."
    )]
    NotFound {
        /// The oldest supported major version.
        oldest: u32,
    },

    /// PostgreSQL refuses to run as root, and the machine has no other account for the server.
    #[error(
        "PostgreSQL does not run as root, and this machine has neither an account `postgres` nor `nobody`. Create one \
         (useradd --system postgres), or run the command as an ordinary user."
    )]
    NoAccount,

    /// The `openssl` tool, which makes the certificates for TLS, is missing.
    #[error(
        "The tool `openssl`, which makes the test server's certificate, was not found. Install it (on Debian and \
         Ubuntu: apt-get install openssl)."
    )]
    NoOpenssl,

    /// This process cannot make network namespaces.
    #[error(
        "The test needs network namespaces, and this process cannot make them: `{command}` failed: {output}. Install \
         iproute2, and run the tests as root with the capabilities CAP_NET_ADMIN and CAP_SYS_ADMIN."
    )]
    NoNetwork {
        /// The command that failed.
        command: String,
        /// The error of the command.
        output: String,
    },

    /// A program ran and failed.
    #[error("{program} failed:\n{output}")]
    Program {
        /// The name of the program.
        program: String,
        /// The output of the program.
        output: String,
    },

    /// The server ended, or was not ready in time.
    #[error("The PostgreSQL server did not start ({reason}). The end of its log:\n{log}")]
    NotReady {
        /// The state in which the server was found.
        reason: &'static str,
        /// The last lines of the server's log.
        log: String,
    },

    /// A call of the operating system failed.
    #[error("Could not {action} {}: {source}", path.display())]
    Io {
        /// The attempted action.
        action: &'static str,
        /// The file or program of the action.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

impl PostgresError {
    /// Makes an error of an [`io::Error`] with the action and the path, for `map_err`.
    pub(crate) fn io(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}
