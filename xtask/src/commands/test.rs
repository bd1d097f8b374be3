//! `cargo xtask test`: all tests, with the programs that they need.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use anyhow::{Result, bail};
use clap::Args;

use crate::test_server::TestServer;
use crate::topology::Topology;
use crate::{clients, postgres, process};

/// Run all tests, documentation examples included, with a private PostgreSQL server, real clients and a real browser
///
/// The command looks for a PostgreSQL server on this machine (`initdb` on PATH, or the folders of distributions). If
/// there is none, the command installs one: with apt-get as root, otherwise from the Python registry into target/.
/// The clients' packages go into target/environments. As root, missing programs (Python, Node, Chromium, nginx,
/// PgBouncer, Patroni, etcd) are installed with apt-get. The test of a cluster under Patroni runs where the machine makes network
/// namespaces, and the tests of a Citus cluster where PostgreSQL offers the extension; the last lines tell. Screenshots of the browser are in target/screenshots.
///
/// With --postgres, the tests of the store and of the API run on that server. Its role needs CREATEDB and nothing else:
/// each test makes a database and drops it. Tests that stop, configure or replicate a server start private ones.
/// The last lines name the tests that the role does not permit, and tell whether Citus was checked.
///
/// With --topology, the same tests run on a private cluster of that kind; a run takes a quarter of an hour or longer.
#[derive(Debug, Default, Args)]
#[command(after_help = "Examples:
  cargo xtask test                                  all tests
  cargo xtask test -- -p billables-domain           one package
  cargo xtask test -- -p billables-persistence void tests whose names contain `void`
  cargo xtask test -- -- --nocapture                all tests, with their output
  cargo xtask test --postgres 'postgres://me:secret@db.example/postgres'
                                                    the store and the API on a server of yours
  cargo xtask test --topology citus                 the store and the API on a private Citus cluster
  cargo xtask test --topology pgbouncer -- -p billables-persistence void
                                                    some tests of the store behind PgBouncer
  cargo xtask test --long                           the long tests instead
  cargo xtask test --long -- -- stop                the long tests whose names contain `stop`")]
pub(crate) struct Arguments {
    /// Run the long tests instead of the others
    #[arg(long)]
    long: bool,
    /// Run the tests of the store and of the API on a private cluster of this kind
    #[arg(long, conflicts_with_all = ["long", "postgres"])]
    topology: Option<Topology>,
    /// The URL of a PostgreSQL server for the tests of the store and of the API
    #[arg(long, value_name = "URL", conflicts_with = "long")]
    postgres: Option<String>,
    /// Arguments for cargo test
    #[arg(last = true)]
    cargo: Vec<String>,
}

/// The package and the test target that hold the long tests.
pub(crate) const LONG_TESTS: (&str, &str) = ("billables-server", "long");

/// The packages whose tests run on a given server and on a topology.
const OF_STORE_AND_API: [&str; 4] = ["--package", "billables-persistence", "--package", "billables-api"];

impl Arguments {
    /// Arguments for the long tests.
    pub(crate) fn long() -> Self {
        Self { long: true, ..Self::default() }
    }

    /// Whether the tests run on another server than the private one of every run.
    fn has_server_of_its_own(&self) -> bool {
        self.postgres.is_some() || self.topology.is_some()
    }

    /// The command of the tests, without its variables.
    fn command(&self) -> Command {
        // One run shows all failures, because a run takes minutes.
        let mut command = process::cargo(["test", "--no-fail-fast"]);
        if self.long {
            command.args(["--package", LONG_TESTS.0, "--test", LONG_TESTS.1]);
        } else if !selects_packages(&self.cargo) {
            let packages = if self.has_server_of_its_own() { &OF_STORE_AND_API[..] } else { &["--workspace"] };
            command.args(packages);
        }
        command.args(&self.cargo);
        if self.topology == Some(Topology::Citus) {
            // The tests that need a cluster are ignored elsewhere.
            let separator = (!self.cargo.iter().any(|argument| argument == "--")).then_some("--");
            command.args(separator).arg("--include-ignored");
        }
        command
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let server = arguments.postgres.as_deref().map_or_else(TestServer::private, TestServer::given)?;
    let topology = arguments.topology.map(|topology| topology.start(&server.url())).transpose()?;
    let clients = if arguments.has_server_of_its_own() { clients::variables_of_store() } else { clients::variables() };
    let mut command = arguments.command();
    command.envs(server.variables()).envs(clients.clone());
    if let Some(running) = &topology {
        command.envs(running.variables()?);
    }

    let mut tally = Tally::default();
    let mut statuses = vec![tally.run(&mut command)?];
    drop(topology);
    let is_whole = !arguments.long && !arguments.has_server_of_its_own() && !selects_packages(&arguments.cargo);
    if is_whole && arguments.cargo.is_empty() {
        statuses.extend(run_on_cluster(&server, &mut tally)?);
        statuses.extend(run_with_patroni(&server, &clients, &mut tally)?);
    }
    if is_whole && !tally.has_patroni {
        println!("Patroni: not checked, because this machine makes no network namespaces");
    }
    for untested in server.describe_untested().into_iter().chain(tally.untested.iter().map(String::as_str)) {
        println!("{untested}");
    }
    println!("{}", server.describe_citus(tally.has_citus));
    drop(server);
    println!("{tally}");
    if let Some((described, status)) = statuses.into_iter().find(|(_, status)| !status.success()) {
        bail!("`{described}` failed ({status})");
    }
    if tally.passed == 0 {
        bail!("No test ran. Check the arguments after `--`.");
    }
    Ok(())
}

/// Runs the tests that need a Citus cluster, if the server's installation offers one.
fn run_on_cluster(server: &TestServer, tally: &mut Tally) -> Result<Option<(String, ExitStatus)>> {
    if !server.offers_cluster() {
        return Ok(None);
    }
    let cluster = postgres::start_cluster()?;
    // The whole workspace has the features of the run before, so nothing is built again.
    let mut command = process::cargo(["test", "--no-fail-fast", "--workspace"]);
    command.args(["--lib", "--test", "store", "--test", "service", "--", "--ignored", CITUS_TEST]);
    command.envs(server.variables()).envs([postgres::cluster_variable(&cluster)]);
    tally.run_ignored(&mut command).map(Some)
}

/// Runs the test of a cluster under Patroni, if this machine can make the network namespaces of its nodes.
fn run_with_patroni(
    server: &TestServer,
    clients: &[(&'static str, PathBuf)],
    tally: &mut Tally,
) -> Result<Option<(String, ExitStatus)>> {
    if !clients::makes_network_namespaces() {
        return Ok(None);
    }
    let mut command = process::cargo(["test", "--no-fail-fast", "--workspace", "--test", "service"]);
    command.args(["--", "--ignored", "--nocapture", PATRONI_TEST]);
    command.envs(server.variables()).envs(clients.iter().cloned());
    tally.run_ignored(&mut command).map(Some)
}

/// Whether the arguments for cargo (those before a further `--`) select packages.
fn selects_packages(arguments: &[String]) -> bool {
    arguments
        .iter()
        .take_while(|argument| *argument != "--")
        .any(|argument| ["-p", "--package", "--manifest-path"].iter().any(|option| argument.starts_with(option)))
}

/// The added results of all test programs.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
    /// The lines in which tests say that the server does not permit them.
    untested: BTreeSet<String>,
    /// Whether a test of Citus passed.
    has_citus: bool,
    /// Whether a test of Patroni ran.
    has_patroni: bool,
}

/// The beginning of a line in which a test says that the server does not permit it.
const UNTESTED: &str = "not tested: ";

/// A word in the name of every test of Citus.
const CITUS_TEST: &str = "citus";

/// A word in the name of the test of a cluster under Patroni.
const PATRONI_TEST: &str = "patroni";

impl Tally {
    /// Runs tests, passes their output on and adds their results. Returns the text of the command too.
    fn run(&mut self, command: &mut Command) -> Result<(String, ExitStatus)> {
        let status = process::run_with_lines(command, |line| {
            self.add(line);
            // An error means that standard output is closed.
            let _ = std::io::stdout().write_all(line.as_bytes());
        })?;
        Ok((process::describe(command), status))
    }

    /// Runs tests that the run before left out as ignored ones.
    fn run_ignored(&mut self, command: &mut Command) -> Result<(String, ExitStatus)> {
        let before = self.passed + self.failed;
        let status = self.run(command);
        self.ignored = self.ignored.saturating_sub(self.passed + self.failed - before);
        status
    }

    /// Adds the counts of a line such as `test result: ok. 14 passed; 0 failed; 1 ignored; 0 measured; …`, and the
    /// other lines that the end of the output repeats.
    fn add(&mut self, line: &str) {
        if let Some(place) = line.find(UNTESTED) {
            self.untested.insert(line[place..].trim_end().to_owned());
        }
        let passed = line.strip_prefix("test ").and_then(|test| test.trim_end().strip_suffix(" ... ok"));
        self.has_citus |= passed.is_some_and(|name| name.contains(CITUS_TEST));
        self.has_patroni |= line.starts_with("test ") && line.contains(PATRONI_TEST) && !line.contains("ignored");
        let Some((_, counts)) = line.split_once("test result: ").and_then(|(_, rest)| rest.split_once(". ")) else {
            return;
        };
        for count in counts.split("; ") {
            let Some((number, what)) = count.split_once(' ') else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match what.trim_end() {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)?;
        if self.ignored > 0 {
            write!(formatter, ", {} skipped", self.ignored)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, selects_packages};

    #[test]
    fn the_results_of_all_programs_are_added_up() {
        let mut tally = Tally::default();
        tally.add("running 3 tests\n");
        tally.add("test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.01s\n");
        tally.add("test result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out\n");
        assert_eq!(tally, Tally { passed: 5, failed: 4, ignored: 1, ..Tally::default() });
        assert_eq!(tally.to_string(), "5 passed, 4 failed, 1 skipped");
    }

    #[test]
    fn a_test_with_a_treacherous_name_counts_for_nothing() {
        let mut tally = Tally::default();
        tally.add("test result: ok\n");
        tally.add("test result: many passed; some failed\n");
        tally.add("test a_test_result_is_passed ... ok\n");
        assert_eq!(tally, Tally::default());
        assert_eq!(tally.to_string(), "0 passed, 0 failed");
    }

    #[test]
    fn what_a_server_does_not_permit_and_a_passed_test_of_citus_are_noticed() {
        let mut tally = Tally::default();
        tally.add("test distributed::a_report_on_citus ... FAILED\n");
        assert!(!tally.has_citus);
        tally.add("test distributed::a_void_on_citus ... ok\n");
        assert!(tally.has_citus);
        for line in ["not tested: triggers\n", "test a ... not tested: triggers\n"] {
            tally.add(line);
        }
        assert_eq!(tally.untested.into_iter().collect::<Vec<_>>(), ["not tested: triggers"]);
    }

    #[test]
    fn packages_are_only_looked_for_among_cargos_own_arguments() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(selects_packages(&words("-p billables-domain")));
        assert!(selects_packages(&words("--package=billables-domain")));
        assert!(!selects_packages(&words("void -- -p")));
        assert!(!selects_packages(&[]));
    }
}
