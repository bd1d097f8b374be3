//! A cache of existing customers, one for each writer. Triggers of the database refuse to change or delete a customer, so an
//! entry stays true. Only a restored older database has fewer customers: there a foreign key refuses the report, and the writer
//! clears its cache.

use std::collections::HashSet;

use billables_domain::Attribution;

/// The most entries: about 1 to 2 MB at 100 to 200 bytes an entry.
const CUSTOMERS_MAX: usize = 10_000;

/// Existing customers. The cache has no negative entries.
#[derive(Debug, Default)]
pub(super) struct CustomerCache(HashSet<Attribution>);

impl CustomerCache {
    pub(super) fn contains(&self, customer: &Attribution) -> bool {
        self.0.contains(customer)
    }

    /// Adds customers that were read from committed rows. A full cache is cleared first; customers in use return soon.
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
    fn the_cache_never_exceeds_its_limit() {
        let mut cache = CustomerCache::default();
        for number in 0..3 * CUSTOMERS_MAX / 2 {
            cache.add([customer(number)].into());
            assert!(cache.contains(&customer(number)) && cache.0.len() <= CUSTOMERS_MAX);
        }
        cache.add((0..2 * CUSTOMERS_MAX).map(customer).collect());
        assert_eq!(cache.0.len(), CUSTOMERS_MAX);
    }
}
