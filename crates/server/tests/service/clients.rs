//! Programs of other languages against the running binary, as their users run them. They are in `tests/clients`; each
//! prints a line per check and ends with an error if one failed.
//!
//! `cargo xtask test` installs what they need and says where it is. A program that is missing is a failure, never a
//! skipped test.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use billables_test_support::TestDatabase;

use crate::process::{Client, Folder, Service, command};

/// Where the programs are.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients");

/// The password of `alice`.
const PASSWORD: &str = "correct horse battery staple";

/// How long a client may take. The browser needs a minute on a busy machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// Where the browser's screenshots are put, for a person to look at.
const SCREENSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/screenshots");

#[test]
fn the_python_package_servicestack() {
    python("servicestack_client.py");
}

#[test]
fn a_python_client_generated_from_the_document() {
    python("generated_client.py");
}

#[test]
fn the_node_package_servicestack_client() {
    node("servicestack_client.js", &[]);
}

#[test]
fn the_node_tools_that_save_and_update_types() {
    node("fetched_types.js", &[]);
}

#[test]
fn the_python_package_requests_reports_many_at_once() {
    for database in TestDatabase::each() {
        let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
        command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python/many_reports.py"));
        World::with_flags(Some(&database.configured_url()), &[]).run(&mut command);
    }
}

#[test]
fn the_python_package_servicestack_signs_in() {
    for database in TestDatabase::each() {
        let world = World::for_signing_in(&database);
        let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
        command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python/sign_in.py"));
        world.run(&mut command);
    }
}

#[test]
fn the_node_package_servicestack_client_signs_in() {
    for database in TestDatabase::each() {
        World::for_signing_in(&database).run_node("sign_in.js", &[]);
    }
}

#[test]
fn a_browser() {
    let browser = from_environment("BILLABLES_TEST_BROWSER");
    node("browser.js", &[("CLIENT_BROWSER", browser), ("CLIENT_SCREENSHOTS", SCREENSHOTS.into())]);
}

#[test]
fn the_node_package_servicestack_client_in_a_page_of_another_origin() {
    let page = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let origins = format!("https://app.example.com,http://{page}");
    for database in TestDatabase::each() {
        let world = World::for_signing_in_with(&database, &["--cors-origin", &origins]);
        let browser = ("CLIENT_BROWSER", from_environment("BILLABLES_TEST_BROWSER"));
        world.run_node("cors.js", &[browser, ("CLIENT_PAGE_PORT", page.port().to_string().into())]);
    }
}

fn python(script: &str) {
    let world = World::new();
    let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
    // Nothing is written into the sources.
    command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python").join(script));
    world.run(&mut command);
}

fn node(script: &str, variables: &[(&str, PathBuf)]) {
    World::new().run_node(script, variables);
}

/// Makes the client's folder one that Node finds the scripts and the packages in.
fn prepare_for_node(world: &World) {
    let environment = from_environment("BILLABLES_TEST_NODE");
    // Node looks for packages beside the script, so both the scripts and the link to the packages are put into the
    // client's folder.
    for entry in fs::read_dir(Path::new(SOURCES).join("node")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "js") {
            fs::copy(&path, world.folder.join(path.file_name().unwrap())).unwrap();
        }
    }
    fs::copy(environment.join("package.json"), world.folder.join("package.json")).unwrap();
    symlink(environment.join("node_modules"), world.folder.join("node_modules")).unwrap();
}

/// A service with the account `demo`, and a folder for one client.
struct World {
    data: Folder,
    service: Service,
    folder: PathBuf,
}

impl World {
    fn new() -> Self {
        Self::with_flags(None, &[])
    }

    /// With the user `alice`, and access tokens that end so soon that a client sees it happen.
    fn for_signing_in(database: &TestDatabase) -> Self {
        Self::for_signing_in_with(database, &["--access-token-seconds", "2", "--token-leeway-seconds", "0"])
    }

    /// With the user `alice`.
    fn for_signing_in_with(database: &TestDatabase, flags: &[&str]) -> Self {
        let url = database.configured_url();
        let world = Self::with_flags(Some(&url), flags);
        let add = ["user", "add", "alice", "--role", "Manager", "--account", "demo", "--display-name", "Alice Example"];
        command(&world.data, Some(&url), &add, PASSWORD);
        world
    }

    fn with_flags(database: Option<&str>, flags: &[&str]) -> Self {
        let data = Folder::new();
        let service = Service::start_with_flags(&data, database, flags);
        Client::new(&service.url, &data.token("SystemAdministrator", "*")).fill();
        let folder = data.path.join("client");
        fs::create_dir(&folder).unwrap();
        Self { data, service, folder }
    }

    #[track_caller]
    fn run_node(&self, script: &str, variables: &[(&str, PathBuf)]) {
        prepare_for_node(self);
        let mut command = Command::new("node");
        command.arg(self.folder.join(script)).envs(variables.iter().map(|(name, value)| (name, value)));
        self.run(&mut command);
    }

    /// Runs a client to its end. What it prints is the story of the test, and is shown if it fails.
    #[track_caller]
    #[expect(clippy::print_stdout, reason = "the test runner keeps it, and shows it when the test fails")]
    fn run(&self, command: &mut Command) {
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
            Some(status) => assert!(status.success(), "the client ended with {status}; what it printed is above"),
            None => panic!("the client did not end within {PATIENCE:?}; what it printed is above"),
        }
    }
}

/// Waits for a client, and ends it when it takes too long.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let since = Instant::now();
    while since.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// What `cargo xtask test` has installed.
#[expect(clippy::disallowed_methods, reason = "the test command says by variables where things are")]
pub(crate) fn from_environment(name: &str) -> PathBuf {
    let Some(path) = std::env::var_os(name) else {
        panic!("{name} is not set. Run these tests with `cargo xtask test`, which installs the clients.");
    };
    path.into()
}
