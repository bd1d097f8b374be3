//! Tests of the service over HTTP, on SQLite and on PostgreSQL. The folders mirror the URLs.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed step ends the test")]
#![expect(unreachable_pub, reason = "a test crate has no users")]

/// Declares two tests from a function that takes a [`world::World`], one for each database.
macro_rules! on_both {
    ($($(#[$attribute:meta])* fn $name:ident($world:ident: &World) $body:block)*) => {
        $(mod $name {
            use super::*;
            use billables_test_support::TestDatabase;

            fn run($world: &World) $body

            #[test]
            fn on_sqlite() {
                run(&World::new(TestDatabase::sqlite()));
            }

            #[test]
            fn on_postgres() {
                run(&World::new(TestDatabase::postgres()));
            }
        })*
    };
}

mod accounts;
mod alias_routes;
mod authentication;
mod billables;
mod billing;
mod bodies;
mod calls;
mod cors;
mod cursors;
mod customers;
mod document;
mod errors;
mod explain;
mod pages;
mod permissions;
mod sessions;
mod settings;
mod sign_in;
mod tokens;
mod types;
mod who_may_do_what;
mod world;
