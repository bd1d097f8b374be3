//! A store with an account, customers and a session, and runs of the binary on it.

use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use billables_domain::{
    Account, AccountId, AccountScope, Attribution, Billable, BillableScope, CallSid, CallSidMode, Customer, CustomerId,
    Name, Reason, Report, ResolvedReport, Session, SessionId, Subject, Timestamp,
};
use billables_persistence::{AuditContext, Intake, IntakeOptions, Store, Submission};
use billables_test_support::TestDatabase;

use crate::world::{Outcome, World};

/// The account `demo` with the customers `acme` and `globex`, and the session `s1` of acme without a call.
pub(crate) struct Ledger {
    pub(crate) world: World,
    pub(crate) store: Store,
    pub(crate) url: String,
    database: TestDatabase,
}

impl Ledger {
    pub(crate) fn each() -> [Self; 2] {
        TestDatabase::each().map(Self::on)
    }

    pub(crate) fn sqlite() -> Self {
        Self::on(TestDatabase::sqlite())
    }

    fn on(database: TestDatabase) -> Self {
        let store = database.store();
        store.settle_call_sid_mode(None).unwrap();
        let (account_id, date_created) = (AccountId::parse("demo").unwrap(), time(0));
        let account = Account { id: account_id.clone(), name: Name::parse("Demo").unwrap(), date_created };
        store.account_insert(&account, &act()).unwrap();
        for id in ["acme", "globex"] {
            let customer = Customer {
                account_id: account_id.clone(),
                id: CustomerId::parse(id).unwrap(),
                name: Name::parse(id).unwrap(),
                parent_customer_id: None,
                date_created,
            };
            store.customer_insert(&customer, &act()).unwrap();
        }
        let (id, customer_id) = (SessionId::parse("s1").unwrap(), CustomerId::parse("acme").unwrap());
        let session = Session { account_id, id, customer_id, call_sid: None, date_created };
        store.session_insert(&session, &act()).unwrap();
        Self { world: World::new(), store, url: database.configured_url(), database }
    }

    /// Bills consecutive calls to acme.
    pub(crate) fn bill(&self, first: u64, count: u64) -> Vec<Billable> {
        let now = AtomicI64::new(time(i64::try_from(first).unwrap()).as_microseconds());
        let clock = move || Timestamp::from_microseconds(now.fetch_add(1, Ordering::Relaxed));
        let drawn = AtomicU64::new(first);
        let random = move |bytes: &mut [u8]| {
            let number = drawn.fetch_add(1, Ordering::Relaxed).to_be_bytes();
            bytes.copy_from_slice(&number[..bytes.len()]);
        };
        let options = IntakeOptions::new(Arc::new(clock), Arc::new(random));
        let intake = Intake::start(self.store.clone(), options).unwrap();
        let answers = (first..first + count).map(|number| {
            let attribution = Attribution {
                account_id: AccountId::parse("demo").unwrap(),
                customer_id: CustomerId::parse("acme").unwrap(),
            };
            let call_sid = CallSid::parse(&call(number), CallSidMode::Standard).unwrap();
            let report = Report::ByCustomer(ResolvedReport { attribution, session_id: None, call_sid });
            let created_by = Subject::parse("reporter").unwrap();
            intake.submit(Submission { report, accounts: AccountScope::All, created_by }).unwrap()
        });
        let answers: Vec<_> = answers.collect();
        let created = answers.into_iter().map(|answer| match answer.blocking_recv().unwrap().unwrap() {
            billables_domain::Outcome::Created(billable) => billable,
            other => panic!("not created: {other:?}"),
        });
        created.collect()
    }

    pub(crate) fn void(&self, billable: &Billable, reason: &str) {
        let scope = BillableScope {
            accounts: AccountScope::All,
            everything: true,
            created_by: None,
            customers: Default::default(),
        };
        self.store.billable_void(&scope, billable.id, &Reason::parse(reason).unwrap(), &act()).unwrap().one().unwrap();
    }

    /// Changes the database by SQL, without the store.
    pub(crate) fn damage(&self, sql: &str) {
        self.database.execute(sql).unwrap();
    }

    /// The binary with the ledger's database.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.world.command(arguments);
        command.args(["--database", &self.url]).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        Outcome::of(&mut self.command(arguments))
    }

    /// Runs the binary with a text on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Outcome {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output: Output = std::thread::scope(|scope| {
            scope.spawn(move || {
                // A command that refuses its arguments reads nothing.
                let _ = std::io::Write::write_all(&mut stdin, input.as_bytes());
            });
            child.wait_with_output().unwrap()
        });
        Outcome::of_output(output)
    }

    /// All billables of the store as the API writes them.
    pub(crate) fn exported(&self) -> Vec<serde_json::Value> {
        let outcome = self.run(&["export", "--format", "jsonl"]).expect_code(0);
        outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A call SID of Twilio's form, with a number.
pub(crate) fn call(number: u64) -> String {
    format!("CA{number:032x}")
}

fn time(seconds: i64) -> Timestamp {
    Timestamp::from_microseconds(1_795_000_000_000_000).plus_seconds(seconds)
}

fn act() -> AuditContext {
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let random = NUMBER.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    AuditContext { by: Subject::parse("manager").unwrap(), address: None, at: time(1_000_000), random }
}
