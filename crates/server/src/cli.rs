//! The command line: the commands with their arguments, and the function that runs each.

use std::path::PathBuf;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::commands::accounts::AccountCommand;
use crate::commands::api_keys::ApiKeyCommand;
use crate::commands::audit::AuditArgs;
use crate::commands::backup::BackupArgs;
use crate::commands::check::CheckArgs;
use crate::commands::copy::CopyArgs;
use crate::commands::customers::CustomerCommand;
use crate::commands::explain::ExplainArgs;
use crate::commands::export::ExportArgs;
use crate::commands::import::{ImportArgs, ImportCallsArgs};
use crate::commands::keys::KeyCommand;
use crate::commands::migrate::MigrateArgs;
use crate::commands::restore::RestoreArgs;
use crate::commands::sessions::SessionCommand;
use crate::commands::tokens::TokenCommand;
use crate::commands::totals::TotalsArgs;
use crate::commands::users::UserCommand;
use crate::commands::{
    accounts, api_keys, audit, backup, check, copy, customers, explain, export, import, keys, migrate, restore,
    sessions, tokens, totals, users,
};
use crate::config::{Flags, Settings};
use crate::data_folder::DataFolder;
use crate::{logs, output, serve, variables};

const EXAMPLES: &str = "Examples:
  billables                                       start a demo on http://127.0.0.1:8080, with a curl command to paste
  billables key new                               make a signing key in the data folder
  billables serve --database postgres://billables@db/billables --listen 0.0.0.0:8080
  billables user add alice --role Manager --account demo
  billables api-key add switchboard --role Reporter --account demo
  billables config                                print every setting with its source

A setting comes from an option, else from its BILLABLES_* variable, else from billables.toml in the working folder, else from
its default.";

/// Takes reports of calls and bills each call to the right customer, once.
#[derive(Parser, Debug)]
#[command(name = "billables", version, after_help = EXAMPLES, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Configuration file [default: billables.toml, if the file exists]
    #[arg(long, global = true, env = "BILLABLES_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Run the service (the default command)
    #[command(after_help = "Examples:
  billables serve
  billables serve --listen 0.0.0.0:8080 --public-url https://billing.example.com --admin-listen 127.0.0.1:9090
  billables serve --database 'postgres://billables:secret@db/billables?sslmode=verify-full&sslrootcert=ca.pem'")]
    Serve,
    /// Issue and revoke tokens for callers
    #[command(subcommand)]
    Token(TokenCommand),
    /// Make, list and rotate the signing keys in the data folder
    #[command(subcommand)]
    Key(KeyCommand),
    /// Manage the users, who sign in with a password
    #[command(subcommand)]
    User(UserCommand),
    /// Manage the API keys, which programs send instead of signing in
    #[command(subcommand)]
    ApiKey(ApiKeyCommand),
    /// Add and rename accounts
    #[command(subcommand)]
    Account(AccountCommand),
    /// Add and rename customers of an account
    #[command(subcommand)]
    Customer(CustomerCommand),
    /// Add sessions of an account
    #[command(subcommand)]
    Session(SessionCommand),
    Totals(TotalsArgs),
    Explain(ExplainArgs),
    Audit(AuditArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    ImportCalls(ImportCallsArgs),
    Migrate(MigrateArgs),
    Check(CheckArgs),
    Copy(CopyArgs),
    Backup(BackupArgs),
    Restore(RestoreArgs),
    /// Print every setting with the source of the value; secrets are hidden
    #[command(after_help = "Example:
  BILLABLES_LISTEN=127.0.0.1:9000 billables config")]
    Config,
    /// Print the OpenAPI document
    #[command(after_help = "Example:
  billables openapi > billables.json")]
    Openapi,
}

/// Runs the command of the command line.
pub(crate) fn run() -> anyhow::Result<()> {
    let matches = Cli::command().get_matches();
    let mut cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let mut command = cli.command.unwrap_or(Command::Serve);
    if let Command::Session(command) = &mut command {
        command.take_call_sid(&matches, &mut cli.flags);
    }
    // The document depends on no setting.
    if let Command::Openapi = command {
        return output::print(&billables_api::openapi_json());
    }
    let settings = Settings::load(cli.flags, &matches, cli.config.as_deref())?;
    logs::start(&settings)?;
    print_warnings(&settings, &command)?;
    match command {
        Command::Serve => serve::run(&settings),
        Command::Token(command) => tokens::run(&settings, command),
        Command::Key(command) => keys::run(&settings, &command),
        Command::User(command) => users::run(&settings, command),
        Command::ApiKey(command) => api_keys::run(&settings, command),
        Command::Account(command) => accounts::run(&settings, &command),
        Command::Customer(command) => customers::run(&settings, &command),
        Command::Session(command) => sessions::run(&settings, &command),
        Command::Totals(request) => totals::run(&settings, &request),
        Command::Explain(request) => explain::run(&settings, &request),
        Command::Audit(request) => audit::run(&settings, request),
        Command::Export(request) => export::run(&settings, request),
        Command::Import(request) => import::run(&settings, &request),
        Command::ImportCalls(request) => import::run_calls(&settings, &request),
        Command::Migrate(request) => migrate::run(&settings, &request),
        Command::Check(request) => check::run(&settings, &request),
        Command::Copy(request) => copy::run(&request),
        Command::Backup(request) => backup::run(&settings, &request),
        Command::Restore(request) => restore::run(&settings, &request),
        Command::Config => output::print(&settings.print()),
        Command::Openapi => Ok(()),
    }
}

/// Prints warnings of the environment and of the data folder. The service logs them instead.
fn print_warnings(settings: &Settings, command: &Command) -> anyhow::Result<()> {
    let is_service = matches!(command, Command::Serve);
    let mut warnings = if is_service { Vec::new() } else { variables::unknown() };
    // `config` does not use the folder, and prints the settings even if the folder is refused.
    if !matches!(command, Command::Config) {
        warnings.extend(DataFolder::new(settings).check()?.filter(|_| !is_service));
    }
    for warning in warnings {
        output::print_message(&format!("warning: {warning}"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }
}
