//! Cross-site requests: a page of another site makes the browser send a request with the user's cookies or password.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_test_support::TestDatabase;
use serde_json::json;

use super::credentials;
use crate::world::{Answer, Options, PASSWORD, Request, SID, World};

const FORM: &str = "application/x-www-form-urlencoded";

/// A signed-in user and the cookie of the user's session.
struct Victim {
    world: World,
    cookie: String,
}

impl Victim {
    fn new() -> Self {
        let world = World::new(TestDatabase::sqlite());
        world.add_user("alice", "Manager");
        let session = world.sign_in("alice").cookie("ss-id").unwrap().0.to_owned();
        Self { world, cookie: format!("ss-id={session}") }
    }

    fn post(&self, content_type: &str, body: String) -> Request {
        self.world.request("POST", "/api/NewBillable").body(content_type, body).header("cookie", &self.cookie)
    }

    fn form_post(&self) -> Request {
        self.post(FORM, format!("accountId=demo&customerId=acme&callSid={SID}"))
    }

    #[track_caller]
    fn assert_nothing_was_billed(&self) {
        assert_eq!(self.world.get("/billables").send().expect(200).json()["items"], json!([]));
    }
}

#[track_caller]
fn assert_refused(request: Request) {
    let answer: Answer = request.send();
    assert_eq!((answer.status, answer.error_code()), (403, "CrossSiteRequest".to_owned()), "{answer:?}");
}

#[test]
fn a_form_post_of_another_site_bills_nothing() {
    let victim = Victim::new();
    for site in ["cross-site", "same-site"] {
        assert_refused(victim.form_post().header("sec-fetch-site", site));
    }
    for origin in [
        "https://evil.example",
        "null",
        "http://billables.example.evil.example",
        "https://billables.example",
        "http://billables.example:81",
    ] {
        assert_refused(victim.form_post().header("origin", origin));
    }
    victim.assert_nothing_was_billed();
    // A request from the service's own pages, or from a client that is not a browser, is billed.
    let own = victim.form_post().header("origin", "http://billables.example").header("sec-fetch-site", "same-origin");
    own.send().expect(201);
    victim.form_post().send().expect(200);
}

#[test]
fn a_post_of_text_of_another_site_bills_nothing() {
    let victim = Victim::new();
    let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID }).to_string();
    assert_refused(victim.post("text/plain", body).header("sec-fetch-site", "cross-site"));
    victim.assert_nothing_was_billed();
}

#[test]
fn a_multipart_post_of_another_site_bills_nothing() {
    let victim = Victim::new();
    let part =
        |name: &str, value: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let body = format!("{}{}{}--b--\r\n", part("accountId", "demo"), part("customerId", "acme"), part("callSid", SID));
    let post = || victim.post("multipart/form-data; boundary=b", body.clone());
    assert_refused(post().header("origin", "https://evil.example"));
    victim.assert_nothing_was_billed();
    post().send().expect(201);
}

#[test]
fn a_link_of_another_site_bills_nothing() {
    let victim = Victim::new();
    for path in ["/api/NewBillable", "/json/reply/NewBillable", "/json/oneway/NewBillable", "/billables"] {
        let link = format!("{path}?accountId=demo&customerId=acme&callSid={SID}");
        for method in ["GET", "HEAD"] {
            let request = victim.world.request(method, &link).header("cookie", &victim.cookie);
            let status = request.header("sec-fetch-site", "cross-site").send().status;
            // The last path reads the list. A link may open the list, because only the user sees the answer.
            assert_eq!(status, if path == "/billables" { 200 } else { 405 }, "{method} {path}");
        }
    }
    victim.assert_nothing_was_billed();
}

#[test]
fn a_script_of_another_site_gets_no_data() {
    let victim = Victim::new();
    victim.world.report("acme", SID).expect(201);
    let basic = format!("Basic {}", STANDARD.encode(format!("alice:{PASSWORD}")));
    for (name, value) in [("cookie", victim.cookie.as_str()), ("authorization", &basic)] {
        for path in ["/billables?accountId=demo&callback=f", "/api/ListBillables?accountId=demo&callback=f"] {
            let answer = victim.world.request("GET", path).header(name, value).send().expect(200);
            assert!(
                answer.body.starts_with("/**/f({\"responseStatus\"") && answer.body.contains("Unauthorized"),
                "{answer:?}"
            );
            // Without the callback the same request gets the data.
            let plain = victim.world.request("GET", &path.replace("&callback=f", "")).header(name, value).send();
            assert!(plain.expect(200).body.contains(&SID.to_lowercase().replace("ca", "CA")));
        }
    }
}

#[test]
fn a_request_list_and_basic_of_another_site_are_refused() {
    let victim = Victim::new();
    let items = json!([{ "accountId": "demo", "customerId": "acme", "callSid": SID }]);
    let list = victim.world.send_json("/api/NewBillable[]", &items).header("cookie", &victim.cookie);
    assert_refused(list.header("sec-fetch-site", "cross-site"));
    let basic = format!("Basic {}", STANDARD.encode(format!("alice:{PASSWORD}")));
    let post = victim.world.send_json("/billables", &items[0]).header("authorization", &basic);
    assert_refused(post.header("origin", "https://evil.example"));
    victim.assert_nothing_was_billed();
    // A browser never adds a bearer token by itself, so a request with a bearer token is accepted from every origin.
    let token = victim.world.tokens.manager();
    let post = victim.world.send_json("/billables", &items[0]).token(&token).header("cookie", &victim.cookie);
    post.header("origin", "https://elsewhere.example").send().expect(201);
}

#[test]
fn another_site_cannot_sign_in_sign_out_or_refresh_tokens() {
    let victim = Victim::new();
    for (path, body) in [
        ("/auth", credentials("alice")),
        ("/auth/credentials", json!({ "userName": "alice", "password": PASSWORD })),
        ("/auth/logout", json!({})),
        ("/access-token", json!({})),
        ("/api/GetAccessToken", json!({})),
    ] {
        let post = || victim.world.send_json(path, &body).header("cookie", &victim.cookie);
        assert_refused(post().header("sec-fetch-site", "cross-site"));
        assert_refused(post().header("origin", "https://evil.example"));
    }
    victim.world.request("GET", "/billables").header("cookie", &victim.cookie).send().expect(200);
}

#[test]
fn a_demo_accepts_its_own_origin_under_every_local_host_name() {
    let options = Options { demo: true, public_url: "http://127.0.0.1:8080", ..Options::default() };
    let world = World::with(TestDatabase::sqlite(), options);
    world.add_user("alice", "Manager");
    let host = format!("localhost:{}", world.address().port());
    let post = |origin: &str| {
        let request = world.send_json("/auth", &credentials("alice")).header("host", &host);
        request.header("origin", origin).send().status
    };
    assert_eq!(post(&format!("http://{host}")), 200);
    assert_eq!(post("http://localhost:1"), 403);
}
