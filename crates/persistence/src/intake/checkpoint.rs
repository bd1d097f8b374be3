//! Checkpoints of SQLite, in a thread beside the writer.
//!
//! A checkpoint copies pages of the WAL into the database file. By default, SQLite runs a checkpoint within the commit that
//! made the WAL too long, and every queued report waits for thousands of pages. Here a thread with its own connection runs
//! passive checkpoints while the writer continues, until few pages are left, and syncs the file system. The writer copies the
//! remaining pages between two commit groups, because SQLite restarts the WAL only after a complete checkpoint. Durability
//! does not depend on this thread: the WAL is durable, and SQLite syncs the database file before it restarts the WAL.

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

/// The most pages that the thread leaves to the writer. The writer copies them in a few milliseconds.
const PAGES_LEFT_MAX: i32 = 500;

/// The most passes of the thread for one checkpoint. The writer may add pages faster than the thread copies them.
const PASSES_MAX: usize = 4;

/// The time that a stop waits for the thread.
const STOP_PATIENCE: Duration = Duration::from_millis(500);

/// The warning about a failed checkpoint.
const FAILED: &str = "a checkpoint of the SQLite database failed; the WAL grows until a checkpoint succeeds";

/// The state that the writer and the thread share.
#[derive(Debug)]
struct Shared {
    /// The number of reports between two checkpoints.
    reports_between: usize,
    /// The number of reports since the last checkpoint.
    written: AtomicUsize,
    /// Whether the writer is to complete the checkpoint.
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

/// The checkpoint thread, and the writer's interface to it.
#[derive(Debug)]
pub(super) struct Checkpoints {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Checkpoints {
    /// Starts the thread with its connection.
    ///
    /// # Errors
    ///
    /// The database cannot be opened, or the system gives no more threads.
    pub(super) fn start(store: Store, reports_between: usize) -> io::Result<Arc<Self>> {
        let shared = Arc::new(Shared::new(reports_between));
        let thread_shared = shared.clone();
        // Opened immediately, as the writer's connection is, so that a later limit on open files does not stop checkpoints.
        let connection = Some(store.own_connection(Purpose::Writer).map_err(io::Error::other)?);
        let file_system = FileSystem::of(&store);
        let thread = Builder::new()
            .name("checkpoint".into())
            .spawn(move || run(&store, connection, &file_system, &thread_shared))?;
        Ok(Arc::new(Self { shared, thread: Mutex::new(Some(thread)) }))
    }

    /// Counts the reports that the writer has committed and answered, and completes a checkpoint if one is due.
    pub(super) fn written(&self, reports: usize, connection: Option<&mut SqliteConnection>) {
        let before = self.shared.written.fetch_add(reports, Ordering::Relaxed);
        let between = self.shared.reports_between;
        if before < between && before + reports >= between {
            self.wake();
        }
        if self.shared.is_writers_turn.swap(false, Ordering::Relaxed)
            && let Some(sqlite) = connection
        {
            match passive_checkpoint(sqlite) {
                Ok(Some(_)) => {}
                // Another connection runs a checkpoint, so the writer tries again after the next commit group.
                Ok(None) => self.shared.is_writers_turn.store(true, Ordering::Relaxed),
                Err(error) => tracing::warn!(%error, "{FAILED}"),
            }
        }
    }

    /// Stops the thread, and waits a moment for its end.
    pub(super) fn stop(&self) {
        self.shared.is_stopped.store(true, Ordering::Relaxed);
        self.wake();
        let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
        // The thread may wait for a slow disk. Durability does not depend on the thread, so the stop waits only briefly.
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

fn run(store: &Store, mut connection: Option<StoreConnection>, file_system: &FileSystem, shared: &Shared) {
    while !shared.is_stopped.load(Ordering::Relaxed) {
        if shared.written.load(Ordering::Relaxed) < shared.reports_between {
            thread::park();
            continue;
        }
        let copied = checkpoint_most(store, &mut connection, file_system, &shared.is_stopped);
        shared.written.store(0, Ordering::Relaxed);
        match copied {
            Ok(()) => shared.is_writers_turn.store(true, Ordering::Relaxed),
            Err(error) => {
                connection = None;
                tracing::warn!(%error, "{FAILED}");
            }
        }
    }
}

/// Runs passive checkpoints until few pages are left, another connection runs a checkpoint, or the intake stops.
fn checkpoint_most(
    store: &Store,
    connection: &mut Option<StoreConnection>,
    file_system: &FileSystem,
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
        let left = passive_checkpoint(sqlite)?;
        file_system.sync();
        if left.is_none_or(|left| left <= PAGES_LEFT_MAX) {
            break;
        }
    }
    Ok(())
}

/// The file system of the database file.
struct FileSystem(Option<File>);

impl FileSystem {
    fn of(store: &Store) -> Self {
        Self(store.embedded_file().and_then(Path::parent).and_then(|folder| File::open(folder).ok()))
    }

    /// Syncs the file system, so that the writer's own sync of the database file has little left to write.
    ///
    /// The function syncs the whole file system through the folder. It must not open the database file: closing that file would
    /// release every lock of this process on it (<https://sqlite.org/howtocorrupt.html>, section 2.2).
    fn sync(&self) {
        #[cfg(target_os = "linux")]
        if let Some(Err(error)) = self.0.as_ref().map(rustix::fs::syncfs) {
            tracing::debug!(%error, "the sync of the file system failed; the writer syncs the pages instead");
        }
    }
}

/// The result of a checkpoint.
#[derive(Debug, QueryableByName)]
pub(crate) struct WalState {
    /// Not 0 if another connection blocked the checkpoint; the other columns then have no meaning.
    #[diesel(sql_type = Integer)]
    busy: i32,
    /// The number of pages in the WAL.
    #[diesel(sql_type = Integer)]
    log: i32,
    /// The number of those pages that are in the database file.
    #[diesel(sql_type = Integer)]
    checkpointed: i32,
}

impl WalState {
    /// Whether the checkpoint is incomplete because another connection blocked it.
    pub(crate) fn is_busy(&self) -> bool {
        self.busy != 0
    }

    /// The number of remaining pages; `None` if the checkpoint was blocked.
    fn left(&self) -> Option<i32> {
        (!self.is_busy()).then_some(self.log - self.checkpointed)
    }
}

/// Copies pages without waiting for other connections. Returns the number of remaining pages, or `None` if another connection
/// runs a checkpoint.
fn passive_checkpoint(sqlite: &mut SqliteConnection) -> QueryResult<Option<i32>> {
    Ok(sql_query("PRAGMA wal_checkpoint(PASSIVE)").get_result::<WalState>(sqlite)?.left())
}

#[cfg(test)]
mod tests {
    use billables_test_support::TestDatabase;
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::options::StoreOptions;

    const REPORTS_BETWEEN: usize = 50;

    fn open(database: &TestDatabase) -> Store {
        Store::open(&database.configured_url().parse().unwrap(), StoreOptions::default()).unwrap()
    }

    fn execute(connection: &mut StoreConnection, statement: &str) {
        connection.embedded().unwrap().batch_execute(statement).unwrap();
    }

    fn state(connection: &mut StoreConnection) -> WalState {
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
    fn the_writer_completes_the_checkpoint_after_enough_reports() {
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
        wait_until("the thread runs no checkpoint", is_writers_turn);
        execute(&mut writer, "INSERT INTO filler VALUES ('y')");
        checkpoints.written(0, writer.embedded());
        assert!(!is_writers_turn());
        // The next write restarts the WAL, so no older page is left in it.
        execute(&mut writer, "INSERT INTO filler VALUES ('z')");
        let state = state(&mut writer);
        assert_eq!((state.busy, state.log), (0, state.checkpointed));
        assert!((1..5).contains(&state.log), "{} pages", state.log);
        checkpoints.stop();
    }

    #[test]
    fn the_writer_keeps_its_turn_while_another_connection_runs_a_checkpoint() {
        let database = TestDatabase::sqlite();
        let store = open(&database);
        let checkpoints = Checkpoints::start(store.clone(), REPORTS_BETWEEN).unwrap();
        let is_writers_turn = || checkpoints.shared.is_writers_turn.load(Ordering::Relaxed);
        let connection = || store.own_connection(Purpose::Writer).unwrap();
        let (mut writer, mut other, mut reader) = (connection(), connection(), connection());
        execute(&mut writer, "CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES ('x')");
        // A reader of an old snapshot prevents a restart of the WAL. The TRUNCATE checkpoint waits for the reader and holds the
        // checkpoint lock meanwhile.
        execute(&mut reader, "BEGIN; SELECT * FROM filler");
        execute(&mut writer, "INSERT INTO filler VALUES ('y')");
        let copier = thread::spawn(move || execute(&mut other, "PRAGMA wal_checkpoint(TRUNCATE)"));
        // The TRUNCATE checkpoint needs time to get the lock. If the test took the lock first, the checkpoint would fail.
        thread::sleep(Duration::from_millis(500));
        assert_eq!(state(&mut writer).busy, 1, "no other checkpoint runs");
        checkpoints.shared.is_writers_turn.store(true, Ordering::Relaxed);
        checkpoints.written(1, writer.embedded());
        assert!(is_writers_turn(), "the writer has copied nothing");
        execute(&mut reader, "COMMIT");
        copier.join().unwrap();
        checkpoints.written(1, writer.embedded());
        assert!(!is_writers_turn());
        checkpoints.stop();
    }

    #[test]
    fn a_stopped_intake_copies_nothing() {
        let database = TestDatabase::sqlite();
        let store = open(&database);
        let mut writer = store.own_connection(Purpose::Writer).unwrap();
        execute(&mut writer, "CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES ('not yet copied')");
        let url = database.configured_url();
        let path = url.trim_start_matches("sqlite://");
        let is_copied = |is_stopped: bool| {
            checkpoint_most(&store, &mut None, &FileSystem::of(&store), &AtomicBool::new(is_stopped)).unwrap();
            String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains("not yet copied")
        };
        assert!(!is_copied(true));
        assert!(is_copied(false));
    }
}
