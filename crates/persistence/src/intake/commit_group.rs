//! The outcomes of the reports of a commit group. This code runs inside the writer's transaction. The domain owns the rules, and the
//! database's unique keys enforce them.
//!
//! Most reports are the first of their call. So the writer first inserts the first report of each call. Only if a key refuses
//! the row does the writer read the stored billables of the call and decide.
//!
//! The writer processes calls in the order of (account, call SID), and the reports of one call in the order of arrival. Two
//! writers therefore wait for each other's keys in the same order, without a deadlock, and the first report of a call wins. For
//! the later reports of a group, an earlier report of the group counts as stored.

use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};

use billables_domain::{
    Billable, Fault, FaultCode, Member, Outcome, Report, ResolvedReport, Session, SessionReport, Subject, Timestamp,
};

use super::existence_cache::CustomerCache;
use super::mode::Mode;
use super::statements::{self, Call, SessionLookup};
use super::submission::{ReportResult, Submission};
use crate::connection::AnyConnection;
use crate::directory::Found;
use crate::error::StoreError;
use crate::layout::Layout;

/// The number of attempts to insert rows that a key refused. A further round is needed only if another writer reported the call
/// and a client voided that billable, both between two statements of this transaction.
const ROUNDS: usize = 5;

/// The time and the random bytes of new billables.
pub(super) struct Maker<'a> {
    pub(super) now: Timestamp,
    pub(super) random: &'a (dyn Fn(&mut [u8]) + Send + Sync),
}

/// A resolved report, its index in the group and the identity of its client.
struct Item<'a> {
    index: usize,
    report: ResolvedReport,
    created_by: &'a Subject,
}

impl Item<'_> {
    fn call(&self) -> Call<'_> {
        (&self.report.attribution.account_id, &self.report.call_sid)
    }
}

/// The undecided reports of one call, in the order of arrival. Never empty.
struct OpenCall<'a> {
    items: VecDeque<Item<'a>>,
}

impl OpenCall<'_> {
    fn call(&self) -> Option<Call<'_>> {
        self.items.front().map(Item::call)
    }

    /// Settles the first report as created.
    fn created(&mut self, billable: Billable, results: &mut [ReportResult]) {
        if let Some(item) = self.items.pop_front() {
            results[item.index] = Ok(Outcome::Created(billable));
        }
    }

    /// Decides the reports against the stored billables. Stops at a report that would be new.
    fn decide(&mut self, stored: &[Billable], results: &mut [ReportResult]) {
        while let Some(item) = self.items.front() {
            let Some(outcome) = item.report.decide(stored) else { return };
            results[item.index] = Ok(outcome);
            self.items.pop_front();
        }
    }
}

/// Decides every submission and inserts the new billables. The results become valid when the transaction commits.
///
/// # Errors
///
/// A statement failed. The caller rolls the transaction back.
pub(super) fn write(
    connection: &mut AnyConnection,
    mode: Mode,
    submissions: &[Submission],
    maker: &Maker<'_>,
    customers: &mut CustomerCache,
) -> Result<Vec<ReportResult>, StoreError> {
    // `Busy` remains for a report whose insert a key refused in every round, although the call had no stored billable afterwards.
    let mut results = vec![Err(StoreError::Busy); submissions.len()];
    let mut items = Vec::with_capacity(submissions.len());
    for (index, resolved) in resolve(connection, mode.layout, submissions, customers)?.into_iter().enumerate() {
        match resolved {
            // The session of this report was added after the look for its account, so the report belongs to another group.
            Resolved::Open(_)
                if mode.layout == Layout::Distributed && submissions[index].report.account_id().is_none() => {}
            Resolved::Open(report) => items.push(Item { index, report, created_by: &submissions[index].created_by }),
            Resolved::Settled(outcome) => results[index] = Ok(outcome),
        }
    }
    let mut open = by_call(items);
    if mode.layout == Layout::Distributed && mode.reads_first {
        decide_all(connection, &mut open, &mut results)?;
    }
    for _ in 0..ROUNDS {
        if open.is_empty() {
            break;
        }
        let made: Vec<_> = open.iter().filter_map(|call| call.items.front()).map(|item| maker.make(item)).collect();
        let inserted = statements::insert(connection, mode.layout, &made)?;
        for ((call, billable), _) in open.iter_mut().zip(made).zip(inserted).filter(|(_, is_inserted)| *is_inserted) {
            call.created(billable, &mut results);
        }
        open.retain(|call| !call.items.is_empty());
        // The open reports are those that a key refused, and the later reports of a call whose first one was just inserted.
        // The next statement sees the rows that decide them.
        decide_all(connection, &mut open, &mut results)?;
    }
    Ok(results)
}

/// Decides the open reports against the stored billables, and keeps those that would be new.
fn decide_all(
    connection: &mut AnyConnection,
    open: &mut Vec<OpenCall<'_>>,
    results: &mut [ReportResult],
) -> Result<(), StoreError> {
    let stored = statements::calls(connection, open.iter().filter_map(OpenCall::call))?;
    for call in open.iter_mut() {
        let of_call = call.call().and_then(|(account_id, call_sid)| stored.of(account_id, call_sid));
        call.decide(of_call.unwrap_or_default(), results);
    }
    open.retain(|call| !call.items.is_empty());
    Ok(())
}

/// Groups the reports by call, in the order of (account, call SID).
fn by_call(mut items: Vec<Item<'_>>) -> Vec<OpenCall<'_>> {
    // A stable sort keeps the reports of one call in the order of arrival.
    items.sort_by(|one, other| one.call().cmp(&other.call()));
    let mut open: Vec<OpenCall<'_>> = Vec::with_capacity(items.len());
    for item in items {
        match open.last_mut() {
            Some(last) if last.call().map(|call| call.cmp(&item.call())) == Some(Ordering::Equal) => {
                last.items.push_back(item);
            }
            _ => open.push(OpenCall { items: VecDeque::from([item]) }),
        }
    }
    open
}

impl Maker<'_> {
    fn make(&self, item: &Item<'_>) -> Billable {
        let mut random = [0; 8];
        (self.random)(&mut random);
        item.report.clone().into_billable(item.created_by.clone(), self.now, random)
    }
}

/// A submission after the look-up of its session or customer.
pub(super) enum Resolved {
    /// The stored billables of the call decide the outcome.
    Open(ResolvedReport),
    /// The directory settled the outcome.
    Settled(Outcome),
}

/// Looks up the sessions and customers of the submissions.
pub(super) fn resolve(
    connection: &mut AnyConnection,
    layout: Layout,
    submissions: &[Submission],
    customers: &mut CustomerCache,
) -> Result<Vec<Resolved>, StoreError> {
    let mut lookups = Vec::new();
    let mut unknown = BTreeSet::new();
    for submission in submissions {
        match &submission.report {
            Report::BySession(report) => lookups.push(SessionLookup {
                scope: &submission.accounts,
                account_id: report.account_id.as_ref(),
                session_id: &report.session_id,
            }),
            Report::ByCustomer(report) if !customers.contains(&report.attribution) => {
                unknown.insert(&report.attribution);
            }
            Report::ByCustomer(_) => {}
        }
    }
    let mut sessions = statements::sessions(connection, layout, &lookups)?.into_iter();
    let found = statements::existing_customers(connection, &unknown)?;
    let resolved = submissions.iter().map(|submission| match &submission.report {
        Report::BySession(report) => by_session(report, sessions.next().unwrap_or(Found::None)),
        Report::ByCustomer(report) => {
            let is_visible = submission.accounts.contains(&report.attribution.account_id);
            if is_visible && (customers.contains(&report.attribution) || found.contains(&report.attribution)) {
                Resolved::Open(report.clone())
            } else {
                Resolved::Settled(Outcome::CustomerNotFound)
            }
        }
    });
    let resolved = resolved.collect();
    customers.add(found);
    Ok(resolved)
}

fn by_session(report: &SessionReport, found: Found<Session>) -> Resolved {
    match found {
        Found::One(session) => match report.clone().resolve(&session) {
            Ok(report) => Resolved::Open(report),
            Err(faults) => Resolved::Settled(Outcome::Invalid(faults)),
        },
        Found::None => Resolved::Settled(Outcome::SessionNotFound),
        Found::Several => {
            let message = "The session id is found in several of your accounts. Send AccountId too.";
            let fault = Fault::new(Member::ACCOUNT_ID, FaultCode::Ambiguous, message);
            Resolved::Settled(Outcome::Invalid(fault.into()))
        }
    }
}
