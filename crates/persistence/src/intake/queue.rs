//! A bounded queue between the threads that accept reports and the writers. The queue knows nothing of reports, databases or
//! HTTP.
//!
//! Producers add items and never wait. Consumers take several items at once and wait while the queue is empty. A closed queue
//! refuses new items and gives out the remaining ones.
//!
//! The queue has two lanes. A single item is one report. A *chunk* is one item that holds many reports. One take returns at
//! most one chunk beside the single items, so that neither lane starves the other.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The queue.
#[derive(Debug)]
pub(super) struct Queue<T> {
    state: Mutex<State<T>>,
    /// Notified when an item arrives and when the queue closes.
    changed: Condvar,
    capacity: usize,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    chunks: VecDeque<T>,
    is_closed: bool,
}

impl<T> State<T> {
    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.chunks.is_empty()
    }
}

/// The reason for a refused item, with the item.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused<T> {
    /// The queue is at its capacity.
    Full(T),
    /// The queue is closed.
    Closed(T),
}

impl<T> Queue<T> {
    /// An open queue for `capacity` single items. Chunks do not count.
    pub(super) fn new(capacity: usize) -> Self {
        let state = State { items: VecDeque::new(), chunks: VecDeque::new(), is_closed: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), capacity }
    }

    /// Appends a single item. Never waits for room.
    pub(super) fn try_push(&self, item: T) -> Result<(), Refused<T>> {
        let mut state = self.lock();
        if state.is_closed {
            return Err(Refused::Closed(item));
        }
        if state.items.len() >= self.capacity {
            return Err(Refused::Full(item));
        }
        state.items.push_back(item);
        drop(state);
        self.changed.notify_one();
        Ok(())
    }

    /// Appends a chunk to its lane. The lane has no capacity: the caller limits chunks by permits.
    pub(super) fn try_push_chunk(&self, chunk: T) -> Result<(), Refused<T>> {
        let mut state = self.lock();
        if state.is_closed {
            return Err(Refused::Closed(chunk));
        }
        state.chunks.push_back(chunk);
        drop(state);
        self.changed.notify_one();
        Ok(())
    }

    /// Appends the rest of a chunk that this queue gave out. A closed queue takes it too: a consumer that returns a rest goes on to take.
    pub(super) fn return_chunk(&self, rest: T) {
        self.lock().chunks.push_back(rest);
        self.changed.notify_one();
    }

    /// Moves up to `max` single items, in order, and then one chunk into the empty `taken`. Waits until the queue has an item, and
    /// if it has chunks alone, for the time `linger` for a single item. Takes nothing if another consumer took the chunk meanwhile.
    /// Returns false if the queue is closed and empty.
    pub(super) fn take_all(&self, max: usize, linger: Duration, taken: &mut Vec<T>) -> bool {
        let mut state = self.lock();
        while state.is_empty() {
            if state.is_closed {
                return false;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let until = Instant::now() + linger;
        while state.items.is_empty() && !state.is_closed {
            let rest = until.saturating_duration_since(Instant::now());
            if rest.is_zero() {
                break;
            }
            state = self.changed.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner).0;
        }
        let count = state.items.len().min(max.max(1));
        taken.extend(state.items.drain(..count));
        taken.extend(state.chunks.pop_front());
        let is_more = !state.is_empty();
        drop(state);
        if is_more {
            // One notification may stand for several items; the rest is for another consumer.
            self.changed.notify_one();
        }
        true
    }

    /// Closes the queue to new items. Consumers still get the remaining ones.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// Whether the queue refuses new items.
    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// The number of single items in the queue.
    pub(super) fn len(&self) -> usize {
        self.lock().items.len()
    }

    /// No code of this file panics while it holds the lock, so the state behind a poisoned lock is complete.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
