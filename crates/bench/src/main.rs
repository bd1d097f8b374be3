//! Benchmarks of the binary beside references: bare prepared inserts, pgbench, COPY, services written by hand. Subject and
//! reference take turns in one run, so that noise of the machine affects both, and their ratio is the result.
//!
//! `cargo xtask bench` builds the programs, starts PostgreSQL and runs this program. A benchmark never fails because of a
//! low figure; it fails if a confirmed report is not in the store.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]
#![expect(clippy::disallowed_methods, reason = "a benchmark tells the time of the rows that it makes")]

mod bare;
mod batch;
mod billing;
mod by_hand;
mod database;
mod exhaustion;
mod export;
mod grow;
mod load;
mod moving;
mod outcome;
mod processes;
mod report;
mod scale;
mod service;
mod slow;
mod statistics;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::by_hand::Framework;
use crate::database::Server;
use crate::outcome::{Machine, Outcome};

/// The binary beside references
#[derive(Debug, Parser)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reports, one a request
    Report(Setup),
    /// Batches
    Batch(Setup),
    /// Exports
    Export(Setup),
    /// A store of ten million billables
    Grow(Setup),
    /// Calls, rating and totals
    Billing(Setup),
    /// Reports on one to three machines, and the model of docs/scale.md
    Scale(Setup),
    /// A live move of a store of ten million billables
    Move(Setup),
    /// Memory of the service that clients can hold
    Exhaustion(Setup),
    /// All benchmarks
    All(Setup),
    /// The reference that reads and echoes a report's JSON
    #[command(hide = true)]
    ServeBareHandler { address: SocketAddr },
}

/// The options of all benchmarks.
#[derive(Debug, Clone, Args)]
pub(crate) struct Setup {
    /// The binary `billables`
    #[arg(long)]
    billables: PathBuf,
    /// The URL of a PostgreSQL server, `postgres://…`, in which the benchmarks create databases
    #[arg(long, env = "BILLABLES_BENCH_POSTGRES", hide_env_values = true, requires = "programs")]
    postgres: Option<String>,
    /// The URLs of the nodes of a Citus cluster, the coordinator's first, separated by spaces
    #[arg(long, env = "BILLABLES_BENCH_CITUS", hide_env_values = true, value_delimiter = ' ', requires = "programs")]
    citus: Vec<String>,
    /// The folder of pgbench and psql
    #[arg(long)]
    programs: Option<PathBuf>,
    /// The Python that has FastAPI and asyncpg
    #[arg(long)]
    python: Option<PathBuf>,
    /// The folder whose `node_modules` holds Fastify and pg
    #[arg(long)]
    node: Option<PathBuf>,
    /// Turns of each kind
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// The length of a turn, in seconds
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Rows of a batch and of an export
    #[arg(long, default_value_t = 200_000)]
    rows: u64,
    /// Billables in the large store
    #[arg(long, default_value_t = 10_000_000)]
    grown: u64,
    /// The binary of a former release, for the rows that compare with it: of the release before rating for `billing`, of the one
    /// before distributed stores for `scale`
    #[arg(long)]
    former: Option<PathBuf>,
    /// The file for the findings as JSON
    #[arg(long)]
    json: Option<PathBuf>,
}

impl Setup {
    fn server(&self) -> Option<Server> {
        Some(Server { url: self.postgres.clone()?, workers: Vec::new(), programs: self.programs.clone()? })
    }

    /// The Citus cluster with its first workers only.
    fn cluster(&self, workers: usize) -> Option<Server> {
        let mut nodes = self.citus.iter().cloned();
        Some(Server { url: nodes.next()?, workers: nodes.take(workers).collect(), programs: self.programs.clone()? })
    }

    /// The references that are written by hand.
    fn frameworks(&self) -> Vec<Framework> {
        let fast_api = self.python.clone().map(|python| Framework::FastApi { python });
        let fastify = self.node.clone().map(|folder| Framework::Fastify { folder });
        fast_api.into_iter().chain(fastify).collect()
    }

    fn turn(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    fn progress(&self, what: &str, database: &str, round: usize) {
        eprintln!("{what}, {database}: turn {} of {}", round + 1, self.rounds);
    }
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Report(setup) => measure(&setup, &[report::run]),
        Command::Batch(setup) => measure(&setup, &[batch::run]),
        Command::Export(setup) => measure(&setup, &[export::run]),
        Command::Grow(setup) => measure(&setup, &[grow::run]),
        Command::Billing(setup) => measure(&setup, &[billing::run]),
        Command::Scale(setup) => measure(&setup, &[scale::run]),
        Command::Move(setup) => measure(&setup, &[moving::run]),
        Command::Exhaustion(setup) => measure(&setup, &[exhaustion::run]),
        Command::All(setup) => measure(&setup, &[report::run, batch::run, export::run, grow::run, exhaustion::run]),
        Command::ServeBareHandler { address } => bare::serve(address),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

type Benchmark = fn(&Setup) -> anyhow::Result<Vec<outcome::Finding>>;

fn measure(setup: &Setup, benchmarks: &[Benchmark]) -> anyhow::Result<()> {
    slow::allow_many_connections()?;
    let machine = Machine {
        cores: std::thread::available_parallelism()?.get(),
        postgres: setup.server().map(|server| server.describe()).transpose()?,
        rounds: setup.rounds,
        seconds: setup.seconds,
    };
    let mut outcome = Outcome { machine, findings: Vec::new() };
    for benchmark in benchmarks {
        outcome.findings.extend(benchmark(setup)?);
    }
    outcome.print();
    setup.json.as_deref().map_or(Ok(()), |path| outcome.write(path))
}
