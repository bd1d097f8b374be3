//! Between the task that has verdicts and the client that may not take them yet.
//!
//! A little is kept in memory. What goes beyond it goes into a temporary file without a name, which is gone with its last
//! handle, whatever happens. A file has a limit, and all of them together have one: a disk is shared. At a limit, or when the
//! disk takes no more, the task waits until the client has taken something, and reads nothing meanwhile. So a client that
//! takes verdicts gets them all, and one that takes none is cut off in the end: or one that takes so little that the system's
//! buffers of its connection have no room for more in all the time that is waited. While a client still sends, it may leave its
//! verdicts for as long as it likes.
//!
//! Files are written and read on the blocking pool.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use actix_web::body::{BodySize, MessageBody};
use actix_web::rt::time::timeout;
use actix_web::web::{self, Bytes};
use tokio::sync::Notify;

use crate::budget::Budget;
use crate::error::ApiError;
use crate::settings::SpoolSettings;

/// How much is kept in memory before the file is used.
const MEMORY_BYTES_MAX: usize = 1 << 20;

/// How much is read from the file at once.
const READ_BYTES_MAX: u64 = 256 * 1024;

/// Why nobody takes verdicts any more.
#[derive(Debug)]
pub(super) enum Untaken {
    /// The client is gone.
    Gone,
    /// The client is there, and takes nothing for too long while nothing else can be done.
    Stuck,
}

/// How the verdicts end.
enum End {
    /// With everything that there was to tell.
    Complete,
    /// In the middle.
    Cut(ApiError),
}

struct Shared {
    settings: SpoolSettings,
    total: Arc<Budget>,
    /// What the client gets next.
    memory: VecDeque<Bytes>,
    memory_bytes: usize,
    /// What it gets then.
    file: Option<Arc<File>>,
    file_start: u64,
    file_end: u64,
    /// How much of the total is taken: how long the file ever was.
    taken: u64,
    end: Option<End>,
    is_gone: bool,
    /// Who takes verdicts.
    taker: Option<Waker>,
}

impl Shared {
    fn wake_taker(&mut self) {
        if let Some(waker) = self.taker.take() {
            waker.wake();
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.total.give_back(self.taken);
        // The system frees the blocks of a file without a name when it is closed, which takes its time.
        if let (Some(file), Ok(runtime)) = (self.file.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn_blocking(move || drop(file));
        }
    }
}

/// The end that takes verdicts in.
pub(crate) struct Spool {
    shared: Rc<RefCell<Shared>>,
    notes: Rc<Notes>,
}

/// The end that gives them out: the body of the answer.
pub(crate) struct Verdicts {
    shared: Rc<RefCell<Shared>>,
    notes: Rc<Notes>,
    reading: Option<Pin<Box<dyn Future<Output = io::Result<Bytes>>>>>,
}

#[derive(Default)]
struct Notes {
    /// There is room, or nobody is left.
    room: Notify,
    /// There is something to answer with.
    begun: Notify,
}

/// Makes the two ends.
pub(crate) fn spool(settings: &SpoolSettings, total: &Arc<Budget>) -> (Spool, Verdicts) {
    let shared = Rc::new(RefCell::new(Shared {
        settings: settings.clone(),
        total: total.clone(),
        memory: VecDeque::new(),
        memory_bytes: 0,
        file: None,
        file_start: 0,
        file_end: 0,
        taken: 0,
        end: None,
        is_gone: false,
        taker: None,
    }));
    let notes = Rc::new(Notes::default());
    (Spool { shared: shared.clone(), notes: notes.clone() }, Verdicts { shared, notes, reading: None })
}

impl Spool {
    /// Puts lines behind the others. Waits while there is no room for them, but not for longer than `patience` without the
    /// client taking any.
    pub(super) async fn push(&self, lines: Bytes, patience: Duration) -> Result<(), Untaken> {
        loop {
            {
                let mut shared = self.shared.borrow_mut();
                if shared.is_gone {
                    return Err(Untaken::Gone);
                }
                if shared.file_start == shared.file_end && shared.memory_bytes < MEMORY_BYTES_MAX {
                    shared.memory_bytes += lines.len();
                    shared.memory.push_back(lines);
                    shared.wake_taker();
                    self.notes.begun.notify_one();
                    return Ok(());
                }
            }
            match self.spill(&lines).await {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, "verdicts cannot be put into a temporary file"),
            }
            self.taken(patience).await?;
        }
    }

    /// Waits until the client takes something, or is gone.
    async fn taken(&self, patience: Duration) -> Result<(), Untaken> {
        timeout(patience, self.notes.room.notified()).await.map_err(|_| Untaken::Stuck)
    }

    /// Puts lines into the file; false if it may not grow.
    async fn spill(&self, lines: &Bytes) -> io::Result<bool> {
        let (file, at, temporary_file) = {
            let mut shared = self.shared.borrow_mut();
            if shared.file_start == shared.file_end {
                // All of it was taken: it is written anew, and grows no further than it was.
                (shared.file_start, shared.file_end) = (0, 0);
            }
            let end = shared.file_end + lines.len() as u64;
            let more = end.saturating_sub(shared.taken);
            if end > shared.settings.bytes_max || !shared.total.take(more, shared.settings.total_bytes_max) {
                return Ok(false);
            }
            shared.taken += more;
            (shared.file.clone(), shared.file_end, shared.settings.temporary_file.clone())
        };
        let written = lines.clone();
        let write = move || {
            let file = match file {
                Some(file) => file,
                None => Arc::new(temporary_file()?),
            };
            file.write_all_at(&written, at)?;
            Ok::<_, io::Error>(file)
        };
        let file = web::block(write).await.map_err(io::Error::other)??;
        let mut shared = self.shared.borrow_mut();
        shared.file = Some(file);
        shared.file_end += lines.len() as u64;
        shared.wake_taker();
        Ok(true)
    }

    /// Ends the verdicts, with the summary or without it, and waits until all of them are taken.
    pub(super) async fn finish(&self, summary: Option<Vec<u8>>, patience: Duration) -> Result<(), Untaken> {
        if let Some(summary) = summary {
            self.push(summary.into(), patience).await?;
        }
        self.end(End::Complete);
        loop {
            {
                let shared = self.shared.borrow();
                if shared.is_gone || (shared.memory.is_empty() && shared.file_start == shared.file_end) {
                    return Ok(());
                }
            }
            self.taken(patience).await?;
        }
    }

    /// Waits until nobody takes verdicts any more.
    pub(super) async fn gone(&self) {
        loop {
            if self.shared.borrow().is_gone {
                return;
            }
            self.notes.room.notified().await;
        }
    }

    /// Ends the verdicts in the middle.
    pub(super) fn cut(&self, error: ApiError) {
        self.end(End::Cut(error));
    }

    fn end(&self, end: End) {
        let mut shared = self.shared.borrow_mut();
        shared.end = Some(end);
        shared.wake_taker();
        self.notes.begun.notify_one();
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // A task that fails says nothing, and the answer must not wait for ever.
        let has_ended = self.shared.borrow().end.is_some();
        if !has_ended {
            self.cut(ApiError::internal("the task that reads reports failed"));
        }
    }
}

impl Verdicts {
    /// Waits until there is something to answer with.
    ///
    /// # Errors
    ///
    /// The reports were cut off before there was a verdict.
    pub(crate) async fn begin(self) -> Result<Self, ApiError> {
        self.notes.begun.notified().await;
        let cut = match &self.shared.borrow().end {
            Some(End::Cut(error)) if self.shared.borrow().memory.is_empty() => Some(error.clone()),
            _ => None,
        };
        cut.map_or(Ok(self), Err)
    }

    /// Begins to read what the file has next.
    fn read(&mut self) -> bool {
        let shared = self.shared.borrow();
        let length = (shared.file_end - shared.file_start).min(READ_BYTES_MAX);
        let (Some(file), at) = (shared.file.clone().filter(|_| length > 0), shared.file_start) else { return false };
        let read = web::block(move || {
            let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
            file.read_exact_at(&mut bytes, at)?;
            Ok(Bytes::from(bytes))
        });
        self.reading = Some(Box::pin(async move { read.await.map_err(io::Error::other)? }));
        true
    }
}

impl MessageBody for Verdicts {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let this = self.get_mut();
        if let Some(lines) = this.take_from_memory() {
            return Poll::Ready(Some(Ok(lines)));
        }
        if this.reading.is_some() || this.read() {
            let Some(reading) = &mut this.reading else { return Poll::Pending };
            let Poll::Ready(read) = reading.as_mut().poll(context) else { return Poll::Pending };
            this.reading = None;
            if let Ok(bytes) = &read {
                this.shared.borrow_mut().file_start += bytes.len() as u64;
                this.notes.room.notify_one();
            }
            return Poll::Ready(Some(read));
        }
        let mut shared = this.shared.borrow_mut();
        match &shared.end {
            Some(End::Complete) => Poll::Ready(None),
            Some(End::Cut(error)) => Poll::Ready(Some(Err(io::Error::other(error.to_string())))),
            None => {
                shared.taker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl Verdicts {
    fn take_from_memory(&self) -> Option<Bytes> {
        let mut shared = self.shared.borrow_mut();
        let lines = shared.memory.pop_front()?;
        shared.memory_bytes -= lines.len();
        self.notes.room.notify_one();
        Some(lines)
    }
}

impl Drop for Verdicts {
    fn drop(&mut self) {
        self.shared.borrow_mut().is_gone = true;
        self.notes.room.notify_one();
    }
}
