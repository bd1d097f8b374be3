//! Totals of a large store: their latency, also beside a long export, the recount by the check, and a preview.

use std::io::Read as _;
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::{Value, json};

use super::facts::{self, FactsSender};
use super::fill::{self, FIRST_DAY};
use super::{database_name, place};
use crate::Setup;
use crate::database::Server;
use crate::grow::{CUSTOMERS, get};
use crate::load::call_sid;
use crate::outcome::{Finding, Target};
use crate::service::{Place, Service};
use crate::statistics::{Latencies, Spread};

/// Requests of a kind in a turn, for one customer and for a whole account.
const READS: u64 = 500;
const READS_OF_ACCOUNT: u64 = 50;
/// The time between two looks at the memory of the check.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The largest bound of the p99 on a cluster, in milliseconds.
const BOUND_ON_CLUSTER: f64 = 40.0;

/// Reads of totals: name, path without the account, requests in a turn, and the bound of the p99 in milliseconds.
fn reads() -> [(&'static str, String, u64, f64); 5] {
    let month = format!("startDate={FIRST_DAY}&endDate=2026-01-31");
    [
        ("a month of a customer", format!("{month}&groupBy=item&customerId=c{{}}"), READS, 25.0),
        (
            "two months of 1,000 customers, by customer",
            format!("startDate={FIRST_DAY}&endDate=2026-02-28&groupBy=customer"),
            READS_OF_ACCOUNT,
            25.0,
        ),
        ("a month of an account, by item", format!("{month}&groupBy=item"), READS_OF_ACCOUNT, 25.0),
        ("a month of an account, by day", format!("{month}&groupBy=day"), READS_OF_ACCOUNT, 100.0),
        (
            "a part of a month of an account",
            "startDate=2026-01-05&endDate=2026-01-19&groupBy=item".to_owned(),
            READS_OF_ACCOUNT,
            100.0,
        ),
    ]
}

/// # Errors
/// A program cannot be run, or the check finds a difference in the filled store.
pub(super) fn run(setup: &Setup, server: Option<&Server>) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let place = place(setup, folder.path(), server, "bench_totals")?;
    Service::start(&place, &[])?.stop()?;
    fill::fill(&place, server, setup.grown)?;
    let service = start_with_settings(&place)?;
    let mut findings = totals(setup, &service, server, "")?;
    let export = open_export(&place)?;
    findings.extend(totals(setup, &service, server, ", beside an export")?);
    drop(export);
    findings.push(preview(setup, &service, server)?);
    service.stop()?;
    findings.extend(recount(setup, &place, server)?);
    Ok(findings)
}

/// Totals of a large store that was filled on the coordinator and distributed afterwards.
///
/// # Errors
/// A program cannot be run.
pub(crate) fn on_cluster(setup: &Setup, cluster: &Server) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let place = place(setup, folder.path(), Some(cluster), "bench_totals")?;
    Service::start(&place, &[])?.stop()?;
    fill::fill(&place, Some(cluster), setup.grown)?;
    let start = Instant::now();
    place.output(&["migrate", "--distribute", "citus"])?;
    eprintln!("distributed after {} s", start.elapsed().as_secs());
    let service = start_with_settings(&place)?;
    let findings = totals(setup, &service, Some(cluster), "")?;
    service.stop()?;
    Ok(findings)
}

/// Starts the service on a filled store, and gives the account prices.
fn start_with_settings(place: &Place) -> anyhow::Result<Service> {
    let service = Service::start(place, &[])?;
    let item = json!({ "baseCost": 5, "rawUnitMultiplier": 1, "unitCost": 0.0085, "allowance": 100 });
    let settings = json!({
        "effectiveMonth": "2026-01",
        "billingSettings": { "base": item, "inboundVoiceCalls": item, "outboundVoiceCalls": item },
    });
    patch(&service, "/accounts/demo", &settings)?;
    Ok(service)
}

fn patch(service: &Service, path: &str, body: &Value) -> anyhow::Result<()> {
    let token = service.token("SystemAdministrator", "*")?;
    let request = ureq::patch(format!("http://{}{path}", service.address));
    let request = request.header("authorization", format!("Bearer {token}"));
    request.header("content-type", "application/json").send(body.to_string())?;
    Ok(())
}

/// The latency of totals, one after the other.
fn totals(setup: &Setup, service: &Service, server: Option<&Server>, beside: &str) -> anyhow::Result<Vec<Finding>> {
    let token = service.token("Manager", "demo")?;
    let mut stream = TcpStream::connect(service.address)?;
    stream.set_nodelay(true)?;
    let mut findings = Vec::new();
    let is_cluster = server.is_some_and(Server::is_cluster);
    for (name, query, count, bound) in reads() {
        let mut p99 = Vec::new();
        for round in 0..setup.rounds as u64 {
            let mut latencies = Latencies::default();
            for number in 0..count {
                let customer = (round * count + number).wrapping_mul(2_654_435_761) % CUSTOMERS;
                let query = query.replace("{}", &customer.to_string());
                let start = Instant::now();
                let answer = get(&mut stream, &token, &format!("/billing/totals?accountId=demo&{query}"))?;
                latencies.record(start.elapsed());
                anyhow::ensure!(answer.contains("\"billedSeconds\""), "no totals: {answer}");
            }
            p99.push(latencies.percentile_ms(99.0));
        }
        findings.push(Finding {
            name: format!("p99 of {name}{beside}, {}", database_name(server)),
            unit: "ms",
            subject: Spread::of(&p99),
            reference: None,
            target: Some(Target::AtMost(if is_cluster { bound.min(BOUND_ON_CLUSTER) } else { bound })),
            note: Some(format!("beside {} calls", setup.grown)),
        });
    }
    Ok(findings)
}

/// An export that waits for its reader, with a snapshot open, until it is dropped.
struct OpenExport(Child);

fn open_export(place: &Place) -> anyhow::Result<OpenExport> {
    let mut child = place.command(&["export", "--format", "csv"]).stdout(Stdio::piped()).spawn()?;
    // The first byte shows that the export has begun.
    child.stdout.as_mut().context("no output of the export")?.read_exact(&mut [0])?;
    Ok(OpenExport(child))
}

impl Drop for OpenExport {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The latency of a preview of the month of the largest customer.
fn preview(setup: &Setup, service: &Service, server: Option<&Server>) -> anyhow::Result<Finding> {
    let token = service.token("Manager", "demo")?;
    let item = json!({ "baseCost": 0, "rawUnitMultiplier": 1, "unitCost": 0.01, "allowance": 0 });
    let body = json!({
        "accountId": "demo", "customerId": "c0", "month": "2026-01",
        "billingSettings": { "inboundVoiceCalls": item, "outboundVoiceCalls": item },
    });
    let agent = ureq::Agent::new_with_defaults();
    let mut p99 = Vec::new();
    for _ in 0..setup.rounds {
        let mut latencies = Latencies::default();
        for _ in 0..READS_OF_ACCOUNT {
            let start = Instant::now();
            let request = agent.post(format!("http://{}/billing/preview", service.address));
            let request = request.header("authorization", format!("Bearer {token}"));
            request.header("content-type", "application/json").send(body.to_string())?.into_body().read_to_string()?;
            latencies.record(start.elapsed());
        }
        p99.push(latencies.percentile_ms(99.0));
    }
    Ok(Finding {
        name: format!("p99 of a preview, {}", database_name(server)),
        unit: "ms",
        subject: Spread::of(&p99),
        reference: None,
        target: Some(Target::AtMost(25.0)),
        note: Some(format!("a month of a customer with an eighth of {} calls", setup.grown)),
    })
}

/// The time and the memory of the check, which counts every total again.
fn recount(setup: &Setup, place: &Place, server: Option<&Server>) -> anyhow::Result<Vec<Finding>> {
    let start = Instant::now();
    let mut child = place.command(&["check"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut peak = 0_u64;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let memory = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = memory.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) * 1_024);
        std::thread::sleep(LOOK_EVERY);
    };
    let seconds = start.elapsed().as_secs_f64();
    let mut text = String::new();
    child.stdout.context("no output of the check")?.read_to_string(&mut text)?;
    anyhow::ensure!(status.success() && text.contains(" 0 problems"), "the check found problems: {text}");
    let finding = |name: &str, unit, value: f64| Finding {
        name: format!("{name}, {}", database_name(server)),
        unit,
        subject: Spread::of(&[value]),
        reference: None,
        target: None,
        note: Some(format!("{} calls", setup.grown)),
    };
    Ok(vec![finding("check with recount", "s", seconds), finding("memory of the check", "bytes", peak as f64)])
}

/// Reports single calls of the customer `probe`, and reads the totals until they are rated.
pub(super) struct Prober {
    address: SocketAddr,
    reporter: String,
    manager: String,
    carrier: String,
    path: String,
    agent: ureq::Agent,
}

impl Prober {
    pub(super) fn new(service: &Service, sender: &FactsSender) -> anyhow::Result<Self> {
        // The range holds the day of the report and that of the call in any time zone.
        let path = "/billing/totals?accountId=demo&customerId=probe&groupBy=item".to_owned();
        let now = i64::try_from(facts::now_seconds()?)?;
        let day = |offset: i64| civil(now / 86_400 + offset);
        Ok(Self {
            address: service.address,
            reporter: service.token("Reporter", "demo")?,
            manager: service.token("Manager", "demo")?,
            carrier: sender.token.clone(),
            path: format!("{path}&startDate={}&endDate={}", day(-3), day(3)),
            agent: ureq::Agent::new_with_defaults(),
        })
    }

    fn post(&self, path: &str, token: &str, body: &str) -> anyhow::Result<()> {
        let request = self.agent.post(format!("http://{}{path}", self.address));
        let request = request.header("authorization", format!("Bearer {token}"));
        request.header("content-type", "application/json").send(body)?.into_body().read_to_vec()?;
        Ok(())
    }

    /// Calls and pending calls of the customer.
    fn totals(&self) -> anyhow::Result<(u64, u64)> {
        let request = self.agent.get(format!("http://{}{}", self.address, self.path));
        let request = request.header("authorization", format!("Bearer {}", self.manager));
        let body: Value = serde_json::from_str(&request.call()?.into_body().read_to_string()?)?;
        let number = |name: &str| body["total"][name].as_u64().with_context(|| format!("no {name} in {body}"));
        Ok((number("calls")?, number("pendingCalls")?))
    }

    /// The number of calls of the customer.
    pub(super) fn calls(&self) -> anyhow::Result<u64> {
        Ok(self.totals()?.0)
    }

    /// Reports a call and its facts; gives the time from the later answer to totals in which the call is rated. The count must
    /// be there at the first look.
    pub(super) fn probe(&self, number: u64) -> anyhow::Result<Duration> {
        let before = self.calls()?;
        let report = json!({ "accountId": "demo", "customerId": "probe", "callSid": call_sid(number) });
        self.post("/billables", &self.reporter, &report.to_string())?;
        self.post("/calls", &self.carrier, &facts::line(number, "demo", facts::now_seconds()?))?;
        let start = Instant::now();
        let (calls, mut pending) = self.totals()?;
        anyhow::ensure!(calls == before + 1, "an answered report is not in the next count: {calls} after {before}");
        while pending > 0 {
            anyhow::ensure!(start.elapsed() < Duration::from_secs(30), "a call is not rated");
            pending = self.totals()?.1;
        }
        Ok(start.elapsed())
    }
}

/// The date of a number of days since 1970.
fn civil(days: i64) -> String {
    // Counted from 0000-03-01, in eras of 400 years, so that the leap day is the last of a year.
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn a_day_has_its_date() {
        assert_eq!([0, 59, 20_787, 19_782].map(civil), ["1970-01-01", "1970-03-01", "2026-11-30", "2024-02-29"]);
    }
}
