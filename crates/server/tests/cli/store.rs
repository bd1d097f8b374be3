//! `migrate` and `check`, on the embedded database and on a server.

use billables_domain::CallSidMode;
use billables_test_support::TestDatabase;

use crate::world::{Outcome, World};

#[test]
fn migrate_makes_the_schema_and_check_finds_it_sound() {
    for database in TestDatabase::each_empty() {
        let (world, url) = (World::new(), database.configured_url());
        let database = ["--database", url.as_str()];
        world.run(&[&["check"][..], &database].concat()).expect_error(1, &["billables migrate"]);
        let first = world.run(&[&["migrate"][..], &database].concat()).expect_code(0);
        assert!(first.stdout.is_empty() && first.stderr.contains("applied "), "{first:?}");
        let second = world.run(&[&["migrate"][..], &database].concat()).expect_code(0);
        assert!(second.stderr.contains("up to date"), "{second:?}");
        let check = world.run(&[&["check"][..], &database].concat()).expect_code(0);
        assert_eq!(check.stdout, "0 billables, 0 events, 0 calls, 0 totals, 0 problems\n");
    }
}

#[test]
fn the_embedded_database_is_the_default() {
    let world = World::new();
    world.run(&["check"]).expect_error(1, &["no database"]);
    assert!(!world.data().exists(), "a check makes nothing");
    world.run(&["migrate"]).expect_code(0);
    world.run(&["check"]).expect_code(0);
}

#[test]
fn a_process_that_may_not_migrate_refuses_an_empty_database() {
    let world = World::with_key();
    let outcome = world.run(&["serve", "--listen", "127.0.0.1:0", "--no-migrate"]);
    outcome.expect_error(1, &["billables migrate"]);
}

#[test]
fn many_at_once_may_migrate() {
    for database in TestDatabase::each_empty() {
        let (world, url) = (World::new(), database.configured_url());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| world.run(&["migrate", "--database", &url]).expect_code(0));
            }
        });
        world.run(&["check", "--database", &url]).expect_code(0);
    }
}

#[test]
fn a_process_with_another_call_sid_mode_than_the_database_refuses() {
    for database in TestDatabase::each() {
        let (world, url) = (World::with_key(), database.configured_url());
        database.store().settle_call_sid_mode(Some(CallSidMode::Standard)).unwrap();
        let serve = ["serve", "--listen", "127.0.0.1:0", "--database", &url, "--call-sid", "any"];
        world.run(&serve).expect_error(1, &["call-sid"]);
    }
}

#[test]
fn the_first_command_with_a_call_sid_mode_gives_it_to_the_database() {
    for database in TestDatabase::each_empty() {
        let (world, url) = (World::new(), database.configured_url());
        let migrate = |mode| world.run(&["migrate", "--database", &url, "--call-sid", mode]);
        migrate("any").expect_code(0);
        migrate("any").expect_code(0);
        migrate("standard").expect_error(1, &["was created with --call-sid any"]);
    }
    for database in TestDatabase::each() {
        let (world, url) = (World::new(), database.configured_url());
        let add = |id: &str, more: &[&str]| {
            world.run(&[&["account", "add", id, "--name", "Demo", "--database", &url][..], more].concat())
        };
        let mode = || database.store().call_sid_mode().unwrap();
        add("first", &[]).expect_code(0);
        assert_eq!(mode(), None);
        add("second", &["--call-sid", "any"]).expect_code(0);
        assert_eq!(mode(), Some(CallSidMode::Any));
        add("third", &["--call-sid", "standard"]).expect_error(1, &["was created with --call-sid any"]);
        // The refused command added nothing, and the variable of the same mode is accepted.
        let totals = |id: &str| {
            let mut command = world.command(&["totals", "--account", id, "--database", &url]);
            Outcome::of(command.env("BILLABLES_CALL_SID", "any"))
        };
        totals("second").expect_code(0);
        totals("third").expect_error(1, &["billables account add third"]);
    }
}
