//! `cargo xtask prove`: builds and runs the proof of exactly once, which is in `crates/prove`.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::{clients, environments, mutants, postgres, process};

/// Inject faults into the real service, and compare the store with the answers to the clients
///
/// Each episode is a new store on SQLite, on PostgreSQL, on PostgreSQL behind PgBouncer, or on a Citus cluster, if PostgreSQL of
/// this machine offers the extension. Clients report calls, repeat reports, race each other and lose answers, while
/// processes are killed, disks fail, databases pause and the power is cut. A cluster under Patroni is disturbed with --topology
/// patroni alone, because it needs root, and half a minute for each failover. With --postgres the stores are databases of that server, which the proof makes and drops; the proof then
/// disturbs the server as a client only, and prints what is left out. docs/exactly-once.md describes the proof. A failure
/// prints the command for a repetition.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask prove                          a minute on SQLite, PostgreSQL, PgBouncer and Citus in turn
  cargo xtask prove --seconds 3600 --release an hour, with the release build
  cargo xtask prove --seed 7 --episode 3     repeat the episode of a failure
  cargo xtask prove --mutants                whether each of sixteen deliberate mistakes is caught
  cargo xtask prove --check-mutants          whether the patches of the mistakes apply and compile
  cargo xtask prove --topology sqlite        without PostgreSQL
  cargo xtask prove --topology pgbouncer     on PostgreSQL behind PgBouncer alone
  cargo xtask prove --topology citus         on a Citus cluster alone
  cargo xtask prove --topology patroni --episode-seconds 120
                                             on a cluster under Patroni, with time for several failovers
  cargo xtask prove --postgres 'postgres://me:secret@db.example/postgres'
                                             on a server of yours, whose role may create databases")]
pub(crate) struct Arguments {
    /// Duration in seconds; every kind of episode is played at least once
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The seed that decides all choices [default: random]
    #[arg(long)]
    seed: Option<u64>,
    /// Play this episode alone
    #[arg(long)]
    episode: Option<u64>,
    /// Duration of the faults of an episode, in seconds
    #[arg(long, default_value_t = 8)]
    episode_seconds: u64,
    /// Further time without a fault after each fault, in seconds, so that more reports are confirmed
    #[arg(long, default_value_t = 0)]
    quiet_seconds: u64,
    /// The databases that take turns
    #[arg(long, default_value = "all")]
    topology: Which,
    /// The URL of a PostgreSQL server that stays as it is; its role may create databases
    #[arg(long, value_name = "URL", conflicts_with_all = ["topology", "mutants"])]
    postgres: Option<String>,
    /// Build the service with one deliberate mistake at a time; each must be caught within two minutes
    #[arg(long, conflicts_with = "release")]
    mutants: bool,
    /// Check that the patch of each mutant applies and compiles, and prove nothing
    #[arg(long, exclusive = true)]
    check_mutants: bool,
    /// Run the proof against this mutant, on a database that shows the mistake
    #[arg(long, conflicts_with_all = ["release", "mutants"])]
    mutant: Option<String>,
    /// The release build instead of the development build
    #[arg(long)]
    release: bool,
    /// Print each fault
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    All,
    Sqlite,
    Postgres,
    Pgbouncer,
    Citus,
    Patroni,
}

impl Arguments {
    /// Arguments for a proof of this duration with a random seed.
    pub(crate) fn for_seconds(seconds: u64) -> Self {
        Self {
            seconds,
            seed: None,
            episode: None,
            episode_seconds: 8,
            quiet_seconds: 0,
            topology: Which::All,
            postgres: None,
            mutants: false,
            check_mutants: false,
            mutant: None,
            release: false,
            verbose: false,
        }
    }

    /// Arguments for a check of the mutants' patches.
    pub(crate) fn checking_mutants() -> Self {
        Self { check_mutants: true, ..Self::for_seconds(0) }
    }

    /// Arguments for the proof of all mutants.
    pub(crate) fn mutants() -> Self {
        Self { mutants: true, ..Self::for_seconds(60) }
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    if arguments.check_mutants {
        return mutants::check();
    }
    if let Some(mutant) = &arguments.mutant
        && mutants::is_of_oracle(mutant)?
    {
        return mutants::run_oracle(Some(mutant));
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
    command.args(["--quiet-seconds", &arguments.quiet_seconds.to_string()]);
    add_topologies(&mut command, arguments)?;
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
        bail!("The proof failed");
    }
    if arguments.mutants { mutants::run_oracle(None) } else { Ok(()) }
}

/// Adds the topologies of the proof, and the programs that they need.
fn add_topologies(command: &mut Command, arguments: &Arguments) -> Result<()> {
    if let Some(url) = &arguments.postgres {
        command.args(["--postgres", url]);
        return Ok(());
    }
    // Some mistakes show on one topology alone, so the proof of the mutants needs all.
    let topology = if arguments.mutants { Which::All } else { arguments.topology };
    if let Some(name) = topology.to_possible_value() {
        command.args(["--topology", name.get_name()]);
    }
    if topology != Which::Sqlite {
        command.arg("--postgres-programs").arg(postgres::installation()?.programs());
    }
    if topology == Which::Patroni {
        if !clients::makes_network_namespaces() {
            bail!("This process cannot make the network namespaces of the machines. It needs root and CAP_NET_ADMIN.");
        }
        command.arg("--patroni").arg(clients::patroni()?);
    }
    if matches!(topology, Which::All | Which::Pgbouncer) {
        command.arg("--pgbouncer").arg(environments::ensure_program(&clients::PGBOUNCER)?);
    }
    Ok(())
}

/// Builds the service or a mutant. Returns the binary.
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
