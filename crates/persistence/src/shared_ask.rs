//! One question for many threads, as in a group commit: the threads that come while an answer is under way share the next one.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A question whose answer is valid for every thread that came before the question was asked.
#[derive(Debug)]
pub(crate) struct SharedAsk<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    /// The number of asks that have begun.
    begun: u64,
    is_under_way: bool,
    /// The number and the answer of the last ask that has ended.
    ended: Option<(u64, T)>,
}

impl<T> Default for SharedAsk<T> {
    fn default() -> Self {
        let state = State { begun: 0, is_under_way: false, ended: None };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }
}

impl<T: Clone> SharedAsk<T> {
    /// The answer of an ask that began after this call. One of the waiting threads asks, and the others wait for its answer.
    pub(crate) fn answer(&self, ask: impl FnOnce() -> T) -> T {
        let mut state = self.lock();
        // An ask that is under way began before this call, so its answer may be too old.
        let wanted = state.begun + 1;
        loop {
            if let Some((number, answer)) = &state.ended
                && *number >= wanted
            {
                return answer.clone();
            }
            if !state.is_under_way {
                break;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.begun += 1;
        state.is_under_way = true;
        let number = state.begun;
        drop(state);
        let under_way = UnderWay(self);
        let answer = ask();
        self.lock().ended = Some((number, answer.clone()));
        drop(under_way);
        answer
    }

    /// No code of this file panics while it holds the lock, so the state behind a poisoned lock is complete.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An ask that is under way. Its end, also by a panic, wakes the waiting threads.
struct UnderWay<'a, T: Clone>(&'a SharedAsk<T>);

impl<T: Clone> Drop for UnderWay<'_, T> {
    fn drop(&mut self) {
        self.0.lock().is_under_way = false;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn no_answer_is_older_than_its_question_and_many_questions_share_one() {
        let (asks, clock, asked) = (SharedAsk::default(), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let now = clock.fetch_add(1, Ordering::SeqCst) + 1;
                        let answer = asks.answer(|| {
                            asked.fetch_add(1, Ordering::SeqCst);
                            let answer = clock.load(Ordering::SeqCst);
                            // The way of the answer takes time, in which other threads come.
                            std::thread::sleep(Duration::from_millis(1));
                            answer
                        });
                        assert!(answer >= now, "{answer} is older than {now}");
                    }
                });
            }
        });
        let asked = asked.into_inner();
        assert!(asked <= 200, "{asked} asks for 400 questions");
    }

    #[test]
    fn an_ask_that_panics_leaves_the_question_to_the_next_thread() {
        let asks = SharedAsk::default();
        std::thread::scope(|scope| {
            let failed = scope.spawn(|| asks.answer(|| panic!("expected by the test")));
            assert!(failed.join().is_err());
        });
        assert_eq!(asks.answer(|| 7), 7);
    }
}
