//! Clients without a token that request large files and read little, against the running binary.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use nix::sys::socket::setsockopt;
use nix::sys::socket::sockopt::RcvBuf;

use crate::process::{Folder, Service, wait_until};

/// The largest file that needs no token: 1.5 MB.
const LARGE_FILE: &str = "/docs/assets/swagger-ui-bundle.js";

/// The longest time until the service closes the connections.
const TIMEOUT: Duration = Duration::from_secs(60);

fn connect(service: &Service) -> TcpStream {
    TcpStream::connect(service.url.strip_prefix("http://").unwrap()).unwrap()
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

/// A connection that has sent a request and reads nothing.
fn asked_for(service: &Service, path: &str) -> TcpStream {
    let mut stream = connect(service);
    stream.write_all(request(path).as_bytes()).unwrap();
    stream
}

/// The body of a file, as a fast client gets it.
fn whole(service: &Service, path: &str) -> Vec<u8> {
    let mut answer = ureq::get(format!("{}{path}", service.url)).header("accept-encoding", "identity").call().unwrap();
    answer.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap()
}

/// The number of established connections of the service, as the system counts them.
fn connections(service: &Service) -> usize {
    const ESTABLISHED: &str = "01";
    let port: u16 = service.url.rsplit(':').next().unwrap().parse().unwrap();
    let local = format!("0100007F:{port:04X}");
    let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
    let fields = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    fields.filter(|fields| fields[1] == local && fields[3] == ESTABLISHED).count()
}

fn service(folder: &Folder, answer_timeout_seconds: &str) -> Service {
    Service::start_with_flags(folder, None, &["--answer-timeout-seconds", answer_timeout_seconds])
}

#[test]
fn clients_that_read_nothing_of_a_large_file_cost_little_memory_and_are_cut_off() {
    let folder = Folder::new();
    let service = service(&folder, "3");
    // The first request builds and compresses the file.
    let length = whole(&service, LARGE_FILE).len();
    let memory_kib = service.memory_kib();
    let mut clients: Vec<TcpStream> = (0..100).map(|_| asked_for(&service, LARGE_FILE)).collect();
    let mut most_kib = 0;
    wait_until(TIMEOUT, "the clients are cut off", || {
        most_kib = most_kib.max(service.memory_kib());
        connections(&service) == 0
    });
    // A copy of the file for each client would take 150 MB.
    assert!(most_kib < memory_kib + 50 * 1024, "from {memory_kib} KiB to {most_kib} KiB");
    for client in &mut clients {
        let mut answer = Vec::new();
        let _ = client.read_to_end(&mut answer);
        assert!(answer.len() < length, "a client that was cut off has the whole file");
    }
}

#[test]
fn clients_that_read_nothing_of_a_file_that_the_system_keeps_for_them_are_cut_off() {
    let folder = Folder::new();
    // Idle connections stay open for longer than the test.
    let flags = ["--answer-timeout-seconds", "2", "--keep-alive-seconds", "600"];
    let service = Service::start_with_flags(&folder, None, &flags);
    let _clients: Vec<TcpStream> = (0..20)
        .map(|_| {
            let stream = connect(&service);
            setsockopt(&stream, RcvBuf, &2_048).unwrap();
            (&stream).write_all(request("/docs/assets/swagger-ui.css").as_bytes()).unwrap();
            stream
        })
        .collect();
    wait_until(TIMEOUT, "the clients are cut off", || connections(&service) == 0);
}

#[test]
fn a_slow_client_that_goes_on_reading_gets_the_whole_file() {
    let folder = Folder::new();
    let service = service(&folder, "5");
    let expected = whole(&service, LARGE_FILE);
    let stream = connect(&service);
    setsockopt(&stream, RcvBuf, &(32 * 1024)).unwrap();
    let mut stream = stream;
    stream.write_all(request(LARGE_FILE).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut answer = Vec::new();
    let mut piece = vec![0; expected.len() / 12];
    loop {
        match stream.read(&mut piece).unwrap() {
            0 => break,
            count => answer.extend_from_slice(&piece[..count]),
        }
        // The pauses together are longer than the answer timeout, and each one is much shorter.
        if answer.len() % (256 * 1024) < piece.len() {
            std::thread::sleep(Duration::from_millis(200));
        }
    }
    assert!(answer.ends_with(&expected), "{} bytes of {}", answer.len(), expected.len());
}

#[test]
fn a_client_that_sends_requests_and_reads_no_answer_is_read_no_further() {
    let folder = Folder::new();
    let service = service(&folder, "2");
    let mut client = connect(&service);
    client.set_nonblocking(true).unwrap();
    let requests = request("/").repeat(1_000);
    let (mut sent, since) = (0, Instant::now());
    loop {
        match client.write(requests.as_bytes()) {
            Ok(count) => sent += count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(Duration::from_millis(20)),
            Err(_) => break,
        }
        assert!(sent < 32 << 20, "the service reads more requests and keeps the answers");
        assert!(since.elapsed() < TIMEOUT, "the client is not cut off");
    }
}
