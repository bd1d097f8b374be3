//! The clients: their shared state, and the loop in which a client repeats a report until the result is known.
//!
//! `scenarios.rs` decides what the clients report.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::billable::Billable;
use crate::findings::Check;
use crate::fixture::{Call, REPORTERS, Report};
use crate::http::{Client as Http, Message};
use crate::oracle::{Oracle, Refusal, Standing};
use crate::quiet_period::{Moment, QuietPeriod};
use crate::random::Random;

/// The time that a client waits for an answer before repeating the request, shorter than some pauses of the database,
/// so that those answers are lost too.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The percentage of requests that go through the proxy.
const PROXIED_PERCENT: u64 = 40;

/// The percentage of confirmed reports that the client reads back at once.
const READ_PERCENT: u64 = 10;

/// The phase of an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Clients begin new scenarios.
    Running,
    /// Clients finish the scenarios that they have begun.
    Settling,
    /// Clients stop repeating requests.
    Over,
}

/// Access tokens.
#[derive(Debug)]
pub(crate) struct Tokens {
    pub(crate) reporters: Vec<String>,
    pub(crate) manager: String,
    pub(crate) carrier: String,
}

/// The state that all clients share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) seed: u64,
    pub(crate) oracle: Oracle,
    pub(crate) services: Vec<SocketAddr>,
    pub(crate) proxy: SocketAddr,
    pub(crate) tokens: Tokens,
    /// The start of every call, in the format of the API.
    pub(crate) start: String,
    /// The next ticket; see `scenarios.rs`.
    pub(crate) tickets: AtomicU64,
    /// Successful answers and verdicts so far.
    pub(crate) confirmations: AtomicU64,
    /// Verdicts of batches so far, and batch answers that ended early.
    pub(crate) verdicts: AtomicU64,
    pub(crate) cut_batches: AtomicU64,
    /// Confirmed facts so far.
    pub(crate) facts: AtomicU64,
    /// Requests without an answer, or with a status of 500 or above.
    pub(crate) failures: AtomicU64,
    /// Answers and verdicts of an internal error (500).
    pub(crate) internal_errors: AtomicU64,
    /// Whether a fault is active.
    pub(crate) quiet_period: QuietPeriod,
    /// Whether the first finding ends the episode.
    pub(crate) ends_early: bool,
    phase: AtomicU8,
}

impl Shared {
    pub(crate) fn new(
        seed: u64,
        services: Vec<SocketAddr>,
        proxy: SocketAddr,
        tokens: Tokens,
        start: String,
        ends_early: bool,
    ) -> Self {
        Self {
            seed,
            oracle: Oracle::new(),
            services,
            proxy,
            tokens,
            start,
            tickets: AtomicU64::new(0),
            confirmations: AtomicU64::new(0),
            verdicts: AtomicU64::new(0),
            cut_batches: AtomicU64::new(0),
            facts: AtomicU64::new(0),
            failures: AtomicU64::new(0),
            internal_errors: AtomicU64::new(0),
            quiet_period: QuietPeriod::default(),
            ends_early,
            phase: AtomicU8::new(Phase::Running as u8),
        }
    }

    pub(crate) fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::SeqCst);
    }

    /// Counts an answer or a verdict of an internal error (500). A full disk may cause one; in a quiet period the
    /// error is a finding.
    pub(crate) fn internal_error(&self, sent: Moment, text: impl FnOnce() -> String) {
        self.internal_errors.fetch_add(1, Ordering::Relaxed);
        if self.quiet_period.has_lasted_since(sent) {
            self.oracle.findings.add(Check::Answer, || format!("an internal error in a quiet period: {}", text()));
        }
    }

    fn note_status(&self, sent: Moment, path: &str, answer: &Message) {
        if answer.status() == 500 {
            self.internal_error(sent, || format!("{path}: {}", String::from_utf8_lossy(&answer.body)));
        }
    }

    /// Whether the episode ends early because of a finding.
    pub(crate) fn has_ended_early(&self) -> bool {
        self.ends_early && !self.oracle.findings.is_empty()
    }

    pub(crate) fn is(&self, phase: Phase) -> bool {
        self.phase.load(Ordering::SeqCst) == phase as u8
    }
}

/// The final result of a report.
#[derive(Clone, Debug)]
pub(crate) enum ReportResult {
    Confirmed(Box<Billable>),
    Refused(Refusal),
    /// The client gave up without a result.
    Unknown,
}

/// The result that one answer states.
pub(crate) enum ReportAnswer {
    Confirmed {
        is_new: bool,
        billable: Box<Billable>,
    },
    Refused(Refusal),
    /// The answer confirms nothing; the client repeats the report.
    Unconfirmed,
    /// The answer breaks the contract.
    Unexpected,
}

impl ReportAnswer {
    /// Reads the answer to a report.
    pub(crate) fn read(answer: &Message) -> Self {
        let body = answer.json();
        match answer.status() {
            status @ (200 | 201) => {
                let is_new = status == 201;
                let is_replay = answer.header("idempotent-replayed") == Some("true");
                match Billable::read(&body) {
                    Some(billable) if is_new != is_replay => Self::Confirmed { is_new, billable: Box::new(billable) },
                    _ => Self::Unexpected,
                }
            }
            409 => match body["responseStatus"]["errorCode"].as_str() {
                Some("BillableConflict") => Self::Refused(Refusal::Conflict),
                Some("BillableVoided") => Self::Refused(Refusal::Voided),
                _ => Self::Unexpected,
            },
            500 | 503 => Self::Unconfirmed,
            _ => Self::Unexpected,
        }
    }
}

/// One client.
pub(crate) struct Client<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) random: Random,
    /// The place of the reporter whose token the client uses.
    pub(crate) reporter: u8,
    direct: Http,
    proxied: Http,
    proxied_percent: u64,
}

impl<'a> Client<'a> {
    pub(crate) fn new(shared: &'a Shared, number: u64) -> Self {
        let reporter = u8::try_from(number % REPORTERS.len() as u64).unwrap_or(0);
        let mut random = Random::new(shared.seed, 1_000 + number);
        let service = random.pick(&shared.services).copied().unwrap_or(shared.proxy);
        let (direct, proxied) = (Http::new(service, TIMEOUT), Http::new(shared.proxy, TIMEOUT));
        Self { shared, random, reporter, direct, proxied, proxied_percent: PROXIED_PERCENT }
    }

    /// A client that never uses the proxy.
    pub(crate) fn direct(shared: &'a Shared) -> Self {
        Self { proxied_percent: 0, ..Self::new(shared, 0) }
    }

    pub(crate) fn oracle(&self) -> &'a Oracle {
        &self.shared.oracle
    }

    /// Sends a request through the proxy or to the client's service. Returns `None` if no answer came.
    pub(crate) fn send(&mut self, method: &str, path: &str, token: &str, body: Option<&str>) -> Option<Message> {
        let sent = self.shared.quiet_period.moment();
        let answer = if self.random.percent(self.proxied_percent) {
            self.proxied.send(method, path, token, body)
        } else {
            let answer = self.direct.send(method, path, token, body);
            if answer.is_err()
                && let Some(service) = self.random.pick(&self.shared.services)
            {
                self.direct.set_address(*service);
            }
            answer
        };
        let is_failure = answer.as_ref().map_or(true, |answer| answer.status() >= 500);
        self.shared.failures.fetch_add(u64::from(is_failure), Ordering::Relaxed);
        let answer = answer.ok()?;
        self.shared.note_status(sent, path, &answer);
        Some(answer)
    }

    /// Sends a request for lines. Returns the answer, which may be cut short, and whether the answer is complete.
    pub(crate) fn send_for_lines(&mut self, path: &str, token: &str, body: &str) -> Option<(Message, bool)> {
        let sent = self.shared.quiet_period.moment();
        let answer = if self.random.percent(self.proxied_percent) {
            self.proxied.send_for_lines(path, token, body)
        } else {
            let answer = self.direct.send_for_lines(path, token, body);
            if answer.is_none()
                && let Some(service) = self.random.pick(&self.shared.services)
            {
                self.direct.set_address(*service);
            }
            answer
        };
        if let Some((answer, _)) = &answer {
            self.shared.note_status(sent, path, answer);
        }
        answer
    }

    /// Waits a moment before the next attempt.
    pub(crate) fn pause(&mut self) {
        thread::sleep(Duration::from_millis(2 + self.random.below(30)));
    }

    /// Reports a call, and repeats the report until an answer states the result.
    pub(crate) fn report(&mut self, call: Call, report: Report) -> ReportResult {
        loop {
            if let Some(result) = self.report_once(call, report) {
                return result;
            }
            if self.shared.is(Phase::Over) {
                return ReportResult::Unknown;
            }
            self.pause();
        }
    }

    /// Reports a call once. Returns `None` if no answer states the result.
    pub(crate) fn report_once(&mut self, call: Call, report: Report) -> Option<ReportResult> {
        let before = self.oracle().send(call, report);
        let shared = self.shared;
        let token = &shared.tokens.reporters[usize::from(report.reporter)];
        let answer = self.send("POST", "/billables", token, Some(&report.body(call)))?;
        match ReportAnswer::read(&answer) {
            ReportAnswer::Confirmed { is_new, billable } => {
                self.oracle().confirm(call, report, is_new, (*billable).clone(), before);
                self.shared.confirmations.fetch_add(1, Ordering::Relaxed);
                if self.random.percent(READ_PERCENT) {
                    self.read_back(&billable);
                }
                Some(ReportResult::Confirmed(billable))
            }
            ReportAnswer::Refused(refusal) => {
                self.oracle().refuse(call, report, refusal, before);
                Some(ReportResult::Refused(refusal))
            }
            ReportAnswer::Unconfirmed => None,
            ReportAnswer::Unexpected => {
                self.unexpected(&report.body(call), &answer);
                // A repeat would only add more findings.
                Some(ReportResult::Unknown)
            }
        }
    }

    /// Adds a finding for an answer that breaks the contract.
    pub(crate) fn unexpected(&self, request: &str, answer: &Message) {
        self.oracle().findings.add(Check::Answer, || {
            let body = String::from_utf8_lossy(&answer.body);
            format!("{request} was answered with {}: {}", answer.status(), body.chars().take(400).collect::<String>())
        });
    }

    /// Reads a billable that was just confirmed.
    fn read_back(&mut self, billable: &Billable) {
        let path = format!("/billables/{}?accountId={}", billable.id, billable.account_id);
        let shared = self.shared;
        let Some(answer) = self.send("GET", &path, &shared.tokens.manager, None) else { return };
        let is_shown = match answer.status() {
            200 => Billable::read(&answer.json()).is_some_and(|shown| shown.is_same_report(billable)),
            500 | 503 => true,
            _ => false,
        };
        if !is_shown {
            self.oracle().findings.add(Check::Visible, || {
                let body = String::from_utf8_lossy(&answer.body);
                format!("{billable:?} was confirmed, and read as {}: {body}", answer.status())
            });
        }
    }

    /// Sends reports as a request list, and repeats until all are done. The error of a list says how many items are
    /// done; those count as confirmed, without their billables.
    pub(crate) fn report_list(&mut self, items: &[(Call, Report)]) {
        let bodies: Vec<_> = items.iter().map(|(call, report)| report.body(*call)).collect();
        let body = format!("[{}]", bodies.join(","));
        let shared = self.shared;
        let token = &shared.tokens.reporters[usize::from(self.reporter)];
        while !self.shared.is(Phase::Over) {
            for (call, report) in items {
                self.oracle().send(*call, *report);
            }
            let Some(answer) = self.send("POST", "/json/reply/NewBillable%5B%5D", token, Some(&body)) else {
                self.pause();
                continue;
            };
            let completed = answer.header("x-autobatch-completed").and_then(|count| count.parse::<usize>().ok());
            if answer.status() == 200 {
                self.confirm_list(items, &answer);
                return;
            }
            if answer.status() < 500 {
                self.unexpected(&body, &answer);
                return;
            }
            for (call, report) in items.iter().take(completed.unwrap_or(0)) {
                self.oracle().done(*call, *report);
            }
            self.pause();
        }
    }

    fn confirm_list(&self, items: &[(Call, Report)], answer: &Message) {
        let body = answer.json();
        let told = body.as_array().map_or(&[][..], Vec::as_slice);
        if told.len() != items.len() {
            self.unexpected("a request list", answer);
        }
        for ((call, report), value) in items.iter().zip(told) {
            match Billable::read(value) {
                // An item of a list does not say whether the billable is new.
                Some(billable) => self.oracle().confirm(*call, *report, false, billable, Standing::Open),
                None => self.unexpected("an item of a request list", answer),
            }
            self.shared.confirmations.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_internal_error_is_a_finding_in_a_quiet_period_and_a_count_during_a_fault() {
        let tokens = Tokens { reporters: Vec::new(), manager: String::new(), carrier: String::new() };
        let shared = Shared::new(0, Vec::new(), ([127, 0, 0, 1], 1).into(), tokens, String::new(), true);
        let sent = shared.quiet_period.moment();
        let fault = shared.quiet_period.begin_fault();
        shared.internal_error(sent, || "sent before".to_owned());
        let sent = shared.quiet_period.moment();
        drop(fault);
        shared.internal_error(sent, || "sent meanwhile".to_owned());
        assert!(!shared.has_ended_early());
        shared.internal_error(shared.quiet_period.moment(), || "sent afterwards".to_owned());
        assert_eq!(shared.oracle.findings.take().into_keys().collect::<Vec<_>>(), [Check::Answer]);
        assert_eq!(shared.internal_errors.load(Ordering::Relaxed), 3);
    }
}
