//! Request lists: the requests run in order, through the same handler as a single request, until one fails.

use serde_json::{Value, json};

use billables_test_support::TestDatabase;

use super::{call, report, world};
use crate::world::{Answer, Options, SID, World, raw};

const COMPLETED: &str = "x-autobatch-completed";

#[track_caller]
fn assert_stopped(answer: Answer, status: u16, code: &str, at: &str) -> Answer {
    let answer = answer.expect(status);
    assert_eq!(answer.error_code(), code, "{answer:?}");
    assert_eq!(answer.header(COMPLETED), Some(at), "{answer:?}");
    assert_eq!(answer.json()["responseStatus"]["meta"]["AutoBatchIndex"], at, "{answer:?}");
    answer
}

fn calls_billed(world: &World) -> Vec<String> {
    let items = world.get("/billables?limit=500").send().expect(200).json()["items"].as_array().unwrap().clone();
    items.iter().rev().map(|item| item["callSid"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    fn reports_are_answered_in_order(world: &World) {
        let list: Vec<_> = (0..20).map(|number| report("acme", &call(number))).collect();
        let answer = world.post("/api/NewBillable[]").json(&json!(list)).send().expect(200);
        assert_eq!(answer.header(COMPLETED), Some("20"));
        let items = answer.json();
        let sids: Vec<_> = items.as_array().unwrap().iter().map(|item| item["callSid"].as_str().unwrap().to_owned()).collect();
        assert_eq!(sids, (0..20).map(call).collect::<Vec<_>>());
        assert_eq!(calls_billed(world), sids);
        // A repeated list is all replays, and so is a repeated report within one list.
        assert_eq!(world.post("/api/NewBillable[]").json(&json!(list)).send().expect(200).json(), items);
        let twice = json!([report("acme", &call(99)), report("acme", &call(99))]);
        let answer = world.post("/json/reply/NewBillable%5B%5D").json(&twice).send().expect(200).json();
        assert_eq!(answer[0], answer[1]);
        assert_eq!(calls_billed(world).len(), 21);
    }

    fn the_first_error_stops_the_list_and_keeps_the_reports_before_it(world: &World) {
        let list = json!([
            report("acme", &call(1)), report("acme", &call(2)), report("acme", "CA1"), report("acme", &call(3))
        ]);
        let answer = assert_stopped(world.post("/api/NewBillable[]").json(&list).send(), 400, "InvalidCallSid", "2");
        assert_eq!(answer.fields(), ["CallSid"]);
        assert_eq!(calls_billed(world), [call(1), call(2)]);
        // The same holds at a oneway route, and for an error that the store finds.
        let list = json!([report("acme", &call(4)), report("globex", &call(1))]);
        assert_stopped(world.post("/json/oneway/NewBillable[]").json(&list).send(), 409, "BillableConflict", "1");
        let list = json!([report("nobody", &call(5))]);
        assert_stopped(world.post("/json/reply/NewBillable[]").json(&list).send(), 404, "NotFound", "0");
        assert_eq!(calls_billed(world), [call(1), call(2), call(4)]);
    }
}

#[test]
fn every_item_is_checked_as_a_single_request_is() {
    let world = world();
    let list = json!([report("acme", &call(1)), { "accountId": "other", "customerId": "acme", "callSid": call(2) }]);
    assert_stopped(world.post("/api/NewBillable[]").json(&list).send(), 403, "AccountForbidden", "1");
    let list = json!([{ "id": "x", "ID": "y" }]);
    assert_stopped(world.post("/api/GetBillable[]").json(&list).send(), 400, "DuplicateMember", "0");
    assert_stopped(world.post("/api/GetBillable[]").json(&json!([{}])).send(), 400, "NotEmpty", "0");
    // The members of the query apply to every request of the list.
    let list = json!([{ "callSid": call(3) }, { "callSid": call(4), "accountId": "demo" }, { "customerId": "globex" }]);
    let answer = world.post("/api/NewBillable[]?accountId=demo&customerId=acme").json(&list).send();
    assert_stopped(answer, 400, "DuplicateMember", "2");
}

#[test]
fn an_error_in_a_list_is_answered_in_xml_and_as_problem_json() {
    let world = world();
    let list = json!([report("acme", SID), report("acme", "CA1")]);
    let answer = world.post("/api/NewBillable[]?format=xml").json(&list).send().expect(400);
    assert_eq!(answer.header(COMPLETED), Some("1"));
    assert!(answer.body.contains("AutoBatchIndex</"), "{answer:?}");
    let request = world.post("/api/NewBillable[]").header("accept", "application/problem+json");
    let answer = request.json(&list).send().expect(400);
    assert_eq!(answer.header(COMPLETED), Some("1"));
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
}

#[test]
fn reading_operations_take_request_lists() {
    let world = world();
    let first = world.report("acme", &call(1)).expect(201).json();
    let second = world.report("acme", &call(2)).expect(201).json();
    let list = json!([{ "id": second["id"] }, { "Id": first["id"] }]);
    let answer = world.post("/api/GetBillable[]").json(&list).send().expect(200);
    assert_eq!(answer.json(), json!([second, first]));
    let answer = world
        .post("/api/ListBillables%5B%5D")
        .json(&json!([{ "limit": 1 }, { "limit": "2" }]))
        .send()
        .expect(200)
        .json();
    assert_eq!((answer[0]["items"].as_array().unwrap().len(), answer[1]["items"].as_array().unwrap().len()), (1, 2));
    assert_eq!(answer[0]["hasMorePages"], true);
}

#[test]
fn the_answer_to_an_empty_list_is_an_empty_list() {
    let world = world();
    for body in ["[]", " [ ] "] {
        let answer = world.post("/api/NewBillable[]").body("application/json", body).send().expect(200);
        assert_eq!((answer.body.as_str(), answer.header(COMPLETED)), ("[]", Some("0")));
    }
    let answer = world.post("/json/oneway/NewBillable[]").body("application/json", "[]").send().expect(204);
    assert_eq!((answer.body.as_str(), answer.header(COMPLETED)), ("", Some("0")));
}

#[test]
fn a_body_that_is_not_a_request_list_is_refused_before_any_request_runs() {
    let world = world();
    let good = report("acme", SID).to_string();
    for body in [
        "{}",
        "null",
        "1",
        "\"[]\"",
        "[",
        "[]]",
        "[{}",
        &good,
        &format!("[{good},1]"),
        &format!("[{good},[]]"),
        &format!("[{good}"),
    ] {
        let answer = world.post("/api/NewBillable[]").body("application/json", body).send();
        answer.expect_error(400, "SerializationException", &[]);
    }
    let form = world.post("/api/NewBillable[]").body("application/x-www-form-urlencoded", "accountId=demo").send();
    form.expect_error(400, "SerializationException", &[]);
    let nested = format!("[{{\"a\":{}{}}}]", "[".repeat(10_000), "]".repeat(10_000));
    world.post("/api/NewBillable[]").body("application/json", nested).send().expect_error(
        400,
        "SerializationException",
        &[],
    );
    assert_eq!(calls_billed(&world), Vec::<String>::new());
}

#[test]
fn the_limit_of_a_list_is_ten_thousand_requests() {
    let world = world();
    let list = |count: usize| Value::from(vec![json!({ "id": "acme", "accountId": "demo" }); count]);
    let answer = world.post("/api/GetCustomer[]").json(&list(10_000)).send().expect(200);
    assert_eq!(answer.header(COMPLETED), Some("10000"));
    assert_eq!(answer.json().as_array().map(Vec::len), Some(10_000));
    world.post("/api/GetCustomer[]").json(&list(10_001)).send().expect_error(413, "PayloadTooLarge", &[]);
    world.post("/json/oneway/GetCustomer[]").json(&list(10_001)).send().expect_error(413, "PayloadTooLarge", &[]);
}

#[test]
fn the_limit_of_a_list_is_four_mebibytes() {
    let world = world();
    let body = |length: usize| {
        let list = json!([report("acme", SID)]).to_string();
        format!("{list}{}", " ".repeat(length - list.len()))
    };
    world.post("/api/NewBillable[]").body("application/json", body(4 << 20)).send().expect(200);
    let answer = world.post("/api/NewBillable[]").body("application/json", body((4 << 20) + 1)).send();
    answer.expect_error(413, "PayloadTooLarge", &[]);
    // The limit also holds for a chunked body.
    let mut request = format!(
        "POST /api/NewBillable[] HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n",
        world.tokens.manager()).into_bytes();
    for _ in 0..5 {
        request.extend_from_slice(format!("{:x}\r\n{}\r\n", 1 << 20, " ".repeat(1 << 20)).as_bytes());
    }
    request.extend_from_slice(b"0\r\n\r\n");
    assert!(raw(world.address(), &request).starts_with("HTTP/1.1 413 "));
}

#[test]
fn a_list_stops_at_the_limit_of_its_answers() {
    let world = world();
    let list: Vec<_> = (0..100).map(|number| report("acme", &call(number))).collect();
    world.post("/api/NewBillable[]").json(&json!(list)).send().expect(200);
    let list = Value::from(vec![json!({ "limit": 100 }); 10_000]);
    let answer = world.post("/api/ListBillables[]").json(&list).send().expect_error(413, "PayloadTooLarge", &[]);
    let completed: usize = answer.header(COMPLETED).unwrap().parse().unwrap();
    assert!((100..5_000).contains(&completed), "{completed}");
}

/// A service with a limit of memory for request lists, and 100 billables. One page with all of them is about 30 KB.
fn world_with_memory(lists_bytes_max: u64) -> World {
    let world = World::with(TestDatabase::sqlite(), Options { lists_bytes_max, ..Options::default() });
    let list: Vec<_> = (0..100).map(|number| report("acme", &call(number))).collect();
    world.post("/api/NewBillable[]").json(&json!(list)).send().expect(200);
    world
}

fn pages(count: usize) -> Value {
    Value::from(vec![json!({ "limit": 100 }); count])
}

#[test]
fn a_list_without_memory_stops_and_reports_the_completed_requests() {
    let world = world_with_memory(3 << 20);
    let refused = |answer: Answer| {
        let answer = answer.expect(503);
        assert_eq!((answer.error_code().as_str(), answer.header("retry-after")), ("Unavailable", Some("1")));
        answer.header(COMPLETED).unwrap().parse::<usize>().unwrap()
    };
    let completed = refused(world.post("/api/ListBillables[]").json(&pages(200)).send());
    assert!((10..100).contains(&completed), "{completed}");
    // The memory of a stopped list is free again, and a oneway list stores no answers.
    let answer = world.post("/api/ListBillables[]").json(&pages(completed - 5)).send().expect(200);
    assert_eq!(answer.json().as_array().map(Vec::len), Some(completed - 5));
    let answer = world.post("/json/oneway/ListBillables[]").json(&pages(200)).send().expect(204);
    assert_eq!(answer.header(COMPLETED), Some("200"));
    // No request runs if the memory is too small for one answer.
    let world = world_with_memory(1 << 20);
    assert_eq!(refused(world.post("/api/ListBillables[]").json(&pages(1)).send()), 0);
    let long = format!("[{}]", " ".repeat(2 << 20));
    assert_eq!(refused(world.post("/api/ListBillables[]").body("application/json", long).send()), 0);
}

#[test]
fn the_answers_of_a_list_count_against_the_memory_until_they_are_sent() {
    use std::io::{Read as _, Write as _};
    let world = world_with_memory(6 << 20);
    let list = pages(100).to_string();
    let head = format!(
        "POST /api/ListBillables[] HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        world.tokens.manager(),
        list.len()
    );
    let mut stream = std::net::TcpStream::connect(world.address()).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(list.as_bytes()).unwrap();
    // The answer has begun, and is larger than the socket buffers.
    let mut answer = vec![0; 16];
    stream.read_exact(&mut answer).unwrap();
    world.post("/api/ListBillables[]").json(&pages(100)).send().expect(503);
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200 ") && answer.ends_with(b"]"));
    let since = std::time::Instant::now();
    while world.post("/api/ListBillables[]").json(&pages(100)).send().status != 200 {
        assert!(since.elapsed().as_secs() < 60, "the service does not free the memory");
    }
}

#[test]
fn a_list_stops_if_its_client_closes_the_connection() {
    use std::io::{Read as _, Write as _};
    let world = world();
    let list = Value::from(vec![json!({ "id": "acme", "accountId": "demo" }); 10_000]).to_string();
    let head = format!(
        "POST /api/GetCustomer[] HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        world.tokens.manager(),
        list.len()
    );
    let mut stream = std::net::TcpStream::connect(world.address()).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(list.as_bytes()).unwrap();
    // The client closes its writing side only, and can still read the count of completed requests.
    stream.shutdown(std::net::Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let completed = answer.split("x-autobatch-completed: ").nth(1).unwrap().split('\r').next().unwrap();
    assert!(completed.parse::<usize>().unwrap() < 10_000, "{answer}");
}

#[test]
fn a_request_list_takes_post_only() {
    let world = world();
    for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        let answer = world.request(method, "/api/ListBillables[]").token(&world.tokens.manager()).send().expect(405);
        assert_eq!(answer.header("allow"), Some("POST"));
    }
}

#[test]
fn the_caller_of_a_list_is_checked_before_the_body_is_read() {
    let world = world();
    let large = vec![b' '; (4 << 20) + 1];
    world.request("POST", "/api/NewBillable[]").body("application/json", large.clone()).send().expect(401);
    let request = world.post("/api/NewBillable[]").token(&world.tokens.customer("acme"));
    request.body("application/json", large).send().expect_error(403, "InvalidRole", &[]);
}

#[test]
fn the_metrics_count_a_list_as_one_request_and_its_items_separately() {
    let world = world();
    let list = json!([report("acme", &call(1)), report("acme", &call(2)), report("acme", "CA1")]);
    world.post("/api/NewBillable[]").json(&list).send().expect(400);
    let metrics = crate::world::Request::to(world.admin, "GET", "/metrics").send().expect(200).body;
    assert!(metrics.contains("billables_batch_items_total{operation=\"NewBillable\"} 2"), "{metrics}");
    assert!(metrics.contains("billables_requests_total{operation=\"NewBillable\",status=\"400\"} 1"), "{metrics}");
    // An unknown operation name creates no label.
    world.get("/api/Invented").send().expect(405);
    let metrics = crate::world::Request::to(world.admin, "GET", "/metrics").send().expect(200).body;
    assert!(!metrics.contains("Invented"), "{metrics}");
}
