//! Reports through the intake: outcomes alone and within a commit group, the queue, the stop, failures.

use std::sync::Arc;
use std::thread;

use billables_domain::{AccountScope, BillableFilter, CallSid, Faults, Member, Outcome, Report, Timestamp};
use billables_persistence::{Backend, Intake, IntakeOptions, StoreError, SubmitError};
use billables_test_support::TestDatabase;
use tokio::sync::oneshot::Receiver;

use crate::fixture::{
    DEMO, OTHER, Running, account_id, accounts, by_customer, by_session, call, created, customer_id, everything, fill,
    intake_options, session_id, subject, submission, time,
};

fn members(outcome: Outcome) -> Vec<Member> {
    let Outcome::Invalid(faults) = outcome else { panic!("not invalid: {outcome:?}") };
    let members = |faults: &Faults| faults.iter().map(|fault| fault.member).collect();
    members(&faults)
}

#[test]
fn a_new_report_is_stored_as_answered() {
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
fn a_repeated_report_is_a_replay_in_either_form() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        for again in [
            by_customer(DEMO, "acme", call(1)),
            by_session(Some(DEMO), "s1", Some(call(1))),
            by_session(Some(DEMO), "s2", Some(call(1))),
        ] {
            // The stored billable does not get the session of the repeated report.
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
fn a_repeat_does_not_bill_a_voided_report_and_another_customer_does() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        let voided = running.void(&first, "wrong customer");
        assert_eq!(running.report(by_customer(DEMO, "acme", call(1))), Outcome::Voided(voided.clone()));
        assert_eq!(running.report(by_session(Some(DEMO), "s2", Some(call(1)))), Outcome::Voided(voided.clone()));
        let second = running.created(DEMO, "globex", call(1));
        // The outcome is the same beside a live billable of another customer.
        assert_eq!(running.report(by_customer(DEMO, "acme", call(1))), Outcome::Voided(voided));
        assert_eq!(running.report(by_customer(DEMO, "initech", call(1))), Outcome::Conflict(second));
    }
}

#[test]
fn a_session_supplies_its_call_and_contradictions_are_faults() {
    for running in Running::each() {
        let billable = created(running.report(by_session(Some(DEMO), "called", None)));
        assert_eq!(billable.call_sid, call(77));
        assert_eq!(members(running.report(by_session(Some(DEMO), "called", Some(call(1))))), [Member::CALL_SID]);
        assert_eq!(members(running.report(by_session(Some(DEMO), "s1", None))), [Member::CALL_SID]);
        let Report::BySession(report) = by_session(Some(DEMO), "s1", Some(call(1))) else { unreachable!() };
        let report = billables_domain::SessionReport { customer_id: Some(customer_id("nobody")), ..report };
        assert_eq!(members(running.report(Report::BySession(report))), [Member::CUSTOMER_ID]);
    }
}

#[test]
fn a_session_is_found_only_in_the_scope() {
    for running in Running::each() {
        let outcome = |scope: AccountScope, report: Report| {
            running.submit(billables_persistence::Submission { accounts: scope, ..submission(report) }).unwrap()
        };
        let bare = |session: &str| by_session(None, session, Some(call(1)));
        let both = accounts(&[DEMO, OTHER]);
        assert_eq!(members(outcome(AccountScope::All, bare("s1"))), [Member::ACCOUNT_ID]);
        assert_eq!(members(outcome(both.clone(), bare("s1"))), [Member::ACCOUNT_ID]);
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
fn a_customer_outside_the_scope_is_answered_as_unknown() {
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

/// Submits reports while the only writer waits, so that they form one commit group.
fn in_one_group(running: &Running, reports: Vec<Report>) -> Vec<Result<Outcome, StoreError>> {
    let (release, gate) = std::sync::mpsc::channel::<()>();
    let gate = std::sync::Mutex::new(gate);
    let options = intake_options();
    let clock = options.clock.clone();
    let waiting_clock = move || {
        // The first commit group waits here until the drop of the channel.
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
fn within_a_commit_group_the_first_report_wins_and_a_repeat_is_its_replay() {
    for running in Running::each() {
        let mut outcomes = in_one_group(
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
fn a_failing_report_does_not_affect_the_others() {
    for running in Running::each() {
        // An index that only the database knows makes the insert of one report fail unexpectedly.
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
        let outcomes = in_one_group(
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
fn a_full_queue_refuses_immediately_and_accepts_later() {
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
fn a_stop_writes_and_answers_all_queued_reports() {
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
fn a_panic_closes_the_channels_and_the_next_report_is_written() {
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
fn ids_and_dates_stay_in_order_when_the_clock_steps_back() {
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
fn the_writer_follows_a_large_correction_of_the_clock() {
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
fn the_next_report_is_written_after_the_server_ends_the_connections() {
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
fn any_token_is_stored_exactly() {
    for running in Running::each() {
        for text in
            ["a", "A", "CA0123456789abcdef0123456789abcdeg", "0123abcd0123012301230123456789ab", &"x".repeat(64)]
        {
            let call_sid = CallSid::parse(text, billables_domain::CallSidMode::Any).unwrap();
            let billable = running.created(DEMO, "acme", call_sid.clone());
            assert_eq!(running.stored(&billable).call_sid, call_sid);
            let filter = BillableFilter { call_sid: Some(call_sid), ..BillableFilter::default() };
            let (scope, account_id) = (everything(AccountScope::All), account_id(DEMO));
            let page = running.store.billable_list(&scope, &account_id, &filter, None, 10).unwrap();
            assert_eq!(page.items, [billable]);
        }
    }
}
