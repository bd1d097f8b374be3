//! Facts of calls in batches: a sender beside the reports, and batches beside the database's own bulk load.

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use rusqlite::params;

use super::{count, database_name, place};
use crate::Setup;
use crate::batch::{ROWS_PER_COMMIT, summary_line};
use crate::database::{Server, stored_sid};
use crate::load::{Calls, call_sid};
use crate::outcome::{Finding, Reference, Target};
use crate::service::Service;
use crate::statistics::Spread;

/// The most calls in a batch beside reports.
pub(super) const FACTS_IN_BATCH: u64 = 500;

/// The columns of the references.
const COLUMNS: &str = "account_id, call_sid, version, direction, start_time, duration, status, state, date_created, \
    date_updated, updated_by";

/// A sender of facts in batches.
#[derive(Debug, Clone)]
pub(super) struct FactsSender {
    pub(super) address: SocketAddr,
    /// The token of a Carrier.
    pub(super) token: String,
}

/// The duration of a call in seconds, 0 to 240.
fn duration(number: u64) -> u64 {
    number.wrapping_mul(7_919) % 241
}

pub(super) fn now_seconds() -> anyhow::Result<u64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())
}

/// The facts of a call that began an hour ago.
pub(super) fn line(number: u64, account: &str, now: u64) -> String {
    let direction = if number.is_multiple_of(2) { "inbound" } else { "outbound-dial" };
    format!(
        "{{\"accountId\":\"{account}\",\"callSid\":\"{}\",\"direction\":\"{direction}\",\"startTime\":\"{}\",\"duration\":{},\
         \"status\":\"completed\"}}\n",
        call_sid(number),
        now - 3_600,
        duration(number)
    )
}

impl FactsSender {
    /// Sends the facts of calls in one body; all of them must be stored.
    ///
    /// # Errors
    ///
    /// The service refuses a call, or ends the answer early.
    pub(super) fn send(&self, numbers: Range<u64>) -> anyhow::Result<()> {
        if numbers.is_empty() {
            return Ok(());
        }
        let (count, now) = (numbers.end - numbers.start, now_seconds()?);
        let length: usize = numbers.clone().map(|number| line(number, "demo", now).len()).sum();
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        write!(
            stream,
            "POST /calls/batch?verdicts=summary HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/jsonl\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n",
            self.token
        )?;
        let answer = stream.try_clone()?;
        let reader = std::thread::spawn(move || summary_line(answer));
        let mut body = BufWriter::with_capacity(1 << 16, stream);
        for number in numbers {
            body.write_all(line(number, "demo", now).as_bytes())?;
        }
        body.flush()?;
        let last = reader.join().map_err(|_| anyhow::anyhow!("the reader of the answer failed"))??;
        let value: serde_json::Value =
            serde_json::from_str(&last).with_context(|| format!("the answer ends with {last:?}"))?;
        let created = value["summary"]["created"].as_u64();
        anyhow::ensure!(created == Some(count), "not all of {count} calls were new: {last}");
        Ok(())
    }

    /// Sends the facts of every call from `next` on that the source has given, until `is_over` and then to its end.
    ///
    /// # Errors
    ///
    /// As [`FactsSender::send`].
    pub(super) fn follow(&self, mut next: u64, calls: &Calls, is_over: &AtomicBool) -> anyhow::Result<()> {
        loop {
            let is_last = is_over.load(Ordering::Relaxed);
            let open = calls.position() - next;
            if open >= FACTS_IN_BATCH || is_last {
                let end = next + open.min(FACTS_IN_BATCH);
                self.send(next..end)?;
                next = end;
            } else {
                std::thread::sleep(Duration::from_millis(1));
            }
            if is_last && next == calls.position() {
                return Ok(());
            }
        }
    }
}

/// Facts of calls without reports, in one body, beside COPY or a bare loop into the same table.
pub(super) fn batch(setup: &Setup, server: Option<&Server>) -> anyhow::Result<Vec<Finding>> {
    let (folder, reference_folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let subject = place(setup, folder.path(), server, "bench_facts")?;
    let reference = place(setup, reference_folder.path(), server, "bench_facts_copy")?;
    Service::start(&reference, &[])?.stop()?;
    let service = Service::start(&subject, &[])?;
    let sender = FactsSender { address: service.address, token: service.token("Carrier", "demo")? };
    // The first batch pays for memory that the service keeps.
    sender.send(0..setup.rows)?;
    let (mut rates, mut references) = (Vec::new(), vec![Vec::new(); ROWS_PER_COMMIT.len()]);
    let mut loaded = 0;
    for round in 0..setup.rounds {
        setup.progress("facts in a batch", database_name(server), round);
        let first = (round as u64 + 1) * setup.rows;
        let start = Instant::now();
        sender.send(first..first + setup.rows)?;
        rates.push(setup.rows as f64 / start.elapsed().as_secs_f64());
        match (server, &reference.database) {
            (Some(server), Some(url)) => {
                let file = folder.path().join("rows");
                std::fs::write(&file, copy_rows(loaded, setup.rows)?)?;
                let elapsed = server.copy_into(url, &format!("calls ({COLUMNS})"), &file)?;
                references[0].push(setup.rows as f64 / elapsed.as_secs_f64());
                loaded += setup.rows;
            }
            _ => {
                for (rates, rows) in references.iter_mut().zip(ROWS_PER_COMMIT) {
                    let (inserted, elapsed) = bare_loop(&reference.embedded(), loaded, rows, setup.turn() / 2)?;
                    loaded += inserted;
                    rates.push(inserted as f64 / elapsed.as_secs_f64());
                }
            }
        }
    }
    service.stop()?;
    let stored = count(&subject, server, "calls")?;
    let sent = (setup.rounds as u64 + 1) * setup.rows;
    anyhow::ensure!(stored == sent, "facts of {sent} calls were confirmed, and the store holds {stored}");
    let best = references
        .iter()
        .filter(|rates| !rates.is_empty())
        .map(|rates| Spread::of(rates))
        .max_by(|one, other| one.median.total_cmp(&other.median));
    let name = if server.is_some() { "COPY into the same table" } else { "the best bare loop of prepared inserts" };
    Ok(vec![Finding {
        name: format!("facts in a batch, {}", database_name(server)),
        unit: "rows/s",
        subject: Spread::of(&rates),
        reference: best.map(|value| Reference { name, value }),
        target: Some(Target::AtLeast(0.5)),
        note: None,
    }])
}

/// Rows of calls for COPY, in its text format, in the order of [`COLUMNS`].
fn copy_rows(first: u64, count: u64) -> anyhow::Result<String> {
    let microseconds = now_seconds()? * 1_000_000;
    let mut text = String::new();
    for number in first..first + count {
        text.push_str("demo\t\\\\x");
        stored_sid(number).iter().try_for_each(|byte| write!(text, "{byte:02x}"))?;
        let duration = duration(number);
        writeln!(
            text,
            "\t1\tinbound\t{microseconds}\t{duration}\tcompleted\tAnswered\t{microseconds}\t{microseconds}\tcarrier"
        )?;
    }
    Ok(text)
}

/// Inserts calls with prepared statements for `duration`; gives their number and the elapsed time.
fn bare_loop(
    file: &std::path::Path,
    first: u64,
    rows_per_commit: usize,
    time: Duration,
) -> anyhow::Result<(u64, Duration)> {
    let mut connection = rusqlite::Connection::open(file)?;
    connection.execute_batch(
        "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;
         PRAGMA wal_autocheckpoint = 8000;",
    )?;
    let sql = format!(
        "INSERT INTO calls ({COLUMNS}) VALUES ('demo', ?, 1, 'inbound', ?, ?, 'completed', 'Answered', ?, ?, 'carrier')"
    );
    let microseconds = i64::try_from(now_seconds()? * 1_000_000)?;
    let (start, mut next) = (Instant::now(), first);
    while start.elapsed() < time {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let mut insert = transaction.prepare_cached(&sql)?;
            for _ in 0..rows_per_commit {
                let duration = i64::try_from(duration(next))?;
                insert.execute(params![stored_sid(next), microseconds, duration, microseconds, microseconds])?;
                next += 1;
            }
        }
        transaction.commit()?;
    }
    Ok((next - first, start.elapsed()))
}
