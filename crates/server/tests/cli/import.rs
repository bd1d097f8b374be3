//! `import`: each record is billed once or rejected with a reason, and an interrupted import continues.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};

use crate::ledger::{Ledger, call};
use crate::world::{Outcome, names};

/// A record of JSONL.
fn record(customer: &str, number: u64) -> String {
    format!("{}\n", json!({"accountId": "demo", "customerId": customer, "callSid": call(number)}))
}

/// Records of the customer acme, each with another call.
fn records(count: u64) -> String {
    (1..=count).map(|number| record("acme", number)).collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The live billables of the store: each call with its customer, in the order of the calls.
fn billed(ledger: &Ledger) -> Vec<(String, String)> {
    let text = |billable: &Value, name: &str| billable[name].as_str().unwrap().to_owned();
    let exported = ledger.exported();
    let live = exported.iter().filter(|billable| billable["status"] == "Reported");
    let mut all: Vec<_> = live.map(|billable| (text(billable, "callSid"), text(billable, "customerId"))).collect();
    all.sort();
    all
}

/// The count of a verdict in a summary.
fn count(outcome: &Outcome, verdict: &str) -> u64 {
    let mut lines = outcome.stdout.lines();
    let line = lines.find_map(|line| line.strip_prefix(verdict));
    line.map_or(0, |rest| rest.trim().replace(',', "").parse().unwrap())
}

#[test]
fn each_format_is_imported_and_again_is_a_replay() {
    let rows = |first: u64| format!("demo,globex,{}\r\ndemo,acme,{}\r\n", call(first), call(first + 1));
    for ledger in Ledger::each() {
        let csv = format!("AccountId,CustomerId,CallSid\r\n{}", rows(1));
        let array = format!("[{}, {}]", record("acme", 3), record("globex", 4));
        for (name, text) in [("a.csv", csv), ("b.json", array), ("c.jsonl", record("acme", 5) + &record("acme", 6))] {
            let path = ledger.world.write(name, &text);
            let outcome = ledger.run(&["import", name]).expect_code(0);
            assert_eq!(outcome.stdout, "Created    2\n2 records\n");
            assert_eq!(outcome.stderr, "", "without a terminal and without rejects, standard error is empty");
            let again = ledger.run(&["import", name]).expect_code(0);
            assert_eq!(again.stdout, "Replayed   2\n2 records\n");
            std::fs::remove_file(path).unwrap();
        }
        let input = format!("{}\n", json!({"sessionId": "s1", "callSid": call(7)}));
        let outcome = ledger.run_with(&["import", "-", "--format", "jsonl"], &input).expect_code(0);
        assert_eq!(outcome.stdout, "Created    1\n1 record\n");
        assert_eq!(names(&ledger.world.path), [""; 0], "a file is left beside the input");
        let customers: Vec<_> = billed(&ledger).into_iter().map(|(_, customer)| customer).collect();
        assert_eq!(customers, ["globex", "acme", "acme", "globex", "acme", "acme", "acme"]);
        let created_by = ledger.exported()[0]["createdBy"].as_str().unwrap().to_owned();
        assert!(created_by.starts_with("cli:"), "{created_by}");
    }
}

/// A record of each kind of reject, between two valid records.
fn mixed_rows(header: &str) -> String {
    let rows = [
        format!("demo,acme,{},", call(1)),
        format!("demo,globex,{},\"first, \"\"mine\"\"\"", call(1)),
        format!("demo,nobody,{},", call(2)),
        "demo,acme,not-a-call,".to_owned(),
        "demo,acme".to_owned(),
        format!("demo,acme,{},", call(3)),
    ];
    format!("{header}\r\n{}\r\n", rows.join("\r\n"))
}

#[test]
fn rejects_have_a_reason_and_can_be_corrected_and_imported() {
    for ledger in Ledger::each() {
        ledger.world.write("calls.csv", &mixed_rows("accountId,customerId,callSid,note"));
        let outcome = ledger.run(&["import", "calls.csv"]).expect_code(1);
        assert_eq!(
            outcome.stdout, "Created    2\nConflict   1\nInvalid    2\nNotFound   1\n6 records\n",
            "{outcome:?}"
        );
        assert!(outcome.stderr.contains("4 records were rejected; calls.csv.rejects.csv"), "{outcome:?}");
        let rejects = read(&ledger.world.path.join("calls.csv.rejects.csv"));
        let lines: Vec<_> = rejects.split_terminator("\r\n").collect();
        assert_eq!(
            lines[0],
            "accountId,customerId,callSid,note,RejectLine,RejectVerdict,RejectCode,RejectReason,RejectText"
        );
        let begins = format!("demo,globex,{},\"first, \"\"mine\"\"\",3,Conflict,BillableConflict,", call(1));
        assert!(lines[1].starts_with(&begins) && lines[1].contains("customer acme"), "{rejects}");
        assert!(
            lines[2].contains(",4,NotFound,NotFound,") && lines[3].contains(",5,Invalid,InvalidCallSid,"),
            "{rejects}"
        );
        assert!(lines[4].starts_with(",,,,6,Invalid,SerializationException,"), "{rejects}");
        assert!(lines[4].ends_with(",\"demo,acme\""), "{rejects}");
        // The operator corrects two rejects and removes the last one.
        let mended =
            format!("{}\r\n", lines[..4].join("\r\n")).replace("nobody", "globex").replace("not-a-call", &call(4));
        ledger.world.write("mended.csv", &mended);
        let outcome = ledger.run(&["import", "mended.csv"]).expect_code(1);
        assert_eq!(outcome.stdout, "Created    2\nConflict   1\n3 records\n");
        let rejects = read(&ledger.world.path.join("mended.csv.rejects.csv"));
        assert_eq!(rejects.lines().next().unwrap().matches("RejectLine").count(), 1, "{rejects}");
        assert_eq!(billed(&ledger).len(), 4);
    }
}

#[test]
fn rejects_of_json_keep_the_record_and_what_cannot_be_read_as_a_text() {
    let ledger = Ledger::sqlite();
    let bad = json!({"accountId": "demo", "customerId": "nobody", "callSid": call(1), "mine": {"n": 1}});
    ledger.world.write("calls.jsonl", &format!("{bad}\n{{oops\n{}", record("acme", 2)));
    let outcome = ledger.run(&["import", "calls.jsonl", "--rejects", "bad.jsonl"]).expect_code(1);
    assert_eq!((count(&outcome, "Created"), count(&outcome, "Invalid"), count(&outcome, "NotFound")), (1, 1, 1));
    let rejects = read(&ledger.world.path.join("bad.jsonl"));
    let lines: Vec<Value> = rejects.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["mine"], &lines[0]["reject"]["verdict"]), (&json!({"n": 1}), &json!("NotFound")));
    assert_eq!((&lines[1]["reject"]["text"], &lines[1]["reject"]["line"]), (&json!("{oops"), &json!("2")));
    // A second import of the file replaces the file of rejects.
    ledger.run(&["import", "calls.jsonl", "--rejects", "bad.jsonl"]).expect_code(1);
    assert_eq!(read(&ledger.world.path.join("bad.jsonl")).lines().count(), 2);
    // A broken array is an error, because the records after the break are lost.
    ledger.world.write("broken.json", &format!("[{}, {{\"a\": ]", record("acme", 3)));
    let outcome = ledger.run(&["import", "broken.json"]).expect_code(1);
    assert_eq!((count(&outcome, "Created"), count(&outcome, "Invalid")), (1, 1));
    assert!(read(&ledger.world.path.join("broken.json.rejects.jsonl")).contains("Nothing after it could be read"));
    assert!(outcome.stderr.contains("broken.json is broken in line 2"), "{}", outcome.stderr);
    ledger.world.write("open.csv", &format!("AccountId,CustomerId,CallSid\ndemo,acme,{}\ndemo,\"acme,x\n", call(4)));
    let outcome = ledger.run(&["import", "open.csv"]).expect_code(1);
    assert_eq!((count(&outcome, "Created"), count(&outcome, "Invalid")), (1, 1));
    assert!(outcome.stderr.contains("open.csv is broken in line 3"), "{}", outcome.stderr);
}

#[test]
fn an_export_can_be_imported_elsewhere_without_its_voided_billables() {
    for format in ["csv", "jsonl"] {
        let [here, there] = Ledger::each();
        let bills = here.bill(1, 300);
        here.void(&bills[7], "mistake");
        let file = format!("all.{format}");
        let path = there.world.path.join(&file);
        here.run(&["export", "--out", path.to_str().unwrap()]).expect_code(0);
        let outcome = there.run(&["import", &file]).expect_code(1);
        assert_eq!((count(&outcome, "Created"), count(&outcome, "Invalid")), (299, 1), "{outcome:?}");
        let rejects = read(&there.world.path.join(format!("{file}.rejects.{format}")));
        assert!(rejects.contains("BillableVoided") && rejects.contains(&call(8)), "{rejects}");
        assert_eq!(billed(&there), billed(&here));
        assert_eq!(there.exported().len(), 299);
    }
}

#[test]
fn a_dry_run_prints_the_outcome_of_each_record_and_writes_nothing() {
    for ledger in Ledger::each() {
        ledger.bill(1, 1);
        ledger.world.write("calls.csv", &mixed_rows("accountId,customerId,callSid,note"));
        let outcome = ledger.run(&["import", "calls.csv", "--dry-run"]).expect_code(1);
        assert_eq!(outcome.stdout, "Created    1\nReplayed   1\nConflict   1\nInvalid    2\nNotFound   1\n6 records\n");
        assert!(outcome.stderr.contains("line 4: NotFound: "), "{outcome:?}");
        assert!(outcome.stderr.contains("4 records would be rejected"), "{outcome:?}");
        assert_eq!(names(&ledger.world.path), ["calls.csv"]);
        assert_eq!(ledger.exported().len(), 1);
    }
}

#[test]
fn a_wrong_import_is_refused() {
    let ledger = Ledger::sqlite();
    ledger.run(&["import", "nowhere.csv"]).expect_error(1, &["nowhere.csv cannot be read"]);
    ledger.run(&["import", "calls.txt"]).expect_error(2, &["--format"]);
    ledger.run(&["import", "-"]).expect_error(2, &["--format"]);
    ledger.run(&["import"]).expect_code(2);
    let empty = ledger.run_with(&["import", "-", "--format", "csv"], "").expect_code(0);
    assert_eq!(empty.stdout, "0 records\n");
    ledger.world.write("calls.jsonl", &records(2));
    let same_file = ledger.run(&["import", "calls.jsonl", "--rejects", "./calls.jsonl"]);
    same_file.expect_error(2, &["the file to import"]);
    assert_eq!(read(&ledger.world.path.join("calls.jsonl")), records(2));
    ledger.run(&["import", "calls.jsonl", "--rejects", "/dev/null"]).expect_error(2, &["not an ordinary file"]);
}

#[test]
fn a_pipe_is_imported_from_its_first_byte() {
    // The input is longer than the part of a file that identifies it.
    let ledger = Ledger::sqlite();
    let outcome = ledger.run_with(&["import", "/dev/stdin", "--format", "jsonl"], &records(2_000)).expect_code(0);
    assert_eq!(outcome.stdout, "Created    2,000\n2,000 records\n");
    assert_eq!(ledger.exported().len(), 2_000);
}

/// The number of settled records in the state file.
fn settled(ledger: &Ledger) -> u64 {
    let state = std::fs::read(ledger.world.path.join("calls.jsonl.import-state")).unwrap_or_default();
    let state: Option<Value> = serde_json::from_slice(&state).ok();
    state.map_or(0, |state| state["records"].as_u64().unwrap())
}

fn start(ledger: &Ledger) -> Child {
    let child = ledger.command(&["import", "calls.jsonl"]).stdin(Stdio::null()).spawn().unwrap();
    let since = Instant::now();
    while settled(ledger) == 0 {
        assert!(since.elapsed() < Duration::from_secs(60), "the import settles nothing");
        std::thread::sleep(Duration::from_millis(2));
    }
    child
}

#[test]
fn an_interrupted_import_continues() {
    const RECORDS: u64 = 20_000;
    // Every thousandth record is rejected.
    let customer = |number: u64| if number.is_multiple_of(1_000) { "nobody" } else { "acme" };
    let text: String = (1..=RECORDS).map(|number| record(customer(number), number)).collect();
    for signal in [Signal::SIGINT, Signal::SIGKILL] {
        for ledger in Ledger::each() {
            ledger.world.write("calls.jsonl", &text);
            let child = start(&ledger);
            kill(Pid::from_raw(i32::try_from(child.id()).unwrap()), signal).unwrap();
            let output = child.wait_with_output().unwrap();
            if signal == Signal::SIGINT {
                let outcome = Outcome::of_output(output).expect_error(1, &["interrupted after", "continue there"]);
                assert!(!outcome.stderr.contains('\r'), "{outcome:?}");
            }
            let before = settled(&ledger);
            assert!((1..RECORDS).contains(&before), "{before}");
            let outcome = ledger.run(&["import", "calls.jsonl"]).expect_code(1);
            assert!(outcome.stderr.contains("continuing after"), "{outcome:?}");
            // The summary counts the whole file. At most one chunk is reported twice.
            let (created, replayed) = (count(&outcome, "Created"), count(&outcome, "Replayed"));
            assert_eq!((created + replayed, count(&outcome, "NotFound")), (RECORDS - 20, 20), "{outcome:?}");
            assert!(replayed <= 4_096, "{outcome:?}");
            assert!(signal == Signal::SIGKILL || replayed == 0, "{outcome:?}");
            let rejects = read(&ledger.world.path.join("calls.jsonl.rejects.jsonl"));
            assert_eq!(rejects.lines().count(), 20, "a reject is in the file twice");
            assert_eq!(billed(&ledger).len() as u64, RECORDS - 20);
            assert_eq!(names(&ledger.world.path), ["calls.jsonl", "calls.jsonl.rejects.jsonl"]);
        }
    }
}

#[test]
fn another_file_under_the_same_name_and_a_restart_begin_anew() {
    let ledger = Ledger::sqlite();
    ledger.world.write("calls.jsonl", &records(20_000));
    let mut child = start(&ledger);
    child.kill().unwrap();
    child.wait().unwrap();
    let state = read(&ledger.world.path.join("calls.jsonl.import-state"));
    ledger.world.write("calls.jsonl", &records(3));
    let outcome = ledger.run(&["import", "calls.jsonl"]).expect_code(0);
    assert!(outcome.stderr.contains("begins with the first record"), "{outcome:?}");
    assert_eq!(outcome.stdout, "Replayed   3\n3 records\n");
    let path = ledger.world.write("calls.jsonl.import-state", &state[..state.len() / 2]);
    assert_eq!(ledger.run(&["import", "calls.jsonl"]).expect_code(0).stdout, "Replayed   3\n3 records\n");
    assert!(!path.exists());
}

#[test]
fn rejects_are_not_written_through_a_symbolic_link() {
    let ledger = Ledger::each().into_iter().next().unwrap();
    let target = ledger.world.write("precious", "precious\n");
    ledger.world.write("a.jsonl", &record("nobody", 1));
    let rejects = ledger.world.path.join("a.jsonl.rejects.jsonl");
    std::os::unix::fs::symlink(&target, &rejects).unwrap();
    // The import replaces the link with a file of its own.
    ledger.run(&["import", "a.jsonl"]).expect_code(1);
    assert!(read(&rejects).contains("NotFound") && !rejects.is_symlink());
    assert_eq!(read(&target), "precious\n");
}
