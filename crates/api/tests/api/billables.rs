//! `/billables`.

mod account;
mod bad_input;
mod batch;
mod lists;
mod order_of_checks;
mod read;
mod report;
mod void;
