//! Batches, beside the database's own bulk load: COPY on PostgreSQL, a loop of prepared inserts on SQLite.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
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

/// Rows in a commit of the bare loop. The best number depends on the machine, so the benchmark tries each.
pub(crate) const ROWS_PER_COMMIT: [usize; 3] = [64, 512, 4_096];
/// The largest growth of the service's memory, in bytes.
const GROWTH_MAX: f64 = 32.0 * 1024.0 * 1024.0;
/// The length of the body for the measurement of memory, in turns.
const TURNS_IN_LONG_BODY: u64 = 5;

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
    let growth = subject.growth(setup, "SQLite")?;
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
    let growth = subject.growth(setup, "PostgreSQL")?;
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
        writeln!(text, "\t{microseconds}\tplatform\t1")?;
    }
    Ok(text)
}

/// The service under test.
struct Subject {
    service: Service,
    token: String,
    rows: u64,
    next_call: u64,
}

impl Subject {
    fn start(setup: &Setup, place: Place) -> anyhow::Result<Self> {
        let service = Service::start(&place, &[])?;
        let token = service.token("Reporter", "demo")?;
        let mut subject = Self { service, token, rows: setup.rows, next_call: 0 };
        // The first batch pays for memory that the service keeps; later growth depends on the rows.
        subject.turn()?;
        Ok(subject)
    }

    /// Sends a batch of new reports; returns rows per second, from the first byte to the summary.
    fn turn(&mut self) -> anyhow::Result<f64> {
        let start = Instant::now();
        self.send(self.rows, "summary")?;
        Ok(self.rows as f64 / start.elapsed().as_secs_f64())
    }

    /// The peak of the memory during one long body with all verdicts, less the memory before.
    fn growth(&mut self, setup: &Setup, database: &str) -> anyhow::Result<Finding> {
        let rows = self.rows * TURNS_IN_LONG_BODY;
        let mut grown = Vec::new();
        for round in 0..setup.rounds {
            setup.progress("memory of a batch", database, round);
            let before = self.service.resident_bytes()?;
            self.service.forget_peak()?;
            self.send(rows, "all")?;
            grown.push(self.service.peak_bytes()?.saturating_sub(before) as f64);
        }
        Ok(Finding {
            name: format!("memory for {rows} rows in a body, {database}"),
            unit: "bytes",
            subject: Spread::of(&grown),
            reference: None,
            target: Some(Target::AtMost(GROWTH_MAX)),
            note: Some("the peak less the memory before; every verdict was read".into()),
        })
    }

    /// Sends JSON lines of new reports and reads the answer at the same time: every report must be new.
    fn send(&mut self, rows: u64, verdicts: &str) -> anyhow::Result<()> {
        let numbers = self.next_call..self.next_call + rows;
        self.next_call += rows;
        let line = |number| {
            format!("{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"{}\"}}\n", call_sid(number))
        };
        let length = rows * line(0).len() as u64;
        let mut stream = TcpStream::connect(self.service.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        write!(
            stream,
            "POST /billables/batch?verdicts={verdicts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/jsonl\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n",
            self.token
        )?;
        let answer = stream.try_clone()?;
        let reader = std::thread::spawn(move || summary_line(answer));
        let mut body = std::io::BufWriter::with_capacity(1 << 16, stream);
        for number in numbers {
            body.write_all(line(number).as_bytes())?;
        }
        body.flush()?;
        let last = reader.join().map_err(|_| anyhow::anyhow!("the reader of the answer failed"))??;
        let summary: serde_json::Value =
            serde_json::from_str(&last).with_context(|| format!("the answer ends with {last:?}"))?;
        let created = summary["summary"]["created"].as_u64();
        anyhow::ensure!(created == Some(rows), "not all of {rows} reports were new: {last}");
        Ok(())
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

/// The summary's line of an answer; without one, its first line.
pub(crate) fn summary_line(answer: TcpStream) -> anyhow::Result<String> {
    let mut reader = BufReader::with_capacity(1 << 16, answer);
    let (mut line, mut last) = (String::new(), String::new());
    while reader.read_line(&mut line)? > 0 {
        if line.starts_with("{\"summary\"") || last.is_empty() {
            last.clone_from(&line);
        }
        line.clear();
    }
    Ok(last)
}
