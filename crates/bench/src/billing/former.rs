//! Reports without facts, beside the release before rating, in one account and in a thousand.

use std::time::Instant;

use super::{WARM_UP, count, database_name, wait_until_rated};
use crate::Setup;
use crate::database::Server;
use crate::load::{self, Accounts, Calls, Pace, Target};
use crate::outcome::{self, Finding, Reference};
use crate::report::CONNECTIONS;
use crate::service::{Place, Service};
use crate::statistics::Spread;

/// The numbers of accounts, and the targets of the ratio.
const ACCOUNTS: [(u64, f64); 2] = [(1, 0.95), (1_000, 0.85)];

/// A release under the same load.
struct Release {
    service: Service,
    place: Place,
    target: Target,
    calls: Calls,
    confirmed: u64,
    /// Whether the release rates what is reported.
    rates: bool,
    _folder: tempfile::TempDir,
}

impl Release {
    fn start(
        binary: &std::path::Path,
        server: Option<&Server>,
        name: &str,
        (accounts, rates): (u64, bool),
    ) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let database = server.map(|server| server.create(name)).transpose()?;
        let place = Place { binary: binary.to_owned(), folder: folder.path().to_owned(), database };
        let service = Service::start(&place, &[])?;
        service.add_accounts(accounts)?;
        let token = service.token("Reporter", "*")?;
        let target = Target {
            address: service.address,
            token,
            status: 201,
            may_refuse: false,
            accounts: Accounts::InTurn(accounts),
        };
        let mut calls = Calls::from(0);
        let confirmed = load::run(&target, CONNECTIONS, WARM_UP, Pace::Closed, &mut calls)?.confirmed;
        Ok(Self { service, place, target, calls, confirmed, rates, _folder: folder })
    }

    /// Reports per second, with the time until all is rated.
    fn turn(&mut self, setup: &Setup, server: Option<&Server>) -> anyhow::Result<f64> {
        let start = Instant::now();
        let outcome = load::run(&self.target, CONNECTIONS, setup.turn(), Pace::Closed, &mut self.calls)?;
        if self.rates {
            wait_until_rated(&self.place, server)?;
        }
        self.confirmed += outcome.confirmed;
        Ok(outcome.confirmed as f64 / start.elapsed().as_secs_f64())
    }

    fn finish(self, server: Option<&Server>) -> anyhow::Result<()> {
        self.service.stop()?;
        let stored = count(&self.place, server, "billables")?;
        anyhow::ensure!(stored == self.confirmed, "{} reports were confirmed, {stored} are stored", self.confirmed);
        Ok(())
    }
}

/// Nothing without the binary of the former release.
pub(super) fn run(setup: &Setup, server: Option<&Server>) -> anyhow::Result<Vec<Finding>> {
    let Some(former) = &setup.former else {
        eprintln!("no --former: the rows that compare with the release before rating are left out");
        return Ok(Vec::new());
    };
    let mut findings = Vec::new();
    for (accounts, target) in ACCOUNTS {
        let mut subject = Release::start(&setup.billables, server, "bench_now", (accounts, true))?;
        let mut reference = Release::start(former, server, "bench_former", (accounts, false))?;
        let (mut rates, mut reference_rates) = (Vec::new(), Vec::new());
        for round in 0..setup.rounds {
            setup.progress(&format!("reports, {accounts} accounts"), database_name(server), round);
            rates.push(subject.turn(setup, server)?);
            reference_rates.push(reference.turn(setup, server)?);
        }
        subject.finish(server)?;
        reference.finish(server)?;
        findings.push(Finding {
            name: format!("reports without facts, accounts: {accounts}, {}", database_name(server)),
            unit: "reports/s",
            subject: Spread::of(&rates),
            reference: Some(Reference { name: "the release before rating", value: Spread::of(&reference_rates) }),
            target: Some(outcome::Target::AtLeast(target)),
            note: Some("with the time until everything is rated".into()),
        });
    }
    Ok(findings)
}
