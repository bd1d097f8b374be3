//! Reports, one a request: on SQLite beside a bare handler that only echoes them, on PostgreSQL beside pgbench. Then at a
//! steady rate, for the latency.

use std::time::Duration;

use crate::Setup;
use crate::bare::Bare;
use crate::database::Server;
use crate::load::{self, Calls, Pace, Target};
use crate::outcome::{self, Finding, Reference};
use crate::service::{Place, Service};
use crate::slow::SlowClients;
use crate::statistics::Spread;

/// Connections that report at once, and clients of pgbench.
pub(crate) const CONNECTIONS: usize = 64;
/// The part of the rate in the closed loop at which latency is measured.
const STEADY_PART: f64 = 0.8;

/// # Errors
///
/// Something could not be run, or a report that was confirmed is not in the store.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let mut findings = on_sqlite(setup)?;
    if let Some(server) = setup.server() {
        findings.extend(on_postgres(setup, &server)?);
    }
    Ok(findings)
}

fn on_sqlite(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    let bare = Bare::start()?;
    let mut subject = Subject::start(&place)?;
    let echo = Target { address: bare.address, status: 200, ..subject.target.clone() };
    let (mut rates, mut bare_rates) = (Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("report", "SQLite", round);
        rates.push(subject.turn(setup)?);
        let outcome = load::run(&echo, CONNECTIONS, setup.turn(), Pace::Closed, &mut Calls::from(1 << 40))?;
        bare_rates.push(outcome.per_second());
    }
    drop(bare);
    let rate = Spread::of(&rates);
    let mut findings = vec![Finding {
        name: "report, SQLite".into(),
        unit: "reports/s",
        subject: rate,
        reference: Some(Reference {
            name: "a bare actix-web handler that echoes the JSON",
            value: Spread::of(&bare_rates),
        }),
        target: Some(outcome::Target::AtLeast(0.40)),
        note: Some(subject.cost()),
    }];
    findings.extend(subject.steady(setup, "SQLite", rate.median * STEADY_PART)?);
    subject.finish()?;
    findings.push(pressure(setup)?);
    findings.push(beside_slow_clients(setup)?);
    Ok(findings)
}

/// More than can be done: connections by the hundred, and a queue that takes few of their reports.
fn pressure(setup: &Setup) -> anyhow::Result<Finding> {
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    let service = Service::start(&place, &["--queue-capacity", "64"])?;
    let token = service.token("Reporter", "demo")?;
    let target = Target { address: service.address, token, status: 201, may_refuse: true };
    let mut calls = Calls::from(0);
    let (mut confirmed, mut refused) = (0, 0);
    let (mut rates, mut pressed_rates) = (Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("report under pressure", "SQLite", round);
        for (connections, rates) in [(CONNECTIONS, &mut rates), (8 * CONNECTIONS, &mut pressed_rates)] {
            let outcome = load::run(&target, connections, setup.turn(), Pace::Closed, &mut calls)?;
            confirmed += outcome.confirmed;
            refused += outcome.refused;
            rates.push(outcome.per_second());
        }
    }
    let resident = service.resident_bytes()? / (1024 * 1024);
    service.stop()?;
    let stored = place.count()?;
    anyhow::ensure!(stored == confirmed, "{confirmed} reports were confirmed, and the store holds {stored}");
    Ok(Finding {
        name: "report from 512 connections, queue of 64".into(),
        unit: "reports/s",
        subject: Spread::of(&pressed_rates),
        reference: Some(Reference { name: "from 64 connections", value: Spread::of(&rates) }),
        target: None,
        note: Some(format!(
            "{refused} were answered with 503, {confirmed} are stored; {resident} MiB in use at the end"
        )),
    })
}

fn on_postgres(setup: &Setup, server: &Server) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let place = |database| Place {
        binary: setup.billables.clone(),
        folder: folder.path().to_owned(),
        database: Some(database),
    };
    // The same schema by the same migrations, with the same account and customer.
    let reference = server.create("bench_reference")?;
    Service::start(&place(reference.clone()), &[])?.stop()?;
    server.execute(&reference, "CREATE TABLE bare (LIKE billables INCLUDING ALL)")?;
    let mut subject = Subject::start(&place(server.create("bench_report")?))?;
    let (mut rates, mut reference_rates, mut bare_rates) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("report", "PostgreSQL", round);
        rates.push(subject.turn(setup)?);
        reference_rates.push(server.pgbench(&reference, "billables", CONNECTIONS, setup.turn())?);
        bare_rates.push(server.pgbench(&reference, "bare", CONNECTIONS, setup.turn())?);
    }
    let rate = Spread::of(&rates);
    let finding = |reference, value: &[f64], note| Finding {
        name: "report, PostgreSQL".into(),
        unit: "reports/s",
        subject: rate,
        reference: Some(Reference { name: reference, value: Spread::of(value) }),
        target: Some(outcome::Target::AtLeast(2.0)),
        note,
    };
    let mut findings = vec![
        finding("pgbench, 64 clients, one prepared insert each", &reference_rates, Some(subject.cost())),
        finding("the same into a copy of the table without references and triggers", &bare_rates, None),
    ];
    findings.extend(subject.steady(setup, "PostgreSQL", rate.median * STEADY_PART)?);
    subject.finish()?;
    Ok(findings)
}

/// Reports while a thousand clients send a byte a second each.
fn beside_slow_clients(setup: &Setup) -> anyhow::Result<Finding> {
    const SLOW_CLIENTS: usize = 1_000;
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    let mut subject = Subject::start(&place)?;
    let (mut rates, mut beside_rates) = (Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("report beside slow clients", "SQLite", round);
        rates.push(subject.turn(setup)?);
        let slow = SlowClients::connect(subject.target.address, SLOW_CLIENTS)?;
        beside_rates.push(subject.turn(setup)?);
        drop(slow);
    }
    subject.finish()?;
    Ok(Finding {
        name: format!("report beside {SLOW_CLIENTS} clients of a byte a second"),
        unit: "reports/s",
        subject: Spread::of(&beside_rates),
        reference: Some(Reference { name: "without them", value: Spread::of(&rates) }),
        target: None,
        note: None,
    })
}

/// The service under test, and what was confirmed by it.
pub(crate) struct Subject {
    service: Service,
    pub(crate) target: Target,
    calls: Calls,
    confirmed: u64,
    cpu_micros: Vec<f64>,
}

impl Subject {
    pub(crate) fn start(place: &Place) -> anyhow::Result<Self> {
        Self::start_from(place, 0)
    }

    /// Starts it, with calls that nobody has reported from a number on.
    pub(crate) fn start_from(place: &Place, first_call: u64) -> anyhow::Result<Self> {
        let service = Service::start(place, &[])?;
        let token = service.token("Reporter", "demo")?;
        let target = Target { address: service.address, token, status: 201, may_refuse: false };
        let mut calls = Calls::from(first_call);
        // The first reports pay for pages and connections that later ones find.
        let warm_up = load::run(&target, CONNECTIONS, Duration::from_secs(2), Pace::Closed, &mut calls)?;
        Ok(Self { service, target, calls, confirmed: warm_up.confirmed, cpu_micros: Vec::new() })
    }

    /// Reports for a turn; gives reports per second.
    pub(crate) fn turn(&mut self, setup: &Setup) -> anyhow::Result<f64> {
        let before = self.service.cpu_seconds()?;
        let outcome = load::run(&self.target, CONNECTIONS, setup.turn(), Pace::Closed, &mut self.calls)?;
        self.cpu_micros.push((self.service.cpu_seconds()? - before) * 1e6 / outcome.confirmed as f64);
        self.confirmed += outcome.confirmed;
        Ok(outcome.per_second())
    }

    /// What a report costs the service.
    pub(crate) fn cost(&self) -> String {
        format!("{:.1} µs of CPU time of the service for a report", Spread::of(&self.cpu_micros).median)
    }

    /// Reports at a steady rate: the latency, from the moment at which each was due.
    fn steady(&mut self, setup: &Setup, database: &str, rate: f64) -> anyhow::Result<Vec<Finding>> {
        let (mut p50, mut p99) = (Vec::new(), Vec::new());
        for round in 0..setup.rounds {
            setup.progress("report at a steady rate", database, round);
            let pace = Pace::PerSecond(rate);
            let outcome = load::run(&self.target, CONNECTIONS, setup.turn(), pace, &mut self.calls)?;
            self.confirmed += outcome.confirmed;
            p50.push(outcome.latencies.percentile_ms(50.0));
            p99.push(outcome.latencies.percentile_ms(99.0));
        }
        Ok(vec![Finding {
            name: format!("p99 at {rate:.0} reports/s, {database}"),
            unit: "ms",
            subject: Spread::of(&p99),
            reference: None,
            target: Some(outcome::Target::AtMost(10.0)),
            note: Some(format!("the median is {:.2} ms; no report was lost or refused", Spread::of(&p50).median)),
        }])
    }

    pub(crate) fn token(&self, role: &str) -> anyhow::Result<String> {
        self.service.token(role, "demo")
    }

    /// Stops the service, and compares what was confirmed with what the consistency check finds.
    fn finish(self) -> anyhow::Result<()> {
        self.finish_by(0, Place::count)
    }

    /// The same, where there are others besides, by another count.
    pub(crate) fn finish_by(
        self,
        others: u64,
        count: impl FnOnce(&Place) -> anyhow::Result<u64>,
    ) -> anyhow::Result<()> {
        let place = self.service.place.clone();
        self.service.stop()?;
        let stored = count(&place)?;
        anyhow::ensure!(
            stored == self.confirmed + others,
            "{} reports were confirmed beside {others} others, and the store holds {stored}",
            self.confirmed
        );
        Ok(())
    }
}
