//! The project's own commands. Each command is thin and has one file in `commands`, which calls cargo or another
//! crate.
//!
//! This crate holds no code of the service, and no other crate depends on xtask.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool prints")]

mod clients;
mod commands;
mod environments;
mod generated;
mod mutants;
mod postgres;
mod process;
mod psql;
mod python_tools;
mod rules;
mod signals;
mod test_server;
mod topology;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{
    bench, ci, deny, dtos, fuzz, languages, metadata, openapi, postgres as postgres_command, prove,
    rules as rules_command, test,
};

/// The project's own commands: generate, check, test, measure
#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    after_help = "Each command has a --help with examples.

Examples:
  cargo xtask test       all tests, with the servers and clients that they need
  cargo xtask ci         all checks that a change must pass
  cargo xtask rules      the rules about dependencies and imports, in seconds
  cargo xtask openapi    write openapi/billables.json after a change of the API
  cargo xtask prove      a minute of fault injection on every topology"
)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Test(test::Arguments),
    Postgres(postgres_command::Arguments),
    Openapi(openapi::Arguments),
    Dtos(dtos::Arguments),
    Metadata(metadata::Arguments),
    Fuzz(fuzz::Arguments),
    Bench(bench::Arguments),
    Prove(prove::Arguments),
    Languages(languages::Arguments),
    Rules(rules_command::Arguments),
    Deny(deny::Arguments),
    Ci(ci::Arguments),
}

fn main() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Test(arguments) => test::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Postgres(arguments) => postgres_command::run(&arguments),
        Command::Openapi(arguments) => openapi::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Dtos(arguments) => dtos::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Languages(arguments) => languages::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Bench(arguments) => bench::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Prove(arguments) => prove::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Fuzz(arguments) => fuzz::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Metadata(arguments) => metadata::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Rules(arguments) => rules_command::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Deny(arguments) => deny::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Ci(arguments) => ci::run(&arguments).map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
