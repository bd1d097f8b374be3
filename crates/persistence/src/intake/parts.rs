//! A commit group of a distributed store, divided by the shards of its accounts.

use std::collections::BTreeMap;

use billables_domain::AccountId;

use super::group::{Group, Results};
use super::places::{Places, Shard};
use super::submission::{CallSubmission, Submission};

/// The submissions of one shard, with their indexes in the whole group. The reports without a known account are one part: each names a
/// session that no account of its client has, or several have.
#[derive(Debug, Default)]
pub(super) struct Part {
    reports: (Vec<usize>, Vec<Submission>),
    calls: (Vec<usize>, Vec<CallSubmission>),
}

/// The parts of a group.
pub(super) struct Parts;

impl Parts {
    /// Divides a group. Each part keeps the order of arrival.
    pub(super) fn of(group: Group<'_>, places: &Places) -> Vec<Part> {
        let mut parts: BTreeMap<Option<Shard>, Part> = BTreeMap::new();
        let shard = |account_id: Option<&AccountId>| account_id.and_then(|account_id| places.of(account_id));
        for (index, submission) in group.reports.iter().enumerate() {
            let (indexes, reports) = &mut parts.entry(shard(submission.report.account_id())).or_default().reports;
            indexes.push(index);
            reports.push(submission.clone());
        }
        for (index, submission) in group.calls.iter().enumerate() {
            let (indexes, calls) = &mut parts.entry(shard(Some(&submission.report.account_id))).or_default().calls;
            indexes.push(index);
            calls.push(submission.clone());
        }
        parts.into_values().collect()
    }
}

impl Part {
    pub(super) fn group(&self) -> Group<'_> {
        Group { reports: &self.reports.1, calls: &self.calls.1 }
    }

    /// Puts the results of the part at their places among the results of the group.
    pub(super) fn scatter(self, written: Results, results: &mut Results) {
        for (index, result) in self.reports.0.into_iter().zip(written.reports) {
            if let Some(place) = results.reports.get_mut(index) {
                *place = result;
            }
        }
        for (index, result) in self.calls.0.into_iter().zip(written.calls) {
            if let Some(place) = results.calls.get_mut(index) {
                *place = result;
            }
        }
    }
}
