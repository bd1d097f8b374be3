//! The proof as a program: `cargo xtask prove` builds and starts the program.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use billables_prove::{Caught, MUTANTS, Means, Options, Summary, Topology, check_topologies, run, run_mutants};
use billables_test_postgres::PatroniPrograms;
use clap::{Parser, ValueEnum};

/// Inject faults into the real service, and compare the store with the answers to the clients
#[derive(Debug, Parser)]
struct Arguments {
    /// The binary `billables`
    #[arg(long)]
    program: PathBuf,
    /// A further folder to look for PostgreSQL's programs in
    #[arg(long)]
    postgres_programs: Option<PathBuf>,
    /// Duration of the run, in seconds
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Duration of the faults of an episode, in seconds
    #[arg(long, default_value_t = 8)]
    episode_seconds: u64,
    /// Further time without a fault after each fault, in seconds
    #[arg(long, default_value_t = 0)]
    quiet_seconds: u64,
    /// The seed that decides all choices [default: random]
    #[arg(long)]
    seed: Option<u64>,
    /// Play this episode alone
    #[arg(long)]
    episode: Option<u64>,
    /// The program of PgBouncer, instead of the one on PATH
    #[arg(long)]
    pgbouncer: Option<PathBuf>,
    /// The programs patroni, patronictl and etcd, separated like the folders of PATH
    #[arg(long, value_name = "PROGRAMS", value_parser = patroni_programs)]
    patroni: Option<PatroniPrograms>,
    /// The databases that take turns
    #[arg(long, default_value = "all")]
    topology: Which,
    /// The URL of a PostgreSQL server, which the proof disturbs as a client only
    #[arg(long, value_name = "URL", conflicts_with = "topology")]
    postgres: Option<String>,
    /// The name of the mutant that the binary is
    #[arg(long)]
    mutant: Option<String>,
    /// Try each mutant in this folder, and the service without a mistake
    #[arg(long, value_name = "FOLDER")]
    mutants: Option<PathBuf>,
    /// Print each fault
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    All,
    Sqlite,
    Postgres,
    Pgbouncer,
    Citus,
    Patroni,
}

fn main() -> ExitCode {
    match prove(Arguments::parse()) {
        Ok(is_proven) => {
            if is_proven {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn prove(arguments: Arguments) -> Result<bool> {
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => u64::from(getrandom::u32()?),
    };
    println!("seed {seed}");
    let means = Means {
        postgres_programs: arguments.postgres_programs,
        pgbouncer: arguments.pgbouncer,
        patroni: arguments.patroni,
        given_server: arguments.postgres,
    };
    let options = Options {
        program: arguments.program,
        topologies: topologies(arguments.topology, &means)?,
        means,
        time: Duration::from_secs(arguments.seconds),
        episode_time: Duration::from_secs(arguments.episode_seconds),
        quiet_time: Duration::from_secs(arguments.quiet_seconds),
        seed,
        episode: arguments.episode,
        mutant: arguments.mutant,
        is_verbose: arguments.verbose,
    };
    if let Some(name) = &options.mutant {
        check_topologies(name, &options.topologies)?;
    }
    if let Some(programs) = &arguments.mutants {
        return prove_mutants(&options, programs);
    }
    prove_service(&options)
}

/// Reads the programs of a cluster under Patroni.
fn patroni_programs(text: &str) -> Result<PatroniPrograms, &'static str> {
    let programs: Vec<_> = std::env::split_paths(text).collect();
    match <[PathBuf; 3]>::try_from(programs) {
        Ok([patroni, patronictl, etcd]) => Ok(PatroniPrograms { patroni, patronictl, etcd }),
        Err(_) => Err("expected three programs: patroni, patronictl and etcd"),
    }
}

/// The topologies of a run.
fn topologies(which: Which, means: &Means) -> Result<Vec<Topology>> {
    Ok(match which {
        _ if means.given_server.is_some() => vec![Topology::Given],
        Which::All => {
            let topologies = means.ordinary_topologies()?;
            if !topologies.contains(&Topology::Citus) {
                println!("Citus: not on this machine, not proved");
            }
            topologies
        }
        Which::Sqlite => vec![Topology::Sqlite],
        Which::Postgres => vec![Topology::Postgres],
        Which::Pgbouncer => vec![Topology::PgBouncer],
        Which::Citus => vec![Topology::Citus],
        Which::Patroni => vec![Topology::Patroni],
    })
}

fn prove_service(options: &Options) -> Result<bool> {
    match run(options)? {
        Ok(summary) => {
            print(&summary);
            Ok(true)
        }
        Err(failure) => {
            println!("{failure}");
            Ok(false)
        }
    }
}

/// The service without a mistake must pass, and every mutant must be caught.
fn prove_mutants(options: &Options, programs: &Path) -> Result<bool> {
    println!("The service without a mistake:");
    if !prove_service(&Options { time: Duration::ZERO, ..options.clone() })? {
        return Ok(false);
    }
    println!("\nThe mutants:");
    let outcomes = run_mutants(options, programs, &MUTANTS)?;
    println!("\n{:<3} {:<18} {:<52} {:>6}  caught by (* expected)", "", "mutant", "what it does", "time");
    for (number, caught) in (1..).zip(&outcomes) {
        let Caught { mutant, time, .. } = caught;
        let checks: Vec<_> = caught
            .by
            .iter()
            .map(|check| format!("{check}{}", if mutant.expected.contains(check) { "*" } else { "" }))
            .collect();
        let verdict = if caught.is_caught { checks.join(", ") } else { format!("NOT CAUGHT ({})", checks.join(", ")) };
        let seconds = time.as_secs();
        println!("{number:<3} {:<18} {:<52} {seconds:>4} s  {verdict}", mutant.name, mutant.mistake);
    }
    for caught in outcomes.iter().filter(|caught| caught.is_caught) {
        println!("\n{}: {}", caught.mutant.name, caught.example);
    }
    let count = outcomes.iter().filter(|caught| caught.is_caught).count();
    println!("\n{count} of {}", outcomes.len());
    Ok(count == outcomes.len())
}

fn print(summary: &Summary) {
    let columns: Vec<_> = summary.topologies.values().map(|played| (&played.title, played.figures.lines())).collect();
    println!("\n{:<66}{}", "", columns.iter().map(|(title, _)| format!(" {title:>17}")).collect::<String>());
    let labels = columns.first().into_iter().flat_map(|(_, lines)| lines.iter().map(|(label, _)| label));
    for (place, label) in labels.enumerate() {
        let numbers = columns.iter().map(|(_, lines)| format!(" {:>17}", lines[place].1)).collect::<String>();
        println!("{label:<66}{numbers}");
    }
    println!("\nEvery confirmed report is stored once, every other report at most once, and all views agree.");
}
