//! Tests that take too long for every change. Only `cargo xtask test --long` runs them.
//!
//! Each test has a short form among the tests that run for every change.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall stop")]
#![expect(unreachable_pub, reason = "nothing is reached from outside a test")]

#[path = "../service/client_world.rs"]
#[expect(dead_code, reason = "the service tests use the rest")]
mod client_world;
mod copy;
mod document;
mod pooler;
#[path = "../service/process.rs"]
#[expect(dead_code, reason = "the service tests use the rest")]
mod process;
mod sign_in;
mod stop;
