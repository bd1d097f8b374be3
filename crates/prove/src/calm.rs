//! Whether anything is disturbed at the moment. What may go wrong while something is, must not while nothing is.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the beginnings and ends of disturbances: odd while one lasts.
#[derive(Debug, Default)]
pub(crate) struct Calm(AtomicU64);

/// A disturbance that lasts until this is dropped.
#[derive(Debug)]
pub(crate) struct Disturbed<'a>(&'a Calm);

/// A moment at which nothing was disturbed, if it was one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment(u64);

impl Calm {
    /// A disturbance begins. One at a time.
    pub(crate) fn disturb(&self) -> Disturbed<'_> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Disturbed(self)
    }

    /// This moment.
    pub(crate) fn moment(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }

    /// Whether nothing was disturbed then, nor has been since.
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
