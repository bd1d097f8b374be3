//! The demo: conditions, `curl` command, later starts, and refusals.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};

use billables_auth::{KeyFolder, Role, Verifier, VerifierOptions};
use billables_domain::{AccountId, AccountScope, Timestamp};
use serde_json::{Value, json};

use crate::world::{Outcome, World, names};

/// A running service on a free port. A drop kills the process.
struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    stderr: BufReader<ChildStderr>,
}

impl Running {
    fn start(world: &World, arguments: &[&str]) -> Self {
        let mut command = world.command(&["--log-format", "json"]);
        command.args(["--listen", "127.0.0.1:0"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let stderr = BufReader::new(child.stderr.take().unwrap());
        Self { child, stdout, stderr }
    }

    /// The printed command: a line, and further lines while a line ends with a backslash.
    fn invitation(&mut self) -> String {
        let mut text = String::new();
        while text.is_empty() || text.ends_with("\\\n") {
            assert!(self.stdout.read_line(&mut text).unwrap() > 0, "no curl was printed: {text:?}");
        }
        text
    }

    /// The address in the log.
    fn address(&mut self) -> SocketAddr {
        let mut log = String::new();
        loop {
            let mut line = String::new();
            assert!(self.stderr.read_line(&mut line).unwrap() > 0, "it never served: {log}");
            log.push_str(&line);
            let entry: Value = serde_json::from_str(&line).unwrap_or_default();
            if entry["message"] == "serving" {
                return entry["address"].as_str().unwrap().parse().unwrap();
            }
        }
    }

    fn ask_to_stop(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// Waits for the end, and returns the exit code and the rest of standard output.
    fn wait(mut self) -> (Option<i32>, String) {
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.stdout, &mut rest).unwrap();
        (self.child.wait().unwrap().code(), rest)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A `curl` command, parsed by a shell.
struct Curl {
    url: String,
    token: String,
    body: Value,
    arguments: Vec<String>,
}

impl Curl {
    /// Runs the text in a real shell, with a function `curl` that prints its arguments.
    fn pasted(text: &str) -> Self {
        let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{text}");
        let output = Command::new("sh").args(["-euc", &script]).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        let arguments: Vec<_> = printed.split_terminator('\0').map(str::to_owned).collect();
        let url = arguments.iter().find(|argument| argument.starts_with("http")).unwrap().clone();
        let start = "Authorization: Bearer ";
        let token = arguments.iter().find_map(|argument| argument.strip_prefix(start)).unwrap().to_owned();
        let body = arguments.iter().find(|argument| argument.starts_with('{')).unwrap();
        Self { url, token, body: serde_json::from_str(body).unwrap(), arguments }
    }

    /// Sends the request of the command to another path with another body.
    fn send(&self, path: &str, body: &Value) -> (u16, Option<String>, Value) {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut request = agent.post(self.url.replace("/billables", path));
        for header in self.arguments.windows(2).filter(|pair| pair[0] == "-H").map(|pair| &pair[1]) {
            let (name, value) = header.split_once(": ").unwrap();
            request = request.header(name, value);
        }
        let mut answer = request.send(body.to_string()).unwrap();
        let replayed = answer.headers().get("idempotent-replayed").map(|value| value.to_str().unwrap().to_owned());
        (
            answer.status().as_u16(),
            replayed,
            serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap(),
        )
    }
}

#[test]
fn the_printed_curl_works_when_it_is_pasted() {
    let world = World::new();
    let mut service = Running::start(&world, &[]);
    let curl = Curl::pasted(&service.invitation());
    assert!(curl.arguments.contains(&"-i".to_owned()), "the answer's head is shown");
    assert_eq!((&curl.body["accountId"], &curl.body["customerId"]), (&json!("demo"), &json!("acme")));

    let (status, replayed, first) = curl.send("/billables", &curl.body);
    assert_eq!((status, replayed), (201, None), "{first}");
    let (status, replayed, second) = curl.send("/billables", &curl.body);
    assert_eq!((status, replayed.as_deref()), (200, Some("true")), "{second}");
    assert_eq!(first, second);

    let mut other = curl.body.clone();
    other["customerId"] = json!("globex");
    let (status, _, answer) = curl.send("/billables", &other);
    assert_eq!((status, &answer["responseStatus"]["errorCode"]), (409, &json!("BillableConflict")));

    let void = format!("/billables/{}/void", first["id"].as_str().unwrap());
    assert_eq!(curl.send(&void, &json!({ "reason": "a try" })).0, 200);
    let (status, _, answer) = curl.send("/billables", &curl.body);
    assert_eq!((status, &answer["responseStatus"]["errorCode"]), (409, &json!("BillableVoided")));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the calls of a demo are those before now")]
fn a_new_demo_has_two_months_of_calls_and_a_later_start_adds_none() {
    let world = World::new();
    let mut service = Running::start(&world, &[]);
    service.invitation();
    let totals = |more: &[&str]| {
        let arguments = [&["totals", "--account", "demo", "--format", "json"][..], more].concat();
        serde_json::from_str::<Value>(&world.run(&arguments).expect_code(0).stdout).unwrap()
    };
    let now = Timestamp::from_microseconds(
        i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_micros()).unwrap(),
    );
    let today = now.to_string()[..10].to_owned();
    let from = now.plus_seconds(-62 * 86_400).to_string()[..10].to_owned();
    let range = ["--from", from.as_str(), "--to", today.as_str(), "--group-by", "month,customer,item"];
    let both = totals(&range);
    let items = both["items"].as_array().unwrap();
    for customer in ["acme", "globex"] {
        for item in ["base", "inboundVoiceCalls", "outboundVoiceCalls"] {
            let found = items.iter().find(|line| line["customerId"] == customer && line["item"] == item);
            assert!(found.is_some_and(|line| line["amount"] != "0.00"), "{customer} {item}: {both}");
        }
    }
    let total = &both["total"];
    assert!(total["calls"].as_i64().unwrap() > 200, "{total}");
    assert_eq!((total["pendingCalls"].as_i64(), total["voidedCalls"].as_i64()), (Some(2), Some(1)), "{total}");
    let check = world.run(&["check"]).expect_code(0).stdout;
    assert!(check.contains(" 0 problems"), "{check}");
    let exported = world.run(&["export", "--format", "jsonl"]).expect_code(0).stdout;
    assert!(exported.lines().all(|line| line.contains("\"createdBy\":\"demo\"")), "a row is not the demo's");
    drop(service);
    let mut service = Running::start(&world, &[]);
    service.invitation();
    assert_eq!(&totals(&range)["total"], total);
}

#[test]
fn the_session_of_the_demo_takes_a_call() {
    let world = World::new();
    let mut service = Running::start(&world, &[]);
    let curl = Curl::pasted(&service.invitation());
    let body = json!({ "sessionId": "demo-session", "callSid": curl.body["callSid"] });
    let (status, _, answer) = curl.send("/billables", &body);
    assert_eq!((status, &answer["customerId"]), (201, &json!("acme")), "{answer}");
}

#[test]
fn the_token_of_the_curl_is_a_managers_for_an_hour() {
    let world = World::new();
    let mut service = Running::start(&world, &[]);
    let curl = Curl::pasted(&service.invitation());
    let keys = KeyFolder::open(world.data().join("keys")).unwrap();
    let [key] = &keys.list().unwrap()[..] else { panic!("a demo has one key") };
    let verifier = Verifier::new(VerifierOptions::new("billables", "billables", keys.verification_keys().unwrap()));
    // The key is a little older than the token.
    let identity = verifier.verify(&curl.token, key.created).unwrap();
    assert_eq!(identity.roles, [Role::Manager].into());
    assert_eq!(identity.accounts, AccountScope::Only([AccountId::parse("demo").unwrap()].into()));
    let lifetime = identity.expires.as_seconds() - key.created.as_seconds();
    assert!((3_600..3_660).contains(&lifetime), "{lifetime}");
    let after = Timestamp::from_microseconds(identity.expires.as_microseconds()).plus_seconds(31);
    assert!(verifier.verify(&curl.token, after).is_err());
}

#[test]
fn a_demo_folder_is_its_owners_alone() {
    let world = World::new();
    let mut service = Running::start(&world, &[]);
    service.invitation();
    let mode = std::fs::metadata(world.data()).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
}

#[test]
fn an_empty_folder_that_was_there_becomes_a_demo() {
    let world = World::new();
    std::fs::create_dir(world.data()).unwrap();
    let mut service = Running::start(&world, &["serve"]);
    service.invitation();
}

#[test]
fn a_later_start_is_the_same_demo_with_a_fresh_curl() {
    let world = World::new();
    let first = Curl::pasted(&Running::start(&world, &[]).invitation());
    let mut service = Running::start(&world, &[]);
    let second = Curl::pasted(&service.invitation());
    assert_ne!(first.token, second.token);
    assert_ne!(first.body["callSid"], second.body["callSid"]);
    assert_eq!(second.send("/billables", &second.body).0, 201);
    // The key is the same, so the older token is still valid.
    let older = Curl { url: second.url.clone(), ..first };
    assert_eq!(older.send("/billables", &older.body).0, 201);
}

#[test]
fn several_first_starts_at_once_make_one_demo() {
    let world = World::new();
    let mut services: Vec<_> = (0..3).map(|_| Running::start(&world, &[])).collect();
    let curls: Vec<_> = services.iter_mut().map(|service| Curl::pasted(&service.invitation())).collect();
    assert_eq!(KeyFolder::open(world.data().join("keys")).unwrap().list().unwrap().len(), 1);
    // Each process accepts the tokens of the others, and all share one store.
    for (index, curl) in curls.iter().enumerate() {
        let next = &curls[(index + 1) % curls.len()];
        let elsewhere = Curl {
            url: next.url.clone(),
            token: curl.token.clone(),
            body: Value::Null,
            arguments: curl.arguments.clone(),
        };
        assert_eq!(curl.send("/billables", &curl.body).0, 201);
        assert_eq!(elsewhere.send("/billables", &curl.body).0, 200);
    }
}

#[test]
fn a_demo_refuses_every_address_but_this_machines_own() {
    let world = World::new();
    Running::start(&world, &[]).invitation();
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:8080"] {
        world.run(&["serve", "--listen", listen]).expect_error(2, &[listen, "demo", "billables key new"]);
    }
    // With a further key, the folder is still a demo's.
    world.run(&["key", "new"]).expect_code(0);
    world.run(&["serve", "--listen", "0.0.0.0:0"]).expect_error(2, &["demo"]);
}

#[test]
fn a_demo_folder_takes_no_other_database() {
    let world = World::new();
    Running::start(&world, &[]).invitation();
    let database = "postgres://nobody:hunter2@127.0.0.1:1/none";
    let outcome = world.run(&["serve", "--listen", "127.0.0.1:0", "--database", database]);
    let outcome = outcome.expect_error(2, &["demo"]);
    assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
}

#[test]
fn without_a_key_no_other_start_serves() {
    let other_file = format!("sqlite://{}", World::new().path.join("other.db").display());
    for arguments in [
        &["--listen", "0.0.0.0:0"][..],
        &["--listen", "[::]:0"],
        &["--listen", "127.0.0.1:0", "--database", "postgres://nobody:hunter2@127.0.0.1:1/none"],
        &["--listen", "127.0.0.1:0", "--database", &other_file],
    ] {
        let world = World::new();
        let outcome = world.run(&[&["serve"], arguments].concat()).expect_error(2, &["billables key new"]);
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
        // The folder can become a demo's after the refused start.
        assert!(!names(&world.data()).iter().any(|name| name == "demo" || name.ends_with(".db")), "{outcome:?}");
        Running::start(&world, &[]).invitation();
    }
}

#[test]
fn a_folder_with_a_database_and_no_key_is_no_demo() {
    let world = World::new();
    world.run(&["migrate"]).expect_code(0);
    world.run(&["serve", "--listen", "127.0.0.1:0"]).expect_error(2, &["billables key new"]);
}

#[test]
fn a_folder_with_a_key_serves_without_an_invitation() {
    let world = World::with_key();
    let mut service = Running::start(&world, &["serve"]);
    let url = format!("http://{}/billables", service.address());
    let issue = ["token", "issue", "--sub", "s", "--role", "SystemAdministrator", "--account", "*"];
    let token = world.run(&issue).expect_code(0).stdout;
    let arguments = vec!["-H".to_owned(), format!("Authorization: Bearer {}", token.trim_end())];
    let client = Curl { url, token, body: Value::Null, arguments };
    let (status, _, answer) = client.send("/accounts", &json!({ "id": "demo", "name": "Not a demo's" }));
    assert_eq!(status, 201, "the account is not there yet: {answer}");
    service.ask_to_stop("-TERM");
    assert_eq!(service.wait(), (Some(0), String::new()));
}

#[test]
fn either_signal_ends_the_service_with_success() {
    let world = World::new();
    for signal in ["-TERM", "-INT"] {
        let mut service = Running::start(&world, &[]);
        service.address();
        service.invitation();
        service.ask_to_stop(signal);
        assert_eq!(service.wait(), (Some(0), String::new()), "{signal}");
    }
}

#[test]
fn an_address_in_use_is_a_failure_that_names_it() {
    let world = World::with_key();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    world.run(&["serve", "--listen", &address]).expect_error(1, &[&address, "--listen"]);
    let serve = ["serve", "--listen", "127.0.0.1:0", "--admin-listen", &address];
    world.run(&serve).expect_error(1, &[&address, "--admin-listen"]);
}

#[test]
fn a_demo_whose_stdout_is_closed_serves_all_the_same() {
    let world = World::new();
    let mut service = Running::start(&world, &[]);
    drop(std::mem::replace(&mut service.stdout, BufReader::new(spare_stdout())));
    let address = service.address();
    let answer = ureq::get(format!("http://{address}/health/live")).call().unwrap();
    assert_eq!(answer.status().as_u16(), 200);
}

/// The standard output of a process that writes nothing.
fn spare_stdout() -> ChildStdout {
    let mut child = Command::new("true").stdout(Stdio::piped()).spawn().unwrap();
    let stdout = child.stdout.take().unwrap();
    child.wait().unwrap();
    stdout
}

#[test]
fn a_relative_data_folder_is_the_working_folders() {
    let world = World::new();
    Outcome::of(&mut world.bare_command(&["key", "new"])).expect_code(0);
    assert_eq!(names(&world.path), ["billables-data"]);
}
