//! `export`: the billables of the store as CSV or JSONL, on standard output or in a file that appears when complete.

mod format;
mod output_file;
mod rows;

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use billables_domain::{AccountScope, Status, Timestamp};
use billables_persistence::{BillableExport, StoreError};
use clap::Args;

use self::format::ExportFormat;
use self::output_file::OutputFile;
use self::rows::Rows;
use super::grants::parse_accounts;
use super::progress::{Progress, counted};
use crate::config::Settings;
use crate::interrupt::Interrupt;
use crate::output::print_message;
use crate::store;
use crate::time_arguments::parse_time;
use crate::usage_error::UsageError;

/// Write the billables of the store as CSV or JSONL
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables export > billables.csv
  billables export --out november.csv --account demo --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
  billables export --format jsonl --status Voided --database postgres://billables@db/billables | jq .voidReason

The members are those of the API. The oldest billable comes first, and all billables are as they were at one moment. The service
may run meanwhile; until the export ends, the WAL beside an SQLite file grows, and a PostgreSQL server cannot vacuum.

CSV is for programs: the export does not change a text that begins with =. Import the file into a spreadsheet as text.")]
pub(crate) struct ExportArgs {
    /// Format of the export [default: the format of the file's extension, else csv]
    #[arg(long, value_enum)]
    format: Option<ExportFormat>,
    /// File to write, which appears when complete; - is standard output [default: -]
    #[arg(long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    out: PathBuf,
    /// Only billables of this account; may be given several times
    #[arg(long = "account", value_name = "ACCOUNT")]
    accounts: Vec<String>,
    /// Only billables with this status: Reported or Voided
    #[arg(long, value_parser = parse_status)]
    status: Option<Status>,
    /// Only billables created at this time or later: a date and time such as 2026-11-23T06:00:00Z, or an age such as
    /// 24h
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    from: Option<Timestamp>,
    /// Only billables created before this time: a date and time, or an age
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    to: Option<Timestamp>,
}

fn parse_status(name: &str) -> Result<Status, String> {
    Status::parse(name).map_err(|_| format!("{name:?} is not a status. Give Reported or Voided."))
}

/// The reason for an export that ended early.
enum Failure {
    Store(StoreError),
    Write(io::Error),
    Interrupted,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

pub(crate) fn run(settings: &Settings, request: ExportArgs) -> anyhow::Result<()> {
    let is_stdout = request.out == Path::new("-");
    let format = request.format.or_else(|| ExportFormat::from_path(&request.out));
    let format = match format {
        Some(format) => format,
        None if is_stdout || request.out.extension().is_none() => ExportFormat::Csv,
        None => bail!(UsageError(format!(
            "--out {} has neither the extension csv nor jsonl. Name the format with --format.",
            request.out.display()
        ))),
    };
    let accounts = if request.accounts.is_empty() { AccountScope::All } else { parse_accounts(&request.accounts)? };
    let export = BillableExport { accounts, status: request.status, from: request.from, to: request.to };
    let store = store::open_for_reading(settings)?;
    let write = |sink: &mut dyn Write, interrupt: &Interrupt| {
        let mut rows = Rows::new(format);
        sink.write_all(rows.header().as_bytes()).map_err(Failure::Write)?;
        let mut progress = Progress::of_unknown_size("exported");
        store.billable_export(&export, |page| {
            if interrupt.is_asked() {
                return Err(Failure::Interrupted);
            }
            sink.write_all(rows.text(page).as_bytes()).map_err(Failure::Write)?;
            progress.add(page.len());
            Ok(())
        })?;
        sink.flush().map_err(Failure::Write)?;
        Ok(progress.count())
    };
    if is_stdout {
        return match write(&mut io::stdout().lock(), &Interrupt::never()) {
            // The reader has closed the pipe (`billables export | head`).
            Err(Failure::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            Err(failure) => Err(into_error(failure, "standard output")),
            Ok(_) => Ok(()),
        };
    }
    let interrupt = Interrupt::watch()?;
    let name = request.out.display().to_string();
    let mut file = OutputFile::create(&request.out).with_context(|| format!("{name} cannot be written"))?;
    let count = write(file.writer(), &interrupt).map_err(|failure| into_error(failure, &name))?;
    file.finish().with_context(|| format!("{name} cannot be written"))?;
    print_message(&format!("exported {} to {name}", counted(count, "billable")));
    Ok(())
}

fn into_error(failure: Failure, name: &str) -> anyhow::Error {
    match failure {
        Failure::Store(error) => anyhow::Error::new(error).context("the export failed and is not complete"),
        Failure::Write(error) => anyhow::Error::new(error).context(format!("{name} cannot be written")),
        Failure::Interrupted => anyhow!("interrupted; {name} is unchanged"),
    }
}
