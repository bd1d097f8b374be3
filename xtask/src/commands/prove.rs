//! `cargo xtask prove`: the proof of exactly once. Builds what it needs; what is done is in `crates/prove`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use crate::{postgres, process, workspace};

/// Disturb the real service in every known way, and compare its store with what its clients were told
///
/// Each episode is a new store on SQLite or PostgreSQL. Clients report calls, repeat them, race each other and lose answers;
/// meanwhile processes are killed, disks fail, databases stand still and the power goes. docs/exactly-once.md says what is
/// proven and how. A failure prints the command that repeats it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask prove                          a minute on both databases
  cargo xtask prove --seconds 3600 --release an hour, with the binary as it is shipped
  cargo xtask prove --seed 7 --episode 3     one episode again, as a failure names it
  cargo xtask prove --mutants                whether each of nine mistakes, made on purpose, is caught
  cargo xtask prove --database sqlite        without PostgreSQL")]
pub(crate) struct Arguments {
    /// How long, in seconds; every kind of episode is played at least once
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// What everything that is decided follows from [default: chance]
    #[arg(long)]
    seed: Option<u64>,
    /// One episode alone, by its number
    #[arg(long)]
    episode: Option<u64>,
    /// How long each episode is disturbed, in seconds
    #[arg(long, default_value_t = 8)]
    episode_seconds: u64,
    /// The database
    #[arg(long, default_value = "both")]
    database: Which,
    /// Try each mistake that the service can be built to make: it must be caught within two minutes
    #[arg(long, conflicts_with = "release")]
    mutants: bool,
    /// Make one such mistake, by its name
    #[arg(long, conflicts_with_all = ["release", "mutants"])]
    mutant: Option<String>,
    /// The service as it is shipped, instead of the development build
    #[arg(long)]
    release: bool,
    /// Tell each disturbance
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    Both,
    Sqlite,
    Postgres,
}

impl Arguments {
    /// The proof for this long, from a chance seed.
    pub(crate) fn for_seconds(seconds: u64) -> Self {
        Self {
            seconds,
            seed: None,
            episode: None,
            episode_seconds: 8,
            database: Which::Both,
            mutants: false,
            mutant: None,
            release: false,
            verbose: false,
        }
    }

    /// Each of the mistakes that the proof must catch.
    pub(crate) fn mutants() -> Self {
        Self { mutants: true, ..Self::for_seconds(60) }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let program = build(arguments)?;
    let mut command = process::cargo(["run", "--quiet", "--package", "billables-prove"]);
    if arguments.release {
        command.arg("--release");
    }
    command.arg("--").arg("--program").arg(program);
    command.args(["--seconds", &arguments.seconds.to_string()]);
    command.args(["--episode-seconds", &arguments.episode_seconds.to_string()]);
    // Mistakes are caught where they show, which may be either database.
    if arguments.database == Which::Sqlite && !arguments.mutants {
        command.args(["--database", "sqlite"]);
    } else {
        command.arg("--postgres-programs").arg(postgres::installation()?.programs());
        let is_alone = arguments.database == Which::Postgres && !arguments.mutants;
        command.args(["--database", if is_alone { "postgres" } else { "both" }]);
    }
    let numbers = [("--seed", arguments.seed), ("--episode", arguments.episode)];
    for (name, number) in numbers {
        command.args(number.iter().flat_map(|number| [name.to_owned(), number.to_string()]));
    }
    command.args(arguments.mutant.iter().flat_map(|mutant| ["--mutant", mutant]));
    if arguments.mutants {
        command.arg("--mutants");
    }
    if arguments.verbose {
        command.arg("--verbose");
    }
    if !process::run(&mut command)?.success() {
        bail!("exactly once is not proven");
    }
    Ok(())
}

/// Builds the service, and gives the binary. One that can make mistakes has a folder of its own: it is never where anybody
/// looks for the service.
fn build(arguments: &Arguments) -> Result<PathBuf> {
    let mut command = process::cargo(["build", "--package", "billables-server"]);
    let mut target = target_folder()?;
    let mut profile = "debug";
    if arguments.mutants || arguments.mutant.is_some() {
        target = target.join("mutants");
        command.args(["--features", "mutants", "--target-dir"]).arg(&target);
    } else if arguments.release {
        command.arg("--release");
        profile = "release";
    }
    process::must_succeed(&mut command)?;
    Ok(target.join(profile).join("billables"))
}

/// Where cargo builds to.
fn target_folder() -> Result<PathBuf> {
    let mut command: Command = process::cargo(["metadata", "--format-version=1", "--no-deps"]);
    let metadata: serde_json::Value = serde_json::from_str(&process::output(&mut command)?)?;
    let folder = metadata["target_directory"].as_str().context("`cargo metadata` named no target folder")?;
    Ok(workspace::root().join(folder))
}
