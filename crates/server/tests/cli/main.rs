//! The command line of the real binary: output, files and exit codes.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall stop")]

mod backup;
mod columns;
mod config;
mod copy;
mod demo;
mod directory;
mod documents;
mod export;
mod folders;
mod hardening;
mod identity_provider;
mod import;
mod import_calls;
mod keys;
mod ledger;
mod store;
mod tokens;
mod totals;
mod users;
mod world;
