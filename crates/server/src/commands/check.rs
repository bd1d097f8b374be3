//! `check`: the rows of the store compared with every rule.

use anyhow::bail;
use billables_persistence::{DigestSum, StoreDigest};
use clap::Args;

use super::progress::grouped;
use crate::config::Settings;
use crate::{output, store};

/// Check the whole store for rows that break a rule
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables check --database postgres://billables@db/billables
  diff <(billables check --digest) <(billables check --digest --database postgres://billables@db/billables)

--digest prints the number of all rows and the sum of their hashes, for each account and for the rows of no account. Stores
with the same rows have the same digests, on either database; docs/operating.md defines them.

The exit code is 0 if the store is sound, and 1 if it is not.")]
pub(crate) struct CheckArgs {
    /// Print a digest for each account, too
    #[arg(long)]
    digest: bool,
}

pub(crate) fn run(settings: &Settings, request: &CheckArgs) -> anyhow::Result<()> {
    let store = store::open_for_reading(settings)?;
    let report = store.check()?;
    let mut text = format!(
        "{} billables, {} events, {} calls, {} totals, {} problems\n",
        report.billables, report.events, report.calls, report.totals, report.problems
    );
    for finding in &report.findings {
        text.push_str(&format!("{finding}\n"));
    }
    if request.digest {
        text.push_str(&digest_text(&store.digest()?));
    }
    output::print(&text)?;
    if !report.is_sound() {
        bail!("the store is not sound");
    }
    Ok(())
}

/// The digest of a store: a line for each account, one for the rows of no account, and one for all rows.
fn digest_text(digest: &StoreDigest) -> String {
    let lines = digest.accounts.iter().map(|(name, sum)| (name.as_str(), *sum));
    let lines = lines.chain(std::iter::once(("(no account)", digest.store)));
    let lines = lines.map(|(name, sum)| format!("{sum}  {:>12} rows  {name}\n", grouped(sum.rows)));
    lines.chain(std::iter::once(whole_line(digest.whole()))).collect()
}

/// The digest of all rows of a store.
pub(crate) fn whole_line(sum: DigestSum) -> String {
    format!("{sum}  {:>12} rows  (whole store)\n", grouped(sum.rows))
}
