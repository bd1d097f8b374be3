//! API keys: the credentials of programs that do not sign in.

use billables_auth::{Secret, SecretForm};
use billables_domain::Timestamp;
use billables_persistence::ApiKey;
use serde_json::json;

use crate::world::{SID, World, audit_context, grants, now, random};

/// Adds an API key of a Reporter in the account `demo`.
pub fn add(world: &World, name: &str, expires: Option<Timestamp>) -> Secret {
    let mut bytes = [0; 32];
    random(&mut bytes);
    let secret = Secret::new(SecretForm::ApiKey, &bytes);
    let key = ApiKey {
        name: name.to_owned(),
        hash: secret.hash(),
        grants: grants("Reporter"),
        date_created: now(),
        expires,
        date_revoked: None,
        date_last_used: None,
    };
    world.store().api_key_insert(&key, &audit_context()).unwrap();
    secret
}

on_both! {
    fn a_key_reports_under_its_name_and_its_last_use_is_stored(world: &World) {
        let key = add(world, "switchboard", Some(now().plus_seconds(600)));
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let answer = world.send_json("/billables", &body).token(key.as_str()).send().expect(201);
        assert_eq!(answer.member("createdBy"), "api-key:switchboard");
        let void = format!("/billables/{}/void", answer.member("id").as_str().unwrap());
        let answer = world.send_json(&void, &json!({ "reason": "x" })).token(key.as_str()).send();
        answer.expect_error(403, "InvalidRole", &[]);
        let elsewhere = json!({ "accountId": "other", "customerId": "acme", "callSid": SID });
        world.send_json("/billables", &elsewhere).token(key.as_str()).send().expect(403);
        let used = || world.store().api_key_list().unwrap()[0].date_last_used;
        // The time of use is stored asynchronously, possibly after the answer.
        for _ in 0..200 {
            if used().is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let first = used().unwrap();
        world.request("GET", "/billables").token(key.as_str()).send().expect(200);
        assert_eq!(used(), Some(first), "the time of use is stored at most once a minute");
    }

    fn a_key_that_is_revoked_expired_or_unknown_is_refused(world: &World) {
        let list = |key: &str| world.request("GET", "/billables").token(key).send();
        let key = add(world, "switchboard", None);
        list(key.as_str()).expect(200);
        world.store().api_key_revoke("switchboard", &audit_context()).unwrap();
        list(key.as_str()).expect_error(401, "TokenException", &[]);
        let expired = add(world, "expired", Some(now().plus_seconds(-1)));
        list(expired.as_str()).expect_error(401, "TokenException", &[]);
        list("bk_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc").expect_error(401, "TokenException", &[]);
        list("bk_short").expect_error(401, "TokenException", &[]);
    }
}
