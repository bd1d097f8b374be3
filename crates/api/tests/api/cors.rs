//! CORS: off by default, and for the configured origins only.

use billables_test_support::TestDatabase;

use crate::world::{Answer, Options, SID, World};

const CONFIGURED: &str = "https://app.example.com";

fn world() -> World {
    let options = Options { cors_origins: &[CONFIGURED, "http://localhost:3000"], ..Options::default() };
    World::with(TestDatabase::sqlite(), options)
}

fn preflight(world: &World, path: &str, origin: &str) -> Answer {
    let request = world.request("OPTIONS", path).header("origin", origin);
    let request = request.header("access-control-request-method", "POST");
    request.header("access-control-request-headers", "authorization,content-type,X-Requested-With,cookie").send()
}

fn varies_by_origin(answer: &Answer) -> bool {
    answer.headers.iter().any(|(name, value)| name == "vary" && value.split(',').any(|part| part.trim() == "Origin"))
}

#[track_caller]
fn assert_no_cors_headers(answer: &Answer) {
    assert!(!answer.headers.iter().any(|(name, _)| name.starts_with("access-control-")), "{answer:?}");
}

#[test]
fn a_preflight_is_answered_without_a_token_on_every_own_and_alias_route() {
    let world = world();
    for path in [
        "/billables",
        "/billables/batch",
        "/billables/019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10/void",
        "/customers.xml?accountId=demo",
        "/api/NewBillable",
        "/json/reply/NewBillable[]",
        "/xml/oneway/NewBillable",
        "/auth/credentials",
        "/access-token",
        "/openapi.json",
    ] {
        for origin in [CONFIGURED, "http://localhost:3000"] {
            let answer = preflight(&world, path, origin).expect(204);
            assert_eq!(answer.header("access-control-allow-origin"), Some(origin), "{path}");
            assert_eq!(answer.header("access-control-allow-credentials"), Some("true"), "{path}");
            assert!(answer.header("access-control-allow-methods").unwrap().contains("POST"), "{path}");
            let headers = answer.header("access-control-allow-headers").unwrap();
            for name in ["authorization", "content-type", "accept", "content-encoding", "X-Requested-With"] {
                assert!(headers.split(", ").any(|other| other == name), "{path}: {headers}");
            }
            assert!(!headers.contains("cookie") && varies_by_origin(&answer), "{answer:?}");
        }
    }
}

#[test]
fn a_configured_origin_may_read_every_answer_and_its_headers() {
    let world = world();
    let body = serde_json::json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
    let answers = [
        world.post("/billables").json(&body).header("origin", CONFIGURED).send().expect(201),
        world.get("/billables").header("origin", CONFIGURED).send().expect(200),
        world.request("GET", "/billables").header("origin", CONFIGURED).send().expect(401),
        world.get("/nothing").header("origin", CONFIGURED).send().expect(404),
        world.get("/openapi.json").header("origin", CONFIGURED).send().expect(200),
    ];
    for answer in answers {
        assert_eq!(answer.header("access-control-allow-origin"), Some(CONFIGURED), "{answer:?}");
        assert_eq!(answer.header("access-control-allow-credentials"), Some("true"));
        let exposed = answer.header("access-control-expose-headers").unwrap();
        for name in ["Location", "Link", "Idempotent-Replayed", "X-AutoBatch-Completed", "Retry-After"] {
            assert!(exposed.split(", ").any(|other| other == name), "{exposed}");
        }
        assert!(varies_by_origin(&answer), "{answer:?}");
    }
}

#[test]
fn other_origins_get_no_cors_headers_and_every_answer_varies_by_origin() {
    let world = world();
    for origin in ["https://evil.example", "null", "https://app.example.com.evil.example", "http://app.example.com", ""]
    {
        let answer = preflight(&world, "/billables", origin);
        assert_no_cors_headers(&answer);
        assert_eq!(answer.status, 401, "a request without credentials");
        assert_no_cors_headers(&world.get("/billables").header("origin", origin).send().expect(200));
    }
    let without_origin = ["/billables", "/nothing", "/docs", "/health/live"].map(|path| world.get(path).send());
    for answer in without_origin {
        assert_no_cors_headers(&answer);
        assert!(varies_by_origin(&answer), "{answer:?}");
    }
}

#[test]
fn cors_is_off_by_default() {
    let world = World::new(TestDatabase::sqlite());
    let answer = preflight(&world, "/billables", CONFIGURED).expect(401);
    assert_no_cors_headers(&answer);
    let answer = world.get("/billables").header("origin", CONFIGURED).send().expect(200);
    assert_no_cors_headers(&answer);
    assert!(!varies_by_origin(&answer), "{answer:?}");
}

#[test]
fn cookies_and_basic_from_a_configured_origin_are_refused_for_changes() {
    let world = world();
    world.add_user("alice", "Manager");
    let session = world.sign_in("alice").cookie("ss-id").unwrap().0.to_owned();
    let report = |name: &str, value: &str| {
        let body = serde_json::json!({ "accountId": "demo", "customerId": "acme", "callSid": SID });
        world.request("POST", "/billables").json(&body).header(name, value).header("origin", CONFIGURED).send()
    };
    report("cookie", &format!("ss-id={session}")).expect_error(403, "CrossSiteRequest", &[]);
    use base64::Engine as _;
    let pair = base64::engine::general_purpose::STANDARD.encode(format!("alice:{}", crate::world::PASSWORD));
    report("authorization", &format!("Basic {pair}")).expect_error(403, "CrossSiteRequest", &[]);
    report("authorization", &format!("Bearer {}", world.tokens.manager())).expect(201);
}
