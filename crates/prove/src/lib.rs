//! The proof of exactly once: fault injection on the real service, and a comparison of the store with the answers to
//! the clients.
//!
//! An *episode* is a new store with one or more processes of the service. Clients report calls, repeat reports, race
//! each other and lose answers, while processes are killed, the database pauses, the disk fails or the power is cut.
//! An oracle records what the clients sent and which answers they received, and never asks the service. After the
//! faults the oracle is compared with the table, with lists and with single reads. A seed decides all choices.
//!
//! `docs/exactly-once.md` states the promise and the purpose of each part. This crate sees the service as a program,
//! an HTTP address and a table.
//!
//! - `episode`: the course of an episode; `testbed`: the processes; `topology` and `hosts`: the database under them; `database`:
//!   the rows; `disk`: the failing disk.
//! - `clients`, `batches`, `scenarios`, `voids` and `facts`: the reports; `proxy`: lost messages; `faults` and `sweep`: the
//!   faults.
//! - `mutants`: the service with a mistake each, which the proof must catch.
//! - `oracle`, `views`, `reconcile`, `changes` and `totals`: the clients' knowledge, the views of the store, and the comparison.
#![expect(clippy::print_stdout, reason = "it is the body of a program that prints its progress and results")]

mod batches;
mod billable;
mod changes;
mod clients;
mod database;
mod disk;
mod episode;
mod facts;
mod faults;
mod figures;
mod findings;
mod fixture;
mod hosts;
mod http;
mod mutants;
mod oracle;
mod proxy;
mod quiet_period;
mod random;
mod reconcile;
mod run;
mod scenarios;
mod service;
mod sweep;
mod testbed;
mod topology;
mod totals;
mod views;
mod voids;

pub use disk::{Disk, Errno};
pub use figures::Figures;
pub use findings::{Check, Found};
pub use hosts::Means;
pub use mutants::{Caught, MUTANTS, Mutant, check_topologies, run_mutants};
pub use run::{Failure, Options, Played, Summary, run};
pub use topology::Topology;
