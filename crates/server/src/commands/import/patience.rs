//! Trying again what a store or a service did not take, for as long as that is sensible.

use std::time::{Duration, Instant};

use billables_contract::Verdict;

use super::Stop;
use super::verdict::Settled;
use crate::interrupt::Interrupt;

/// How long to wait before each further attempt. A service that restarts, or a database that fails over, is back by then.
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

/// How often to look whether somebody asked to stop.
const LOOK_PERIOD: Duration = Duration::from_millis(100);

/// The code of a report that cannot be written, whatever others can.
pub(super) const INTERNAL_ERROR: &str = "InternalError";

/// Why an attempt came to nothing.
pub(super) enum Trouble {
    /// Another attempt would end alike.
    Lasting(String),
    /// Another attempt may help, after this pause if one was asked for.
    Passing(String, Option<Duration>),
}

/// Has reports written, by their indexes, and those that failed again, until each of them is settled.
pub(super) fn settle_all(
    mut open: Vec<usize>,
    settled: &mut [Option<Settled>],
    interrupt: &Interrupt,
    mut write: impl FnMut(&[usize]) -> Result<Vec<Settled>, Trouble>,
) -> Result<(), Stop> {
    let mut pauses = PAUSES.iter();
    while !open.is_empty() {
        let (failed, reason, wish) = match write(&open) {
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
            Err(Trouble::Passing(reason, wish)) => (open, reason, wish),
            Err(Trouble::Lasting(reason)) => return Err(Stop::Failed(reason)),
        };
        open = failed;
        if open.is_empty() {
            return Ok(());
        }
        let Some(pause) = pauses.next() else {
            // Others were written, and these will never be: that is told of them, and the rest of the file goes on.
            let is_hopeless = |index: &usize| settled[*index].as_ref().is_some_and(|told| told.code == INTERNAL_ERROR);
            let is_theirs = open.len() < settled.len() && open.iter().all(is_hopeless);
            return if is_theirs { Ok(()) } else { Err(Stop::Failed(reason)) };
        };
        wait(wish.unwrap_or(*pause).min(PAUSE_MAX), interrupt)?;
    }
    Ok(())
}

fn wait(pause: Duration, interrupt: &Interrupt) -> Result<(), Stop> {
    let since = Instant::now();
    while since.elapsed() < pause {
        if interrupt.is_asked() {
            return Err(Stop::Interrupted);
        }
        std::thread::sleep(LOOK_PERIOD.min(pause));
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
            Err(Stop::Interrupted) => panic!("nobody asked"),
        }
    }

    #[test]
    fn what_failed_is_tried_again_and_nothing_else() {
        let mut asked = Vec::new();
        let settled = settle(|open| {
            asked.push(open.to_vec());
            match asked.len() {
                1 => Err(Trouble::Passing("away".to_owned(), Some(Duration::ZERO))),
                2 => Ok(vec![Settled::good(Verdict::Created), failed("Unavailable"), Settled::good(Verdict::Replayed)]),
                _ => Ok(vec![Settled::good(Verdict::Created)]),
            }
        });
        assert_eq!(asked, [vec![0, 1, 2], vec![0, 1, 2], vec![1]]);
        let verdicts: Vec<_> = settled.unwrap().iter().map(|settled| settled.verdict).collect();
        assert_eq!(verdicts, [Verdict::Created, Verdict::Created, Verdict::Replayed]);
    }

    #[test]
    fn what_lasts_ends_it_at_once() {
        let mut attempts = 0;
        let outcome = settle(|_| {
            attempts += 1;
            Err(Trouble::Lasting("no".to_owned()))
        });
        assert_eq!((outcome, attempts), (Err("no".to_owned()), 1));
    }
}
