//! Refusals in the log.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{Client, Folder, Service, wait_until};

const TIMEOUT: Duration = Duration::from_secs(20);

fn lines(service: &Service, message: &str) -> Vec<Value> {
    let log = service.log();
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines.filter(|line| line["message"] == message).collect()
}

#[test]
fn a_refusal_is_logged_with_the_address_of_the_client() {
    let folder = Folder::new();
    for (flags, address) in [(&[][..], "127.0.0.1"), (&["--trusted-proxies", "127.0.0.0/8"], "192.0.2.7")] {
        let service = Service::start_with_flags(&folder, None, flags);
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let get = |path: &str, token: &str| {
            let request = agent.get(format!("{}{path}", service.url)).header("x-forwarded-for", "192.0.2.7");
            request.header("authorization", format!("Bearer {token}")).call().unwrap().status().as_u16()
        };
        assert_eq!(get("/billables", "nonsense"), 401);
        assert_eq!(get("/billables?accountId=other", &folder.token("Manager", "demo")), 403);
        let secret = "bk_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
        // On a slow machine the rate limit allows a few more attempts.
        let first_refused = (0..200).position(|_| get("/billables", secret) == 429);
        assert!(first_refused.is_some_and(|position| position >= 30), "{first_refused:?}");
        assert_eq!(get("/nothing", &folder.token("Manager", "demo")), 404);
        let answered = |status: u16| {
            let lines = lines(&service, "answered");
            lines.into_iter().filter(|line| line["status"] == status).collect::<Vec<_>>()
        };
        wait_until(TIMEOUT, "the log has the line", || !answered(404).is_empty());
        for status in [401, 403, 429] {
            assert!(!answered(status).is_empty(), "{status} {}", service.log());
            assert!(answered(status).iter().all(|line| line["address"] == address), "{:?}", answered(status));
        }
        assert!(answered(404).iter().all(|line| line.get("address").is_none()), "{:?}", answered(404));
    }
}

#[test]
fn malformed_heads_are_logged_once_a_second_at_the_most_with_a_count() {
    const HEADS: u64 = 60;
    let folder = Folder::new();
    let since = Instant::now();
    let service = Service::start(&folder, None);
    let address = service.url.trim_start_matches("http://");
    for number in 0..HEADS {
        let mut stream = TcpStream::connect(address).unwrap();
        let head = match number % 3 {
            0 => "nonsense\r\n\r\n".to_owned(),
            1 => "GET / HTTP/1.1\r\nhost: a\r\nbad header\r\n\r\n".to_owned(),
            _ => format!("GET / HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n", "\u{1}\u{2}"),
        };
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        // The service may reset the connection once it has answered.
        let _ = stream.read_to_string(&mut answer);
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    let logged = || lines(&service, "connections were closed because a request was malformed, too long or incomplete");
    let count = || logged().iter().map(|line| line["count"].as_u64().unwrap()).sum::<u64>();
    wait_until(TIMEOUT, "the log has counted all of them", || count() == HEADS);
    assert!(logged().len() as u64 <= since.elapsed().as_secs() + 1, "{:?}", logged());
    assert!(!service.log().contains("stream error"), "{}", service.log());
    // The service still serves other clients.
    assert_eq!(Client::new(&service.url, "").try_get("/health/live").unwrap().0, 200);
    assert_eq!(json!(HEADS), json!(count()));
}
