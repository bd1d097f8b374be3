//! `POST /calls/batch`: a verdict for the facts of each call, in order. The tests of `/billables/batch` cover what all batches
//! share.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{completed, read, with};
use crate::world::{Answer, SID, World};

const PATH: &str = "/calls/batch";

fn facts(number: usize) -> Value {
    with(completed(), json!({ "callSid": format!("CA{number:032x}"), "duration": number }))
}

fn send(world: &World, content_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    world.post(PATH).header("accept", "application/json").body(content_type, body).send()
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

on_both! {
    fn every_call_has_a_verdict_and_an_invalid_one_does_not_affect_others(world: &World) {
        let body = [
            completed().to_string(),
            completed().to_string(),
            with(completed(), json!({ "duration": 90 })).to_string(),
            "{\"callSid\":".to_owned(),
            with(completed(), json!({ "replaces": 1 })).to_string(),
            with(completed(), json!({ "duration": "9 s", "price": "x" })).to_string(),
            with(completed(), json!({ "accountId": "other" })).to_string(),
            String::new(),
            json!({ "accountId": "demo", "callSid": SID }).to_string(),
            facts(1).to_string(),
        ];
        let answer = send(world, "application/jsonl", body.join("\n"));
        let (lines, summary) = lines(&answer);
        let expected =
            ["Created", "Unchanged", "Changed", "Invalid", "Superseded", "Invalid", "Forbidden", "Invalid", "Created"];
        assert_eq!(verdicts(&lines), expected);
        assert_eq!(lines.iter().map(|line| line["index"].as_u64().unwrap()).collect::<Vec<_>>(), (0..9).collect::<Vec<_>>());
        let versions: Vec<_> = lines.iter().map(|line| line["version"].as_i64().unwrap_or_default()).collect();
        assert_eq!(versions, [1, 1, 2, 0, 2, 0, 0, 0, 1]);
        assert_eq!(lines[0], json!({ "index": 0, "verdict": "Created", "version": 1 }));
        let fields: Vec<_> =
            lines[5]["error"]["errors"].as_array().unwrap().iter().map(|error| error["fieldName"].clone()).collect();
        assert_eq!(fields, ["Duration", "Price"]);
        assert_eq!((&lines[4]["error"]["errorCode"], &lines[6]["error"]["errorCode"]), (&"CallSuperseded".into(), &"AccountForbidden".into()));
        let expected = json!({
            "total": 9, "created": 2, "changed": 1, "unchanged": 1, "superseded": 1, "invalid": 3, "notFound": 0,
            "forbidden": 1, "failed": 0,
        });
        assert_eq!(summary, expected);
        assert_eq!(read(world, SID).expect(200).member("duration"), 90);
    }

    fn a_json_array_and_csv_have_the_verdicts_of_json_lines(world: &World) {
        let array = json!([facts(1), facts(2)]).to_string();
        assert_eq!(verdicts(&lines(&send(world, "application/json", array)).0), ["Created", "Created"]);
        let csv = format!(
            "CallSid,AccountId,Duration,Unknown\r\nCA{:032x},demo,1,\r\nCA{:032x},demo,5,x\r\n,demo,5,\r\n", 1, 3
        );
        let (lines, _) = lines(&send(world, "text/csv", csv));
        assert_eq!(verdicts(&lines), ["Unchanged", "Created", "Invalid"]);
        assert_eq!(lines[2]["error"]["errors"][0]["fieldName"], "CallSid");
    }

    fn headers_without_a_fact_or_a_call_are_refused_before_any_row(world: &World) {
        for headers in ["AccountId,CallSid", "AccountId,Duration", "CallSid,Duration", "AccountId,CallSid,Replaces"] {
            let answer = send(world, "text/csv", format!("{headers}\r\nx,x,x\r\n"));
            let answer = answer.expect_error(400, "SerializationException", &[]);
            assert!(answer.body.contains("of the calls of this body was read"), "{}", answer.body);
            assert!(answer.body.contains("at least one fact") && !answer.body.contains("isRecorded"), "{}", answer.body);
        }
    }

    fn many_groups_are_answered_in_order_and_stored_once(world: &World) {
        let mut body = String::new();
        (1..=2_000).for_each(|number| writeln!(body, "{}", facts(number)).unwrap());
        let (first, summary) = lines(&send(world, "application/jsonl", body.clone()));
        assert_eq!((&summary["total"], &summary["created"]), (&2_000.into(), &2_000.into()));
        assert!(first.iter().enumerate().all(|(index, line)| line["index"] == index));
        let (_, summary) = lines(&send(world, "application/jsonl", body));
        assert_eq!(summary["unchanged"], 2_000);
        assert_eq!(read(world, &format!("CA{:032x}", 1_999)).member("duration"), 1_999);
        assert!(world.metric("billables_batch_items_total{operation=\"ReportCalls\"}") >= 4_000.0);
        assert!(world.metric("billables_calls_total{outcome=\"unchanged\"}") >= 2_000.0);
    }

    fn one_call_many_times_in_a_body_takes_the_last_of_the_body(world: &World) {
        let versions: Vec<_> = (1..=400).map(|duration| with(completed(), json!({ "duration": duration })).to_string()).collect();
        let (_, summary) = lines(&send(world, "application/jsonl", versions.join("\n")));
        assert_eq!((&summary["created"], &summary["changed"]), (&1.into(), &399.into()));
        let call = read(world, SID).expect(200).json();
        assert_eq!((&call["version"], &call["duration"]), (&400.into(), &400.into()));
    }

    fn only_the_requested_verdicts_are_sent(world: &World) {
        let body = format!("{}\n{{}}\n", completed());
        let send = |query: &str| {
            let answer = world.post(&format!("{PATH}?verdicts={query}")).body("application/jsonl", body.clone()).send();
            lines(&answer).0
        };
        assert_eq!(verdicts(&send("problems")), ["Invalid"]);
        assert_eq!(verdicts(&send("all")), ["Unchanged", "Invalid"]);
        assert!(send("summary").is_empty());
        let answer = world.post(&format!("{PATH}?verdicts=some")).header("accept", "application/json").body("application/jsonl", "").send();
        answer.expect_error(400, "InvalidValue", &["Verdicts"]);
    }

    fn a_broken_body_ends_with_a_verdict_that_says_so(world: &World) {
        let answer = send(world, "application/json", format!("[{},", completed())).expect(200);
        let lines: Vec<Value> = answer.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(verdicts(&lines), ["Created", "Invalid"]);
        assert_eq!(lines[1]["error"]["errorCode"], "SerializationException");
    }

    fn a_carrier_reports_calls_and_a_viewer_does_not(world: &World) {
        let send = |token: &str| world.request("POST", PATH).header("accept", "application/json").token(token).body("application/jsonl", completed().to_string()).send();
        assert_eq!(verdicts(&lines(&send(&world.tokens.carrier())).0), ["Created"]);
        send(&world.tokens.viewer()).expect_error(403, "InvalidRole", &[]);
        send(&world.tokens.reporter()).expect_error(403, "InvalidRole", &[]);
    }

    fn the_path_of_the_batch_is_not_taken_for_a_call(world: &World) {
        let answer = world.get(PATH).send().expect(405);
        assert_eq!(answer.header("allow"), Some("POST"));
    }
}
