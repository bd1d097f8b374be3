//! The locks of the queue, in one place: a model checker's can be put here instead, to explore the queue's states.

pub(super) use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
