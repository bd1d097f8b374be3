//! The dry run of reports: the questions and decisions of a writer, in a transaction that only reads.

use billables_domain::Outcome;

use super::commit_group::{Resolved, resolve};
use super::existence_cache::CustomerCache;
use super::statements;
use super::submission::Submission;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::layout::Layout;
use crate::store::Store;

impl Store {
    /// The outcome that each report would have now; `None` for a report that would make a billable. Reports are not
    /// compared with each other.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn report_dry_run(&self, submissions: &[Submission]) -> Result<Vec<Option<Outcome>>, StoreError> {
        let layout = self.layout_once()?;
        self.snapshot(|connection| match layout {
            Layout::Plain => dry_run(connection, layout, submissions),
            // A statement of several reports asks the node of their account.
            Layout::Distributed => {
                let mut outcomes = Vec::with_capacity(submissions.len());
                for part in submissions.chunk_by(|one, next| one.report.account_id() == next.report.account_id()) {
                    outcomes.append(&mut dry_run(connection, layout, part)?);
                }
                Ok(outcomes)
            }
        })
    }
}

fn dry_run(
    connection: &mut AnyConnection,
    layout: Layout,
    submissions: &[Submission],
) -> Result<Vec<Option<Outcome>>, StoreError> {
    let resolved = resolve(connection, layout, submissions, &mut CustomerCache::default())?;
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
}
