//! Calls, rating and totals: reports beside facts, the delay of the rating, batches of facts, and totals of a large store.
//!
//! The raters keep up in every turn: a turn ends when the rating queue is empty, and the time for that counts.

mod facts;
mod fill;
mod former;
mod reading;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use self::facts::{FACTS_IN_BATCH, FactsSender};
pub(crate) use self::fill::fill_pending;
pub(crate) use self::reading::on_cluster as totals_on_cluster;
use crate::Setup;
use crate::database::Server;
use crate::load::{self, Accounts, Calls, Pace, Target};
use crate::outcome::{self, Finding, Reference};
use crate::report::CONNECTIONS;
use crate::service::{Place, Service};
use crate::statistics::{Latencies, Spread};

/// The time in which the first reports pay for pages and connections that later ones find.
const WARM_UP: Duration = Duration::from_secs(2);
/// The longest time for the raters to catch up.
const RATING: Duration = Duration::from_secs(120);
/// The time between two looks at the rating queue. Each makes a connection, which costs a cluster several milliseconds of CPU time.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// The time between two probes of the rating's delay.
const PROBE_EVERY: Duration = Duration::from_millis(20);
/// The first call of the probes, far above all others.
const PROBE_CALLS: u64 = 1 << 43;

/// # Errors
/// A program cannot be run, or a confirmed report or confirmed facts are not in the store.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for server in [None, setup.server()].into_iter().take(1 + usize::from(setup.server().is_some())) {
        let mut store = Store::new(setup, server, "bench_billing")?;
        findings.extend(traffic(setup, &mut store)?);
        store.finish()?;
        findings.extend(former::run(setup, store.server.as_ref())?);
        findings.extend(facts::batch(setup, store.server.as_ref())?);
        findings.extend(reading::run(setup, store.server.as_ref())?);
    }
    Ok(findings)
}

/// The place of a store: an embedded database, or one on a server.
fn place(setup: &Setup, folder: &std::path::Path, server: Option<&Server>, name: &str) -> anyhow::Result<Place> {
    let database = server.map(|server| server.create(name)).transpose()?;
    Ok(Place { binary: setup.billables.clone(), folder: folder.to_owned(), database })
}

/// The name of a database in the table.
fn database_name(server: Option<&Server>) -> &'static str {
    match server {
        Some(server) if server.is_cluster() => "Citus",
        Some(_) => "PostgreSQL",
        None => "SQLite",
    }
}

/// The number of rows in a table, past the service.
fn count(place: &Place, server: Option<&Server>, table: &str) -> anyhow::Result<u64> {
    let sql = format!("SELECT count(*) AS count FROM {table}");
    match (server, &place.database) {
        (Some(server), Some(url)) => server.count(url, &sql),
        _ => {
            let connection = rusqlite::Connection::open(place.embedded())?;
            connection.execute_batch("PRAGMA busy_timeout = 10000")?;
            Ok(u64::try_from(connection.query_row(&sql, [], |row| row.get::<_, i64>(0))?)?)
        }
    }
}

/// Waits until the raters have rated everything.
pub(crate) fn wait_until_rated(place: &Place, server: Option<&Server>) -> anyhow::Result<()> {
    let since = Instant::now();
    while count(place, server, "rating_queue")? > 0 {
        anyhow::ensure!(since.elapsed() < RATING, "the raters do not keep up");
        std::thread::sleep(LOOK_EVERY);
    }
    Ok(())
}

/// A running service with its store.
struct Store {
    service: Option<Service>,
    place: Place,
    server: Option<Server>,
    target: Target,
    sender: FactsSender,
    calls: Calls,
    confirmed: u64,
    _folder: tempfile::TempDir,
}

impl Store {
    fn new(setup: &Setup, server: Option<Server>, name: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let place = place(setup, folder.path(), server.as_ref(), name)?;
        let service = Service::start(&place, &[])?;
        let token = service.token("Reporter", "demo")?;
        let target =
            Target { address: service.address, token, status: 201, may_refuse: false, accounts: Accounts::Demo };
        let sender = FactsSender { address: service.address, token: service.token("Carrier", "demo")? };
        let mut store = Self {
            service: Some(service),
            place,
            server,
            target,
            sender,
            calls: Calls::from(0),
            confirmed: 0,
            _folder: folder,
        };
        store.report(WARM_UP, Pace::Closed)?;
        store.sender.send(0..store.calls.position())?;
        store.rated()?;
        Ok(store)
    }

    fn report(&mut self, duration: Duration, pace: Pace) -> anyhow::Result<load::Outcome> {
        let outcome = load::run(&self.target, CONNECTIONS, duration, pace, &mut self.calls)?;
        self.confirmed += outcome.confirmed;
        Ok(outcome)
    }

    fn rated(&self) -> anyhow::Result<()> {
        wait_until_rated(&self.place, self.server.as_ref())
    }

    /// Reports for a turn and rates; gives reports per second.
    fn reports_alone(&mut self, setup: &Setup) -> anyhow::Result<f64> {
        let start = Instant::now();
        let outcome = self.report(setup.turn(), Pace::Closed)?;
        self.rated()?;
        Ok(outcome.confirmed as f64 / start.elapsed().as_secs_f64())
    }

    /// Reports at a pace, with the facts of each call in batches beside. Gives the outcome of the reports, and the time until
    /// all facts are stored and all is rated.
    fn with_facts(&mut self, setup: &Setup, pace: Pace) -> anyhow::Result<(load::Outcome, Duration)> {
        let start = Instant::now();
        let (first, calls, sender) = (self.calls.position(), self.calls.clone(), self.sender.clone());
        let is_over = AtomicBool::new(false);
        let outcome = std::thread::scope(|scope| {
            let facts = scope.spawn(|| sender.follow(first, &calls, &is_over));
            let outcome = self.report(setup.turn(), pace);
            is_over.store(true, Ordering::Relaxed);
            let sent = facts.join().map_err(|_| anyhow::anyhow!("the sender of facts failed"))?;
            sent.and(outcome)
        })?;
        self.rated()?;
        Ok((outcome, start.elapsed()))
    }

    /// Stops the service. Every report and all facts must be stored, and the check must find no difference.
    fn finish(&mut self) -> anyhow::Result<()> {
        self.service.take().context("the service was stopped before")?.stop()?;
        let stored = self.place.count()?;
        anyhow::ensure!(stored >= self.confirmed, "{} reports were confirmed, {stored} are stored", self.confirmed);
        let calls = count(&self.place, self.server.as_ref(), "calls")?;
        anyhow::ensure!(
            calls >= self.confirmed,
            "facts of {} calls were confirmed, {calls} are stored",
            self.confirmed
        );
        Ok(())
    }
}

/// Reports beside facts: rows a second at the full rate; then, at half of that rate, the latency of reports and the delay of
/// the rating.
fn traffic(setup: &Setup, store: &mut Store) -> anyhow::Result<Vec<Finding>> {
    let database = database_name(store.server.as_ref());
    let (mut alone, mut mixed) = (Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("reports beside facts", database, round);
        let first = store.calls.position();
        alone.push(store.reports_alone(setup)?);
        // Facts of these reports too, so that every call of the store has some.
        store.sender.send(first..store.calls.position())?;
        store.rated()?;
        let (outcome, elapsed) = store.with_facts(setup, Pace::Closed)?;
        mixed.push(2.0 * outcome.confirmed as f64 / elapsed.as_secs_f64());
    }
    let rate = Spread::of(&alone).median / 2.0;
    let (mut quiet, mut beside, mut delays) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("reports at half of the rate", database, round);
        let pace = Pace::PerSecond(rate);
        let first = store.calls.position();
        quiet.push(store.report(setup.turn(), pace)?.latencies.percentile_ms(99.0));
        store.sender.send(first..store.calls.position())?;
        store.rated()?;
        beside.push(store.with_facts(setup, pace)?.0.latencies.percentile_ms(99.0));
        delays.push(probe(setup, store, pace)?);
    }
    Ok(vec![
        Finding {
            name: format!("p99 at {rate:.0} reports/s with facts, {database}"),
            unit: "ms",
            subject: Spread::of(&beside),
            reference: Some(Reference { name: "without facts", value: Spread::of(&quiet) }),
            target: Some(outcome::Target::AtMost(1.5)),
            note: Some(format!("facts of every call, {FACTS_IN_BATCH} a batch")),
        },
        Finding {
            name: format!("reports and facts, {database}"),
            unit: "rows/s",
            subject: Spread::of(&mixed),
            reference: Some(Reference { name: "reports alone", value: Spread::of(&alone) }),
            target: Some(outcome::Target::AtLeast(0.8)),
            note: Some("both until everything is rated".into()),
        },
        Finding {
            name: format!("p99 from two answers to a rated total, {database}"),
            unit: "ms",
            subject: Spread::of(&delays),
            reference: None,
            target: Some(outcome::Target::AtMost(250.0)),
            note: Some(format!("at {rate:.0} reports/s with facts; the count is there at the first look")),
        },
    ])
}

/// Reports single calls with their facts beside the load, and reads the totals of their customer until each is rated. Gives
/// the p99 of the time from the last of the two answers, in milliseconds.
fn probe(setup: &Setup, store: &mut Store, pace: Pace) -> anyhow::Result<f64> {
    let service = store.service.as_ref().context("the service was stopped")?;
    let administrator = service.token("SystemAdministrator", "*")?;
    let customer = serde_json::json!({ "accountId": "demo", "id": "probe", "name": "Probe" });
    service.post(&administrator, "/customers", &customer)?;
    let prober = reading::Prober::new(service, &store.sender)?;
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let probes = scope.spawn(|| {
            let mut latencies = Latencies::default();
            let mut number = PROBE_CALLS + prober.calls()?;
            while !is_over.load(Ordering::Relaxed) {
                latencies.record(prober.probe(number)?);
                number += 1;
                std::thread::sleep(PROBE_EVERY);
            }
            anyhow::Ok(latencies.percentile_ms(99.0))
        });
        let outcome = store.with_facts(setup, pace);
        is_over.store(true, Ordering::Relaxed);
        let delay = probes.join().map_err(|_| anyhow::anyhow!("the probe failed"))?;
        outcome.and(delay)
    })
}
