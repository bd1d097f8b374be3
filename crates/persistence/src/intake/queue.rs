//! A bounded queue between those who report and those who write. Knows nothing of reports, databases or HTTP.
//!
//! Any number of threads put items in and never wait; any number of threads take batches out and wait for something to
//! take. Once closed it takes nothing more, and gives out what it has.
//!
//! There are two lanes. An ordinary item is small, and a batch takes as many of them as it may. A *group* is one item that
//! fills a batch almost alone: a batch takes one at the most, beside the ordinary items that wait, so that whoever sends
//! many at once and whoever sends one at a time both get on.

use std::collections::VecDeque;

use super::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The queue.
#[derive(Debug)]
pub(super) struct Queue<T> {
    state: Mutex<State<T>>,
    /// Told when an item arrives and when the queue is closed.
    changed: Condvar,
    capacity: usize,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<T>,
    groups: VecDeque<T>,
    is_closed: bool,
}

impl<T> State<T> {
    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.groups.is_empty()
    }
}

/// Why an item was not taken. The item comes back.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused<T> {
    /// As many items wait as the queue holds.
    Full(T),
    /// The queue is closed.
    Closed(T),
}

impl<T> Queue<T> {
    /// An open queue for so many items, groups aside.
    pub(super) fn new(capacity: usize) -> Self {
        let state = State { items: VecDeque::new(), groups: VecDeque::new(), is_closed: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), capacity }
    }

    /// Puts an item at the end. Never waits for room.
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

    /// Puts a group at the end of its lane, which has no limit of its own: whoever sends groups holds a permit for each.
    pub(super) fn try_push_group(&self, group: T) -> Result<(), Refused<T>> {
        let mut state = self.lock();
        if state.is_closed {
            return Err(Refused::Closed(group));
        }
        state.groups.push_back(group);
        drop(state);
        self.changed.notify_one();
        Ok(())
    }

    /// Moves up to `max` items, in order, into an empty batch, and one group behind them. Waits until there is at least
    /// one of either; false once the queue is closed and empty.
    pub(super) fn take_all(&self, max: usize, batch: &mut Vec<T>) -> bool {
        let mut state = self.lock();
        while state.is_empty() {
            if state.is_closed {
                return false;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let count = state.items.len().min(max.max(1));
        batch.extend(state.items.drain(..count));
        batch.extend(state.groups.pop_front());
        let is_more = !state.is_empty();
        drop(state);
        if is_more {
            // One notice may have stood for several items; what is left is for another taker.
            self.changed.notify_one();
        }
        true
    }

    /// Takes no more items. Those inside are still given out.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// Whether the queue takes no more items.
    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// How many items wait, groups aside.
    pub(super) fn len(&self) -> usize {
        self.lock().items.len()
    }

    /// Nothing in here panics while it holds the lock, so the state behind a poisoned one is whole.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
