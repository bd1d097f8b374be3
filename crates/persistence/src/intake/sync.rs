//! The locks of the queue. `queue_model_tests.rs` replaces them by those of a model checker.

pub(super) use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
