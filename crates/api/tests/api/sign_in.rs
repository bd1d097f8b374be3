//! Signing in, with the paths, answers and cookies that existing clients expect.

pub mod api_keys;
mod attacks;
mod basic;
mod cross_site;
mod refresh;

use billables_auth::PasswordCost;
use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::world::{Answer, Options, PASSWORD, QUICK_COST, SID, World, audit_context, hash_of, now};

fn credentials(name: &str) -> Value {
    json!({ "provider": "credentials", "userName": name, "password": PASSWORD })
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// Lists the billables with a cookie and no other credentials.
fn list_with_cookie(world: &World, cookie: &str) -> Answer {
    world.request("GET", "/billables").header("cookie", cookie).send()
}

on_both! {
    fn a_password_gives_tokens_at_every_path(world: &World) {
        world.add_user("alice", "Manager");
        for path in [
            "/auth",
            "/auth/credentials",
            "/auth/login",
            "/auth/credentials.json",
            "/authenticate",
            "/authenticate/credentials",
            "/api/Authenticate",
            "/json/reply/Authenticate",
        ] {
            // If the path names the provider, the body may omit the member `provider`.
            let mut body = credentials("alice");
            if path.ends_with("/credentials") || path.ends_with("/login") {
                body.as_object_mut().unwrap().remove("provider");
            }
            let answer = world.send_json(path, &body).send().expect(200);
            assert_eq!(answer.member("userId"), "alice", "{path}");
            assert_eq!(answer.member("displayName"), "Alice Example", "{path}");
            assert_eq!(answer.member("roles"), json!(["Manager"]), "{path}");
            let token = answer.member("bearerToken");
            world.request("GET", "/billables").token(token.as_str().unwrap()).send().expect(200);
            assert!(answer.member("refreshToken").as_str().unwrap().starts_with("rt_"), "{path}");
            assert!(answer.header("x-cookies").is_none(), "{path}");
        }
        // A report with the token is stored under the user's name.
        let token = world.sign_in("Alice").expect(200).member("bearerToken");
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let reported = world.send_json("/billables", &body).token(token.as_str().unwrap()).send().expect(201);
        assert_eq!(reported.member("createdBy"), "alice");
    }

    fn signing_in_sets_a_session_cookie_and_on_request_a_permanent_one(world: &World) {
        world.add_user("alice", "Manager");
        let answer = world.sign_in("alice").expect(200);
        let (session, line) = answer.cookie("ss-id").unwrap();
        assert_eq!(line, format!("ss-id={session}; Path=/; HttpOnly; SameSite=Lax"));
        assert!(answer.cookie("ss-pid").is_none());
        assert_ne!(answer.member("sessionId"), session, "the id in the answer differs from the secret in the cookie");
        list_with_cookie(world, &format!("ss-id={session}")).expect(200);

        let remembered = world.send_json("/auth", &with(credentials("alice"), "rememberMe", json!(true))).send().expect(200);
        let (permanent, line) = remembered.cookie("ss-pid").unwrap();
        assert_eq!(line, format!("ss-pid={permanent}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400"));
        list_with_cookie(world, &format!("ss-pid={permanent}")).expect(200);
        // One valid cookie is enough, beside any others in the client's cookie jar.
        let junk = format!("x; ss-id=ss_nothing; 22 Nov 2041 20:00:00 GMT=null; ss-pid={permanent}; =; ss-opt=perm");
        list_with_cookie(world, &junk).expect(200);
        list_with_cookie(world, "ss-id=ss_nothing; ss-pid=").expect_error(401, "Unauthorized", &[]);
        list_with_cookie(world, "22 Nov 2041 20:00:00 GMT=null").expect_error(401, "Unauthorized", &[]);
    }

    fn tokens_come_in_cookies_on_request(world: &World) {
        world.add_user("alice", "Manager");
        let body = with(credentials("alice"), "useTokenCookie", json!(true));
        let answer = world.send_json("/api/Authenticate", &body).send().expect(200);
        assert_eq!((answer.member("bearerToken"), answer.member("refreshToken")), (Value::Null, Value::Null));
        assert_eq!(answer.header("x-cookies"), Some("ss-tok,ss-reftok"));
        for name in ["ss-tok", "ss-reftok"] {
            let (value, line) = answer.cookie(name).unwrap();
            assert_eq!(line, format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400"));
        }
        list_with_cookie(world, &format!("ss-tok={}", answer.cookie("ss-tok").unwrap().0)).expect(200);
        assert!(answer.cookie("ss-id").is_some());
    }

    fn signing_in_without_token_cookies_deletes_the_old_ones(world: &World) {
        world.add_user("alice", "Manager");
        let request = world.send_json("/auth", &credentials("alice")).header("cookie", "ss-tok=old; ss-reftok=old");
        let answer = request.send().expect(200);
        for name in ["ss-tok", "ss-reftok"] {
            assert!(answer.cookie(name).unwrap().1.ends_with("Max-Age=0"), "an old token cookie would override the new session");
        }
        assert!(world.sign_in("alice").cookie("ss-tok").is_none(), "the service deletes only cookies that the client sent");
    }

    fn a_percent_encoded_path_needs_credentials_too(world: &World) {
        for path in ["/%62illables", "/accounts%2F", "/%61uth/%73tatus"] {
            let status = world.request("GET", path).send().status;
            assert!(matches!(status, 200 | 401 | 404), "{path} {status}");
        }
        world.request("GET", "/%62illables").send().expect(401);
        world.get("/%62illables").send().expect(200);
        world.request("DELETE", "/%62illables").send().expect(401);
        world.get("/%62illables").header("authorization", "Basic x").send().expect(401);
    }

    fn a_token_cookie_overrides_a_session_cookie(world: &World) {
        // The client must learn that its token has expired, so that it refreshes the token.
        world.add_user("alice", "Manager");
        let signed_in = world.sign_in("alice");
        let session = signed_in.cookie("ss-id").unwrap().0;
        let bad = world.tokens.forged(crate::tokens::Forged::Expired);
        let answer = list_with_cookie(world, &format!("ss-tok={bad}; ss-id={session}"));
        assert!(answer.expect_error(401, "TokenException", &[]).body.contains("expired"));
        // A token in the header overrides cookies as well.
        let request = world.request("GET", "/billables").header("cookie", &format!("ss-id={session}")).token(&bad);
        request.send().expect(401);
    }

    fn missing_wrong_and_unknown_members_have_their_errors(world: &World) {
        world.add_user("alice", "Manager");
        let post = |path: &str, body: &Value| world.send_json(path, body).send();
        let answer = post("/auth/credentials", &json!({}));
        answer.expect_error(400, "NotEmpty", &["UserName", "Password"]);
        post("/auth", &json!({ "userName": "alice", "password": "" })).expect_error(400, "NotEmpty", &["Password"]);
        post("/auth/facebook", &credentials("alice")).expect(400);
        post("/auth/facebook", &json!({ "userName": "alice" })).expect_error(404, "NotFound", &[]);
        let wrong = post("/auth", &with(credentials("alice"), "password", json!("a wrong password")));
        assert_eq!(wrong.expect_error(401, "Unauthorized", &[]).json()["responseStatus"]["message"], "Invalid Username or Password");
        for path in ["/auth", "/auth/credentials", "/authenticate", "/access-token"] {
            let answer = world.request("GET", &format!("{path}?userName=alice")).send().expect(405);
            assert_eq!(answer.header("allow"), Some("POST"), "{path}");
        }
        let both = with(credentials("alice"), "UserName", json!("bob"));
        post("/auth", &both).expect_error(400, "DuplicateMember", &["UserName"]);
    }

    fn a_sign_in_without_provider_and_name_answers_the_signed_in_user(world: &World) {
        world.add_user("alice", "Reporter");
        world.send_json("/auth", &json!({})).send().expect_error(401, "Unauthorized", &[]);
        let signed_in = world.sign_in("alice");
        let token = signed_in.member("bearerToken");
        let answer = world.send_json("/auth", &json!({})).token(token.as_str().unwrap()).send().expect(200);
        assert_eq!(answer.member("userName"), "alice");
        assert_eq!(answer.member("permissions"), json!(["billables.report", "billables.read"]));
        assert_eq!(answer.member("bearerToken"), Value::Null);
    }

    fn the_status_answers_the_signed_in_user_and_its_accounts(world: &World) {
        world.add_user("alice", "Manager");
        let signed_out = world.request("GET", "/auth/status").send().expect(200);
        assert_eq!(signed_out.member("isAuthenticated"), false);
        let session = world.sign_in("alice");
        let cookie = format!("ss-id={}", session.cookie("ss-id").unwrap().0);
        let status = world.request("GET", "/auth/status").header("cookie", &cookie).send().expect(200);
        for (name, value) in [
            ("id", json!("alice")),
            ("isAuthenticated", json!(true)),
            ("name", json!("Alice Example")),
            ("emailAddress", json!("alice@example.com")),
            ("roles", json!(["Manager"])),
            ("accountIds", json!(["demo"])),
            ("accountNames", json!(["demo"])),
        ] {
            assert_eq!(status.member(name), value, "{name}");
        }
    }

    fn signing_out_ends_the_session_and_its_refresh_token(world: &World) {
        world.add_user("alice", "Manager");
        let signed_in = world.sign_in("alice");
        let cookie = format!("ss-id={}", signed_in.cookie("ss-id").unwrap().0);
        list_with_cookie(world, &cookie).expect(200);
        for path in ["/auth/logout", "/auth/logout"] {
            let answer = world.send_json(path, &json!({})).header("cookie", &cookie).send().expect(200);
            let (value, line) = answer.cookie("ss-id").unwrap();
            assert!(value.is_empty() && line.ends_with("Max-Age=0"), "{line}");
            assert!(answer.cookie("ss-reftok").is_none(), "the service deletes only cookies that the client sent");
        }
        list_with_cookie(world, &cookie).expect(401);
        let refresh = json!({ "refreshToken": signed_in.member("refreshToken") });
        world.send_json("/access-token", &refresh).send().expect_error(401, "TokenException", &[]);
        // Another sign-in of the same user stays valid.
        let again = world.sign_in("alice").expect(200);
        world.send_json("/api/Authenticate", &json!({ "provider": "logout" })).send().expect(200);
        list_with_cookie(world, &format!("ss-id={}", again.cookie("ss-id").unwrap().0)).expect(200);
    }

    fn a_disabled_user_is_refused_by_password_session_and_refresh_token(world: &World) {
        world.add_user("alice", "Manager");
        let signed_in = world.sign_in("alice").expect(200);
        let cookie = format!("ss-id={}", signed_in.cookie("ss-id").unwrap().0);
        list_with_cookie(world, &cookie).expect(200);
        world.store().user_disable(&billables_domain::Subject::parse("alice").unwrap(), &audit_context()).unwrap();
        list_with_cookie(world, &cookie).expect(401);
        let refused = world.sign_in("alice").expect_error(401, "Unauthorized", &[]);
        assert!(refused.body.contains("Invalid Username or Password"), "the message is the same as for a wrong password");
        let refresh = json!({ "refreshToken": signed_in.member("refreshToken") });
        world.send_json("/access-token", &refresh).send().expect(401);
    }

    fn a_hash_of_another_cost_is_replaced_when_its_user_signs_in(world: &World) {
        let old = PasswordCost { iterations: 2, ..QUICK_COST };
        world.add_user_with("alice", "Manager", &hash_of(PASSWORD, old));
        let stored = || {
            let name = billables_domain::Subject::parse("alice").unwrap();
            world.store().user_find(&name).unwrap().unwrap().password_hash
        };
        assert!(stored().contains("t=2"));
        world.send_json("/auth", &with(credentials("alice"), "password", json!("a wrong password"))).send().expect(401);
        assert!(stored().contains("t=2"));
        world.sign_in("alice").expect(200);
        assert!(stored().contains("t=1"), "{}", stored());
        world.sign_in("alice").expect(200);
    }

    fn changes_over_http_are_in_the_audit_trail(world: &World) {
        let begun = now();
        let post = |path: &str, body: Value| world.post(path).json(&body).send();
        post("/customers", json!({ "accountId": "demo", "id": "new", "name": "New" })).expect(201);
        post("/customers", json!({ "accountId": "demo", "id": "new", "name": "New" })).expect(200);
        post("/sessions", json!({ "accountId": "demo", "id": "new", "customerId": "new" })).expect(201);
        let id = world.report("new", SID).expect(201).member("id");
        let id = id.as_str().unwrap();
        post(&format!("/billables/{id}/void"), json!({ "reason": "a mistake" })).expect(200);
        post(&format!("/billables/{id}/reinstate"), json!({ "reason": "none" })).expect(200);
        let filter = billables_persistence::AuditFilter { from: Some(begun), ..Default::default() };
        let events = world.store().audit_list(&filter, None, 10).unwrap().items;
        let line = |event: &billables_persistence::AuditEvent| {
            let address = event.address.as_deref().unwrap();
            format!("{} {address} {} {} {}", event.created_by, event.action, event.target, event.detail)
        };
        assert_eq!(
            events.iter().map(line).collect::<Vec<_>>(),
            [
                "manager 127.0.0.1 CustomerCreated demo/new ".to_owned(),
                "manager 127.0.0.1 SessionCreated demo/new ".to_owned(),
                format!("manager 127.0.0.1 BillableVoided demo/{id} a mistake"),
                format!("manager 127.0.0.1 BillableReinstated demo/{id} none"),
            ]
        );
    }

    fn sign_ins_are_in_the_audit_trail(world: &World) {
        world.add_user("alice", "Manager");
        let begun = now();
        world.sign_in("alice").expect(200);
        world.send_json("/auth", &with(credentials("alice"), "password", json!("a wrong password"))).send().expect(401);
        let secret = "my-password-in-the-wrong-field";
        world.send_json("/auth", &credentials(secret)).send().expect(401);
        let filter = billables_persistence::AuditFilter { from: Some(begun), ..Default::default() };
        let events = world.store().audit_list(&filter, None, 10).unwrap().items;
        let lines: Vec<_> = events
            .iter()
            .map(|event| format!("{} {} {}", event.created_by, event.address.as_deref().unwrap(), event.action))
            .collect();
        assert_eq!(
            lines,
            ["alice 127.0.0.1 SignedIn", "alice 127.0.0.1 SignInRefused", "unknown 127.0.0.1 SignInRefused"]
        );
        assert!(!format!("{events:?}").contains(secret));
    }
}

#[test]
fn a_client_can_override_the_configured_token_cookies() {
    let options = Options { token_cookies: true, public_url: "https://billing.example.com", ..Options::default() };
    let world = World::with(TestDatabase::sqlite(), options);
    world.add_user("alice", "Manager");
    let answer = world.sign_in("alice").expect(200);
    assert_eq!(answer.member("bearerToken"), Value::Null);
    for name in ["ss-tok", "ss-reftok", "ss-id"] {
        assert!(answer.cookie(name).unwrap().1.ends_with("; Secure"), "the public URL is https");
    }
    let without_cookies = with(credentials("alice"), "useTokenCookie", json!(false));
    let answer = world.send_json("/auth", &without_cookies).send().expect(200);
    assert!(answer.cookie("ss-tok").is_none() && answer.member("bearerToken").is_string());
}
