//! `export`: all billables, in order, to a pipe or to a file that is complete.

use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

use crate::ledger::{Ledger, call};
use crate::world::names;

#[test]
fn an_export_has_the_members_of_the_api_in_either_format() {
    for ledger in Ledger::each() {
        let billed = [ledger.bill(1, 1), ledger.bill(2, 1)].concat();
        ledger.void(&billed[0], "=twice, \"sorry\"");
        let csv = ledger.run(&["export"]).expect_code(0);
        assert_eq!(csv.stderr, "", "stderr is no terminal");
        let [first, second] = [&billed[0], &billed[1]];
        let expected = format!(
            "Id,AccountId,CustomerId,SessionId,CallSid,Status,DateCreated,CreatedBy,DateVoided,VoidedBy,VoidReason\r\n\
             {},demo,acme,,{},Voided,{},reporter,2026-11-30T00:53:20.000000Z,manager,\"=twice, \"\"sorry\"\"\"\r\n\
             {},demo,acme,,{},Reported,{},reporter,,,\r\n",
            first.id,
            call(1),
            first.date_created,
            second.id,
            call(2),
            second.date_created
        );
        assert_eq!(csv.stdout, expected);
        let lines = ledger.exported();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["voidReason"], "=twice, \"sorry\"");
        assert_eq!((&lines[1]["status"], lines[1].get("voidReason")), (&"Reported".into(), None));
    }
}

#[test]
fn filters_say_which() {
    for ledger in Ledger::each() {
        let billed = [ledger.bill(1, 1), ledger.bill(2, 1), ledger.bill(3, 1)].concat();
        ledger.void(&billed[1], "mistake");
        let count = |more: &[&str]| {
            let outcome = ledger.run(&[&["export", "--format", "jsonl"], more].concat()).expect_code(0);
            outcome.stdout.lines().count()
        };
        assert_eq!(count(&[]), 3);
        assert_eq!((count(&["--status", "voided"]), count(&["--status", "Reported"])), (1, 2));
        assert_eq!((count(&["--account", "demo"]), count(&["--account", "other"])), (3, 0));
        let (from, to) = (billed[1].date_created.to_string(), billed[2].date_created.to_string());
        assert_eq!(count(&["--from", &from, "--to", &to]), 1);
        ledger.run(&["export", "--status", "Gone"]).expect_code(2);
        ledger.run(&["export", "--account", "a b"]).expect_error(2, &["a b"]);
    }
}

#[test]
fn a_file_appears_when_it_is_whole_and_takes_its_format_from_its_name() {
    for ledger in Ledger::each() {
        ledger.bill(1, 2_500);
        let outcome = ledger.run(&["export", "--out", "all.jsonl"]).expect_code(0);
        assert!(outcome.stdout.is_empty() && outcome.stderr.contains("2,500 billables to all.jsonl"), "{outcome:?}");
        let text = std::fs::read_to_string(ledger.world.path.join("all.jsonl")).unwrap();
        assert_eq!(text.lines().count(), 2_500);
        // A second export replaces the file and keeps the permissions.
        let path = ledger.world.path.join("all.jsonl");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        ledger.run(&["export", "--out", "all.jsonl", "--account", "nobody"]).expect_code(0);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        ledger.run(&["export", "--out", "all.xml"]).expect_error(2, &["--format"]);
        ledger.run(&["export", "--out", "nowhere/all.csv"]).expect_error(1, &["nowhere/all.csv"]);
        ledger.run(&["export", "--out", "/dev/null"]).expect_code(0);
        assert_eq!(names(&ledger.world.path), ["all.jsonl"], "a temporary file is left");
    }
}

#[test]
fn an_export_that_fails_leaves_the_file_as_it_was() {
    let ledger = Ledger::sqlite();
    let last = ledger.bill(1, 2_500).pop().unwrap().id.to_string().replace('-', "");
    let before = ledger.world.write("all.csv", "before");
    let damage = format!("UPDATE billables SET changes = changes + 1, call_sid = x'09' WHERE id = x'{last}';");
    ledger.damage(&format!("DROP TRIGGER billables_unchanged; {damage}"));
    ledger.run(&["export", "--out", "all.csv"]).expect_error(1, &["not complete", "damaged"]);
    assert_eq!(std::fs::read_to_string(before).unwrap(), "before");
    assert_eq!(names(&ledger.world.path), ["all.csv"]);
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_export_quietly() {
    for ledger in Ledger::each() {
        // The export is larger than the buffer of a pipe.
        ledger.bill(1, 4_000);
        let mut child = ledger.command(&["export"]).stdin(Stdio::null()).spawn().unwrap();
        let mut head = [0; 100];
        child.stdout.take().unwrap().read_exact(&mut head).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
}
