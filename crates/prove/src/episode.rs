//! One episode: a new store with services and clients on it, faults, and then the comparison.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::arena::{Arena, Plan};
use crate::clients::{Client, Phase, Shared};
use crate::database::PostgresHost;
use crate::disturbances::disturb;
use crate::figures::Figures;
use crate::findings::{Check, Found};
use crate::judge::judge;
use crate::proxy::Proxy;
use crate::random::Random;
use crate::stories;
use crate::sweep::sweep;
use crate::views::{self, Sources};

/// The number of concurrent clients.
const CLIENTS: u64 = 32;

/// The time that clients may take to finish their scenarios after the last fault.
const SETTLING: Duration = Duration::from_secs(60);

/// The same for a mutant, whose result is known by then.
const SETTLING_WRONG: Duration = Duration::from_secs(8);

/// The kind of an episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Many clients, and random faults.
    Chaos,
    /// One client, and a fault at each write and sync in turn.
    Sweep,
}

/// The kind of an episode, and its database and processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) kind: Kind,
    pub(crate) is_postgres: bool,
    pub(crate) processes: usize,
}

impl std::fmt::Display for Setting {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let database = if self.is_postgres { "PostgreSQL" } else { "SQLite" };
        match (self.kind, self.processes) {
            (Kind::Sweep, _) => write!(formatter, "{database}, a fault at every place"),
            (Kind::Chaos, 1) => write!(formatter, "{database}, one process"),
            (Kind::Chaos, processes) => write!(formatter, "{database}, {processes} processes"),
        }
    }
}

/// The options of an episode.
pub(crate) struct Order<'a> {
    pub(crate) setting: Setting,
    pub(crate) program: &'a Path,
    /// Whether the binary is a mutant.
    pub(crate) is_mutant: bool,
    pub(crate) seed: u64,
    pub(crate) number: u64,
    /// The time during which faults are injected.
    pub(crate) time: Duration,
    /// Whether the run prints each fault.
    pub(crate) tells: bool,
}

/// The result of an episode.
pub(crate) struct Outcome {
    pub(crate) figures: Figures,
    pub(crate) findings: BTreeMap<Check, Found>,
    /// The folder with the store and the log, if there was a finding.
    pub(crate) kept: Option<PathBuf>,
}

/// Plays an episode. An error is a failure of the harness; a failure of the service is a finding.
pub(crate) fn play(order: &Order<'_>, host: Option<&mut PostgresHost>) -> Result<Outcome> {
    let mut random = Random::new(order.seed, order.number);
    let plan =
        Plan { program: order.program, processes: order.setting.processes, number: order.number, tells: order.tells };
    let mut arena = Arena::set_up(&plan, host, &mut random)?;
    let tokens = arena.fill()?;
    let faults_before = arena.disk()?.faults()?;
    let proxy = Proxy::start(arena.addresses(), random.next())?;
    let shared = Shared::new(random.next(), arena.addresses(), proxy.address, tokens, !order.is_mutant);

    let disturbed = match order.setting.kind {
        Kind::Chaos => chaos(&mut arena, &proxy, &shared, &mut random, order.time),
        Kind::Sweep => sweep(&mut arena, &mut Client::direct(&shared), &mut random),
    };
    if let Err(error) = disturbed.and_then(|()| arena.recover()) {
        shared.oracle.findings.add(Check::Recovery, || format!("{error:#}"));
    }
    if let Err(error) = verify(&mut arena, &shared, &mut random) {
        shared.oracle.findings.add(Check::Recovery, || format!("the store cannot be read after the episode: {error:#}"));
    }

    let losses = proxy.losses();
    arena.figures.episodes = 1;
    arena.figures.disk_faults = arena.disk()?.faults()? - faults_before;
    arena.figures.resets = losses.resets.load(Ordering::Relaxed);
    arena.figures.lost_confirmations = losses.confirmations.load(Ordering::Relaxed);
    arena.figures.failures = shared.failures.load(Ordering::Relaxed);
    arena.figures.internal_errors = shared.internal_errors.load(Ordering::Relaxed);
    arena.figures.verdicts = shared.verdicts.load(Ordering::Relaxed);
    arena.figures.cut_batches = shared.cut_batches.load(Ordering::Relaxed);
    arena.figures.confirmations = shared.confirmations.load(Ordering::Relaxed);
    if !order.setting.is_postgres {
        arena.figures.pages_copied = arena.disk()?.writes_in_place()?;
        // A log that overflows lets a power cut lose too little. A mutant that never syncs overflows the log.
        let overflows = arena.disk()?.overflows()?;
        anyhow::ensure!(overflows == 0 || order.is_mutant, "the disk's log is too small: {overflows} overflows");
    }
    let figures = arena.figures.clone();
    let findings = shared.oracle.findings.take();
    let kept = arena.tear_down(!findings.is_empty() && !order.is_mutant)?;
    Ok(Outcome { figures, findings, kept })
}

/// Clients report while faults are injected, and finish their scenarios afterwards.
fn chaos(arena: &mut Arena<'_>, proxy: &Proxy, shared: &Shared, random: &mut Random, time: Duration) -> Result<()> {
    let busy = AtomicUsize::new(0);
    thread::scope(|scope| {
        for number in 0..CLIENTS {
            busy.fetch_add(1, Ordering::SeqCst);
            let busy = &busy;
            scope.spawn(move || {
                stories::play(&mut Client::new(shared, number));
                busy.fetch_sub(1, Ordering::SeqCst);
            });
        }
        let disturbed = disturb(arena, proxy, shared, random, time).and_then(|()| arena.recover());
        shared.enter(Phase::Settling);
        let since = Instant::now();
        // Clients of a mutant may never finish.
        let patience = if shared.ends_early { SETTLING } else { SETTLING_WRONG };
        while busy.load(Ordering::SeqCst) > 0 && since.elapsed() < patience && disturbed.is_ok() && !shared.has_enough()
        {
            thread::sleep(Duration::from_millis(5));
        }
        if disturbed.is_ok() && since.elapsed() >= patience {
            let text = || "reports are not confirmed after the last fault".to_owned();
            shared.oracle.findings.add(Check::Recovery, text);
        }
        shared.enter(Phase::Over);
        disturbed
    })
}

/// Compares the clients' knowledge with every view of the store, and once more after an orderly stop.
fn verify(arena: &mut Arena<'_>, shared: &Shared, random: &mut Random) -> Result<()> {
    let findings = &shared.oracle.findings;
    let histories = shared.oracle.histories();
    let ids: HashMap<String, String> = histories
        .values()
        .flat_map(|history| &history.confirmed)
        .map(|confirmed| (confirmed.billable.id.clone(), confirmed.billable.account_id.clone()))
        .collect();
    let addresses = arena.addresses();
    let sources = Sources {
        services: &addresses,
        manager: &shared.tokens.manager,
        installation: &arena.installation,
        database: &arena.database,
        host: arena.host.as_deref(),
    };
    let mut rows = views::compare(&sources, &ids, random, findings)?;
    let judged = judge(&histories, &rows, findings);
    arena.stop()?;
    let mut stopped = crate::database::read(&arena.database, arena.host.as_deref())?;
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    stopped.sort_by(|a, b| a.id.cmp(&b.id));
    if rows != stopped {
        findings.add(Check::Stored, || "an orderly stop changed the stored rows".to_owned());
    }
    arena.figures.confirmed = judged.confirmed;
    arena.figures.unconfirmed = judged.unconfirmed;
    arena.figures.unconfirmed_stored = judged.unconfirmed_stored;
    arena.figures.voids = judged.voids;
    arena.figures.reinstatements = judged.reinstatements;
    arena.figures.rows = u64::try_from(rows.len())?;
    Ok(())
}
