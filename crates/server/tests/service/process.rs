//! A running `billables`, and its clients.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// The password of every user.
pub const PASSWORD: &str = "correct horse battery staple";

/// The longest time for a process to serve or to end, and for a request.
const TIMEOUT: Duration = Duration::from_secs(60);

pub fn billables(data_folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_billables"));
    // Neither a variable of the machine nor a configuration file reaches the tests.
    command.env_clear();
    command.current_dir(data_folder).arg("--data-dir").arg(data_folder.join("data")).stdin(Stdio::null());
    command
}

/// A data folder with a signing key.
pub struct Folder {
    pub path: PathBuf,
    _guard: tempfile::TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let guard = tempfile::tempdir().unwrap();
        let folder = Self { path: guard.path().to_owned(), _guard: guard };
        let output = billables(&folder.path).args(["key", "new"]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        folder
    }

    pub fn token(&self, role: &str, account: &str) -> String {
        let arguments = ["token", "issue", "--sub", role, "--role", role, "--account", account];
        let output = billables(&self.path).args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }
}

/// Runs a command with a line on standard input, and returns the standard output.
#[track_caller]
pub fn command(folder: &Folder, database: Option<&str>, arguments: &[&str], input: &str) -> String {
    let mut command = billables(&folder.path);
    if let Some(database) = database {
        command.args(["--database", database]);
    }
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that reads no input may have ended by now.
    let _ = writeln!(child.stdin.take().unwrap(), "{input}");
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Lets the system choose the port. A port that a test chooses may belong to the service of another test when the process
/// binds it.
const ANY_PORT: &str = "127.0.0.1:0";

/// The source of the address of a starting service.
enum Log {
    /// The log, which a thread reads.
    Read,
    /// The address is known, because the log is closed.
    Unread(String),
}

/// The address of the log's line "serving".
fn address_in(log: &str) -> Option<String> {
    let mut lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let serving = lines.find(|line| line["message"] == "serving")?;
    Some(serving["address"].as_str()?.to_owned())
}

/// An address that is free at the moment of the call. Another process may take the address before its user does.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// The command that serves at an address.
fn serve(folder: &Folder, database: Option<&str>, address: &str, flags: &[&str]) -> Command {
    let mut command = billables(&folder.path);
    command.args(["serve", "--listen", address, "--log-format", "json", "--log-level", "debug"]);
    if let Some(database) = database {
        command.args(["--database", database]);
    }
    command.args(flags);
    command
}

/// A running service.
pub struct Service {
    pub url: String,
    child: Child,
    log: Arc<Mutex<String>>,
}

impl Service {
    /// Starts a service, and waits until it is ready. So do the functions below.
    pub fn start(folder: &Folder, database: Option<&str>) -> Self {
        Self::start_with_flags(folder, database, &[])
    }

    /// Starts a service with further flags.
    pub fn start_with_flags(folder: &Folder, database: Option<&str>, flags: &[&str]) -> Self {
        Self::start_at(folder, database, ANY_PORT, flags)
    }

    /// Starts a service whose log goes to a closed pipe.
    pub fn start_unread(folder: &Folder) -> Self {
        let address = free_address();
        Self::start_command(&mut serve(folder, None, &address, &[]), Log::Unread(address))
    }

    /// Starts a service at a given address.
    pub fn start_at(folder: &Folder, database: Option<&str>, address: &str, flags: &[&str]) -> Self {
        Self::start_command(&mut serve(folder, database, address, flags), Log::Read)
    }

    /// Starts a service with environment variables.
    pub fn start_with_variables(folder: &Folder, database: Option<&str>, variables: &[(&str, String)]) -> Self {
        let mut command = serve(folder, database, ANY_PORT, &[]);
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        Self::start_command(&mut command, Log::Read)
    }

    /// Starts a service with limits that the shell sets, such as `ulimit -n 200`.
    pub fn start_with_limits(folder: &Folder, database: Option<&str>, limits: &str) -> Self {
        let service = serve(folder, database, ANY_PORT, &[]);
        let mut command = Command::new("sh");
        command.env_clear().current_dir(&folder.path).stdin(Stdio::null());
        command
            .args(["-c", &format!("{limits} && exec \"$0\" \"$@\"")])
            .arg(service.get_program())
            .args(service.get_args());
        Self::start_command(&mut command, Log::Read)
    }

    fn start_command(command: &mut Command, log_reader: Log) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let mut service = Self { url: String::new(), child, log };
        let since = Instant::now();
        let address = match log_reader {
            Log::Unread(address) => {
                drop(stderr);
                address
            }
            Log::Read => {
                let lines = service.log.clone();
                std::thread::spawn(move || {
                    for line in stderr.lines().map_while(Result::ok) {
                        let mut lines = lines.lock().unwrap();
                        lines.push_str(&line);
                        lines.push('\n');
                    }
                });
                service.wait_for(since, |service| address_in(&service.log()))
            }
        };
        service.url = format!("http://{address}");
        service.wait_for(since, |service| {
            matches!(Client::new(&service.url, "").try_get("/health/ready"), Ok((200, _))).then_some(())
        });
        service
    }

    /// Waits until a starting process has what `found` looks for.
    fn wait_for<T>(&mut self, since: Instant, found: impl Fn(&Self) -> Option<T>) -> T {
        loop {
            if let Some(found) = found(self) {
                return found;
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the service ended with {status}: {}", self.log());
            }
            assert!(since.elapsed() < TIMEOUT, "the service is not ready: {}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The status of a list of billables, requested with a token.
    pub fn status(&self, token: &str) -> u16 {
        Client::new(&self.url, token).try_get("/billables?limit=1").unwrap().0
    }

    /// The status of the readiness.
    pub fn ready(&self) -> u16 {
        Client::new(&self.url, "").try_get("/health/ready").unwrap().0
    }

    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// The resident memory of the process, in KiB.
    pub fn memory_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
    }

    /// The soft and the hard limit of open files.
    pub fn open_files_limits(&self) -> (String, String) {
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", self.child.id())).unwrap();
        let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap();
        let mut fields = line.split_whitespace().map(str::to_owned);
        (fields.next().unwrap(), fields.next().unwrap())
    }

    /// Ends the process with SIGKILL.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends SIGTERM, which asks the service to stop.
    pub fn ask_to_stop(&self) {
        self.signal("-TERM");
    }

    /// Sends SIGHUP, as a closed terminal does, or an operator who means to reload the settings.
    pub fn hang_up(&self) {
        self.signal("-HUP");
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(name).arg(self.child.id().to_string()).status().unwrap();
        assert!(status.success());
    }

    /// Waits for the end of the process.
    pub fn wait(&mut self) -> ExitStatus {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(since.elapsed() < TIMEOUT, "the service does not end: {}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client with a token.
pub struct Client {
    agent: ureq::Agent,
    url: String,
    authorization: String,
}

impl Client {
    pub fn new(url: &str, token: &str) -> Self {
        let agent =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(TIMEOUT)).build().into();
        Self { agent, url: url.to_owned(), authorization: format!("Bearer {token}") }
    }

    pub fn try_post(&self, path: &str, body: &Value) -> Result<(u16, Value), ureq::Error> {
        let request = self.agent.post(format!("{}{path}", self.url)).header("authorization", &self.authorization);
        let mut answer = request.header("content-type", "application/json").send(body.to_string())?;
        let text = answer.body_mut().read_to_string()?;
        Ok((answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    pub fn try_get(&self, path: &str) -> Result<(u16, Value), ureq::Error> {
        let request = self.agent.get(format!("{}{path}", self.url)).header("authorization", &self.authorization);
        let mut answer = request.call()?;
        let text = answer.body_mut().read_to_string()?;
        Ok((answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.try_post(path, body).unwrap()
    }

    /// Reports a call of the account `demo`.
    pub fn try_report(&self, customer: &str, call_sid: &str) -> Result<(u16, Value), ureq::Error> {
        self.try_post("/billables", &json!({ "accountId": "demo", "customerId": customer, "callSid": call_sid }))
    }

    /// Makes the account `demo` with the customers `acme` and `globex`.
    pub fn fill(&self) {
        for (path, body) in [
            ("/accounts", json!({ "id": "demo", "name": "Demo" })),
            ("/customers", json!({ "accountId": "demo", "id": "acme", "name": "Acme" })),
            ("/customers", json!({ "accountId": "demo", "id": "globex", "name": "Globex" })),
        ] {
            let (status, answer) = self.post(path, &body);
            assert!(matches!(status, 200 | 201), "{status} {answer}");
        }
    }

    /// The calls of all billables of the account `demo`.
    pub fn stored_calls(&self) -> HashSet<String> {
        self.list().iter().map(|billable| billable["callSid"].as_str().unwrap().to_owned()).collect()
    }

    /// Every billable of the account `demo`, read by pages.
    pub fn list(&self) -> Vec<Value> {
        let mut items = Vec::new();
        let mut cursor = String::new();
        loop {
            let (status, page) = self.try_get(&format!("/billables?accountId=demo&limit=500{cursor}")).unwrap();
            assert_eq!(status, 200, "{page}");
            items.extend(page["items"].as_array().unwrap().iter().cloned());
            match page["nextCursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return items,
            }
        }
    }
}

/// Reports of new calls from several clients, interrupted by stops of the service.
#[derive(Default)]
pub struct Burst {
    confirmed: Mutex<Vec<String>>,
    next_call: AtomicUsize,
}

impl Burst {
    /// Reports calls until `count` more are confirmed, and asks the service to stop while the clients go on. Each
    /// client calls
    /// `after_report` after a confirmed report, and ends when the service refuses a report or closes the connection.
    pub fn stop_under_load(
        &self,
        service: &mut Service,
        token: &str,
        (clients, count): (usize, usize),
        after_report: impl Fn(&Client) + Sync,
    ) {
        let enough = self.confirmed.lock().unwrap().len() + count;
        std::thread::scope(|scope| {
            for _ in 0..clients {
                let client = Client::new(&service.url, token);
                let after_report = &after_report;
                scope.spawn(move || {
                    loop {
                        let call_sid = call_sid(self.next_call.fetch_add(1, Ordering::Relaxed));
                        match client.try_report("acme", &call_sid) {
                            Ok((201, _)) => self.confirmed.lock().unwrap().push(call_sid),
                            Ok((503, _)) | Err(_) => break,
                            Ok((status, answer)) => panic!("{status} {answer}"),
                        }
                        after_report(&client);
                    }
                });
            }
            while self.confirmed.lock().unwrap().len() < enough {
                std::thread::sleep(Duration::from_millis(1));
            }
            service.ask_to_stop();
        });
        assert_eq!(service.wait().code(), Some(0), "{}", service.log());
    }

    /// The confirmed calls that are not among these.
    pub fn missing_from(&self, is_stored: impl Fn(&String) -> bool) -> Vec<String> {
        self.confirmed.lock().unwrap().iter().filter(|call_sid| !is_stored(call_sid)).cloned().collect()
    }
}

/// A part of a token: the header is 0, and the payload 1.
pub fn token_part(token: &str, part: usize) -> Value {
    let part = URL_SAFE_NO_PAD.decode(token.split('.').nth(part).unwrap()).unwrap();
    serde_json::from_slice(&part).unwrap()
}

pub fn call_sid(number: usize) -> String {
    format!("CA{number:032x}")
}

/// Waits until a condition holds, and fails at the timeout.
#[track_caller]
pub fn wait_until(timeout: Duration, what: &str, mut holds: impl FnMut() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < timeout, "not within {timeout:?}: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
