//! The views of the store: lists, lists by window, an export, single reads, the table itself and the service's own
//! check. All views of the same rows must agree.
//!
//! A further view is a function that returns `Vec<Billable>`, and a line in [`compare`].

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::billable::Billable;
use crate::database::{self, Database, Direct};
use crate::findings::{Check, Findings};
use crate::fixture::{ACCOUNTS, CUSTOMERS};
use crate::http::Client;
use crate::random::Random;
use crate::service::Installation;

/// The time that a request may take without a fault.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The number of windows that the time of a run is cut into.
const WINDOWS: usize = 60;

/// The number of threads that read single billables.
const READERS: usize = 8;

/// The sources of the views.
pub(crate) struct Sources<'a> {
    pub(crate) services: &'a [SocketAddr],
    pub(crate) manager: &'a str,
    pub(crate) installation: &'a Installation,
    pub(crate) database: &'a Database,
}

/// Reads every view, and adds a finding where two disagree. Returns the rows of the table.
pub(crate) fn compare(
    sources: &Sources<'_>,
    ids: &HashMap<String, String>,
    random: &mut Random,
    findings: &Findings,
) -> Result<Vec<Billable>> {
    let rows = database::read(sources.database)?;
    for account in ACCOUNTS {
        let mut of_account: Vec<_> = rows.iter().filter(|row| row.account_id == account).cloned().collect();
        // Newest first by (date, id), as lists promise.
        of_account.sort_by(|a, b| (b.date_created, &b.id).cmp(&(a.date_created, &a.id)));
        let listed = list(sources, account, "")?;
        differ(&of_account, &listed, Check::Lists, &format!("the whole list of {account}"), findings);
        windows(sources, account, &of_account, &listed, random, findings)?;
    }
    export(sources, &rows, findings)?;
    single_reads(sources, &rows, ids, findings)?;
    soundness(sources, &rows, findings)?;
    Ok(rows)
}

/// All pages of a list.
fn list(sources: &Sources<'_>, account: &str, filter: &str) -> Result<Vec<Billable>> {
    // Pages come from different processes in turn, because a cursor is valid in all of them.
    let mut clients: Vec<_> = sources.services.iter().map(|address| Client::new(*address, TIMEOUT)).collect();
    let mut items = Vec::new();
    let mut cursor = String::new();
    for page in 0.. {
        let place = page % clients.len();
        let path = format!("/billables?accountId={account}&limit=500{filter}{cursor}");
        let answer = clients[place].send("GET", &path, sources.manager, None)?;
        let body = answer.json();
        let Some(values) = body["items"].as_array().filter(|_| answer.status() == 200) else {
            bail!("{path} was answered with {}: {body}", answer.status());
        };
        for value in values {
            match Billable::read(value) {
                Some(billable) => items.push(billable),
                None => bail!("{path} has an item that is no billable: {value}"),
            }
        }
        match body["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    Ok(items)
}

/// Adds a finding if a view differs from the rows in content or order.
fn differ(rows: &[Billable], shown: &[Billable], check: Check, view: &str, findings: &Findings) {
    if rows == shown {
        return;
    }
    findings.add(check, || {
        let ids = |of: &[Billable]| of.iter().map(|one| one.id.clone()).collect::<HashSet<_>>();
        let (stored_ids, shown_ids) = (ids(rows), ids(shown));
        let missing = rows.iter().find(|row| !shown_ids.contains(&row.id));
        let unexpected = shown.iter().find(|row| !stored_ids.contains(&row.id));
        let (stored, counted) = (rows.len(), shown.len());
        format!(
            "{view} shows {counted} of {stored}; missing: {missing:?}; unexpected: {unexpected:?} (or members or the order differ)"
        )
    });
}

/// Lists by time, customer and status. Each must agree with the rows, and those by time must add up to the whole
/// list.
fn windows(
    sources: &Sources<'_>,
    account: &str,
    rows: &[Billable],
    listed: &[Billable],
    random: &mut Random,
    findings: &Findings,
) -> Result<()> {
    let check = |filter: String, expected: Vec<Billable>| -> Result<Vec<Billable>> {
        let shown = list(sources, account, &filter)?;
        differ(&expected, &shown, Check::Lists, &format!("the list of {account} with {filter}"), findings);
        Ok(shown)
    };
    let of = |keep: &dyn Fn(&Billable) -> bool| rows.iter().filter(|row| keep(row)).cloned().collect::<Vec<_>>();
    for customer in CUSTOMERS {
        check(format!("&customerId={customer}"), of(&|row| row.customer_id == customer))?;
    }
    check("&status=Voided".to_owned(), of(&|row| row.void.is_some()))?;
    check("&status=Reported".to_owned(), of(&|row| row.void.is_none()))?;
    let (Some(newest), Some(oldest)) = (rows.first(), rows.last()) else { return Ok(()) };
    let cuts = cuts(oldest.date_created, newest.date_created + 1, random);
    let mut together = Vec::new();
    // The newest window comes first, as in the whole list.
    for window in cuts.windows(2).rev().filter(|window| window[0] < window[1]) {
        let (from, to) = (window[0], window[1]);
        let filter = format!("&from={}&to={}", moment(from)?, moment(to)?);
        together.extend(check(filter, of(&|row| (from..to).contains(&row.date_created)))?);
    }
    // This check compares two views and does not need the table.
    if together != listed {
        let (parts, whole) = (together.len(), listed.len());
        findings.add(Check::Windows, || {
            format!("the lists of {account} by windows of time have {parts} items, the whole list has {whole}")
        });
    }
    Ok(())
}

/// Times that cut a span into windows, in order, both ends included.
fn cuts(from: i64, to: i64, random: &mut Random) -> Vec<i64> {
    let span = u64::try_from(to - from).unwrap_or(0);
    let within = (0..WINDOWS).map(|_| from + i64::try_from(random.below(span)).unwrap_or(0));
    let mut cuts: Vec<i64> = within.chain([from, to]).collect();
    cuts.sort_unstable();
    cuts
}

/// A time in the format of the API.
fn moment(microseconds: i64) -> Result<String> {
    Ok(format!("{:.6}", jiff::Timestamp::from_microsecond(microseconds)?))
}

/// All billables, as `billables export` writes them.
fn export(sources: &Sources<'_>, rows: &[Billable], findings: &Findings) -> Result<()> {
    let text = sources.installation.run(&["export", "--format", "jsonl"])?;
    let mut exported = Vec::new();
    for line in text.lines() {
        match serde_json::from_str(line).ok().as_ref().and_then(Billable::read) {
            Some(billable) => exported.push(billable),
            None => bail!("`billables export` has a line that is no billable: {line}"),
        }
    }
    let in_order = |billables: &[Billable]| {
        let mut billables = billables.to_vec();
        billables.sort_by(|a, b| (&a.account_id, &a.id).cmp(&(&b.account_id, &b.id)));
        billables
    };
    differ(&in_order(rows), &in_order(&exported), Check::Export, "the export", findings);
    Ok(())
}

/// Reads every billable by id: those of the table, and those that were confirmed, with their accounts.
fn single_reads(
    sources: &Sources<'_>,
    rows: &[Billable],
    ids: &HashMap<String, String>,
    findings: &Findings,
) -> Result<()> {
    let stored: HashMap<&str, &Billable> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut all: HashMap<&str, &str> = ids.iter().map(|(id, account)| (id.as_str(), account.as_str())).collect();
    all.extend(rows.iter().map(|row| (row.id.as_str(), row.account_id.as_str())));
    let all: Vec<_> = all.into_iter().collect();
    let next = AtomicUsize::new(0);
    let read = |number: usize| -> Result<()> {
        let mut client = Client::new(sources.services[number % sources.services.len()], TIMEOUT);
        while let Some((id, account)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let path = format!("/billables/{id}?accountId={account}");
            let answer = client.send("GET", &path, sources.manager, None)?;
            let shown = Billable::read(&answer.json()).filter(|_| answer.status() == 200);
            if shown.as_ref() != stored.get(id).copied() {
                let status = answer.status();
                findings.add(Check::Reads, || {
                    format!("{path} has {shown:?} ({status}), the database has {:?}", stored.get(id))
                });
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS).map(|number| scope.spawn(move || read(number))).collect();
        readers.into_iter().try_for_each(|reader| reader.join().unwrap_or_else(|_| bail!("a reader failed")))
    })
}

/// The results of the service's check and of the database's own check.
fn soundness(sources: &Sources<'_>, rows: &[Billable], findings: &Findings) -> Result<()> {
    let (succeeded, text) = sources.installation.try_run(&["check"])?;
    if !succeeded || !text.contains(" 0 problems") || !text.contains(&format!("{} billables", rows.len())) {
        let beginning: Vec<_> = text.lines().take(4).collect();
        findings.add(Check::Soundness, || format!("`billables check` says: {}", beginning.join("; ")));
    }
    if let Direct::Sqlite(path) = &sources.database.direct {
        let integrity = database::sqlite_integrity(path)?;
        if integrity != "ok" {
            findings.add(Check::Soundness, || format!("SQLite's own check says: {integrity}"));
        }
    }
    Ok(())
}
