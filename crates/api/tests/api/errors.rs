//! Errors: their formats and their pages, and the limits that answer with an error.

use billables_contract::ErrorCode;
use serde_json::json;

use crate::world::{SID, World};

on_both! {
    fn an_error_in_json_has_the_members_that_clients_expect(world: &World) {
        let answer = world.report("a b", SID).expect(400);
        let request_id = answer.header("x-request-id").unwrap();
        let message = answer.json()["responseStatus"]["message"].clone();
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
        assert_eq!(answer.json(), json!({ "responseStatus": {
            "errorCode": "InvalidId",
            "message": message,
            "errors": [{ "errorCode": "InvalidId", "fieldName": "CustomerId", "message": message }],
            "meta": { "requestId": request_id },
        }}));
    }

    fn an_error_in_xml_has_the_namespace_that_clients_expect(world: &World) {
        let answer = world.request("GET", "/billables.xml").send().expect(401);
        assert_eq!(answer.header("content-type"), Some("application/xml"));
        assert!(answer.body.starts_with(
            "<ErrorResponse xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.servicestack.net/types\"><ResponseStatus><ErrorCode>Unauthorized</ErrorCode><Errors/><Message>"
        ), "{}", answer.body);
        assert!(answer.body.contains(answer.header("x-request-id").unwrap()), "{}", answer.body);
    }

    fn problem_json_points_at_the_members_and_at_a_page(world: &World) {
        let body = json!({ "accountId": "demo", "customerId": "a b", "callSid": SID });
        let answer = world.post("/billables").header("accept", "application/problem+json").json(&body).send().expect(400);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        let problem = answer.json();
        assert_eq!((&problem["status"], &problem["code"]), (&json!(400), &json!("InvalidId")));
        assert_eq!(problem["errors"][0]["pointer"], "/customerId");
        assert_eq!(problem["requestId"], answer.header("x-request-id").unwrap());
        let page = problem["type"].as_str().unwrap().strip_prefix("http://billables.example").unwrap();
        assert!(world.request("GET", page).send().expect(200).body.contains("InvalidId"));
        // A successful answer keeps its format.
        let answer = world.get("/billables").header("accept", "application/problem+json").send().expect(200);
        assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    }

    fn every_code_has_a_page(world: &World) {
        let index = world.request("GET", "/docs/errors").send().expect(200).body;
        for code in ErrorCode::ALL {
            assert!(index.contains(&format!("href=\"/docs/errors/{}\"", code.as_str())));
            let page = world.request("GET", &format!("/docs/errors/{}", code.as_str())).send().expect(200);
            assert!(page.body.contains(&format!("HTTP status {}", code.status())), "{}", page.body);
        }
        world.request("GET", "/docs/errors/Nonsense").send().expect(404);
        world.request("GET", "/docs/errors/%3Cscript%3E").send().expect(404);
    }

    fn a_service_outside_demo_mode_answers_proxies_and_other_hosts(world: &World) {
        world.get("/billables").header("host", "api.example.com").header("x-forwarded-for", "10.0.0.1").send().expect(200);
    }
}

#[test]
fn a_demo_refuses_other_hosts_and_proxies() {
    use crate::world::Options;
    let database = billables_test_support::TestDatabase::sqlite();
    let world = World::with(database, Options { demo: true, ..Options::default() });
    world.get("/billables").send().expect(200);
    world.get("/billables").header("host", "localhost:8080").send().expect(200);
    world.get("/billables").header("host", "evil.example").send().expect_error(421, "MisdirectedRequest", &[]);
    for (name, value) in [
        ("forwarded", "for=1.2.3.4"),
        ("x-forwarded-for", "1.2.3.4"),
        ("x-forwarded-host", "localhost"),
        ("via", "1.1 proxy"),
    ] {
        world.get("/billables").header(name, value).send().expect_error(421, "MisdirectedRequest", &[]);
    }
    world.request("GET", "/metadata").header("host", "evil.example").send().expect(421);
}

#[test]
fn a_full_queue_answers_503_with_retry_after() {
    use crate::world::Options;
    for database in billables_test_support::TestDatabase::each() {
        // A queue of capacity 0 is always full.
        let world = World::with(database, Options { queue_capacity: Some(0), ..Options::default() });
        let answer = world.report("acme", SID).expect_error(503, "IntakeFull", &[]);
        assert_eq!(answer.header("retry-after"), Some("1"));
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        let answer = world.post("/billables.xml").json(&body).send().expect_error(503, "IntakeFull", &[]);
        assert_eq!(answer.header("content-type"), Some("application/xml"));
        assert_eq!(world.get("/billables").send().expect(200).json()["items"], json!([]));
    }
}

#[test]
fn a_body_that_does_not_arrive_in_time_is_answered_408() {
    use crate::world::{Options, raw};
    let database = billables_test_support::TestDatabase::sqlite();
    let world = World::with(database, Options { request_body_timeout_seconds: 1, ..Options::default() });
    let request = format!(
        "POST /billables HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ncontent-length: 100\r\n\r\n{{",
        world.tokens.manager()
    );
    let answer = raw(world.address(), request.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("RequestTimeout"), "{answer}");
}

#[test]
fn an_unread_chunked_body_closes_the_connection() {
    use std::time::{Duration, Instant};

    use crate::world::raw;
    let world = World::new(billables_test_support::TestDatabase::sqlite());
    for (path, status) in [("/billables", "401"), ("/nothing", "404")] {
        let request =
            format!("POST {path} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{{\r\n");
        let since = Instant::now();
        // `raw` reads until the service closes the connection, and waits at most 30 seconds.
        let answer = raw(world.address(), request.as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        assert!(since.elapsed() < Duration::from_secs(25), "the service keeps the connection open");
    }
}
