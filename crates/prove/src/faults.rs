//! Fault injection: the faults that hit services and databases while clients report. The seed decides which, when and
//! for how long.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::changes;
use crate::clients::Shared;
use crate::database;
use crate::disk::{Errno, Survivors};
use crate::episode::EpisodeOptions;
use crate::proxy::Proxy;
use crate::random::Random;
use crate::testbed::Testbed;
use crate::topology::Disturbance;

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// SIGKILL to one process of the service.
    KillService,
    /// SIGKILL to every process of the service and of the database, and loss of the unsynced writes.
    CutPower,
    /// A disturbance that the host of the database carries out.
    Database(Disturbance),
    /// SIGSTOP to one process of the service.
    PauseService,
    /// SIGTERM to one process of the service.
    RestartService,
    /// A full disk: every write fails.
    FullDisk,
    /// A read-only disk: every write fails.
    ReadOnlyDisk,
    /// An error of one write or sync, or of all from one on.
    DiskErrors,
    /// The same, followed by a power cut.
    DiskErrorsAndCut,
    /// A reset of every connection of the proxy.
    ResetConnections,
}

impl Fault {
    /// The faults of every topology; the likely ones stand more than once.
    const OF_SERVICES: [Self; 8] = [
        Self::KillService,
        Self::KillService,
        Self::KillService,
        Self::CutPower,
        Self::CutPower,
        Self::CutPower,
        Self::PauseService,
        Self::RestartService,
    ];

    /// The faults of a failing disk.
    const OF_DISKS: [Self; 3] = [Self::FullDisk, Self::ReadOnlyDisk, Self::DiskErrors];

    fn draw(testbed: &Testbed<'_>, random: &mut Random) -> Self {
        if random.percent(10) {
            return Self::ResetConnections;
        }
        let mut all = Self::OF_SERVICES.to_vec();
        all.extend(testbed.host.disturbances().iter().map(|disturbance| Self::Database(*disturbance)));
        if testbed.host.disk().is_some() {
            all.extend(Self::OF_DISKS);
        }
        if testbed.database.is_embedded() {
            all.push(Self::DiskErrorsAndCut);
        }
        random.pick(&all).copied().unwrap_or(Self::KillService)
    }
}

/// The duration of a disturbance of the database.
fn draw_duration(disturbance: Disturbance, random: &mut Random) -> Duration {
    let (from, to) = match disturbance {
        Disturbance::KillServer | Disturbance::StopServer | Disturbance::KillPooler => (0, 300),
        // Sometimes the pause is longer than any timeout.
        Disturbance::Pause if random.percent(10) => (5_200, 6_500),
        Disturbance::Pause => (50, 1_500),
        Disturbance::KillPaused => (20, 300),
        Disturbance::EndSessions | Disturbance::KillBetweenCommits | Disturbance::CutOff | Disturbance::SwitchOver => {
            return Duration::ZERO;
        }
    };
    milliseconds(random, from, to)
}

/// Injects faults for some time, or until there is a finding.
pub(crate) fn inject_faults(
    testbed: &mut Testbed<'_>,
    proxy: &Proxy,
    shared: &Shared,
    random: &mut Random,
    options: &EpisodeOptions<'_>,
) -> Result<()> {
    let since = Instant::now();
    while since.elapsed() < options.time && !shared.has_ended_early() {
        thread::sleep(quiet(random) + options.quiet_time);
        let fault = Fault::draw(testbed, random);
        let begun = Instant::now();
        let active = shared.quiet_period.begin_fault();
        let outcome = inject(fault, testbed, proxy, random);
        drop(active);
        if outcome.is_ok() {
            // The clients change the store meanwhile; each snapshot must be whole.
            changes::compare(&database::read_changes(&testbed.database)?, &shared.oracle.findings);
        }
        if testbed.is_verbose {
            let at = since.elapsed().as_secs_f64();
            println!("    {at:6.2} s: {fault:?}; it lasted {:.2} s", begun.elapsed().as_secs_f64());
        }
        outcome?;
    }
    Ok(())
}

/// The time between two faults: mostly short, sometimes long enough for all work to finish. SQLite runs several
/// checkpoints a second meanwhile.
fn quiet(random: &mut Random) -> Duration {
    let (from, to) = if random.percent(12) { (500, 1_500) } else { (60, 400) };
    milliseconds(random, from, to)
}

fn inject(fault: Fault, testbed: &mut Testbed<'_>, proxy: &Proxy, random: &mut Random) -> Result<()> {
    let place = random.index(testbed.services.len());
    match fault {
        Fault::KillService => testbed.kill_service(place, milliseconds(random, 0, 100)),
        Fault::CutPower => {
            let survivors = draw_survivors(random);
            testbed.cut_power(survivors, random)
        }
        Fault::Database(disturbance) => testbed.disturb(disturbance, draw_duration(disturbance, random)),
        Fault::PauseService => {
            testbed.pause_service(place, milliseconds(random, 50, 500));
            Ok(())
        }
        Fault::RestartService => testbed.restart_service(place),
        Fault::FullDisk => {
            testbed.figures.full_disks += 1;
            fail_for_a_while(testbed, Errno::Full, random)
        }
        Fault::ReadOnlyDisk => {
            testbed.figures.read_only_disks += 1;
            fail_for_a_while(testbed, Errno::ReadOnly, random)
        }
        Fault::DiskErrors => {
            fail_disk(testbed, random)?;
            testbed.recover()
        }
        Fault::DiskErrorsAndCut => {
            fail_disk(testbed, random)?;
            let survivors = draw_survivors(random);
            testbed.cut_power(survivors, random)
        }
        Fault::ResetConnections => {
            proxy.reset_all();
            Ok(())
        }
    }
}

fn fail_for_a_while(testbed: &mut Testbed<'_>, errno: Errno, random: &mut Random) -> Result<()> {
    testbed.disk()?.fail(errno)?;
    thread::sleep(milliseconds(random, 30, 400));
    testbed.recover()
}

/// Fails one of the next writes and syncs: mostly one of the next few, sometimes one within a checkpoint.
fn fail_disk(testbed: &mut Testbed<'_>, random: &mut Random) -> Result<()> {
    let errno = if random.percent(50) { Errno::Io } else { Errno::Full };
    let number = 1 + if random.percent(70) { random.below(60) } else { random.below(4_000) };
    let is_lasting = random.percent(50);
    testbed.disk()?.fail_at(number, errno, is_lasting)?;
    thread::sleep(milliseconds(random, 50, 300));
    Ok(())
}

/// Draws which unsynced writes survive a power cut.
pub(crate) fn draw_survivors(random: &mut Random) -> Survivors {
    *random.pick(&[Survivors::None, Survivors::Beginning, Survivors::Some]).unwrap_or(&Survivors::None)
}

fn milliseconds(random: &mut Random, from: u64, to: u64) -> Duration {
    Duration::from_millis(from + random.below(to - from))
}
