//! `cargo xtask postgres`: the tests' PostgreSQL server for any command.

use std::process::{Command, ExitCode};

use anyhow::Result;
use clap::Args;

use crate::{postgres, process, signals};

/// Start a private PostgreSQL server and run a command with it, or wait for Ctrl-C
#[derive(Debug, Args)]
#[command(after_help = "The variable BILLABLES_TEST_POSTGRES has the URL of the server for the command, and \
BILLABLES_TEST_POSTGRES_CA the certificate to trust. The server and its data are removed when the command ends.

Examples:
  cargo xtask postgres -- cargo test -p billables-persistence
  cargo xtask postgres -- sh -c 'psql \"$BILLABLES_TEST_POSTGRES\"'
  cargo xtask postgres")]
pub(crate) struct Arguments {
    /// The command and its arguments
    #[arg(last = true)]
    command: Vec<String>,
}

/// Runs the command and ends with the same exit code.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let server = postgres::start()?;
    let variables = postgres::variables(&server);
    let Some((program, rest)) = arguments.command.split_first() else {
        for (name, value) in &variables {
            println!("export {name}='{value}'");
        }
        eprintln!("Ctrl-C stops the server.");
        signals::wait();
        return Ok(ExitCode::SUCCESS);
    };
    let status = process::run(Command::new(program).args(rest).envs(variables))?;
    // A command that was ended by a signal has no exit code.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
