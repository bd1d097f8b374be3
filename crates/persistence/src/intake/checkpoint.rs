//! Checkpoints of the embedded database, beside the writer and not in its way.
//!
//! SQLite copies its log into the database file when the log has grown. Left to itself, it does so within the commit that
//! made the log too long, and every report that waits then waits for thousands of pages. Here a thread with a connection of
//! its own copies while the writer goes on, again and again until little is left; what is left the writer copies itself,
//! between two batches, since only a log that is copied to its end is begun anew. None of this is needed for what is
//! confirmed to be safe: the log is.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder, JoinHandle};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Integer;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::store::Store;

/// How many reports are written before the log is copied: each adds a page or two to it.
const REPORTS_BETWEEN: usize = 6_000;

/// How many pages may be left for the writer to copy: a few milliseconds.
const PAGES_LEFT_MAX: i32 = 500;

/// How often the thread copies at the most before it leaves the rest to the writer, which may be faster than it.
const PASSES_MAX: usize = 4;

/// What the writer and the thread tell each other.
#[derive(Debug, Default)]
struct Shared {
    /// Reports written since the log was copied.
    written: AtomicUsize,
    /// Whether the writer is to copy what is left.
    is_writers_turn: AtomicBool,
    is_stopped: AtomicBool,
}

/// The thread, and the writer's side of it.
#[derive(Debug)]
pub(super) struct Checkpoints {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Checkpoints {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// The system gives no more threads.
    pub(super) fn start(store: Store) -> io::Result<Arc<Self>> {
        let shared = Arc::new(Shared::default());
        let of_thread = shared.clone();
        let thread = Builder::new().name("checkpoint".into()).spawn(move || run(&store, &of_thread))?;
        Ok(Arc::new(Self { shared, thread: Mutex::new(Some(thread)) }))
    }

    /// The writer has committed and answered reports: counts them, and takes its turn when it is due.
    pub(super) fn written(&self, reports: usize, connection: Option<&mut AnyConnection>) {
        let before = self.shared.written.fetch_add(reports, Ordering::Relaxed);
        if before < REPORTS_BETWEEN && before + reports >= REPORTS_BETWEEN {
            self.wake();
        }
        if self.shared.is_writers_turn.swap(false, Ordering::Relaxed)
            && let Some(AnyConnection::Sqlite(sqlite)) = connection
            && let Err(error) = copy(sqlite)
        {
            tracing::warn!(%error, "the log of the embedded database could not be copied; it grows until it can");
        }
    }

    /// Ends the thread and waits for it.
    pub(super) fn stop(&self) {
        self.shared.is_stopped.store(true, Ordering::Relaxed);
        self.wake();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }

    fn wake(&self) {
        if let Some(thread) = &*self.thread.lock().unwrap_or_else(PoisonError::into_inner) {
            thread.thread().unpark();
        }
    }
}

fn run(store: &Store, shared: &Shared) {
    let mut connection = None;
    while !shared.is_stopped.load(Ordering::Relaxed) {
        if shared.written.load(Ordering::Relaxed) < REPORTS_BETWEEN {
            thread::park();
            continue;
        }
        let copied = copy_most(store, &mut connection);
        shared.written.store(0, Ordering::Relaxed);
        match copied {
            Ok(()) => shared.is_writers_turn.store(true, Ordering::Relaxed),
            Err(error) => {
                connection = None;
                tracing::warn!(%error, "the log of the embedded database could not be copied; it grows until it can");
            }
        }
    }
}

fn copy_most(store: &Store, connection: &mut Option<AnyConnection>) -> Result<(), StoreError> {
    let connection = match connection {
        Some(connection) => connection,
        None => connection.insert(store.writer_connection()?),
    };
    let AnyConnection::Sqlite(sqlite) = connection else { return Ok(()) };
    for _ in 0..PASSES_MAX {
        let state = copy(sqlite)?;
        if state.log - state.checkpointed <= PAGES_LEFT_MAX {
            break;
        }
    }
    Ok(())
}

/// How far a log is copied.
#[derive(QueryableByName)]
struct LogState {
    /// Pages in the log.
    #[diesel(sql_type = Integer)]
    log: i32,
    /// Those of them that are in the database.
    #[diesel(sql_type = Integer)]
    checkpointed: i32,
}

/// Copies as much as can be copied without waiting for anybody.
fn copy(sqlite: &mut SqliteConnection) -> QueryResult<LogState> {
    sql_query("PRAGMA wal_checkpoint(PASSIVE)").get_result(sqlite)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use billables_test_support::TestDatabase;
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::store::StoreOptions;

    #[test]
    fn the_log_is_copied_to_its_end_once_enough_was_written() {
        let database = TestDatabase::sqlite();
        let store = Store::open(&database.configured_url().parse().unwrap(), StoreOptions::default()).unwrap();
        let checkpoints = Checkpoints::start(store.clone()).unwrap();
        let mut writer = store.writer_connection().unwrap();
        let AnyConnection::Sqlite(sqlite) = &mut writer else { panic!("not SQLite") };
        sqlite.batch_execute("CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES ('x')").unwrap();
        checkpoints.written(REPORTS_BETWEEN - 1, Some(&mut writer));
        thread::sleep(Duration::from_millis(20));
        assert!(!checkpoints.shared.is_writers_turn.load(Ordering::Relaxed), "too early");
        checkpoints.written(1, Some(&mut writer));
        let deadline = Instant::now() + Duration::from_secs(20);
        while !checkpoints.shared.is_writers_turn.load(Ordering::Relaxed) {
            assert!(Instant::now() < deadline, "the thread does not copy");
            thread::sleep(Duration::from_millis(5));
        }
        let AnyConnection::Sqlite(sqlite) = &mut writer else { panic!("not SQLite") };
        sqlite.batch_execute("INSERT INTO filler VALUES ('y')").unwrap();
        checkpoints.written(0, Some(&mut writer));
        let AnyConnection::Sqlite(sqlite) = &mut writer else { panic!("not SQLite") };
        // The log is begun anew by whoever writes next: nothing that was in it is left.
        sqlite.batch_execute("INSERT INTO filler VALUES ('z')").unwrap();
        let state = copy(sqlite).unwrap();
        assert_eq!(state.log, state.checkpointed);
        assert!((1..5).contains(&state.log), "{} pages", state.log);
        checkpoints.stop();
    }
}
