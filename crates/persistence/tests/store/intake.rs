//! Reports through the intake: what each means, alone and within a batch; queue, groups, stop, failures.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use billables_domain::{AccountScope, CallSid, Faults, Member, Outcome, Report, Timestamp};
use billables_persistence::{Backend, Intake, IntakeOptions, StoreError, SubmitError};
use billables_test_support::TestDatabase;
use tokio::sync::oneshot::Receiver;

use crate::fixture::{
    DEMO, OTHER, Running, accounts, by_customer, by_session, call, created, customer_id, everything, fill,
    intake_options, session_id, subject, submission, time,
};

fn members(outcome: Outcome) -> Vec<Member> {
    let Outcome::Invalid(faults) = outcome else { panic!("not invalid: {outcome:?}") };
    let members = |faults: &Faults| faults.iter().map(|fault| fault.member).collect();
    members(&faults)
}

#[test]
fn a_new_report_is_stored_as_it_is_answered() {
    for running in Running::each() {
        let billable = created(running.report(by_session(Some(DEMO), "s1", Some(call(1)))));
        assert_eq!(billable.attribution.customer_id, customer_id("acme"));
        assert_eq!(billable.session_id, Some(session_id("s1")));
        assert_eq!(billable.created_by, subject("reporter"));
        assert!(billable.date_created >= time(1_000) && billable.is_live());
        assert_eq!(running.stored(&billable), billable);
    }
}

#[test]
fn the_same_report_again_is_a_replay_whatever_form_it_has() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        for again in [
            by_customer(DEMO, "acme", call(1)),
            by_session(Some(DEMO), "s1", Some(call(1))),
            by_session(Some(DEMO), "s2", Some(call(1))),
        ] {
            // The session of a repeat is not added to what is stored.
            assert_eq!(running.report(again), Outcome::Replayed(first.clone()));
        }
        let first = created(running.report(by_session(Some(DEMO), "s1", Some(call(2)))));
        assert_eq!(running.report(by_customer(DEMO, "acme", call(2))), Outcome::Replayed(first.clone()));
        assert_eq!(running.report(by_session(Some(DEMO), "s2", Some(call(2)))), Outcome::Conflict(first));
    }
}

#[test]
fn another_customer_of_a_billed_call_is_a_conflict_and_another_account_is_not() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        assert_eq!(running.report(by_customer(DEMO, "globex", call(1))), Outcome::Conflict(first.clone()));
        let elsewhere = running.created(OTHER, "acme", call(1));
        assert_ne!(elsewhere.id, first.id);
    }
}

#[test]
fn what_was_voided_is_not_billed_by_a_repeat_and_another_customer_is() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        let voided = running.void(&first, "wrong customer");
        assert_eq!(running.report(by_customer(DEMO, "acme", call(1))), Outcome::Voided(voided.clone()));
        assert_eq!(running.report(by_session(Some(DEMO), "s2", Some(call(1)))), Outcome::Voided(voided.clone()));
        let second = running.created(DEMO, "globex", call(1));
        // Whatever else is live.
        assert_eq!(running.report(by_customer(DEMO, "acme", call(1))), Outcome::Voided(voided));
        assert_eq!(running.report(by_customer(DEMO, "initech", call(1))), Outcome::Conflict(second));
    }
}

#[test]
fn a_session_brings_its_own_call_and_contradictions_are_named() {
    for running in Running::each() {
        let billable = created(running.report(by_session(Some(DEMO), "called", None)));
        assert_eq!(billable.call_sid, call(77));
        assert_eq!(members(running.report(by_session(Some(DEMO), "called", Some(call(1))))), [Member::CallSid]);
        assert_eq!(members(running.report(by_session(Some(DEMO), "s1", None))), [Member::CallSid]);
        let Report::BySession(report) = by_session(Some(DEMO), "s1", Some(call(1))) else { unreachable!() };
        let report = billables_domain::SessionReport { customer_id: Some(customer_id("nobody")), ..report };
        assert_eq!(members(running.report(Report::BySession(report))), [Member::CustomerId]);
    }
}

#[test]
fn a_session_is_looked_for_where_the_caller_may_look() {
    for running in Running::each() {
        let outcome = |scope: AccountScope, report: Report| {
            running.submit(billables_persistence::Submission { accounts: scope, ..submission(report) }).unwrap()
        };
        let bare = |session: &str| by_session(None, session, Some(call(1)));
        let both = accounts(&[DEMO, OTHER]);
        assert_eq!(members(outcome(AccountScope::All, bare("s1"))), [Member::AccountId]);
        assert_eq!(members(outcome(both.clone(), bare("s1"))), [Member::AccountId]);
        assert_eq!(outcome(accounts(&[OTHER]), bare("only-demo")), Outcome::SessionNotFound);
        assert_eq!(outcome(AccountScope::All, bare("nowhere")), Outcome::SessionNotFound);
        let elsewhere = by_session(Some(DEMO), "only-other", Some(call(1)));
        assert_eq!(outcome(both.clone(), elsewhere), Outcome::SessionNotFound);
        let foreign = by_session(Some(DEMO), "only-demo", Some(call(1)));
        assert_eq!(outcome(accounts(&[OTHER]), foreign), Outcome::SessionNotFound);
        let found = created(outcome(accounts(&[DEMO]), bare("s1")));
        assert_eq!(found.attribution.account_id.as_str(), DEMO);
        for (scope, session) in [(both, "only-other"), (AccountScope::All, "only-other")] {
            let (Outcome::Created(found) | Outcome::Replayed(found)) = outcome(scope, bare(session)) else { panic!() };
            assert_eq!(found.attribution.account_id.as_str(), OTHER);
        }
    }
}

#[test]
fn an_unknown_customer_and_a_foreign_one_look_the_same() {
    for running in Running::each() {
        let outcome = |scope, account: &str, customer: &str| {
            let report = by_customer(account, customer, call(1));
            running.submit(billables_persistence::Submission { accounts: scope, ..submission(report) }).unwrap()
        };
        assert_eq!(outcome(AccountScope::All, DEMO, "nobody"), Outcome::CustomerNotFound);
        assert_eq!(outcome(AccountScope::All, "nowhere", "acme"), Outcome::CustomerNotFound);
        assert_eq!(outcome(accounts(&[OTHER]), DEMO, "acme"), Outcome::CustomerNotFound);
    }
}

/// Submits while the only writer is kept waiting, so that everything lands in one batch.
fn in_one_batch(running: &Running, reports: Vec<Report>) -> Vec<Result<Outcome, StoreError>> {
    let (release, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let options = intake_options();
    let clock = options.clock.clone();
    let waiting_clock = move || {
        // The first batch waits here; once the channel is gone nobody does.
        let _ = gate.lock().unwrap().recv();
        clock()
    };
    let options = IntakeOptions { clock: Arc::new(waiting_clock), postgres_writers: 1, ..options };
    let intake = Intake::start(running.store.clone(), options).unwrap();
    let first = intake.submit(submission(by_customer(OTHER, "initech", call(999_999)))).unwrap();
    while intake.depth() > 0 {
        thread::yield_now();
    }
    let answers: Vec<Receiver<_>> =
        reports.into_iter().map(|report| intake.submit(submission(report)).unwrap()).collect();
    drop(release);
    created(first.blocking_recv().unwrap().unwrap());
    answers.into_iter().map(|answer| answer.blocking_recv().unwrap()).collect()
}

#[test]
fn within_a_batch_the_first_to_arrive_wins_and_a_repeat_is_its_replay() {
    for running in Running::each() {
        let mut outcomes = in_one_batch(
            &running,
            vec![
                by_customer(DEMO, "globex", call(5)),
                by_customer(DEMO, "acme", call(1)),
                by_customer(DEMO, "acme", call(1)),
                by_session(Some(DEMO), "s1", Some(call(1))),
                by_customer(DEMO, "globex", call(1)),
                by_customer(DEMO, "acme", call(5)),
                by_customer(OTHER, "acme", call(1)),
            ],
        )
        .into_iter()
        .map(Result::unwrap);
        let mut next = || outcomes.next().unwrap();
        let globex = created(next());
        let acme = created(next());
        assert_eq!(next(), Outcome::Replayed(acme.clone()));
        assert_eq!(next(), Outcome::Replayed(acme.clone()));
        assert_eq!(next(), Outcome::Conflict(acme.clone()));
        assert_eq!(next(), Outcome::Conflict(globex.clone()));
        let elsewhere = created(next());
        for billable in [globex, acme, elsewhere] {
            assert_eq!(running.stored(&billable), billable);
        }
    }
}

#[test]
fn a_bad_item_does_its_neighbours_no_harm() {
    for running in Running::each() {
        // A key that only the database knows, so that the insert of one item fails as no rule foresees.
        let poison = match running.database.backend() {
            Backend::Sqlite => {
                "CREATE TRIGGER poison BEFORE INSERT ON billables WHEN NEW.customer_id = 'initech' \
                 AND NEW.account_id = 'demo' BEGIN SELECT RAISE(ABORT, 'poison'); END"
            }
            Backend::Postgres => {
                "ALTER TABLE billables ADD CONSTRAINT poison CHECK (customer_id <> 'initech' OR account_id <> 'demo')"
            }
        };
        running.database.execute(poison).unwrap();
        let outcomes = in_one_batch(
            &running,
            vec![
                by_customer(DEMO, "acme", call(1)),
                by_customer(DEMO, "initech", call(2)),
                by_session(Some(DEMO), "nowhere", Some(call(3))),
                by_customer(DEMO, "globex", call(4)),
                by_customer(DEMO, "acme", call(1)),
            ],
        );
        let first = created(outcomes[0].clone().unwrap());
        assert!(matches!(outcomes[1], Err(StoreError::Internal(_))), "{:?}", outcomes[1]);
        assert_eq!(outcomes[2].clone().unwrap(), Outcome::SessionNotFound);
        created(outcomes[3].clone().unwrap());
        assert_eq!(outcomes[4].clone().unwrap(), Outcome::Replayed(first));
    }
}

#[test]
fn a_full_queue_refuses_at_once_and_takes_again_later() {
    let running = Running::on(TestDatabase::sqlite());
    let (release, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let options = intake_options();
    let clock = options.clock.clone();
    let waiting_clock = move || {
        let _ = gate.lock().unwrap().recv();
        clock()
    };
    let options = IntakeOptions { queue_capacity: 2, clock: Arc::new(waiting_clock), ..options };
    let intake = Intake::start(running.store.clone(), options).unwrap();
    let submit = |number| intake.submit(submission(by_customer(DEMO, "acme", call(number))));
    let first = submit(1).unwrap();
    while intake.depth() > 0 {
        thread::yield_now();
    }
    let waiting = [submit(2).unwrap(), submit(3).unwrap()];
    assert_eq!(intake.depth(), 2);
    assert_eq!(submit(4).err(), Some(SubmitError::Full));
    drop(release);
    for answer in std::iter::once(first).chain(waiting) {
        created(answer.blocking_recv().unwrap().unwrap());
    }
    created(submit(4).unwrap().blocking_recv().unwrap().unwrap());
}

#[test]
fn stopping_writes_and_answers_everything_that_waits() {
    for running in Running::each() {
        assert!(running.intake.is_alive());
        let answers: Vec<Receiver<_>> = (0..500)
            .map(|number| running.intake.submit(submission(by_customer(DEMO, "acme", call(number)))).unwrap())
            .collect();
        running.intake.stop();
        assert!(!running.intake.is_alive());
        assert_eq!(running.intake.depth(), 0);
        let refused = running.intake.submit(submission(by_customer(DEMO, "acme", call(1))));
        assert_eq!(refused.err(), Some(SubmitError::Closed));
        for mut answer in answers {
            let billable = created(answer.try_recv().unwrap().unwrap());
            assert_eq!(running.stored(&billable), billable);
        }
        running.intake.stop();
    }
}

#[test]
fn a_panic_leaves_nobody_waiting_and_the_next_report_is_written() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let options = intake_options();
        let (clock, calls) = (options.clock.clone(), std::sync::atomic::AtomicU32::new(0));
        let failing_clock = move || {
            assert!(calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 0, "the clock fails once");
            clock()
        };
        let options = IntakeOptions { clock: Arc::new(failing_clock), postgres_writers: 1, ..options };
        let intake = Intake::start(store.clone(), options).unwrap();
        let report = || submission(by_customer(DEMO, "acme", call(1)));
        assert!(intake.submit(report()).unwrap().blocking_recv().is_err());
        assert!(intake.is_alive());
        created(intake.submit(report()).unwrap().blocking_recv().unwrap().unwrap());
    }
}

#[test]
fn ids_and_dates_never_run_backwards_when_the_clock_does() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let microseconds = std::sync::atomic::AtomicI64::new(time(2_000).as_microseconds());
        let clock = move || {
            let now = microseconds.fetch_sub(100_000, std::sync::atomic::Ordering::Relaxed);
            Timestamp::from_microseconds(now)
        };
        let options = IntakeOptions { clock: Arc::new(clock), postgres_writers: 1, ..intake_options() };
        let intake = Intake::start(store, options).unwrap();
        let dates: Vec<_> = (0..5)
            .map(|number| {
                let answer = intake.submit(submission(by_customer(DEMO, "acme", call(number)))).unwrap();
                created(answer.blocking_recv().unwrap().unwrap()).date_created
            })
            .collect();
        assert!(dates.is_sorted());
        assert_eq!(dates[0], time(2_000));
    }
}

#[test]
fn a_clock_that_was_far_ahead_is_believed_when_it_is_set_right() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let readings = std::sync::Mutex::new(vec![time(2_000), time(400_000_000)]);
        let clock = move || readings.lock().unwrap().pop().unwrap();
        let options = IntakeOptions { clock: Arc::new(clock), postgres_writers: 1, ..intake_options() };
        let intake = Intake::start(store, options).unwrap();
        let dates = [1, 2].map(|number| {
            let answer = intake.submit(submission(by_customer(DEMO, "acme", call(number)))).unwrap();
            created(answer.blocking_recv().unwrap().unwrap()).date_created
        });
        assert_eq!(dates, [time(400_000_000), time(2_000)]);
    }
}

#[test]
fn when_the_server_ends_the_connections_the_next_report_is_written() {
    let running = Running::on(TestDatabase::postgres());
    running.created(DEMO, "acme", call(1));
    running
        .database
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .unwrap();
    running.created(DEMO, "acme", call(2));
    assert!(running.store.inspect().is_ok());
}

#[test]
fn any_token_is_kept_exactly() {
    for running in Running::each() {
        for text in
            ["a", "A", "CA0123456789abcdef0123456789abcdeg", "0123abcd0123012301230123456789ab", &"x".repeat(64)]
        {
            let call_sid = CallSid::parse(text, billables_domain::CallSidMode::Any).unwrap();
            let billable = running.created(DEMO, "acme", call_sid.clone());
            assert_eq!(running.stored(&billable).call_sid, call_sid);
            let filter = crate::lists::filter(DEMO);
            let filter = billables_persistence::BillableFilter { call_sid: Some(call_sid), ..filter };
            let page = running.store.billable_list(&everything(AccountScope::All), &filter, 10).unwrap();
            assert_eq!(page.items, [billable]);
        }
    }
}

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return value;
        }
        thread::park();
    }
}

#[test]
fn a_group_is_answered_in_its_order_whatever_is_wrong_with_some_of_it() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(0));
        let reports = [
            by_customer(DEMO, "acme", call(2)),
            by_customer(DEMO, "nobody", call(3)),
            by_customer(DEMO, "acme", call(1)),
            by_customer(DEMO, "globex", call(0)),
            by_customer(DEMO, "acme", call(2)),
        ];
        let outcomes = wait_for(running.intake.submit_chunk(reports.map(submission).to_vec())).unwrap();
        let [Ok(Outcome::Created(second)), Ok(not_found), Ok(Outcome::Created(_)), Ok(conflict), Ok(again)] =
            &outcomes[..]
        else {
            panic!("{outcomes:?}");
        };
        assert_eq!(*not_found, Outcome::CustomerNotFound);
        assert_eq!(*conflict, Outcome::Conflict(first));
        assert_eq!(*again, Outcome::Replayed(second.clone()));
        assert_eq!(running.stored(second), *second);
        assert!(wait_for(running.intake.submit_chunk(Vec::new())).unwrap().is_empty());
    }
}

#[test]
fn many_groups_at_once_and_single_reports_beside_them_are_all_written() {
    const GROUPS: u64 = 40;
    for running in Running::each() {
        let group = |number: u64| {
            let calls = (0..50).map(|place| call(1_000 + number * 50 + place));
            calls.map(|call| submission(by_customer(DEMO, "acme", call))).collect()
        };
        let all: usize = thread::scope(|scope| {
            let groups: Vec<_> = (0..GROUPS)
                .map(|number| {
                    let intake = &running.intake;
                    scope.spawn(move || wait_for(intake.submit_chunk(group(number))).unwrap())
                })
                .collect();
            (0..100).for_each(|number| drop(running.created(DEMO, "acme", call(number))));
            let outcomes = groups.into_iter().flat_map(|group| group.join().unwrap());
            outcomes.filter(|outcome| matches!(outcome, Ok(Outcome::Created(_)))).count()
        });
        assert_eq!(all as u64, 50 * GROUPS);
        running.intake.stop();
        let late = wait_for(running.intake.submit_chunk(group(GROUPS)));
        assert!(matches!(late, Err(SubmitError::Closed)), "{late:?}");
    }
}

/// Takes rows of the directory away, as an older dump that is restored under a running service does.
fn restore_without(running: &Running, table: &str, id: &str) {
    let sql = match running.database.backend() {
        Backend::Sqlite => format!("DROP TRIGGER {table}_kept; DELETE FROM {table} WHERE id = '{id}'"),
        Backend::Postgres => {
            format!("ALTER TABLE {table} DISABLE TRIGGER USER; DELETE FROM {table} WHERE id = '{id}'")
        }
    };
    running.database.execute(&sql).unwrap();
}

#[test]
fn a_customer_or_a_session_that_a_restore_took_away_is_not_found() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        // Both are known from here on, and nothing refers to them.
        assert_eq!(running.report(by_customer(DEMO, "initech", call(1))), Outcome::Conflict(first.clone()));
        assert_eq!(running.report(by_session(Some(DEMO), "g1", Some(call(1)))), Outcome::Conflict(first));
        restore_without(&running, "sessions", "g1");
        restore_without(&running, "customers", "initech");
        assert_eq!(running.report(by_session(Some(DEMO), "g1", Some(call(2)))), Outcome::SessionNotFound);
        // One that is there, in the same transaction, is written.
        let group = ["initech", "acme"].map(|customer| submission(by_customer(DEMO, customer, call(2)))).to_vec();
        let outcomes = wait_for(running.intake.submit_chunk(group)).unwrap();
        assert_eq!(*outcomes[0].as_ref().unwrap(), Outcome::CustomerNotFound);
        created(outcomes.into_iter().nth(1).unwrap().unwrap());
        assert_eq!(running.report(by_customer(DEMO, "initech", call(3))), Outcome::CustomerNotFound);
    }
}
