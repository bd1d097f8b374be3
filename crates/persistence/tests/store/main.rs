//! Tests of the store on both databases. Each test has its own database.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod audit;
mod billing_oracle;
mod check;
mod chunks;
mod citus;
mod copy;
mod directory;
mod export;
mod fixture;
mod intake;
mod life;
mod lists;
mod migrations;
mod open;
mod oracle;
mod parity;
mod pending;
mod pooler;
mod races;
mod rating;
mod rating_races;
mod reading;
mod recount;
mod refusals;
mod revocations;
mod servers;
mod setting_versions;
mod sign_ins;
mod standby;
mod tables;
mod totals;
mod upgrade;
mod users;
