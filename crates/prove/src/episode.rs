//! One episode: a new store with services and clients, faults, and then the comparison.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::changes;
use crate::clients::{Client, Phase, Shared};
use crate::faults::inject_faults;
use crate::figures::Figures;
use crate::findings::{Check, Found};
use crate::proxy::Proxy;
use crate::random::Random;
use crate::reconcile::reconcile;
use crate::scenarios;
use crate::sweep::sweep;
use crate::testbed::{Testbed, TestbedOptions, Times};
use crate::topology::{Host, Topology};
use crate::totals;
use crate::views::{self, Sources};

/// The number of concurrent clients.
const CLIENTS: u64 = 32;

/// The time that clients may take to finish their scenarios after the last fault.
const SETTLING: Duration = Duration::from_secs(60);

/// The same for a mutant, whose result is known by then.
const SETTLING_MUTANT: Duration = Duration::from_secs(8);

/// The kind of an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Many clients, and random faults.
    Chaos,
    /// One client, and a fault at each write and sync in turn.
    Sweep,
}

/// The kind, the topology and the processes of an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) kind: Kind,
    pub(crate) topology: Topology,
    pub(crate) processes: usize,
}

impl std::fmt::Display for Setting {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let topology = self.topology;
        match (self.kind, self.processes) {
            (Kind::Sweep, _) => write!(formatter, "{topology}, a fault at every place"),
            (Kind::Chaos, 1) => write!(formatter, "{topology}, one process"),
            (Kind::Chaos, processes) => write!(formatter, "{topology}, {processes} processes"),
        }
    }
}

/// The options of an episode.
pub(crate) struct EpisodeOptions<'a> {
    pub(crate) setting: Setting,
    pub(crate) program: &'a Path,
    /// Whether the binary is a mutant.
    pub(crate) is_mutant: bool,
    pub(crate) seed: u64,
    pub(crate) number: u64,
    /// The time during which faults are injected.
    pub(crate) time: Duration,
    /// A further time without a fault after each fault.
    pub(crate) quiet_time: Duration,
    /// Whether the run prints each fault.
    pub(crate) is_verbose: bool,
}

/// The result of an episode.
pub(crate) struct Outcome {
    pub(crate) figures: Figures,
    pub(crate) findings: BTreeMap<Check, Found>,
    /// The folder with the store and the log, if there was a finding.
    pub(crate) kept: Option<PathBuf>,
}

/// Plays an episode. An error is a failure of the harness; a failure of the service is a finding.
pub(crate) fn play(options: &EpisodeOptions<'_>, host: &mut dyn Host) -> Result<Outcome> {
    let mut random = Random::new(options.seed, options.number);
    let testbed_options = TestbedOptions {
        program: options.program,
        processes: options.setting.processes,
        is_verbose: options.is_verbose,
    };
    let mut testbed = Testbed::set_up(&testbed_options, host, &mut random)?;
    let (tokens, times) = testbed.fill()?;
    let faults_before = testbed.disk_faults()?;
    let proxy = Proxy::start(testbed.addresses(), random.next())?;
    let start = times.start.clone();
    let shared = Shared::new(random.next(), testbed.addresses(), proxy.address, tokens, start, !options.is_mutant);

    let faults = match options.setting.kind {
        Kind::Chaos => chaos(&mut testbed, &proxy, &shared, &mut random, options),
        Kind::Sweep => sweep(&mut testbed, &mut Client::direct(&shared), &mut random),
    };
    if let Err(error) = faults.and_then(|()| testbed.recover()) {
        shared.oracle.findings.add(Check::Recovery, || format!("{error:#}"));
    }
    if let Err(error) = verify(&mut testbed, &shared, &times, &mut random) {
        shared
            .oracle
            .findings
            .add(Check::Recovery, || format!("the store cannot be read after the episode: {error:#}"));
    }

    let losses = proxy.losses();
    testbed.figures.episodes = 1;
    testbed.figures.disk_faults = testbed.disk_faults()? - faults_before;
    testbed.figures.resets = losses.resets.load(Ordering::Relaxed);
    testbed.figures.lost_confirmations = losses.confirmations.load(Ordering::Relaxed);
    testbed.figures.failures = shared.failures.load(Ordering::Relaxed);
    testbed.figures.internal_errors = shared.internal_errors.load(Ordering::Relaxed);
    testbed.figures.verdicts = shared.verdicts.load(Ordering::Relaxed);
    testbed.figures.cut_batches = shared.cut_batches.load(Ordering::Relaxed);
    testbed.figures.facts = shared.facts.load(Ordering::Relaxed);
    testbed.figures.confirmations = shared.confirmations.load(Ordering::Relaxed);
    if testbed.database.is_embedded() {
        testbed.figures.pages_copied = testbed.disk()?.writes_in_place()?;
        // A log that overflows lets a power cut lose too little. A mutant that never syncs overflows the log.
        let overflows = testbed.disk()?.overflows()?;
        anyhow::ensure!(overflows == 0 || options.is_mutant, "the disk's log is too small: {overflows} overflows");
    }
    let figures = testbed.figures.clone();
    let findings = shared.oracle.findings.take();
    let kept = testbed.tear_down(!findings.is_empty() && !options.is_mutant)?;
    Ok(Outcome { figures, findings, kept })
}

/// Clients report while faults are injected, and finish their scenarios afterwards.
fn chaos(
    testbed: &mut Testbed<'_>,
    proxy: &Proxy,
    shared: &Shared,
    random: &mut Random,
    options: &EpisodeOptions<'_>,
) -> Result<()> {
    let busy = AtomicUsize::new(0);
    thread::scope(|scope| {
        for number in 0..CLIENTS {
            busy.fetch_add(1, Ordering::SeqCst);
            let busy = &busy;
            scope.spawn(move || {
                scenarios::play(&mut Client::new(shared, number));
                busy.fetch_sub(1, Ordering::SeqCst);
            });
        }
        let faults = inject_faults(testbed, proxy, shared, random, options).and_then(|()| testbed.recover());
        shared.enter(Phase::Settling);
        let since = Instant::now();
        // Clients of a mutant may never finish.
        let timeout = if shared.ends_early { SETTLING } else { SETTLING_MUTANT };
        while busy.load(Ordering::SeqCst) > 0
            && since.elapsed() < timeout
            && faults.is_ok()
            && !shared.has_ended_early()
        {
            thread::sleep(Duration::from_millis(5));
        }
        if faults.is_ok() && since.elapsed() >= timeout {
            let text = || "reports are not confirmed after the last fault".to_owned();
            shared.oracle.findings.add(Check::Recovery, text);
        }
        shared.enter(Phase::Over);
        faults
    })
}

/// Compares the clients' knowledge with every view of the store, and once more after an orderly stop.
fn verify(testbed: &mut Testbed<'_>, shared: &Shared, times: &Times, random: &mut Random) -> Result<()> {
    let findings = &shared.oracle.findings;
    let histories = shared.oracle.histories();
    let ids: HashMap<String, String> = histories
        .values()
        .flat_map(|history| &history.confirmed)
        .map(|confirmed| (confirmed.billable.id.clone(), confirmed.billable.account_id.clone()))
        .collect();
    let addresses = testbed.addresses();
    let sources = Sources {
        services: &addresses,
        manager: &shared.tokens.manager,
        installation: &testbed.installation,
        database: &testbed.database,
    };
    let read = crate::database::read(&testbed.database);
    if let Err(error) = &read
        && !ids.is_empty()
    {
        // A damaged store holds none of them. Without this finding, a service that never syncs would fail the recovery alone.
        findings.add(Check::Stored, || format!("{} confirmed reports cannot be read: {error:#}", ids.len()));
    }
    let rows_at_first = read?;
    let calls = totals::compare(&sources, &times.days, &histories, &rows_at_first, findings)?;
    let mut rows = views::compare(&sources, &ids, random, findings)?;
    let reconciled = reconcile(&histories, &rows, findings);
    let stored = crate::database::read_changes(&testbed.database)?;
    changes::compare(&stored, findings);
    changes::reconcile(&histories, &stored, findings);
    testbed.stop()?;
    let mut stopped = crate::database::read(&testbed.database)?;
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    stopped.sort_by(|a, b| a.id.cmp(&b.id));
    if rows != stopped {
        findings.add(Check::Stored, || "an orderly stop changed the stored rows".to_owned());
    }
    testbed.figures.calls = calls;
    testbed.figures.confirmed = reconciled.confirmed;
    testbed.figures.unconfirmed = reconciled.unconfirmed;
    testbed.figures.unconfirmed_stored = reconciled.unconfirmed_stored;
    testbed.figures.voids = reconciled.voids;
    testbed.figures.reinstatements = reconciled.reinstatements;
    testbed.figures.rows = u64::try_from(rows.len())?;
    Ok(())
}
