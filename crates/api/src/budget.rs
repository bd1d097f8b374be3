//! Something that there is a limited amount of in the whole process: bytes of temporary files, bytes of answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much is taken of it.
#[derive(Debug, Default)]
pub(crate) struct Budget(AtomicU64);

impl Budget {
    /// Takes some of what is left, or nothing.
    pub(crate) fn take(&self, amount: u64, max: u64) -> bool {
        let add = |taken: u64| taken.checked_add(amount).filter(|taken| *taken <= max);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add).is_ok()
    }

    pub(crate) fn give_back(&self, amount: u64) {
        self.0.fetch_sub(amount, Ordering::Relaxed);
    }
}

/// A share of a total, until it is dropped.
#[derive(Debug)]
pub(crate) struct BudgetShare {
    total: Arc<Budget>,
    max: u64,
    amount: u64,
}

impl BudgetShare {
    /// A share of nothing so far. All shares of a total together have `max`.
    pub(crate) fn new(total: &Arc<Budget>, max: u64) -> Self {
        Self { total: total.clone(), max, amount: 0 }
    }

    /// Makes the share as large as this; false, and as before, if there is not as much left.
    pub(crate) fn resize(&mut self, amount: usize) -> bool {
        let amount = amount as u64;
        if amount > self.amount {
            if !self.total.take(amount - self.amount, self.max) {
                return false;
            }
        } else {
            self.total.give_back(self.amount - amount);
        }
        self.amount = amount;
        true
    }
}

impl Drop for BudgetShare {
    fn drop(&mut self) {
        self.total.give_back(self.amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_the_total_together_and_give_it_back() {
        let total = Arc::new(Budget::default());
        let (mut one, mut other) = (BudgetShare::new(&total, 100), BudgetShare::new(&total, 100));
        assert!(one.resize(60) && !other.resize(41) && other.resize(40));
        assert!(!one.resize(61) && one.resize(10) && other.resize(90));
        drop(other);
        assert!(one.resize(100));
        drop(one);
        assert_eq!(total.0.load(Ordering::Relaxed), 0);
    }
}
