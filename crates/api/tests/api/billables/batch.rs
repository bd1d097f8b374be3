//! `POST /billables/batch`: a verdict for each report, in order and independent of the other reports.

mod slow_clients;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use billables_contract::{ReportBillablesResponse, ReportCounts};
use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::world::{Answer, OTHER_SID, Options, Request, SESSION_SID, SID, World};

const PATH: &str = "/billables/batch";

fn call_sid(number: usize) -> String {
    format!("CA{number:032x}")
}

fn report(customer: &str, call_sid: &str) -> Value {
    json!({ "accountId": "demo", "customerId": customer, "callSid": call_sid })
}

fn json_lines(reports: &[Value]) -> String {
    reports.iter().map(|report| format!("{report}\n")).collect()
}

/// JSON lines with a report for each number.
fn numbered_reports(numbers: std::ops::Range<usize>) -> String {
    json_lines(&numbers.map(|number| report("acme", &call_sid(number))).collect::<Vec<_>>())
}

/// Sends a body as the Manager of `demo`.
fn send(world: &World, content_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    world.post(PATH).body(content_type, body).send()
}

/// The verdicts and the summary of a complete answer.
#[track_caller]
fn lines(answer: &Answer) -> (Vec<Value>, Value) {
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/jsonl")), "{answer:?}");
    let mut lines: Vec<Value> = answer.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last = lines.pop().unwrap();
    assert!(last["summary"].is_object() && last.as_object().unwrap().len() == 1, "{last}");
    (lines, last["summary"].clone())
}

fn verdicts(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["verdict"].as_str().unwrap()).collect()
}

/// A connection with a request of a batch, to send the body and read the answer piece by piece.
struct Connection(TcpStream);

impl Connection {
    fn open(world: &World, query: &str) -> Self {
        Self::open_as(world, query, &world.tokens.manager())
    }

    fn open_as(world: &World, query: &str, token: &str) -> Self {
        let mut stream = TcpStream::connect(world.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(30))).unwrap();
        let head = format!(
            "POST {PATH}{query} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: application/jsonl\r\n\
             transfer-encoding: chunked\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        Self(stream)
    }

    fn send(&mut self, text: &str) -> std::io::Result<()> {
        self.0.write_all(format!("{:x}\r\n{text}\r\n", text.len()).as_bytes())
    }

    fn end(&mut self) {
        self.0.write_all(b"0\r\n\r\n").unwrap();
    }

    /// Reads until the answer contains a text.
    fn read_until(&mut self, wanted: &str) -> String {
        let mut answer = String::new();
        let mut buffer = [0; 65_536];
        let mut looked_at = 0;
        while !answer[looked_at..].contains(wanted) {
            looked_at = answer.len().saturating_sub(wanted.len());
            let count = self.0.read(&mut buffer).unwrap();
            assert_ne!(count, 0, "the answer ends before {wanted}: {answer}");
            answer.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        }
        answer
    }

    /// Reads until the service closes the connection.
    fn read_to_end(mut self) -> String {
        let mut answer = Vec::new();
        let mut buffer = [0; 65_536];
        // The service closes or resets the connection.
        while let Ok(count) = self.0.read(&mut buffer) {
            if count == 0 {
                break;
            }
            answer.extend_from_slice(&buffer[..count]);
        }
        String::from_utf8(answer).unwrap()
    }
}

on_both! {
    fn every_report_has_a_verdict_and_an_invalid_one_does_not_affect_others(world: &World) {
        let voided = world.report("acme", &call_sid(90)).expect(201).member("id").as_str().unwrap().to_owned();
        world.post(&format!("/billables/{voided}/void")).json(&json!({ "reason": "mistake" })).send().expect(200);
        let stored = world.report("acme", &call_sid(91)).expect(201).json();
        let too_long = format!("{{\"callSid\":\"{}\"}}", "x".repeat(64 * 1024));
        let body = [
            report("acme", SID).to_string(),
            report("acme", SID).to_string(),
            "{\"callSid\":".to_owned(),
            report("globex", SID).to_string(),
            report("acme", &call_sid(90)).to_string(),
            too_long,
            report("acme", "nonsense").to_string(),
            report("nobody", OTHER_SID).to_string(),
            json!({ "accountId": "other", "customerId": "acme", "callSid": OTHER_SID }).to_string(),
            "{\"accountId\":\"demo\",\"accountid\":\"demo\"}".to_owned(),
            "7".to_owned(),
            json!({ "AccountId": "demo", "customerId": "acme", "callSid": call_sid(91), "unknown": [{}] }).to_string(),
            json!({ "sessionId": "call-session" }).to_string(),
            report("globex", OTHER_SID).to_string(),
        ].join("\n");
        let (lines, summary) = lines(&send(world, "application/jsonl", body));
        assert_eq!(verdicts(&lines), [
            "Created", "Replayed", "Invalid", "Conflict", "Voided", "Invalid", "Invalid", "NotFound", "Forbidden", "Invalid",
            "Invalid", "Replayed", "Created", "Created",
        ]);
        for (index, line) in lines.iter().enumerate() {
            assert_eq!(line["index"], index);
            // Every line has the documented type.
            let response: ReportBillablesResponse = serde_json::from_value(line.clone()).unwrap();
            assert_eq!(serde_json::to_value(&response).unwrap()["verdict"], line["verdict"]);
            let is_billed = matches!(line["verdict"].as_str(), Some("Created" | "Replayed"));
            assert_eq!((response.error.is_none(), line["error"].is_null()), (is_billed, is_billed), "{line}");
            // A verdict for a Manager has the whole billable, equal to the answer of a read.
            if let Some(id) = line["billable"]["id"].as_str() {
                assert_eq!(world.get(&format!("/billables/{id}")).send().expect(200).json(), line["billable"]);
            }
            let has_stored_billable = matches!(line["verdict"].as_str(), Some("Conflict" | "Voided"));
            assert_eq!(line["billable"].is_object(), is_billed || has_stored_billable, "{line}");
        }
        assert_eq!((&lines[1]["billable"], &lines[3]["billable"]), (&lines[0]["billable"], &lines[0]["billable"]));
        assert_eq!((&lines[11]["billable"], &lines[4]["billable"]["id"]), (&stored, &json!(voided)));
        assert_eq!(lines[12]["billable"]["callSid"], SESSION_SID);
        let codes: Vec<&str> = lines.iter().filter_map(|line| line["error"]["errorCode"].as_str()).collect();
        assert_eq!(codes, [
            "SerializationException", "BillableConflict", "BillableVoided", "PayloadTooLarge", "InvalidCallSid", "NotFound",
            "AccountForbidden", "DuplicateMember", "SerializationException",
        ]);
        let counts = ReportCounts {
            total: 14, created: 3, replayed: 2, conflict: 1, voided: 1, invalid: 5, not_found: 1, forbidden: 1, failed: 0,
        };
        assert_eq!(serde_json::from_value::<ReportCounts>(summary).unwrap(), counts);
    }

    fn the_error_of_a_report_in_a_batch_equals_the_error_of_a_single_report(world: &World) {
        world.report("acme", SID).expect(201);
        let reports = [
            report("globex", SID),
            report("nobody", SID),
            report("a b", " "),
            json!({}),
            json!({ "callSid": "String" }),
            json!({ "accountId": "other", "customerId": "acme", "callSid": SID }),
            json!({ "sessionId": "call-session", "callSid": SID }),
            json!({ "sessionId": "demo-session" }),
            json!({ "sessionId": "nothing" }),
            json!({ "accountId": "demo", "accountID": "demo" }),
            json!({ "accountId": ["demo"], "customerId": {} }),
        ];
        let (lines, _) = lines(&send(world, "application/x-ndjson", json_lines(&reports)));
        for (report, line) in reports.iter().zip(lines) {
            let alone = world.post("/billables").json(report).send();
            assert!(alone.status >= 400, "{alone:?}");
            let status = alone.member("responseStatus");
            assert_eq!(line["error"]["errorCode"], status["errorCode"], "{report}");
            assert_eq!(line["error"]["message"], status["message"], "{report}");
            assert_eq!(line["error"].get("errors").cloned().unwrap_or(json!([])), status["errors"], "{report}");
            assert_eq!(line["billable"]["id"], status["meta"]["billableId"], "{report}");
        }
    }

    fn a_json_array_and_csv_have_the_verdicts_of_json_lines(world: &World) {
        let reports = [report("acme", SID), report("acme", "x"), report("globex", SID), report("globex", OTHER_SID)];
        let table = format!("CustomerId,CALLSID,AccountId\r\nacme,{SID},demo\r\nacme,x,demo\r\nglobex,{SID},demo\r\nglobex,{OTHER_SID},demo\r\n");
        let expected = ["Created", "Invalid", "Conflict", "Created"];
        let again = ["Replayed", "Invalid", "Conflict", "Replayed"];
        for (number, (content_type, body)) in [
            ("application/json", json!(reports).to_string()),
            ("text/csv; charset=utf-8", table),
            ("application/jsonl", json_lines(&reports)),
            ("text/jsonl", json_lines(&reports)),
        ].into_iter().enumerate() {
            let (lines, summary) = lines(&send(world, content_type, body));
            assert_eq!(verdicts(&lines), if number == 0 { expected } else { again }, "{content_type}");
            assert_eq!(summary["total"], 4);
        }
        // A body without a content type is JSON.
        let answer = world.post(PATH).bare_body(json!(reports).to_string()).send();
        assert_eq!(verdicts(&lines(&answer).0), again);
    }

    fn a_body_that_is_no_list_or_is_incomplete_ends_with_an_invalid_verdict(world: &World) {
        for (body, verdict, message) in [
            (report("acme", SID).to_string(), &["Invalid"][..], "The body is an object. Send a list."),
            (format!("[{},{}", report("acme", SID), report("acme", OTHER_SID)), &["Created", "Invalid"], "the list is never closed"),
            (format!("[{}]]", report("acme", SID)), &["Replayed", "Invalid"], "the end of the body was expected"),
            (String::new(), &["Invalid"], "The body is empty. Send a list."),
        ] {
            // The rest of the body is not read. The answer has no summary, and its last verdict is sent for every query.
            for (query, verdict) in [("", verdict), ("?verdicts=summary", &["Invalid"][..])] {
                let request = world.post(&format!("{PATH}{query}")).body("application/json", body.clone());
                let lines: Vec<Value> =
                    request.send().expect(200).body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                assert_eq!(verdicts(&lines), verdict);
                assert!(lines.last().unwrap()["error"]["message"].as_str().unwrap().contains(message), "{lines:?}");
            }
        }
        let answer = send(world, "text/csv", format!("AccountId,CustomerId,CallSid\ndemo,acme,\"{SID}\n"));
        assert!(answer.status == 200 && answer.body.contains("Invalid") && !answer.body.contains("summary"), "{answer:?}");
        assert!(lines(&send(world, "application/jsonl", "")).0.is_empty());
        assert!(lines(&send(world, "application/json", "[]")).0.is_empty());
    }

    fn unsuitable_csv_headers_are_refused_before_any_report(world: &World) {
        for (body, message) in [
            (format!("sid,account_sid,to\n{SID},AC1,x\n{SID},AC1,x\n"), "The headers name none of accountId, customerId, sessionId, callSid; found"),
            (format!("AccountId;CustomerId;CallSid\ndemo;acme;{SID}\n"), "The delimiter seems to be the semicolon."),
            (format!("account_id,customer_id,call_sid\ndemo,acme,{SID}\n"), "The nearest are \"account_id\" to accountId"),
            (format!("demo,acme,{SID}\ndemo,acme,{SID}\n"), "There is no row of headers"),
        ] {
            let answer = world.post(PATH).body("text/csv", body).header("accept", "application/json").send();
            let answer = answer.expect_error(400, "SerializationException", &[]);
            assert!(answer.body.contains(&message.replace('"', "\\\"")), "{}", answer.body);
        }
        // The session may have the call SID, and unknown columns are ignored.
        let fits = send(world, "text/csv", "SessionId,Note\nnone,x\n");
        assert_eq!(verdicts(&lines(&fits).0), ["NotFound"]);
    }

    fn only_the_requested_verdicts_are_sent(world: &World) {
        let body = json_lines(&[report("acme", SID), report("acme", "x"), report("globex", SID), report("acme", SID)]);
        let (all, summary) = lines(&send(world, "application/jsonl", body.clone()));
        assert_eq!(all.len(), 4);
        let request = |query: &str| lines(&world.post(&format!("{PATH}{query}")).body("application/jsonl", body.clone()).send());
        let (problems, counts) = request("?verdicts=problems");
        assert_eq!(verdicts(&problems), ["Invalid", "Conflict"]);
        assert_eq!((&problems[0]["index"], &problems[1]["index"]), (&json!(1), &json!(2)));
        assert_eq!((&counts["total"], &counts["replayed"]), (&json!(4), &json!(2)));
        assert!(request("?Verdicts=Summary").0.is_empty());
        assert_eq!(request("?verdicts=").0.len(), 4);
        assert_eq!(summary["created"], 1);
        let some = world.post(&format!("{PATH}?verdicts=some")).body("application/jsonl", body.clone());
        some.header("accept", "application/json").send().expect_error(400, "InvalidValue", &["Verdicts"]);
    }

    fn a_conflict_shows_the_stored_billable_to_callers_that_may_read_it(world: &World) {
        let id = world.report("globex", SID).expect(201).member("id");
        let conflict = |token: &str| {
            let answer = world.post(PATH).token(token).body("application/jsonl", json_lines(&[report("acme", SID)])).send();
            lines(&answer).0.remove(0)
        };
        assert_eq!(conflict(&world.tokens.manager())["billable"]["id"], id);
        // A Reporter may read its own reports, and the Manager reported this one.
        let verdict = conflict(&world.tokens.reporter());
        assert_eq!((&verdict["verdict"], verdict.get("billable")), (&json!("Conflict"), None));
        assert!(!verdict.to_string().contains("globex"), "{verdict}");
    }

    fn a_body_of_many_commit_groups_has_verdicts_in_order_and_is_billed_once(world: &World) {
        let body = numbered_reports(0..3_000);
        let (first, summary) = lines(&send(world, "application/jsonl", body.clone()));
        assert!(first.iter().enumerate().all(|(index, line)| line["index"] == index && line["billable"]["callSid"] == call_sid(index)));
        assert_eq!((&summary["total"], &summary["created"]), (&json!(3_000), &json!(3_000)));
        let (second, summary) = lines(&send(world, "application/jsonl", body));
        assert_eq!(summary["replayed"], 3_000);
        assert!(first.iter().zip(&second).all(|(first, second)| first["billable"] == second["billable"]));
        assert_eq!(world.metric("billables_reports_total"), 6_000.0);
    }

    fn the_metric_of_batch_items_counts_every_report_of_a_batch(world: &World) {
        let metrics = || Request::to(world.admin, "GET", "/metrics").send().body;
        let line = |count: u32| format!("billables_batch_items_total{{operation=\"ReportBillables\"}} {count}\n");
        assert!(metrics().contains(&line(0)), "the metric is present from the start: {}", metrics());
        let unreadable = format!("{}{{}}\n", numbered_reports(0..600));
        send(world, "application/jsonl", unreadable);
        assert!(metrics().contains(&line(601)), "{}", metrics());
        send(world, "application/jsonl", numbered_reports(0..5));
        assert!(metrics().contains(&line(606)), "{}", metrics());
    }

    fn verdicts_are_sent_before_the_body_has_ended(world: &World) {
        let mut client = Connection::open(world, "");
        for number in 0..3 {
            client.send(&numbered_reports(number..number + 1)).unwrap();
            client.read_until(&format!("\"index\":{number},\"verdict\":\"Created\""));
        }
        // A line may arrive in pieces.
        let line = numbered_reports(3..4);
        client.send(&line[..20]).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        client.send(&line[20..]).unwrap();
        client.read_until("\"index\":3,\"verdict\":\"Created\"");
        client.end();
        assert!(client.read_until("0\r\n\r\n").contains("{\"summary\":{\"total\":4,\"created\":4,"));
    }

    fn reports_of_a_closed_connection_are_billed_at_most_once(world: &World) {
        let mut client = Connection::open(world, "");
        client.send(&numbered_reports(0..700)).unwrap();
        client.read_until("\"index\":600,");
        drop(client);
        let (lines, summary) = lines(&send(world, "application/jsonl", numbered_reports(0..1_000)));
        assert_eq!(lines.len(), 1_000);
        assert!(summary["replayed"].as_u64().unwrap() > 600, "{summary}");
        assert_eq!(summary["created"].as_u64().unwrap() + summary["replayed"].as_u64().unwrap(), 1_000);
    }

    fn an_invalid_request_is_answered_with_an_error_before_any_report(world: &World) {
        let lines = json_lines(&[report("acme", SID)]);
        let customer = world.tokens.customer("acme");
        let post = || world.post(&format!("{PATH}?verdicts=some")).header("accept", "application/json");
        world.request("POST", PATH).body("image/png", "x").send().expect_error(401, "Unauthorized", &[]);
        post().token(&customer).body("image/png", "x").send().expect_error(403, "InvalidRole", &[]);
        world.request("PUT", PATH).token(&customer).body("image/png", "x").send().expect_error(405, "MethodNotAllowed", &[]);
        for content_type in ["image/png", "application/xml", "text/jsv", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
            post().body(content_type, lines.clone()).send().expect_error(415, "UnsupportedMediaType", &[]);
        }
        post().body("application/jsonl; charset=utf-16", lines.clone()).send().expect_error(415, "UnsupportedMediaType", &[]);
        post().body("application/jsonl", lines).send().expect_error(400, "InvalidValue", &["Verdicts"]);
        assert!(world.get("/billables").send().json()["items"].as_array().unwrap().is_empty());
    }

    fn a_batch_has_no_alias_routes(world: &World) {
        let body = json!([report("acme", SID)]).to_string();
        for alias in ["/api", "/json/reply", "/json/oneway", "/csv/reply", "/jsonl/reply"] {
            for name in ["ReportBillables", "reportbillables", "ReportBillables[]"] {
                let answer = world.post(&format!("{alias}/{name}")).body("application/json", body.clone()).send();
                // The answer is the same as for an unknown operation.
                assert_eq!((answer.status, answer.header("allow")), (405, Some("")), "{answer:?}");
            }
        }
        assert!(!world.get("/api").send().expect(200).body.contains("ReportBillables"));
    }
}

fn world(options: Options) -> World {
    World::with(TestDatabase::sqlite(), options)
}

#[test]
fn a_report_that_the_database_refuses_has_failed_and_can_be_repeated() {
    let world = world(Options::default());
    world.execute(
        "CREATE TRIGGER broken BEFORE INSERT ON billables WHEN NEW.customer_id = 'globex' \
         BEGIN SELECT RAISE(ABORT, 'the disk is broken here'); END",
    );
    let body = json_lines(&[report("acme", SID), report("globex", OTHER_SID), report("acme", &call_sid(7))]);
    let (results, summary) = lines(&send(&world, "application/jsonl", body.clone()));
    assert_eq!(verdicts(&results), ["Created", "Failed", "Created"]);
    assert_eq!((&summary["created"], &summary["failed"]), (&json!(2), &json!(1)));
    assert!(
        results[1]["error"]["errorCode"] == "InternalError" && !results[1].to_string().contains("disk"),
        "{}",
        results[1]
    );
    world.execute("DROP TRIGGER broken");
    let (results, _) = lines(&send(&world, "application/jsonl", body));
    assert_eq!(verdicts(&results), ["Replayed", "Created", "Replayed"]);
}
