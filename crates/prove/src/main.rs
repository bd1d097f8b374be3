//! The proof as a program: `cargo xtask prove` builds what it needs and starts it.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use billables_prove::{Databases, Options, Summary, run};
use clap::{Parser, ValueEnum};

/// Disturb the real service in every known way, and compare its store with what its clients were told
#[derive(Debug, Parser)]
struct Arguments {
    /// The binary `billables`
    #[arg(long)]
    program: PathBuf,
    /// Folder of PostgreSQL's programs, where it is no usual one
    #[arg(long)]
    postgres_programs: Option<PathBuf>,
    /// How long, in seconds
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// How long each episode is disturbed, in seconds
    #[arg(long, default_value_t = 8)]
    episode_seconds: u64,
    /// What everything follows from [default: chance]
    #[arg(long)]
    seed: Option<u64>,
    /// One episode alone
    #[arg(long)]
    episode: Option<u64>,
    /// The database
    #[arg(long, default_value = "both")]
    database: Which,
    /// What is made wrong, where the binary can be made wrong
    #[arg(long)]
    mutant: Option<String>,
    /// Tell each disturbance
    #[arg(long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    Both,
    Sqlite,
    Postgres,
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
    let options = Options {
        program: arguments.program,
        postgres_programs: arguments.postgres_programs,
        time: Duration::from_secs(arguments.seconds),
        episode_time: Duration::from_secs(arguments.episode_seconds),
        seed,
        episode: arguments.episode,
        databases: match arguments.database {
            Which::Both => Databases::Both,
            Which::Sqlite => Databases::Sqlite,
            Which::Postgres => Databases::Postgres,
        },
        mutant: arguments.mutant,
        tells: arguments.verbose,
    };
    match run(&options)? {
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

fn print(summary: &Summary) {
    let postgres = summary.postgres_version.as_deref().map_or_else(String::new, |version| format!("PostgreSQL {version}"));
    println!("\n{:<56} {:>12} {:>18}", "", "SQLite", postgres);
    for ((name, sqlite), (_, postgres)) in summary.sqlite.lines().into_iter().zip(summary.postgres.lines()) {
        println!("{name:<56} {sqlite:>12} {postgres:>18}");
    }
    println!("\nEvery confirmed report is stored once, every other at most once, and every view agrees.");
}
