//! Many reports in one request, beside what the database itself takes: COPY on PostgreSQL, a loop of prepared inserts on
//! SQLite.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::Setup;
use crate::database::{BareInserts, Server, id_at, stored_sid};
use crate::load::call_sid;
use crate::outcome::{Finding, Reference, Target};
use crate::service::{Place, Service};
use crate::statistics::Spread;

/// Rows a commit of the bare loop: which is the best depends on the machine, so each is tried.
const ROWS_PER_COMMIT: [usize; 3] = [64, 512, 4_096];
/// The most that the service's memory may grow, in bytes.
const GROWTH_MAX: f64 = 32.0 * 1024.0 * 1024.0;

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
    let (folder, reference_folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let place = |folder: &Path| Place { binary: setup.billables.clone(), folder: folder.to_owned(), database: None };
    let reference = place(reference_folder.path());
    Service::start(&reference, &[])?.stop()?;
    let mut bare = BareInserts::open(&reference.embedded(), 0)?;
    let mut subject = Subject::start(setup, place(folder.path()))?;
    let (mut rates, mut bare_rates) = (Vec::new(), vec![Vec::new(); ROWS_PER_COMMIT.len()]);
    for round in 0..setup.rounds {
        setup.progress("batch", "SQLite", round);
        rates.push(subject.turn()?);
        for (rates, rows) in bare_rates.iter_mut().zip(ROWS_PER_COMMIT) {
            rates.push(bare.run(rows, setup.turn() / 2)?);
        }
    }
    let best =
        bare_rates.iter().map(|rates| Spread::of(rates)).max_by(|one, other| one.median.total_cmp(&other.median));
    let finding = Finding {
        name: "batch, SQLite".into(),
        unit: "rows/s",
        subject: Spread::of(&rates),
        reference: best.map(|value| Reference { name: "the best bare loop of prepared inserts", value }),
        target: Some(Target::AtLeast(0.60)),
        note: None,
    };
    let growth = subject.growth("SQLite")?;
    subject.finish()?;
    Ok(vec![finding, growth])
}

fn on_postgres(setup: &Setup, server: &Server) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let place = |database| Place {
        binary: setup.billables.clone(),
        folder: folder.path().to_owned(),
        database: Some(database),
    };
    let reference = server.create("bench_copy")?;
    Service::start(&place(reference.clone()), &[])?.stop()?;
    let mut subject = Subject::start(setup, place(server.create("bench_batch")?))?;
    let (mut rates, mut copy_rates) = (Vec::new(), Vec::new());
    let file = folder.path().join("rows");
    for round in 0..setup.rounds {
        setup.progress("batch", "PostgreSQL", round);
        rates.push(subject.turn()?);
        let first = round as u64 * setup.rows;
        std::fs::write(&file, copy_rows(first, setup.rows)?)?;
        copy_rates.push(setup.rows as f64 / server.copy_in(&reference, &file)?.as_secs_f64());
    }
    let stored = server.count(&reference, "SELECT count(*) AS count FROM billables")?;
    anyhow::ensure!(stored == setup.rounds as u64 * setup.rows, "COPY left {stored} rows");
    let finding = Finding {
        name: "batch, PostgreSQL".into(),
        unit: "rows/s",
        subject: Spread::of(&rates),
        reference: Some(Reference { name: "COPY into the same table", value: Spread::of(&copy_rates) }),
        target: Some(Target::AtLeast(0.60)),
        note: None,
    };
    let growth = subject.growth("PostgreSQL")?;
    subject.finish()?;
    Ok(vec![finding, growth])
}

/// Rows for COPY, in its text format.
pub(crate) fn copy_rows(first: u64, count: u64) -> anyhow::Result<String> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let microseconds = i64::try_from(now.as_micros())?;
    let mut text = String::new();
    for number in first..first + count {
        text.push_str("demo\t\\\\x");
        id_at(microseconds, number).iter().try_for_each(|byte| write!(text, "{byte:02x}"))?;
        text.push_str("\tacme\t\\\\x");
        stored_sid(number).iter().try_for_each(|byte| write!(text, "{byte:02x}"))?;
        writeln!(text, "\t{microseconds}\tplatform")?;
    }
    Ok(text)
}

/// The service under test.
struct Subject {
    service: Service,
    token: String,
    rows: u64,
    next_call: u64,
    resident_before: u64,
}

impl Subject {
    fn start(setup: &Setup, place: Place) -> anyhow::Result<Self> {
        let service = Service::start(&place, &[])?;
        let token = service.token("Reporter", "demo")?;
        let mut subject = Self { service, token, rows: setup.rows, next_call: 0, resident_before: 0 };
        // What is kept for good is there after a first batch; what grows afterwards grows with the rows.
        subject.turn()?;
        subject.resident_before = subject.service.resident_bytes()?;
        Ok(subject)
    }

    /// Sends a batch of new reports; gives rows per second, from the first byte to the summary.
    fn turn(&mut self) -> anyhow::Result<f64> {
        let mut body = String::with_capacity(usize::try_from(self.rows)? * 96);
        for number in self.next_call..self.next_call + self.rows {
            writeln!(body, r#"{{"accountId":"demo","customerId":"acme","callSid":"{}"}}"#, call_sid(number))?;
        }
        self.next_call += self.rows;
        let start = Instant::now();
        let created = send(&self.service, &self.token, body.as_bytes())?;
        let elapsed = start.elapsed();
        anyhow::ensure!(created == self.rows, "{created} of {} reports were new", self.rows);
        Ok(self.rows as f64 / elapsed.as_secs_f64())
    }

    fn growth(&self, database: &str) -> anyhow::Result<Finding> {
        let grown = self.service.resident_bytes()?.saturating_sub(self.resident_before) as f64;
        Ok(Finding {
            name: format!("memory grown by {} rows, {database}", self.next_call - self.rows),
            unit: "bytes",
            subject: Spread::of(&[grown]),
            reference: None,
            target: Some(Target::AtMost(GROWTH_MAX)),
            note: None,
        })
    }

    fn finish(self) -> anyhow::Result<()> {
        let place = self.service.place.clone();
        self.service.stop()?;
        let stored = place.count()?;
        anyhow::ensure!(
            stored == self.next_call,
            "{} rows were confirmed, and the store holds {stored}",
            self.next_call
        );
        Ok(())
    }
}

/// Sends JSON lines, and gives how many of them the summary says are new.
fn send(service: &Service, token: &str, body: &[u8]) -> anyhow::Result<u64> {
    let mut stream = TcpStream::connect(service.address)?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    write!(
        stream,
        "POST /billables/batch?verdicts=summary HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/jsonl\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let summary = answer.lines().rfind(|line| line.starts_with(r#"{"summary""#));
    let summary: serde_json::Value = serde_json::from_str(summary.with_context(|| format!("no summary: {answer}"))?)?;
    summary["summary"]["created"]
        .as_u64()
        .with_context(|| format!("the summary does not say how many are new: {summary}"))
}
