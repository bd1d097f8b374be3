//! A live move of a large store: from SQLite to PostgreSQL, and on to a Citus cluster, while clients report, void and repeat.
//!
//! The clients are the oracle. Each knows the id of every billable that was confirmed to it. After the last move every one of
//! them must be stored once, and a repeat of its report must be answered with the same id.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::Setup;
use crate::billing::fill_pending;
use crate::load::call_sid;
use crate::outcome::{Finding, Target};
use crate::service::{Place, Service};
use crate::statistics::Spread;

/// The clients, and the time between two calls of each.
const CLIENTS: usize = 8;
const CALL_EVERY: Duration = Duration::from_millis(20);

/// Every such report is voided.
const VOIDED_EVERY: u64 = 5;

/// The number of the clients' first call, above those of the filled store.
const FIRST_CALL: u64 = 1 << 40;

/// The longest pause of a move.
const PAUSE_MAX_SECONDS: f64 = 5.0;

/// The passes beside the running service end when one is this short.
const SHORT_PASS: Duration = Duration::from_secs(4);
const PASSES_MAX: usize = 6;

/// The time for which a client repeats a request.
const PATIENCE: Duration = Duration::from_secs(60);

/// # Errors
/// A program cannot be run, there is no PostgreSQL, or a store does not hold what was confirmed.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let server = setup.server().context("a move needs PostgreSQL")?;
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    Service::start(&place, &[])?.stop()?;
    fill_pending(&place, setup.grown)?;
    let mut service = Service::start(&place, &[])?;
    let clients = Clients::new(&service)?;
    let mut findings = Vec::new();
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| clients.act());
        }
        let mut moves = || {
            findings.push(hop(&mut service, server.create("bench_move")?, "SQLite to PostgreSQL", setup, &clients)?);
            let Some(cluster) = setup.cluster(2) else {
                eprintln!("no cluster: the move to one is left out");
                return Ok(());
            };
            let database = cluster.create("bench_move")?;
            Place { database: Some(database.clone()), ..place.clone() }.output(&[
                "migrate",
                "--distribute",
                "citus",
            ])?;
            findings.push(hop(&mut service, database, "PostgreSQL to Citus", setup, &clients)?);
            anyhow::Ok(())
        };
        let moved = moves();
        clients.is_over.store(true, Ordering::Relaxed);
        moved
    })?;
    clients.compare(setup.grown, &service)?;
    service.stop()?;
    Ok(findings)
}

/// Moves the service to another database, and compares the digests of both.
fn hop(service: &mut Service, to: String, name: &str, setup: &Setup, clients: &Clients) -> anyhow::Result<Finding> {
    let from = service.place.clone();
    let source = from.database.clone().unwrap_or_else(|| format!("sqlite://{}", from.embedded().display()));
    let copy = |more: &[&str]| {
        let bare = Place { database: None, ..from.clone() };
        let start = Instant::now();
        let text = bare.output(&[&["copy", "--from", &source, "--to", &to], more].concat())?;
        anyhow::Ok((start.elapsed(), text))
    };
    let mut passes = vec![copy(&["--follow"])?.0];
    eprintln!("{name}: the first pass took {} s", passes[0].as_secs());
    while passes.len() < PASSES_MAX && passes.last().is_some_and(|last| *last > SHORT_PASS) {
        passes.push(copy(&[])?.0);
    }
    clients.forget_waits();
    let start = Instant::now();
    service.end()?;
    let stopped = start.elapsed();
    let (last, digest) = copy(&["--final"])?;
    let new = Place { database: Some(to), ..from.clone() };
    *service = Service::start_again(&new, &[])?;
    let pause = start.elapsed();
    clients.go_to(service);
    // Each client needs an answer before its wait is known.
    thread::sleep(Duration::from_secs(2));
    let longest = clients.longest_wait();
    eprintln!("{name}: the pause took {:.2} s; the digests are compared", pause.as_secs_f64());
    let expected = whole_digest(&from.output(&["check", "--digest"])?)?.to_owned();
    anyhow::ensure!(whole_digest(&digest)? == expected, "{name}: the source has {expected}, the destination: {digest}");
    let seconds = |passes: &[Duration]| {
        passes.iter().map(|pass| format!("{:.1}", pass.as_secs_f64())).collect::<Vec<_>>().join(", ")
    };
    Ok(Finding {
        name: format!("pause of a move beside {} billables, {name}", setup.grown),
        unit: "s",
        subject: Spread::of(&[pause.as_secs_f64()]),
        reference: None,
        target: Some(Target::AtMost(PAUSE_MAX_SECONDS)),
        note: Some(format!(
            "passes {} s; stop {:.2}, final pass {:.2}, start {:.2} s; longest wait of a client {:.2} s; digests equal",
            seconds(&passes),
            stopped.as_secs_f64(),
            last.as_secs_f64(),
            (pause - stopped - last).as_secs_f64(),
            longest.as_secs_f64(),
        )),
    })
}

/// The line of a digest with the sum of the whole store.
fn whole_digest(text: &str) -> anyhow::Result<&str> {
    text.lines().find(|line| line.ends_with("(whole store)")).with_context(|| format!("no digest: {text}"))
}

/// The clients, and what they know.
struct Clients {
    /// The address of the service.
    url: Mutex<String>,
    token: String,
    is_over: AtomicBool,
    next: AtomicU64,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// The number of each confirmed report's call, the id of the billable, and whether it was voided.
    confirmed: Vec<(u64, String, bool)>,
    longest_wait: Duration,
    failure: Option<String>,
}

impl Clients {
    fn new(service: &Service) -> anyhow::Result<Self> {
        Ok(Self {
            url: Mutex::new(format!("http://{}", service.address)),
            token: service.token("SystemAdministrator", "*")?,
            is_over: AtomicBool::new(false),
            next: AtomicU64::new(FIRST_CALL),
            known: Mutex::default(),
        })
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn go_to(&self, service: &Service) {
        *self.url.lock().unwrap_or_else(PoisonError::into_inner) = format!("http://{}", service.address);
    }

    fn forget_waits(&self) {
        self.known().longest_wait = Duration::ZERO;
    }

    fn longest_wait(&self) -> Duration {
        self.known().longest_wait
    }

    /// Reports calls until the end. A failure is kept for the comparison.
    fn act(&self) {
        while !self.is_over.load(Ordering::Relaxed) {
            if let Err(error) = self.report_one() {
                self.known().failure.get_or_insert(format!("{error:#}"));
                return;
            }
            thread::sleep(CALL_EVERY);
        }
    }

    /// Reports a call, and voids the billable or repeats the report.
    fn report_one(&self) -> anyhow::Result<()> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let id = self.report(number)?;
        let is_voided = number.is_multiple_of(VOIDED_EVERY);
        if is_voided {
            self.send(&format!("/billables/{id}/void?accountId=demo"), &json!({ "reason": "mistake" }))?;
        } else {
            let again = self.report(number)?;
            anyhow::ensure!(again == id, "a repeat of the report that gave {id} gave {again}");
        }
        self.known().confirmed.push((number, id, is_voided));
        Ok(())
    }

    fn report(&self, number: u64) -> anyhow::Result<String> {
        let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": call_sid(number) });
        let answer = self.send("/billables", &body)?;
        Ok(answer["id"].as_str().context("no id in an answer")?.to_owned())
    }

    /// Sends a request until it is confirmed: a client repeats a request after a lost connection and after 503.
    fn send(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        let start = Instant::now();
        loop {
            let url = self.url.lock().unwrap_or_else(PoisonError::into_inner).clone() + path;
            match self.send_once(&url, body) {
                Ok((200 | 201, text)) => {
                    let mut known = self.known();
                    known.longest_wait = known.longest_wait.max(start.elapsed());
                    return Ok(serde_json::from_str(&text)?);
                }
                Ok((503, _)) | Err(_) => {}
                Ok((status, text)) => bail!("{path}: {status} {text}"),
            }
            anyhow::ensure!(start.elapsed() < PATIENCE, "{path} is not confirmed in time");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// The status and the body of an answer.
    fn send_once(&self, url: &str, body: &Value) -> anyhow::Result<(u16, String)> {
        let request = ureq::post(url).config().http_status_as_error(false).build();
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let mut answer = request.header("content-type", "application/json").send(body.to_string())?;
        Ok((answer.status().as_u16(), answer.body_mut().read_to_string()?))
    }

    /// Compares the store with what was confirmed.
    fn compare(&self, filled: u64, service: &Service) -> anyhow::Result<()> {
        let known = self.known();
        let Known { confirmed, failure, .. } = &*known;
        anyhow::ensure!(failure.is_none(), "a client failed: {failure:?}");
        let expected = filled + confirmed.len() as u64;
        let stored = service.place.count()?;
        anyhow::ensure!(stored == expected, "{expected} billables are expected, {stored} are stored");
        for (number, id, is_voided) in confirmed {
            let body = json!({ "accountId": "demo", "customerId": "acme", "callSid": call_sid(*number) });
            let (status, text) = self.send_once(&format!("http://{}/billables", service.address), &body)?;
            let is_right = if *is_voided { status == 409 } else { status == 200 && text.contains(id.as_str()) };
            anyhow::ensure!(is_right, "the billable {id} is answered with {status} {text}");
        }
        eprintln!("{} confirmed reports of the clients are stored once", confirmed.len());
        Ok(())
    }
}
