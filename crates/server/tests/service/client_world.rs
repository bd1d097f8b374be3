//! A service for clients in other languages, and the run of such a client.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use billables_test_support::TestDatabase;

use crate::process::{Client, Folder, PASSWORD, Service, command};

/// The folder of the clients.
pub const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients");

/// The longest time of a client. The browser needs a minute on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(600);

/// Puts the scripts and the packages for Node into the folder of the client.
fn prepare_for_node(world: &World) {
    let environment = from_environment("BILLABLES_TEST_NODE");
    // Node looks for packages beside the script.
    for entry in fs::read_dir(Path::new(SOURCES).join("node")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "js") {
            fs::copy(&path, world.folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    fs::copy(environment.join("package.json"), world.folder.join("package.json")).unwrap();
    symlink(environment.join("node_modules"), world.folder.join("node_modules")).unwrap();
}

/// A service with the account `demo`, and the folder of one client.
pub struct World {
    data: Folder,
    service: Service,
    folder: PathBuf,
}

impl World {
    pub fn new() -> Self {
        Self::with_flags(None, &[])
    }

    /// A service with the user `alice`, and with access tokens that expire during the test.
    pub fn for_signing_in(database: &TestDatabase) -> Self {
        Self::for_signing_in_with(database, &["--access-token-seconds", "2", "--token-leeway-seconds", "0"])
    }

    /// A service with the user `alice`.
    pub fn for_signing_in_with(database: &TestDatabase, flags: &[&str]) -> Self {
        let url = database.configured_url();
        let world = Self::with_flags(Some(&url), flags);
        let add = ["user", "add", "alice", "--role", "Manager", "--account", "demo", "--display-name", "Alice Example"];
        command(&world.data, Some(&url), &add, PASSWORD);
        world
    }

    pub fn with_flags(database: Option<&str>, flags: &[&str]) -> Self {
        let data = Folder::new();
        let service = Service::start_with_flags(&data, database, flags);
        Client::new(&service.url, &data.token("SystemAdministrator", "*")).fill();
        let folder = data.path.join("client");
        fs::create_dir(&folder).unwrap();
        Self { data, service, folder }
    }

    #[track_caller]
    pub fn run_node(&self, script: &str, variables: &[(&str, PathBuf)]) {
        prepare_for_node(self);
        let mut command = Command::new("node");
        command.arg(self.folder.join(script)).envs(variables.iter().map(|(name, value)| (name, value)));
        self.run(&mut command);
    }

    /// A service that trusts the addresses that clients give, and hashes passwords cheaply.
    pub fn for_schemathesis(database: &TestDatabase) -> Self {
        let cheap = ["--password-memory-kib", "64", "--password-iterations", "1"];
        Self::for_signing_in_with(database, &[&["--trusted-proxies", "127.0.0.1"], &cheap[..]].concat())
    }

    /// Runs every check of `schemathesis.toml` on every operation of the document, as a Manager and as a
    /// SystemAdministrator.
    #[track_caller]
    pub fn run_schemathesis(&self, phases: &str, examples: u32, seed: u32) {
        let program = from_environment("BILLABLES_TEST_PYTHON").with_file_name("schemathesis");
        let sources = Path::new(SOURCES).join("python");
        for (role, account) in [("Manager", "demo"), ("SystemAdministrator", "*")] {
            let mut command = Command::new(&program);
            command.env("PYTHONDONTWRITEBYTECODE", "1").env("PYTHONPATH", &sources);
            command
                .env("SCHEMATHESIS_HOOKS", "schemathesis_hooks")
                .arg("--config-file")
                .arg(sources.join("schemathesis.toml"));
            command.args([
                "run",
                &format!("{}/openapi.json", self.service.url),
                "--phases",
                phases,
                "--no-color",
                "--warnings",
                "off",
            ]);
            // Python 3.11 cannot read its own sources in two threads at once.
            command.args(["--workers", "1", "--continue-on-failure", "--seed", &seed.to_string()]);
            command.args(["--max-examples", &examples.to_string(), "--output-sanitize", "false"]);
            command.args(["--header", &format!("Authorization: Bearer {}", self.data.token(role, account))]);
            self.run(&mut command);
        }
    }

    /// Runs a client, and prints the output.
    #[track_caller]
    #[expect(clippy::print_stdout, reason = "the test runner shows the output when the test fails")]
    pub fn run(&self, command: &mut Command) {
        command
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .env("CLIENT_URL", &self.service.url)
            .env("CLIENT_FOLDER", &self.folder)
            .env("CLIENT_PASSWORD", PASSWORD)
            .env("CLIENT_TOKEN", self.data.token("Manager", "demo"))
            .env("CLIENT_ADMINISTRATOR_TOKEN", self.data.token("SystemAdministrator", "demo"));
        let path = self.folder.join("story.txt");
        let story = File::create(&path).unwrap();
        command.stdout(story.try_clone().unwrap()).stderr(story);
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
        let status = wait(&mut child);
        println!("{}", String::from_utf8_lossy(&fs::read(&path).unwrap()));
        match status {
            Some(status) => assert!(status.success(), "the client ended with {status}; its output is above"),
            None => panic!("the client did not end within {TIMEOUT:?}; its output is above"),
        }
    }
}

/// Waits for a client, and ends it at the timeout.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let since = Instant::now();
    while since.elapsed() < TIMEOUT {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// The path of a program that `cargo xtask test` has installed.
#[expect(clippy::disallowed_methods, reason = "`cargo xtask test` passes the paths in variables")]
pub fn from_environment(name: &str) -> PathBuf {
    let Some(path) = std::env::var_os(name) else {
        panic!("{name} is not set. Run these tests with `cargo xtask test`, which installs the clients.");
    };
    path.into()
}
