//! A testbed: a new store and the services on the store.
//!
//! `faults.rs` and `sweep.rs` decide which fault comes when; this file carries the fault out.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use rustix::process::Signal;
use serde_json::Value;

use crate::clients::Tokens;
use crate::database::{Database, open_folder};
use crate::disk::{Disk, Survivors};
use crate::figures::Figures;
use crate::fixture::{
    ACCOUNTS, ALLOWANCE_MINUTES, CARRIER, CUSTOMERS, MANAGER, REPORTERS, SESSIONS, UNIT_COST_TEN_THOUSANDTHS,
    customer_of, session_id,
};
use crate::http::Client;
use crate::random::Random;
use crate::service::{Installation, Service};
use crate::topology::{Disturbance, Host};

/// A store, its host and the services.
#[derive(Debug)]
pub(crate) struct Testbed<'h> {
    // The services are dropped before the folder that they use.
    pub(crate) services: Vec<Service>,
    pub(crate) host: &'h mut dyn Host,
    pub(crate) database: Database,
    pub(crate) installation: Installation,
    pub(crate) figures: Figures,
    /// Whether the run prints each fault.
    pub(crate) is_verbose: bool,
    folder: tempfile::TempDir,
}

/// The options of a testbed.
pub(crate) struct TestbedOptions<'a> {
    pub(crate) program: &'a Path,
    pub(crate) processes: usize,
    pub(crate) is_verbose: bool,
}

impl<'h> Testbed<'h> {
    /// Starts services on a new store of a host.
    pub(crate) fn set_up(options: &TestbedOptions<'_>, host: &'h mut dyn Host, random: &mut Random) -> Result<Self> {
        let folder = open_folder()?;
        let data = folder.path().join("data");
        let database = host.create(folder.path(), random)?;
        let log = folder.path().join("log");
        let (url, environment) = (database.url.clone(), database.environment.clone());
        let installation = Installation { program: options.program.to_owned(), data, database: url, environment, log };
        installation.run(&["key", "new"])?;
        if !host.preparation().is_empty() {
            installation.run(host.preparation())?;
        }
        let mut services = Vec::new();
        for _ in 0..options.processes {
            let mut service = Service::new(&installation)?;
            service.start()?;
            services.push(service);
        }
        let figures = Figures::default();
        Ok(Self { services, host, database, installation, figures, is_verbose: options.is_verbose, folder })
    }

    /// Creates accounts, customers and sessions, and issues the tokens of the clients.
    pub(crate) fn fill(&self) -> Result<(Tokens, Times)> {
        let administrator = self.installation.token("administrator", "SystemAdministrator", &["*"])?;
        let times = fill(self.services[0].address, &administrator)?;
        let reporter = |name: &&str| self.installation.token(name, "Reporter", &ACCOUNTS);
        let tokens = Tokens {
            reporters: REPORTERS.iter().map(reporter).collect::<Result<_>>()?,
            manager: self.installation.token(MANAGER, "Manager", &ACCOUNTS)?,
            carrier: self.installation.token(CARRIER, "Carrier", &ACCOUNTS)?,
        };
        Ok((tokens, times))
    }

    /// The addresses of the services.
    pub(crate) fn addresses(&self) -> Vec<SocketAddr> {
        self.services.iter().map(|service| service.address).collect()
    }

    /// The disk under the database.
    pub(crate) fn disk(&self) -> Result<&Disk> {
        self.host.disk().context("this topology has no disk that can fail")
    }

    /// The writes and syncs that have failed so far.
    pub(crate) fn disk_faults(&self) -> Result<u64> {
        self.host.disk().map_or(Ok(0), Disk::faults)
    }

    /// Kills and restarts a process of the service.
    pub(crate) fn kill_service(&mut self, place: usize, pause: Duration) -> Result<()> {
        self.services[place].kill();
        self.figures.service_kills += 1;
        thread::sleep(pause);
        self.services[place].start()
    }

    fn kill_services(&mut self) {
        for service in &mut self.services {
            service.kill();
            self.figures.service_kills += 1;
        }
    }

    /// Kills all processes at once, those of the host included. On SQLite the unsynced writes are lost too.
    pub(crate) fn cut_power(&mut self, survivors: Survivors, random: &mut Random) -> Result<()> {
        self.host.kill_all(&mut self.figures);
        self.kill_services();
        if self.database.is_embedded() {
            let lost = self.disk()?.cut_power(survivors, random)?;
            self.figures.power_cuts += 1;
            self.figures.writes_dropped += u64::try_from(lost.dropped)?;
        }
        self.recover()
    }

    /// Disturbs the database for a while.
    pub(crate) fn disturb(&mut self, disturbance: Disturbance, lasts: Duration) -> Result<()> {
        self.host.disturb(disturbance, lasts, &self.database, &mut self.figures)?;
        self.recover()
    }

    /// Pauses a process of the service.
    pub(crate) fn pause_service(&mut self, place: usize, pause: Duration) {
        self.figures.pauses += 1;
        self.services[place].signal(Signal::STOP);
        thread::sleep(pause);
        self.services[place].signal(Signal::CONT);
    }

    /// Stops a process of the service with SIGTERM, checks the exit status, and restarts the process.
    pub(crate) fn restart_service(&mut self, place: usize) -> Result<()> {
        let status = self.services[place].stop()?;
        if !status.success() {
            bail!(
                "the service ended with {status} after SIGTERM; the end of its log: {}",
                self.installation.log_tail()
            );
        }
        self.services[place].start()
    }

    /// Ends the disk fault, and starts every process that has ended.
    pub(crate) fn recover(&mut self) -> Result<()> {
        if let Some(disk) = self.host.disk() {
            disk.lift()?;
        }
        self.host.ensure(&self.database)?;
        self.services.iter_mut().try_for_each(Service::start)
    }

    /// Stops every process with SIGTERM and checks the exit status.
    pub(crate) fn stop(&mut self) -> Result<()> {
        for service in &mut self.services {
            let status = service.stop()?;
            if !status.success() {
                bail!("the service ended with {status} after SIGTERM");
            }
        }
        Ok(())
    }

    /// Removes the store, or keeps the folder for inspection and returns the path.
    pub(crate) fn tear_down(mut self, is_kept: bool) -> Result<Option<PathBuf>> {
        self.services.clear();
        if is_kept {
            return Ok(Some(self.folder.keep()));
        }
        self.host.forget(&self.database)?;
        Ok(None)
    }
}

/// Times of a run, from the clock of the service.
#[derive(Clone, Debug)]
pub(crate) struct Times {
    /// The start of every call, in the format of the API.
    pub(crate) start: String,
    /// The days of totals, from the start of the calls to the day after the run's.
    pub(crate) days: (String, String),
}

impl Times {
    /// The times of a run that began at `now`: all calls started 40 days before.
    fn new(now: jiff::Timestamp) -> Self {
        let day = |hours: i64| now.saturating_add(jiff::Span::new().hours(24 * hours));
        let text = |hours: i64| day(hours).map(|time| time.strftime("%Y-%m-%d").to_string()).unwrap_or_default();
        // Noon, so that the call has the same month in every time zone of the run.
        Self { start: format!("{}T12:00:00Z", text(-40)), days: (text(-42), text(2)) }
    }
}

/// Creates accounts with their settings, customers and sessions through the API.
fn fill(service: SocketAddr, administrator: &str) -> Result<Times> {
    let mut http = Client::new(service, Duration::from_secs(30));
    let mut change = |method: &str, path: &str, body: Value| {
        let answer = http.send(method, path, administrator, Some(&body.to_string()))?;
        ensure!(matches!(answer.status(), 200 | 201), "{path} {body}: {} {}", answer.status(), answer.json());
        Ok(answer.json())
    };
    let mut times = None;
    for (account, zone) in ACCOUNTS.into_iter().zip(["Europe/Vienna", "UTC"]) {
        let made = change("POST", "/accounts", serde_json::json!({ "id": account, "name": account }))?;
        let now = made["dateCreated"].as_str().and_then(|date| date.parse().ok());
        let of_run = Times::new(now.with_context(|| format!("an account without its date: {made}"))?);
        let item = serde_json::json!({
            "baseCost": 0, "rawUnitMultiplier": 1, "allowance": ALLOWANCE_MINUTES,
            "unitCost": format!("0.{UNIT_COST_TEN_THOUSANDTHS:04}").parse::<serde_json::Number>()?,
        });
        let settings = serde_json::json!({
            "timeZone": zone, "effectiveMonth": of_run.days.0.get(..7),
            "billingSettings": { "inboundVoiceCalls": item, "outboundVoiceCalls": item },
        });
        change("PATCH", &format!("/accounts/{account}"), settings)?;
        times = Some(of_run);
        let mut create = |path: &str, body: Value| change("POST", path, body).map(drop);
        for customer in CUSTOMERS {
            let body = serde_json::json!({ "accountId": account, "id": customer, "name": customer });
            create("/customers", body)?;
        }
        for session in 0..SESSIONS {
            let customer = CUSTOMERS[usize::from(customer_of(session))];
            let body = serde_json::json!({ "accountId": account, "id": session_id(session), "customerId": customer });
            create("/sessions", body)?;
        }
    }
    times.context("there are no accounts")
}
