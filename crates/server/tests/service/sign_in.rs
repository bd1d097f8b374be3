//! Signing in to the binary: addresses that are known after a restart, and proxies that are not trusted.

use std::time::Duration;

use billables_test_support::TestDatabase;
use serde_json::json;

use crate::process::{Folder, PASSWORD, Service, command, wait_until};

const WARNING: &str = "name the proxy with --trusted-proxies (BILLABLES_TRUSTED_PROXIES)";

/// Signs in through a proxy.
fn sign_in(service: &Service, forwarded_for: &str, name: &str, password: &str) -> u16 {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let body = json!({ "provider": "credentials", "userName": name, "password": password }).to_string();
    let request = agent.post(format!("{}/auth", service.url)).header("content-type", "application/json");
    request.header("x-forwarded-for", forwarded_for).send(body).unwrap().status().as_u16()
}

#[test]
fn an_address_is_known_after_a_restart() {
    for database in TestDatabase::each() {
        let (folder, url) = (Folder::new(), database.configured_url());
        for name in ["alice", "bob"] {
            let arguments = ["user", "add", name, "--role", "Manager", "--account", "demo"];
            command(&folder, Some(&url), &arguments, PASSWORD);
        }
        // In a debug build, 31 hashes at full cost would take long.
        let flags = ["--password-memory-kib", "64", "--password-iterations", "1"];
        let mut service = Service::start_with_flags(&folder, Some(&url), &flags);
        assert_eq!(sign_in(&service, "192.0.2.1", "alice", PASSWORD), 200);
        service.kill();
        // Without --trusted-proxies, all clients of the proxy have one address.
        let service = Service::start_with_flags(&folder, Some(&url), &flags);
        let wrong = |number: usize| sign_in(&service, "198.51.100.1", &format!("made-up-{number}"), "a wrong password");
        // On a slow machine the rate limit allows a few more attempts.
        let first_refused = (0..200).position(|number| wrong(number) == 429);
        assert!(first_refused.is_some_and(|position| position >= 30), "{first_refused:?}");
        assert_eq!(sign_in(&service, "192.0.2.1", "bob", PASSWORD), 429);
        assert_eq!(sign_in(&service, "192.0.2.1", "alice", PASSWORD), 200);
    }
}

#[test]
fn a_proxy_that_is_not_trusted_is_warned_of_once() {
    let folder = Folder::new();
    for (flags, warnings) in [(&[][..], 1), (&["--trusted-proxies", "127.0.0.0/8"], 0)] {
        let service = Service::start_with_flags(&folder, None, flags);
        for _ in 0..3 {
            assert_eq!(sign_in(&service, "192.0.2.1", "alice", PASSWORD), 401);
        }
        wait_until(Duration::from_secs(10), "the log has the lines", || {
            service.log().matches("was refused").count() >= 3
        });
        assert_eq!(service.log().matches(WARNING).count(), warnings, "{}", service.log());
    }
}
