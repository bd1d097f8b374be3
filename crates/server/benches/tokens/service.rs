//! The binary as a process, with the CPU time and the number of billables.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The longest time for an answer or a start.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(60);
/// The unit of CPU time in `/proc`: ticks of a hundredth of a second, on every architecture of Linux.
const TICKS_PER_SECOND: f64 = 100.0;
/// Further options of the service.
const MORE_FLAGS: &[&str] = &["--trusted-proxies", "127.0.0.1"];

/// The binary with a data folder, an account and a customer.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    child: Child,
    folder: TempDir,
    database: Option<String>,
}

impl Service {
    pub(crate) fn start(database: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        output(billables(folder.path()).args(["key", "new"]));
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = billables(folder.path());
        command.args(["serve", "--listen", &address.to_string()]).args(MORE_FLAGS);
        command.args(database.iter().flat_map(|url| ["--database", url]));
        // The log goes to a file, as in production.
        let log = File::create(log_path(folder.path())).unwrap();
        let child = command.stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let mut service = Self { address, child, folder, database };
        service.wait_until_ready();
        let token = service.token("SystemAdministrator", "*");
        service.fill(&token, "/accounts", &json!({ "id": "demo", "name": "Demo" }));
        service.fill(&token, "/customers", &json!({ "accountId": "demo", "id": "acme", "name": "Acme" }));
        service
    }

    fn wait_until_ready(&mut self) {
        let since = Instant::now();
        while ureq::get(format!("http://{}/health/ready", self.address)).call().is_err() {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none() && since.elapsed() < TIMEOUT, "the service does not get ready: {}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn fill(&self, token: &str, path: &str, body: &Value) {
        let request = ureq::post(format!("http://{}{path}", self.address));
        let request = request.header("authorization", format!("Bearer {token}"));
        request.header("content-type", "application/json").send(body.to_string()).unwrap();
    }

    pub(crate) fn token(&self, role: &str, account: &str) -> String {
        let arguments = ["token", "issue", "--sub", "platform", "--role", role, "--account", account];
        output(billables(self.folder.path()).args(arguments)).trim_end().to_owned()
    }

    /// The CPU time of the service so far, in user and kernel mode.
    pub(crate) fn cpu_seconds(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name of the program is in parentheses and may contain spaces. The 3rd field follows; the 14th and the
        // 15th are the times.
        let (_, fields) = stat.rsplit_once(") ").unwrap();
        let ticks = fields.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<f64>().unwrap());
        ticks.sum::<f64>() / TICKS_PER_SECOND
    }

    /// Stops the service, and returns the number of billables in the store.
    pub(crate) fn stop_and_count(mut self) -> u64 {
        output(Command::new("kill").arg("-TERM").arg(self.child.id().to_string()));
        let status = self.child.wait().unwrap();
        assert!(status.success(), "the service ended with {status}: {}", self.log());
        let mut check = billables(self.folder.path());
        let text = output(check.arg("check").args(self.database.iter().flat_map(|url| ["--database", url])));
        assert!(text.contains(" 0 problems"), "{text}");
        text.split_once(" billables").unwrap().0.parse().unwrap()
    }

    /// Adds a user with a generated password.
    pub(crate) fn add_user(&self, name: &str) {
        let mut command = billables(self.folder.path());
        command.args(self.database.iter().flat_map(|url| ["--database", url]));
        output(command.args(["user", "add", name, "--role", "Reporter", "--account", "demo", "--generate"]));
    }

    fn log(&self) -> String {
        fs::read_to_string(log_path(self.folder.path())).unwrap()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn billables(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_billables"));
    // Neither a variable of the machine nor a configuration file reaches the service.
    command.env_clear().current_dir(folder).arg("--data-dir").arg(folder.join("data")).stdin(Stdio::null());
    command
}

fn log_path(folder: &Path) -> PathBuf {
    folder.join("log")
}

/// The standard output of a command, which must succeed.
fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
