//! Tests of the crate from outside: tokens that a client can send, and keys on disk.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

mod attacks;
mod claims;
mod external_issuer;
mod forge;
mod key_folder;
mod key_set;
mod token_cache;
