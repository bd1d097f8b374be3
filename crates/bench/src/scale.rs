//! Reports on one to three machines: SQLite, PostgreSQL, and Citus with one worker and with two, all on this one machine. And the
//! model of `docs/scale.md`: its constants from some loads, and its errors at the others.
//!
//! The CPU time of a turn is that until all is rated. The rate is that of the reports; the time until all is rated stands beside.

mod model;
mod site;

use self::model::{Model, Share};
use self::site::{Load, Point, Site};
use crate::Setup;
use crate::billing::totals_on_cluster;
use crate::database::Server;
use crate::outcome::{Finding, Reference, Target};
use crate::statistics::Spread;

/// The loads of each site.
const LOADS: [Load; 6] = [
    Load { name: "1 account", accounts: 1, is_skewed: false, connections: 64 },
    Load { name: "8 accounts", accounts: 8, is_skewed: false, connections: 64 },
    Load { name: "1,000 accounts", accounts: ACCOUNTS, is_skewed: false, connections: 64 },
    Load { name: "1,000, 60 % of one", accounts: ACCOUNTS, is_skewed: true, connections: 64 },
    Load { name: "1 account, 512 connections", accounts: 1, is_skewed: false, connections: 512 },
    Load { name: "1,000, 512 connections", accounts: ACCOUNTS, is_skewed: false, connections: 512 },
];

/// The accounts of a site.
const ACCOUNTS: u64 = 1_000;

/// The loads that are compared with references.
const COMPARED: usize = 3;

/// The clients of pgbench.
const PGBENCH_CLIENTS: usize = 16;

/// The least ratio of reports on a cluster to single inserts through its coordinator, and to reports on one server.
const OVER_PGBENCH: f64 = 2.0;
const OVER_PLAIN: f64 = 0.5;

/// The least ratio of reports on a server to those of the release before distributed stores.
const OVER_FORMER: f64 = 0.95;

/// The largest relative error of the model.
const MODEL_ERROR_MAX: f64 = 0.25;

/// The rates of the plan, in reports a second.
const PLANNED: [f64; 3] = [10_000.0, 100_000.0, 1_000_000.0];

/// The measured sites and their points, by load.
struct Measured {
    site: Site,
    points: [Vec<Point>; LOADS.len()],
}

/// # Errors
/// A program cannot be run, or a confirmed report is not in a store.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let mut sites = vec![Site::start(setup, "SQLite", None, ACCOUNTS)?];
    if let Some(server) = setup.server() {
        sites.push(Site::start(setup, "PostgreSQL", Some(server), ACCOUNTS)?);
    }
    for (workers, name) in [(1, "Citus, 1 worker"), (2, "Citus, 2 workers")] {
        match setup.cluster(workers) {
            Some(cluster) => sites.push(Site::start(setup, name, Some(cluster), ACCOUNTS)?),
            None => eprintln!("no cluster: the rows of {name} are left out"),
        }
    }
    let mut former = match (&setup.former, setup.server()) {
        (Some(former), Some(server)) => {
            let setup = Setup { billables: former.clone(), ..setup.clone() };
            Some(Measured::new(Site::start(&setup, "former release", Some(server), ACCOUNTS)?))
        }
        _ => {
            eprintln!("no --former: the rows that compare with the release before distributed stores are left out");
            None
        }
    };
    let mut singles = setup.cluster(2).map(|cluster| Singles::new(setup, cluster)).transpose()?;
    let mut sites: Vec<_> = sites.into_iter().map(Measured::new).collect();
    for round in 0..setup.rounds {
        for (number, load) in LOADS.iter().enumerate() {
            setup.progress("reports", load.name, round);
            for measured in &mut sites {
                measured.measure(setup, number)?;
            }
            if number < COMPARED {
                if let Some(former) = &mut former {
                    former.measure(setup, number)?;
                }
                if let Some(singles) = &mut singles {
                    singles.rates[number].push(singles.run(setup, load.accounts)?);
                }
            }
        }
    }
    let mut findings: Vec<_> = sites.iter().flat_map(Measured::rates).collect();
    findings.extend(compare(&sites, former.as_ref(), singles.as_ref()));
    for measured in &sites {
        findings.extend(measured.check_model());
    }
    for measured in sites.into_iter().chain(former) {
        measured.site.finish()?;
    }
    if let Some(cluster) = setup.cluster(2) {
        findings.extend(totals_on_cluster(setup, &cluster)?);
    }
    Ok(findings)
}

/// Single prepared inserts by pgbench through the coordinator of a cluster.
struct Singles {
    cluster: Server,
    database: String,
    rates: [Vec<f64>; COMPARED],
}

impl Singles {
    /// The same tables, accounts and customers.
    fn new(setup: &Setup, cluster: Server) -> anyhow::Result<Self> {
        let site = Site::start(setup, "pgbench", Some(cluster.clone()), ACCOUNTS)?;
        let database = site.database()?;
        site.finish()?;
        Ok(Self { cluster, database, rates: Default::default() })
    }

    fn run(&self, setup: &Setup, accounts: u64) -> anyhow::Result<f64> {
        self.cluster.pgbench_on(&self.database, ("billables", accounts), PGBENCH_CLIENTS, setup.turn())
    }
}

impl Measured {
    fn new(site: Site) -> Self {
        Self { site, points: Default::default() }
    }

    fn measure(&mut self, setup: &Setup, load: usize) -> anyhow::Result<()> {
        let point = self.site.measure(setup, &LOADS[load])?;
        self.points[load].push(point);
        Ok(())
    }

    fn rate(&self, load: usize) -> Spread {
        Spread::of(&self.points[load].iter().map(|point| point.rate).collect::<Vec<_>>())
    }

    /// The point of the middle rate of each load.
    fn middles(&self) -> Vec<&Point> {
        let middle = |points: &'_ Vec<Point>| {
            let mut order: Vec<usize> = (0..points.len()).collect();
            order.sort_by(|&a, &b| points[a].rate.total_cmp(&points[b].rate));
            order[order.len() / 2]
        };
        self.points.iter().map(|points| &points[middle(points)]).collect()
    }

    /// The rate of each load, with the CPU time of each part.
    fn rates(&self) -> Vec<Finding> {
        let row = |(number, point): (usize, &Point)| Finding {
            name: format!("{}, {}", self.site.name(), LOADS[number].name),
            unit: "reports/s",
            subject: self.rate(number),
            reference: None,
            target: None,
            note: Some(point.to_string()),
        };
        self.middles().into_iter().enumerate().map(row).collect()
    }

    /// The errors of the model at the loads that its constants do not come from, and the plan.
    fn check_model(&self) -> Vec<Finding> {
        let points = self.middles();
        let model = Model::of(&points);
        let check = |(number, point): (usize, &&Point)| {
            let model = model.as_ref().filter(|_| !Model::is_from(number))?;
            let expected = model.cost(Share::of(point));
            Some(Finding {
                name: format!("CPU of a report, {}, {}", self.site.name(), LOADS[number].name),
                unit: "µs",
                subject: Spread::of(&[point.cost()]),
                reference: Some(Reference { name: "the model", value: Spread::of(&[expected]) }),
                target: Some(Target::Near(MODEL_ERROR_MAX)),
                note: None,
            })
        };
        let mut findings: Vec<_> = points.iter().enumerate().filter_map(check).collect();
        let plan = |rate: f64| {
            let plan = model.as_ref()?.plan(rate)?;
            Some(Finding {
                name: format!("plan for {rate} reports/s, {}", self.site.name()),
                unit: "cores",
                subject: Spread::of(&[plan.cores()]),
                reference: None,
                target: None,
                note: Some(plan.to_string()),
            })
        };
        findings.extend(PLANNED.into_iter().filter_map(plan));
        if let (Some(finding), Some(model)) = (findings.first_mut(), &model) {
            finding.note = Some(model.to_string());
        }
        findings
    }
}

/// Reports on the whole cluster beside single inserts and beside one server, and reports on one server beside the former release.
fn compare(sites: &[Measured], former: Option<&Measured>, singles: Option<&Singles>) -> Vec<Finding> {
    let named = |name: &str| sites.iter().find(|measured| measured.site.name() == name);
    let row = |subject: &Measured, number: usize, name, value, bound| Finding {
        name: format!("{}, {}", subject.site.name(), LOADS[number].name),
        unit: "reports/s",
        subject: subject.rate(number),
        reference: Some(Reference { name, value }),
        target: Some(Target::AtLeast(bound)),
        note: None,
    };
    let mut findings = Vec::new();
    let (plain, cluster) = (named("PostgreSQL"), named("Citus, 2 workers"));
    for number in 0..COMPARED {
        if let (Some(cluster), Some(singles)) = (cluster, singles) {
            let rate = Spread::of(&singles.rates[number]);
            findings.push(row(cluster, number, "pgbench, 16 clients, one prepared insert each", rate, OVER_PGBENCH));
        }
        if let (Some(cluster), Some(plain)) = (cluster, plain) {
            findings.push(row(cluster, number, "the service on one PostgreSQL", plain.rate(number), OVER_PLAIN));
        }
        if let (Some(plain), Some(former)) = (plain, former) {
            let name = "the release before distributed stores";
            findings.push(row(plain, number, name, former.rate(number), OVER_FORMER));
        }
    }
    findings
}
