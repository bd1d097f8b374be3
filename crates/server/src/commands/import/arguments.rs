//! The arguments of the commands that import.

use std::path::PathBuf;

use clap::Args;

use super::columns::ColumnArgs;
use super::format::InputFormat;
use super::presets::Preset;

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
    #[command(flatten)]
    pub(super) input: FileArgs,
    #[command(flatten)]
    pub(super) columns: ColumnArgs,
}

/// The file to import and the destination.
#[derive(Args, Debug)]
pub(super) struct FileArgs {
    /// File to read; - is standard input
    pub(super) file: PathBuf,
    /// Format of the file [default: the format of the file's extension]
    #[arg(long, value_enum)]
    pub(super) format: Option<InputFormat>,
    /// Send the records to the service at this URL, with a token or an API key from the variable BILLABLES_TOKEN or from
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
}

/// Import the facts of calls of a carrier's file: CSV, JSONL or a JSON array
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables import-calls twilio.csv --account demo --preset twilio
  jq .calls page.json | billables import-calls - --format json --account demo --preset twilio
  billables import-calls Master.csv --account demo --preset asterisk --set direction=outbound --timezone Europe/Vienna
  billables import-calls cdr.csv --account demo --preset freeswitch --set direction=inbound --dry-run
  billables import-calls calls.csv --account demo --map callSid=Id --map startTime=Begin --date-format '%d/%m/%Y %H:%M:%S'

A record has the members of ReportCall: callSid, parentCallSid, direction, from, to, startTime, duration (seconds), status, price,
priceUnit, isRecorded and replaces. A preset knows the columns of a program's files, and the words that the program has for
directions and statuses; --map has precedence. The duration of Asterisk and FreeSWITCH is the column billsec. Files of Asterisk and
of FreeSWITCH without a row of headers are read as they are. The unique ids of Asterisk need a database whose call SIDs are any.

A call is final, and can be billed, with a status such as busy, or with a start, a direction and a duration. Facts may come before or
after the report of the call. Facts that are known already change nothing, so a second import of a file is harmless.

Rejected records go to FILE.rejects.csv or FILE.rejects.jsonl, with the reason. Correct that file and import it. An interrupted import
leaves FILE.import-state; the same command continues the import there. The exit code is 0 if every record is stored, and 1 if a
record was rejected or the import was interrupted.")]
pub(crate) struct ImportCallsArgs {
    #[command(flatten)]
    pub(super) input: FileArgs,
    /// Account of the calls
    #[arg(long)]
    pub(super) account: String,
    /// Program that wrote the file
    #[arg(long, value_enum)]
    pub(super) preset: Option<Preset>,
    #[command(flatten)]
    pub(super) columns: ColumnArgs,
    /// Time zone of times without an offset from UTC, such as Europe/Vienna [default: the time zone of the account]
    #[arg(long, value_name = "ZONE")]
    pub(super) timezone: Option<String>,
    /// Form of the times in strftime's notation, such as '%d/%m/%Y %H:%M:%S' [default: RFC 3339, RFC 2822, the seconds since
    /// 1970, or YYYY-MM-DD HH:MM:SS]
    #[arg(long, value_name = "FORMAT")]
    pub(super) date_format: Option<String>,
}
