//! `POST /twilio/{accountId}/call-status`: callbacks that Twilio signs, and everything that looks like one.
//!
//! The signatures here are made by the published steps; a test of the service beside this one has Twilio's own package sign.

use aws_lc_rs::hmac::{HMAC_SHA1_FOR_LEGACY_USE_ONLY, Key, sign as hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_test_support::TestDatabase;
use serde_json::Value;

use crate::world::{Answer, OTHER_SID, Options, SID, World, raw};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";
const NEXT_TOKEN: &str = "fedcba9876543210fedcba9876543210";
const OTHER_TOKEN: &str = "00000000000000000000000000000000";
const ACCOUNT_SID: &str = "AC0123456789abcdef0123456789abcdef";
const PUBLIC_URL: &str = "https://billing.example.com";
const PATH: &str = "/twilio/demo/call-status";
const FORM: &str = "application/x-www-form-urlencoded";

/// `demo` is limited to an account at Twilio, `gone` does not exist in the store.
const TOKENS: &str = "demo = 0123456789abcdef0123456789abcdef, fedcba9876543210fedcba9876543210, AC0123456789abcdef0123456789abcdef\n\
    other = 00000000000000000000000000000000\n\
    gone = 00000000000000000000000000000000\n";

fn each_world(run: impl Fn(&World)) {
    for database in TestDatabase::each() {
        let options = Options { twilio_tokens: Some(TOKENS), public_url: PUBLIC_URL, ..Options::default() };
        run(&World::with(database, options));
    }
}

type Members = Vec<(&'static str, String)>;

fn callback(call_sid: &str, status: &str, more: &[(&'static str, &str)]) -> Members {
    let members = [
        ("CallSid", call_sid),
        ("AccountSid", ACCOUNT_SID),
        ("CallStatus", status),
        ("Direction", "inbound"),
        ("From", "+14155550123"),
        ("To", "+15105550199"),
        ("CallerName", "Zoë & 100 %"),
    ];
    members.iter().chain(more).map(|(name, value)| (*name, (*value).to_owned())).collect()
}

fn completed(call_sid: &str) -> Members {
    let more = [
        ("CallDuration", "75"),
        ("Duration", "2"),
        ("Timestamp", "Mon, 23 Nov 2026 09:31:15 +0000"),
        ("SequenceNumber", "3"),
    ];
    callback(call_sid, "completed", &more)
}

/// The members with one of them changed or added.
fn with(mut members: Members, name: &'static str, value: &str) -> Members {
    members.retain(|(other, _)| *other != name);
    members.push((name, value.to_owned()));
    members
}

fn signature(token: &str, url: &str, members: &Members) -> String {
    let mut sorted = members.clone();
    sorted.sort();
    sorted.dedup();
    let text = sorted.iter().fold(url.to_owned(), |text, (name, value)| text + name + value);
    STANDARD.encode(hmac(&Key::new(HMAC_SHA1_FOR_LEGACY_USE_ONLY, token.as_bytes()), text.as_bytes()))
}

fn encoded(members: &Members) -> String {
    let encode = |text: &str| -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        text.bytes()
            .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect()
    };
    members.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}

/// Sends a form with a signature, which is the right one at [`PATH`] if none is given.
fn send_to(world: &World, path: &str, members: &Members, signature: &str) -> Answer {
    world.request("POST", path).header("x-twilio-signature", signature).body(FORM, encoded(members)).send()
}

fn send(world: &World, members: &Members) -> Answer {
    send_to(world, PATH, members, &signature(TOKEN, &format!("{PUBLIC_URL}{PATH}"), members))
}

fn call(world: &World, call_sid: &str) -> Value {
    world.get(&format!("/calls/{call_sid}")).send().expect(200).json()
}

#[track_caller]
fn assert_unknown(world: &World, call_sid: &str) {
    world.get(&format!("/calls/{call_sid}")).send().expect(404);
}

#[test]
fn a_signed_callback_is_stored_when_it_is_answered() {
    each_world(|world| {
        let answer = send(world, &completed(SID)).expect(204);
        assert_eq!(answer.body, "");
        let call = call(world, SID);
        for (member, expected) in [
            ("status", "completed"),
            ("direction", "inbound"),
            ("from", "+14155550123"),
            ("to", "+15105550199"),
            ("startTime", "2026-11-23T09:30:00.000000Z"),
            ("endTime", "2026-11-23T09:31:15.000000Z"),
        ] {
            assert_eq!(call[member], expected, "{member}");
        }
        assert_eq!((&call["duration"], &call["isRecorded"], &call["price"]), (&75.into(), &Value::Null, &Value::Null));
        let more = [
            ("ParentCallSid", SID),
            ("RecordingUrl", "https://api.twilio.com/x"),
            ("Price", "-0.0085"),
            ("PriceUnit", "USD"),
        ];
        send(world, &callback(OTHER_SID, "busy", &more)).expect(204);
        let leg = self::call(world, OTHER_SID);
        assert_eq!(
            (&leg["parentCallSid"], &leg["isRecorded"], &leg["price"]),
            (&SID.into(), &true.into(), &(-0.0085).into())
        );
        assert_eq!((&leg["startTime"], &leg["status"]), (&Value::Null, &"busy".into()));
    });
}

#[test]
fn replayed_and_reordered_callbacks_change_nothing() {
    each_world(|world| {
        for status in ["in-progress", "ringing", "initiated", "queued", "in-progress"] {
            send(world, &callback(SID, status, &[])).expect(204);
            assert_eq!(
                (&call(world, SID)["status"], &call(world, SID)["version"]),
                (&"in-progress".into(), &1.into()),
                "{status}"
            );
        }
        send(world, &completed(SID)).expect(204);
        let stored = call(world, SID);
        assert_eq!(stored["version"], 2);
        for members in [
            completed(SID),
            callback(SID, "in-progress", &[]),
            with(callback(SID, "ringing", &[]), "From", "+14155550999"),
            completed(SID),
        ] {
            send(world, &members).expect(204);
        }
        assert_eq!(call(world, SID), stored);
    });
}

#[test]
fn a_callback_that_is_not_signed_as_it_is_is_refused() {
    each_world(|world| {
        let members = completed(SID);
        let url = format!("{PUBLIC_URL}{PATH}");
        let right = signature(TOKEN, &url, &members);
        let refused = |path: &str, members: &Members, signature: &str| {
            let answer = send_to(world, path, members, signature).expect_error(403, "InvalidSignature", &[]);
            assert!(!answer.body.contains(TOKEN) && !answer.body.contains(&right), "{}", answer.body);
        };
        for (name, value) in [("CallDuration", "7"), ("CallStatus", "failed"), ("CallSid", OTHER_SID), ("Price", "-1")]
        {
            refused(PATH, &with(members.clone(), name, value), &right);
        }
        refused(PATH, &members[1..].to_vec(), &right);
        refused(PATH, &Vec::new(), &right);
        for wrong in ["", "x", &right[..27], &right.to_lowercase(), &signature(OTHER_TOKEN, &url, &members)] {
            refused(PATH, &members, wrong);
        }
        for other in ["http://billing.example.com", "https://billing.example.com:8443", "https://evil.example.com"] {
            refused(PATH, &members, &signature(TOKEN, &format!("{other}{PATH}"), &members));
        }
        // The path and the query count as the client wrote them.
        refused(&format!("{PATH}?a=1"), &members, &right);
        refused("/twilio/dem%6F/call-status", &members, &right);
        refused(&format!("{PATH}.json"), &members, &signature(TOKEN, &format!("{url}.json"), &members));
        // No other account's token counts, and the account's callbacks must come from its account at Twilio.
        refused(
            "/twilio/other/call-status",
            &members,
            &signature(TOKEN, &format!("{PUBLIC_URL}/twilio/other/call-status"), &members),
        );
        for foreign in ["AC1", "AC99999999999999999999999999999999", ""] {
            let foreign = with(members.clone(), "AccountSid", foreign);
            refused(PATH, &foreign, &signature(TOKEN, &url, &foreign));
        }
        world.request("POST", PATH).body(FORM, encoded(&members)).send().expect_error(403, "InvalidSignature", &[]);
        let twice = raw(
            world.address(),
            format!(
                "POST {PATH} HTTP/1.1\r\nhost: x\r\ncontent-type: {FORM}\r\nx-twilio-signature: {right}\r\nx-twilio-signature: {right}\r\n\
                 content-length: 0\r\nconnection: close\r\n\r\n"
            )
            .as_bytes(),
        );
        assert!(twice.starts_with("HTTP/1.1 403"), "{twice}");
        assert_unknown(world, SID);
        send_to(world, PATH, &members, &right).expect(204);
    });
}

#[test]
fn the_public_url_decides_and_not_what_a_proxy_or_a_client_says() {
    each_world(|world| {
        let members = completed(SID);
        for url in [format!("{PUBLIC_URL}{PATH}"), format!("{PUBLIC_URL}:443{PATH}")] {
            let request = world.request("POST", PATH).header("x-twilio-signature", &signature(TOKEN, &url, &members));
            let request = request.header("host", "10.0.0.7:8080").header("x-forwarded-proto", "http");
            request.header("x-forwarded-host", "evil.example.com").body(FORM, encoded(&members)).send().expect(204);
        }
        let own = format!("http://{}{PATH}", world.address());
        send_to(world, PATH, &members, &signature(TOKEN, &own, &members)).expect(403);
        let path = format!("{PATH}?leg=a%20b&x=%C3%A9");
        send_to(world, &path, &members, &signature(TOKEN, &format!("{PUBLIC_URL}{path}"), &members)).expect(204);
        send_to(world, PATH, &members, &signature(NEXT_TOKEN, &format!("{PUBLIC_URL}{PATH}"), &members)).expect(204);
    });
}

#[test]
fn an_account_without_a_token_is_not_found_and_no_credentials_help() {
    each_world(|world| {
        let members = completed(SID);
        for account in ["nowhere", "a%20b", "demo2", "DEMO"] {
            let path = format!("/twilio/{account}/call-status");
            let signature = signature(TOKEN, &format!("{PUBLIC_URL}{path}"), &members);
            send_to(world, &path, &members, &signature).expect_error(404, "NotFound", &[]);
        }
        let path = "/twilio/gone/call-status";
        let signature = signature(OTHER_TOKEN, &format!("{PUBLIC_URL}{path}"), &members);
        send_to(world, path, &members, &signature).expect_error(404, "NotFound", &[]);
        let with_token = world.request("POST", PATH).token(&world.tokens.administrator()).body(FORM, encoded(&members));
        with_token.send().expect_error(403, "InvalidSignature", &[]);
        assert_unknown(world, SID);
    });
    // Without a file no account has a token.
    let world = World::new(TestDatabase::sqlite());
    send(&world, &completed(SID)).expect_error(404, "NotFound", &[]);
}

#[test]
fn the_operation_has_one_path_one_method_and_one_format() {
    each_world(|world| {
        for method in ["GET", "PUT", "DELETE"] {
            let answer = world.request(method, PATH).send().expect(405);
            assert_eq!(answer.header("allow"), Some("POST"), "{method}");
        }
        let token = world.tokens.administrator();
        for path in [
            "/api/TwilioCallStatus",
            "/json/reply/TwilioCallStatus",
            "/xml/oneway/TwilioCallStatus",
            "/api/TwilioCallStatus[]",
        ] {
            world.request("POST", path).token(&token).body(FORM, "AccountId=demo").send().expect(405);
        }
        let members = completed(SID);
        let right = signature(TOKEN, &format!("{PUBLIC_URL}{PATH}"), &members);
        for content_type in ["application/json", "multipart/form-data; boundary=x", "text/plain", "application/xml"] {
            let request = world.request("POST", PATH).header("x-twilio-signature", &right);
            request.body(content_type, encoded(&members)).send().expect_error(415, "UnsupportedMediaType", &[]);
        }
        assert_unknown(world, SID);
    });
}

#[test]
fn the_members_of_a_signed_form_are_checked_and_bounded() {
    each_world(|world| {
        for (name, value, fields) in [
            ("CallSid", "CA1", ["CallSid"]),
            ("CallSid", "String", ["CallSid"]),
            ("CallStatus", "", ["CallStatus"]),
            ("CallDuration", "75 s", ["CallDuration"]),
            ("CallDuration", "-1", ["CallDuration"]),
            ("CallDuration", "604801", ["CallDuration"]),
            ("CallDuration", "9999999999999999999999999999999999999999", ["CallDuration"]),
            ("Timestamp", "noon", ["Timestamp"]),
            ("Timestamp", "Mon, 23 Nov 2099 09:31:15 +0000", ["Timestamp"]),
            ("Direction", "sideways", ["Direction"]),
            ("Price", "free", ["Price"]),
        ] {
            let answer = send(world, &with(completed(SID), name, value)).expect(400);
            assert_eq!(answer.fields(), fields, "{name}={value}");
        }
        // A repeated member that the service reads is refused, one that it does not read is not.
        let mut twice = completed(SID);
        twice.push(("CallDuration", "7".to_owned()));
        send(world, &twice).expect_error(400, "DuplicateMember", &["CallDuration"]);
        let many: Members = std::iter::repeat_n(("Extra", "1".to_owned()), 300).collect();
        send(world, &many).expect_error(413, "PayloadTooLarge", &[]);
        let large = with(completed(SID), "Extra", &"x".repeat(65_536));
        send(world, &large).expect_error(413, "PayloadTooLarge", &[]);
        let broken = world.request("POST", PATH).header("x-twilio-signature", "x").body(FORM, "CallSid=%zz").send();
        broken.expect_error(400, "SerializationException", &[]);
        assert_unknown(world, SID);
        let mut extra = completed(SID);
        extra.extend([("Extra", "1".to_owned()), ("Extra", "2".to_owned())]);
        send(world, &extra).expect(204);
    });
}

/// The time of a refusal must not say how much of a signature is right. The check computes every signature and compares without
/// an early end; this test only finds a coarse mistake, such as a body that is parsed or a store that is asked first.
#[test]
fn a_refusal_asks_no_store() {
    let options = Options { twilio_tokens: Some(TOKENS), public_url: PUBLIC_URL, ..Options::default() };
    let world = World::with(TestDatabase::sqlite(), options);
    let members = completed(SID);
    let right = signature(TOKEN, &format!("{PUBLIC_URL}{PATH}"), &members);
    let first_wrong = format!("{}{}", if right.starts_with('A') { 'B' } else { 'A' }, &right[1..]);
    let last_wrong = format!("{}{}=", &right[..26], if right.as_bytes()[26] == b'A' { 'E' } else { 'A' });
    // The store cannot be asked any more: a refusal must come without it.
    world.execute("ALTER TABLE calls RENAME TO calls_away");
    for wrong in [first_wrong.as_str(), last_wrong.as_str(), ""] {
        send_to(&world, PATH, &members, wrong).expect_error(403, "InvalidSignature", &[]);
    }
    assert!(send_to(&world, PATH, &members, &right).status >= 500);
}
