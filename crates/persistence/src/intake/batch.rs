//! What a batch of reports means beside what is stored. Runs inside the writer's transaction and decides nothing alone:
//! the rules are the domain's, the keys are the database's.
//!
//! Items are taken in the order of (account, call SID), those of one call in the order of their arrival. So two writers
//! wait for each other's keys in the same order and never in a circle, and the first report of a call wins. An earlier
//! item of the batch counts as stored for those after it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use billables_domain::{
    AccountId, Billable, BillableId, CallSid, Decision, Fault, FaultCode, Member, Report, ResolvedReport, Session,
    SessionReport, Subject, Timestamp, decide,
};

use super::stored::{self, SessionQuestion};
use super::{Outcome, Submission};
use crate::connection::AnyConnection;
use crate::directory::Found;
use crate::error::StoreError;

/// How often rows that a key refused are read again and decided anew. Each round means that somebody else was faster
/// twice: reported the call, and voided it again.
const ROUNDS: usize = 5;

/// The key of a call: at most one live billable has it.
pub(super) type Call = (AccountId, CallSid);

/// Everything stored for the calls of a batch.
pub(super) type StoredCalls = HashMap<Call, Vec<Billable>>;

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
    fn call(&self) -> Call {
        (self.report.attribution.account_id.clone(), self.report.call_sid.clone())
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
) -> Result<Vec<Result<Outcome, StoreError>>, StoreError> {
    let mut verdicts = vec![Err(StoreError::Busy); submissions.len()];
    let mut open: BTreeMap<Call, Vec<Item<'_>>> = BTreeMap::new();
    for (index, resolved) in resolve(connection, submissions)?.into_iter().enumerate() {
        match resolved {
            Resolved::Open(report) => {
                let item = Item { index, report, created_by: &submissions[index].created_by };
                open.entry(item.call()).or_default().push(item);
            }
            Resolved::Settled(outcome) => verdicts[index] = Ok(outcome),
        }
    }
    for _ in 0..ROUNDS {
        if open.is_empty() {
            break;
        }
        let mut stored = stored::calls(connection, open.keys())?;
        let (made, outcomes) = decide_all(&open, &mut stored, maker);
        let inserted: HashSet<BillableId> = stored::insert(connection, &made)?;
        // A row that its key refused: somebody else's is there now, and the next statement sees it.
        let refused: BTreeSet<Call> =
            made.into_iter().filter(|billable| !inserted.contains(&billable.id)).map(call_of).collect();
        for (index, outcome) in outcomes {
            verdicts[index] = Ok(outcome);
        }
        open.retain(|call, _| refused.contains(call));
    }
    // What is still open was refused by its key every time, and its cause was gone every time.
    for item in open.values().flatten() {
        verdicts[item.index] = Err(StoreError::Busy);
    }
    Ok(verdicts)
}

fn call_of(billable: Billable) -> Call {
    (billable.attribution.account_id, billable.call_sid)
}

/// Decides items in memory; what becomes new counts as stored for the items after it.
fn decide_all(
    open: &BTreeMap<Call, Vec<Item<'_>>>,
    stored: &mut StoredCalls,
    maker: &Maker<'_>,
) -> (Vec<Billable>, Vec<(usize, Outcome)>) {
    let mut made = Vec::new();
    let mut outcomes = Vec::new();
    for (call, items) in open {
        let of_call = stored.entry(call.clone()).or_default();
        for item in items {
            let outcome = match decide(&item.report, of_call) {
                Decision::Replay(billable) => Outcome::Replayed(billable.clone()),
                Decision::Voided(billable) => Outcome::Voided(billable.clone()),
                Decision::Conflict(billable) => Outcome::Conflict(billable.clone()),
                Decision::New => {
                    let billable = maker.make(&item.report, item.created_by);
                    of_call.push(billable.clone());
                    made.push(billable.clone());
                    Outcome::Created(billable)
                }
            };
            outcomes.push((item.index, outcome));
        }
    }
    (made, outcomes)
}

impl Maker<'_> {
    fn make(&self, report: &ResolvedReport, created_by: &Subject) -> Billable {
        let mut random = [0; 8];
        (self.random)(&mut random);
        Billable {
            id: BillableId::new(self.now, random),
            attribution: report.attribution.clone(),
            session_id: report.session_id.clone(),
            call_sid: report.call_sid.clone(),
            date_created: self.now,
            created_by: created_by.clone(),
            void: None,
        }
    }
}

/// A submission, once the directory was asked.
enum Resolved {
    /// What is stored for its call decides.
    Open(ResolvedReport),
    /// Nothing more decides.
    Settled(Outcome),
}

/// Settles what needs the directory: the sessions that are named, and whether customers are there.
fn resolve(connection: &mut AnyConnection, submissions: &[Submission]) -> Result<Vec<Resolved>, StoreError> {
    let mut questions = Vec::new();
    let mut customers = BTreeSet::new();
    for submission in submissions {
        match &submission.report {
            Report::BySession(report) => questions.push(SessionQuestion {
                scope: &submission.accounts,
                account_id: report.account_id.as_ref(),
                session_id: &report.session_id,
            }),
            Report::ByCustomer(report) => {
                customers.insert(&report.attribution);
            }
        }
    }
    let mut sessions = stored::sessions(connection, &questions)?.into_iter();
    let known_customers = stored::known_customers(connection, &customers)?;
    let resolved = submissions.iter().map(|submission| match &submission.report {
        Report::BySession(report) => by_session(report, sessions.next().unwrap_or(Found::None)),
        Report::ByCustomer(report) => {
            let is_visible = submission.accounts.contains(&report.attribution.account_id);
            if is_visible && known_customers.contains(&report.attribution) {
                Resolved::Open(report.clone())
            } else {
                Resolved::Settled(Outcome::CustomerNotFound)
            }
        }
    });
    Ok(resolved.collect())
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
