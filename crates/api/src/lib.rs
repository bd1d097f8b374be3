//! The HTTP service: routes, extractors, error mapping and the OpenAPI document.
//!
//! The crate turns requests into domain values, calls the store or the intake, and turns the results into answers. The crate
//! holds no rule of a billable and no SQL. The clock, randomness, settings and temporary files come in with [`Parts`].
//!
//! Imports between the files go one way: `xtask/src/rules/floors.rs` has the floors, and `cargo xtask rules` checks them.

mod admin;
mod alias_routes;
mod bare_list;
mod batch;
mod batch_groups;
mod blocking;
mod budget;
mod call;
mod callback;
mod caller;
mod chunked_body;
mod client_address;
mod connection;
mod content_encoding;
mod cors;
mod cursor;
mod document;
mod error;
mod format;
mod lists;
mod metrics;
mod middleware;
mod openapi;
mod operations;
mod page_cache;
mod paths;
mod reply;
mod report;
mod report_call;
mod request_body;
mod request_list;
mod request_list_notes;
mod routes;
mod service;
mod settings;
mod shared_payload;
mod sign_in;
mod state;
mod streamed_list;
mod twilio;

pub use cors::CorsOrigins;
pub use openapi::openapi_json;
pub use operations::Operation;
pub use routes::billing::totals_answer;
pub use service::{Parts, serve};
pub use settings::{ApiSettings, Clock, LimitSettings, Random, SignInSettings, SpoolSettings, TemporaryFile};

/// Every operation of the service.
pub fn operations() -> Vec<Operation> {
    routes::catalogue().operations
}
