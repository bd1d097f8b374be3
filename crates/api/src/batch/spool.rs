//! The spool: verdicts that the client has not taken yet, in memory and then in a temporary file.
//!
//! The file has no name, so the system removes the file with its last handle. Each file has a limit, and all files together have
//! one, because other programs share the disk. At a limit, or on a full disk, the task reads nothing until the client has taken
//! some verdicts. A client that takes none while the task waits loses its connection after the answer timeout. A client that
//! still sends may leave its verdicts in the spool as long as there is room.
//!
//! The blocking pool writes and reads the files.

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

/// The most bytes in memory before the file is used.
const MEMORY_BYTES_MAX: usize = 1 << 20;

/// The most bytes of one read from the file.
const READ_BYTES_MAX: u64 = 256 * 1024;

/// The reason why verdicts cannot be delivered.
#[derive(Debug)]
pub(super) enum Untaken {
    /// The client closed the connection.
    Gone,
    /// The client took nothing for too long while the task waited for room.
    Stuck,
}

/// The end of the verdicts.
enum End {
    /// All verdicts were spooled.
    Complete,
    /// The verdicts end in the middle.
    Cut(ApiError),
}

struct Shared {
    settings: SpoolSettings,
    budget: Arc<Budget>,
    /// The verdicts that the client gets first.
    memory: VecDeque<Bytes>,
    memory_bytes: usize,
    /// The verdicts that the client gets after those in memory.
    file: Option<Arc<File>>,
    file_start: u64,
    file_end: u64,
    /// The bytes taken from the budget: the greatest length of the file.
    reserved: u64,
    end: Option<End>,
    is_gone: bool,
    /// The task that waits for verdicts.
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
        self.budget.give_back(self.reserved);
        // The system frees the blocks of a file without a name on close, which can block for long.
        if let (Some(file), Ok(runtime)) = (self.file.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn_blocking(move || drop(file));
        }
    }
}

/// The writing end.
pub(crate) struct Spool {
    shared: Rc<RefCell<Shared>>,
    signals: Rc<Signals>,
}

/// The reading end: the body of the answer.
pub(crate) struct Verdicts {
    shared: Rc<RefCell<Shared>>,
    signals: Rc<Signals>,
    reading: Option<Pin<Box<dyn Future<Output = io::Result<Bytes>>>>>,
}

#[derive(Default)]
struct Signals {
    /// The client took verdicts, or is gone.
    room: Notify,
    /// The first verdicts or an error exist.
    begun: Notify,
}

/// Makes the two ends of a spool.
pub(crate) fn spool(settings: &SpoolSettings, budget: &Arc<Budget>) -> (Spool, Verdicts) {
    let shared = Rc::new(RefCell::new(Shared {
        settings: settings.clone(),
        budget: budget.clone(),
        memory: VecDeque::new(),
        memory_bytes: 0,
        file: None,
        file_start: 0,
        file_end: 0,
        reserved: 0,
        end: None,
        is_gone: false,
        taker: None,
    }));
    let signals = Rc::new(Signals::default());
    (Spool { shared: shared.clone(), signals: signals.clone() }, Verdicts { shared, signals, reading: None })
}

impl Spool {
    /// Appends lines. The function waits while there is no room, and fails after `patience` in which the client took nothing.
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
                    self.signals.begun.notify_one();
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

    /// Waits until the client takes verdicts or is gone.
    async fn taken(&self, patience: Duration) -> Result<(), Untaken> {
        timeout(patience, self.signals.room.notified()).await.map_err(|_| Untaken::Stuck)
    }

    /// Appends lines to the file; false if the file may not grow.
    async fn spill(&self, lines: &Bytes) -> io::Result<bool> {
        let (file, at, temporary_file) = {
            let mut shared = self.shared.borrow_mut();
            if shared.file_start == shared.file_end {
                // The client took the whole file, so the file is overwritten from its start.
                (shared.file_start, shared.file_end) = (0, 0);
            }
            let end = shared.file_end + lines.len() as u64;
            let more = end.saturating_sub(shared.reserved);
            if end > shared.settings.bytes_max || !shared.budget.take(more, shared.settings.total_bytes_max) {
                return Ok(false);
            }
            shared.reserved += more;
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

    /// Appends the summary, if there is one, ends the verdicts, and waits until the client has taken all of them.
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

    /// Waits until the reading end is dropped.
    pub(super) async fn gone(&self) {
        loop {
            if self.shared.borrow().is_gone {
                return;
            }
            self.signals.room.notified().await;
        }
    }

    /// Ends the verdicts with an error.
    pub(super) fn cut(&self, error: ApiError) {
        self.end(End::Cut(error));
    }

    fn end(&self, end: End) {
        let mut shared = self.shared.borrow_mut();
        shared.end = Some(end);
        shared.wake_taker();
        self.signals.begun.notify_one();
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // After a panic of the task the answer would wait for ever.
        let has_ended = self.shared.borrow().end.is_some();
        if !has_ended {
            self.cut(ApiError::internal("the task that reads reports failed"));
        }
    }
}

impl Verdicts {
    /// Waits for the first verdicts.
    ///
    /// # Errors
    ///
    /// The task ended before the first verdict.
    pub(crate) async fn begin(self) -> Result<Self, ApiError> {
        self.signals.begun.notified().await;
        let cut = match &self.shared.borrow().end {
            Some(End::Cut(error)) if self.shared.borrow().memory.is_empty() => Some(error.clone()),
            _ => None,
        };
        cut.map_or(Ok(self), Err)
    }

    /// Begins the next read from the file; false if the file has nothing to read.
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
                this.signals.room.notify_one();
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
        self.signals.room.notify_one();
        Some(lines)
    }
}

impl Drop for Verdicts {
    fn drop(&mut self) {
        self.shared.borrow_mut().is_gone = true;
        self.signals.room.notify_one();
    }
}
