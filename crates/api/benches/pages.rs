//! Pages from the page cache beside a bare handler that returns as many bytes: requests per second, as a ratio.
//!
//! One worker of the same HTTP library serves each in this process. The same clients ask both in turn over loopback, so noise of
//! the machine affects both. The clients read every answer to its end, and check status and length.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and stops when it cannot go on")]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::web::{Bytes, Data};
use actix_web::{App, HttpResponse, HttpServer, get};
use billables_api::{ApiSettings, LimitSettings, Parts, SignInSettings, SpoolSettings};
use billables_auth::{PasswordCost, Signer, SigningKey, Verifier, VerifierOptions};
use billables_domain::{CallSidMode, Timestamp};
use billables_persistence::{Intake, IntakeOptions};
use billables_test_support::TestDatabase;

/// Turns of each server for each page; an odd number has a middle one.
const ROUNDS: usize = 5;
/// The length of a turn.
const TURN: Duration = Duration::from_millis(1500);
/// Connections that ask at once, each for one answer at a time.
const CONNECTIONS: usize = 32;

/// The answer of the bare handler.
struct Bare {
    content_type: String,
    body: Bytes,
}

#[get("/bare")]
async fn bare_handler(bare: Data<Bare>) -> HttpResponse {
    HttpResponse::Ok().content_type(bare.content_type.as_str()).body(bare.body.clone())
}

fn main() {
    let database = TestDatabase::sqlite();
    let service = serve_billables(&database);
    println!("requests per second, the middle of {ROUNDS} turns of {} ms; ratio of the middles", TURN.as_millis());
    println!("{:<50} {:>9} {:>9} {:>9} {:>6}", "page", "bytes", "served", "bare", "ratio");
    let mut lowest = f64::INFINITY;
    for (path, encoding) in [
        ("/metadata", "gzip"),
        ("/xml/metadata?op=NewBillable&lang=python", "gzip"),
        ("/xml/metadata?op=NewBillable&lang=python", "identity"),
        ("/types/python", "gzip"),
        ("/types/metadata", "gzip"),
        ("/openapi.json", "gzip"),
        ("/openapi.json", "identity"),
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\r\n");
        let (content_type, body) = first_answer(service, &request);
        let bytes = body.len();
        let reference = serve_bare(Bare { content_type, body: Bytes::from(body) });
        let bare_request = "GET /bare HTTP/1.1\r\nHost: localhost\r\n\r\n";
        let mut served = Vec::new();
        let mut bare = Vec::new();
        for _ in 0..ROUNDS {
            served.push(requests_per_second(service, &request, bytes));
            bare.push(requests_per_second(reference, bare_request, bytes));
        }
        let (served, bare) = (middle(served), middle(bare));
        lowest = lowest.min(served / bare);
        let page = format!("{path} ({encoding})");
        println!("{page:<50} {bytes:>9} {served:>9.0} {bare:>9.0} {:>6.2}", served / bare);
    }
    println!("lowest ratio: {lowest:.2} (the target is 0.50)");
    // No thread waits for the servers.
    std::process::exit(0);
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn listener() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// The whole service, as the binary runs it, with one worker.
fn serve_billables(database: &TestDatabase) -> SocketAddr {
    let store = database.store();
    store.settle_call_sid_mode(Some(CallSidMode::Standard)).unwrap();
    let clock = || Timestamp::from_microseconds(1_700_000_000_000_000);
    let random = |bytes: &mut [u8]| bytes.fill(7);
    let intake = Intake::start(store.clone(), IntakeOptions::new(Arc::new(clock), Arc::new(random))).unwrap();
    let key = SigningKey::ed25519(&[7; 32]).unwrap();
    let (listener, address) = listener();
    let parts = Parts {
        store,
        intake: Arc::new(intake),
        verifier: Verifier::new(VerifierOptions::new("issuer", "audience", vec![key.verification_key()])),
        signer: Signer::new(key, "issuer", "audience"),
        clock: Arc::new(clock),
        random: Arc::new(random),
        settings: ApiSettings {
            twilio_tokens: Default::default(),
            cors_origins: Default::default(),
            public_url: "http://billables.example".to_owned(),
            demo: false,
            call_sid_mode: CallSidMode::Standard,
            request_body_timeout_seconds: 30,
            batch_idle_timeout_seconds: 30,
            answer_timeout_seconds: 30,
            batch_groups_max: 16,
            lists_bytes_max: 1 << 28,
            spool: SpoolSettings { temporary_file: Arc::new(tempfile::tempfile), bytes_max: 0, total_bytes_max: 0 },
            sign_in: SignInSettings {
                access_token_seconds: 3_600,
                refresh_token_seconds: 86_400,
                session_seconds: 3_600,
                permanent_session_seconds: 86_400,
                token_cookies: false,
                password_cost: PasswordCost::default(),
                password_threads: 1,
                trusted_proxies: Vec::new(),
            },
        },
        limits: LimitSettings {
            workers: 1,
            connections_max: 256,
            request_head_timeout_seconds: 5,
            keep_alive_seconds: 60,
            shutdown_timeout_seconds: 1,
        },
    };
    std::thread::spawn(move || {
        let serving = billables_api::serve(parts, listener, None, std::future::pending());
        actix_web::rt::System::new().block_on(serving).unwrap();
    });
    address
}

/// The bare handler, with one worker.
fn serve_bare(answer: Bare) -> SocketAddr {
    let (listener, address) = listener();
    let answer = Data::new(answer);
    std::thread::spawn(move || {
        let server = HttpServer::new(move || App::new().app_data(answer.clone()).service(bare_handler));
        let server = server.workers(1).tcp_nodelay(true).disable_signals().listen(listener).unwrap().run();
        actix_web::rt::System::new().block_on(server).unwrap();
    });
    address
}

/// Content type and body of one answer.
fn first_answer(address: SocketAddr, request: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.replacen("\r\n", "\r\nConnection: close\r\n", 1).as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let content_type = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap();
    (content_type.to_owned(), answer[end + 4..].to_vec())
}

fn requests_per_second(address: SocketAddr, request: &str, bytes: usize) -> f64 {
    let start = Instant::now();
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let request = request.to_owned();
            std::thread::spawn(move || ask(address, &request, bytes, start))
        })
        .collect();
    let answered: usize = clients.into_iter().map(|client| client.join().unwrap()).sum();
    answered as f64 / start.elapsed().as_secs_f64()
}

/// Asks on one connection until the end of the turn; returns the number of answers.
fn ask(address: SocketAddr, request: &str, bytes: usize, start: Instant) -> usize {
    let mut stream = TcpStream::connect(address).unwrap();
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut answered = 0;
    while start.elapsed() < TURN {
        stream.write_all(request.as_bytes()).unwrap();
        let mut held = 0;
        let mut length = None;
        while length.is_none_or(|length| held < length) {
            if held == buffer.len() {
                buffer.resize(2 * held, 0);
            }
            let read = stream.read(&mut buffer[held..]).unwrap();
            assert!(read > 0, "the connection was closed");
            held += read;
            if length.is_none() {
                let end = buffer[..held].windows(4).position(|window| window == b"\r\n\r\n");
                length = end.map(|end| end + 4 + bytes);
            }
        }
        assert!(buffer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&buffer[..held]));
        assert_eq!(Some(held), length, "an answer was longer than the first one");
        answered += 1;
    }
    answered
}
