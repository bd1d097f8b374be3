//! The memory of the service that clients can hold, and the time for which they can hold it. Each target is a figure
//! without a reference.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::ensure;

use crate::Setup;
use crate::outcome::{Finding, Target};
use crate::service::{Place, Service};
use crate::statistics::Spread;

/// Clients that read nothing.
const UNREAD_CLIENTS: usize = 1_000;

/// The request for the largest file that needs no token.
const UNREAD_REQUEST: &[u8] = b"GET /docs/assets/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// The time after which the benchmark fails if the service still has their connections.
const UNREAD_PATIENCE: Duration = Duration::from_secs(120);

/// The number of clients that send request lists at the same time, the pages that each requests, and the billables of a
/// page.
const LIST_CLIENTS: usize = 60;
const LIST_PAGES: usize = 140;
const LIST_PAGE: usize = 500;

/// # Errors
///
/// A program cannot be run, or the service keeps the connections of clients that read nothing.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let (mut peaks, mut times, mut lists_peaks) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("lists of requests", "SQLite", round);
        lists_peaks.push(lists(setup)? as f64 / 1e6);
        setup.progress("clients that read nothing", "SQLite", round);
        let (peak, time) = unread(setup)?;
        peaks.push(peak as f64 / 1e6);
        times.push(time.as_secs_f64());
    }
    let finding = |name: &str, unit, values: &[f64], target| Finding {
        name: name.to_owned(),
        unit,
        subject: Spread::of(values),
        reference: None,
        target: Some(Target::AtMost(target)),
        note: None,
    };
    Ok(vec![
        finding("60 lists of 140 pages of 500, memory", "MB", &lists_peaks, 600.0),
        finding("1,000 clients that read nothing, memory", "MB", &peaks, 150.0),
        finding("1,000 clients that read nothing, all cut off after", "s", &times, 60.0),
    ])
}

/// The peak of the memory while the clients are connected, and the time until the service has closed every connection.
fn unread(setup: &Setup) -> anyhow::Result<(u64, Duration)> {
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    let service = Service::start(&place, &[])?;
    let before = service.sockets()?;
    let since = Instant::now();
    let clients = (0..UNREAD_CLIENTS).map(|_| {
        let mut client = TcpStream::connect(service.address)?;
        client.write_all(UNREAD_REQUEST)?;
        Ok(client)
    });
    let clients = clients.collect::<std::io::Result<Vec<_>>>()?;
    while service.sockets()? > before {
        ensure!(since.elapsed() < UNREAD_PATIENCE, "the service keeps the connections of clients that read nothing");
        std::thread::sleep(Duration::from_millis(100));
    }
    let time = since.elapsed();
    drop(clients);
    let peak = service.peak_bytes()?;
    service.stop()?;
    Ok((peak, time))
}

/// The peak of the memory while many clients send request lists for many pages each. A client does not repeat a list that
/// was refused for lack of memory.
fn lists(setup: &Setup) -> anyhow::Result<u64> {
    let folder = tempfile::tempdir()?;
    let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    let service = Service::start(&place, &[])?;
    let token = service.token("Manager", "demo")?;
    let reports = (0..LIST_PAGE)
        .map(|number| format!("{{\"accountId\":\"demo\",\"customerId\":\"acme\",\"callSid\":\"CA{number:032x}\"}}\n"));
    let send = |path: &str, content_type: &str, body: &str| -> anyhow::Result<u16> {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let request = agent.post(format!("http://{}{path}", service.address));
        let request = request.header("authorization", format!("Bearer {token}")).header("content-type", content_type);
        let mut answer = request.send(body)?;
        std::io::copy(&mut answer.body_mut().as_reader(), &mut std::io::sink())?;
        Ok(answer.status().as_u16())
    };
    ensure!(send("/billables/batch", "application/jsonl", &reports.collect::<String>())? == 200);
    let list = format!("[{}]", vec![format!("{{\"limit\":{LIST_PAGE}}}"); LIST_PAGES].join(","));
    service.forget_peak()?;
    let statuses = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..LIST_CLIENTS)
            .map(|_| scope.spawn(|| send("/api/ListBillables[]", "application/json", &list)))
            .collect();
        clients.into_iter().map(|client| client.join().unwrap_or(Ok(0))).collect::<anyhow::Result<Vec<_>>>()
    })?;
    ensure!(statuses.iter().all(|status| matches!(status, 200 | 503)), "lists were answered with {statuses:?}");
    ensure!(statuses.contains(&200), "no list was answered");
    let peak = service.peak_bytes()?;
    service.stop()?;
    Ok(peak)
}
