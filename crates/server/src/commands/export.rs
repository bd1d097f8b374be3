//! `export`: the billables of the store as CSV or JSONL.
//!
//! To standard output as they are read, or to a file that appears when it is whole.

mod output_file;
mod rows;

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use billables_domain::{AccountScope, Status, Timestamp};
use billables_persistence::{BillableExport, StoreError};
use clap::{Args, ValueEnum};

use self::output_file::OutputFile;
use self::rows::Rows;
use super::grants::parse_accounts;
use super::progress::{Progress, counted};
use super::{open_existing_store, parse_time, tell};
use crate::config::{Settings, UsageError};
use crate::interrupt::Interrupt;
use crate::logs;

/// What is exported, and how.
#[derive(Args, Debug)]
pub(crate) struct ExportArgs {
    /// How it is written [default: as the file's name ends, else csv]
    #[arg(long, value_enum)]
    format: Option<ExportFormat>,
    /// The file to write, which appears when it is whole; - is standard output
    #[arg(long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    out: PathBuf,
    /// Only billables of this account; may be given several times
    #[arg(long = "account", value_name = "ACCOUNT")]
    accounts: Vec<String>,
    /// Only billables of this status: Reported or Voided
    #[arg(long, value_parser = parse_status)]
    status: Option<Status>,
    /// Only billables created at this time or later: a date and time such as 2026-11-23T06:00:00Z, or how long ago, such as 24h
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    from: Option<Timestamp>,
    /// Only billables created before this time
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    to: Option<Timestamp>,
}

/// How billables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// A row of headers, then a row for each billable, as the API writes them
    Csv,
    /// A JSON object in each line, as the API writes it
    Jsonl,
}

impl ExportFormat {
    /// The format that the name of a file tells.
    fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

fn parse_status(name: &str) -> Result<Status, String> {
    Status::from_name(name).ok_or_else(|| format!("{name:?} is no status. Give Reported or Voided."))
}

/// Why an export ended early.
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
    let format = request.format.or_else(|| ExportFormat::of_name(&request.out));
    let format = match format {
        Some(format) => format,
        None if is_stdout || request.out.extension().is_none() => ExportFormat::Csv,
        None => bail!(UsageError(format!(
            "--out {} ends like neither csv nor jsonl. Say which with --format.",
            request.out.display()
        ))),
    };
    let accounts = if request.accounts.is_empty() { AccountScope::All } else { parse_accounts(&request.accounts)? };
    let export = BillableExport { accounts, status: request.status, from: request.from, to: request.to };
    logs::start(settings)?;
    let store = open_existing_store(settings)?;
    let write = |sink: &mut dyn Write, interrupt: &Interrupt| {
        let mut rows = Rows::new(format);
        sink.write_all(rows.header().as_bytes()).map_err(Failure::Write)?;
        let mut progress = Progress::of_unknown_end("exported");
        store.billable_export(&export, |batch| {
            if interrupt.is_asked() {
                return Err(Failure::Interrupted);
            }
            sink.write_all(rows.text(batch).as_bytes()).map_err(Failure::Write)?;
            progress.add(batch.len());
            Ok(())
        })?;
        sink.flush().map_err(Failure::Write)?;
        Ok(progress.count())
    };
    if is_stdout {
        return match write(&mut io::stdout().lock(), &Interrupt::never()) {
            // Whoever read has seen enough (`billables export | head`).
            Err(Failure::Write(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            Err(failure) => Err(explain(failure, "standard output")),
            Ok(_) => Ok(()),
        };
    }
    let interrupt = Interrupt::watch()?;
    let name = request.out.display().to_string();
    let mut file = OutputFile::create(&request.out).with_context(|| format!("{name} cannot be written"))?;
    let count = write(file.writer(), &interrupt).map_err(|failure| explain(failure, &name))?;
    file.finish().with_context(|| format!("{name} cannot be written"))?;
    tell(&format!("exported {} to {name}", counted(count, "billable")));
    Ok(())
}

fn explain(failure: Failure, name: &str) -> anyhow::Error {
    match failure {
        Failure::Store(error) => anyhow::Error::new(error).context("the export was cut short; it is not whole"),
        Failure::Write(error) => anyhow::Error::new(error).context(format!("{name} cannot be written")),
        Failure::Interrupted => anyhow!("interrupted; {name} is as it was"),
    }
}
