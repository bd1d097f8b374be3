//! A store of ten million billables: reports to it, beside references on the same store, and its lists.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rusqlite::params;

use crate::Setup;
use crate::database::{BareInserts, Server, id_at, stored_sid};
use crate::outcome::{Finding, Reference, Target};
use crate::report::{CONNECTIONS, Subject};
use crate::service::{Place, Service};
use crate::statistics::{Latencies, Spread};

/// The numbers of customers and sessions of the billables.
pub(crate) const CUSTOMERS: u64 = 1_000;
const SESSIONS: u64 = 100_000;
/// One of this number of billables names a session.
const SESSION_EVERY: u64 = 10;
/// Without sessions, one of this number of billables is of the customer `c0`.
const LARGE_CUSTOMER_EVERY: u64 = 8;
/// Requests for lists in a turn.
const LISTS: u64 = 2_000;
/// The date of the first billable: 2026-01-01, in microseconds. Three billables share a second.
const FIRST_MICROSECONDS: i64 = 1_767_225_600_000_000;
/// The first call numbers of the reference and of the subject, far apart.
const REFERENCE_CALLS: u64 = 1 << 42;
const SUBJECT_CALLS: u64 = 1 << 41;

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
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    Service::start(&place, &[])?.stop()?;
    fill_sqlite(&place, setup.grown, true)?;
    let (mut rates, mut bare_rates) = (Vec::new(), Vec::new());
    let mut costs = String::new();
    let mut findings = Vec::new();
    for round in 0..setup.rounds {
        setup.progress("grow", "SQLite", round);
        // Subject and reference open the file in turn, because the bare loop holds the write lock nearly always.
        let first = SUBJECT_CALLS + ((round as u64) << 32);
        let others = BareInserts::open(&place.embedded(), 0)?.count()?;
        let mut subject = Subject::start_from(&place, first)?;
        rates.push(subject.turn(setup)?);
        costs = subject.cost();
        if round == 0 {
            findings.extend(lists(setup, &subject, "SQLite")?);
        }
        subject.finish_by(others, |place| BareInserts::open(&place.embedded(), 0)?.count())?;
        let mut bare = BareInserts::open(&place.embedded(), REFERENCE_CALLS + ((round as u64) << 32))?;
        bare.run(64, Duration::from_secs(2))?;
        bare_rates.push(bare.run(64, setup.turn())?);
    }
    let reference = Reference { name: "a bare loop of prepared inserts, 64 a commit", value: Spread::of(&bare_rates) };
    findings.insert(0, finding(setup, "SQLite", &rates, reference, 0.60, costs));
    Ok(findings)
}

fn on_postgres(setup: &Setup, server: &Server) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let database = server.create("bench_grow")?;
    let place =
        Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: Some(database.clone()) };
    Service::start(&place, &[])?.stop()?;
    fill_postgres(server, &database, setup.grown, true)?;
    let count = || server.count(&database, "SELECT count(*) AS count FROM billables WHERE created_by = 'platform'");
    let mut subject = Subject::start_from(&place, SUBJECT_CALLS)?;
    let mut findings = lists(setup, &subject, "PostgreSQL")?;
    let (mut rates, mut reference_rates) = (Vec::new(), Vec::new());
    let mut by_reference = 0;
    for round in 0..setup.rounds {
        setup.progress("grow", "PostgreSQL", round);
        rates.push(subject.turn(setup)?);
        let before = count()?;
        reference_rates.push(server.pgbench(&database, "billables", CONNECTIONS, setup.turn())?);
        by_reference += count()? - before;
    }
    let costs = subject.cost();
    subject.finish_by(by_reference, |_| count())?;
    let reference =
        Reference { name: "pgbench, 64 clients, one prepared insert each", value: Spread::of(&reference_rates) };
    findings.insert(0, finding(setup, "PostgreSQL", &rates, reference, 2.0, costs));
    server.execute(&server.url, "DROP DATABASE bench_grow")?;
    Ok(findings)
}

fn finding(setup: &Setup, database: &str, rates: &[f64], reference: Reference, bound: f64, note: String) -> Finding {
    Finding {
        name: format!("report beside {} billables, {database}", setup.grown),
        unit: "reports/s",
        subject: Spread::of(rates),
        reference: Some(reference),
        target: Some(Target::AtLeast(bound)),
        note: Some(note),
    }
}

/// Fills the embedded store without waiting for the disk, because no client was told of these billables.
/// Without sessions, the customer `c0` has an eighth of the billables.
pub(crate) fn fill_sqlite(place: &Place, rows: u64, has_sessions: bool) -> anyhow::Result<()> {
    let start = Instant::now();
    let mut connection = rusqlite::Connection::open(place.embedded())?;
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         PRAGMA foreign_keys = OFF; PRAGMA cache_size = -3000000;",
    )?;
    let transaction = connection.transaction()?;
    {
        let mut customer =
            transaction.prepare("INSERT INTO customers VALUES ('demo', ?, 'Customer', NULL, 0, NULL)")?;
        (0..CUSTOMERS).try_for_each(|number| customer.execute(params![format!("c{number}")]).map(drop))?;
        let mut session = transaction.prepare("INSERT INTO sessions VALUES ('demo', ?, ?, NULL, 0)")?;
        (0..SESSIONS).try_for_each(|number| {
            session.execute(params![format!("s{number}"), format!("c{}", number % CUSTOMERS)]).map(drop)
        })?;
        let mut billable = transaction.prepare(
            "INSERT INTO billables (account_id, id, customer_id, session_id, call_sid, date_created, created_by, changes)
             VALUES ('demo', ?, ?, ?, ?, ?, 'grow', 1)",
        )?;
        for number in 0..rows {
            let row = Row::of(number, has_sessions);
            billable.execute(params![row.id, row.customer_id, row.session_id, stored_sid(number), row.microseconds])?;
            if number % 1_000_000 == 0 && number > 0 {
                eprintln!("{number} billables after {} s", start.elapsed().as_secs());
            }
        }
    }
    transaction.commit()?;
    // Restores the service's settings of the file, and syncs, so that no outstanding write falls into a measurement.
    connection
        .execute_batch("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = WAL;")?;
    connection.close().map_err(|(_, error)| error)?;
    std::fs::File::open(place.embedded())?.sync_all()?;
    eprintln!("{rows} billables in SQLite after {} s", start.elapsed().as_secs());
    Ok(())
}

/// A billable of the large store.
struct Row {
    id: [u8; 16],
    customer_id: String,
    session_id: Option<String>,
    microseconds: i64,
}

impl Row {
    fn of(number: u64, has_sessions: bool) -> Self {
        let microseconds = FIRST_MICROSECONDS + i64::try_from(number / 3).unwrap_or(0) * 1_000_000;
        let session = number / SESSION_EVERY % SESSIONS;
        let is_of_session = has_sessions && number.is_multiple_of(SESSION_EVERY);
        let customer = match has_sessions {
            true if is_of_session => session % CUSTOMERS,
            false if number.is_multiple_of(LARGE_CUSTOMER_EVERY) => 0,
            _ => number.wrapping_mul(7_919) % CUSTOMERS,
        };
        Self {
            id: id_at(microseconds, number),
            customer_id: format!("c{customer}"),
            session_id: is_of_session.then(|| format!("s{session}")),
            microseconds,
        }
    }
}

/// Fills the PostgreSQL store with the same billables, except for their call SIDs. The server makes the rows, builds the
/// keys afterwards, and checks no references: minutes instead of hours.
pub(crate) fn fill_postgres(server: &Server, database: &str, rows: u64, has_sessions: bool) -> anyhow::Result<()> {
    let start = Instant::now();
    let (customer, session) = if has_sessions {
        let customer = format!(
            "CASE WHEN n % {SESSION_EVERY} = 0 THEN n / {SESSION_EVERY} % {SESSIONS} % {CUSTOMERS}
                ELSE n * 7919 % {CUSTOMERS} END"
        );
        (customer, format!("CASE WHEN n % {SESSION_EVERY} = 0 THEN 's' || n / {SESSION_EVERY} % {SESSIONS} END"))
    } else {
        (format!("CASE WHEN n % {LARGE_CUSTOMER_EVERY} = 0 THEN 0 ELSE n * 7919 % {CUSTOMERS} END"), "NULL".to_owned())
    };
    let sql = format!(
        "SET session_replication_role = replica;
         SET maintenance_work_mem = '512MB';
         INSERT INTO customers SELECT 'demo', 'c' || n, 'Customer', NULL, 0, NULL FROM generate_series(0, {CUSTOMERS} - 1) AS n;
         INSERT INTO sessions SELECT 'demo', 's' || n, 'c' || n % {CUSTOMERS}, NULL, 0
             FROM generate_series(0, {SESSIONS} - 1) AS n;
         CREATE TEMPORARY TABLE kept AS SELECT indexdef FROM pg_indexes WHERE tablename = 'billables'
             AND indexname <> 'billables_pkey';
         DO $$ DECLARE name text; BEGIN
             FOR name IN SELECT indexname FROM pg_indexes WHERE tablename = 'billables' AND indexname <> 'billables_pkey'
             LOOP EXECUTE 'DROP INDEX ' || name; END LOOP;
         END $$;
         INSERT INTO billables (account_id, id, customer_id, session_id, call_sid, date_created, created_by, changes)
         SELECT 'demo',
             substring(int8send(us / 1000) FROM 3) || substring(int8send(28672 + us % 1000 * 4096 / 1000) FROM 7)
                 || int8send((n | (-9223372036854775808))::bigint),
             'c' || {customer}, {session},
             '\\x01'::bytea || decode(md5(n::text), 'hex'), us, 'grow', 1
         FROM (SELECT n, {FIRST_MICROSECONDS} + n / 3 * 1000000 AS us FROM generate_series(0::bigint, {rows} - 1) AS n) AS made;
         DO $$ DECLARE text text; BEGIN
             FOR text IN SELECT indexdef FROM kept LOOP EXECUTE text; END LOOP;
         END $$;
         DROP TABLE kept;"
    );
    server.execute(database, &sql)?;
    server.execute(database, "VACUUM ANALYZE")?;
    server.execute(database, "CHECKPOINT")?;
    eprintln!("{rows} billables in PostgreSQL after {} s", start.elapsed().as_secs());
    Ok(())
}

/// The latency of lists, one after the other, each of another customer or session.
fn lists(setup: &Setup, subject: &Subject, database: &str) -> anyhow::Result<Vec<Finding>> {
    let token = subject.token("Manager")?;
    let mut findings = Vec::new();
    for (member, prefix, count) in [("customerId", "c", CUSTOMERS), ("sessionId", "s", SESSIONS)] {
        let mut stream = TcpStream::connect(subject.target.address)?;
        stream.set_nodelay(true)?;
        let mut p99 = Vec::new();
        for round in 0..setup.rounds as u64 {
            let mut latencies = Latencies::default();
            for number in 0..LISTS {
                let id = (round * LISTS + number).wrapping_mul(2_654_435_761) % count;
                let start = Instant::now();
                let items = list(&mut stream, &token, &format!("/billables?accountId=demo&{member}={prefix}{id}"))?;
                latencies.record(start.elapsed());
                anyhow::ensure!(items || setup.grown < 10 * SESSIONS, "no billables of {prefix}{id}");
            }
            p99.push(latencies.percentile_ms(99.0));
        }
        findings.push(Finding {
            name: format!("p99 of lists by {member}, {database}"),
            unit: "ms",
            subject: Spread::of(&p99),
            reference: None,
            target: Some(Target::AtMost(5.0)),
            note: None,
        });
    }
    Ok(findings)
}

/// Requests a list; returns whether the list has items.
fn list(stream: &mut TcpStream, token: &str, path: &str) -> anyhow::Result<bool> {
    Ok(get(stream, token, path)?.contains("\"callSid\""))
}

/// The answer to a GET request, which must have the status 200, with its head.
pub(crate) fn get(stream: &mut TcpStream, token: &str, path: &str) -> anyhow::Result<String> {
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n")?;
    let mut answer = Vec::new();
    let mut buffer = [0; 65_536];
    loop {
        let read = stream.read(&mut buffer)?;
        anyhow::ensure!(read > 0, "the service closed a connection");
        answer.extend_from_slice(&buffer[..read]);
        if let Some(length) = crate::load::length_of(&answer)?
            && answer.len() >= length
        {
            let text = std::str::from_utf8(&answer).context("an answer is not UTF-8")?;
            anyhow::ensure!(text.starts_with("HTTP/1.1 200"), "{text}");
            return Ok(text.to_owned());
        }
    }
}
