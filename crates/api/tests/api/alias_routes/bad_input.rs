//! Malformed requests at alias routes. Each gets an error answer, and no answer repeats the input unescaped.

use super::{call, report, world};
use crate::world::{SID, raw};

#[test]
fn an_operation_that_does_not_exist_is_405_for_a_valid_caller() {
    let world = world();
    for path in [
        "/api/Nothing",
        "/api/Nothing[]",
        "/api/NewBillable.exe",
        "/api/NewBillable.json.xml",
        "/api/NewBillable[][]",
        "/api/NewBillable.",
        "/api/New%2FBillable",
        "/api/..%2fbillables",
        "/json/reply/Nothing",
        "/json/oneway/Nothing%5B%5D",
        "/json/reply/NewBillable.xml",
        "/json/reply/billables",
    ] {
        for method in ["GET", "POST", "PUT", "OPTIONS"] {
            let answer =
                world.request(method, path).token(&world.tokens.manager()).header("accept", "application/json");
            let answer = answer.send().expect(405);
            assert!(answer.body.contains("MethodNotAllowed"), "{answer:?}");
        }
        world.request("POST", path).send().expect(401);
    }
}

#[test]
fn a_path_that_is_not_an_alias_route_is_not_found() {
    let world = world();
    for path in [
        "/html/reply/NewBillable",
        "/exe/reply/NewBillable",
        "/json/answer/NewBillable",
        "/json/reply/",
        "/json/reply",
        "/api/",
        "/api/NewBillable/",
        "/api/a/b/c",
        "/billables.exe",
        "/billables.xml.json",
        "/billables.",
        "/.json",
        "/api.json",
        "/api/%FF",
        "/%61pi%2FNewBillable",
    ] {
        for method in ["GET", "POST"] {
            let answer = world.request(method, path).token(&world.tokens.manager()).send();
            assert_eq!(answer.status, 404, "{method} {path}: {answer:?}");
        }
    }
}

#[test]
fn no_answer_repeats_the_path_or_query_unescaped() {
    let world = world();
    let script = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for path in [
        format!("/api/{script}"),
        format!("/api/{script}.xml"),
        format!("/xml/reply/{script}"),
        format!("/{script}/reply/NewBillable"),
        format!("/billables.{script}"),
        format!("/api/ListBillables?format={script}"),
        format!("/api/ListBillables?callback={script}"),
        format!("/api/ListBillables.xml?{script}={script}"),
        format!("/xml/reply/GetBillable?id={script}"),
    ] {
        let answer = world.get(&path).send();
        assert!(!answer.body.contains("<script>"), "{path}: {answer:?}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_ne!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
    }
}

#[test]
fn an_own_route_with_the_id_reply_or_oneway_is_not_an_alias_route() {
    let world = world();
    // The handler looks for a billable with the id `reply`, which does not exist.
    let answer = world.post("/billables/reply/void").json(&serde_json::json!({ "reason": "mistake" })).send();
    answer.expect_error(404, "NotFound", &[]);
    world.post("/billables/oneway/void").json(&serde_json::json!({})).send().expect_error(400, "NotEmpty", &["Reason"]);
}

#[test]
fn a_body_at_an_alias_route_is_limited_and_must_be_in_the_routes_format() {
    let world = world();
    let report = report("acme", SID).to_string();
    for (path, body) in [
        ("/api/NewBillable", "<NewBillable/>"),
        ("/api/NewBillable", "[]"),
        ("/api/NewBillable", "{"),
        ("/xml/reply/NewBillable", report.as_str()),
        ("/api/NewBillable.xml", report.as_str()),
        ("/jsv/reply/NewBillable", "{callSid:\"CA"),
        ("/csv/oneway/NewBillable", "CallSid\r\n\"CA"),
    ] {
        let answer = world.post(path).body("application/json", body).send().expect(400);
        assert!(answer.body.contains("SerializationException"), "{path}: {answer:?}");
    }
    let answer = world.post("/json/oneway/NewBillable").body("application/json", vec![b' '; 65 * 1024]).send();
    answer.expect_error(413, "PayloadTooLarge", &[]);
    world.get("/api/ListBillables?limit=%ff").send().expect_error(400, "SerializationException", &[]);
    world.get("/api/ListBillables?limit=many").send().expect_error(400, "InvalidValue", &["Limit"]);
    assert_eq!(world.get("/billables").send().expect(200).json()["items"], serde_json::json!([]));
}

#[test]
fn an_unread_chunked_body_at_an_alias_route_closes_the_connection() {
    let world = world();
    let request =
        "POST /api/NewBillable[] HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1,2,\r\n";
    let answer = raw(world.address(), request.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
}

#[test]
fn a_demo_refuses_alias_routes_under_another_host() {
    use crate::world::{Options, World};
    let options = Options { demo: true, ..Options::default() };
    let world = World::with(billables_test_support::TestDatabase::sqlite(), options);
    for path in
        ["/api/NewBillable", "/api/NewBillable[]", "/json/oneway/NewBillable", "/api/ListBillables?callback=show"]
    {
        let method = if path.contains("callback") { "GET" } else { "POST" };
        let request = world.request(method, path).token(&world.tokens.manager()).header("host", "rebound.example");
        request.json(&report("acme", &call(1))).send().expect(421);
    }
}
