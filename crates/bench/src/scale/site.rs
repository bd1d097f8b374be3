//! One site of the benchmark: a service with its store, and the CPU time that its parts spend.

use std::fmt;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::Setup;
use crate::billing::wait_until_rated;
use crate::database::Server;
use crate::load::{self, Accounts, Calls, Pace, Target};
use crate::processes;
use crate::service::{Place, Service, free_address};

/// The time in which the first reports of a load pay for what later ones find.
const WARM_UP: Duration = Duration::from_secs(1);

/// The counters of the service's commits, and of its raters'.
const COMMITS: &str = "billables_intake_commits_total ";
const RATING_COMMITS: &str = "billables_rating_commits_total ";

/// A load.
#[derive(Debug)]
pub(super) struct Load {
    pub(super) name: &'static str,
    pub(super) accounts: u64,
    /// Whether one of the accounts has three of five reports.
    pub(super) is_skewed: bool,
    pub(super) connections: usize,
}

/// The result of a load.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// Reports a second.
    pub(super) rate: f64,
    /// The time from the end of the reports until all is rated, in seconds.
    rated_after: f64,
    /// The mean number of reports in a commit.
    pub(super) group: f64,
    /// The transactions of raters for a report, and for a second until all is rated.
    pub(super) ratings: f64,
    pub(super) ratings_per_second: f64,
    /// The CPU time of the service for a report, in microseconds.
    pub(super) service: f64,
    /// The same of the primary or coordinator, and of all workers together.
    pub(super) primary: f64,
    pub(super) workers: f64,
    /// The same of the load generator, which shares the cores.
    generator: f64,
}

impl Point {
    /// The CPU time of the service and its store for a report, in microseconds.
    pub(super) fn cost(&self) -> f64 {
        self.service + self.primary + self.workers
    }
}

impl fmt::Display for Point {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rated_after, ratings, group, service, primary, workers, generator, .. } = self;
        write!(
            formatter,
            "{group:.1} a commit, {ratings:.3} ratings a report; CPU of a report: service {service:.0} µs, "
        )?;
        if *primary > 0.0 {
            write!(formatter, "primary {primary:.0} µs, ")?;
        }
        if *workers > 0.0 {
            write!(formatter, "workers {workers:.0} µs, ")?;
        }
        write!(formatter, "load generator {generator:.0} µs; all rated {rated_after:.1} s after the last report")
    }
}

/// A running service with accounts `a0` and so on.
pub(super) struct Site {
    name: &'static str,
    service: Service,
    server: Option<Server>,
    token: String,
    admin: SocketAddr,
    calls: Calls,
    confirmed: u64,
    _folder: tempfile::TempDir,
}

impl Site {
    pub(super) fn start(
        setup: &Setup,
        name: &'static str,
        server: Option<Server>,
        accounts: u64,
    ) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let database_name = format!("bench_{}", name.to_lowercase().replace([' ', ','], "_"));
        let database = server.as_ref().map(|server| server.create(&database_name)).transpose()?;
        let place = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database };
        if server.as_ref().is_some_and(Server::is_cluster) {
            place.output(&["migrate", "--distribute", "citus"])?;
        }
        let admin = free_address()?;
        let service = Service::start(&place, &["--admin-listen", &admin.to_string()])?;
        service.add_accounts(accounts)?;
        let token = service.token("Reporter", "*")?;
        Ok(Self { name, service, server, token, admin, calls: Calls::from(0), confirmed: 0, _folder: folder })
    }

    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The URL of the database on a server.
    pub(super) fn database(&self) -> anyhow::Result<String> {
        self.service.place.database.clone().context("the database is a file")
    }

    /// Reports for a turn, after a short while that does not count.
    pub(super) fn measure(&mut self, setup: &Setup, load: &Load) -> anyhow::Result<Point> {
        self.report(load, WARM_UP)?;
        let before = self.used()?;
        let (outcome, rated_after) = self.report(load, setup.turn())?;
        let confirmed = outcome.confirmed as f64;
        let after = self.used()?;
        let used = |of: fn(&Used) -> f64| of(&after) - of(&before);
        let micros = |seconds: f64| seconds * 1e6 / confirmed;
        Ok(Point {
            rate: outcome.per_second(),
            rated_after: rated_after.as_secs_f64(),
            group: confirmed / used(|used| used.commits),
            ratings: used(|used| used.rating_commits) / confirmed,
            ratings_per_second: used(|used| used.rating_commits) / (outcome.elapsed + rated_after).as_secs_f64(),
            service: micros(used(|used| used.service)),
            primary: micros(used(|used| used.nodes.first().copied().unwrap_or(0.0))),
            workers: micros(used(|used| used.nodes.iter().skip(1).sum())),
            generator: micros(used(|used| used.generator)),
        })
    }

    /// Reports until the time is over, and waits until all is rated. Gives the time of that wait too.
    fn report(&mut self, load: &Load, duration: Duration) -> anyhow::Result<(load::Outcome, Duration)> {
        let accounts = if load.is_skewed { Accounts::Skewed(load.accounts) } else { Accounts::InTurn(load.accounts) };
        let (address, token) = (self.service.address, self.token.clone());
        let target = Target { address, token, status: 201, may_refuse: false, accounts };
        let outcome = load::run(&target, load.connections, duration, Pace::Closed, &mut self.calls)?;
        let start = Instant::now();
        wait_until_rated(&self.service.place, self.server.as_ref())?;
        self.confirmed += outcome.confirmed;
        Ok((outcome, start.elapsed()))
    }

    fn used(&self) -> anyhow::Result<Used> {
        let text = ureq::get(format!("http://{}/metrics", self.admin)).call()?.body_mut().read_to_string()?;
        // A former release does not count its commits.
        let counter = |name| text.lines().find_map(|line| line.strip_prefix(name)?.parse().ok()).unwrap_or(f64::NAN);
        Ok(Used {
            service: self.service.cpu_seconds()?,
            nodes: self.server.as_ref().map_or(Ok(Vec::new()), Server::cpu_seconds)?,
            generator: processes::cpu_seconds("self")?,
            commits: counter(COMMITS),
            rating_commits: counter(RATING_COMMITS),
        })
    }

    /// Stops the service. Every confirmed report must be stored, and the check must find no difference.
    pub(super) fn finish(self) -> anyhow::Result<()> {
        let place = self.service.place.clone();
        self.service.stop()?;
        let stored = place.count()?;
        let Self { name, confirmed, .. } = self;
        anyhow::ensure!(stored == confirmed, "{name}: {confirmed} reports were confirmed, {stored} are stored");
        Ok(())
    }
}

/// CPU seconds and commits so far.
struct Used {
    service: f64,
    /// Of each node of the database, the primary or coordinator first.
    nodes: Vec<f64>,
    generator: f64,
    commits: f64,
    rating_commits: f64,
}
