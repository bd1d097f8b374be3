//! Clients that report calls as fast as the service answers.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::connection::{connect, read_answer, status_of};
use crate::service::Service;

/// The time of a turn.
pub(crate) const TURN: Duration = Duration::from_secs(2);
/// The number of connections. Each has one report in progress.
pub(crate) const CONNECTIONS: usize = 32;

/// Clients that report calls, each call once.
pub(crate) struct Reporters {
    address: SocketAddr,
    token: String,
    next_call: AtomicU64,
    /// The number of reports that were answered with 201.
    pub(crate) confirmed: AtomicU64,
}

/// The result of a turn.
pub(crate) struct Turn {
    pub(crate) reports: u64,
    pub(crate) elapsed: Duration,
}

impl Turn {
    pub(crate) fn per_second(&self) -> f64 {
        self.reports as f64 / self.elapsed.as_secs_f64()
    }
}

impl Reporters {
    pub(crate) fn new(service: &Service) -> Self {
        let token = service.token("Reporter", "demo");
        Self { address: service.address, token, next_call: AtomicU64::new(0), confirmed: AtomicU64::new(0) }
    }

    /// Reports on every connection for a turn.
    pub(crate) fn turn(&self) -> Turn {
        let start = Instant::now();
        let reports = thread::scope(|scope| {
            let clients: Vec<_> =
                (0..CONNECTIONS).map(|_| scope.spawn(move || self.report_until_over(start))).collect();
            clients.into_iter().map(|client| client.join().unwrap()).sum()
        });
        self.confirmed.fetch_add(reports, Ordering::Relaxed);
        Turn { reports, elapsed: start.elapsed() }
    }

    fn report_until_over(&self, start: Instant) -> u64 {
        let mut stream = connect(self.address);
        let mut answer = Vec::new();
        let mut reports = 0;
        while start.elapsed() < TURN {
            let call_sid = call_sid(self.next_call.fetch_add(1, Ordering::Relaxed));
            let body = format!(r#"{{"accountId":"demo","customerId":"acme","callSid":"{call_sid}"}}"#);
            let request = format!(
                "POST /billables HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
                 Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                self.token,
                body.len()
            );
            stream.write_all(request.as_bytes()).unwrap();
            read_answer(&mut stream, &mut answer);
            let text = String::from_utf8_lossy(&answer);
            assert!(status_of(&answer) == 201 && text.contains(&call_sid), "{text}");
            reports += 1;
        }
        reports
    }
}

/// A call SID for each number, as scattered as those of real calls.
fn call_sid(number: u64) -> String {
    // The end of the SID makes it unique; the begin scatters the SIDs over the indexes of the store.
    let mut scattered = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    scattered ^= scattered >> 32;
    scattered = scattered.wrapping_mul(0xd6e8_feb8_6659_fd93);
    format!("CA{scattered:016x}{number:016x}")
}
