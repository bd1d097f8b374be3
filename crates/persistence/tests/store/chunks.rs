//! Chunks of reports through the intake, as a batch submits them.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use billables_domain::Outcome;
use billables_persistence::{Backend, SubmitError};

use crate::fixture::{DEMO, Running, by_customer, by_session, call, created, submission};

/// Unparks the waiting thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs a future to its end.
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
fn a_chunk_is_answered_in_its_order_with_an_outcome_for_each_report() {
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
fn concurrent_chunks_and_single_reports_are_all_written() {
    const CHUNKS: u64 = 40;
    for running in Running::each() {
        let chunk = |number: u64| {
            let calls = (0..50).map(|place| call(1_000 + number * 50 + place));
            calls.map(|call| submission(by_customer(DEMO, "acme", call))).collect()
        };
        let all: usize = thread::scope(|scope| {
            let chunks: Vec<_> = (0..CHUNKS)
                .map(|number| {
                    let intake = &running.intake;
                    scope.spawn(move || wait_for(intake.submit_chunk(chunk(number))).unwrap())
                })
                .collect();
            (0..100).for_each(|number| drop(running.created(DEMO, "acme", call(number))));
            let outcomes = chunks.into_iter().flat_map(|chunk| chunk.join().unwrap());
            outcomes.filter(|outcome| matches!(outcome, Ok(Outcome::Created(_)))).count()
        });
        assert_eq!(all as u64, 50 * CHUNKS);
        running.intake.stop();
        let late = wait_for(running.intake.submit_chunk(chunk(CHUNKS)));
        assert!(matches!(late, Err(SubmitError::Closed)), "{late:?}");
    }
}

/// Deletes a row of the directory, as the restore of an older dump under a running service does.
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
fn a_customer_or_a_session_that_a_restore_removed_is_not_found() {
    for running in Running::each() {
        let first = running.created(DEMO, "acme", call(1));
        // These reports make the writer cache the customer. No row references the customer or the session.
        assert_eq!(running.report(by_customer(DEMO, "initech", call(1))), Outcome::Conflict(first.clone()));
        assert_eq!(running.report(by_session(Some(DEMO), "g1", Some(call(1)))), Outcome::Conflict(first));
        restore_without(&running, "sessions", "g1");
        restore_without(&running, "customers", "initech");
        assert_eq!(running.report(by_session(Some(DEMO), "g1", Some(call(2)))), Outcome::SessionNotFound);
        // The other report of the same transaction is written.
        let chunk = ["initech", "acme"].map(|customer| submission(by_customer(DEMO, customer, call(2)))).to_vec();
        let outcomes = wait_for(running.intake.submit_chunk(chunk)).unwrap();
        assert_eq!(*outcomes[0].as_ref().unwrap(), Outcome::CustomerNotFound);
        created(outcomes.into_iter().nth(1).unwrap().unwrap());
        assert_eq!(running.report(by_customer(DEMO, "initech", call(3))), Outcome::CustomerNotFound);
    }
}
