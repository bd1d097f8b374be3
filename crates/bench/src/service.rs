//! The binary as a process: start, stop, CPU time, memory, and the number of billables in its store.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::processes;

/// The time after which a start fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The clients that add accounts.
const CLIENTS: usize = 8;

/// A loopback address with a free port.
pub(crate) fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Waits until an address accepts connections.
///
/// # Errors
///
/// The address accepts no connection in time.
pub(crate) fn wait_until_reachable(address: SocketAddr) -> anyhow::Result<()> {
    let since = Instant::now();
    while TcpStream::connect(address).is_err() {
        if since.elapsed() > PATIENCE {
            bail!("{address} accepts no connections");
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// The binary, and the folder and database of one store.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) binary: PathBuf,
    /// The folder of the keys and, without `database`, of the embedded database.
    pub(crate) folder: PathBuf,
    /// The URL of a database on a PostgreSQL server.
    pub(crate) database: Option<String>,
}

impl Place {
    /// A command of the binary, without the environment of this process and without a configuration file.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.env_clear().current_dir(&self.folder).stdin(Stdio::null());
        command.arg("--data-dir").arg(self.folder.join("data"));
        command.args(self.database.iter().flat_map(|url| ["--database", url])).args(arguments);
        command
    }

    /// The standard output of a command that must succeed.
    pub(crate) fn output(&self, arguments: &[&str]) -> anyhow::Result<String> {
        output(&mut self.command(arguments))
    }

    /// The embedded database's file.
    pub(crate) fn embedded(&self) -> PathBuf {
        self.folder.join("data").join("billables.db")
    }

    /// The number of billables in the store by the consistency check, which must find no problem.
    pub(crate) fn count(&self) -> anyhow::Result<u64> {
        let text = self.output(&["check"])?;
        if !text.contains(" 0 problems") {
            bail!("the consistency check found problems: {text}");
        }
        let number = text.split_once(" billables").map(|(number, _)| number);
        number.and_then(|number| number.parse().ok()).with_context(|| format!("no number of billables: {text}"))
    }
}

/// The standard output of a command that must succeed.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    Ok(outputs(command)?.0)
}

/// The standard output and the standard error of a command that must succeed.
pub(crate) fn outputs(command: &mut Command) -> anyhow::Result<(String, String)> {
    let output = command.output().with_context(|| format!("{command:?} cannot be started"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok((String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?))
}

/// The service, with the account `demo` and its customer `acme`.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) place: Place,
    pub(crate) address: SocketAddr,
    child: Child,
}

impl Service {
    /// Starts the service on `place`.
    pub(crate) fn start_again(place: &Place, flags: &[&str]) -> anyhow::Result<Self> {
        if !place.folder.join("data").join("keys").exists() {
            place.output(&["key", "new"])?;
        }
        let address = free_address()?;
        let log = place.folder.join("log");
        let mut command = place.command(&["serve", "--listen", &address.to_string()]);
        // The service writes its log, as in production.
        let child = command.args(flags).stdout(Stdio::null()).stderr(File::create(&log)?).spawn()?;
        let mut service = Self { place: place.clone(), address, child };
        service.wait_until_ready(&log)?;
        Ok(service)
    }

    /// Starts the service on `place`, which may hold a store already, and makes the account and the customer.
    pub(crate) fn start(place: &Place, flags: &[&str]) -> anyhow::Result<Self> {
        let service = Self::start_again(place, flags)?;
        let token = service.token("SystemAdministrator", "*")?;
        service.post(&token, "/accounts", &json!({ "id": "demo", "name": "Demo" }))?;
        service.post(&token, "/customers", &json!({ "accountId": "demo", "id": "acme", "name": "Acme" }))?;
        Ok(service)
    }

    /// Adds accounts `a0` and so on, each with the customer `acme`, by a few clients at once.
    pub(crate) fn add_accounts(&self, accounts: u64) -> anyhow::Result<()> {
        let administrator = self.token("SystemAdministrator", "*")?;
        let next = AtomicU64::new(0);
        let add = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= accounts {
                    return Ok(());
                }
                let account = format!("a{number}");
                self.post(&administrator, "/accounts", &json!({ "id": account, "name": account }))?;
                let customer = json!({ "accountId": account, "id": "acme", "name": "Acme" });
                self.post(&administrator, "/customers", &customer)?;
            }
        };
        thread::scope(|scope| {
            let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(add)).collect();
            clients.into_iter().try_for_each(|client| client.join().unwrap_or_else(|_| bail!("a client failed")))
        })
    }

    fn wait_until_ready(&mut self, log: &Path) -> anyhow::Result<()> {
        let since = Instant::now();
        while ureq::get(format!("http://{}/health/ready", self.address)).call().is_err() {
            if self.child.try_wait()?.is_some() || since.elapsed() > PATIENCE {
                bail!("the service is not ready in time: {}", fs::read_to_string(log).unwrap_or_default());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    pub(crate) fn post(&self, token: &str, path: &str, body: &Value) -> anyhow::Result<()> {
        let request = ureq::post(format!("http://{}{path}", self.address));
        let request = request.header("authorization", format!("Bearer {token}"));
        request.header("content-type", "application/json").send(body.to_string())?;
        Ok(())
    }

    pub(crate) fn token(&self, role: &str, account: &str) -> anyhow::Result<String> {
        let arguments = ["token", "issue", "--sub", "platform", "--role", role, "--account", account];
        Ok(self.place.output(&arguments)?.trim_end().to_owned())
    }

    /// The CPU time of the service so far, in user mode and in the kernel, in seconds.
    pub(crate) fn cpu_seconds(&self) -> anyhow::Result<f64> {
        processes::cpu_seconds(&self.child.id().to_string())
    }

    /// The resident memory of the service, in bytes.
    pub(crate) fn resident_bytes(&self) -> anyhow::Result<u64> {
        self.memory("VmRSS:")
    }

    /// The peak of the resident memory since [`Service::forget_peak`], in bytes.
    pub(crate) fn peak_bytes(&self) -> anyhow::Result<u64> {
        self.memory("VmHWM:")
    }

    /// Resets the kernel's peak of the resident memory.
    pub(crate) fn forget_peak(&self) -> anyhow::Result<()> {
        Ok(fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5")?)
    }

    fn memory(&self, label: &str) -> anyhow::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(label)).context("no memory in the status")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
    }

    /// The number of open sockets of the service.
    pub(crate) fn sockets(&self) -> anyhow::Result<usize> {
        let files = fs::read_dir(format!("/proc/{}/fd", self.child.id()))?;
        let targets = files.filter_map(|file| fs::read_link(file.ok()?.path()).ok());
        Ok(targets.filter(|target| target.to_string_lossy().starts_with("socket:")).count())
    }

    /// Stops the service with SIGTERM, and waits for its end.
    pub(crate) fn stop(mut self) -> anyhow::Result<()> {
        self.end()
    }

    /// The same for a service that another one takes the place of.
    pub(crate) fn end(&mut self) -> anyhow::Result<()> {
        output(Command::new("kill").arg("-TERM").arg(self.child.id().to_string()))?;
        let status = self.child.wait()?;
        if !status.success() {
            bail!("the service ended with {status}");
        }
        Ok(())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
