//! Compressed bodies, and bodies with the wrong content type.

use std::io::Write as _;

use billables_test_support::TestDatabase;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use serde_json::{Value, json};

use crate::alias_routes::{call, report};
use crate::world::{Answer, SID, World};

const MIB: usize = 1 << 20;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn lines(numbers: std::ops::Range<usize>) -> String {
    numbers.map(|number| format!("{}\n", report("acme", &call(number)))).collect()
}

fn send(world: &World, path: &str, content_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    world
        .post(path)
        .header("accept", "application/json")
        .header("content-encoding", "gzip")
        .body(content_type, body)
        .send()
}

fn count(world: &World) -> usize {
    world.get("/billables?limit=500").send().expect(200).json()["items"].as_array().unwrap().len()
}

on_both! {
    fn a_body_in_gzip_is_read_at_own_and_alias_routes_in_lists_and_batches(world: &World) {
        let one = report("acme", SID).to_string();
        send(world, "/billables", "application/json", gzip(one.as_bytes())).expect(201);
        for path in ["/billables", "/api/NewBillable", "/json/reply/NewBillable"] {
            send(world, path, "application/json", gzip(one.as_bytes())).expect(200);
        }
        send(world, "/json/oneway/NewBillable", "application/json", gzip(one.as_bytes())).expect(204);
        let form = format!("accountId=demo&customerId=acme&callSid={SID}");
        send(world, "/billables", "application/x-www-form-urlencoded", gzip(form.as_bytes())).expect(200);
        let list = json!([report("acme", &call(1)), report("acme", &call(2))]).to_string();
        let answer = send(world, "/api/NewBillable[]", "application/json", gzip(list.as_bytes())).expect(200);
        assert_eq!(answer.json().as_array().map(Vec::len), Some(2));
        // Concatenated gzip members are one body (RFC 1952, section 2.2).
        let body = [gzip(lines(0..2_000).as_bytes()), gzip(lines(2_000..3_000).as_bytes())].concat();
        let answer = send(world, "/billables/batch?verdicts=summary", "application/jsonl", body).expect(200);
        let summary: Value = serde_json::from_str(answer.body.lines().last().unwrap()).unwrap();
        assert_eq!((&summary["summary"]["total"], &summary["summary"]["created"]), (&json!(3_000), &json!(2_998)));
    }
}

#[test]
fn other_encodings_are_refused_and_the_answer_names_gzip() {
    let world = World::new(TestDatabase::sqlite());
    let body = report("acme", SID).to_string();
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
    deflate.write_all(body.as_bytes()).unwrap();
    let deflate = deflate.finish().unwrap();
    for (coding, body) in [
        ("deflate", deflate),
        ("br", body.clone().into_bytes()),
        ("gzip, gzip", gzip(&gzip(body.as_bytes()))),
        ("zstd", body.clone().into_bytes()),
    ] {
        for path in ["/billables", "/api/NewBillable[]", "/billables/batch", "/json/oneway/NewBillable"] {
            let request = world.post(path).header("accept", "application/json").header("content-encoding", coding);
            let answer = request.body("application/json", body.clone()).send();
            let answer = answer.expect_error(415, "UnsupportedMediaType", &[]);
            assert_eq!(answer.header("accept-encoding"), Some("gzip"), "{coding} at {path}");
        }
    }
    assert_eq!(count(&world), 0);
    let identity = world.post("/billables").header("content-encoding", "identity").body("application/json", body);
    identity.send().expect(201);
}

#[test]
fn a_damaged_or_incomplete_body_in_gzip_is_refused() {
    let world = World::new(TestDatabase::sqlite());
    let whole = gzip(report("acme", SID).to_string().as_bytes());
    let mut wrong_checksum = whole.clone();
    let place = wrong_checksum.len() - 6;
    wrong_checksum[place] ^= 1;
    let trailing = [whole.as_slice(), b"rubbish"].concat();
    let plain = report("acme", SID).to_string().into_bytes();
    let cut = whole[..whole.len() - 9].to_vec();
    for body in [wrong_checksum, trailing, plain, cut, whole[..5].to_vec(), Vec::new()] {
        for path in ["/billables", "/api/NewBillable[]"] {
            let answer = send(&world, path, "application/json", body.clone());
            let answer = answer.expect_error(400, "SerializationException", &[]);
            assert!(answer.body.contains("Content-Encoding"), "{answer:?}");
        }
    }
    assert_eq!(count(&world), 0);
    let plain = lines(0..10);
    send(&world, "/billables/batch", "application/jsonl", plain).expect_error(400, "SerializationException", &[]);
    let whole = gzip(lines(0..3_000).as_bytes());
    let head = format!(
        "POST /billables/batch HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ncontent-type: application/jsonl\r\n\
         content-encoding: gzip\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        world.tokens.manager(),
        whole.len() - 10
    );
    let request = [head.as_bytes(), &whole[..whole.len() - 10]].concat();
    let answer = crate::world::raw(world.address(), &request);
    assert!(!answer.contains("\"summary\""), "{answer}");
}

#[test]
fn the_limits_of_a_body_apply_to_the_decompressed_body() {
    let world = World::new(TestDatabase::sqlite());
    let padded = |length: usize, text: String| format!("{text}{}", " ".repeat(length - text.len()));
    let one = |length| gzip(padded(length, report("acme", SID).to_string()).as_bytes());
    send(&world, "/billables", "application/json", one(64 * 1024)).expect(201);
    send(&world, "/billables", "application/json", one(64 * 1024 + 1)).expect_error(413, "PayloadTooLarge", &[]);
    let list = |length| gzip(padded(length, json!([report("acme", SID)]).to_string()).as_bytes());
    send(&world, "/api/NewBillable[]", "application/json", list(4 * MIB)).expect(200);
    send(&world, "/api/NewBillable[]", "application/json", list(4 * MIB + 1)).expect_error(413, "PayloadTooLarge", &[]);
    // A report of 100 MiB in a batch has an error verdict, and the next report is billed.
    let bomb =
        [gzip(b"{\"callSid\":\""), gzip(&vec![b'x'; 100 * MIB]), gzip(b"\"}\n"), gzip(lines(1..2).as_bytes())].concat();
    let answer = send(&world, "/billables/batch", "application/jsonl", bomb).expect(200);
    let lines: Vec<Value> = answer.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["error"]["errorCode"], "PayloadTooLarge");
    assert_eq!((&lines[1]["verdict"], &lines[2]["summary"]["total"]), (&json!("Created"), &json!(2)));
}

#[test]
fn empty_gzip_members_are_refused_beyond_a_limit() {
    let world = World::new(TestDatabase::sqlite());
    let one = gzip(report("acme", SID).to_string().as_bytes());
    let empty = gzip(b"").repeat(1 << 14);
    for path in ["/billables", "/api/NewBillable[]", "/billables/batch"] {
        let answer = send(&world, path, "application/json", [empty.as_slice(), &one].concat());
        assert!(matches!(answer.status, 400 | 413) && !answer.body.contains("summary"), "{path}: {answer:?}");
    }
    assert_eq!(count(&world), 0);
    // A few empty members are accepted.
    send(&world, "/billables", "application/json", [gzip(b"").repeat(9), one].concat()).expect(201);
}

#[test]
fn a_batch_that_decompresses_to_blank_lines_is_read_to_its_end() {
    let world = World::new(TestDatabase::sqlite());
    let body = gzip(&vec![b'\n'; 64 * MIB]);
    let answer = send(&world, "/billables/batch", "application/jsonl", body).expect(200);
    assert!(answer.body.contains("\"total\":0"), "{answer:?}");
}

#[test]
fn json_with_the_content_type_of_a_form_has_an_error_that_says_so() {
    let world = World::new(TestDatabase::sqlite());
    let one = report("acme", SID);
    for (path, body) in [
        ("/billables", one.to_string()),
        ("/billables", format!(" \n{one:#}")),
        ("/billables", "%7B%22callSid%22%3A%22x%22%7D".to_owned()),
        ("/api/NewBillable", one.to_string()),
        ("/json/oneway/NewBillable", one.to_string()),
        ("/api/NewBillable[]", json!([one]).to_string()),
        ("/customers", json!({ "accountId": "demo", "name": "x" }).to_string()),
    ] {
        let answer = world.post(path).body("application/x-www-form-urlencoded", body).send();
        let answer = answer.expect_error(400, "SerializationException", &[]);
        assert!(answer.body.contains("Content-Type: application/json"), "{answer:?}");
    }
    let form = format!("accountId=demo&customerId=acme&callSid={SID}");
    world.post("/billables").body("application/x-www-form-urlencoded", form).send().expect(201);
}

#[test]
fn several_csv_rows_for_a_single_request_are_refused_with_the_path_for_many() {
    let world = World::new(TestDatabase::sqlite());
    let table = |count: usize| -> String {
        let rows = (0..count).map(|number| format!("demo,acme,{}\r\n", call(number)));
        format!("AccountId,CustomerId,CallSid\r\n{}", rows.collect::<String>())
    };
    let refused = |path: &str, content_type: &str, body: String, place: &str| {
        let request = world.post(path).header("accept", "application/json");
        let answer = request.body(content_type, body).send().expect(400);
        assert!(answer.body.contains("SerializationException") && answer.body.contains(place), "{answer:?}");
    };
    refused("/billables", "text/csv", table(2), "/billables/batch");
    refused("/billables", "application/jsonl", lines(0..2), "/billables/batch");
    refused("/csv/reply/NewBillable", "text/csv", table(3), "/billables/batch");
    refused("/customers", "text/csv", "AccountId,Name\r\ndemo,x\r\ndemo,y\r\n".to_owned(), "/api/NewCustomer[]");
    refused("/auth", "text/csv", "UserName\r\na\r\nb\r\n".to_owned(), "a request for each");
    assert_eq!(count(&world), 0);
    world.post("/billables").body("text/csv", table(1)).send().expect(201);
    world.post("/billables").body("application/jsonl", format!("{}\n\n", lines(0..1))).send().expect(200);
}
