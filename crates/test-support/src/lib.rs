//! What the test suites share: databases of their own, migrated and empty.
//!
//! For tests alone: whatever goes wrong here panics, with a text that says what to do. Nothing here is in the service.

#![expect(clippy::panic, clippy::expect_used, reason = "a test that cannot be set up fails, loudly")]

mod database;
mod embedded_reader;
mod poolers;

pub use database::TestDatabase;
pub use embedded_reader::EmbeddedReader;
pub use poolers::poolers;
