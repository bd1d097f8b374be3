//! A commit group: the reports and the facts of one transaction, and the rating that follows from them.

use billables_billing::CallOutcome;
use billables_domain::{AccountId, Attribution, Outcome};

use super::call_group;
use super::commit_group::{self, Maker};
use super::mode::Mode;
use super::submission::{CallResult, CallSubmission, ReportResult, Submission};
use super::writer::Caches;
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rating::embedded::EmbeddedRater;
use crate::rating::queue_rows::{self, QueueRow};
use crate::rating::reconcile::{Known, LiveBillable};

/// The submissions of one transaction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    pub(super) reports: &'a [Submission],
    pub(super) calls: &'a [CallSubmission],
}

impl<'a> Group<'a> {
    pub(super) fn len(&self) -> usize {
        self.reports.len() + self.calls.len()
    }

    /// Each submission as a group of its own, in the order of the results.
    pub(super) fn ones(self) -> impl Iterator<Item = Group<'a>> {
        let reports = self.reports.chunks(1).map(|reports| Group { reports, calls: &[] });
        reports.chain(self.calls.chunks(1).map(|calls| Group { reports: &[], calls }))
    }

    /// The same failure for each submission.
    pub(super) fn all(&self, error: &StoreError) -> Results {
        Results {
            reports: self.reports.iter().map(|_| Err(error.clone())).collect(),
            calls: self.calls.iter().map(|_| Err(error.clone())).collect(),
        }
    }
}

/// The results of a group, in the order of its submissions.
#[derive(Debug, Default)]
pub(super) struct Results {
    pub(super) reports: Vec<ReportResult>,
    pub(super) calls: Vec<CallResult>,
}

impl Results {
    pub(super) fn append(&mut self, mut other: Self) {
        self.reports.append(&mut other.reports);
        self.calls.append(&mut other.calls);
    }

    pub(super) fn errors(&self) -> impl Iterator<Item = &StoreError> {
        let reports = self.reports.iter().filter_map(|result| result.as_ref().err());
        reports.chain(self.calls.iter().filter_map(|result| result.as_ref().err()))
    }

    /// The calls and the live billables that the group wrote.
    fn known(&self) -> Known {
        let mut known = Known::default();
        for result in &self.reports {
            if let Ok(Outcome::Created(billable)) = result {
                let Attribution { account_id, customer_id } = &billable.attribution;
                let key = (account_id.to_string(), call_sid_column::encode(&billable.call_sid));
                let (id, date_created) = (billable.id, billable.date_created);
                known.live.insert(key, LiveBillable { id, customer_id: customer_id.clone(), date_created });
            }
        }
        for result in &self.calls {
            if let Ok(CallOutcome::Created(call) | CallOutcome::Changed(call)) = result {
                known.call((call.account_id.to_string(), call_sid_column::encode(&call.call_sid)), call);
            }
        }
        known
    }

    /// The rows of the rating queue: the new billables and the new final versions of calls.
    fn queued(&self, maker: &Maker<'_>) -> Vec<QueueRow> {
        let mut group = queue_rows::Group::default();
        for result in &self.reports {
            if let Ok(Outcome::Created(billable)) = result {
                let Attribution { account_id, customer_id } = &billable.attribution;
                group.reported(account_id, customer_id, call_sid_column::encode(&billable.call_sid));
            }
        }
        for result in &self.calls {
            // An open call was never final before, so the totals hold nothing of it and need no look.
            if let Ok(CallOutcome::Created(call) | CallOutcome::Changed(call)) = result
                && call.state.is_final()
            {
                group.changed(&call.account_id, call_sid_column::encode(&call.call_sid));
            }
        }
        group.into_rows(maker.now, maker.random)
    }
}

/// Writes a group, and rates it or queues it for the raters. Returns also the accounts with new rows in the queue. The results become
/// valid when the transaction commits.
///
/// # Errors
///
/// A statement failed. The caller rolls the transaction back.
pub(super) fn write(
    connection: &mut AnyConnection,
    mode: Mode,
    group: Group<'_>,
    maker: &Maker<'_>,
    caches: &mut Caches,
    rater: Option<&mut EmbeddedRater>,
) -> Result<(Results, Vec<AccountId>), StoreError> {
    let reports = commit_group::write(connection, mode, group.reports, maker, &mut caches.customers)?;
    let calls = call_group::write(connection, group.calls, maker, &mut caches.accounts)?;
    let results = Results { reports, calls };
    let rows = results.queued(maker);
    let Some(rater) = rater else {
        queue_rows::insert(connection, mode.layout, &rows)?;
        return Ok((results, rows.into_iter().map(|row| row.account_id).collect()));
    };
    let known = results.known();
    rater.rate_group(connection, rows, known)?;
    Ok((results, Vec::new()))
}
