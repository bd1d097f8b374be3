//! The accounts that wait for a rater of this process. The writers add accounts after their commits, and raters take them in the
//! order of arrival.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use billables_domain::AccountId;

/// The time without a commit of a writer after which no writer is busy.
const QUIET_AFTER: Duration = Duration::from_millis(10);

/// The waiting accounts.
#[derive(Debug, Default)]
pub(crate) struct Signal {
    state: Mutex<State>,
    /// Notified when an account arrives and at the stop.
    changed: Condvar,
    /// Notified at the stop.
    stopped: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// In the order of arrival, each account once.
    order: VecDeque<AccountId>,
    accounts: BTreeSet<AccountId>,
    /// The number of calls of [`Signal::add`]. A writer calls it after each commit, even without new rows.
    additions: u64,
    is_stopped: bool,
}

impl Signal {
    /// Adds accounts with new queue rows.
    pub(crate) fn add<'a>(&self, accounts: impl IntoIterator<Item = &'a AccountId>) {
        let mut state = self.lock();
        state.additions += 1;
        for account_id in accounts {
            if !state.accounts.contains(account_id) {
                state.accounts.insert(account_id.clone());
                state.order.push_back(account_id.clone());
            }
        }
        let is_waiting = !state.order.is_empty();
        drop(state);
        if is_waiting {
            self.changed.notify_one();
        }
    }

    /// Takes the oldest accounts, at most `max`, in the order of their ids. Waits for one until the timeout. Returns `None`
    /// after the stop.
    pub(crate) fn take(&self, max: usize, timeout: Duration) -> Option<Vec<AccountId>> {
        let until = Instant::now() + timeout;
        let mut state = self.lock();
        loop {
            if state.is_stopped {
                return None;
            }
            let rest = until.saturating_duration_since(Instant::now());
            if !state.order.is_empty() || rest.is_zero() {
                break;
            }
            state = self.changed.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner).0;
        }
        let count = state.order.len().min(max);
        let mut taken: Vec<AccountId> = state.order.drain(..count).collect();
        taken.iter().for_each(|account_id| {
            state.accounts.remove(account_id);
        });
        drop(state);
        taken.sort_unstable();
        Some(taken)
    }

    /// Waits for a time. Returns early at the stop.
    pub(crate) fn pause(&self, time: Duration) {
        let state = self.lock();
        // The result says which of the two happened, and the caller does the same after both.
        let _ = self.stopped.wait_timeout_while(state, time, |state| !state.is_stopped);
    }

    /// Waits for a time that leaves the server to the writers. Returns early at the stop, and when nothing calls [`Signal::add`] for a
    /// while: then the writers do not need the server.
    pub(crate) fn rest(&self, time: Duration) {
        let until = Instant::now() + time;
        let mut additions = self.lock().additions;
        loop {
            let rest = until.saturating_duration_since(Instant::now());
            self.pause(rest.min(QUIET_AFTER));
            let state = self.lock();
            if state.is_stopped || rest <= QUIET_AFTER || state.additions == additions {
                return;
            }
            additions = state.additions;
        }
    }

    /// Ends every wait, now and later.
    pub(crate) fn stop(&self) {
        self.lock().is_stopped = true;
        self.changed.notify_all();
        self.stopped.notify_all();
    }

    /// No code of this file panics while it holds the lock, so the state behind a poisoned lock is complete.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts(names: &[&str]) -> Vec<AccountId> {
        names.iter().map(|name| AccountId::parse(name).unwrap()).collect()
    }

    #[test]
    fn accounts_come_once_and_in_the_order_of_arrival() {
        let signal = Signal::default();
        signal.add(&accounts(&["b", "a", "b", "c"]));
        assert_eq!(signal.take(2, Duration::ZERO), Some(accounts(&["a", "b"])));
        signal.add(&accounts(&["b"]));
        assert_eq!(signal.take(9, Duration::ZERO), Some(accounts(&["b", "c"])));
        assert_eq!(signal.take(9, Duration::ZERO), Some(Vec::new()));
        // Without additions a rest is short.
        signal.rest(Duration::from_secs(600));
        signal.stop();
        signal.pause(Duration::from_secs(600));
        signal.rest(Duration::from_secs(600));
        assert_eq!(signal.take(9, Duration::from_secs(600)), None);
    }
}
