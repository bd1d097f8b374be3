//! The times at which keys are fetched and become too old. The schedule reads no clock; the caller passes each moment.

use std::time::{Duration, Instant};

/// The shortest time between two fetches of one provider, even after a failure or an unknown key id.
pub(crate) const PAUSE: Duration = Duration::from_secs(10);

/// The state of the fetches of one provider.
#[derive(Debug)]
pub(crate) struct Schedule {
    refresh: Duration,
    stale: Duration,
    last_try: Option<Instant>,
    /// The time of the fetch that brought the known keys; none if no keys are known.
    last_success: Option<Instant>,
    has_failed: bool,
}

impl Schedule {
    /// Fetches every `refresh`, and keeps keys for `stale` while fetches fail.
    pub(crate) fn new(refresh: Duration, stale: Duration) -> Self {
        Self { refresh, stale, last_try: None, last_success: None, has_failed: false }
    }

    /// Whether a fetch is due: at the regular time, or after a pause if a token named an unknown key or the last fetch
    /// failed.
    pub(crate) fn is_due(&self, now: Instant, is_wanted: bool) -> bool {
        let Some(last_try) = self.last_try else { return true };
        let since = now.saturating_duration_since(last_try);
        since >= self.refresh.max(PAUSE) || (since >= PAUSE && (is_wanted || self.has_failed))
    }

    /// Notes the beginning of a fetch, which counts as failed until it succeeds.
    pub(crate) fn begin(&mut self, now: Instant) {
        self.last_try = Some(now);
        self.has_failed = true;
    }

    /// Notes the success of the fetch.
    pub(crate) fn succeed(&mut self, now: Instant) {
        self.last_success = Some(now);
        self.has_failed = false;
    }

    /// Whether the known keys have become too old; true once.
    pub(crate) fn take_stale(&mut self, now: Instant) -> bool {
        let is_stale = |since: Instant| now.saturating_duration_since(since) >= self.stale;
        let is_over = self.has_failed && self.last_success.is_some_and(is_stale);
        if is_over {
            self.last_success = None;
        }
        is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_first_fetch_is_due_at_once_and_the_next_ones_regularly() {
        let start = Instant::now();
        let mut schedule = Schedule::new(seconds(300), seconds(86_400));
        assert!(schedule.is_due(start, false));
        schedule.begin(start);
        schedule.succeed(start);
        assert!(!schedule.is_due(start + seconds(299), false));
        assert!(schedule.is_due(start + seconds(300), false));
    }

    #[test]
    fn a_fetch_that_is_wanted_or_comes_after_a_failure_waits_for_the_pause() {
        let start = Instant::now();
        let mut schedule = Schedule::new(seconds(300), seconds(86_400));
        schedule.begin(start);
        assert!(!schedule.is_due(start + seconds(9), true) && schedule.is_due(start + PAUSE, false));
        schedule.succeed(start + seconds(1));
        assert!(!schedule.is_due(start + seconds(9), true) && !schedule.is_due(start + PAUSE, false));
        assert!(schedule.is_due(start + PAUSE, true));
        let hasty = Schedule { refresh: seconds(1), ..schedule };
        assert!(!hasty.is_due(start + seconds(9), true) && hasty.is_due(start + PAUSE, false));
    }

    #[test]
    fn keys_are_kept_while_fetches_fail_until_they_are_too_old() {
        let start = Instant::now();
        let mut schedule = Schedule::new(seconds(300), seconds(1_000));
        schedule.begin(start);
        assert!(!schedule.take_stale(start + seconds(2_000)), "no keys were known");
        schedule.succeed(start + seconds(1));
        assert!(!schedule.take_stale(start + seconds(2_000)), "no fetch has failed");
        schedule.begin(start + seconds(300));
        assert!(!schedule.take_stale(start + seconds(1_000)), "counted from the last success");
        assert!(schedule.take_stale(start + seconds(1_001)));
        assert!(!schedule.take_stale(start + seconds(1_002)), "true once");
        schedule.begin(start + seconds(1_300));
        schedule.succeed(start + seconds(1_301));
        assert!(!schedule.take_stale(start + seconds(1_400)));
    }
}
