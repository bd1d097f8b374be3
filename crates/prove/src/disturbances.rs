//! Fault injection: the faults that hit services and databases while clients report. The seed decides which, when and
//! for how long.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::arena::Arena;
use crate::clients::Shared;
use crate::database::Database;
use crate::disk::{Errno, Survivors};
use crate::proxy::Proxy;
use crate::random::Random;

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Disturbance {
    /// SIGKILL to one process of the service.
    KillService,
    /// SIGKILL to every process, and loss of the unsynced writes.
    CutPower,
    /// SIGKILL to every process of the database server.
    KillDatabase,
    /// An immediate shutdown of the database server.
    StopDatabase,
    /// SIGSTOP to the database server, or a lock on SQLite by another connection.
    PauseDatabase,
    /// SIGSTOP to one process of the service.
    PauseService,
    /// SIGTERM to one process of the service.
    RestartService,
    /// A full disk: every write fails.
    FullDisk,
    /// A read-only disk: every write fails.
    ReadOnlyDisk,
    /// An error of one write or sync, or of all from one on.
    FaultAt,
    /// The same, followed by a power cut.
    FaultAndCut,
    /// A reset of every connection of the proxy.
    ResetConnections,
}

impl Disturbance {
    /// The faults of SQLite; the likely ones stand more than once.
    const SQLITE: [Self; 12] = [
        Self::KillService,
        Self::KillService,
        Self::CutPower,
        Self::CutPower,
        Self::CutPower,
        Self::PauseDatabase,
        Self::PauseService,
        Self::RestartService,
        Self::FullDisk,
        Self::ReadOnlyDisk,
        Self::FaultAt,
        Self::FaultAndCut,
    ];

    /// The faults of PostgreSQL.
    const POSTGRES: [Self; 15] = [
        Self::KillService,
        Self::KillService,
        Self::KillService,
        Self::CutPower,
        Self::CutPower,
        Self::CutPower,
        Self::KillDatabase,
        Self::KillDatabase,
        Self::StopDatabase,
        Self::PauseDatabase,
        Self::PauseService,
        Self::RestartService,
        Self::FullDisk,
        Self::ReadOnlyDisk,
        Self::FaultAt,
    ];

    fn draw(database: &Database, random: &mut Random) -> Self {
        if random.percent(10) {
            return Self::ResetConnections;
        }
        let all = match database {
            Database::Sqlite(_) => &Self::SQLITE[..],
            Database::Postgres { .. } => &Self::POSTGRES[..],
        };
        random.pick(all).copied().unwrap_or(Self::KillService)
    }
}

/// Injects faults for some time, or until there is a finding.
pub(crate) fn disturb(
    arena: &mut Arena<'_>,
    proxy: &Proxy,
    shared: &Shared,
    random: &mut Random,
    time: Duration,
) -> Result<()> {
    let since = Instant::now();
    while since.elapsed() < time && !shared.has_enough() {
        thread::sleep(quiet(random));
        let disturbance = Disturbance::draw(&arena.database, random);
        let begun = Instant::now();
        let disturbed = shared.calm.disturb();
        let outcome = happen(disturbance, arena, proxy, random);
        drop(disturbed);
        if arena.tells {
            let at = since.elapsed().as_secs_f64();
            println!("    {at:6.2} s: {disturbance:?}; it lasted {:.2} s", begun.elapsed().as_secs_f64());
        }
        outcome?;
    }
    Ok(())
}

/// The time between two faults: mostly short, sometimes long enough for all work to finish. On SQLite several
/// checkpoints a second run meanwhile.
fn quiet(random: &mut Random) -> Duration {
    let (from, to) = if random.percent(12) { (500, 1_500) } else { (60, 400) };
    milliseconds(random, from, to)
}

fn happen(disturbance: Disturbance, arena: &mut Arena<'_>, proxy: &Proxy, random: &mut Random) -> Result<()> {
    let place = random.index(arena.services.len());
    match disturbance {
        Disturbance::KillService => arena.kill_service(place, milliseconds(random, 0, 100)),
        Disturbance::CutPower => {
            let survivors = draw_survivors(random);
            arena.cut_power(survivors, random)
        }
        Disturbance::KillDatabase => arena.kill_database(false, milliseconds(random, 0, 300)),
        Disturbance::StopDatabase => arena.kill_database(true, milliseconds(random, 0, 300)),
        Disturbance::PauseDatabase => {
            // Sometimes the pause is longer than any timeout.
            let (from, to) = if random.percent(10) { (5_200, 6_500) } else { (50, 1_500) };
            arena.pause_database(milliseconds(random, from, to))
        }
        Disturbance::PauseService => {
            arena.pause_service(place, milliseconds(random, 50, 500));
            Ok(())
        }
        Disturbance::RestartService => arena.restart_service(place),
        Disturbance::FullDisk => {
            arena.figures.full_disks += 1;
            fail_for_a_while(arena, Errno::Full, random)
        }
        Disturbance::ReadOnlyDisk => {
            arena.figures.read_only_disks += 1;
            fail_for_a_while(arena, Errno::ReadOnly, random)
        }
        Disturbance::FaultAt => {
            fault(arena, random)?;
            arena.recover()
        }
        Disturbance::FaultAndCut => {
            fault(arena, random)?;
            let survivors = draw_survivors(random);
            arena.cut_power(survivors, random)
        }
        Disturbance::ResetConnections => {
            proxy.reset_all();
            Ok(())
        }
    }
}

fn fail_for_a_while(arena: &mut Arena<'_>, errno: Errno, random: &mut Random) -> Result<()> {
    arena.disk()?.fail(errno)?;
    thread::sleep(milliseconds(random, 30, 400));
    arena.recover()
}

/// Fails one of the next writes and syncs: mostly one of the next few, sometimes one within a checkpoint.
fn fault(arena: &mut Arena<'_>, random: &mut Random) -> Result<()> {
    let errno = if random.percent(50) { Errno::Io } else { Errno::Full };
    let number = 1 + if random.percent(70) { random.below(60) } else { random.below(4_000) };
    let is_lasting = random.percent(50);
    arena.disk()?.fail_at(number, errno, is_lasting)?;
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
