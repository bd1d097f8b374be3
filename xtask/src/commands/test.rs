//! `cargo xtask test`: all tests, with the programs that they need.

use std::fmt;
use std::io::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use crate::{clients, postgres, process};

/// Run all tests, documentation examples included, with a private PostgreSQL server, real clients and a real browser
///
/// The command looks for a PostgreSQL server on this machine (`initdb` on PATH, or the folders of distributions). If
/// there is none, the command installs one: with apt-get as root, otherwise from the Python registry into target/.
/// The clients' packages go into target/environments. As root, missing programs (Python, Node, Chromium, nginx,
/// PgBouncer, Patroni, etcd) are installed with apt-get. The test of a cluster under Patroni needs network namespaces, and fails
/// without root. Screenshots of the browser are in target/screenshots.
#[derive(Debug, Default, Args)]
#[command(after_help = "Examples:
  cargo xtask test                                  all tests
  cargo xtask test -- -p billables-domain           one package
  cargo xtask test -- -p billables-persistence void tests whose names contain `void`
  cargo xtask test -- -- --nocapture                all tests, with their output
  cargo xtask test --long                           the long tests instead
  cargo xtask test --long -- -- stop                the long tests whose names contain `stop`")]
pub(crate) struct Arguments {
    /// Run the long tests instead of the others
    #[arg(long)]
    long: bool,
    /// Arguments for cargo test
    #[arg(last = true)]
    cargo: Vec<String>,
}

/// The package and the test target that hold the long tests.
pub(crate) const LONG_TESTS: (&str, &str) = ("billables-server", "long");

impl Arguments {
    /// Arguments for the long tests.
    pub(crate) fn long() -> Self {
        Self { long: true, cargo: Vec::new() }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let server = postgres::start()?;
    // One run shows all failures, because a run takes minutes.
    let mut command = process::cargo(["test", "--no-fail-fast"]);
    if arguments.long {
        command.args(["--package", LONG_TESTS.0, "--test", LONG_TESTS.1]);
    } else if !selects_packages(&arguments.cargo) {
        command.arg("--workspace");
    }
    command.args(&arguments.cargo).envs(postgres::variables(&server)).envs(clients::variables());

    let mut tally = Tally::default();
    let status = process::run_with_lines(&mut command, |line| {
        tally.add(line);
        // An error means that standard output is closed.
        let _ = std::io::stdout().write_all(line.as_bytes());
    })?;
    let untested = postgres::describe_untested(&server);
    drop(server);

    if let Some(untested) = untested {
        println!("{untested}");
    }
    println!("{tally}");
    if !status.success() {
        bail!("`{}` failed ({status})", process::describe(&command));
    }
    if tally.passed == 0 {
        bail!("No test ran. Check the arguments after `--`.");
    }
    Ok(())
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
}

impl Tally {
    /// Adds the counts of a line such as `test result: ok. 14 passed; 0 failed; 1 ignored; 0 measured; …`; ignores
    /// other lines.
    fn add(&mut self, line: &str) {
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
        assert_eq!(tally, Tally { passed: 5, failed: 4, ignored: 1 });
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
    fn packages_are_only_looked_for_among_cargos_own_arguments() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(selects_packages(&words("-p billables-domain")));
        assert!(selects_packages(&words("--package=billables-domain")));
        assert!(!selects_packages(&words("void -- -p")));
        assert!(!selects_packages(&[]));
    }
}
