//! `cargo xtask ci`: all checks that a change must pass, quickest first.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::commands::{deny, dtos, fuzz, languages, openapi, prove, rules, test};
use crate::process;

/// Check everything: formatting, rules, lints, mutants, documentation, generated files, languages, dependencies,
/// tests, readers
#[derive(Debug, Args)]
#[command(after_help = "The first step that fails ends the run and names the command that repeats it.

Examples:
  cargo xtask ci
  cargo xtask ci --long     the same, then the long tests, the proof and its mutants")]
pub(crate) struct Arguments {
    /// Run the long steps too: the long tests, the proof and the mutants
    #[arg(long)]
    long: bool,
}

/// One check.
struct Step {
    name: &'static str,
    /// The command that repeats this step alone.
    command: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "Formatting", command: "cargo fmt --all --check", run: formatting },
    Step { name: "Rules", command: "cargo xtask rules", run: || rules::run(&rules::Arguments {}) },
    Step { name: "Lints", command: "cargo clippy --workspace --all-targets --locked -- -D warnings", run: lints },
    Step {
        name: "Mutants",
        command: "cargo xtask prove --check-mutants",
        run: || prove::run(&prove::Arguments::checking_mutants()),
    },
    Step {
        name: "Documentation",
        command: "RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps",
        run: documentation,
    },
    Step {
        name: "API document",
        command: "cargo xtask openapi --check",
        run: || openapi::run(&openapi::Arguments { check: true }),
    },
    Step { name: "DTOs", command: "cargo xtask dtos --check", run: || dtos::run(&dtos::Arguments::checking()) },
    Step {
        name: "Languages",
        command: "cargo xtask languages",
        run: || languages::run(&languages::Arguments { languages: Vec::new() }),
    },
    Step {
        name: "Packages",
        command: "cargo package --locked --allow-dirty -p billables-domain -p billables-wire -p billables-metadata",
        run: packages,
    },
    Step { name: "Dependencies", command: "cargo xtask deny", run: || deny::run(&deny::Arguments {}) },
    Step { name: "Tests", command: "cargo xtask test", run: || test::run(&test::Arguments::default()) },
    Step {
        name: "Fuzzing",
        command: "cargo xtask fuzz --seconds 60",
        run: || fuzz::run(&fuzz::Arguments { seconds: 60, target: Vec::new(), list: false }),
    },
];

/// The steps that `--long` adds.
const LONG_STEPS: &[Step] = &[
    Step { name: "Long tests", command: "cargo xtask test --long", run: || test::run(&test::Arguments::long()) },
    Step {
        name: "Proof",
        command: "cargo xtask prove --seconds 300",
        run: || prove::run(&prove::Arguments::for_seconds(300)),
    },
    Step {
        name: "Proof of mutants",
        command: "cargo xtask prove --mutants",
        run: || prove::run(&prove::Arguments::mutants()),
    },
];

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut times = Vec::new();
    let long = if arguments.long { LONG_STEPS } else { &[] };
    let count = STEPS.len() + long.len();
    for (position, step) in STEPS.iter().chain(long).enumerate() {
        println!("\n== {}/{count} {}: {}", position + 1, step.name, step.command);
        let start = Instant::now();
        let outcome = (step.run)();
        let time = start.elapsed();
        times.push((step.name, time, if outcome.is_ok() { "ok" } else { "failed" }));
        println!("== {}: {}, {}", step.name, if outcome.is_ok() { "ok" } else { "FAILED" }, minutes(time));
        if outcome.is_err() {
            summary(&times);
        }
        outcome.with_context(|| format!("{} failed. To repeat this step alone: {}", step.name, step.command))?;
    }
    summary(&times);
    Ok(())
}

fn summary(times: &[(&str, Duration, &str)]) {
    println!("\n== Summary");
    for (name, time, outcome) in times {
        println!("{name:<15} {:>8}  {outcome}", minutes(*time));
    }
    let total = times.iter().map(|(_, time, _)| *time).sum();
    println!("{:<15} {:>8}", "Total", minutes(total));
}

fn formatting() -> Result<()> {
    add_component("fmt", "rustfmt")?;
    process::must_succeed(&mut process::cargo(["fmt", "--all", "--check"]))
}

/// The crates that stand alone can be packaged, and build from their packages.
fn packages() -> Result<()> {
    let mut command = process::cargo(["package", "--locked", "--allow-dirty"]);
    command.args(["billables-domain", "billables-wire", "billables-metadata"].map(|name| format!("--package={name}")));
    process::must_succeed(&mut command)
}

fn lints() -> Result<()> {
    add_component("clippy", "clippy")?;
    clippy(&["--workspace", "--all-targets"])?;
    // `--all-targets` leaves the long tests out.
    let (package, target) = test::LONG_TESTS;
    clippy(&["--package", package, "--test", target])
}

/// Runs clippy. With --locked, a Cargo.lock that does not match the manifests is an error too.
fn clippy(selection: &[&str]) -> Result<()> {
    process::must_succeed(process::cargo(["clippy"]).args(selection).args(["--locked", "--", "-D", "warnings"]))
}

fn documentation() -> Result<()> {
    process::must_succeed(process::cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-Dwarnings"))
}

/// Makes sure that a component of the toolchain is installed.
fn add_component(subcommand: &str, component: &str) -> Result<()> {
    if process::works(&mut process::cargo([subcommand, "--version"])) {
        return Ok(());
    }
    process::must_succeed(Command::new("rustup").args(["component", "add", component]))
}

/// A duration for people: `2 m 05 s`.
fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} m {:02} s", seconds / 60, seconds % 60) }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::minutes;

    #[test]
    fn times_are_short_to_read() {
        assert_eq!(minutes(Duration::from_millis(900)), "0 s");
        assert_eq!(minutes(Duration::from_secs(59)), "59 s");
        assert_eq!(minutes(Duration::from_secs(125)), "2 m 05 s");
    }
}
