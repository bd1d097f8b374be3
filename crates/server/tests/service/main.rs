//! The binary as an operator runs it: real processes, real databases, real signals.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall stop")]
#![expect(missing_docs, reason = "tests are read by their names")]

mod exactly_once;
mod process;
mod secrets;
mod stop;
