//! The shared fixtures of the tests: short constructors, a filled directory, an intake with its own clock.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use billables_domain::{
    Account, AccountId, AccountScope, Attribution, Billable, BillableScope, CallSid, CallSidMode, Customer, CustomerId,
    Name, Outcome, Reason, Report, ResolvedReport, Session, SessionId, SessionReport, Subject, Timestamp,
};
use billables_persistence::{AuditContext, Backend, Intake, IntakeOptions, Store, StoreError, Submission};
use billables_test_support::TestDatabase;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel::{PgConnection, sql_query};

pub(crate) const DEMO: &str = "demo";
pub(crate) const OTHER: &str = "other";

pub(crate) fn account_id(text: &str) -> AccountId {
    AccountId::parse(text).unwrap()
}

pub(crate) fn customer_id(text: &str) -> CustomerId {
    CustomerId::parse(text).unwrap()
}

pub(crate) fn session_id(text: &str) -> SessionId {
    SessionId::parse(text).unwrap()
}

pub(crate) fn subject(text: &str) -> Subject {
    Subject::parse(text).unwrap()
}

pub(crate) fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// A call SID in Twilio's form, made from a number.
pub(crate) fn call(number: u64) -> CallSid {
    CallSid::parse(&format!("CA{number:032x}"), CallSidMode::Standard).unwrap()
}

/// An audit context for tests that do not check the actor.
pub(crate) fn context() -> AuditContext {
    context_by("somebody", time(0))
}

pub(crate) fn context_by(by: &str, at: Timestamp) -> AuditContext {
    AuditContext { by: subject(by), address: None, at, random: random() }
}

/// A time: this number of seconds after a fixed day in 2026.
pub(crate) fn time(seconds: i64) -> Timestamp {
    Timestamp::from_microseconds(1_795_000_000_000_000).plus_seconds(seconds)
}

pub(crate) fn account(id: &str) -> Account {
    Account { id: account_id(id), name: name(id), date_created: time(0) }
}

pub(crate) fn customer(account: &str, id: &str) -> Customer {
    Customer {
        account_id: account_id(account),
        id: customer_id(id),
        name: name(id),
        parent_customer_id: None,
        date_created: time(0),
    }
}

pub(crate) fn session(account: &str, id: &str, customer: &str, call_sid: Option<CallSid>) -> Session {
    Session {
        account_id: account_id(account),
        id: session_id(id),
        customer_id: customer_id(customer),
        call_sid,
        date_created: time(0),
    }
}

/// Inserts the accounts `demo` and `other` with the customers `acme`, `globex` and `initech` each; the sessions `s1` (of acme),
/// `s2` (of acme) and `g1` (of globex) of both, `only-demo` and `only-other` (of acme) of one, and `called` (of acme, with
/// the call 77) of demo.
pub(crate) fn fill(store: &Store) {
    for account_name in [DEMO, OTHER] {
        store.account_insert(&account(account_name), &context()).unwrap();
        for customer_name in ["acme", "globex", "initech"] {
            store.customer_insert(&customer(account_name, customer_name), &context()).unwrap();
        }
        for (id, customer_name) in [("s1", "acme"), ("s2", "acme"), ("g1", "globex")] {
            store.session_insert(&session(account_name, id, customer_name, None), &context()).unwrap();
        }
        let only = format!("only-{account_name}");
        store.session_insert(&session(account_name, &only, "acme", None), &context()).unwrap();
    }
    store.session_insert(&session(DEMO, "called", "acme", Some(call(77))), &context()).unwrap();
}

#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = Bool)]
    is_any: bool,
}

/// Waits until a statement of this database waits for another transaction, on any node.
pub(crate) fn wait_until_blocked(database: &TestDatabase) {
    let sql = "SELECT EXISTS (SELECT FROM pg_stat_activity \
        WHERE datname = current_database() AND wait_event_type = 'Lock') AS is_any";
    let mut nodes: Vec<_> = database.node_urls().iter().map(|url| PgConnection::establish(url).unwrap()).collect();
    let since = Instant::now();
    while !nodes.iter_mut().any(|node| sql_query(sql).get_result::<Waiting>(node).unwrap().is_any) {
        assert!(since.elapsed().as_secs() < 30, "nobody waits");
        thread::yield_now();
    }
}

pub(crate) fn accounts(names: &[&str]) -> AccountScope {
    AccountScope::Only(names.iter().map(|name| account_id(name)).collect())
}

/// A scope that may read all billables of these accounts.
pub(crate) fn everything(accounts: AccountScope) -> BillableScope {
    BillableScope { accounts, everything: true, created_by: None, customers: BTreeSet::new() }
}

pub(crate) fn by_customer(account: &str, customer: &str, call_sid: CallSid) -> Report {
    Report::ByCustomer(ResolvedReport {
        attribution: Attribution { account_id: account_id(account), customer_id: customer_id(customer) },
        session_id: None,
        call_sid,
    })
}

pub(crate) fn by_session(account: Option<&str>, session: &str, call_sid: Option<CallSid>) -> Report {
    Report::BySession(SessionReport {
        session_id: session_id(session),
        account_id: account.map(account_id),
        customer_id: None,
        call_sid,
    })
}

pub(crate) fn submission(report: Report) -> Submission {
    Submission { report, accounts: AccountScope::All, created_by: subject("reporter") }
}

/// Options with a clock that advances a microsecond at each reading, and with bytes that never repeat.
pub(crate) fn intake_options() -> IntakeOptions {
    static BYTES: AtomicU64 = AtomicU64::new(1);
    let now = AtomicI64::new(time(1_000).as_microseconds());
    let clock = move || Timestamp::from_microseconds(now.fetch_add(1, Ordering::Relaxed));
    let random = |bytes: &mut [u8]| {
        let number = BYTES.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        bytes.copy_from_slice(&number.to_be_bytes()[..bytes.len()]);
    };
    IntakeOptions::new(Arc::new(clock), Arc::new(random))
}

/// A filled store and an intake over it.
pub(crate) struct Running {
    // The fields are dropped in this order. A pooler would let an intake wait for a database that is gone.
    pub(crate) intake: Intake,
    pub(crate) store: Store,
    pub(crate) database: TestDatabase,
}

impl Running {
    pub(crate) fn each() -> [Self; 2] {
        TestDatabase::each().map(Self::on)
    }

    pub(crate) fn on(database: TestDatabase) -> Self {
        let store = database.store();
        fill(&store);
        let intake = Intake::start(store.clone(), intake_options()).unwrap();
        Self { database, store, intake }
    }

    /// Submits a report and waits for the outcome.
    pub(crate) fn report(&self, report: Report) -> Outcome {
        self.submit(submission(report)).unwrap()
    }

    pub(crate) fn submit(&self, submission: Submission) -> Result<Outcome, StoreError> {
        self.intake.submit(submission).unwrap().blocking_recv().unwrap()
    }

    /// Reports a new call, and returns its billable.
    pub(crate) fn created(&self, account: &str, customer: &str, call_sid: CallSid) -> Billable {
        created(self.report(by_customer(account, customer, call_sid)))
    }

    pub(crate) fn void(&self, billable: &Billable, why: &str) -> Billable {
        let scope = everything(AccountScope::All);
        self.store
            .billable_void(&scope, billable.id, &reason(why), &context_by("manager", time(5_000)))
            .unwrap()
            .one()
            .unwrap()
    }

    /// The billable as it is stored now.
    pub(crate) fn stored(&self, billable: &Billable) -> Billable {
        self.store.billable_find(&everything(AccountScope::All), billable.id).unwrap().one().unwrap()
    }
}

/// Bytes as a literal of the database.
pub(crate) fn bytes_literal(backend: Backend, hex: &str) -> String {
    match backend {
        Backend::Sqlite => format!("x'{hex}'"),
        Backend::Postgres => format!("'\\x{hex}'::bytea"),
    }
}

pub(crate) fn random() -> [u8; 8] {
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed).to_be_bytes()
}

#[track_caller]
pub(crate) fn created(outcome: Outcome) -> Billable {
    match outcome {
        Outcome::Created(billable) => billable,
        other => panic!("not created: {other:?}"),
    }
}
