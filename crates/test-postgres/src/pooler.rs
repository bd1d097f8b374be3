//! A private PgBouncer before a server, like a pooler between several services and their database.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::PostgresError;
use crate::account::ServerAccount;
use crate::kept_child::{KeptChild, LOOK_EVERY, dying_with_its_parent};
use crate::server::{PORT_ATTEMPTS, START_TIMEOUT, free_port};
use crate::url::decoded;

/// Before version 1.23, SIGTERM makes a pooler drop every connection at once; later versions wait for their clients. A pooler
/// that stays is killed.
const STOP_STEPS: [(Signal, Duration); 1] = [(Signal::TERM, Duration::from_secs(5))];

/// The options of a pooler. The default is the hardest for clients: the transactions of all of them share two
/// sessions of the server.
#[derive(Debug, Clone, Copy)]
pub struct PoolerOptions<'settings> {
    /// `pool_mode`.
    pub mode: &'settings str,
    /// `default_pool_size`: sessions of the server for each database.
    pub sessions: u16,
    /// Further settings as in `pgbouncer.ini`.
    pub settings: &'settings [(&'settings str, &'settings str)],
}

impl Default for PoolerOptions<'_> {
    fn default() -> Self {
        Self { mode: "transaction", sessions: 2, settings: &[] }
    }
}

/// A private PgBouncer. Dropping the value stops the process and removes the folder.
#[derive(Debug)]
pub struct Pooler {
    // The process is declared before the folder, because fields are dropped in this order.
    process: KeptChild,
    folder: TempDir,
    program: PathBuf,
    port: u16,
}

impl Pooler {
    /// Starts a program before the server of a URL of the form `postgres://USER:PASSWORD@HOST:PORT/…`, for every
    /// database of that server, and waits until it accepts connections.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the end of the pooler's log if there is one.
    pub fn start(program: &Path, server: &str, options: &PoolerOptions<'_>) -> Result<Self, PostgresError> {
        let account = ServerAccount::for_this_process()?;
        let folder = account.folder()?;
        let server = Server::of(server);
        let users = folder.path().join("users.txt");
        account.write_secret(&users, &format!("\"{}\" \"{}\"\n", server.user, server.password))?;
        for attempt in 1..=PORT_ATTEMPTS {
            let port = free_port()?;
            let configuration = configuration_file(folder.path());
            account.write_secret(&configuration, &server.configuration(port, &users, options))?;
            let mut process = spawn(program, account, folder.path())?;
            if is_ready(&mut process, port) {
                return Ok(Self { process, folder, program: program.to_owned(), port });
            }
            process.stop(&STOP_STEPS);
            if attempt == PORT_ATTEMPTS {
                return Err(not_ready("PgBouncer accepts no connections", folder.path()));
            }
        }
        Err(not_ready("another process took every free port", folder.path()))
    }

    /// Kills the process, which drops every connection.
    pub fn kill(&mut self) {
        self.process.stop(&[]);
    }

    /// Whether the process still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.process.ended(), Ok(None))
    }

    /// Starts the pooler again on the same port, and waits until it accepts connections.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the end of the pooler's log if there is one.
    pub fn restart(&mut self) -> Result<(), PostgresError> {
        self.process.stop(&STOP_STEPS);
        self.process = spawn(&self.program, ServerAccount::for_this_process()?, self.folder.path())?;
        if is_ready(&mut self.process, self.port) {
            return Ok(());
        }
        Err(not_ready("PgBouncer accepts no connections after a restart", self.folder.path()))
    }

    /// A URL of the server, with this pooler in the place of the server.
    #[must_use]
    pub fn url(&self, server: &str) -> String {
        let (before, rest) = server.rsplit_once('@').unwrap_or(("postgres://", server));
        let rest = rest.split_once('/').map_or("", |(_, rest)| rest);
        format!("{before}@127.0.0.1:{}/{rest}", self.port)
    }

    /// The pooler's log so far.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn log(&self) -> io::Result<String> {
        fs::read_to_string(log_file(self.folder.path()))
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        self.process.stop(&STOP_STEPS);
    }
}

/// The version that a program prints, such as `PgBouncer 1.18.0`; `None` for another program.
#[must_use]
pub fn pooler_version(program: &Path) -> Option<String> {
    let account = ServerAccount::for_this_process().ok()?;
    let output = account.command(program).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().next().filter(|line| line.starts_with("PgBouncer ")).map(str::to_owned)
}

/// The parts of a server's URL.
struct Server<'url> {
    user: String,
    password: String,
    host: &'url str,
    port: &'url str,
}

impl<'url> Server<'url> {
    fn of(url: &'url str) -> Self {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let authority = rest.split(['/', '?']).next().unwrap_or_default();
        let (login, address) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (user, password) = login.split_once(':').unwrap_or((login, ""));
        let (host, port) = address.rsplit_once(':').unwrap_or((address, "5432"));
        Self {
            user: decoded(user),
            password: decoded(password),
            host: if host == "localhost" { "127.0.0.1" } else { host },
            port,
        }
    }

    fn configuration(&self, port: u16, users: &Path, options: &PoolerOptions<'_>) -> String {
        let Self { host, port: server_port, .. } = self;
        let PoolerOptions { mode, sessions, settings } = options;
        let mut text = format!(
            "[databases]\n\
             * = host={host} port={server_port}\n\
             [pgbouncer]\n\
             listen_addr = 127.0.0.1\n\
             listen_port = {port}\n\
             unix_socket_dir =\n\
             auth_type = scram-sha-256\n\
             auth_file = {}\n\
             pool_mode = {mode}\n\
             default_pool_size = {sessions}\n\
             max_client_conn = 500\n\
             server_login_retry = 1\n",
            users.display()
        );
        for (name, value) in *settings {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{name} = {value}");
        }
        text
    }
}

/// Starts the program with the configuration of a folder.
fn spawn(program: &Path, account: ServerAccount, folder: &Path) -> Result<KeptChild, PostgresError> {
    let log = log_file(folder);
    let output = OpenOptions::new().create(true).append(true).open(&log).map_err(PostgresError::io("make", &log))?;
    let errors = output.try_clone().map_err(PostgresError::io("open", &log))?;
    let mut command = dying_with_its_parent(program, |program| account.command(program));
    command.arg(configuration_file(folder)).stdout(Stdio::from(output)).stderr(Stdio::from(errors));
    // Ctrl-C in a terminal is for the tests, which still need the pooler to end in order.
    command.process_group(0);
    KeptChild::spawn(command).map_err(PostgresError::io("run", program))
}

fn not_ready(reason: &'static str, folder: &Path) -> PostgresError {
    PostgresError::NotReady { reason, log: fs::read_to_string(log_file(folder)).unwrap_or_default() }
}

fn configuration_file(folder: &Path) -> PathBuf {
    folder.join("pgbouncer.ini")
}

fn is_ready(process: &mut KeptChild, port: u16) -> bool {
    let deadline = Instant::now() + START_TIMEOUT;
    while Instant::now() < deadline && matches!(process.ended(), Ok(None)) {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return true;
        }
        thread::sleep(LOOK_EVERY);
    }
    false
}

fn log_file(folder: &Path) -> PathBuf {
    folder.join("pgbouncer.log")
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn the_parts_of_a_servers_url_are_found() {
        let Server { user, password, host, port } = Server::of("postgres://me:se%40cret@localhost:5433/postgres?x=y");
        assert_eq!((user.as_str(), password.as_str(), host, port), ("me", "se@cret", "127.0.0.1", "5433"));
    }
}
