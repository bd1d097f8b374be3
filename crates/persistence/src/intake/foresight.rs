//! What would become of reports, without writing any: what a batch asks and decides, in a transaction that only reads.

use billables_domain::{Decision, decide};

use super::Outcome;
use super::commit_group::{Resolved, resolve};
use super::customer_cache::CustomerCache;
use super::statements;
use super::submission::Submission;
use crate::error::StoreError;
use crate::store::Store;

/// What would become of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Foresight {
    /// A new billable.
    New,
    /// What is stored settles it.
    Settled(Outcome),
}

impl Store {
    /// Tells what would become of each report if it were made now, alone: reports are not compared with each other.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn report_foresee(&self, submissions: &[Submission]) -> Result<Vec<Foresight>, StoreError> {
        self.snapshot(|connection| {
            let resolved = resolve(connection, submissions, &mut CustomerCache::default())?;
            let calls = resolved.iter().filter_map(|resolved| match resolved {
                Resolved::Open(report) => Some((&report.attribution.account_id, &report.call_sid)),
                Resolved::Settled(_) => None,
            });
            let stored = statements::calls(connection, calls)?;
            let foresee = |resolved| match resolved {
                Resolved::Settled(outcome) => Foresight::Settled(outcome),
                Resolved::Open(report) => {
                    let of_call = stored.of(&report.attribution.account_id, &report.call_sid).unwrap_or_default();
                    match decide(&report, of_call) {
                        Decision::New => Foresight::New,
                        Decision::Replay(billable) => Foresight::Settled(Outcome::Replayed(billable.clone())),
                        Decision::Voided(billable) => Foresight::Settled(Outcome::Voided(billable.clone())),
                        Decision::Conflict(billable) => Foresight::Settled(Outcome::Conflict(billable.clone())),
                    }
                }
            };
            Ok(resolved.into_iter().map(foresee).collect())
        })
    }
}
