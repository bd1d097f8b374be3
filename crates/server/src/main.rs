//! The binary `billables`: command line, configuration, wiring, start and stop. No rule, no SQL and no route is here.

mod audit_context;
mod cli;
mod clock;
mod commands;
mod config;
mod data_folder;
mod demo;
mod files;
mod http_client;
mod identity_provider;
mod interrupt;
mod log_filter;
mod logs;
mod open_files;
mod output;
mod periodic;
mod problem_log;
mod serve;
mod signals;
mod store;
mod store_watch;
mod time_arguments;
mod token;
mod usage_error;
mod variables;
mod watch;

use std::process::ExitCode;

use crate::usage_error::UsageError;

fn main() -> ExitCode {
    match cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::print_message(&format!("error: {error:#}"));
            ExitCode::from(if error.is::<UsageError>() { 2 } else { 1 })
        }
    }
}
