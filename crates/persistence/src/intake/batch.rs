//! What a batch of reports means beside what is stored. Runs inside the writer's transaction and decides nothing alone:
//! the rules are the domain's, the keys are the database's.
//!
//! Nearly every report is of a call that nobody has reported. So the first report of each call is inserted at once, and only
//! where a key refuses it is what is stored read, and decided.
//!
//! Calls are taken in the order of (account, call SID), the reports of one call in the order of their arrival. So two
//! writers wait for each other's keys in the same order and never in a circle, and the first report of a call wins. An
//! earlier report of the batch counts as stored for those after it.

use std::cmp::Ordering;
use std::collections::{BTreeSet, VecDeque};

use billables_domain::{
    AccountId, Billable, BillableId, CallSid, Decision, Fault, FaultCode, Member, Report, ResolvedReport, Session,
    SessionReport, Subject, Timestamp, decide,
};

use super::known::KnownCustomers;
use super::stored::{self, SessionQuestion};
use super::{Outcome, Submission};
use crate::connection::AnyConnection;
use crate::directory::Found;
use crate::error::StoreError;
#[cfg(feature = "mutants")]
use crate::mutants;

/// How often rows that a key refused are read again and decided anew. Each round means that somebody else was faster
/// twice: reported the call, and voided it again.
const ROUNDS: usize = 5;

/// The key of a call: at most one live billable has it.
pub(super) type Call<'a> = (&'a AccountId, &'a CallSid);

/// What becomes of each report.
type Verdicts = Vec<Result<Outcome, StoreError>>;

/// What a new billable is made with.
pub(super) struct Maker<'a> {
    pub(super) now: Timestamp,
    pub(super) random: &'a (dyn Fn(&mut [u8]) + Send + Sync),
}

/// A report with nothing left open, and who sent it.
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

/// The reports of one call that are not decided yet, in the order of their arrival; at least one.
struct OpenCall<'a> {
    items: VecDeque<Item<'a>>,
}

impl OpenCall<'_> {
    fn call(&self) -> Option<Call<'_>> {
        self.items.front().map(Item::call)
    }

    /// The first report was inserted.
    fn created(&mut self, billable: Billable, verdicts: &mut Verdicts) {
        if let Some(item) = self.items.pop_front() {
            verdicts[item.index] = Ok(Outcome::Created(billable));
        }
    }

    /// Decides the reports beside what is stored, up to one that would be new.
    fn decide(&mut self, stored: &[Billable], verdicts: &mut Verdicts) {
        while let Some(item) = self.items.front() {
            verdicts[item.index] = Ok(match decide(&item.report, stored) {
                Decision::Replay(billable) => Outcome::Replayed(billable.clone()),
                Decision::Voided(billable) => Outcome::Voided(billable.clone()),
                Decision::Conflict(billable) => Outcome::Conflict(billable.clone()),
                Decision::New => return,
            });
            self.items.pop_front();
        }
    }
}

/// Decides every submission and inserts the new billables. What it returns holds once the transaction is committed.
///
/// # Errors
///
/// A statement failed, and the transaction is of no more use.
pub(super) fn write(
    connection: &mut AnyConnection,
    submissions: &[Submission],
    maker: &Maker<'_>,
    known: &mut KnownCustomers,
) -> Result<Verdicts, StoreError> {
    // What is open to the last was refused by its key every time, and its cause was gone every time.
    let mut verdicts = vec![Err(StoreError::Busy); submissions.len()];
    let mut items = Vec::with_capacity(submissions.len());
    for (index, resolved) in resolve(connection, submissions, known)?.into_iter().enumerate() {
        match resolved {
            #[cfg(feature = "mutants")]
            Resolved::Open(report) if mutants::remembered(&report).is_some() => {
                verdicts[index] = mutants::remembered(&report).map(Outcome::Replayed).ok_or(StoreError::Busy);
            }
            Resolved::Open(report) => items.push(Item { index, report, created_by: &submissions[index].created_by }),
            Resolved::Settled(outcome) => verdicts[index] = Ok(outcome),
        }
    }
    let mut open = by_call(items);
    for _ in 0..ROUNDS {
        if open.is_empty() {
            break;
        }
        #[cfg(feature = "mutants")]
        if mutants::is(mutants::Mutant::CheckThenInsert) {
            decide_all(connection, &mut open, &mut verdicts)?;
        }
        let made: Vec<_> = open.iter().filter_map(|call| call.items.front()).map(|item| maker.make(item)).collect();
        #[cfg(not(feature = "mutants"))]
        let inserted = stored::insert(connection, &made)?;
        #[cfg(feature = "mutants")]
        let inserted = mutated_insert(connection, &made)?;
        for ((call, billable), _) in open.iter_mut().zip(made).zip(inserted).filter(|(_, is_inserted)| *is_inserted) {
            call.created(billable, &mut verdicts);
        }
        open.retain(|call| !call.items.is_empty());
        // Refused by a key: somebody else's row is there, and the next statement sees it. Or the first of several reports of
        // one call was inserted, and those after it meet that row, and whatever else is there.
        decide_all(connection, &mut open, &mut verdicts)?;
    }
    Ok(verdicts)
}

/// Decides what is open beside what is stored, as far as that goes.
fn decide_all(
    connection: &mut AnyConnection,
    open: &mut Vec<OpenCall<'_>>,
    verdicts: &mut Verdicts,
) -> Result<(), StoreError> {
    let stored = stored::calls(connection, open.iter().filter_map(OpenCall::call))?;
    for call in open.iter_mut() {
        let of_call = call.call().and_then(|(account_id, call_sid)| stored.of(account_id, call_sid));
        call.decide(of_call.unwrap_or_default(), verdicts);
    }
    open.retain(|call| !call.items.is_empty());
    Ok(())
}

/// An insert with one of the mistakes around it.
#[cfg(feature = "mutants")]
fn mutated_insert(connection: &mut AnyConnection, made: &[Billable]) -> Result<Vec<bool>, StoreError> {
    mutants::before_insert(made);
    let mut inserted = stored::insert(connection, mutants::part_of(made))?;
    inserted.resize(made.len(), true);
    mutants::after_insert(made, &inserted);
    Ok(inserted)
}

/// The reports of each call together, in the order in which calls are taken.
fn by_call(mut items: Vec<Item<'_>>) -> Vec<OpenCall<'_>> {
    // Stable: the reports of one call stay in their order.
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
        let report = &item.report;
        let mut random = [0; 8];
        (self.random)(&mut random);
        Billable {
            id: BillableId::new(self.now, random),
            attribution: report.attribution.clone(),
            session_id: report.session_id.clone(),
            call_sid: report.call_sid.clone(),
            date_created: self.now,
            created_by: item.created_by.clone(),
            void: None,
        }
    }
}

/// A submission, once the directory was asked.
pub(super) enum Resolved {
    /// What is stored for its call decides.
    Open(ResolvedReport),
    /// Nothing more decides.
    Settled(Outcome),
}

/// Settles what needs the directory: the sessions that are named, and whether customers are there.
pub(super) fn resolve(
    connection: &mut AnyConnection,
    submissions: &[Submission],
    known: &mut KnownCustomers,
) -> Result<Vec<Resolved>, StoreError> {
    let mut questions = Vec::new();
    let mut customers = BTreeSet::new();
    for submission in submissions {
        match &submission.report {
            Report::BySession(report) => questions.push(SessionQuestion {
                scope: &submission.accounts,
                account_id: report.account_id.as_ref(),
                session_id: &report.session_id,
            }),
            Report::ByCustomer(report) if !known.contains(&report.attribution) => {
                customers.insert(&report.attribution);
            }
            Report::ByCustomer(_) => {}
        }
    }
    let mut sessions = stored::sessions(connection, &questions)?.into_iter();
    let found = stored::known_customers(connection, &customers)?;
    let resolved = submissions.iter().map(|submission| match &submission.report {
        Report::BySession(report) => by_session(report, sessions.next().unwrap_or(Found::None)),
        Report::ByCustomer(report) => {
            let is_visible = submission.accounts.contains(&report.attribution.account_id);
            if is_visible && (known.contains(&report.attribution) || found.contains(&report.attribution)) {
                Resolved::Open(report.clone())
            } else {
                Resolved::Settled(Outcome::CustomerNotFound)
            }
        }
    });
    let resolved = resolved.collect();
    known.add(found);
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
            let fault = Fault::new(Member::AccountId, FaultCode::Ambiguous, message);
            Resolved::Settled(Outcome::Invalid(fault.into()))
        }
    }
}
