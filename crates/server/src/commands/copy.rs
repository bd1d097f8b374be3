//! `copy`: all rows of a store into another store, on either database.

use billables_persistence::{
    CopyOptions, CopyReport, DatabaseUrl, DigestSum, StoreDigest, copy, copy_unfollow, tables_left_out,
};
use clap::Args;

use super::check::whole_line;
use super::progress::{Progress, counted, grouped};
use crate::interrupt::Interrupt;
use crate::output::{self, print_message};
use crate::usage_error::UsageError;

/// Copy a whole store, unchanged, into an empty database: from SQLite to PostgreSQL, or back
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables copy --from sqlite:///var/lib/billables/billables.db --to postgres://billables@db/billables
  billables copy --from sqlite:///var/lib/billables/billables.db --to postgres://billables@db/billables --follow
  billables copy --from sqlite:///var/lib/billables/billables.db --to postgres://billables@db/billables --final

The copy has the ids, dates, voids, users, API keys, revocations and the audit trail of the source. Only the table
sign_in_secrets is left out, so users have to sign in again. The command migrates the destination if necessary, and keeps its keys
and triggers on. If a copy was interrupted, run the command again to continue.

The service may run on the source meanwhile; the copy is then a first pass. Afterwards, stop the service and run the command again
with --final, which copies the changes since; then start the service on the destination. --final refuses a source that a service
has open. The command cannot know of a stopped service that will start again: make sure that none does.

With --follow the source logs its changes from the first pass on, by triggers in its database. Each later pass, the final one
included, then reads the changed rows alone, so that the pause does not grow with the store. The final pass removes the log. If the
move is given up, remove it: billables copy --from URL --unfollow.

At the end the command prints the rows and a digest of each account on both sides; after a pass that
read the changed rows alone, the digest of all rows of the destination, which `billables check --digest` prints for the source, too. Give a password in PGPASSWORD or ~/.pgpass
rather than in the URL. The exit code is 0 if both sides are equal or a first pass is done, and 1 if the copy failed.")]
pub(crate) struct CopyArgs {
    /// URL of the database to copy: sqlite://PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    from: String,
    /// URL of the destination, which is empty or has a first pass of the same copy
    #[arg(long, value_name = "URL", required_unless_present = "unfollow")]
    to: Option<String>,
    /// Do the last pass, with the service stopped, which completes the copy
    #[arg(long = "final")]
    is_final: bool,
    /// Log the changes of the source from now on, so that later passes read the changed rows alone
    #[arg(long, conflicts_with = "is_final")]
    follow: bool,
    /// Remove the log of changes from the source, because the move is given up
    #[arg(long, conflicts_with_all = ["to", "is_final", "follow"])]
    unfollow: bool,
}

pub(crate) fn run(request: &CopyArgs) -> anyhow::Result<()> {
    let parse = |name, text: &str| {
        text.parse::<DatabaseUrl>().map_err(|error| UsageError(format!("{name} is no database URL. {error}")))
    };
    let from = parse("--from", &request.from)?;
    let Some(to) = &request.to else {
        copy_unfollow(&from)?;
        print_message("the source has no log of changes");
        return Ok(());
    };
    let to = parse("--to", to)?;
    for (table, reason) in tables_left_out() {
        print_message(&format!("left out: the table {table} ({reason})"));
    }
    let interrupt = Interrupt::watch()?;
    let mut shown: Option<(&'static str, Progress)> = None;
    let mut step = |table, rows| {
        if shown.as_ref().is_none_or(|(name, _)| *name != table) {
            shown = Some((table, Progress::of_unknown_size(table)));
        }
        if let Some((_, progress)) = &mut shown {
            progress.add(rows);
        }
        !interrupt.is_asked()
    };
    let options = CopyOptions { is_final: request.is_final, follow: request.follow, ..CopyOptions::default() };
    let report = copy(&from, &to, options, &mut step)?;
    drop(shown);
    output::print(&table(&report))?;
    let rows = counted(report.written, "row");
    if report.is_complete {
        match report.whole {
            Some(_) => print_message(&format!("the copy is complete: {rows} written")),
            None => {
                print_message(&format!("the copy is complete: {rows} written, and both sides have the same digests"));
            }
        }
        if report.has_log_left {
            print_message(
                "warning: the source keeps its log of changes. Remove it: billables copy --from URL --unfollow",
            );
        }
        print_message("let no service write to the source from now on: the copy would lack its reports");
        return Ok(());
    }
    print_message(&format!(
        "{rows} written. The source is in use, so this was a first pass. Stop the service and run the command again with \
         --final; before that, no service starts on the destination"
    ));
    Ok(())
}

/// The digests of both sides: a line for each account, and one for the rows of no account. After a pass that read the changed rows
/// alone, the digest of the destination.
fn table(report: &CopyReport) -> String {
    if let Some(whole) = report.whole {
        return whole_line(whole);
    }
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
