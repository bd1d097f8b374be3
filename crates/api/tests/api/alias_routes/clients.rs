//! Requests with the exact bytes that the published Python and Node clients send.

use serde_json::{Value, json};

use super::world;
use crate::world::{SID, World, raw};

const PYTHON: &str = "User-Agent: python-requests/2.34.2\r\nAccept-Encoding: gzip, deflate\r\nAccept: application/json\r\nConnection: close\r\n";
const NODE: &str = "connection: close\r\naccept: */*\r\naccept-language: *\r\nsec-fetch-mode: cors\r\nuser-agent: node\r\naccept-encoding: gzip, deflate\r\n";

/// Sends a request line, a client's headers and a body. Returns the status, the head and the JSON body of the answer.
fn send(world: &World, line: &str, headers: &str, content_type: Option<&str>, body: &str) -> (u16, String, Value) {
    let content_type = content_type.map(|value| format!("Content-Type: {value}\r\n")).unwrap_or_default();
    let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    let request = format!(
        "{line} HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer {}\r\n{headers}{content_type}{length}\r\n{body}",
        world.tokens.manager(),
    );
    let answer = raw(world.address(), request.as_bytes());
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_ascii_lowercase(), serde_json::from_str(body).unwrap_or(Value::Null))
}

#[test]
fn the_python_client_is_understood() {
    let world = world();
    let json = Some("application/json");
    let body = format!("{{\"accountId\": \"demo\", \"customerId\": \"acme\", \"callSid\": \"{SID}\"}}");
    for path in ["/billables", "/api/NewBillable", "/json/reply/NewBillable", "/api/NewBillable?format=json&n=1"] {
        let (status, head, answer) = send(&world, &format!("POST {path}"), PYTHON, json, &body);
        assert!(matches!(status, 200 | 201), "{path} {status}");
        assert!(head.contains("content-type: application/json; charset=utf-8"), "{head}");
        assert_eq!(answer["customerId"], "acme");
    }
    // `send_all` encodes the brackets. The first list fails, the second succeeds.
    let list = format!("[{body}, {{\"sessionId\": \"s2\"}}]");
    for path in ["/api/NewBillable%5B%5D", "/json/reply/NewBillable%5B%5D"] {
        let (status, head, answer) = send(&world, &format!("POST {path}"), PYTHON, json, &list);
        assert_eq!((status, &answer["responseStatus"]["meta"]["AutoBatchIndex"]), (404, &json!("1")));
        assert!(head.contains("x-autobatch-completed: 1"), "{head}");
        let (status, _, answer) = send(&world, &format!("POST {path}"), PYTHON, json, &format!("[{body}]"));
        assert_eq!((status, &answer[0]["callSid"]), (200, &json!(SID)));
    }
    // The client escapes non-ASCII characters, and an empty text counts as a missing member.
    let (status, _, answer) =
        send(&world, "POST /api/NewBillable", PYTHON, json, "{\"sessionId\": \"ses 1/\\u00e9\", \"callSid\": \"\"}");
    assert_eq!((status, &answer["responseStatus"]["errorCode"]), (400, &json!("InvalidId")));
    let (status, _, answer) =
        send(&world, "GET /api/ListBillables?accountId=demo&customerId=acme&limit=2", PYTHON, None, "");
    assert_eq!((status, answer["items"].as_array().map(Vec::len)), (200, Some(1)));
}

#[test]
fn a_file_in_a_form_of_the_python_client_is_ignored() {
    let world = world();
    let boundary = "5395a097de18daa9d122675dcfcd6c80";
    let mut body = String::new();
    for (name, value) in [("accountId", "demo"), ("customerId", "acme"), ("callSid", SID)] {
        body += &format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += &format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--{boundary}--\r\n"
    );
    let content_type = format!("multipart/form-data; boundary={boundary}");
    let (status, _, answer) = send(&world, "POST /api/NewBillable", PYTHON, Some(&content_type), &body);
    assert_eq!((status, &answer["callSid"]), (201, &json!(SID)));
}

#[test]
fn the_node_client_is_understood() {
    let world = world();
    let json = Some("application/json");
    let body = format!("{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{SID}\"}}");
    for (path, content_type) in [
        ("/api/NewBillable", "application/json"),
        ("/billables", "application/json"),
        ("/json/reply/NewBillable", "application/json"),
        // `JsonApiClient` sends JSON as plain text.
        ("/api/NewBillable", "text/plain;charset=UTF-8"),
    ] {
        let (status, head, answer) = send(&world, &format!("POST {path}"), NODE, Some(content_type), &body);
        assert!(matches!(status, 200 | 201), "{path} {status}");
        assert!(head.contains("content-type: application/json; charset=utf-8"), "{head}");
        assert_eq!(answer["callSid"], SID);
    }
    // `sendOneWay`, and `sendAll`, which does not encode the brackets.
    let (status, head, _) = send(&world, "POST /json/oneway/NewBillable", NODE, json, &body);
    assert_eq!(status, 204, "{head}");
    let (status, head, answer) = send(&world, "POST /api/NewBillable[]", NODE, json, &format!("[{body}]"));
    assert_eq!((status, &answer[0]["callSid"]), (200, &json!(SID)));
    assert!(head.contains("x-autobatch-completed: 1"), "{head}");
    // A null counts as a missing member.
    let (status, _, answer) =
        send(&world, "POST /api/NewBillable", NODE, json, "{\"customerId\":null,\"callSid\":\"é\\\"x\"}");
    assert_eq!((status, &answer["responseStatus"]["errors"][0]["fieldName"]), (400, &json!("AccountId")));
    // The client sends a GET with a content type and no body, and a null member as a name without a value.
    let (status, _, answer) = send(&world, "GET /api/ListBillables?accountId=demo&status&limit=2", NODE, json, "");
    assert_eq!((status, answer["items"].as_array().map(Vec::len)), (200, Some(1)), "{answer}");
}
