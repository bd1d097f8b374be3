//! The service and the commands through PgBouncer in transaction mode, with three sessions of the server for all
//! processes.

use billables_test_postgres::{Pooler, PoolerOptions};
use billables_test_support::{TestDatabase, poolers};
use serde_json::json;

use crate::process::{Client, Folder, PASSWORD, Service, call_sid, command};

#[test]
fn everything_works_through_a_transaction_pooler() {
    for program in poolers() {
        let database = TestDatabase::empty_postgres();
        let options = PoolerOptions { sessions: 3, ..PoolerOptions::default() };
        let pooler = Pooler::start(&program, database.raw_url(), &options).unwrap();
        let (folder, url) = (Folder::new(), pooler.url(database.raw_url()));
        let run = |arguments: &[&str], input: &str| command(&folder, Some(&url), arguments, input);
        run(&["migrate"], "");
        run(&["user", "add", "alice", "--role", "SystemAdministrator", "--account", "*"], PASSWORD);
        let key = run(&["api-key", "add", "switchboard", "--role", "Reporter", "--account", "demo"], "");

        let services = [Service::start(&folder, Some(&url)), Service::start(&folder, Some(&url))];
        let credentials = json!({ "provider": "credentials", "userName": "alice", "password": PASSWORD });
        let (status, signed_in) = Client::new(&services[0].url, "").post("/auth", &credentials);
        assert_eq!(status, 200, "{signed_in}");
        let refresh = json!({ "refreshToken": signed_in["refreshToken"] });
        let (status, refreshed) = Client::new(&services[1].url, "").post("/access-token", &refresh);
        assert_eq!(status, 200, "{refreshed}");
        let manager = Client::new(&services[1].url, refreshed["accessToken"].as_str().unwrap());
        manager.fill();

        let reporters = [0, 1].map(|index: usize| Client::new(&services[index].url, key.trim_end()));
        std::thread::scope(|scope| {
            for reporter in &reporters {
                scope.spawn(move || {
                    for number in 0..100 {
                        let (status, answer) = reporter.try_report("acme", &call_sid(number)).unwrap();
                        assert!(matches!(status, 200 | 201), "{status} {answer}");
                    }
                });
            }
        });
        let stored = manager.list();
        assert_eq!(stored.len(), 100);
        let path = format!("/billables/{}", stored[0]["id"].as_str().unwrap());
        let reason = json!({ "reason": "wrong number" });
        assert_eq!(manager.post(&format!("{path}/void"), &reason).0, 200);
        assert_eq!(manager.post(&format!("{path}/reinstate"), &reason).0, 200);

        let records: String = (100..1_100)
            .map(|number| {
                format!("{}\n", json!({"accountId": "demo", "customerId": "acme", "callSid": call_sid(number)}))
            })
            .collect();
        std::fs::write(folder.path.join("calls.jsonl"), records).unwrap();
        let imported = run(&["import", "calls.jsonl"], "");
        assert!(imported.contains("1,000"), "{imported}");
        let exported = run(&["export", "--format", "jsonl"], "");
        assert_eq!(exported.lines().count(), 1_100);
        run(&["check"], "");
        for service in &services {
            let log = service.log();
            assert!(log.contains("no statement is prepared by name") && !log.contains("\"level\":\"ERROR\""), "{log}");
        }
    }
}
