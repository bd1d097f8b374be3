//! Databases for tests, migrated and empty.
//!
//! The crate is for tests alone. A problem is a panic, with a text that says what to do.

#![expect(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up fails, loudly")]

mod database;
mod embedded_reader;
mod nodes;
mod patroni;
mod poolers;

pub use database::TestDatabase;
pub use embedded_reader::EmbeddedReader;
pub use patroni::patroni;
pub use poolers::poolers;
