//! The service over real HTTP, on both databases. The folders mirror the URLs.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall stop")]
#![expect(unreachable_pub, reason = "nothing is reached from outside a test")]

/// Makes a test of a function that takes a [`world::World`], once for each database.
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
mod bodies;
mod cors;
mod cursors;
mod customers;
mod document;
mod errors;
mod pages;
mod permissions;
mod sessions;
mod sign_in;
mod tokens;
mod types;
mod who_may_do_what;
mod world;
