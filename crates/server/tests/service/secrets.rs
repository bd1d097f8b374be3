//! No token, password or key ever reaches a log, whatever a client sends.

use billables_test_support::TestDatabase;
use serde_json::json;

use crate::process::{Client, Folder, Service, billables};

#[test]
fn logs_hold_request_ids_and_no_secret() {
    let database = TestDatabase::postgres();
    let url = database.configured_url();
    let folder = Folder::new();
    let token = folder.token("SystemAdministrator", "*");
    let mut service = Service::start(&folder, Some(&url));
    let client = Client::new(&service.url, &token);
    client.fill();
    let forged = token.rsplit_once('.').unwrap().0.to_owned() + ".c2VjcmV0c2lnbmF0dXJl";
    Client::new(&service.url, &forged).try_get("/billables").unwrap();
    client.try_get(&format!("/billables?accountId=demo&access_token={token}")).unwrap();
    client.post("/billables", &json!({ "accountId": token, "callSid": token }));
    client.try_report("acme", "CA0123456789abcdef0123456789abcdef").unwrap();
    let (status, answer) = client.try_report("nobody", "CA0123456789abcdef0123456789abcdef").unwrap();
    assert_eq!(status, 404);
    service.ask_to_stop();
    service.wait();
    let log = service.log();
    let request_id = answer["responseStatus"]["meta"]["requestId"].as_str().unwrap();
    assert!(log.contains(request_id), "{log}");
    assert!(log.lines().filter(|line| line.contains("\"message\":\"answered\"")).count() > 5, "{log}");
    for line in log.lines().filter(|line| line.contains("\"message\":\"answered\"")) {
        assert!(line.contains("request_id"), "{line}");
    }
    // The signature is what makes a token a secret; a password is what makes a connection string one.
    let password = url.split_once("://").unwrap().1.split_once('@').unwrap().0.split_once(':').unwrap().1;
    for secret in [token.rsplit_once('.').unwrap().1, "c2VjcmV0c2lnbmF0dXJl", password] {
        assert!(!secret.is_empty() && !log.contains(secret), "{log}");
    }
    let keys = folder.path.join("data").join("keys");
    let mut secrets = 0;
    for entry in std::fs::read_dir(keys).unwrap() {
        let key = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        if let Some((_, rest)) = key.split_once("\"d\"") {
            let secret = rest.split('"').nth(1).unwrap();
            assert!(secret.len() > 20 && !log.contains(secret), "{log}");
            secrets += 1;
        }
    }
    assert_eq!(secrets, 1, "the folder has one key");
    let output = billables(&folder.path).args(["config", "--database", &url]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(!String::from_utf8(output.stdout).unwrap().contains(password));
}
