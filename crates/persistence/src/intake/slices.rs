//! The share of chunks in the commit groups of a writer.
//!
//! The client of a single report waits for one commit, the client of a chunk for many. So single reports go first: beside them a
//! chunk gets a third of the submissions, in slices that are worth their statements. A group without single reports has a
//! slice too, because single reports may arrive while it is written. After a second without any, chunks are written whole.

use std::time::{Duration, Instant};

/// The submissions of a chunk in one commit group while there are single reports.
const SLICE: usize = 64;

/// The single reports that make room for one submission of a chunk.
const SINGLES_FOR_ONE: usize = 2;

/// The time for which a chunk waits for single reports while there are any.
const LINGER: Duration = Duration::from_millis(1);

/// The time after the last single report from which chunks are written whole.
const QUIET_AFTER: Duration = Duration::from_secs(1);

/// The scheduler of one writer.
#[derive(Debug, Default)]
pub(super) struct Slices {
    /// The single reports since the last slice.
    singles: usize,
    last_single: Option<Instant>,
}

impl Slices {
    /// The time for which a chunk waits for single reports: their clients send the next ones as soon as a commit has answered them.
    pub(super) fn linger(&self, now: Instant) -> Duration {
        if self.is_busy(now) { LINGER } else { Duration::ZERO }
    }

    fn is_busy(&self, now: Instant) -> bool {
        self.last_single.is_some_and(|last| now.duration_since(last) < QUIET_AFTER)
    }

    /// The most submissions of a chunk in a commit group with this many single reports.
    pub(super) fn next_max(&mut self, singles: usize, now: Instant) -> usize {
        if singles == 0 {
            return if self.is_busy(now) { SLICE } else { usize::MAX };
        }
        self.last_single = Some(now);
        self.singles += singles;
        if self.singles < SLICE * SINGLES_FOR_ONE {
            return 0;
        }
        self.singles = 0;
        SLICE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_reports_go_first() {
        let (mut slices, start) = (Slices::default(), Instant::now());
        assert_eq!(slices.next_max(0, start), usize::MAX);
        assert_eq!([64, 63, 1, 1].map(|singles| slices.next_max(singles, start)), [0, 0, SLICE, 0]);
        assert_eq!(slices.next_max(0, start + QUIET_AFTER / 2), SLICE);
        assert_eq!(slices.next_max(0, start + QUIET_AFTER), usize::MAX);
    }

    #[test]
    fn a_steady_stream_of_single_reports_leaves_room_for_chunks() {
        let mut slices = Slices::default();
        let written: usize = (0..1_280).map(|_| slices.next_max(1, Instant::now())).sum();
        assert_eq!(written, 1_280 / SINGLES_FOR_ONE);
    }
}
