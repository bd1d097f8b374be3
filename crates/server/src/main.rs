//! The binary `billables`: command line, configuration, wiring, start and stop. It holds no rule, no SQL and no route.

mod cli;
mod clock;
mod commands;
mod config;
mod data_folder;
mod demo;
mod identity_provider;
mod interrupt;
mod logs;
mod open_files;
mod output;
mod serve;
mod signals;
mod store_watch;
mod variables;
mod watch;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            // As for a wrong flag: it is the command or its configuration that must change.
            ExitCode::from(if error.is::<config::UsageError>() { 2 } else { 1 })
        }
    }
}

fn report(error: &anyhow::Error) {
    commands::tell(&format!("error: {error:#}"));
}
