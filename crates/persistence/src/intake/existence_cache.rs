//! A cache of existing customers or accounts, one for each writer. Triggers of the database refuse to delete these rows, so
//! an entry stays true. Only a restored older database has fewer rows: there a foreign key refuses the report, and the writer
//! clears its cache.

use std::collections::HashSet;
use std::hash::Hash;

use billables_domain::{AccountId, Attribution};

/// The most entries: about 1 to 2 MB at 100 to 200 bytes an entry.
const ENTRIES_MAX: usize = 10_000;

/// Existing customers.
pub(super) type CustomerCache = ExistenceCache<Attribution>;

/// Existing accounts.
pub(super) type AccountCache = ExistenceCache<AccountId>;

/// Keys of existing rows. The cache has no negative entries.
#[derive(Debug)]
pub(super) struct ExistenceCache<T>(HashSet<T>);

impl<T> Default for ExistenceCache<T> {
    fn default() -> Self {
        Self(HashSet::new())
    }
}

impl<T: Eq + Hash> ExistenceCache<T> {
    pub(super) fn contains(&self, key: &T) -> bool {
        self.0.contains(key)
    }

    /// Adds keys that were read from committed rows. A full cache is cleared first; keys in use return soon.
    pub(super) fn add(&mut self, keys: HashSet<T>) {
        if self.0.len() + keys.len() > ENTRIES_MAX {
            self.0.clear();
        }
        self.0.extend(keys.into_iter().take(ENTRIES_MAX));
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
        for number in 0..3 * ENTRIES_MAX / 2 {
            cache.add([customer(number)].into());
            assert!(cache.contains(&customer(number)) && cache.0.len() <= ENTRIES_MAX);
        }
        cache.add((0..2 * ENTRIES_MAX).map(customer).collect());
        assert_eq!(cache.0.len(), ENTRIES_MAX);
    }
}
