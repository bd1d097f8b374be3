//! The load: connections that report calls, all on one thread, so that the load generator uses little of the machine that
//! it shares with the service.
//!
//! In a *closed* loop each connection sends the next report after the answer to the last one, so the service determines the
//! rate. In an *open* loop reports are due at a fixed rate, answered or not, and the latency of a report counts from the
//! moment at which the report was due: a service that stalls cannot hide the stall by slowing its clients down.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

use crate::statistics::Latencies;

/// The time without an answer after which the run fails.
const PATIENCE: Duration = Duration::from_secs(60);
/// The longest sleep before a report is due. A busy loop would take a core from the measured service.
const NAP: Duration = Duration::from_micros(100);

/// The receiver of reports, and the expected answers.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) address: SocketAddr,
    pub(crate) token: String,
    /// The expected status of every answer.
    pub(crate) status: u16,
    /// Whether the service may also answer 503, under overload.
    pub(crate) may_refuse: bool,
    pub(crate) accounts: Accounts,
}

/// The accounts of reports.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Accounts {
    /// The account `demo`.
    Demo,
    /// This number of accounts, `a0` and so on, in turn.
    InTurn(u64),
    /// This number of accounts, of which `a0` has three of five reports.
    Skewed(u64),
}

impl Accounts {
    /// The account of a report, by the number of the report.
    fn of(self, report: u64) -> Cow<'static, str> {
        match self {
            Self::Demo => "demo".into(),
            Self::InTurn(accounts) => format!("a{}", report % accounts).into(),
            Self::Skewed(_) if report % 5 < 3 => "a0".into(),
            Self::Skewed(accounts) => format!("a{}", 1 + report % (accounts - 1)).into(),
        }
    }
}

/// The schedule of reports.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pace {
    /// Each connection sends its next report after the answer to the last one.
    Closed,
    /// A fixed number of reports a second, answered or not.
    PerSecond(f64),
}

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Reports with the expected status.
    pub(crate) confirmed: u64,
    /// Reports with 503.
    pub(crate) refused: u64,
    pub(crate) elapsed: Duration,
    pub(crate) latencies: Latencies,
}

impl Outcome {
    pub(crate) fn per_second(&self) -> f64 {
        self.confirmed as f64 / self.elapsed.as_secs_f64()
    }
}

/// A source of call SIDs that were not reported yet. Clones share the source.
#[derive(Debug, Clone)]
pub(crate) struct Calls(Arc<AtomicU64>);

impl Calls {
    /// Calls from a number on.
    pub(crate) fn from(first: u64) -> Self {
        Self(Arc::new(AtomicU64::new(first)))
    }

    /// The number of the next call.
    pub(crate) fn position(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// The next call SID. Call SIDs are distinct and as scattered as those of real calls.
    pub(crate) fn next_sid(&mut self) -> String {
        call_sid(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// The call SID of a number: the number, behind digits that scatter it over the store's indexes.
pub(crate) fn call_sid(number: u64) -> String {
    let mut scattered = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    scattered ^= scattered >> 32;
    scattered = scattered.wrapping_mul(0xd6e8_feb8_6659_fd93);
    format!("CA{scattered:016x}{number:016x}")
}

/// Reports distinct calls on `connections` for `duration`, then waits for the outstanding answers. At a fixed rate, every
/// report that is due within `duration` is sent, also with a delay.
///
/// # Errors
///
/// A connection fails, or an answer is not the expected one.
pub(crate) fn run(
    target: &Target,
    connections: usize,
    duration: Duration,
    pace: Pace,
    calls: &mut Calls,
) -> anyhow::Result<Outcome> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(connections.max(1));
    let mut clients = Vec::with_capacity(connections);
    for number in 0..connections {
        // Blocking connect first: the benchmark measures reports and not handshakes.
        let stream = std::net::TcpStream::connect(target.address).context("no connection")?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        let mut stream = TcpStream::from_std(stream);
        poll.registry().register(&mut stream, Token(number), Interest::READABLE)?;
        clients.push(Client { stream, answer: Vec::with_capacity(1024), sid: String::new(), due: None });
    }
    let head = format!(
        "POST /billables HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n",
        target.token
    );
    let mut idle: VecDeque<usize> = (0..connections).collect();
    let (mut sent, mut confirmed, mut refused) = (0_u64, 0_u64, 0_u64);
    let mut latencies = Latencies::default();
    let start = Instant::now();
    let mut last_answer = start;
    loop {
        let now = Instant::now();
        let mut next_due = None;
        while let Some(&number) = idle.front() {
            let due = match pace {
                Pace::Closed => now,
                Pace::PerSecond(rate) => start + Duration::from_secs_f64(sent as f64 / rate),
            };
            // A report that is due within `duration` is also sent after its end, if the service delayed it.
            if due - start >= duration {
                break;
            }
            if due > now {
                next_due = Some(due);
                break;
            }
            idle.pop_front();
            clients[number].send(&head, &target.accounts.of(sent), calls.next_sid(), due)?;
            sent += 1;
        }
        if next_due.is_none() && idle.len() == connections {
            break;
        }
        // The timer of a poll counts whole milliseconds, and a report may be due earlier.
        let wait = match next_due {
            Some(due) => {
                std::thread::sleep((due - now).min(NAP));
                Duration::ZERO
            }
            None => Duration::from_secs(1),
        };
        match poll.poll(&mut events, Some(wait)) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            outcome => outcome?,
        }
        if events.is_empty() && last_answer.elapsed() > PATIENCE {
            bail!("nothing was answered for {} s; {} answers are due", PATIENCE.as_secs(), connections - idle.len());
        }
        for event in &events {
            let number = event.token().0;
            let Some(answered) = clients[number].receive(target)? else { continue };
            last_answer = Instant::now();
            match answered {
                Answered::Confirmed(due) => {
                    confirmed += 1;
                    latencies.record(last_answer.saturating_duration_since(due));
                }
                Answered::Refused => refused += 1,
            }
            idle.push_back(number);
        }
    }
    Ok(Outcome { confirmed, refused, elapsed: start.elapsed(), latencies })
}

struct Client {
    stream: TcpStream,
    answer: Vec<u8>,
    sid: String,
    due: Option<Instant>,
}

enum Answered {
    Confirmed(Instant),
    Refused,
}

impl Client {
    fn send(&mut self, head: &str, account: &str, sid: String, due: Instant) -> anyhow::Result<()> {
        let body = format!(r#"{{"accountId":"{account}","customerId":"acme","callSid":"{sid}"}}"#);
        let request = format!("{head}Content-Length: {}\r\n\r\n{body}", body.len());
        // A request is smaller than the buffer of the socket, which is empty between requests.
        let written = self.stream.write(request.as_bytes()).context("a report could not be sent")?;
        if written != request.len() {
            bail!("a report of {} bytes did not fit into a socket's buffer", request.len());
        }
        self.sid = sid;
        self.due = Some(due);
        Ok(())
    }

    /// Reads a part of the answer; returns the answer when it is complete.
    fn receive(&mut self, target: &Target) -> anyhow::Result<Option<Answered>> {
        let mut buffer = [0; 4096];
        match self.stream.read(&mut buffer) {
            Ok(0) => bail!("the service closed a connection: {}", String::from_utf8_lossy(&self.answer)),
            Ok(read) => self.answer.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
            Err(error) => return Err(error).context("an answer could not be read"),
        }
        let Some(length) = length_of(&self.answer)? else { return Ok(None) };
        if self.answer.len() < length {
            return Ok(None);
        }
        let due = self.due.take().context("the service sent an answer without a request")?;
        let status = std::str::from_utf8(&self.answer[9..12])?.parse::<u16>()?;
        let is_refused = status == 503 && target.may_refuse;
        let is_of_call = || self.answer.windows(self.sid.len()).any(|window| window == self.sid.as_bytes());
        if self.answer.len() > length || (!is_refused && (status != target.status || !is_of_call())) {
            bail!("not the answer to {}: {}", self.sid, String::from_utf8_lossy(&self.answer));
        }
        self.answer.clear();
        Ok(Some(if is_refused { Answered::Refused } else { Answered::Confirmed(due) }))
    }
}

/// The length of the whole answer in bytes, once its head is complete.
pub(crate) fn length_of(answer: &[u8]) -> anyhow::Result<Option<usize>> {
    const NAME: &[u8] = b"content-length: ";
    let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let line = answer[..head]
        .split(|&byte| byte == b'\n')
        .find(|line| line.len() > NAME.len() && line[..NAME.len()].eq_ignore_ascii_case(NAME));
    let line = line.context("an answer without a length")?;
    let length: usize = std::str::from_utf8(&line[NAME.len()..])?.trim_end().parse()?;
    Ok(Some(head + 4 + length))
}
