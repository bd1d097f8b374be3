//! Tokens and keys from outside: what a bearer can send, and what lies on the disk.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

mod attacks;
mod claims;
mod external_issuer;
mod forge;
mod key_folder;
mod key_set;
mod token_cache;
