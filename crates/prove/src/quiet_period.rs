//! Quiet periods: times without an injected fault. Some errors are permitted during a fault only.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the beginnings and the ends of faults. The number is odd during a fault.
#[derive(Debug, Default)]
pub(crate) struct QuietPeriod(AtomicU64);

/// A fault that lasts until this value is dropped.
#[derive(Debug)]
pub(crate) struct ActiveFault<'a>(&'a QuietPeriod);

/// A moment of a run, and whether a fault was active then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment(u64);

impl QuietPeriod {
    /// Begins a fault. Only one fault is active at a time.
    pub(crate) fn begin_fault(&self) -> ActiveFault<'_> {
        self.0.fetch_add(1, Ordering::SeqCst);
        ActiveFault(self)
    }

    /// The present moment.
    pub(crate) fn moment(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }

    /// Whether no fault has been active since that moment.
    pub(crate) fn has_lasted_since(&self, moment: Moment) -> bool {
        moment.0.is_multiple_of(2) && self.moment().0 == moment.0
    }
}

impl Drop for ActiveFault<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::QuietPeriod;

    #[test]
    fn a_quiet_period_lasts_until_a_fault_and_a_new_one_begins_afterwards() {
        let quiet_period = QuietPeriod::default();
        let before = quiet_period.moment();
        assert!(quiet_period.has_lasted_since(before));
        let fault = quiet_period.begin_fault();
        let meanwhile = quiet_period.moment();
        assert!(!quiet_period.has_lasted_since(before) && !quiet_period.has_lasted_since(meanwhile));
        drop(fault);
        assert!(!quiet_period.has_lasted_since(before) && !quiet_period.has_lasted_since(meanwhile));
        assert!(quiet_period.has_lasted_since(quiet_period.moment()));
    }
}
