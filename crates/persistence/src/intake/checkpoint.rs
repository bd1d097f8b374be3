//! Checkpoints of the embedded database, beside the writer and not in its way.
//!
//! SQLite copies its log into the database file when the log has grown. Left to itself, it does so within the commit that
//! made the log too long, and every report that waits then waits for thousands of pages. Here a thread with a connection of
//! its own copies while the writer goes on, again and again until little is left, and has the disk take what it copied; what
//! is left the writer copies itself, between two batches, since only a log that is copied to its end is begun anew. None of
//! this is needed for what is confirmed to be safe: the log is, and SQLite itself has the disk take what the database file
//! got before it begins the log anew.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder, JoinHandle};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Integer;

use crate::error::StoreError;
use crate::postgres::Purpose;
use crate::store::Store;
use crate::transaction::StoreConnection;

/// How many pages may be left for the writer to copy: a few milliseconds.
const PAGES_LEFT_MAX: i32 = 500;

/// How often the thread copies at the most before it leaves the rest to the writer, which may be faster than it.
const PASSES_MAX: usize = 4;

/// How long a stop waits for the thread.
const STOP_PATIENCE: Duration = Duration::from_millis(500);

/// What the log says where the other log is not copied.
const GROWS: &str = "the log of the embedded database could not be copied; it grows until it can";

/// What the writer and the thread tell each other.
#[derive(Debug)]
struct Shared {
    /// How many reports are written before the log is copied.
    reports_between: usize,
    /// Reports written since the log was copied.
    written: AtomicUsize,
    /// Whether the writer is to copy what is left.
    is_writers_turn: AtomicBool,
    is_stopped: AtomicBool,
}

impl Shared {
    fn new(reports_between: usize) -> Self {
        Self {
            reports_between,
            written: AtomicUsize::new(0),
            is_writers_turn: AtomicBool::new(false),
            is_stopped: AtomicBool::new(false),
        }
    }
}

/// The thread, and the writer's side of it.
#[derive(Debug)]
pub(super) struct Checkpoints {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Checkpoints {
    /// Starts the thread, with its connection.
    ///
    /// # Errors
    ///
    /// The database cannot be opened, or the system gives no more threads.
    pub(super) fn start(store: Store, reports_between: usize) -> io::Result<Arc<Self>> {
        let shared = Arc::new(Shared::new(reports_between));
        let of_thread = shared.clone();
        // Opened at once, as the writer's: later the process may open no more files.
        let connection = Some(store.own_connection(Purpose::Writer).map_err(io::Error::other)?);
        let disk = Disk::of(&store);
        let thread =
            Builder::new().name("checkpoint".into()).spawn(move || run(&store, connection, &disk, &of_thread))?;
        Ok(Arc::new(Self { shared, thread: Mutex::new(Some(thread)) }))
    }

    /// The writer has committed and answered reports: counts them, and takes its turn when it is due.
    pub(super) fn written(&self, reports: usize, connection: Option<&mut SqliteConnection>) {
        let before = self.shared.written.fetch_add(reports, Ordering::Relaxed);
        let between = self.shared.reports_between;
        if before < between && before + reports >= between {
            self.wake();
        }
        if self.shared.is_writers_turn.swap(false, Ordering::Relaxed)
            && let Some(sqlite) = connection
        {
            match copy(sqlite) {
                Ok(Some(_)) => {}
                // Somebody else copies, and leaves the rest: it is still the writer's, behind the next batch.
                Ok(None) => self.shared.is_writers_turn.store(true, Ordering::Relaxed),
                Err(error) => tracing::warn!(%error, "{GROWS}"),
            }
        }
    }

    /// Ends the thread, and waits a moment for it.
    pub(super) fn stop(&self) {
        self.shared.is_stopped.store(true, Ordering::Relaxed);
        self.wake();
        let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
        // It may be waiting for the disk, and nothing that was confirmed waits for it.
        let since = Instant::now();
        while !thread.is_finished() && since.elapsed() < STOP_PATIENCE {
            thread::sleep(Duration::from_millis(1));
        }
        if thread.is_finished() {
            let _ = thread.join();
        }
    }

    fn wake(&self) {
        if let Some(thread) = &*self.thread.lock().unwrap_or_else(PoisonError::into_inner) {
            thread.thread().unpark();
        }
    }
}

fn run(store: &Store, mut connection: Option<StoreConnection>, disk: &Disk, shared: &Shared) {
    while !shared.is_stopped.load(Ordering::Relaxed) {
        if shared.written.load(Ordering::Relaxed) < shared.reports_between {
            thread::park();
            continue;
        }
        let copied = copy_most(store, &mut connection, disk, &shared.is_stopped);
        shared.written.store(0, Ordering::Relaxed);
        match copied {
            Ok(()) => shared.is_writers_turn.store(true, Ordering::Relaxed),
            Err(error) => {
                connection = None;
                tracing::warn!(%error, "{GROWS}");
            }
        }
    }
}

/// Copies until little is left, somebody else copies, or the intake stops: whoever waits for it shall not wait for the disk.
fn copy_most(
    store: &Store,
    connection: &mut Option<StoreConnection>,
    disk: &Disk,
    is_stopped: &AtomicBool,
) -> Result<(), StoreError> {
    let connection = match connection {
        Some(connection) => connection,
        None => connection.insert(store.own_connection(Purpose::Writer)?),
    };
    let Some(sqlite) = connection.embedded() else { return Ok(()) };
    for _ in 0..PASSES_MAX {
        if is_stopped.load(Ordering::Relaxed) {
            break;
        }
        let left = copy(sqlite)?;
        disk.take();
        if left.is_none_or(|left| left <= PAGES_LEFT_MAX) {
            break;
        }
    }
    Ok(())
}

/// The file system that the database file is on.
struct Disk(Option<File>);

impl Disk {
    fn of(store: &Store) -> Self {
        Self(store.embedded_file().and_then(Path::parent).and_then(|folder| File::open(folder).ok()))
    }

    /// Has the disk take what was copied, so that the writer, which waits for that when it copies the rest, waits for little.
    ///
    /// By the folder and for all of its file system, since the database file itself must not be opened here: closing it again
    /// would end every lock that this process holds on it (<https://sqlite.org/howtocorrupt.html>, section 2.2).
    fn take(&self) {
        #[cfg(target_os = "linux")]
        if let Some(Err(error)) = self.0.as_ref().map(rustix::fs::syncfs) {
            tracing::debug!(%error, "the disk did not take what was copied; the writer will wait for it");
        }
    }
}

/// How far a log is copied.
#[derive(Debug, QueryableByName)]
pub(crate) struct LogState {
    /// Not 0 where somebody else copies at the moment: then the others say nothing.
    #[diesel(sql_type = Integer)]
    busy: i32,
    /// Pages in the log.
    #[diesel(sql_type = Integer)]
    log: i32,
    /// Those of them that are in the database.
    #[diesel(sql_type = Integer)]
    checkpointed: i32,
}

impl LogState {
    /// Whether a checkpoint could not do all that it was asked for.
    pub(crate) fn is_busy(&self) -> bool {
        self.busy != 0
    }

    /// How many pages are left to copy; `None` where nothing was done.
    fn left(&self) -> Option<i32> {
        (!self.is_busy()).then_some(self.log - self.checkpointed)
    }
}

/// Copies as much as can be copied without waiting for anybody. Gives how many pages are left; `None` where somebody else copies,
/// so that nothing was done.
fn copy(sqlite: &mut SqliteConnection) -> QueryResult<Option<i32>> {
    Ok(sql_query("PRAGMA wal_checkpoint(PASSIVE)").get_result::<LogState>(sqlite)?.left())
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::store::StoreOptions;

    const REPORTS_BETWEEN: usize = 50;

    fn open(database: &TestDatabase) -> Store {
        Store::open(&database.configured_url().parse().unwrap(), StoreOptions::default()).unwrap()
    }

    fn execute(connection: &mut StoreConnection, statement: &str) {
        connection.embedded().unwrap().batch_execute(statement).unwrap();
    }

    fn state(connection: &mut StoreConnection) -> LogState {
        sql_query("PRAGMA wal_checkpoint(PASSIVE)").get_result(connection.embedded().unwrap()).unwrap()
    }

    fn wait_until(what: &str, is_so: impl Fn() -> bool) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !is_so() {
            assert!(Instant::now() < deadline, "{what}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn the_log_is_copied_to_its_end_once_enough_was_written() {
        let database = TestDatabase::sqlite();
        let store = open(&database);
        let checkpoints = Checkpoints::start(store.clone(), REPORTS_BETWEEN).unwrap();
        let is_writers_turn = || checkpoints.shared.is_writers_turn.load(Ordering::Relaxed);
        let mut writer = store.own_connection(Purpose::Writer).unwrap();
        execute(&mut writer, "CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES ('x')");
        checkpoints.written(REPORTS_BETWEEN - 1, writer.embedded());
        thread::sleep(Duration::from_millis(20));
        assert!(!is_writers_turn(), "too early");
        checkpoints.written(1, writer.embedded());
        wait_until("the thread does not copy", is_writers_turn);
        execute(&mut writer, "INSERT INTO filler VALUES ('y')");
        checkpoints.written(0, writer.embedded());
        assert!(!is_writers_turn());
        // The log is begun anew by whoever writes next: nothing that was in it is left.
        execute(&mut writer, "INSERT INTO filler VALUES ('z')");
        let state = state(&mut writer);
        assert_eq!((state.busy, state.log), (0, state.checkpointed));
        assert!((1..5).contains(&state.log), "{} pages", state.log);
        checkpoints.stop();
    }

    #[test]
    fn the_writer_keeps_its_turn_while_somebody_else_copies() {
        let database = TestDatabase::sqlite();
        let store = open(&database);
        let checkpoints = Checkpoints::start(store.clone(), REPORTS_BETWEEN).unwrap();
        let is_writers_turn = || checkpoints.shared.is_writers_turn.load(Ordering::Relaxed);
        let connection = || store.own_connection(Purpose::Writer).unwrap();
        let (mut writer, mut other, mut reader) = (connection(), connection(), connection());
        execute(&mut writer, "CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES ('x')");
        // A reader of what is old lets nobody begin the log anew; who wants to, waits for it with the lock of those who copy.
        execute(&mut reader, "BEGIN; SELECT * FROM filler");
        execute(&mut writer, "INSERT INTO filler VALUES ('y')");
        let copier = thread::spawn(move || execute(&mut other, "PRAGMA wal_checkpoint(TRUNCATE)"));
        // It does not wait for that lock: nobody else may have it when it comes.
        thread::sleep(Duration::from_millis(500));
        assert_eq!(state(&mut writer).busy, 1, "nobody else copies");
        checkpoints.shared.is_writers_turn.store(true, Ordering::Relaxed);
        checkpoints.written(1, writer.embedded());
        assert!(is_writers_turn(), "it has copied nothing");
        execute(&mut reader, "COMMIT");
        copier.join().unwrap();
        checkpoints.written(1, writer.embedded());
        assert!(!is_writers_turn());
        checkpoints.stop();
    }

    #[test]
    fn nothing_is_copied_once_the_intake_stops() {
        let database = TestDatabase::sqlite();
        let store = open(&database);
        let mut writer = store.own_connection(Purpose::Writer).unwrap();
        execute(&mut writer, "CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES ('not yet copied')");
        let url = database.configured_url();
        let path = url.trim_start_matches("sqlite://");
        let is_copied = |is_stopped: bool| {
            copy_most(&store, &mut None, &Disk::of(&store), &AtomicBool::new(is_stopped)).unwrap();
            String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains("not yet copied")
        };
        assert!(!is_copied(true));
        assert!(is_copied(false));
    }
}
