//! Malformed and hostile bodies. Each gets an error answer, and the service stays up.

use crate::world::{SID, World, raw};

const NAMESPACE: &str = "http://schemas.datacontract.org/2004/07/Voice.Api.Billing";

fn members() -> String {
    format!("<AccountId>demo</AccountId><CallSid>{SID}</CallSid><CustomerId>acme</CustomerId>")
}

/// Sends a body that the service cannot read, and returns the message of the error.
#[track_caller]
fn refused_message(world: &World, content_type: &str, body: impl Into<Vec<u8>>) -> String {
    let answer = world.post("/billables").header("accept", "application/json").body(content_type, body).send();
    let answer = answer.expect_error(400, "SerializationException", &[]);
    answer.json()["responseStatus"]["message"].as_str().unwrap().to_owned()
}

on_both! {
    fn a_body_that_is_not_utf_8_is_refused(world: &World) {
        refused_message(world, "application/json", b"{\"callSid\":\"\xff\"}".to_vec());
        refused_message(world, "application/xml", format!("<NewBillable xmlns=\"{NAMESPACE}\">\u{0}</NewBillable>").replace('\0', "\u{fffd}").into_bytes()
            .into_iter().flat_map(|byte| if byte == 0xef { vec![0xff] } else { vec![byte] }).collect::<Vec<_>>());
        let answer = world.post("/billables").body("application/json; charset=utf-16", "{}").send();
        answer.expect_error(415, "UnsupportedMediaType", &[]);
        refused_message(world, "application/xml", format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><NewBillable xmlns=\"{NAMESPACE}\"/>"));
    }

    fn deep_nesting_is_refused(world: &World) {
        refused_message(world, "application/json", format!("{{\"a\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000)));
        refused_message(world, "application/json", "[".repeat(60_000));
        let nested = format!("<NewBillable xmlns=\"{NAMESPACE}\">{}{}</NewBillable>", "<a>".repeat(5_000), "</a>".repeat(5_000));
        refused_message(world, "application/xml", nested);
        // 64 levels are accepted.
        let body = format!("{{\"a\":{}{},\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{SID}\"}}", "[".repeat(63), "]".repeat(63));
        world.post("/billables").body("application/json", body).send().expect(201);
    }

    fn document_types_and_entities_are_refused(world: &World) {
        let body = |head: &str, value: &str| format!(
            "{head}<NewBillable xmlns=\"{NAMESPACE}\">{}<SessionId>{value}</SessionId></NewBillable>", members()
        );
        refused_message(world, "application/xml", body("<!DOCTYPE NewBillable>", ""));
        refused_message(world, "application/xml", body(
            "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">]>", "&lol2;"));
        refused_message(world, "application/xml", body("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;"));
        refused_message(world, "application/xml", body("", "&unknown;"));
        let answer = world.post("/billables").xml(&body("", "&#100;emo&#x2d;session")).send();
        answer.expect(201);
    }

    fn a_wrong_root_or_namespace_is_refused(world: &World) {
        let message = refused_message(world, "application/xml", format!("<Billable xmlns=\"{NAMESPACE}\">{}</Billable>", members()));
        assert!(message.contains("NewBillable"), "{message}");
        refused_message(world, "application/xml", format!("<NewBillable>{}</NewBillable>", members()));
        refused_message(world, "application/xml", format!("<NewBillable xmlns=\"http://example.com\">{}</NewBillable>", members()));
        refused_message(world, "application/xml", format!("<NewBillable xmlns=\"{NAMESPACE}\">{}</Other>", members()));
        refused_message(world, "application/xml", format!("<NewBillable xmlns=\"{NAMESPACE}\">{}", members()));
        // Elements may stand in any order, and may have a namespace prefix.
        let prefixed = format!(
            "<b:NewBillable xmlns:b=\"{NAMESPACE}\"><b:CustomerId>acme</b:CustomerId><b:CallSid>{SID}</b:CallSid><b:AccountId>demo</b:AccountId></b:NewBillable>");
        world.post("/billables").xml(&prefixed).send().expect(201);
    }

    fn a_duplicate_member_is_refused(world: &World) {
        for body in [
            format!("{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{SID}\",\"callSid\":\"{SID}\"}}"),
            format!("{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{SID}\",\"CallSid\":\"{SID}\"}}"),
        ] {
            world.post("/billables").body("application/json", body).send().expect_error(400, "DuplicateMember", &["CallSid"]);
        }
        let body = format!("<NewBillable xmlns=\"{NAMESPACE}\">{}<CallSid>{SID}</CallSid></NewBillable>", members());
        world.post("/billables").xml(&body).send().expect_error(400, "DuplicateMember", &["CallSid"]);
    }

    fn a_nul_in_an_id_is_refused(world: &World) {
        let body = format!("{{\"accountId\":\"de\\u0000mo\",\"customerId\":\"acme\",\"callSid\":\"{SID}\"}}");
        world.post("/billables").body("application/json", body).send().expect_error(400, "InvalidId", &["AccountId"]);
        world.get("/billables/%00").send().expect(404);
        world.get("/customers/a%00b").send().expect(404);
    }

    fn a_member_of_the_wrong_type_is_named(world: &World) {
        let body = format!("{{\"accountId\":[\"demo\"],\"customerId\":\"acme\",\"callSid\":\"{SID}\"}}");
        world.post("/billables").body("application/json", body).send().expect_error(400, "InvalidValue", &["AccountId"]);
        for body in ["[]", "null", "1", "\"x\"", "{} {}", "{,}", "{\"a\":1,}", "{'a':1}", "\u{feff}{", "nul"] {
            refused_message(world, "application/json", body);
        }
        // A number or a boolean is read as its text.
        let body = r#"{"accountId":"demo","customerId":17,"callSid":true}"#;
        world.post("/billables").body("application/json", body).send().expect_error(400, "InvalidCallSid", &["CallSid"]);
    }

    fn a_body_of_10_mb_is_refused_declared_or_chunked(world: &World) {
        let large = vec![b' '; 10_000_000];
        world.post("/billables").body("application/json", large.clone()).send().expect_error(413, "PayloadTooLarge", &[]);
        let mut request = format!(
            "POST /billables HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n",
            world.tokens.manager()).into_bytes();
        for chunk in large.chunks(1 << 20) {
            request.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            request.extend_from_slice(chunk);
            request.extend_from_slice(b"\r\n");
        }
        request.extend_from_slice(b"0\r\n\r\n");
        let answer = raw(world.address(), &request);
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        // 64 KiB, the largest accepted body.
        let report = format!("{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{SID}\"}}");
        let padded = format!("{report}{}", " ".repeat(64 * 1024 - report.len()));
        world.post("/billables").body("application/json", padded).send().expect(201);
    }

    fn a_malformed_query_is_refused(world: &World) {
        world.get("/billables?limit=%ff").send().expect_error(400, "SerializationException", &[]);
        world.get("/billables?limit=many").send().expect_error(400, "InvalidValue", &["Limit"]);
        world.get("/billables?limit=0").send().expect_error(400, "InvalidValue", &["Limit"]);
        world.get("/billables?limit=501").send().expect_error(400, "InvalidValue", &["Limit"]);
        world.get("/billables?status=Paid&from=yesterday").send().expect_error(400, "InvalidValue", &["Status", "From"]);
    }
}
