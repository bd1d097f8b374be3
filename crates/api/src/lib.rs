//! The HTTP service: routes, extractors, error mapping and the OpenAPI document.
//!
//! It turns requests into domain values, hands them to the store or the intake, and turns what comes back into answers.
//! It holds no rule of a billable and no SQL, and it reads no clock, environment or file: all of that is handed in with
//! [`Parts`].

mod admin;
mod base_path;
mod blocking;
mod bulk;
mod caller;
mod connection;
mod content_encoding;
mod cors;
mod cursor;
mod document;
mod doors;
mod dto;
mod error;
mod front;
mod jsonp;
mod lists;
mod metrics;
mod pieces;
mod reply;
mod routes;
mod service;
mod shelf;
mod sign_in;
mod state;
mod total;
mod trace;
mod unread;

pub use bulk::{SpoolSettings, TemporaryFile};
pub use cors::CorsOrigins;
pub use document::openapi_json;
pub use service::{LimitSettings, serve};
pub use sign_in::SignInSettings;
pub use state::{ApiSettings, Clock, Parts, Random};
