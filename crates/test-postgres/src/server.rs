//! One running server: created, started, stopped, removed.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::certificate::{self, Certificates};
use crate::kept_child::{KeptChild, LOOK_EVERY, dying_with_its_parent};
use crate::{Installation, PostgresError, Version, processes};

/// The server's superuser and only role.
const USER: &str = "billables_test";

/// The time that a new server may take until it accepts connections. Recovery of an empty database takes about a
/// second; the rest is a margin for busy machines.
pub(crate) const START_TIMEOUT: Duration = Duration::from_secs(60);

/// The number of further ports that are tried if another process takes the free one first.
pub(crate) const PORT_ATTEMPTS: u32 = 5;

/// PostgreSQL's own ways to stop: SIGINT ends all sessions and writes a checkpoint, SIGQUIT drops everything at once.
/// Processes that stay are killed.
const STOP_STEPS: [(Signal, Duration); 2] =
    [(Signal::INT, Duration::from_secs(20)), (Signal::QUIT, Duration::from_secs(5))];

/// The number of log lines that an error shows.
const LOG_TAIL_LINES: usize = 20;

/// The settings of every server. Many tests run side by side, each with a pool of connections. `fsync` and
/// `full_page_writes` stay on, because the service requires them.
const SETTINGS: [(&str, &str); 8] = [
    ("listen_addresses", "127.0.0.1"),
    ("unix_socket_directories", ""),
    ("max_connections", "300"),
    ("shared_buffers", "256MB"),
    ("lc_messages", "C"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    ("log_line_prefix", "%m [%p] %d "),
];

/// The options of a server. The service accepts the default, which has no TLS.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'settings> {
    /// Settings as in `postgresql.conf`, such as `("fsync", "off")`. They override the usual ones.
    pub settings: &'settings [(&'settings str, &'settings str)],
    /// Start as a standby, which accepts connections for reading only.
    pub standby: bool,
    /// Start as a standby of this server: with a copy of its data, its role and its password, and with all its later changes.
    pub primary: Option<&'settings PostgresServer>,
    /// The password of the role, in letters and digits; a random one if there is none.
    pub password: Option<&'settings str>,
    /// Offer TLS with a certificate for `localhost`, if the installation was built with TLS.
    pub tls: bool,
    /// Further environment variables of the server's processes.
    pub environment: &'settings [(&'settings str, String)],
}

/// A private server. Dropping the value stops the server and removes the folder.
///
/// A server that is never dropped, such as one in a `static`, is still stopped when the process ends on Linux; the
/// folder then stays behind.
#[derive(Debug)]
pub struct PostgresServer {
    // The process is declared before the folder: fields are dropped in this order, and the server must end first.
    process: KeptChild,
    folder: TempDir,
    installation: Installation,
    environment: Vec<(String, String)>,
    port: u16,
    password: String,
    certificates: Option<Certificates>,
}

impl PostgresServer {
    /// Starts a server of the first installation that is found.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]: there is no installation, or the server did not start.
    pub fn start(options: &Options<'_>) -> Result<Self, PostgresError> {
        Self::start_with(&Installation::find(&[])?, options)
    }

    /// Starts a server of the given installation and waits until it accepts connections.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the end of the server's log if there is one.
    pub fn start_with(installation: &Installation, options: &Options<'_>) -> Result<Self, PostgresError> {
        let folder = installation.account.folder()?;
        let place = Place { installation, folder: folder.path(), data: folder.path().join("data") };
        let plan = Plan { place, options };
        let environment: Vec<_> =
            options.environment.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let given = options.primary.map(|primary| primary.password.as_str()).or(options.password);
        let password = given.map_or_else(random_password, |password| Ok(password.to_owned()))?;
        match options.primary {
            Some(primary) => plan.copy(primary)?,
            None => plan.initialise(&password)?,
        }
        if options.standby || options.primary.is_some() {
            installation.account.write_secret(&plan.place.data.join("standby.signal"), "")?;
        }
        let certificates = plan.certificates()?;
        for attempt in 1..=PORT_ATTEMPTS {
            let port = free_port()?;
            plan.configure(port, certificates.as_ref())?;
            let mut process = plan.place.spawn(&environment)?;
            match plan.place.wait_until_ready(&mut process) {
                Ok(()) => {
                    let installation = installation.clone();
                    return Ok(Self { process, folder, installation, environment, port, password, certificates });
                }
                Err(error) if attempt == PORT_ATTEMPTS || !plan.place.port_was_taken() => return Err(error),
                Err(_) => {}
            }
        }
        Err(plan.place.not_ready("another process took every free port"))
    }

    /// The URL with the password: `postgres://user:password@localhost:PORT/postgres`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://{USER}:{}@localhost:{}/postgres", self.password, self.port)
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The version of the server.
    #[must_use]
    pub fn version(&self) -> &Version {
        self.installation.version()
    }

    /// The certificate to trust, for `sslrootcert`; `None` if the server has no TLS.
    #[must_use]
    pub fn certificate_authority(&self) -> Option<&Path> {
        self.certificates.as_ref().map(|certificates| certificates.authority.as_path())
    }

    /// The folder of the server's programs, such as `initdb`.
    #[must_use]
    pub fn programs(&self) -> &Path {
        self.installation.programs()
    }

    /// Kills every process of the server at once, as a crash of the machine does, but keeps all writes.
    pub fn kill(&mut self) {
        let first = self.process.id();
        // The first process would otherwise replace the ones that die.
        let _ = signal(first, Signal::STOP);
        let others = processes::children(first);
        let _ = signal(first, Signal::KILL);
        for other in &others {
            let _ = signal(*other, Signal::KILL);
        }
        self.process.stop(&[]);
        // The next server refuses to start while one of them uses the shared memory.
        let deadline = Instant::now() + START_TIMEOUT;
        while others.iter().any(|other| processes::runs(*other)) && Instant::now() < deadline {
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Stops the server with SIGQUIT, which drops everything at once.
    pub fn stop_immediately(&mut self) {
        self.process.stop(&[(Signal::QUIT, Duration::from_secs(20))]);
    }

    /// Pauses every process of the server until [`PostgresServer::resume`].
    pub fn pause(&self) {
        self.signal_all(Signal::STOP);
    }

    /// Resumes every process.
    pub fn resume(&self) {
        self.signal_all(Signal::CONT);
    }

    fn signal_all(&self, wanted: Signal) {
        let first = self.process.id();
        let _ = signal(first, wanted);
        for other in processes::children(first) {
            let _ = signal(other, wanted);
        }
    }

    /// Whether the server still runs. A server may end by itself.
    pub fn is_running(&mut self) -> bool {
        matches!(self.process.ended(), Ok(None))
    }

    /// Starts the server again on the same data and port, after it was killed or stopped or has ended by itself, and
    /// waits until it accepts connections.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the end of the server's log if there is one.
    pub fn restart(&mut self) -> Result<(), PostgresError> {
        self.process.stop(&STOP_STEPS);
        let data = self.folder.path().join("data");
        let place = Place { installation: &self.installation, folder: self.folder.path(), data };
        self.process = place.spawn(&self.environment)?;
        place.wait_until_ready(&mut self.process)
    }

    /// Makes every commit wait for a standby from now on. Returns when a standby is connected for that.
    ///
    /// # Errors
    ///
    /// [`PostgresError`]: no standby is connected within a minute.
    pub fn wait_for_a_standby(&self) -> Result<(), PostgresError> {
        let data = self.folder.path().join("data");
        let file = data.join("postgresql.auto.conf");
        let write = |mut file: fs::File| writeln!(file, "synchronous_standby_names = '*'");
        let opened = OpenOptions::new().append(true).open(&file);
        opened.and_then(write).map_err(PostgresError::io("write", &file))?;
        // The first process alone reads the settings anew, and tells the others.
        let _ = signal(self.process.id(), Signal::HUP);
        let deadline = Instant::now() + START_TIMEOUT;
        while !self.log().is_ok_and(|log| log.contains("is now a synchronous standby")) {
            if Instant::now() > deadline {
                let place = Place { installation: &self.installation, folder: self.folder.path(), data };
                return Err(place.not_ready("no standby became synchronous"));
            }
            thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// Makes a standby accept writes, as a failover does. Returns when it does.
    ///
    /// # Errors
    ///
    /// [`PostgresError`], with the output of `pg_ctl`.
    pub fn promote(&self) -> Result<(), PostgresError> {
        let programs = self.installation.programs();
        let mut command = self.installation.account.command(&programs.join("pg_ctl"));
        command.args(["promote", "--wait", "--pgdata"]).arg(self.folder.path().join("data"));
        let output = command.output().map_err(PostgresError::io("run pg_ctl in", programs))?;
        if output.status.success() {
            return Ok(());
        }
        let output = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).trim().to_owned();
        Err(PostgresError::Program { program: "pg_ctl".to_owned(), output })
    }

    /// The server's log so far.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn log(&self) -> io::Result<String> {
        fs::read_to_string(log_file(self.folder.path()))
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        self.process.stop(&STOP_STEPS);
    }
}

/// Sends a signal to a process, which may have ended.
fn signal(process: u32, signal: Signal) -> rustix::io::Result<()> {
    match i32::try_from(process).ok().and_then(Pid::from_raw) {
        Some(process) => kill_process(process, signal),
        None => Ok(()),
    }
}

/// The inputs of a first start.
struct Plan<'start> {
    place: Place<'start>,
    options: &'start Options<'start>,
}

/// The inputs of every start.
struct Place<'start> {
    installation: &'start Installation,
    folder: &'start Path,
    data: PathBuf,
}

impl Plan<'_> {
    /// Creates an empty database cluster. A file has the role's password, because arguments are visible to all users.
    fn initialise(&self, password: &str) -> Result<(), PostgresError> {
        let account = self.place.installation.account;
        let password_file = self.place.folder.join("password");
        account.write_secret(&password_file, password)?;
        let output = account
            .command(&self.place.installation.programs().join("initdb"))
            .arg("--pgdata")
            .arg(&self.place.data)
            .arg("--pwfile")
            .arg(&password_file)
            .args(["--username", USER, "--encoding", "UTF8", "--locale", "C"])
            .args(["--auth-host", "scram-sha-256", "--auth-local", "reject"])
            // Only these first files are not synced; after a power cut nobody needs them.
            .arg("--no-sync")
            .output()
            .map_err(PostgresError::io("run initdb in", self.place.installation.programs()))?;
        if !output.status.success() {
            let output = [output.stdout, output.stderr].concat();
            let output = String::from_utf8_lossy(&output).trim().to_owned();
            return Err(PostgresError::Program { program: "initdb".to_owned(), output });
        }
        fs::remove_file(&password_file).map_err(PostgresError::io("remove", &password_file))
    }

    /// Copies the database cluster of a running server.
    fn copy(&self, primary: &PostgresServer) -> Result<(), PostgresError> {
        let account = self.place.installation.account;
        let output = account
            .command(&self.place.installation.programs().join("pg_basebackup"))
            .arg("--pgdata")
            .arg(&self.place.data)
            .args(["--host", "127.0.0.1", "--port", &primary.port.to_string(), "--username", USER])
            .args(["--wal-method", "stream", "--checkpoint", "fast", "--no-password", "--no-sync"])
            .env("PGPASSWORD", &primary.password)
            .output()
            .map_err(PostgresError::io("run pg_basebackup in", self.place.installation.programs()))?;
        if output.status.success() {
            return Ok(());
        }
        let output = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(PostgresError::Program { program: "pg_basebackup".to_owned(), output })
    }

    /// The certificates, if the options ask for TLS and the server supports TLS.
    fn certificates(&self) -> Result<Option<Certificates>, PostgresError> {
        if !self.options.tls || !self.has_tls()? {
            return Ok(None);
        }
        certificate::make(self.place.installation.account, self.place.folder).map(Some)
    }

    /// Whether the server program supports TLS: without TLS the program refuses the setting.
    fn has_tls(&self) -> Result<bool, PostgresError> {
        let output = self
            .place
            .installation
            .account
            .command(&self.place.server_program())
            .arg("-D")
            .arg(&self.place.data)
            .args(["-c", "ssl=on", "-C", "ssl"])
            .output()
            .map_err(PostgresError::io("run", self.place.server_program()))?;
        Ok(output.status.success() && output.stdout.starts_with(b"on"))
    }

    /// Writes the settings to the file that PostgreSQL reads last.
    fn configure(&self, port: u16, certificates: Option<&Certificates>) -> Result<(), PostgresError> {
        let port = port.to_string();
        let mut settings = SETTINGS.map(|(name, value)| (name, value.to_owned())).to_vec();
        settings.push(("port", port));
        if let Some(certificates) = certificates {
            settings.push(("ssl", "on".to_owned()));
            settings.push(("ssl_cert_file", certificates.server.display().to_string()));
            settings.push(("ssl_key_file", certificates.server_key.display().to_string()));
        }
        if let Some(primary) = self.options.primary {
            let connection = format!("host=127.0.0.1 port={} user={USER} password={}", primary.port, primary.password);
            settings.push(("primary_conninfo", connection));
        }
        settings.extend(self.options.settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        self.place
            .installation
            .account
            .write_secret(&self.place.data.join("postgresql.auto.conf"), &configuration(&settings))
    }
}

impl Place<'_> {
    fn spawn(&self, environment: &[(String, String)]) -> Result<KeptChild, PostgresError> {
        let log = log_file(self.folder);
        let output =
            OpenOptions::new().create(true).append(true).open(&log).map_err(PostgresError::io("make", &log))?;
        let errors = output.try_clone().map_err(PostgresError::io("open", &log))?;
        let account = self.installation.account;
        let mut command = dying_with_its_parent(&self.server_program(), |program| account.command(program));
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        command.arg("-D").arg(&self.data).stdout(Stdio::from(output)).stderr(Stdio::from(errors));
        // A separate process group keeps Ctrl-C in a terminal from the server, which the tests still need to end in
        // order.
        command.process_group(0);
        KeptChild::spawn(command).map_err(PostgresError::io("run", self.server_program()))
    }

    /// Waits until the last line of PostgreSQL's PID file says that the server is ready.
    fn wait_until_ready(&self, process: &mut KeptChild) -> Result<(), PostgresError> {
        let deadline = Instant::now() + START_TIMEOUT;
        loop {
            let state = fs::read_to_string(self.data.join("postmaster.pid")).unwrap_or_default();
            // A killed server leaves the file behind; the first line is the id of the writing process.
            let is_its_own = state.lines().next().is_some_and(|line| line.trim() == process.id().to_string());
            if is_its_own && state.lines().nth(7).is_some_and(|line| line.trim_end() == "ready") {
                return Ok(());
            }
            if !matches!(process.ended(), Ok(None)) {
                return Err(self.not_ready("it ended by itself"));
            }
            if Instant::now() > deadline {
                return Err(self.not_ready("it took longer than a minute"));
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    fn port_was_taken(&self) -> bool {
        self.log().contains("could not bind")
    }

    fn not_ready(&self, reason: &'static str) -> PostgresError {
        PostgresError::NotReady { reason, log: log_tail(&self.log()) }
    }

    fn log(&self) -> String {
        fs::read_to_string(log_file(self.folder)).unwrap_or_default()
    }

    fn server_program(&self) -> PathBuf {
        self.installation.programs().join("postgres")
    }
}

/// The last lines of a log.
pub(crate) fn log_tail(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    lines.get(lines.len().saturating_sub(LOG_TAIL_LINES)..).unwrap_or_default().join("\n")
}

fn log_file(folder: &Path) -> PathBuf {
    folder.join("server.log")
}

/// Lines of `postgresql.conf`; a quote inside a value is doubled.
fn configuration(settings: &[(&str, String)]) -> String {
    settings.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name} = '{}'", value.replace('\'', "''"));
        text
    })
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Result<u16, PostgresError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(PostgresError::io("find a free port on", "127.0.0.1"))
}

/// 128 random bits in hexadecimal, which need no escaping in a URL.
pub(crate) fn random_password() -> Result<String, PostgresError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        PostgresError::io("read random bytes from", "the operating system")(io::Error::other(error))
    })?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::{configuration, free_port, random_password};

    #[test]
    fn a_quote_in_a_setting_cannot_end_its_value() {
        let settings = [("port", "5432".to_owned()), ("log_line_prefix", "it's".to_owned())];
        assert_eq!(configuration(&settings), "port = '5432'\nlog_line_prefix = 'it''s'\n");
    }

    #[test]
    fn passwords_differ_and_fit_into_a_url() {
        let (first, second) = (random_password().unwrap(), random_password().unwrap());
        assert_ne!(first, second);
        assert!(first.len() == 32 && first.chars().all(|character| character.is_ascii_hexdigit()));
    }

    #[test]
    fn a_free_port_can_be_listened_on() {
        let port = free_port().unwrap();
        assert!(port > 1023);
    }
}
