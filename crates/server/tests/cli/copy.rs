//! `copy` and `check --digest`: a store with rows of every kind, from either database to the other.

use billables_persistence::Backend;
use billables_test_support::TestDatabase;

use crate::world::{Outcome, World};

/// A source of each kind with an empty destination of the other.
fn each_way() -> [(TestDatabase, TestDatabase); 2] {
    [(TestDatabase::sqlite(), TestDatabase::empty_postgres()), (TestDatabase::postgres(), TestDatabase::empty_sqlite())]
}

/// Fills a store by SQL with a live and a voided billable and a child customer, and adds an API key.
fn fill(world: &World, database: &TestDatabase) {
    let bytes = |hex: &str| match database.backend() {
        Backend::Sqlite => format!("x'{hex}'"),
        Backend::Postgres => format!("'\\x{hex}'::bytea"),
    };
    let live = (bytes("00000000000170008000000000000001"), bytes("0061"));
    let voided = (bytes("00000000000270008000000000000002"), bytes("0062"));
    let event = bytes("00000000000370008000000000000003");
    let sql = format!(
        "INSERT INTO settings VALUES ('call_sid_mode', 'any');
         INSERT INTO accounts VALUES ('demo', 'Demo', 1, NULL);
         INSERT INTO customers VALUES ('demo', 'z-parent', 'Parent', NULL, 2, NULL);
         INSERT INTO customers VALUES ('demo', 'child', 'Child', 'z-parent', 3, NULL);
         INSERT INTO billables VALUES ('demo', {}, 'child', NULL, {}, 1000, 'r', NULL, NULL, NULL, 1, NULL, NULL);
         INSERT INTO billables VALUES ('demo', {}, 'child', NULL, {}, 2000, 'r', NULL, NULL, NULL, 1, NULL, NULL);
         UPDATE billables SET changes = changes + 1, date_voided = 3000, voided_by = 'm', void_reason = 'mistake' WHERE date_created = 2000;
         INSERT INTO billable_events VALUES ('demo', {event}, {}, 'Voided', 'mistake', 'm', 3000);
         INSERT INTO rating_locks VALUES ('demo', 0);
         INSERT INTO day_totals VALUES ('demo', 1970 * 12, 'child', 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0);
         INSERT INTO month_totals VALUES ('demo', 1970 * 12, 'child', 0, 1, 0, 1, 0, 0, 0, 0, 0, 0);",
        live.0, live.1, voided.0, voided.1, voided.0
    );
    database.execute(&sql).unwrap();
    let add = ["api-key", "add", "switch", "--role", "Reporter", "--account", "demo"];
    run(world, database, &add).expect_code(0);
}

fn run(world: &World, database: &TestDatabase, arguments: &[&str]) -> Outcome {
    world.run(&[arguments, &["--database", &database.configured_url()]].concat())
}

fn copy(world: &World, from: &TestDatabase, to: &TestDatabase, more: &[&str]) -> Outcome {
    let (from, to) = (from.configured_url(), to.configured_url());
    world.run(&[&["copy", "--from", &from, "--to", &to], more].concat())
}

#[test]
fn moving_between_databases_keeps_ids_dates_voids_keys_and_the_trail() {
    for (from, to) in each_way() {
        let world = World::new();
        fill(&world, &from);
        let copied = copy(&world, &from, &to, &["--final"]).expect_code(0);
        assert!(copied.stderr.contains("sign_in_secrets") && copied.stderr.contains("complete"), "{copied:?}");
        let lines: Vec<&str> = copied.stdout.lines().collect();
        assert_eq!(lines.len(), 3, "{copied:?}");
        for (line, name) in lines.iter().skip(1).zip(["demo", "(no account)"]) {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(line.ends_with(name) && words[0] == words[1] && words[0].len() == 32, "{line}");
        }
        let [one, other] = [&from, &to].map(|database| run(&world, database, &["check", "--digest"]).expect_code(0));
        assert_eq!(one.stdout, other.stdout);
        let numbers = ["2 billables, 1 events, 0 calls, ", " totals, 0 problems"];
        assert!(numbers.iter().all(|text| one.stdout.contains(text)), "{one:?}");
        for command in [&["api-key", "list"][..], &["audit", "--json"], &["export", "--format", "jsonl"]] {
            let [one, other] = [&from, &to].map(|database| run(&world, database, command).expect_code(0).stdout);
            assert!(one == other && !one.is_empty(), "{one}\n{other}");
        }
        // A single changed value changes the digest.
        to.execute("UPDATE api_keys SET date_last_used = 77").unwrap();
        assert_ne!(run(&world, &to, &["check", "--digest"]).expect_code(0).stdout, one.stdout);
    }
}

#[test]
fn a_copy_refuses_what_it_cannot_copy_and_says_what_to_do() {
    let world = World::new();
    let (from, to) = (TestDatabase::sqlite(), TestDatabase::empty_sqlite());
    fill(&world, &from);
    let secret = "postgres://u:hush@127.0.0.1:1/b";
    let bad = world.run(&["copy", "--from", "mysql://x", "--to", secret]).expect_error(2, &["--from", "sqlite://PATH"]);
    assert!(!bad.stderr.contains("hush"), "{bad:?}");
    let away = world.run(&["copy", "--from", &from.configured_url(), "--to", secret]).expect_error(1, &["127.0.0.1:1"]);
    assert!(!away.stderr.contains("hush"), "{away:?}");
    world.run(&["copy", "--from", "sqlite://nowhere.db", "--to", secret]).expect_error(1, &["no database", "--from"]);
    copy(&world, &from, &from, &[]).expect_error(1, &["same database", "--to"]);
    let store = from.open();
    store.call_sid_mode().unwrap();
    copy(&world, &from, &to, &["--final"]).expect_error(1, &["source", "Stop the service"]);
    let first = copy(&world, &from, &to, &[]).expect_code(0);
    assert!(first.stderr.contains("first pass") && first.stderr.contains("--final"), "{first:?}");
    run(&world, &to, &["import", "x.csv"]).expect_code(1);
    world.run(&["copy", "--from", &from.configured_url()]).expect_error(2, &["--to"]);
    copy(&world, &from, &to, &["--follow", "--final"]).expect_error(2, &["--final"]);
    let first = copy(&world, &from, &to, &["--follow"]).expect_code(0);
    assert!(first.stdout.ends_with("(whole store)\n") && first.stdout.lines().count() == 1, "{first:?}");
    let other = TestDatabase::sqlite();
    copy(&world, &from, &other, &[]).expect_error(1, &["logs its changes for a copy to", "--unfollow"]);
    world.run(&["copy", "--from", &from.configured_url(), "--unfollow"]).expect_code(0);
    drop(store);
    copy(&world, &from, &to, &["--final"]).expect_code(0);
    // A destination with the copy of another source, and a destination with rows.
    let other = TestDatabase::sqlite();
    copy(&world, &other, &to, &[]).expect_error(1, &["begun as a copy of"]);
    copy(&world, &other, &from, &[]).expect_error(1, &["has rows in the table", "empty database"]);
}
