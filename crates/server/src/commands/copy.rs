//! `copy`: a whole store into another, on either database.

use billables_persistence::{CopyOptions, CopyReport, DatabaseUrl, DigestSum, StoreDigest, copy, tables_left_out};
use clap::Args;

use super::progress::{Progress, counted, grouped};
use super::tell;
use crate::config::{Settings, UsageError};
use crate::interrupt::Interrupt;
use crate::{logs, output};

/// The two databases of a copy.
#[derive(Args, Debug)]
pub(crate) struct CopyArgs {
    /// The database to copy: sqlite://PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    from: String,
    /// The database to copy to, which is empty or was begun by the same copy
    #[arg(long, value_name = "URL")]
    to: String,
    /// The last pass: the service is stopped, and the copy will be complete
    #[arg(long = "final")]
    is_final: bool,
}

pub(crate) fn run(settings: &Settings, request: &CopyArgs) -> anyhow::Result<()> {
    let parse = |name, text: &str| {
        text.parse::<DatabaseUrl>().map_err(|error| UsageError(format!("{name} is no database URL. {error}")))
    };
    let (from, to) = (parse("--from", &request.from)?, parse("--to", &request.to)?);
    logs::start(settings)?;
    for (table, reason) in tables_left_out() {
        tell(&format!("left out: the table {table} ({reason})"));
    }
    let interrupt = Interrupt::watch()?;
    let mut shown: Option<(&'static str, Progress)> = None;
    let mut step = |table, rows| {
        if shown.as_ref().is_none_or(|(name, _)| *name != table) {
            shown = Some((table, Progress::of_unknown_end(table)));
        }
        if let Some((_, progress)) = &mut shown {
            progress.add(rows);
        }
        !interrupt.is_asked()
    };
    let options = CopyOptions { is_final: request.is_final, ..CopyOptions::default() };
    let report = copy(&from, &to, options, &mut step)?;
    drop(shown);
    output::print(&table(&report))?;
    let rows = counted(report.written, "row");
    if report.is_complete {
        tell(&format!("the copy is complete: {rows} written, and both sides have the same digests"));
        tell("let no service write to the source any more: what it takes from now on is not in the copy");
        return Ok(());
    }
    tell(&format!(
        "{rows} written. The source is in use, so this was a first pass. Stop the service and run the command again with \
         --final; until then no service starts on the destination"
    ));
    Ok(())
}

/// A line for each account, and one for what belongs to none.
fn table(report: &CopyReport) -> String {
    let mut text = format!("{:<32}  {:<32}  {:>12} rows  account\n", "source", "destination", "");
    let mut line = |name: &str, source: DigestSum, destination: DigestSum| {
        let rows = if source.rows == destination.rows {
            grouped(source.rows)
        } else {
            format!("{}/{}", grouped(source.rows), grouped(destination.rows))
        };
        let mark = if source == destination { "" } else { "  differs" };
        text.push_str(&format!("{source}  {destination}  {rows:>12} rows  {name}{mark}\n"));
    };
    let names: std::collections::BTreeSet<_> =
        report.source.accounts.keys().chain(report.destination.accounts.keys()).collect();
    let of = |digest: &StoreDigest, name: &str| digest.accounts.get(name).copied().unwrap_or_default();
    for name in names {
        line(name, of(&report.source, name), of(&report.destination, name));
    }
    line("(no account)", report.source.store, report.destination.store);
    text
}

/// The digest of one store, a line for each account, and one for what belongs to none.
pub(crate) fn digest_text(digest: &StoreDigest) -> String {
    let lines = digest.accounts.iter().map(|(name, sum)| (name.as_str(), *sum));
    let lines = lines.chain(std::iter::once(("(no account)", digest.store)));
    lines.map(|(name, sum)| format!("{sum}  {:>12} rows  {name}\n", grouped(sum.rows))).collect()
}
