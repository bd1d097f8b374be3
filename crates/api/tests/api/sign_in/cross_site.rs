//! Requests that a page of another site has a browser send, with the cookies or the password that the browser keeps.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_test_support::TestDatabase;
use serde_json::json;

use super::credentials;
use crate::world::{Answer, Options, PASSWORD, Request, SID, World};

const FORM: &str = "application/x-www-form-urlencoded";

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
fn refused(request: Request) {
    let answer: Answer = request.send();
    assert_eq!((answer.status, answer.error_code()), (403, "CrossSiteRequest".to_owned()), "{answer:?}");
}

#[test]
fn a_form_post_of_another_site_bills_nothing() {
    let victim = Victim::new();
    for site in ["cross-site", "same-site"] {
        refused(victim.form_post().header("sec-fetch-site", site));
    }
    for origin in [
        "https://evil.example",
        "null",
        "http://billables.example.evil.example",
        "https://billables.example",
        "http://billables.example:81",
    ] {
        refused(victim.form_post().header("origin", origin));
    }
    victim.assert_nothing_was_billed();
    // From its own pages, and from what is no browser, it is billed.
    let own = victim.form_post().header("origin", "http://billables.example").header("sec-fetch-site", "same-origin");
    own.send().expect(201);
    victim.form_post().send().expect(200);
}

#[test]
fn a_post_of_text_of_another_site_bills_nothing() {
    let victim = Victim::new();
    let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": SID }).to_string();
    refused(victim.post("text/plain", body).header("sec-fetch-site", "cross-site"));
    victim.assert_nothing_was_billed();
}

#[test]
fn a_multipart_post_of_another_site_bills_nothing() {
    let victim = Victim::new();
    let part =
        |name: &str, value: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let body = format!("{}{}{}--b--\r\n", part("accountId", "demo"), part("customerId", "acme"), part("callSid", SID));
    let post = || victim.post("multipart/form-data; boundary=b", body.clone());
    refused(post().header("origin", "https://evil.example"));
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
            // The last path is a list's, which a link may ask for: it is shown to nobody but the user.
            assert_eq!(status, if path == "/billables" { 200 } else { 405 }, "{method} {path}");
        }
    }
    victim.assert_nothing_was_billed();
}

#[test]
fn a_script_of_another_site_is_given_nothing() {
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
            // Without the callback the same is answered: it is the script that is refused.
            let plain = victim.world.request("GET", &path.replace("&callback=f", "")).header(name, value).send();
            assert!(plain.expect(200).body.contains(&SID.to_lowercase().replace("ca", "CA")));
        }
    }
}

#[test]
fn a_list_of_requests_and_a_password_of_the_browser_are_refused_too() {
    let victim = Victim::new();
    let items = json!([{ "accountId": "demo", "customerId": "acme", "callSid": SID }]);
    let list = victim.world.send_json("/api/NewBillable[]", &items).header("cookie", &victim.cookie);
    refused(list.header("sec-fetch-site", "cross-site"));
    let basic = format!("Basic {}", STANDARD.encode(format!("alice:{PASSWORD}")));
    let post = victim.world.send_json("/billables", &items[0]).header("authorization", &basic);
    refused(post.header("origin", "https://evil.example"));
    victim.assert_nothing_was_billed();
    // No page of another site can send a bearer token along; who sends one means it.
    let token = victim.world.tokens.manager();
    let post = victim.world.send_json("/billables", &items[0]).token(&token).header("cookie", &victim.cookie);
    post.header("origin", "https://elsewhere.example").send().expect(201);
}

#[test]
fn nobody_is_signed_in_or_out_or_given_tokens_by_another_site() {
    let victim = Victim::new();
    for (path, body) in [
        ("/auth", credentials("alice")),
        ("/auth/credentials", json!({ "userName": "alice", "password": PASSWORD })),
        ("/auth/logout", json!({})),
        ("/access-token", json!({})),
        ("/api/GetAccessToken", json!({})),
    ] {
        let post = || victim.world.send_json(path, &body).header("cookie", &victim.cookie);
        refused(post().header("sec-fetch-site", "cross-site"));
        refused(post().header("origin", "https://evil.example"));
    }
    victim.world.request("GET", "/billables").header("cookie", &victim.cookie).send().expect(200);
}

#[test]
fn a_demo_is_its_own_under_every_name_of_its_machine() {
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
