//! Quiet periods: times without an injected fault. Some errors are permitted during a fault only.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the beginnings and the ends of faults. The number is odd during a fault.
#[derive(Debug, Default)]
pub(crate) struct Calm(AtomicU64);

/// A fault that lasts until this value is dropped.
#[derive(Debug)]
pub(crate) struct Disturbed<'a>(&'a Calm);

/// A moment of a run, and whether a fault was active then.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment(u64);

impl Calm {
    /// Begins a fault. Only one fault is active at a time.
    pub(crate) fn disturb(&self) -> Disturbed<'_> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Disturbed(self)
    }

    /// The present moment.
    pub(crate) fn moment(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }

    /// Whether no fault has been active since that moment.
    pub(crate) fn lasts_since(&self, moment: Moment) -> bool {
        moment.0.is_multiple_of(2) && self.moment().0 == moment.0
    }
}

impl Drop for Disturbed<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::Calm;

    #[test]
    fn calm_lasts_until_something_is_disturbed_and_begins_anew_afterwards() {
        let calm = Calm::default();
        let before = calm.moment();
        assert!(calm.lasts_since(before));
        let disturbed = calm.disturb();
        let meanwhile = calm.moment();
        assert!(!calm.lasts_since(before) && !calm.lasts_since(meanwhile));
        drop(disturbed);
        assert!(!calm.lasts_since(before) && !calm.lasts_since(meanwhile));
        assert!(calm.lasts_since(calm.moment()));
    }
}
