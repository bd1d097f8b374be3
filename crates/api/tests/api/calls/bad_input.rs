//! Facts that are refused: nothing is stored, and the answer names every member at fault.

use serde_json::{Value, json};

use super::{completed, read, report, with, xml};
use crate::world::{SID, World, now};

/// The value of a member, and whether it is read.
const TIMES: [(&str, Option<&str>); 24] = [
    ("2026-11-23T09:30:00Z", Some("2026-11-23T09:30:00.000000Z")),
    ("2026-11-23t09:30:00.5z", Some("2026-11-23T09:30:00.500000Z")),
    ("2026-11-23T10:30:00+01:00", Some("2026-11-23T09:30:00.000000Z")),
    ("2026-11-23T09:30:00", Some("2026-11-23T09:30:00.000000Z")),
    ("2026-11-23 09:30:00", Some("2026-11-23T09:30:00.000000Z")),
    ("2026-11-23 09:30:00.123456", Some("2026-11-23T09:30:00.123456Z")),
    ("2026-11-23 10:30:00+01:00", Some("2026-11-23T09:30:00.000000Z")),
    ("2026-11-23 09:30:00 UTC", Some("2026-11-23T09:30:00.000000Z")),
    ("Mon, 23 Nov 2026 09:30:00 +0000", Some("2026-11-23T09:30:00.000000Z")),
    ("23 Nov 2026 10:30:00 +0100", Some("2026-11-23T09:30:00.000000Z")),
    ("1795426200", Some("2026-11-23T09:30:00.000000Z")),
    ("1795426200500", Some("2026-11-23T09:30:00.500000Z")),
    ("1999-12-31T23:59:59Z", None),
    ("2026-11-23", None),
    ("23/11/2026 09:30", None),
    ("2026-13-23T09:30:00Z", None),
    ("2026-02-30T09:30:00Z", None),
    ("09:30:00", None),
    ("yesterday", None),
    (" 2026-11-23T09:30:00Z", None),
    ("-1795426200", None),
    ("1e9", None),
    ("9999999999999999999999999999999999999999", None),
    ("2199-01-01T00:00:00Z", None),
];

on_both! {
    fn each_form_of_a_time_is_read_or_refused_by_name(world: &World) {
        for (index, (text, expected)) in TIMES.iter().enumerate() {
            let call_sid = format!("CA{index:032x}");
            let facts = json!({ "accountId": "demo", "callSid": call_sid, "startTime": text });
            let answer = report(world, &facts);
            match expected {
                Some(expected) => assert_eq!(answer.expect(201).member("startTime"), *expected, "{text}"),
                None => {
                    let answer = answer.expect_error(400, "InvalidValue", &["StartTime"]);
                    assert!(answer.member("responseStatus")["message"].as_str().unwrap().starts_with("StartTime "), "{text}");
                    read(world, &call_sid).expect(404);
                }
            }
        }
        let start = |seconds: i64| {
            let facts = with(completed(), json!({ "startTime": now().plus_seconds(seconds).to_string() }));
            report(world, &facts)
        };
        start(86_500).expect_error(400, "InvalidValue", &["StartTime"]);
        start(86_300).expect(201);
    }

    fn numbers_have_no_spaces_letters_or_signs_too_many(world: &World) {
        let digits = "1".repeat(40);
        let many_zeros = format!("0.{}", "0".repeat(70));
        for (member, text) in [
            ("duration", "7.5"), ("duration", "7 "), ("duration", "75s"), ("duration", "-1"), ("duration", "604801"),
            ("duration", "0x10"), ("duration", digits.as_str()), ("duration", "1:15"),
            ("price", digits.as_str()), ("price", "0.0085 USD"), ("price", " 0.0085"), ("price", "$1"), ("price", "1,5"),
            ("price", "1000000"), ("price", "-1000000"), ("price", "0.0000000001"), ("price", "NaN"), ("price", "1e400"),
            ("price", "--1"), ("price", many_zeros.as_str()),
            ("priceUnit", "usd"), ("priceUnit", "XXX"), ("isRecorded", "yes"), ("replaces", "0"), ("replaces", "x"),
            ("replaces", digits.as_str()), ("direction", "in"), ("direction", " inbound"), ("status", "a\u{7}b"),
            ("from", "\u{0}"),
        ] {
            let name = format!("{}{}", member[..1].to_uppercase(), &member[1..]);
            let facts = with(completed(), json!({ member: text }));
            report(world, &facts).expect_error(400, "InvalidValue", &[&name]);
            if text.contains(['\u{0}', '\u{7}']) {
                continue;
            }
            let members = format!("<AccountId>demo</AccountId><CallSid>{SID}</CallSid><{name}>{text}</{name}>");
            let xml = xml("ReportCall", &members);
            let answer = world.post("/calls").xml(&xml).send();
            answer.expect_error(400, "InvalidValue", &[&name]);
        }
        // A number of JSON is read from its text: forty digits are refused and never rounded.
        for number in [&format!("0.{digits}"), &digits, "1e-10"] {
            let body = format!("{{\"accountId\":\"demo\",\"callSid\":\"{SID}\",\"price\":{number}}}");
            world.post("/calls").body("application/json", body).send().expect_error(400, "InvalidValue", &["Price"]);
        }
        read(world, SID).expect(404);
    }

    fn all_faults_come_together_in_every_format(world: &World) {
        let facts = json!({
            "accountId": "a b", "callSid": "String", "parentCallSid": "CA1", "direction": "up", "from": "x".repeat(257),
            "to": "x".repeat(257), "startTime": "noon", "duration": "long", "status": "x".repeat(65), "price": "free",
            "priceUnit": "Dollar", "isRecorded": "perhaps", "replaces": "first",
        });
        let fields = [
            "AccountId", "CallSid", "ParentCallSid", "Direction", "From", "To", "StartTime", "Duration", "Status", "Price",
            "PriceUnit", "IsRecorded", "Replaces",
        ];
        let answer = report(world, &facts).expect_error(400, "InvalidId", &fields);
        let errors = answer.member("responseStatus")["errors"].as_array().cloned().unwrap();
        assert_eq!(errors[1]["errorCode"], "Placeholder");
        for (error, field) in errors.iter().zip(fields) {
            assert!(error["message"].as_str().unwrap().starts_with(field), "{error}");
        }
        let members: String = facts.as_object().unwrap().iter().map(|(name, value)| {
            let name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
            format!("<{name}>{}</{name}>", value.as_str().unwrap())
        }).collect();
        world.post("/calls").xml(&xml("ReportCall", &members)).send().expect_error(400, "InvalidId", &fields);
        let answer = world.post("/calls").json(&facts).header("accept", "application/problem+json").send().expect(400);
        assert_eq!(answer.json()["errors"].as_array().map(Vec::len), Some(13));
    }

    fn needed_members_and_at_least_one_fact_are_asked_for(world: &World) {
        report(world, &json!({ "status": "busy" })).expect_error(400, "NotEmpty", &["AccountId", "CallSid"]);
        for facts in [json!({}), json!({ "status": "", "from": null }), json!({ "replaces": 1 })] {
            let facts = with(json!({ "accountId": "demo", "callSid": SID }), facts);
            report(world, &facts).expect_error(400, "NotEmpty", &["Status"]);
        }
        let own_leg = json!({ "accountId": "demo", "callSid": SID, "parentCallSid": SID });
        report(world, &own_leg).expect_error(400, "Mismatch", &["ParentCallSid"]);
        let twice = format!("{{\"accountId\":\"demo\",\"callSid\":\"{SID}\",\"Duration\":1,\"duration\":2}}");
        world.post("/calls").body("application/json", twice).send().expect_error(400, "DuplicateMember", &["Duration"]);
        let nested: Value = with(completed(), json!({ "price": { "amount": 1 } }));
        report(world, &nested).expect_error(400, "InvalidValue", &["Price"]);
        let long = format!("{{\"from\":\"{}\"}}", "x".repeat(65_536));
        world.post("/calls").body("application/json", long).send().expect_error(413, "PayloadTooLarge", &[]);
        world.post("/calls").body("image/png", "x").send().expect_error(415, "UnsupportedMediaType", &[]);
        read(world, SID).expect(404);
    }

    fn a_call_may_last_a_week_and_not_longer(world: &World) {
        let call = |duration: u32| report(world, &with(completed(), json!({ "duration": duration })));
        call(604_801).expect_error(400, "InvalidValue", &["Duration"]);
        assert_eq!(call(604_800).expect(201).member("endTime"), "2026-11-30T09:30:00.000000Z");
    }
}
