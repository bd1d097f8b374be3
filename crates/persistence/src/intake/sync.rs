//! The locks of the queue, in one place. `explored.rs` puts those of a model checker in their stead.

pub(super) use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
