//! The HTTP service: routes, extractors, error mapping and the OpenAPI document.
//!
//! It turns requests into domain values, hands them to the store or the intake, and turns what comes back into answers.
//! It holds no rule of a billable and no SQL, and it reads no clock, environment or file: all of that is handed in with
//! [`Parts`].

mod admin;
mod alias_routes;
mod batch;
mod batch_groups;
mod blocking;
mod budget;
mod callback;
mod caller;
mod chunked_body;
mod client_address;
mod connection;
mod content_encoding;
mod cors;
mod cursor;
mod document;
mod dto;
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
mod request_list;
mod request_list_notes;
mod routes;
mod service;
mod settings;
mod shared_payload;
mod sign_in;
mod state;

pub use cors::CorsOrigins;
pub use openapi::openapi_json;
pub use service::{Parts, serve};
pub use settings::{ApiSettings, Clock, LimitSettings, Random, SignInSettings, SpoolSettings, TemporaryFile};
