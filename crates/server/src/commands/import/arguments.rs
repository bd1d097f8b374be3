//! The arguments of `import`.

use std::path::PathBuf;

use clap::Args;

use super::columns::ColumnArgs;
use super::format::InputFormat;

/// Report the calls of a file: CSV, JSONL or a JSON array
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables import november.csv
  billables import november.csv --dry-run
  gunzip -c calls.jsonl.gz | billables import - --format jsonl
  BILLABLES_TOKEN=$(cat token) billables import november.csv --url https://billing.example.com
  billables import twilio.csv --map callSid=sid --set accountId=demo --set customerId=acme
  billables import excel.csv --delimiter ';'

A record has the members of NewBillable: accountId and customerId, or sessionId, and callSid. The import ignores other members, so
it can read an export; it rejects the record of a voided billable. It accepts other spellings of a name, such as call_sid or
Call SID, and finds the delimiter of CSV in the row of headers. If the headers lack a member, the command fails before the first
record. A report of a billed call is a replay, so a second import of a file bills nothing twice.

Rejected records go to FILE.rejects.csv or FILE.rejects.jsonl, with the reason. Correct that file and import it. Each import of FILE
replaces the file of rejects. An interrupted import leaves FILE.import-state; the same command continues the import there. The exit
code is 0 if every record is billed, and 1 if a record was rejected or the import was interrupted.")]
pub(crate) struct ImportArgs {
    /// File to read; - is standard input
    pub(super) file: PathBuf,
    /// Format of the file [default: the format of the file's extension]
    #[arg(long, value_enum)]
    pub(super) format: Option<InputFormat>,
    /// Report to the service at this URL, with a token or an API key from the variable BILLABLES_TOKEN or from
    /// --token-file
    #[arg(long, value_name = "URL")]
    pub(super) url: Option<String>,
    /// File with the token or the API key
    #[arg(long, value_name = "FILE", requires = "url")]
    pub(super) token_file: Option<PathBuf>,
    /// Write nothing, and print what the import would do with each record
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Begin with the first record, even if an import of the file was interrupted; necessary if the store was replaced
    /// since, for example by a restored backup
    #[arg(long)]
    pub(super) restart: bool,
    /// File for the rejected records [default: FILE.rejects.csv, or FILE.rejects.jsonl]
    #[arg(long, value_name = "FILE")]
    pub(super) rejects: Option<PathBuf>,
    #[command(flatten)]
    pub(super) columns: ColumnArgs,
}
