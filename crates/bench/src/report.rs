//! Reports, one a request: on SQLite beside a bare loop of inserts, on PostgreSQL beside pgbench and services that are
//! written by hand. Then at steady rates, for the latency.

use std::path::Path;
use std::time::Duration;

use crate::bare::Bare;
use crate::database::{BareInserts, Server};
use crate::load::{self, Accounts, Calls, Pace, Target};
use crate::outcome::{self, Finding, Reference};
use crate::service::{Place, Service};
use crate::slow::SlowClients;
use crate::statistics::Spread;
use crate::{Setup, by_hand};

/// Connections that report at once, and clients of pgbench.
pub(crate) const CONNECTIONS: usize = 64;
/// Rows in a commit of the bare loop: as many as connections wait for one commit of the service.
const ROWS_PER_COMMIT: usize = CONNECTIONS;
/// Rates at which latency is measured, in reports a second.
const FIXED_RATES: [f64; 3] = [2_000.0, 8_000.0, 12_000.0];
/// The part of the rate in the closed loop at which latency is measured as well.
const STEADY_PART: f64 = 0.8;
/// The time in which the first reports pay for pages and connections that later ones find.
const WARM_UP: Duration = Duration::from_secs(2);

/// # Errors
/// A program cannot be run, or a confirmed report is not in the store.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let mut findings = on_sqlite(setup)?;
    if let Some(server) = setup.server() {
        findings.extend(on_postgres(setup, &server)?);
    }
    Ok(findings)
}

fn on_sqlite(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let (folder, reference_folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let place = |folder: &Path| Place { binary: setup.billables.clone(), folder: folder.to_owned(), database: None };
    let reference = place(reference_folder.path());
    Service::start(&reference, &[])?.stop()?;
    let mut inserts = BareInserts::open(&reference.embedded(), 0)?;
    let handler = Bare::start()?;
    let mut subject = Subject::start(&place(folder.path()))?;
    let echo = Target { address: handler.address, status: 200, ..subject.target.clone() };
    inserts.run(ROWS_PER_COMMIT, WARM_UP)?;
    let (mut rates, mut insert_rates, mut echo_rates) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("report", "SQLite", round);
        rates.push(subject.turn(setup)?);
        insert_rates.push(inserts.run(ROWS_PER_COMMIT, setup.turn())?);
        let outcome = load::run(&echo, CONNECTIONS, setup.turn(), Pace::Closed, &mut Calls::from(1 << 40))?;
        echo_rates.push(outcome.per_second());
    }
    inserts.finish()?;
    drop(handler);
    let rate = Spread::of(&rates);
    let finding = |reference, value: &[f64], target, note| Finding {
        name: "report, SQLite".into(),
        unit: "reports/s",
        subject: rate,
        reference: Some(Reference { name: reference, value: Spread::of(value) }),
        target,
        note,
    };
    let goal = Some(outcome::Target::AtLeast(0.8));
    let mut findings = vec![
        finding("a bare loop of prepared inserts, 64 a commit", &insert_rates, goal, Some(subject.cost())),
        finding("a bare actix-web handler, which waits for no disk", &echo_rates, None, None),
    ];
    findings.extend(subject.steady(setup, "SQLite", rate.median)?);
    subject.finish()?;
    findings.push(pressure(setup)?);
    findings.push(beside_slow_clients(setup)?);
    Ok(findings)
}

/// Reports under overload: hundreds of connections, and a queue with room for few reports.
fn pressure(setup: &Setup) -> anyhow::Result<Finding> {
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    let service = Service::start(&place, &["--queue-capacity", "64"])?;
    let token = service.token("Reporter", "demo")?;
    let target = Target { address: service.address, token, status: 201, may_refuse: true, accounts: Accounts::Demo };
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
    let frameworks = setup.frameworks();
    let by_hand = frameworks.iter().map(|framework| {
        let reference = by_hand::Reference::start(framework.clone(), &place(reference.clone()), server)?;
        Ok((reference, Vec::new()))
    });
    let mut by_hand = by_hand.collect::<anyhow::Result<Vec<_>>>()?;
    let mut subject = Subject::start(&place(server.create("bench_report")?))?;
    let (mut rates, mut reference_rates, mut bare_rates) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("report", "PostgreSQL", round);
        rates.push(subject.turn(setup)?);
        reference_rates.push(server.pgbench(&reference, "billables", CONNECTIONS, setup.turn())?);
        bare_rates.push(server.pgbench(&reference, "bare", CONNECTIONS, setup.turn())?);
        for (reference, rates) in &mut by_hand {
            rates.push(reference.turn(setup.turn())?);
        }
    }
    let rate = Spread::of(&rates);
    let finding = |reference, value: &[f64], target, note| Finding {
        name: "report, PostgreSQL".into(),
        unit: "reports/s",
        subject: rate,
        reference: Some(Reference { name: reference, value: Spread::of(value) }),
        target,
        note,
    };
    let goal = Some(outcome::Target::AtLeast(2.0));
    let mut findings = vec![
        finding("pgbench, 64 clients, one prepared insert each", &reference_rates, goal, Some(subject.cost())),
        finding("the same into a copy of the table without references and triggers", &bare_rates, None, None),
    ];
    for (reference, rates) in by_hand {
        findings.push(finding(reference.framework.name(), &rates, None, None));
        reference.finish(server)?;
    }
    findings.extend(subject.steady(setup, "PostgreSQL", rate.median)?);
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

/// The service under test, and the number of reports that it confirmed.
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

    /// Starts the service; reports have call numbers from `first_call` on.
    pub(crate) fn start_from(place: &Place, first_call: u64) -> anyhow::Result<Self> {
        let service = Service::start(place, &[])?;
        let token = service.token("Reporter", "demo")?;
        let target =
            Target { address: service.address, token, status: 201, may_refuse: false, accounts: Accounts::Demo };
        let mut calls = Calls::from(first_call);
        let warm_up = load::run(&target, CONNECTIONS, WARM_UP, Pace::Closed, &mut calls)?;
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

    /// The CPU time of the service for a report, as a note of the table.
    pub(crate) fn cost(&self) -> String {
        format!("{:.1} µs of CPU time of the service for a report", Spread::of(&self.cpu_micros).median)
    }

    /// Latency at steady rates: fixed ones, and a part of the rate of the closed loop. A report's latency counts from the
    /// moment at which the report was due.
    fn steady(&mut self, setup: &Setup, database: &str, closed_rate: f64) -> anyhow::Result<Vec<Finding>> {
        let fixed = FIXED_RATES.map(|rate| (rate, None));
        let part = (closed_rate * STEADY_PART, Some(outcome::Target::AtMost(10.0)));
        fixed.into_iter().chain([part]).map(|(rate, target)| self.steady_at(setup, database, rate, target)).collect()
    }

    fn steady_at(
        &mut self,
        setup: &Setup,
        database: &str,
        rate: f64,
        target: Option<outcome::Target>,
    ) -> anyhow::Result<Finding> {
        let (mut p50, mut p99) = (Vec::new(), Vec::new());
        for round in 0..setup.rounds {
            setup.progress(&format!("report at {rate:.0} a second"), database, round);
            let pace = Pace::PerSecond(rate);
            let outcome = load::run(&self.target, CONNECTIONS, setup.turn(), pace, &mut self.calls)?;
            self.confirmed += outcome.confirmed;
            p50.push(outcome.latencies.percentile_ms(50.0));
            p99.push(outcome.latencies.percentile_ms(99.0));
        }
        Ok(Finding {
            name: format!("p99 at {rate:.0} reports/s, {database}"),
            unit: "ms",
            subject: Spread::of(&p99),
            reference: None,
            target,
            note: Some(format!("the median is {:.2} ms; no report was lost or refused", Spread::of(&p50).median)),
        })
    }

    pub(crate) fn token(&self, role: &str) -> anyhow::Result<String> {
        self.service.token(role, "demo")
    }

    /// Stops the service, and compares the number of confirmed reports with that of the consistency check.
    fn finish(self) -> anyhow::Result<()> {
        self.finish_by(0, Place::count)
    }

    /// Stops the service, and compares the number of confirmed reports and `others` with `count`.
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
