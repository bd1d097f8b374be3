//! The command line: what can be asked for, and who does it.

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::commands::api_keys::ApiKeyCommand;
use crate::commands::audit::AuditQuery;
use crate::commands::backup::BackupArgs;
use crate::commands::copy::CopyArgs;
use crate::commands::export::ExportArgs;
use crate::commands::grants::GrantArgs;
use crate::commands::import::ImportArgs;
use crate::commands::restore::RestoreArgs;
use crate::commands::users::UserCommand;
use crate::config::{Flags, Settings};
use crate::data_folder::DataFolder;
use crate::{commands, output, serve, variables};

const EXAMPLES: &str = "Examples:
  billables                                       a demo on http://127.0.0.1:8080, with a curl to paste
  billables key new                               make a signing key in the data folder
  billables serve --database postgres://billables@db/billables --listen 0.0.0.0:8080
  billables user add alice --role Manager --account demo
  billables api-key add switchboard --role Reporter --account demo
  billables config                                every setting, with where it came from

Settings are flags, then BILLABLES_* variables, then billables.toml in the working folder, then defaults.";

/// Takes reports of calls and bills each call to the right customer, once.
#[derive(Parser, Debug)]
#[command(name = "billables", version, after_help = EXAMPLES, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// File of settings [default: billables.toml, if there is one]
    #[arg(long, global = true, env = "BILLABLES_CONFIG", value_name = "FILE")]
    config: Option<std::path::PathBuf>,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve (the default)
    #[command(after_help = "Examples:
  billables serve
  billables serve --listen 0.0.0.0:8080 --public-url https://billing.example.com --admin-listen 127.0.0.1:9090
  billables serve --database 'postgres://billables:secret@db/billables?sslmode=verify-full&sslrootcert=ca.pem'")]
    Serve,
    /// Tokens for callers
    #[command(subcommand)]
    Token(TokenCommand),
    /// Signing keys in the data folder
    #[command(subcommand)]
    Key(KeyCommand),
    /// Users, who sign in with a password
    #[command(subcommand)]
    User(UserCommand),
    /// API keys, which machines show instead of signing in
    #[command(subcommand)]
    ApiKey(ApiKeyCommand),
    /// Show who did what, when, and from where
    #[command(after_help = "Examples:
  billables audit --from 24h
  billables audit --by alice --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
  billables audit --json > audit.jsonl")]
    Audit(AuditQuery),
    /// Write the billables of the store as CSV or JSONL
    #[command(after_help = "Examples:
  billables export > billables.csv
  billables export --out november.csv --account demo --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
  billables export --format jsonl --status Voided --database postgres://billables@db/billables | jq .voidReason

The members are those of the API, the oldest billable comes first, and all are as they were at one moment. The service goes
on meanwhile; until the export has ended, the log beside an SQLite file grows, and a PostgreSQL server cannot tidy up. A
file appears when it is whole.

CSV is written for programs: a text that begins with = is written as it is. Import it into a spreadsheet as text.")]
    Export(ExportArgs),
    /// Report the calls of a file: CSV, JSONL or a JSON array
    #[command(after_help = "Examples:
  billables import november.csv
  billables import november.csv --dry-run
  gunzip -c calls.jsonl.gz | billables import - --format jsonl
  BILLABLES_TOKEN=$(cat token) billables import november.csv --url https://billing.example.com
  billables import twilio.csv --map callSid=sid --set accountId=demo --set customerId=acme
  billables import excel.csv --delimiter ';'

A record has the members of NewBillable: accountId and customerId, or sessionId, and callSid. Others are passed over, so what
`billables export` wrote can be imported; a record of a voided billable is rejected. Other spellings of a name, such as
call_sid or Call SID, are read too, and the delimiter of CSV is taken from the row of headers. A row of headers that names too
little is told before the first record. A report that was made before is a
replay, so importing a file again bills nothing twice.

Records that are not billed go to FILE.rejects.csv, or FILE.rejects.jsonl, with the reason; mended, that file can be
imported. It is written anew by each import of FILE. An import that was cut short leaves FILE.import-state and goes on from
there when it is run again. Ends with 0 where every record is billed, 1 where one was rejected or the import was cut short.")]
    Import(ImportArgs),
    /// Bring the database's schema up to date
    #[command(after_help = "Example:
  billables migrate --database postgres://billables@db/billables")]
    Migrate,
    /// Look through the whole store for anything that should not be
    #[command(after_help = "Examples:
  billables check --database postgres://billables@db/billables
  diff <(billables check --digest) <(billables check --digest --database postgres://billables@db/billables)

--digest prints, for each account and for what belongs to none, the sum of the hashes of all rows and their number. Stores
with the same rows have the same digests, on either database; docs/operating.md defines them.

Ends with 0 where all is well, 1 where something is not.")]
    Check {
        /// Also print a digest for each account
        #[arg(long)]
        digest: bool,
    },
    /// Copy a whole store, unchanged, into an empty database: SQLite to PostgreSQL, or back
    #[command(after_help = "Examples:
  billables copy --from sqlite:///var/lib/billables/billables.db --to postgres://billables@db/billables
  billables copy --from sqlite:///var/lib/billables/billables.db --to postgres://billables@db/billables --final

Everything is copied as it is, ids, dates, voids, users, API keys, revocations and the audit trail too; the table
sign_in_secrets alone is left out, so users sign in again. The destination is migrated where that is to be done, and keeps
its keys and triggers on. A copy that was cut short goes on when the command is run again.

The service may run on the source meanwhile: the copy is then a first pass. Stop the service and run the command again with
--final, which finds whatever changed; then start the service on the destination. --final refuses a source that a service
has open. It cannot know of one that is stopped and will start again: see to it that none does.

It ends with the rows and a digest of each account on both sides. Give a password in PGPASSWORD or ~/.pgpass rather than in
the URL. Ends with 0 where both sides are the same or a first pass is done, 1 where the copy failed.")]
    Copy(CopyArgs),
    /// Write the embedded database, as it is at one moment, into a file
    #[command(after_help = "Examples:
  billables backup /backup/billables-$(date +%F).db
  billables backup --keys /backup/billables-$(date +%F).tar
  billables backup --force /backup/latest.db

The service goes on meanwhile. The file is checked, and is on the disk when 'done' is printed; its mode is 0600. Never
copy billables.db with cp: the newest reports are in the WAL beside it.

With --keys the file is a tar archive of billables.db and the folder keys: keep it as secret as the keys.

Where the database is PostgreSQL, prints the pg_dump command to run and ends with 1, because nothing was backed up.
Ends with 0 where the backup is done, 1 where it is not.")]
    Backup(BackupArgs),
    /// Put a backup into an empty data folder
    #[command(after_help = "Examples:
  billables restore /backup/billables-2026-11-23.db --data-dir /var/lib/billables-new
  billables restore /backup/billables-2026-11-23.tar --data-dir /tmp/try && billables check --data-dir /tmp/try

Restores where there is no database, and no keys where the backup has some. The store is then as old as the backup:
revocations, passwords and sessions too. The command says how to end them, and what is to be sent again.

Where the database is PostgreSQL, prints the pg_restore command to run and ends with 1, because nothing was restored.
Ends with 0 where the backup is restored, 1 where it is not.")]
    Restore(RestoreArgs),
    /// Print every setting with where it came from, secrets hidden
    #[command(after_help = "Example:
  BILLABLES_LISTEN=127.0.0.1:9000 billables config")]
    Config,
    /// Print the OpenAPI document
    #[command(after_help = "Example:
  billables openapi > billables.json")]
    Openapi,
}

#[derive(Subcommand, Debug)]
enum TokenCommand {
    /// Print a token, signed with the data folder's signing key
    #[command(after_help = "Examples:
  billables token issue --sub platform --role Reporter --account demo
  billables token issue --sub ops --role SystemAdministrator --account '*' --ttl 15m
  billables token issue --sub acme-portal --role Customer --account demo --customer demo/acme --ttl 1d")]
    Issue(TokenIssue),
    /// Refuse a token, or every token of a subject, before it expires
    #[command(after_help = "Examples:
  billables token revoke --sub platform
  billables token revoke --jti 019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10 --database postgres://billables@db/billables

In force within 5 seconds in every service on the database, for good. A subject's tokens that are issued later are good;
the service has to be migrated already.")]
    Revoke(TokenRevoke),
}

/// What is revoked.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct TokenRevoke {
    /// The id of one token: its claim jti
    #[arg(long)]
    pub(crate) jti: Option<String>,
    /// Whose tokens: the claim sub of all that were issued until now; a user's sessions and refresh tokens end too
    #[arg(long)]
    pub(crate) sub: Option<String>,
}

/// What a token says.
#[derive(Args, Debug)]
pub(crate) struct TokenIssue {
    /// Who the token is for; it appears as createdBy
    #[arg(long)]
    pub(crate) sub: String,
    #[command(flatten)]
    pub(crate) grants: GrantArgs,
    /// How long the token is valid: a number and s, m, h or d
    #[arg(long, default_value = "1h", value_parser = parse_ttl)]
    pub(crate) ttl: i64,
}

#[derive(Subcommand, Debug)]
enum KeyCommand {
    /// Make a key; the first one signs
    #[command(after_help = "Examples:
  billables key new
  billables key new --alg ES256

Prefer EdDSA or ES256 where those who verify know them; RS256 and PS256 are RSA, for those who know nothing else, with 3072
bits. An HS256 key is a secret: whoever verifies with it can also sign.")]
    New {
        /// EdDSA, ES256, RS256, PS256 or HS256
        #[arg(long, default_value = "EdDSA")]
        alg: String,
    },
    /// List the keys
    #[command(after_help = "Example:
  billables key list --data-dir /var/lib/billables")]
    List,
    /// Make a key and, once every service knows it, let it sign
    #[command(after_help = "Examples:
  billables key rotate
  billables key rotate --alg EdDSA --wait 30s

Services look at the data folder every second, so no restart is needed and no request fails. Tokens of the key before
stay good. Once they have expired, delete its file, {kid}.jwk.json in the folder keys: its tokens are refused a second
later. Where services have copies of the folder, copy the new file to all of them while this waits.")]
    Rotate {
        /// EdDSA, ES256, RS256, PS256 or HS256 [default: as the key that signs now]
        #[arg(long)]
        alg: Option<String>,
        /// How long services have to take the new key in before it signs: a number and s, m or h
        #[arg(long, default_value = "5s", value_parser = parse_ttl)]
        wait: i64,
    },
}

/// Does what the command line asks for.
pub(crate) fn run() -> anyhow::Result<()> {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    if let Some(Command::Openapi) = cli.command {
        return output::print(&billables_api::openapi_json());
    }
    let settings = Settings::load(cli.flags, &matches, cli.config.as_deref())?;
    let command = cli.command.unwrap_or(Command::Serve);
    // The service says so in its log.
    if !matches!(command, Command::Serve) {
        variables::unknown().iter().for_each(|line| commands::tell(&format!("warning: {line}")));
    }
    if !matches!(command, Command::Config) {
        let warning = DataFolder::new(&settings).check()?.filter(|_| !matches!(command, Command::Serve));
        warning.iter().for_each(|line| commands::tell(&format!("warning: {line}")));
    }
    match command {
        Command::Serve => serve::run(&settings),
        Command::Token(TokenCommand::Issue(request)) => commands::token_issue(&settings, request),
        Command::Token(TokenCommand::Revoke(request)) => commands::token_revoke(&settings, request),
        Command::Key(KeyCommand::New { alg }) => commands::key_new(&settings, &alg),
        Command::Key(KeyCommand::List) => commands::key_list(&settings),
        Command::Key(KeyCommand::Rotate { alg, wait }) => commands::key_rotate(&settings, alg.as_deref(), wait),
        Command::User(command) => commands::users::run(&settings, command),
        Command::ApiKey(command) => commands::api_keys::run(&settings, command),
        Command::Audit(query) => commands::audit::run(&settings, query),
        Command::Export(request) => commands::export::run(&settings, request),
        Command::Import(request) => commands::import::run(&settings, &request),
        Command::Migrate => commands::migrate(&settings),
        Command::Check { digest } => commands::check(&settings, digest),
        Command::Copy(request) => commands::copy::run(&settings, &request),
        Command::Backup(request) => commands::backup::run(&settings, &request),
        Command::Restore(request) => commands::restore::run(&settings, &request),
        Command::Config => output::print(&settings.print()),
        Command::Openapi => Ok(()),
    }
}

/// A duration such as `90s`, `15m`, `1h` or `30d`, in seconds.
pub(crate) fn parse_ttl(text: &str) -> Result<i64, String> {
    let wrong = || format!("{text:?} is not a duration. Give a number and s, m, h or d, such as 1h.");
    let unit = text.chars().last().ok_or_else(wrong)?;
    let factor = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return Err(wrong()),
    };
    let number: i64 = text[..text.len() - 1].parse().map_err(|_| wrong())?;
    match number.checked_mul(factor) {
        Some(seconds) if (1..=366 * 86_400).contains(&seconds) => Ok(seconds),
        _ => Err(format!("{text:?} is out of range. Give at least a second and at most 366d.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_ttl_has_a_unit_and_bounds() {
        assert_eq!(parse_ttl("90s"), Ok(90));
        assert_eq!(parse_ttl("1h"), Ok(3_600));
        for bad in ["", "1", "h", "-1h", "0s", "1w", "9999999999999999999d", "400d", "1ä"] {
            assert!(parse_ttl(bad).is_err(), "{bad}");
        }
    }
}
