//! Budgets of the whole process, such as bytes of temporary files and bytes of answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The amount that is taken of a budget.
#[derive(Debug, Default)]
pub(crate) struct Budget(AtomicU64);

impl Budget {
    /// Takes an amount if the total stays at most `max`; otherwise takes nothing and returns false.
    pub(crate) fn take(&self, amount: u64, max: u64) -> bool {
        let add = |taken: u64| taken.checked_add(amount).filter(|taken| *taken <= max);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add).is_ok()
    }

    pub(crate) fn give_back(&self, amount: u64) {
        self.0.fetch_sub(amount, Ordering::Relaxed);
    }
}

/// A share of a budget, given back when dropped.
#[derive(Debug)]
pub(crate) struct BudgetShare {
    budget: Arc<Budget>,
    max: u64,
    amount: u64,
}

impl BudgetShare {
    /// An empty share. All shares of a budget together have at most `max`.
    pub(crate) fn new(budget: &Arc<Budget>, max: u64) -> Self {
        Self { budget: budget.clone(), max, amount: 0 }
    }

    /// Sets the size of the share. If too little is left, the share stays as it is and the function returns false.
    pub(crate) fn resize(&mut self, amount: usize) -> bool {
        let amount = amount as u64;
        if amount > self.amount {
            if !self.budget.take(amount - self.amount, self.max) {
                return false;
            }
        } else {
            self.budget.give_back(self.amount - amount);
        }
        self.amount = amount;
        true
    }
}

impl Drop for BudgetShare {
    fn drop(&mut self) {
        self.budget.give_back(self.amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_divide_a_budget_and_give_it_back() {
        let budget = Arc::new(Budget::default());
        let (mut one, mut other) = (BudgetShare::new(&budget, 100), BudgetShare::new(&budget, 100));
        assert!(one.resize(60) && !other.resize(41) && other.resize(40));
        assert!(!one.resize(61) && one.resize(10) && other.resize(90));
        drop(other);
        assert!(one.resize(100));
        drop(one);
        assert_eq!(budget.0.load(Ordering::Relaxed), 0);
    }
}
