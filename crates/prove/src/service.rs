//! The real service as processes: started, killed, started again on the same address, stopped.

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

/// How long a service may take to get ready or to stop.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is needed to run the binary on one store.
#[derive(Clone, Debug)]
pub(crate) struct Installation {
    /// The binary.
    pub(crate) program: PathBuf,
    /// Keys, and the embedded database.
    pub(crate) data: PathBuf,
    /// The store.
    pub(crate) database: String,
    /// Variables of the service, such as those of the failing disk. Commands beside it do without.
    pub(crate) environment: Vec<(&'static str, String)>,
    /// Where the service logs to.
    pub(crate) log: PathBuf,
}

/// Reports after which SQLite's log is copied: fewer than usual, so that it happens many times in an episode, whatever else does.
const CHECKPOINT_AFTER: &str = "250";

impl Installation {
    fn command(&self) -> Command {
        self.complete(Command::new(&self.program))
    }

    fn complete(&self, mut command: Command) -> Command {
        // What the machine sets shall not reach the service, and no configuration file lies in the folder.
        command.env_clear().current_dir(self.data.parent().unwrap_or(Path::new("/")));
        command.arg("--data-dir").arg(&self.data).args(["--database", &self.database]).stdin(Stdio::null());
        command
    }

    /// Runs a command of the binary that must succeed, and gives what it printed.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String> {
        let output = self.command().args(arguments).output().context("the service cannot be run")?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            bail!("`billables {}` ended with {}: {}", arguments.join(" "), output.status, text.trim());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// The same, whether it succeeds or not: whether it did, and all that it printed.
    pub(crate) fn try_run(&self, arguments: &[&str]) -> Result<(bool, String)> {
        let output = self.command().args(arguments).output().context("the service cannot be run")?;
        let text = [output.stdout, output.stderr].concat();
        Ok((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
    }

    /// An access token.
    pub(crate) fn token(&self, name: &str, role: &str, accounts: &[&str]) -> Result<String> {
        let mut arguments = vec!["token", "issue", "--sub", name, "--role", role];
        arguments.extend(accounts.iter().flat_map(|account| ["--account", *account]));
        Ok(self.run(&arguments)?.trim_end().to_owned())
    }

    /// The end of the log.
    pub(crate) fn log_tail(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(15)..].join("\n")
    }
}

/// A service process, and the address that it keeps over its lives.
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

    /// Starts it. Where it gives up by itself, because its database is away, it is started again.
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
            if since.elapsed() > PATIENCE {
                bail!("the service does not get ready; the end of its log:\n{}", self.installation.log_tail());
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn spawn(&mut self) -> Result<()> {
        let log = OpenOptions::new().create(true).append(true).open(&self.installation.log)?;
        // Nobody is left to stop it when the harness is killed.
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

    /// SIGKILL: no chance to finish anything.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // An error means that it is gone already.
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

    /// SIGTERM, and how it ended.
    pub(crate) fn stop(&mut self) -> Result<ExitStatus> {
        self.signal(Signal::TERM);
        let since = Instant::now();
        let mut child = self.child.take().context("the service does not run")?;
        while since.elapsed() < PATIENCE {
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
