//! `cargo xtask bench`: benchmarks, each with a reference in the same run.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{environments, postgres, process, test_server, workspace};

/// Measure the service beside a reference in the same run
#[derive(Debug, Args)]
#[command(
    after_help = "Figures depend on the machine and its load; the ratios to the references are comparable. docs/performance.md explains
the results.

Examples:
  cargo xtask bench all         all benchmarks of the binary, in one table (about half an hour)
  cargo xtask bench report      one report a request, beside bare inserts, pgbench, FastAPI and Fastify
  cargo xtask bench report --rounds 1 --seconds 2     a first impression
  cargo xtask bench grow --grown 1000000              a store of a million billables instead of ten
  cargo xtask bench billing --former PATH             calls, rating and totals, beside the release before rating
  cargo xtask bench billing --quick                   the same with small stores and short turns, to see that all of it runs
  cargo xtask bench scale       reports on SQLite, PostgreSQL and Citus, and the formula of docs/scale.md, with ten million calls
  cargo xtask bench move        a live move of a store of ten million billables to PostgreSQL and on to Citus
  cargo xtask bench exhaustion  memory that slow readers and request lists can take
  cargo xtask bench pages       pages and DTO files beside a bare HTTP handler
  cargo xtask bench languages   every language for a document of 500 operations
  cargo xtask bench tokens      the share of token verification in a report, and reports during refused sign-ins"
)]
pub(crate) struct Arguments {
    /// The benchmark
    which: Which,
    /// Turns of each kind, for report, batch, export and grow [default: 5]
    #[arg(long)]
    rounds: Option<usize>,
    /// Duration of a turn, in seconds [default: 4]
    #[arg(long)]
    seconds: Option<u64>,
    /// Rows of a batch and of an export [default: 200000]
    #[arg(long)]
    rows: Option<u64>,
    /// Billables in the large store [default: 10000000]
    #[arg(long)]
    grown: Option<u64>,
    /// One short turn of each kind, with a small batch and a small store; other options still count
    #[arg(long)]
    quick: bool,
    /// The binary of a former release, for billing (the one before rating, 25f8d9b) and for scale (the one before distributed
    /// stores, 876fb4a); without it the rows that compare with that release are left out.
    /// To make it: git worktree add ../former 25f8d9b && cd ../former && cargo build --release
    #[arg(long)]
    former: Option<PathBuf>,
    /// Leave out PostgreSQL, and the references written by hand (FastAPI, Fastify), which need PostgreSQL
    #[arg(long)]
    sqlite_only: bool,
    /// File for the results as JSON [default: target/bench/{name}.json]
    #[arg(long)]
    json: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Report,
    Batch,
    Export,
    Grow,
    Exhaustion,
    Billing,
    Move,
    Scale,
    All,
    Pages,
    Languages,
    Tokens,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let cargo_bench = |package: &str, bench: &str| {
        process::must_succeed(&mut process::cargo(["bench", "--package", package, "--bench", bench]))
    };
    match arguments.which {
        Which::Pages => cargo_bench("billables-api", "pages"),
        Which::Languages => cargo_bench("billables-metadata", "languages"),
        Which::Tokens => cargo_bench("billables-server", "tokens"),
        Which::Report => beside_databases("report", arguments),
        Which::Batch => beside_databases("batch", arguments),
        Which::Export => beside_databases("export", arguments),
        Which::Grow => beside_databases("grow", arguments),
        Which::Exhaustion => beside_databases("exhaustion", arguments),
        Which::Billing => beside_databases("billing", arguments),
        Which::Move => beside_databases("move", arguments),
        Which::Scale => beside_databases("scale", arguments),
        Which::All => beside_databases("all", arguments),
    }
}

/// Builds the binary and the benchmark program, and runs the program with a private PostgreSQL server.
fn beside_databases(name: &str, arguments: &Arguments) -> Result<()> {
    let packages = ["--package", "billables-server", "--package", "billables-bench"];
    process::must_succeed(process::cargo(["build", "--release"]).args(packages))?;
    let folder = workspace::target();
    let mut command = std::process::Command::new(folder.join("release/billables-bench"));
    command.arg(name).arg("--billables").arg(folder.join("release/billables"));
    let quick = |number: u64| arguments.quick.then_some(number);
    let numbers = [
        ("--rounds", arguments.rounds.map(|number| number as u64).or(quick(1))),
        ("--seconds", arguments.seconds.or(quick(1))),
        ("--rows", arguments.rows.or(quick(20_000))),
        ("--grown", arguments.grown.or(quick(100_000))),
    ];
    if let Some(former) = &arguments.former {
        command.arg("--former").arg(former);
    }
    for (flag, number) in numbers {
        command.args(number.iter().flat_map(|number| [flag.to_owned(), number.to_string()]));
    }
    let json = arguments.json.clone().unwrap_or_else(|| folder.join(format!("bench/{name}.json")));
    if let Some(parent) = json.parent() {
        std::fs::create_dir_all(parent)?;
    }
    command.arg("--json").arg(json);
    if arguments.sqlite_only {
        return process::must_succeed(&mut command);
    }
    if matches!(name, "report" | "all") {
        let references = workspace::root().join("crates/bench/references");
        let requirements = references.join("fastapi/requirements.txt");
        command.arg("--python").arg(environments::ensure_python("bench-fastapi", &requirements)?);
        command.arg("--node").arg(environments::ensure_node("bench-fastify", &references.join("fastify"))?);
    }
    let (server, programs) = postgres::start_for_benchmarks()?;
    let cluster = match (name, test_server::ask_citus(&programs, &server.url())?) {
        ("scale" | "move", Some(_)) => Some(postgres::start_cluster_for_benchmarks()?),
        _ => None,
    };
    let nodes = cluster.as_ref().map(|cluster| cluster.urls().join(" "));
    command.envs(nodes.map(|nodes| ("BILLABLES_BENCH_CITUS", nodes)));
    process::must_succeed(command.env("BILLABLES_BENCH_POSTGRES", server.url()).arg("--programs").arg(programs))
}
