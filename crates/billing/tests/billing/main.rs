//! Tests of the rules of money from outside, as the other crates use them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

mod amounts;
mod book;
mod counting;
mod decimals;
mod merging;
mod reports;
mod sums;
mod values;
mod worked_numbers;
mod zones;
