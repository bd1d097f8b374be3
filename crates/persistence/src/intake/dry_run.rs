//! The dry run of reports: the questions and decisions of a writer, in a transaction that only reads.

use billables_domain::Outcome;

use super::commit_group::{Resolved, resolve};
use super::existence_cache::CustomerCache;
use super::statements;
use super::submission::Submission;
use crate::error::StoreError;
use crate::store::Store;

impl Store {
    /// The outcome that each report would have now; `None` for a report that would make a billable. Reports are not
    /// compared with each other.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn report_dry_run(&self, submissions: &[Submission]) -> Result<Vec<Option<Outcome>>, StoreError> {
        self.snapshot(|connection| {
            let resolved = resolve(connection, submissions, &mut CustomerCache::default())?;
            let calls = resolved.iter().filter_map(|resolved| match resolved {
                Resolved::Open(report) => Some((&report.attribution.account_id, &report.call_sid)),
                Resolved::Settled(_) => None,
            });
            let stored = statements::calls(connection, calls)?;
            let outcome = |resolved| match resolved {
                Resolved::Settled(outcome) => Some(outcome),
                Resolved::Open(report) => {
                    let of_call = stored.of(&report.attribution.account_id, &report.call_sid);
                    report.decide(of_call.unwrap_or_default())
                }
            };
            Ok(resolved.into_iter().map(outcome).collect())
        })
    }
}
