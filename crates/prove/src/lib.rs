//! The proof of exactly once: the real service, its databases and its clients, disturbed in every way that is known to
//! lose or to double a report, and then compared with what the clients were told.
//!
//! An *episode* is a new store with one or more processes of the service on it. Clients report calls, repeat them, race
//! each other and lose answers, while processes are killed, the database stands still, the disk fails or the power goes.
//! Afterwards an oracle, which the clients kept and which never asks the service, is compared with the store as the
//! database holds it, as lists show it, and as single reads show it. Everything that is decided follows from a seed.
//!
//! `docs/exactly-once.md` says what is promised and what each part of this is for. Nothing here knows the service from the
//! inside: it is a program, an HTTP address, and a table.
//!
//! - `episode`: the course of one; `arena` has the processes, `database` and `disk` what is under them.
//! - `clients`, `batches` and `stories`: who reports what; `proxy`: what is lost on the way; `disturbances` and `sweep`: what happens.
//! - `mutants`: the mistakes that it must find.
//! - `oracle`, `views` and `judge`: what the clients know, what the store shows, and whether they agree.
#![expect(clippy::print_stdout, reason = "it is a program's body: progress and results are what it is for")]

mod arena;
mod batches;
mod billable;
mod calm;
mod clients;
mod database;
mod disk;
mod disturbances;
mod episode;
mod figures;
mod findings;
mod http;
mod judge;
mod mutants;
mod oracle;
mod proxy;
mod random;
mod run;
mod service;
mod stories;
mod sweep;
mod views;
mod voids;
mod world;

pub use disk::{Disk, Errno};
pub use figures::Figures;
pub use findings::{Check, Found};
pub use mutants::{Caught, MUTANTS, Mutant, run_mutants};
pub use run::{Databases, Failure, Options, Summary, run};
