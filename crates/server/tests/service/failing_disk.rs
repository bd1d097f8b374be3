//! A database that cannot write: each change is answered with 503 and `Retry-After`, the service is not ready, and an
//! idle service becomes ready again by itself.

use std::io::Write as _;
use std::process::Command;
use std::time::Duration;

use billables_prove::{Disk, Errno};
use billables_test_postgres::{Options, PostgresServer};
use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, PASSWORD, Service, call_sid, command, wait_until};

const TIMEOUT: Duration = Duration::from_secs(30);

/// A service with the rows that the changes below need.
struct Running {
    service: Service,
    token: String,
    billable: String,
    voided: String,
}

impl Running {
    fn start(folder: &Folder, database: Option<&str>, variables: &[(&str, String)]) -> Self {
        let token = folder.token("SystemAdministrator", "*");
        let service = Service::start_with_variables(folder, database, variables);
        command(folder, database, &["user", "add", "alice", "--role", "Manager", "--account", "demo"], PASSWORD);
        let client = Client::new(&service.url, &token);
        client.fill();
        let [billable, voided] = [1, 2].map(|number| {
            let (status, answer) = client.try_report("acme", &call_sid(number)).unwrap();
            assert_eq!(status, 201, "{answer}");
            answer["id"].as_str().unwrap().to_owned()
        });
        assert_eq!(client.post(&format!("/billables/{voided}/void"), &json!({ "reason": "a test" })).0, 200);
        Self { service, token, billable, voided }
    }

    /// Every change that a client can ask for.
    fn changes(&self) -> Vec<(String, Value)> {
        let report = json!({ "accountId": "demo", "customerId": "acme", "callSid": call_sid(3) });
        let sign_in = json!({ "provider": "credentials", "userName": "alice", "password": PASSWORD });
        vec![
            ("/billables".to_owned(), report),
            (format!("/billables/{}/void", self.billable), json!({ "reason": "a test" })),
            (format!("/billables/{}/reinstate", self.voided), json!({ "reason": "a test" })),
            ("/accounts".to_owned(), json!({ "id": "other", "name": "Other" })),
            ("/customers".to_owned(), json!({ "accountId": "demo", "id": "umbra", "name": "Umbra" })),
            ("/sessions".to_owned(), json!({ "accountId": "demo", "customerId": "acme", "id": "one" })),
            ("/auth".to_owned(), sign_in),
        ]
    }

    fn is_ready(&self) -> bool {
        Client::new(&self.service.url, "").try_get("/health/ready").unwrap().0 == 200
    }

    #[track_caller]
    fn assert_refuses_changes(&self, what: &str) {
        for (path, body) in self.changes() {
            let (status, retry_after) = self.post(&path, &body);
            assert_eq!(status, 503, "{what}: {path}: {}", self.service.log());
            assert!(retry_after, "{what}: {path} has no Retry-After");
            assert!(!self.is_ready(), "{what}: ready after {path}");
        }
        let client = Client::new(&self.service.url, &self.token);
        assert_eq!(client.try_get(&format!("/billables/{}", self.billable)).unwrap().0, 200, "{what}: a read");
    }

    /// Waits without a write until the service is ready, and then expects that every change succeeds.
    #[track_caller]
    fn assert_recovers(&self, what: &str) {
        wait_until(TIMEOUT, what, || self.is_ready());
        for (path, body) in self.changes() {
            let (status, _) = self.post(&path, &body);
            assert!(matches!(status, 200 | 201), "{what}: {path}: {status}");
        }
    }

    fn post(&self, path: &str, body: &Value) -> (u16, bool) {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let request = agent.post(format!("{}{path}", self.service.url));
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let answer = request.header("content-type", "application/json").send(body.to_string()).unwrap();
        (answer.status().as_u16(), answer.headers().contains_key("retry-after"))
    }
}

#[test]
fn a_full_a_read_only_and_a_broken_disk_are_503_until_they_work_again_on_sqlite() {
    for errno in [Errno::Full, Errno::ReadOnly, Errno::Io] {
        let (folder, shim) = (Folder::new(), tempfile::tempdir().unwrap());
        let disk = Disk::new(shim.path(), "*/billables.db*").unwrap();
        let running = Running::start(&folder, None, disk.environment());
        let what = format!("{errno:?}");
        disk.fail(errno).unwrap();
        running.assert_refuses_changes(&what);
        disk.lift().unwrap();
        running.assert_recovers(&what);
    }
}

/// A trigger raises the errors of a full, a read-only and a broken disk at every write.
#[test]
fn a_full_and_a_read_only_server_are_503_until_they_write_again_on_postgres() {
    for (code, message) in [
        ("53100", "could not extend file \"base/1/1\": No space left on device"),
        ("25006", "cannot execute INSERT in a read-only transaction"),
        ("58030", "could not fsync file \"base/1/1\": Input/output error"),
    ] {
        let (folder, database) = (Folder::new(), TestDatabase::postgres());
        let running = Running::start(&folder, Some(&database.configured_url()), &[]);
        let tables = [
            "billables",
            "accounts",
            "customers",
            "sessions",
            "sign_ins",
            "settings",
            "audit_events",
            "account_audit_events",
        ];
        let mut sql = format!(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             RAISE EXCEPTION USING ERRCODE = '{code}', MESSAGE = '{message}'; END $$;"
        );
        for table in tables {
            sql += &format!(
                "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse();"
            );
        }
        database.execute(&sql).unwrap();
        running.assert_refuses_changes(message);
        database.execute("DROP FUNCTION refuse() CASCADE").unwrap();
        running.assert_recovers(message);
    }
}

#[test]
fn a_server_that_stands_still_is_not_ready_until_it_goes_on() {
    let server = PostgresServer::start(&Options::default()).unwrap();
    let folder = Folder::new();
    let running = Running::start(&folder, Some(&server.url()), &[]);
    assert!(running.is_ready());
    server.pause();
    for _ in 0..3 {
        assert!(!running.is_ready(), "ready although the server stands still");
    }
    server.resume();
    running.assert_recovers("the server goes on");
}

/// A file system of a few megabytes, which only root may mount.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        disk.run("mount", &["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).then_some(disk)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> bool {
        Command::new(program).args(arguments).arg(self.0.path()).output().is_ok_and(|output| output.status.success())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        self.run("umount", &["-l"]);
    }
}

#[test]
fn a_full_file_system_is_503_until_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        // The test runner hides the output of `println!`.
        let note = "NOT RUN: only root can mount a small file system; the test with a failing disk covers the case\n";
        std::io::stderr().write_all(note.as_bytes()).unwrap();
        return;
    };
    let folder = Folder::new();
    let database = format!("sqlite://{}", disk.0.path().join("billables.db").display());
    let running = Running::start(&folder, Some(&database), &[]);
    let filler = disk.0.path().join("filler");
    // Small blocks fill the file system to its last byte.
    let filled = Command::new("dd").args(["if=/dev/zero", "bs=512", &format!("of={}", filler.display())]).output();
    assert!(!filled.unwrap().status.success(), "the file system is not full");
    running.assert_refuses_changes("full");
    std::fs::remove_file(&filler).unwrap();
    running.assert_recovers("full");
}
