//! A sweep: a fault at the first write or sync of a report, then at the second, and so on until a report has no more.
//! The same for a stop, which on SQLite copies the WAL into the database.
//!
//! One client and one process run, so that the effect of a fault is seen alone.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::clients::{Client, ReportResult};
use crate::disk::{Errno, Survivors};
use crate::facts::{Stage, report_facts_once};
use crate::faults::draw_survivors;
use crate::fixture::{Call, Report};
use crate::random::Random;
use crate::testbed::Testbed;

/// The largest number of writes and syncs of a report. Beyond it, another task writes all the time.
const PLACES_MAX: u64 = 120;

/// The time that a report may take to be confirmed after the fault.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The first call number of a sweep, above those of scenarios.
const FIRST_CALL: u64 = 1 << 40;

/// The step after a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    /// The client repeats the report on a working disk.
    Repeat,
    /// A power cut comes before the repeat.
    CutPower,
}

/// Sweeps all kinds of faults over all places.
pub(crate) fn sweep(testbed: &mut Testbed<'_>, client: &mut Client<'_>, random: &mut Random) -> Result<()> {
    let is_embedded = testbed.database.is_embedded();
    let mut call = Call { account: 0, number: FIRST_CALL };
    for errno in [Errno::Io, Errno::Full] {
        for is_lasting in [false, true] {
            for after in [After::Repeat, After::CutPower] {
                // On a server a power cut takes a second and finds no more than the repeat.
                if after == After::Repeat || is_embedded {
                    sweep_report(testbed, client, &mut call, (errno, is_lasting, after), random)?;
                }
            }
        }
        if is_embedded {
            sweep_stop(testbed, client, &mut call, errno, random)?;
        }
    }
    Ok(())
}

/// A fault at every write and sync of a report.
fn sweep_report(
    testbed: &mut Testbed<'_>,
    client: &mut Client<'_>,
    call: &mut Call,
    (errno, is_lasting, after): (Errno, bool, After),
    random: &mut Random,
) -> Result<()> {
    for number in 1..=PLACES_MAX {
        call.number += 1;
        let report = Report::by_customer(u8::try_from(number % 3)?, client.reporter);
        let faults_before = testbed.disk()?.faults()?;
        let disturbed = client.shared.quiet_period.begin_fault();
        testbed.disk()?.fail_at(number, errno, is_lasting)?;
        // The oracle records the answer for the comparison at the end.
        client.report_once(*call, report);
        if number % 2 == 0 {
            report_facts_once(client, *call, Stage::Over);
        }
        let was_hit = testbed.disk()?.faults()? > faults_before;
        match after {
            After::Repeat => testbed.recover()?,
            After::CutPower => {
                let survivors = draw_survivors(random);
                testbed.cut_power(survivors, random)?;
            }
        }
        drop(disturbed);
        confirm(client, *call, report)?;
        if number % 2 == 0 {
            confirm_facts(client, *call)?;
        }
        if !was_hit {
            return Ok(());
        }
        testbed.figures.swept += 1;
        if client.shared.has_ended_early() {
            return Ok(());
        }
    }
    // A server writes in the background too, so its reports have no last place.
    Ok(())
}

/// A fault at every write and sync of a stop, and then a power cut.
fn sweep_stop(
    testbed: &mut Testbed<'_>,
    client: &mut Client<'_>,
    call: &mut Call,
    errno: Errno,
    random: &mut Random,
) -> Result<()> {
    for number in 1..=PLACES_MAX {
        call.number += 1;
        let report = Report::by_customer(u8::try_from(number % 3)?, client.reporter);
        confirm(client, *call, report)?;
        let faults_before = testbed.disk()?.faults()?;
        let _disturbed = client.shared.quiet_period.begin_fault();
        testbed.disk()?.fail_at(number, errno, true)?;
        // The stop may end with an error because of the fault.
        testbed.services[0].stop()?;
        let was_hit = testbed.disk()?.faults()? > faults_before;
        testbed.cut_power(Survivors::None, random)?;
        if !was_hit {
            return Ok(());
        }
        testbed.figures.swept += 1;
    }
    Ok(())
}

/// Repeats a report until it is confirmed, within a time limit.
fn confirm(client: &mut Client<'_>, call: Call, report: Report) -> Result<()> {
    let since = Instant::now();
    while since.elapsed() < TIMEOUT {
        match client.report_once(call, report) {
            Some(ReportResult::Confirmed(_)) => return Ok(()),
            Some(other) => bail!("{report:?} of {call:?} ended as {other:?}"),
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
    bail!("{report:?} of {call:?} is not confirmed after the disk fault")
}

/// Repeats facts until they are confirmed, within a time limit.
fn confirm_facts(client: &mut Client<'_>, call: Call) -> Result<()> {
    let since = Instant::now();
    while since.elapsed() < TIMEOUT {
        match report_facts_once(client, call, Stage::Over) {
            Some(true) => return Ok(()),
            Some(false) => bail!("the facts of {call:?} were refused"),
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
    bail!("the facts of {call:?} are not confirmed after the disk fault")
}
