//! Repeats the reports that a store or a service did not take, for a limited time.

use std::time::{Duration, Instant};

use super::verdict::{Settled, Verdict};
use crate::interrupt::Interrupt;

/// The pause before each further attempt. In their sum a service restarts, or a database fails over.
const PAUSES: [Duration; 6] = [
    Duration::from_millis(250),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];

/// The longest pause that a service may ask for.
const PAUSE_MAX: Duration = Duration::from_secs(60);

/// The time between two looks at the interrupt during a pause.
const INTERRUPT_PERIOD: Duration = Duration::from_millis(100);

/// The code of a report that no attempt can write, even if the store takes other reports.
pub(super) const INTERNAL_ERROR: &str = "InternalError";

/// The reason for an import that ends before its file does.
pub(super) enum Stop {
    /// The store or the service does not work.
    Failed(String),
    /// A signal asked the command to stop.
    Interrupted,
}

/// The reason for a failed attempt.
pub(super) enum Trouble {
    /// A further attempt would fail, too.
    Permanent(String),
    /// A further attempt may succeed, after the pause that the service asks for.
    Transient(String, Option<Duration>),
}

/// Calls `write` with the indexes of reports, and again with those that failed, until every report has a verdict.
pub(super) fn settle_all(
    mut open: Vec<usize>,
    settled: &mut [Option<Settled>],
    interrupt: &Interrupt,
    mut write: impl FnMut(&[usize]) -> Result<Vec<Settled>, Trouble>,
) -> Result<(), Stop> {
    let mut pauses = PAUSES.iter();
    while !open.is_empty() {
        let (failed, reason, requested_pause) = match write(&open) {
            Ok(verdicts) => {
                let (mut failed, mut reason) = (Vec::new(), String::new());
                for (index, verdict) in open.into_iter().zip(verdicts) {
                    if verdict.verdict == Verdict::Failed {
                        reason.clone_from(&verdict.reason);
                        failed.push(index);
                    }
                    settled[index] = Some(verdict);
                }
                (failed, reason, None)
            }
            Err(Trouble::Transient(reason, pause)) => (open, reason, pause),
            Err(Trouble::Permanent(reason)) => return Err(Stop::Failed(reason)),
        };
        open = failed;
        if open.is_empty() {
            return Ok(());
        }
        let Some(pause) = pauses.next() else {
            // If the store took other reports of the chunk, these reports are at fault: they are rejected, and the
            // import goes on.
            let is_permanent = |index: &usize| settled[*index].as_ref().is_some_and(|one| one.code == INTERNAL_ERROR);
            let are_rejects = open.len() < settled.len() && open.iter().all(is_permanent);
            return if are_rejects { Ok(()) } else { Err(Stop::Failed(reason)) };
        };
        wait(requested_pause.unwrap_or(*pause).min(PAUSE_MAX), interrupt)?;
    }
    Ok(())
}

fn wait(pause: Duration, interrupt: &Interrupt) -> Result<(), Stop> {
    let since = Instant::now();
    while since.elapsed() < pause {
        if interrupt.is_asked() {
            return Err(Stop::Interrupted);
        }
        std::thread::sleep(INTERRUPT_PERIOD.min(pause));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(code: &str) -> Settled {
        Settled::new(Verdict::Failed, code, "why")
    }

    fn settle(write: impl FnMut(&[usize]) -> Result<Vec<Settled>, Trouble>) -> Result<Vec<Settled>, String> {
        let mut settled = vec![None; 3];
        match settle_all(vec![0, 1, 2], &mut settled, &Interrupt::never(), write) {
            Ok(()) => Ok(settled.into_iter().map(Option::unwrap).collect()),
            Err(Stop::Failed(reason)) => Err(reason),
            Err(Stop::Interrupted) => panic!("the test sends no signal"),
        }
    }

    #[test]
    fn only_failed_reports_are_tried_again() {
        let mut asked = Vec::new();
        let settled = settle(|open| {
            asked.push(open.to_vec());
            match asked.len() {
                1 => Err(Trouble::Transient("away".to_owned(), Some(Duration::ZERO))),
                2 => Ok(vec![Settled::good(Verdict::Created), failed("Unavailable"), Settled::good(Verdict::Replayed)]),
                _ => Ok(vec![Settled::good(Verdict::Created)]),
            }
        });
        assert_eq!(asked, [vec![0, 1, 2], vec![0, 1, 2], vec![1]]);
        let verdicts: Vec<_> = settled.unwrap().iter().map(|settled| settled.verdict).collect();
        assert_eq!(verdicts, [Verdict::Created, Verdict::Created, Verdict::Replayed]);
    }

    #[test]
    fn a_permanent_problem_ends_the_import_at_once() {
        let mut attempts = 0;
        let outcome = settle(|_| {
            attempts += 1;
            Err(Trouble::Permanent("no".to_owned()))
        });
        assert_eq!((outcome, attempts), (Err("no".to_owned()), 1));
    }
}
