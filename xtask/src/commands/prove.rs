//! `cargo xtask prove`: the proof of exactly once. Builds what it needs; what is done is in `crates/prove`.

use std::ffi::OsStr;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::{mutants, postgres, process};

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
  cargo xtask prove --check-mutants          whether the patches of the mistakes apply and compile
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
    /// Build the service with one mistake at a time: each must be caught within two minutes
    #[arg(long, conflicts_with = "release")]
    mutants: bool,
    /// Check that the patch of each mutant applies and compiles, and prove nothing
    #[arg(long, exclusive = true)]
    check_mutants: bool,
    /// The service with one such mistake, by its name
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
            check_mutants: false,
            mutant: None,
            release: false,
            verbose: false,
        }
    }

    /// The patches of the mutants, without a proof.
    pub(crate) fn checking_mutants() -> Self {
        Self { check_mutants: true, ..Self::for_seconds(0) }
    }

    /// Each of the mistakes that the proof must catch.
    pub(crate) fn mutants() -> Self {
        Self { mutants: true, ..Self::for_seconds(60) }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if arguments.check_mutants {
        return mutants::check();
    }
    let programs = arguments.mutants.then(mutants::build_all).transpose()?;
    let program = match &programs {
        Some(programs) => programs.join(mutants::ORIGINAL),
        None => build(arguments)?,
    };
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
    command.args(programs.iter().flat_map(|programs| [OsStr::new("--mutants"), programs.as_os_str()]));
    if arguments.verbose {
        command.arg("--verbose");
    }
    if !process::run(&mut command)?.success() {
        bail!("exactly once is not proven");
    }
    Ok(())
}

/// Builds the service. Returns the binary.
fn build(arguments: &Arguments) -> Result<PathBuf> {
    if let Some(mutant) = &arguments.mutant {
        return mutants::build_one(mutant);
    }
    let mut command = process::cargo(["build", "--package", "billables-server"]);
    let mut profile = "debug";
    if arguments.release {
        command.arg("--release");
        profile = "release";
    }
    process::must_succeed(&mut command)?;
    Ok(process::cargo_target()?.join(profile).join("billables"))
}
