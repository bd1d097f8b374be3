//! A service behind nginx, which strips a path. The tests follow every address that the service returns through the
//! proxy.

use std::collections::{BTreeSet, VecDeque};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use billables_test_support::TestDatabase;
use serde_json::{Value, json};

use crate::client_world::from_environment;
use crate::process::{Client, Folder, Service, call_sid, command, free_address, wait_until};

/// The path that nginx strips.
const BASE: &str = "/billing";

/// The operations whose pages the crawl visits. The same code makes the pages of all others, and there are a thousand.
const OPERATIONS: [&str; 2] = ["NewBillable", "ListBillables"];

/// An nginx with one location, whose path is stripped.
struct Nginx {
    child: Child,
    origin: String,
}

impl Nginx {
    /// Starts nginx. The service, which starts later, listens at `upstream`.
    fn start(folder: &Folder, upstream: &str) -> Self {
        let address = free_address();
        let home = folder.path.join("nginx");
        std::fs::create_dir(&home).unwrap();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|name| format!("{name}_temp_path {}/{name};\n", home.display()))
            .concat();
        let text = format!(
            "daemon off; master_process off; pid {home}/pid; error_log stderr;
            events {{}}
            http {{
                access_log off;
                {temporary}
                server {{
                    listen {address};
                    location {BASE}/ {{
                        proxy_pass http://{upstream}/;
                        proxy_http_version 1.1;
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                    }}
                }}
            }}",
            home = home.display(),
        );
        let config = home.join("nginx.conf");
        std::fs::write(&config, text).unwrap();
        let mut nginx = Command::new(from_environment("BILLABLES_TEST_NGINX"));
        nginx.arg("-p").arg(&home).arg("-c").arg(&config).args(["-e", "stderr"]);
        let child = nginx.stdin(Stdio::null()).spawn().unwrap();
        Self { child, origin: format!("http://{address}") }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client that follows no redirect.
struct Browser {
    agent: ureq::Agent,
    origin: String,
}

struct Page {
    status: u16,
    headers: ureq::http::HeaderMap,
    body: String,
}

impl Page {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Browser {
    fn new(origin: &str) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
        let agent = agent.max_redirects_will_error(false).timeout_global(Some(Duration::from_secs(60))).build().into();
        Self { agent, origin: origin.to_owned() }
    }

    /// Requests an address of the service: a path below the origin, or a whole URL.
    #[track_caller]
    fn get(&self, address: &str, headers: &[(&str, &str)]) -> Page {
        self.send("GET", address, headers, None)
    }

    #[track_caller]
    fn send(&self, method: &str, address: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Page {
        let path = address.strip_prefix(&self.origin).unwrap_or(address);
        assert!(path == BASE || path.starts_with(&format!("{BASE}/")), "{address} lacks the path of the public URL");
        let path = path.split('#').next().unwrap();
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = match body {
            Some(body) => {
                self.agent.run(request.header("content-type", "application/json").body(body.to_string()).unwrap())
            }
            None => self.agent.run(request.body(()).unwrap()),
        };
        let mut answer = answer.unwrap_or_else(|error| panic!("{address}: {error}"));
        let bytes = answer.body_mut().with_config().limit(32 << 20).read_to_vec().unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: answer.status().as_u16(), headers: answer.headers().clone(), body }
    }
}

/// The texts between each `start` and the next `end`.
fn between<'t>(text: &'t str, start: &str, end: char) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The addresses in a page, a script or a JSON text.
fn addresses(page: &Page) -> Vec<String> {
    let content_type = page.header("content-type").unwrap_or_default();
    let found = if content_type.starts_with("text/html") {
        let mut found = between(&page.body, "href=\"", '"');
        found.extend(between(&page.body, "src=\"", '"'));
        found.retain(|address| !address.starts_with('#') && !address.starts_with("data:"));
        found.into_iter().map(|address| address.replace("&#38;", "&").replace("&amp;", "&")).collect()
    } else if content_type.starts_with("text/javascript") && page.body.contains("SwaggerUIBundle({") {
        between(&page.body, "'/", '\'').into_iter().map(|address| format!("/{address}")).collect()
    } else {
        Vec::new()
    };
    // A script adds the name of an operation to this address.
    found.into_iter().map(|address| if address.ends_with("?op=") { address + OPERATIONS[0] } else { address }).collect()
}

/// Whether an address leads to a page that the crawl leaves out, because the same code makes another page.
fn is_one_of_many(address: &str) -> bool {
    let operation = address.split(['?', '&']).find_map(|part| part.strip_prefix("op="));
    let listing = address.split(['?', '&']).find_map(|part| part.strip_prefix("IncludeTypes="));
    let name = operation.or(listing.map(|name| name.trim_end_matches(".*")));
    name.is_some_and(|name| !OPERATIONS.contains(&name.split('#').next().unwrap()))
}

/// Follows every link of every page, beginning with some addresses, and returns all addresses.
fn crawl(browser: &Browser, starts: &[String]) -> BTreeSet<String> {
    let mut seen: BTreeSet<String> = starts.iter().cloned().collect();
    let mut open: VecDeque<String> = starts.iter().cloned().collect();
    while let Some(address) = open.pop_front() {
        assert!(seen.len() < 2_000, "the pages have no end");
        let page = browser.get(&address, &[("accept", "text/html")]);
        let found = match page.status {
            302 | 308 => vec![page.header("location").unwrap().to_owned()],
            status => {
                assert_eq!(status, 200, "{address}: {}", page.body);
                addresses(&page)
            }
        };
        for next in found {
            assert!(next.starts_with('/') || next.starts_with("http"), "{address} has the relative address {next}");
            if !is_one_of_many(&next) && seen.insert(next.clone()) {
                open.push_back(next);
            }
        }
    }
    seen
}

struct World {
    browser: Browser,
    token: String,
    public_url: String,
    _nginx: Nginx,
    service: Service,
    _folder: Folder,
}

impl World {
    fn new(database: &TestDatabase) -> Self {
        let folder = Folder::new();
        let upstream = free_address();
        let nginx = Nginx::start(&folder, &upstream);
        let public_url = format!("{}{BASE}", nginx.origin);
        let url = database.configured_url();
        let flags = ["--public-url", &public_url, "--trusted-proxies", "127.0.0.1", "--token-cookies"];
        let service = Service::start_at(&folder, Some(&url), &upstream, &flags);
        Client::new(&service.url, &folder.token("SystemAdministrator", "*")).fill();
        let add = ["user", "add", "alice", "--role", "Manager", "--account", "demo"];
        command(&folder, Some(&url), &add, "correct horse battery staple");
        let browser = Browser::new(&nginx.origin);
        wait_until(Duration::from_secs(60), "nginx serves", || {
            std::net::TcpStream::connect(browser.origin.trim_start_matches("http://")).is_ok()
        });
        let token = format!("Bearer {}", folder.token("Manager", "demo"));
        Self { browser, token, public_url, _nginx: nginx, service, _folder: folder }
    }

    fn at(&self, path: &str) -> String {
        format!("{BASE}{path}")
    }
}

#[test]
fn every_link_of_every_page_leads_through_a_proxy_that_strips_the_path() {
    let database = TestDatabase::sqlite();
    let world = World::new(&database);
    let starts =
        ["/", "/metadata", "/metadata/", "/docs", "/docs/", "/types", "/docs/errors"].map(|path| world.at(path));
    let seen = crawl(&world.browser, &starts);
    for path in [
        "/docs/assets/start.js",
        "/docs/assets/swagger-ui-bundle.js",
        "/openapi.json",
        "/metadata/metadata.css",
        "/metadata/metadata.js",
        "/json/metadata?op=NewBillable",
        "/xml/metadata?op=ListBillables&lang=python",
        "/types/typescript",
        "/types/python?IncludeTypes=NewBillable.*",
        "/docs/errors/BillableConflict",
    ] {
        assert!(seen.contains(&world.at(path)), "{path} is not linked: {seen:?}");
    }
    // Maps of addresses for tools.
    let map = world.browser.get(&world.at("/types"), &[("accept", "application/json")]).json();
    let index = world.browser.get(&world.at("/api"), &[]).json();
    let links = index.as_object().unwrap().values().flat_map(|entries| entries.as_array().unwrap());
    let links = links.flat_map(|entry| entry["links"].as_object().unwrap().iter());
    let links: Vec<_> = map.as_object().unwrap().iter().chain(links).collect();
    assert!(links.len() > 20, "{links:?}");
    for (name, address) in links {
        // An operation that changes something refuses GET, but exists.
        let page = world.browser.get(address.as_str().unwrap(), &[("authorization", &world.token)]);
        let is_good = matches!(page.status, 200 | 400 | 403 | 405) || (page.status == 404 && name == "api");
        assert!(is_good, "{address}: {} {}\n{}", page.status, page.body, world.service.log());
    }
    let base_url = world.browser.get(&world.at("/types/metadata"), &[]).json()["config"]["baseUrl"].clone();
    assert_eq!(base_url, json!(world.public_url));
    for (language, line) in [("typescript", "BaseUrl: "), ("python", "BaseUrl: ")] {
        let text = world.browser.get(&world.at(&format!("/types/{language}")), &[]).body;
        assert!(text.contains(&format!("{line}{}\n", world.public_url)), "{text}");
    }
}

#[test]
fn every_address_in_an_answer_leads_through_a_proxy_that_strips_the_path() {
    for database in TestDatabase::each() {
        let world = World::new(&database);
        let token = ("authorization", world.token.as_str());
        let server = world.browser.get(&world.at("/openapi.json"), &[]).json()["servers"][0]["url"].clone();
        let server = server.as_str().unwrap();
        for number in 0..3 {
            let report = json!({ "accountId": "demo", "customerId": "acme", "callSid": call_sid(number) });
            for status in [201, 200] {
                let answer = world.browser.send("POST", &format!("{server}/billables"), &[token], Some(&report));
                assert_eq!(answer.status, status, "{}", answer.body);
                let found = world.browser.get(answer.header("location").unwrap(), &[token]);
                assert_eq!((found.status, &found.json()["id"]), (200, &answer.json()["id"]));
            }
        }
        let customer = json!({ "accountId": "demo", "id": "new", "name": "New" });
        let answer = world.browser.send("POST", &world.at("/api/NewCustomer"), &[token], Some(&customer));
        assert_eq!(world.browser.get(answer.header("location").unwrap(), &[token]).status, 200);
        for list in ["/billables?limit=1", "/billables.xml?limit=1", "/api/ListBillables?limit=1"] {
            let mut address = world.at(list);
            let mut pages = 0;
            loop {
                let page = world.browser.get(&address, &[token]);
                assert_eq!(page.status, 200, "{address}: {}", page.body);
                pages += 1;
                let Some(link) = page.header("link") else { break };
                address = link.strip_prefix('<').unwrap().split_once('>').unwrap().0.to_owned();
            }
            assert_eq!(pages, 3, "{list}");
        }
        let missing = world.browser.get(&world.at("/billables/x"), &[token, ("accept", "application/problem+json")]);
        assert_eq!(world.browser.get(missing.json()["type"].as_str().unwrap(), &[]).status, 200);
        let nothing = world.browser.get(&world.at("/nothing"), &[token]).json();
        let message = nothing["responseStatus"]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(&format!("listed at {BASE}/metadata.")), "{message}");
    }
}

#[test]
fn cookies_are_for_the_path_of_the_public_url_and_its_origin_alone() {
    for database in TestDatabase::each() {
        let world = World::new(&database);
        let credentials =
            json!({ "provider": "credentials", "userName": "alice", "password": "correct horse battery staple" });
        let signed_in = world.browser.send("POST", &world.at("/auth"), &[], Some(&credentials));
        assert_eq!(signed_in.status, 200, "{}", signed_in.body);
        let lines: Vec<_> = signed_in.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
        assert!(lines.len() >= 3, "{lines:?}");
        assert!(lines.iter().all(|line| line.contains(&format!("; Path={BASE};"))), "{lines:?}");
        let cookies: Vec<_> = lines.iter().map(|line| line.split(';').next().unwrap()).collect();
        let cookies = ("cookie", &*cookies.join("; "));
        let report = |origin: &str, number: usize| {
            let report = json!({ "accountId": "demo", "customerId": "acme", "callSid": call_sid(number) });
            world.browser.send("POST", &world.at("/billables"), &[cookies, ("origin", origin)], Some(&report)).status
        };
        // The header Origin of a browser has no path.
        assert_eq!(report(&world.browser.origin, 1), 201);
        assert_eq!(report("http://localhost:1", 2), 403);
        let signed_out = world.browser.send("POST", &world.at("/auth/logout"), &[cookies], Some(&json!({})));
        let lines: Vec<_> =
            signed_out.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.contains(&format!("; Path={BASE};"))), "{lines:?}");
    }
}
