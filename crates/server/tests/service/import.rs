//! `import --url`: many records to a running service, which may be killed meanwhile.

use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use billables_test_support::TestDatabase;
use serde_json::json;

use crate::process::{Client, Folder, Service, billables};

/// Imports a file of the folder to a URL, with the token in the file `token`.
fn import(folder: &Folder, url: &str, file: &str) -> Output {
    let mut command = billables(&folder.path);
    command.args(["import", file, "--url", url, "--token-file", "token"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Writes records of the customer acme, and one of an unknown customer.
fn write_records(folder: &Folder, count: u64) {
    let record = |customer: &str, number: u64| {
        format!("{}\n", json!({"accountId": "demo", "customerId": customer, "callSid": format!("CA{number:032x}")}))
    };
    let records: String = (1..=count).map(|number| record("acme", number)).collect();
    std::fs::write(folder.path.join("calls.jsonl"), records + &record("nobody", 0)).unwrap();
}

fn fill(folder: &Folder, service: &Service) {
    let client = Client::new(&service.url, &folder.token("SystemAdministrator", "*"));
    client.post("/accounts", &json!({"id": "demo", "name": "Demo"}));
    client.post("/customers", &json!({"id": "acme", "accountId": "demo", "name": "Acme"}));
}

#[test]
fn a_file_is_imported_to_a_service_by_the_rights_of_the_token() {
    for database in TestDatabase::each() {
        let folder = Folder::new();
        let service = Service::start(&folder, Some(&database.configured_url()));
        fill(&folder, &service);
        write_records(&folder, 12_000);
        std::fs::write(folder.path.join("token"), folder.token("Reporter", "demo")).unwrap();
        for good in ["Created    12,000", "Replayed   12,000"] {
            let output = import(&folder, &service.url, "calls.jsonl");
            assert_eq!(output.status.code(), Some(1), "{output:?}");
            assert_eq!(text(&output.stdout), format!("{good}\nNotFound   1\n12,001 records\n"));
        }
        let rejects = std::fs::read_to_string(folder.path.join("calls.jsonl.rejects.jsonl")).unwrap();
        assert!(rejects.lines().count() == 1 && rejects.contains("\"verdict\":\"NotFound\""), "{rejects}");
        // A token of another account bills nothing.
        std::fs::write(folder.path.join("token"), folder.token("Reporter", "other")).unwrap();
        let output = import(&folder, &service.url, "calls.jsonl");
        assert_eq!(text(&output.stdout), "Forbidden  12,001\n12,001 records\n");
        std::fs::write(folder.path.join("token"), "no-token").unwrap();
        let output = import(&folder, &service.url, "calls.jsonl");
        assert!(output.status.code() == Some(1) && text(&output.stderr).contains("answered 401"), "{output:?}");
    }
}

#[test]
fn the_facts_of_calls_are_imported_to_a_service_too() {
    for database in TestDatabase::each() {
        let folder = Folder::new();
        let service = Service::start(&folder, Some(&database.configured_url()));
        fill(&folder, &service);
        let row = |number: u64, start: &str| format!("CA{number:032x},inbound,{start},75\n");
        let good: String = (1..=11_000).map(|number| row(number, "2020-11-12T16:39:45Z")).collect();
        let text_of = format!("callSid,direction,startTime,duration\n{good}{}", row(0, "2020-11-12 16:39:45"));
        std::fs::write(folder.path.join("calls.csv"), text_of).unwrap();
        std::fs::write(folder.path.join("token"), folder.token("Carrier", "demo")).unwrap();
        let import = |more: &[&str]| {
            let mut command = billables(&folder.path);
            command.args([
                "import-calls",
                "calls.csv",
                "--account",
                "demo",
                "--url",
                &service.url,
                "--token-file",
                "token",
            ]);
            command.args(more).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap()
        };
        // Only the service knows the account's time zone.
        let output = import(&[]);
        assert_eq!(text(&output.stdout), "Created    11,000\nInvalid    1\n11,001 records\n", "{output:?}");
        let rejects = std::fs::read_to_string(folder.path.join("calls.csv.rejects.csv")).unwrap();
        assert!(rejects.contains("without an offset from UTC"), "{rejects}");
        let output = import(&["--timezone", "Europe/Vienna"]);
        assert_eq!(text(&output.stdout), "Created    1\nUnchanged  11,000\n11,001 records\n", "{output:?}");
        std::fs::write(folder.path.join("token"), folder.token("Carrier", "other")).unwrap();
        let output = import(&["--timezone", "UTC"]);
        assert_eq!(text(&output.stdout), "Forbidden  11,001\n11,001 records\n", "{output:?}");
    }
}

#[test]
fn an_import_outlives_a_service_that_is_killed_and_started_again() {
    let database = TestDatabase::sqlite();
    let url = database.configured_url();
    let folder = Folder::new();
    let service = Service::start(&folder, Some(&url));
    fill(&folder, &service);
    write_records(&folder, 60_000);
    std::fs::write(folder.path.join("token"), folder.token("Reporter", "demo")).unwrap();
    let address = service.url.trim_start_matches("http://").to_owned();
    let mut command = billables(&folder.path);
    command.args(["import", "calls.jsonl", "--url", &service.url, "--token-file", "token"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let since = Instant::now();
    while !folder.path.join("calls.jsonl.import-state").exists() {
        assert!(since.elapsed() < Duration::from_secs(60), "the import settles nothing");
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut service = service;
    service.kill();
    let mut again = billables(&folder.path);
    again.args(["serve", "--listen", &address, "--database", &url]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut again = again.spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    again.kill().unwrap();
    again.wait().unwrap();
    let summary = text(&output.stdout);
    assert!(summary.ends_with("NotFound   1\n60,001 records\n"), "{output:?}");
    let report = database.store().check().unwrap();
    assert!(report.is_sound() && report.billables == 60_000, "{report:?}");
}

#[test]
fn an_import_without_a_service_fails_and_says_what_it_needs() {
    let folder = Folder::new();
    write_records(&folder, 3);
    let run = |more: &[&str]| {
        let mut command = billables(&folder.path);
        command.args(["import", "calls.jsonl", "--url"]).args(more);
        command.output().unwrap()
    };
    let output = run(&["http://127.0.0.1:9"]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("BILLABLES_TOKEN"), "{output:?}");
    let output = run(&["ftp://127.0.0.1:9"]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("https://"), "{output:?}");
    let output = run(&["http://127.0.0.1:9", "--dry-run"]);
    assert!(output.status.success() && text(&output.stderr).contains("did not ask the service"), "{output:?}");
}
