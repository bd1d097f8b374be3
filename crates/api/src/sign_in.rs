//! Identifying the caller: passwords and their rate limits, sessions, API keys, cookies. The crate `auth` verifies tokens.
//!
//! Code here needs the store or time to decide. The permission of an operation is not checked here.

pub(crate) mod cookie_jar;
pub(crate) mod cookies;
pub(crate) mod credentials;
pub(crate) mod identify;
pub(crate) mod identity;
pub(crate) mod limits;
pub(crate) mod password;
pub(crate) mod password_workers;
