//! Changes of users and keys while services run.

use std::time::Duration;

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::process::{Client, Folder, PASSWORD, Service, command, token_part, wait_until};

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
        assert_eq!((services[0].status(&first), services[1].status(&first)), (200, 200));

        run(&["user", "disable", "alice"], "");
        wait_until(IN_FORCE, "the token is refused", || services.iter().all(|service| service.status(&first) == 401));
        let refresh = json!({ "refreshToken": answer["refreshToken"] });
        for service in &services {
            assert_eq!(Client::new(&service.url, "").post("/access-token", &refresh).0, 401);
            assert_eq!(sign_in(service, PASSWORD).0, 401);
        }

        // The times of tokens have whole seconds. A token that is issued in the second of a change counts as older. The
        // services may have refused the first token early in that second.
        std::thread::sleep(Duration::from_millis(1_100));
        run(&["user", "enable", "alice"], "");
        let (code, answer) = sign_in(&services[1], PASSWORD);
        assert_eq!((code, services[0].status(&token(&answer)), services[0].status(&first)), (200, 200, 401));

        let second = token(&sign_in(&services[1], PASSWORD).1);
        run(&["user", "passwd", "alice"], "another good password");
        wait_until(IN_FORCE, "the old token is refused", || {
            services.iter().all(|service| service.status(&second) == 401)
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
    assert_eq!(service.status(made.trim_end()), 200);
    command(&folder, None, &["api-key", "revoke", "switchboard"], "");
    assert_eq!(service.status(made.trim_end()), 401);
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
    token_part(token, 0)["kid"].as_str().unwrap().to_owned()
}
