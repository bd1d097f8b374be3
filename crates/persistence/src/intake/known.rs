//! Customers that a writer has seen. A customer's row never changes and is never deleted, which triggers of the database hold,
//! so one that was there is there: it is asked for once and not with every report. Only a restored older state of the database
//! has fewer; then a reference refuses the report, and the writer forgets what it knew.

use std::collections::HashSet;

use billables_domain::Attribution;

/// The most customers that are remembered: at some hundred bytes each, a megabyte or two.
const CUSTOMERS_MAX: usize = 10_000;

/// Customers that are there. That one is not, is never remembered.
#[derive(Debug, Default)]
pub(super) struct KnownCustomers(HashSet<Attribution>);

impl KnownCustomers {
    pub(super) fn contains(&self, customer: &Attribution) -> bool {
        self.0.contains(customer)
    }

    /// Remembers customers that were read from committed rows. Begins anew when there are too many: those in use are soon
    /// back.
    pub(super) fn add(&mut self, customers: HashSet<Attribution>) {
        if self.0.len() + customers.len() > CUSTOMERS_MAX {
            self.0.clear();
        }
        self.0.extend(customers.into_iter().take(CUSTOMERS_MAX));
    }
}

#[cfg(test)]
mod tests {
    use billables_domain::{AccountId, CustomerId};

    use super::*;

    fn customer(number: usize) -> Attribution {
        Attribution {
            account_id: AccountId::parse("demo").unwrap(),
            customer_id: CustomerId::parse(&number.to_string()).unwrap(),
        }
    }

    #[test]
    fn no_more_customers_are_remembered_than_may_be() {
        let mut known = KnownCustomers::default();
        for number in 0..3 * CUSTOMERS_MAX / 2 {
            known.add([customer(number)].into());
            assert!(known.contains(&customer(number)) && known.0.len() <= CUSTOMERS_MAX);
        }
        known.add((0..2 * CUSTOMERS_MAX).map(customer).collect());
        assert_eq!(known.0.len(), CUSTOMERS_MAX);
    }
}
