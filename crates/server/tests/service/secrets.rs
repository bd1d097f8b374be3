//! The log contains no token, password or key of any request.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_test_support::TestDatabase;
use serde_json::json;

use crate::process::{Client, Folder, PASSWORD, Service, billables, command};

/// Signs in in every way, with right and wrong secrets, and returns every secret that was sent or received.
fn sign_in_every_way(folder: &Folder, url: &str, service: &Service) -> Vec<String> {
    let run = |arguments: &[&str]| command(folder, Some(url), arguments, PASSWORD).trim_end().to_owned();
    run(&["user", "add", "alice", "--role", "Manager", "--account", "demo"]);
    let key = run(&["api-key", "add", "switchboard", "--role", "Reporter", "--account", "demo"]);
    let (basic, wrong) = (STANDARD.encode(format!("alice:{PASSWORD}")), "a very wrong password");
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let post = |path: &str, body: &serde_json::Value, name: &str, value: &str| {
        let request = agent.post(format!("{}{path}", service.url)).header("content-type", "application/json");
        request.header(name, value).send(body.to_string()).unwrap()
    };
    let mut secrets = vec![key.clone(), PASSWORD.to_owned(), wrong.to_owned(), basic.clone()];
    let credentials =
        |name: &str, password: &str| json!({ "userName": name, "password": password, "rememberMe": true });
    for (body, status) in [
        (credentials("alice", PASSWORD), 200),
        (credentials("alice", wrong), 401),
        (credentials(wrong, PASSWORD), 401),
        (json!({ "userName": "alice", "password": PASSWORD, "useTokenCookie": true }), 200),
        (json!({ "userName": "alice", "password": [PASSWORD] }), 400),
    ] {
        let mut answer = post("/auth", &body, "accept", "application/json");
        let set: Vec<String> =
            answer.headers().get_all("set-cookie").iter().map(|line| line.to_str().unwrap().to_owned()).collect();
        let text = answer.body_mut().read_to_string().unwrap();
        assert_eq!(answer.status(), status, "{text}");
        assert!(status == 200 || !text.contains(PASSWORD) && !text.contains(wrong), "{text}");
        let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
        for line in &set {
            let pair = line.split(';').next().unwrap();
            secrets.push(pair.split_once('=').unwrap().1.to_owned());
            post("/access-token", &json!({}), "cookie", pair);
            post("/billables", &json!({}), "cookie", pair);
        }
        for name in ["bearerToken", "refreshToken"] {
            let Some(secret) = answer[name].as_str() else { continue };
            secrets.push(secret.to_owned());
            post("/access-token", &json!({ "refreshToken": secret }), "authorization", &format!("Bearer {secret}"));
        }
    }
    for header in [format!("Bearer {key}"), format!("Basic {basic}"), format!("Bearer {key}x")] {
        post("/billables", &json!({}), "authorization", &header);
    }
    assert_eq!(secrets.len(), 4 + 4 + 3, "{secrets:?}");
    secrets
}

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
    let given = sign_in_every_way(&folder, &url, &service);
    service.ask_to_stop();
    service.wait();
    let log = service.log();
    for secret in &given {
        assert!(secret.len() > 11 && !log.contains(secret), "{secret}\n{log}");
    }
    let request_id = answer["responseStatus"]["meta"]["requestId"].as_str().unwrap();
    assert!(log.contains(request_id), "{log}");
    assert!(log.lines().filter(|line| line.contains("\"message\":\"answered\"")).count() > 5, "{log}");
    for line in log.lines().filter(|line| line.contains("\"message\":\"answered\"")) {
        assert!(line.contains("request_id"), "{line}");
    }
    // The signature is the secret part of a token, and the password that of a connection string.
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
