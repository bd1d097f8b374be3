//! `/calls`: facts of calls, one at a time.

mod bad_input;
mod batch;
mod twilio;

use billables_contract::XML_NAMESPACE;
use serde_json::{Value, json};

use crate::world::{Answer, OTHER_SID, SID, World};

/// Facts of a completed call.
fn completed() -> Value {
    json!({
        "accountId": "demo", "callSid": SID, "direction": "inbound", "from": "+14155550123", "to": "sip:desk@example.com",
        "startTime": "2026-11-23T10:30:00+01:00", "duration": 75, "status": "COMPLETED", "price": "-0.00850",
        "priceUnit": "USD",
    })
}

/// An object with some members in the place of others.
fn with(mut facts: Value, members: Value) -> Value {
    facts.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    facts
}

/// Reports facts as the Manager of `demo`.
fn report(world: &World, facts: &Value) -> Answer {
    world.post("/calls").json(facts).send()
}

/// A request in XML.
fn xml(name: &str, members: &str) -> String {
    format!("<{name} xmlns=\"{XML_NAMESPACE}\">{members}</{name}>")
}

fn read(world: &World, call_sid: &str) -> Answer {
    world.get(&format!("/calls/{call_sid}")).send()
}

on_both! {
    fn the_facts_of_a_call_are_stored_once_and_read_back(world: &World) {
        let answer = report(world, &completed()).expect(201);
        assert_eq!(answer.header("location"), Some(format!("/calls/{SID}").as_str()));
        let call = answer.json();
        let expected = json!({
            "accountId": "demo", "sid": SID, "version": 1, "direction": "inbound", "from": "+14155550123",
            "to": "sip:desk@example.com", "startTime": "2026-11-23T09:30:00.000000Z", "duration": 75,
            "endTime": "2026-11-23T09:31:15.000000Z", "status": "completed", "price": -0.0085, "priceUnit": "USD",
            "uri": format!("/calls/{SID}?accountId=demo"), "dateCreated": call["dateCreated"],
            "dateUpdated": call["dateCreated"],
        });
        assert_eq!(call, expected);
        assert!(answer.body.contains("\"price\":-0.0085,"), "{}", answer.body);
        let again = report(world, &completed()).expect(200);
        assert_eq!((again.header("idempotent-replayed"), again.json()), (Some("true"), call.clone()));
        assert_eq!(again.header("location"), answer.header("location"));
        let upper_case = SID.replace("abcdef", "ABCDEF");
        for path in [format!("/calls/{SID}"), format!("/calls/{upper_case}?accountId=demo"), format!("/api/GetCall?callSid={SID}")] {
            assert_eq!(world.get(&path).send().expect(200).json(), call, "{path}");
        }
        assert!(world.metric("billables_calls_total{outcome=\"created\"}") >= 1.0);
    }

    fn every_format_reports_and_reads_a_call(world: &World) {
        let members = format!(
            "<AccountId>demo</AccountId><CallSid>{SID}</CallSid><Direction>outbound-dial</Direction>\
             <StartTime>Mon, 23 Nov 2026 09:30:00 +0000</StartTime><Duration>3</Duration><Price>123456.123456789</Price>\
             <IsRecorded>true</IsRecorded>"
        );
        let xml = xml("ReportCall", &members);
        let answer = world.post("/calls").xml(&xml).send().expect(201);
        for part in ["<Sid>CA", "<Duration>3</Duration>", "<Price>123456.123456789</Price>", "<IsRecorded>true</IsRecorded>"] {
            assert!(answer.body.contains(part), "{part} {}", answer.body);
        }
        for (content_type, body) in [
            ("application/x-www-form-urlencoded", format!("AccountId=demo&CallSid={SID}&Duration=3&Price=123456.123456789")),
            ("text/csv", format!("AccountId,CallSid,Duration,Price\r\ndemo,{SID},3,1.23456123456789E%2B5\r\n").replace("%2B", "+")),
            ("text/jsv", format!("{{AccountId:demo,CallSid:{SID},Duration:3,IsRecorded:true}}")),
            ("application/json", format!("{{\"accountId\":\"demo\",\"callSid\":\"{SID}\",\"price\":12345612345.6789e-5}}")),
        ] {
            let answer = world.post("/calls").body(content_type, body).send().expect(200);
            assert_eq!(answer.header("idempotent-replayed"), Some("true"), "{content_type}");
        }
        let csv = world.get(&format!("/calls/{SID}?format=csv")).send().expect(200);
        assert!(csv.body.contains(",123456.123456789,"), "{}", csv.body);
    }

    fn an_unknown_member_of_the_query_is_refused_before_anything_is_stored(world: &World) {
        for (path, body) in [
            ("/calls?dryRun=true".to_owned(), completed()),
            ("/calls/batch?verdict=all".to_owned(), completed()),
            (format!("/calls/{SID}/dismiss?force=true"), json!({ "reason": "a test" })),
        ] {
            let answer = world.post(&path).json(&body).header("accept", "application/json").send();
            assert_eq!((answer.status, answer.error_code()), (400, "UnknownMember".to_owned()), "{path}: {answer:?}");
        }
        read(world, SID).expect(404);
    }

    fn the_end_of_a_call_gives_its_duration_or_its_start(world: &World) {
        let send = |number: u32, members: Value| {
            let call = json!({ "accountId": "demo", "callSid": format!("CA{number:032x}"), "direction": "inbound" });
            report(world, &with(call, members))
        };
        let (start, end) = ("2026-11-23T09:30:00Z", "2026-11-23T09:31:15.7Z");
        let derived = send(1, json!({ "startTime": start, "endTime": end, "status": "completed" })).expect(201).json();
        assert_eq!((&derived["duration"], &derived["endTime"]), (&json!(75), &json!("2026-11-23T09:31:15.000000Z")));
        // A duration that begins with the answer is shorter.
        assert_eq!(send(2, json!({ "startTime": start, "endTime": end, "duration": 60 })).expect(201).member("duration"), 60);
        assert_eq!(send(3, json!({ "startTime": start, "endTime": end, "duration": 76 })).expect(201).member("duration"), 76);
        let start_of = send(4, json!({ "endTime": "2026-11-23T09:31:15Z", "duration": 75 })).expect(201).member("startTime");
        assert_eq!(start_of, "2026-11-23T09:30:00.000000Z");
        for members in [
            json!({ "startTime": end, "endTime": start }),
            json!({ "startTime": start, "endTime": end, "duration": 77 }),
            json!({ "startTime": start, "endTime": "2026-12-23T09:30:00Z", "duration": 75 }),
            json!({ "endTime": end }),
            json!({ "startTime": start, "endTime": "soon" }),
        ] {
            send(5, members).expect_error(400, "InvalidValue", &["EndTime"]);
        }
        send(5, json!({ "startTime": "soon", "endTime": end })).expect_error(400, "InvalidValue", &["StartTime"]);
    }

    fn facts_come_in_parts_and_in_any_order(world: &World) {
        let part = |members: Value| report(world, &with(json!({ "accountId": "demo", "callSid": SID }), members));
        part(json!({ "status": "ringing", "from": "+14155550123" })).expect(201);
        let answer = part(json!({ "status": "completed", "duration": 75, "startTime": 1_795_426_200, "direction": "inbound" }));
        assert_eq!(answer.expect(200).member("version"), 2);
        // Late facts change nothing: a call that has ended stays so.
        for late in [json!({ "status": "in-progress" }), json!({ "status": "ringing" }), json!({ "from": "+14155550123" })] {
            let answer = part(late).expect(200);
            assert_eq!((answer.member("version"), answer.member("status")), (2.into(), "completed".into()));
            assert_eq!(answer.header("idempotent-replayed"), Some("true"));
        }
        let answer = part(json!({ "price": "-0.01", "isRecorded": true })).expect(200);
        assert_eq!((answer.member("version"), answer.header("idempotent-replayed")), (3.into(), None));
        let call = read(world, SID).expect(200).json();
        assert_eq!((&call["from"], &call["duration"], &call["isRecorded"]), (&"+14155550123".into(), &75.into(), &true.into()));
    }

    fn going_back_needs_the_newest_version(world: &World) {
        report(world, &completed()).expect(201);
        let longer = with(completed(), json!({ "duration": 90 }));
        report(world, &longer).expect(200);
        // A replay of the first facts changes nothing.
        assert_eq!(report(world, &completed()).expect(200).member("duration"), 90);
        let back = |version: u32| report(world, &with(completed(), json!({ "replaces": version })));
        let answer = back(1).expect_error(409, "CallSuperseded", &["Replaces"]);
        assert!(answer.body.contains("which is 2"), "{}", answer.body);
        assert_eq!(read(world, SID).member("version"), 2);
        let answer = back(2).expect(200);
        assert_eq!((answer.member("version"), answer.member("duration")), (3.into(), 75.into()));
        let other = with(completed(), json!({ "callSid": OTHER_SID, "replaces": 1 }));
        report(world, &other).expect_error(409, "CallSuperseded", &["Replaces"]);
        read(world, OTHER_SID).expect_error(404, "NotFound", &[]);
    }

    fn a_call_shows_the_live_billable_at_once(world: &World) {
        report(world, &completed()).expect(201);
        assert_eq!(read(world, SID).member("billableId"), Value::Null);
        let billable = world.report("acme", SID).expect(201).member("id");
        assert_eq!(read(world, SID).member("billableId"), billable);
        assert_eq!(report(world, &completed()).expect(200).member("billableId"), billable);
        let path = format!("/billables/{}/void", billable.as_str().unwrap());
        world.post(&path).json(&json!({ "reason": "mistake" })).send().expect(200);
        assert_eq!(read(world, SID).member("billableId"), Value::Null);
    }

    fn a_carrier_reports_and_learns_the_version_alone(world: &World) {
        report(world, &completed()).expect(201);
        let carrier = world.tokens.carrier();
        let facts = json!({ "accountId": "demo", "callSid": SID, "isRecorded": true });
        let answer = world.request("POST", "/calls").token(&carrier).json(&facts).send().expect(200);
        let expected = json!({ "sid": SID, "accountId": "demo", "version": 2, "uri": format!("/calls/{SID}?accountId=demo") });
        assert_eq!(answer.json(), expected);
        let get = world.request("GET", &format!("/calls/{SID}")).token(&carrier).send();
        get.expect_error(403, "InvalidRole", &[]);
        let foreign = json!({ "accountId": "other", "callSid": SID, "status": "busy" });
        let answer = world.request("POST", "/calls").token(&carrier).json(&foreign).send();
        answer.expect_error(403, "AccountForbidden", &[]);
    }

    fn one_call_sid_in_two_accounts_is_two_calls(world: &World) {
        let token = world.tokens.administrator();
        let send = |account: &str, status: &str| {
            let facts = json!({ "accountId": account, "callSid": SID, "status": status });
            world.request("POST", "/calls").token(&token).json(&facts).send()
        };
        send("demo", "busy").expect(201);
        send("other", "failed").expect(201);
        send("nowhere", "busy").expect_error(404, "NotFound", &[]);
        let get = |query: &str| world.request("GET", &format!("/calls/{SID}{query}")).token(&token).send();
        get("").expect_error(400, "Ambiguous", &["AccountId"]);
        assert_eq!(get("?accountId=demo").expect(200).member("status"), "busy");
        assert_eq!(get("?accountId=other").expect(200).member("status"), "failed");
        let dismiss = |body: Value| {
            world.request("POST", &format!("/calls/{SID}/dismiss")).token(&token).json(&body).send()
        };
        dismiss(json!({ "reason": "a test" })).expect_error(400, "Ambiguous", &["AccountId"]);
        dismiss(json!({ "reason": "a test", "accountId": "other" })).expect(200);
        // A Manager of one account sees none of the others.
        assert_eq!(read(world, SID).expect(200).member("dismissReason"), Value::Null);
        world.get(&format!("/calls/{SID}?accountId=other")).send().expect_error(403, "AccountForbidden", &[]);
    }

    fn an_unreported_call_is_dismissed_once(world: &World) {
        let dismiss = |body: &Value| world.post(&format!("/calls/{SID}/dismiss")).json(body).send();
        dismiss(&json!({ "reason": "a test" })).expect_error(404, "NotFound", &[]);
        report(world, &completed()).expect(201);
        dismiss(&json!({})).expect_error(400, "NotEmpty", &["Reason"]);
        dismiss(&json!({ "accountId": "a b", "reason": " x" })).expect_error(400, "InvalidId", &["AccountId", "Reason"]);
        let call = dismiss(&json!({ "reason": "a test call" })).expect(200).json();
        assert_eq!((&call["dismissReason"], &call["dismissedBy"]), (&"a test call".into(), &"manager".into()));
        assert!(call["dateDismissed"].is_string());
        assert_eq!(dismiss(&json!({ "reason": "again" })).expect(200).json(), call, "the first reason stays");
        assert_eq!(read(world, SID).expect(200).json(), call);
        // A later report is billed as any other, and a billed call is no unreported one.
        world.report("acme", SID).expect(201);
        dismiss(&json!({ "reason": "again" })).expect_error(409, "CallBilled", &[]);
        let xml = xml("DismissCall", "<Reason>again</Reason>");
        world.post(&format!("/calls/{SID}/dismiss")).xml(&xml).send().expect_error(409, "CallBilled", &[]);
    }

    fn a_call_without_facts_and_a_text_that_is_no_call_sid_are_not_found(world: &World) {
        for sid in [SID, "CA1", "x", "String"] {
            read(world, sid).expect_error(404, "NotFound", &[]);
        }
        let answer = world.get(&format!("/calls/{SID}?account=demo")).send();
        answer.expect_error(400, "UnknownMember", &["Account"]);
    }
}
