//! Reads on a standby between processes, and commands that only read on a standby.

use billables_test_postgres::{Options, PostgresServer};
use serde_json::json;

use crate::process::{Client, Folder, Service, billables, call_sid, command};

/// A primary with its standby.
fn replicated() -> (PostgresServer, PostgresServer) {
    let primary = PostgresServer::start(&Options::default()).unwrap();
    let standby = PostgresServer::start(&Options { primary: Some(&primary), ..Options::default() }).unwrap();
    (primary, standby)
}

/// The value of a metric.
fn metric(admin: &str, name: &str) -> u64 {
    let text = ureq::get(format!("http://{admin}/metrics")).call().unwrap().body_mut().read_to_string().unwrap();
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.unwrap_or_else(|| panic!("no {name} in {text}")).parse().unwrap()
}

#[test]
fn a_report_that_one_process_confirmed_is_in_the_next_list_of_another() {
    let (primary, mut standby) = replicated();
    let (database, read_database) = (primary.url(), standby.url());
    let folders = [Folder::new(), Folder::new()];
    let writing = Service::start(&folders[0], Some(&database));
    let admin = crate::process::free_address();
    let flags = ["--read-database", &read_database, "--admin-listen", &admin];
    let reading = Service::start_with_flags(&folders[1], Some(&database), &flags);
    let writer = Client::new(&writing.url, &folders[0].token("SystemAdministrator", "*"));
    let reader = Client::new(&reading.url, &folders[1].token("SystemAdministrator", "*"));
    writer.fill();
    let report_and_list = |number: usize| {
        let (status, billable) = writer.try_report("acme", &call_sid(number)).unwrap();
        assert_eq!(status, 201, "{billable}");
        let (status, page) = reader.try_get("/billables?accountId=demo&limit=1").unwrap();
        assert_eq!((status, &page["items"][0]["id"]), (200, &billable["id"]), "{number}");
        let path = format!("/billables?accountId=demo&callSid={}", call_sid(number));
        assert_eq!(reader.try_get(&path).unwrap().1["items"][0]["id"], billable["id"], "{number}");
        billable["dateCreated"].as_str().unwrap()[..10].to_owned()
    };
    let days: Vec<String> = (1..=300).map(report_and_list).collect();
    let days = format!("startDate={}&endDate={}", days[0], days[299]);
    let (status, totals) = reader.try_get(&format!("/billing/totals?accountId=demo&{days}")).unwrap();
    assert_eq!((status, &totals["total"]["calls"]), (200, &json!(300)), "{totals}");
    let on_standby = metric(&admin, "billables_standby_reads_total");
    assert!(on_standby > 300, "{on_standby} reads on the standby: {}", reading.log());

    standby.kill();
    for number in 301..=320 {
        report_and_list(number);
    }
    assert!(metric(&admin, "billables_standby_reads_on_primary_total") >= 20);
    assert_eq!(Client::new(&reading.url, "").try_get("/health/ready").unwrap().0, 200);
    let moved = reading.log().matches("the standby cannot be read; ").count();
    assert!(moved >= 1, "{}", reading.log());
}

#[test]
fn commands_that_only_read_work_on_a_standby_and_all_others_refuse_it() {
    let (primary, standby) = replicated();
    let folder = Folder::new();
    let (database, read_database) = (primary.url(), standby.url());
    let id = {
        let service = Service::start(&folder, Some(&database));
        let client = Client::new(&service.url, &folder.token("SystemAdministrator", "*"));
        client.fill();
        let (status, billable) = client.try_report("acme", &call_sid(1)).unwrap();
        assert_eq!(status, 201, "{billable}");
        billable["id"].as_str().unwrap().to_owned()
    };
    // An export that names both servers has waited for the standby.
    let export = ["export", "--read-database", &read_database];
    let exported = command(&folder, Some(&database), &export, "");
    assert!(exported.contains(&id), "{exported}");

    let on_standby = |arguments: &[&str]| command(&folder, Some(&read_database), arguments, "");
    assert_eq!(on_standby(&["export"]), exported);
    assert!(on_standby(&["check", "--digest"]).starts_with("1 billables,"));
    assert!(on_standby(&["totals", "--account", "demo", "--group-by", "none", "--format", "csv"]).contains("\n1,"));
    assert!(on_standby(&["explain", &id]).contains(&id));
    assert!(on_standby(&["audit"]).contains("AccountCreated"));
    assert_eq!(on_standby(&["user", "list"]), command(&folder, Some(&database), &["user", "list"], ""));
    assert_eq!(on_standby(&["api-key", "list"]), command(&folder, Some(&database), &["api-key", "list"], ""));

    for arguments in [&["serve"][..], &["migrate"], &["account", "add", "new", "--name", "New"]] {
        let output = billables(&folder.path).args(["--database", &read_database]).args(arguments).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && error.contains("is a standby"), "{arguments:?}: {error}");
    }
}

#[test]
fn a_read_database_that_is_no_standby_of_the_database_is_refused_at_start() {
    let (primary, other) = (PostgresServer::start(&Options::default()).unwrap(), replicated());
    let folder = Folder::new();
    for (database, read_database, words) in [
        (primary.url(), other.1.url(), "does not belong to the database"),
        ("sqlite://billables.db".to_owned(), other.1.url(), "SQLite has no standby"),
        (primary.url(), "sqlite://billables.db".to_owned(), "SQLite has no standby"),
    ] {
        let arguments =
            ["serve", "--listen", "127.0.0.1:0", "--database", &database, "--read-database", &read_database];
        let output = billables(&folder.path).args(arguments).output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && error.contains(words), "{error}");
        let password = other.1.url().split([':', '@']).nth(2).unwrap().to_owned();
        assert!(!error.contains(&password), "{error}");
    }
    let shown = command(&folder, Some(&other.0.url()), &["config", "--read-database", &other.1.url()], "");
    assert!(shown.contains("read-database = \"postgres://billables_test:***@localhost:"), "{shown}");
}
