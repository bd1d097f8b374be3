//! Batches to the running binary: by curl, with a look at the memory, with slow clients, and with a stop in the middle.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use billables_test_support::TestDatabase;
use serde_json::Value;

use crate::process::{Client, Folder, Service, call_sid, wait_until};

/// The largest growth of the process during a batch.
const GROWTH_MAX_KIB: u64 = 32 * 1024;

struct World {
    folder: Folder,
    service: Service,
    token: String,
}

impl World {
    fn new(database: Option<&str>, flags: &[&str]) -> Self {
        let folder = Folder::new();
        let token = folder.token("SystemAdministrator", "*");
        let service = Service::start_with_flags(&folder, database, flags);
        Client::new(&service.url, &token).fill();
        Self { folder, service, token }
    }

    /// Writes a file of reports as JSON lines.
    fn file(&self, name: &str, numbers: std::ops::Range<usize>) -> PathBuf {
        let mut text = String::new();
        for number in numbers {
            let call_sid = call_sid(number);
            writeln!(text, "{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{call_sid}\"}}").unwrap();
        }
        let path = self.folder.path.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn curl(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("curl");
        command.args(["--silent", "--show-error", "--max-time", "300", "--header"]);
        command.arg(format!("Authorization: Bearer {}", self.token));
        command.args(["--header", "Content-Type: application/jsonl"]).args(arguments);
        command.arg(format!("{}/billables/batch", self.service.url));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// A connection that has sent the head of a chunked request.
    fn connect(&self, query: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.service.url.strip_prefix("http://").unwrap()).unwrap();
        let head = format!(
            "POST /billables/batch{query} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\n\
             content-type: application/jsonl\r\ntransfer-encoding: chunked\r\n\r\n",
            self.token
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream
    }
}

fn send_chunk(stream: &mut TcpStream, bytes: &[u8]) {
    stream.write_all(format!("{:x}\r\n", bytes.len()).as_bytes()).unwrap();
    stream.write_all(bytes).unwrap();
    stream.write_all(b"\r\n").unwrap();
}

/// The number of lines with verdicts, and the summary.
#[track_caller]
fn summary(answer: &[u8]) -> (usize, Value) {
    let text = std::str::from_utf8(answer).unwrap();
    let last = text.lines().last().unwrap();
    let last: Value = serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {last}"));
    assert!(last["summary"].is_object(), "{last}");
    (text.lines().count() - 1, last["summary"].clone())
}

#[track_caller]
fn run(command: &mut Command) -> (usize, Value) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    summary(&output.stdout)
}

/// The argument of curl for a file: a prefix and the path.
fn argument(prefix: &str, path: &Path) -> String {
    format!("{prefix}{}", path.display())
}

#[test]
fn curl_sends_a_file_in_each_of_its_ways() {
    for database in TestDatabase::each() {
        let world = World::new(Some(&database.configured_url()), &[]);
        let file = world.file("reports.jsonl", 0..20_000);
        let (count, summary) = run(&mut world.curl(&["--data-binary", &argument("@", &file)]));
        assert_eq!((count, &summary["created"]), (20_000, &20_000.into()));
        // First with Expect: 100-continue, then chunked from a pipe.
        let (count, summary) = run(&mut world.curl(&["--upload-file", &argument("", &file), "--request", "POST"]));
        assert_eq!((count, &summary["replayed"]), (20_000, &20_000.into()));
        let mut piped = world.curl(&["--upload-file", "-", "--request", "POST"]);
        piped.stdin(std::fs::File::open(&file).unwrap());
        let (count, summary) = run(&mut piped);
        assert_eq!((count, &summary["replayed"]), (20_000, &20_000.into()));
        assert_eq!(Client::new(&world.service.url, &world.token).list().len(), 20_000);
    }
}

/// The body of a chunked answer. A chunk may end within a line.
fn unchunked(answer: &str) -> String {
    let (_, mut rest) = answer.split_once("\r\n\r\n").unwrap();
    let mut body = String::new();
    loop {
        let (length, chunk) = rest.split_once("\r\n").unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        if length == 0 {
            return body;
        }
        body.push_str(&chunk[..length]);
        rest = chunk[length..].strip_prefix("\r\n").unwrap();
    }
}

#[test]
fn memory_grows_neither_with_the_reports_nor_with_an_unread_answer() {
    let world = World::new(None, &[]);
    let warm = world.file("warm.jsonl", 0..5_000);
    run(&mut world.curl(&["--data-binary", &argument("@", &warm)]));
    let before = world.service.memory_kib();
    // As most clients do, the test sends everything before it reads.
    let body = std::fs::read(world.file("reports.jsonl", 0..60_000)).unwrap();
    let mut stream = world.connect("");
    let mut most = before;
    for chunk in body.chunks(256 * 1024) {
        send_chunk(&mut stream, chunk);
        most = most.max(world.service.memory_kib());
    }
    stream.write_all(b"0\r\n\r\n").unwrap();
    let mut answer = String::new();
    let mut buffer = vec![0; 65_536];
    while !answer.ends_with("\r\n0\r\n\r\n") {
        let count = stream.read(&mut buffer).unwrap();
        assert_ne!(count, 0, "the answer ends early");
        answer.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        most = most.max(world.service.memory_kib());
    }
    let lines = unchunked(&answer);
    let mut lines = lines.lines();
    for number in 0..60_000 {
        let line = lines.next().unwrap();
        assert!(line.starts_with(&format!("{{\"index\":{number},")), "{number}: {line}");
    }
    assert!(lines.next().unwrap().starts_with("{\"summary\":{\"total\":60000,"));
    assert_eq!(lines.next(), None);
    assert!(most - before < GROWTH_MAX_KIB, "from {before} KiB to {most} KiB");
}

#[test]
fn slow_clients_cost_others_nothing() {
    let world = World::new(None, &["--batch-idle-timeout-seconds", "5"]);
    // Each client sends a byte and never ends the line.
    let mut slow: Vec<TcpStream> = (0..200).map(|_| world.connect("")).collect();
    slow.iter_mut().for_each(|stream| send_chunk(stream, b"{"));
    let file = world.file("reports.jsonl", 0..5_000);
    let since = Instant::now();
    let (_, summary) = run(&mut world.curl(&["--data-binary", &argument("@", &file)]));
    assert_eq!(summary["created"], 5_000);
    assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
    // The service refuses each slow client after the idle timeout.
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    }
}

#[test]
fn a_stop_in_the_middle_ends_the_answer_without_a_summary_and_the_file_is_sent_again() {
    for database in TestDatabase::each() {
        let url = database.configured_url();
        let mut world = World::new(Some(&url), &[]);
        let file = world.file("reports.jsonl", 0..2_000);
        // The pipe stays open, so the body has no end.
        let mut curl = world.curl(&["--upload-file", "-", "--request", "POST"]);
        let answer = world.folder.path.join("answer.jsonl");
        // The answer goes to a file, because curl stops sending at a full pipe.
        let output = std::fs::File::create(&answer).unwrap();
        let mut curl: Child = curl.stdin(Stdio::piped()).stdout(output).spawn().unwrap();
        let mut pipe = curl.stdin.take().unwrap();
        pipe.write_all(&std::fs::read(&file).unwrap()).unwrap();
        let client = Client::new(&world.service.url, &world.token);
        wait_until(Duration::from_secs(60), "a group is stored", || !client.list().is_empty());
        world.service.ask_to_stop();
        let since = Instant::now();
        assert_eq!(world.service.wait().code(), Some(0), "{}", world.service.log());
        assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
        drop(pipe);
        assert!(!curl.wait().unwrap().success(), "curl accepts the incomplete answer");
        let answer = std::fs::read_to_string(&answer).unwrap();
        assert!(!answer.contains("summary"));
        let created = answer.matches("\"verdict\":\"Created\"").count();
        world.service = Service::start(&world.folder, Some(&url));
        let (_, summary) = run(&mut world.curl(&["--data-binary", &argument("@", &file)]));
        assert_eq!(summary["total"], 2_000);
        let replayed = summary["replayed"].as_u64().unwrap();
        assert!(replayed >= created as u64, "{created} verdicts said Created, and only {replayed} are stored");
        assert_eq!(replayed + summary["created"].as_u64().unwrap(), 2_000);
    }
}
