//! The real service as processes that start, stop, are killed, and restart at the same address.

use std::fs::OpenOptions;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use billables_test_postgres::dying_with_its_parent;
use rustix::process::{Pid, Signal, kill_process};

use crate::http::Client;

/// The time that a service may take to become ready or to stop.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The program and the files of a service on one store.
#[derive(Clone, Debug)]
pub(crate) struct Installation {
    /// The binary.
    pub(crate) program: PathBuf,
    /// The data folder: keys, and the SQLite database.
    pub(crate) data: PathBuf,
    /// The URL of the store.
    pub(crate) database: String,
    /// Environment variables of the service, such as those of the failing disk. Other commands run without them.
    pub(crate) environment: Vec<(&'static str, String)>,
    /// The file of the service's log.
    pub(crate) log: PathBuf,
}

/// The number of reports after which SQLite runs a checkpoint, lower than the default, so that an episode has many
/// checkpoints.
const CHECKPOINT_AFTER: &str = "250";

impl Installation {
    fn command(&self) -> Command {
        self.complete(Command::new(&self.program))
    }

    fn complete(&self, mut command: Command) -> Command {
        // The environment and the configuration files of this machine must not reach the service.
        command.env_clear().current_dir(self.data.parent().unwrap_or(Path::new("/")));
        command.arg("--data-dir").arg(&self.data).args(["--database", &self.database]).stdin(Stdio::null());
        command
    }

    /// Runs a command of the binary, which must succeed, and returns the standard output.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String> {
        let output = self.command().args(arguments).output().context("the service cannot be started")?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            bail!("`billables {}` ended with {}: {}", arguments.join(" "), output.status, text.trim());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Runs a command of the binary. Returns whether the command succeeded, and all output.
    pub(crate) fn try_run(&self, arguments: &[&str]) -> Result<(bool, String)> {
        let output = self.command().args(arguments).output().context("the service cannot be started")?;
        let text = [output.stdout, output.stderr].concat();
        Ok((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
    }

    /// Issues an access token.
    pub(crate) fn token(&self, name: &str, role: &str, accounts: &[&str]) -> Result<String> {
        let mut arguments = vec!["token", "issue", "--sub", name, "--role", role];
        arguments.extend(accounts.iter().flat_map(|account| ["--account", *account]));
        Ok(self.run(&arguments)?.trim_end().to_owned())
    }

    /// The last lines of the log.
    pub(crate) fn log_tail(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(15)..].join("\n")
    }
}

/// A service process, with an address that stays the same over restarts.
#[derive(Debug)]
pub(crate) struct Service {
    installation: Installation,
    pub(crate) address: SocketAddr,
    child: Option<Child>,
}

impl Service {
    /// A service that is not started yet.
    pub(crate) fn new(installation: &Installation) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        Ok(Self { installation: installation.clone(), address, child: None })
    }

    /// Starts the service, and waits until the service is ready. A service that ends because the database is away is
    /// started again.
    pub(crate) fn start(&mut self) -> Result<()> {
        let since = Instant::now();
        let mut client = Client::new(self.address, Duration::from_secs(2));
        loop {
            if self.child.as_mut().is_none_or(|child| !matches!(child.try_wait(), Ok(None))) {
                self.spawn()?;
            }
            if client.send("GET", "/health/ready", "", None).is_ok_and(|answer| answer.status() == 200) {
                return Ok(());
            }
            if since.elapsed() > TIMEOUT {
                bail!("the service does not become ready; the end of its log:\n{}", self.installation.log_tail());
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn spawn(&mut self) -> Result<()> {
        let log = OpenOptions::new().create(true).append(true).open(&self.installation.log)?;
        // The service must not outlive the harness.
        let command = dying_with_its_parent(&self.installation.program, |program| {
            let mut command = Command::new(program);
            command.env_clear();
            command
        });
        let mut command = self.installation.complete(command);
        command.args(["serve", "--listen", &self.address.to_string(), "--workers", "2", "--log-level", "warn"]);
        command.args(["--checkpoint-after", CHECKPOINT_AFTER]);
        for (name, value) in &self.installation.environment {
            command.env(name, value);
        }
        self.child = Some(command.stdout(Stdio::null()).stderr(log).spawn().context("the service cannot be started")?);
        Ok(())
    }

    /// Kills the process with SIGKILL.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // An error means that the process has ended.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        let process = self.child.as_ref().and_then(|child| Pid::from_raw(i32::try_from(child.id()).ok()?));
        if let Some(process) = process {
            let _ = kill_process(process, signal);
        }
    }

    /// Stops the process with SIGTERM, and returns the exit status.
    pub(crate) fn stop(&mut self) -> Result<ExitStatus> {
        self.signal(Signal::TERM);
        let since = Instant::now();
        let mut child = self.child.take().context("the service does not run")?;
        while since.elapsed() < TIMEOUT {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(Duration::from_millis(5));
        }
        let _ = child.kill();
        let _ = child.wait();
        bail!("the service does not stop; the end of its log:\n{}", self.installation.log_tail())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.kill();
    }
}
