//! The binary as an operator runs it: real processes, real databases, real signals.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall stop")]
#![expect(unreachable_pub, reason = "nothing is reached from outside a test")]

mod base_path;
mod batch;
mod client_world;
mod clients;
mod copy;
mod exactly_once;
mod external_provider;
mod failing_disk;
mod failover;
mod identity_provider;
mod import;
mod key_rotation;
mod live_move;
mod load;
mod open_files;
mod patroni;
mod pooler;
mod process;
mod proof;
mod provider_examples;
mod refusals;
mod replaced_files;
mod revocation;
mod secrets;
mod sign_in;
mod slow_readers;
mod standby;
mod stop;
mod totals;
mod users;
mod whole_file;
