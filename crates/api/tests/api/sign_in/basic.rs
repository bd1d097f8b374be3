//! HTTP Basic: a user name and a password in each request.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_domain::Subject;

use crate::world::{Answer, PASSWORD, QUICK_COST, World, audit_context, hash_of};

fn basic(name: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{password}")))
}

fn list(world: &World, name: &str, password: &str) -> Answer {
    world.request("GET", "/billables").header("authorization", &basic(name, password)).send()
}

on_both! {
    fn basic_is_accepted_by_every_operation_with_a_permission(world: &World) {
        world.add_user("alice", "SystemAdministrator");
        let document: serde_json::Value = serde_json::from_str(&billables_api::openapi_json()).unwrap();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                if operation["x-permission"].is_null() {
                    continue;
                }
                let id = |part: &str| if part.starts_with('{') { "01890a5d-ac96-774b-bcce-b302099a8057" } else { part }.to_owned();
                let path = path.split('/').map(id).collect::<Vec<_>>().join("/");
                let request = world.request(&method.to_uppercase(), &path);
                let answer = request.header("authorization", &basic("alice", PASSWORD)).send();
                assert!(matches!(answer.status, 200 | 400 | 404), "{method} {path}: {answer:?}");
            }
        }
    }

    fn a_verified_password_is_cached_until_the_password_changes(world: &World) {
        world.add_user("alice", "Manager");
        for _ in 0..20 {
            list(world, "alice", PASSWORD).expect(200);
        }
        let computations = || world.metric("billables_password_computations_total");
        assert_eq!(computations(), 1.0);
        list(world, "alice", "a wrong password").expect_error(401, "Unauthorized", &[]);
        assert_eq!(computations(), 2.0);
        let name = Subject::parse("alice").unwrap();
        // The change is made through another store, as by the command line in another process.
        world.store().user_set_password(&name, &hash_of("another good password", QUICK_COST), &audit_context()).unwrap();
        list(world, "alice", PASSWORD).expect(401);
        list(world, "alice", "another good password").expect(200);
        world.store().user_disable(&name, &audit_context()).unwrap();
        list(world, "alice", "another good password").expect(401);
    }

    fn the_first_use_of_a_day_is_in_the_audit_trail(world: &World) {
        world.add_user("alice", "Manager");
        list(world, "alice", PASSWORD).expect(200);
        let name = Subject::parse("alice").unwrap();
        world.store().user_set_password(&name, &hash_of("another good password", QUICK_COST), &audit_context()).unwrap();
        list(world, "alice", "another good password").expect(200);
        let filter = billables_persistence::AuditFilter { by: Some("alice".to_owned()), ..Default::default() };
        let events = world.store().audit_list(&filter, None, 10).unwrap().items;
        let lines: Vec<_> = events.iter().map(|event| format!("{} {}", event.action, event.detail)).collect();
        assert_eq!(lines, ["SignedIn basic"]);
    }

    fn a_malformed_header_is_refused(world: &World) {
        for bad in ["Basic", "Basic !", "Basic YWxpY2U=", &format!("Basic {}", STANDARD.encode(b"\xff:x"))] {
            let answer = world.request("GET", "/billables").header("authorization", bad).send();
            answer.expect_error(401, "Unauthorized", &[]);
        }
        list(world, "", "").expect(401);
        list(world, "nobody", &"x".repeat(5_000)).expect(401);
    }
}
