//! Changes of users and keys while services run.

use std::time::Duration;

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, PASSWORD, Service, command, wait_until};

/// The longest time until a change is in force in every process.
const IN_FORCE: Duration = Duration::from_secs(5);

/// Signs in over HTTP.
fn sign_in(service: &Service, password: &str) -> (u16, Value) {
    let body = json!({ "provider": "credentials", "userName": "alice", "password": password });
    Client::new(&service.url, "").post("/auth", &body)
}

fn token(answer: &Value) -> String {
    answer["bearerToken"].as_str().unwrap().to_owned()
}

fn status(service: &Service, token: &str) -> u16 {
    Client::new(&service.url, token).try_get("/billables").unwrap().0
}

#[test]
fn a_disabled_user_is_let_in_nowhere_within_seconds() {
    for database in TestDatabase::each() {
        let (folder, url) = (Folder::new(), database.configured_url());
        let run = |arguments: &[&str], input: &str| command(&folder, Some(&url), arguments, input);
        let services = [Service::start(&folder, Some(&url)), Service::start(&folder, Some(&url))];
        run(&["user", "add", "alice", "--role", "Manager", "--account", "demo"], PASSWORD);
        let (code, answer) = sign_in(&services[0], PASSWORD);
        assert_eq!(code, 200, "{answer}");
        let first = token(&answer);
        assert_eq!((status(&services[0], &first), status(&services[1], &first)), (200, 200));

        run(&["user", "disable", "alice"], "");
        wait_until(IN_FORCE, "the token is refused", || services.iter().all(|service| status(service, &first) == 401));
        let refresh = json!({ "refreshToken": answer["refreshToken"] });
        for service in &services {
            assert_eq!(Client::new(&service.url, "").post("/access-token", &refresh).0, 401);
            assert_eq!(sign_in(service, PASSWORD).0, 401);
        }

        run(&["user", "enable", "alice"], "");
        let (code, answer) = sign_in(&services[1], PASSWORD);
        assert_eq!((code, status(&services[0], &token(&answer)), status(&services[0], &first)), (200, 200, 401));

        // The times of tokens have whole seconds. A token that is issued in the second of a change counts as older.
        std::thread::sleep(Duration::from_millis(1_100));
        let second = token(&sign_in(&services[1], PASSWORD).1);
        run(&["user", "passwd", "alice"], "another good password");
        wait_until(IN_FORCE, "the old token is refused", || {
            services.iter().all(|service| status(service, &second) == 401)
        });
        assert_eq!(sign_in(&services[0], PASSWORD).0, 401);
        assert_eq!(sign_in(&services[0], "another good password").0, 200);
    }
}

#[test]
fn an_api_key_made_beside_a_running_service_is_good_until_it_is_revoked() {
    let folder = Folder::new();
    let service = Service::start(&folder, None);
    let made =
        command(&folder, None, &["api-key", "add", "switchboard", "--role", "Reporter", "--account", "demo"], "");
    assert_eq!(status(&service, made.trim_end()), 200);
    command(&folder, None, &["api-key", "revoke", "switchboard"], "");
    assert_eq!(status(&service, made.trim_end()), 401);
}

#[test]
fn what_the_service_notices_of_its_keys_is_in_the_audit_trail() {
    let folder = Folder::new();
    let service = Service::start(&folder, None);
    let before = token_kid(&folder.token("Manager", "demo"));
    command(&folder, None, &["key", "rotate", "--wait", "2s"], "");
    let after = token_kid(&folder.token("Manager", "demo"));
    assert_ne!(before, after);
    let trail = || command(&folder, None, &["audit", "--by", "service"], "");
    wait_until(IN_FORCE, "the new key is in the trail", || trail().contains(&format!("KeySigns  {after}")));
    // A sign-in gets a token of the new key.
    command(&folder, None, &["user", "add", "alice", "--role", "Manager", "--account", "demo"], PASSWORD);
    assert_eq!(token_kid(&token(&sign_in(&service, PASSWORD).1)), after);
    std::fs::remove_file(folder.path.join("data/keys").join(format!("{before}.jwk.json"))).unwrap();
    wait_until(IN_FORCE, "the removal of the old key is in the trail", || {
        trail().contains(&format!("KeyRemoved  {before}"))
    });
    let trail = trail();
    assert!(trail.lines().next().unwrap().contains(&format!("service  -  KeyAdded  {after}")), "{trail}");
}

fn token_kid(token: &str) -> String {
    let engine = &base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let header = base64::Engine::decode(engine, token.split('.').next().unwrap()).unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    header["kid"].as_str().unwrap().to_owned()
}
