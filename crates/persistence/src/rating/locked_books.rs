//! The books of the accounts that a transaction has locked, kept from one transaction to the next.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use billables_billing::AccountBook;
use billables_domain::{AccountId, CustomerId};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::lock;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::store::Store;

/// The most kept books.
const BOOKS_MAX: usize = 4_000;

/// Books by account. The lock of an account says which version of the settings counts, so a kept book of this version needs no
/// look at the store, unless the account has a newer customer.
pub(crate) struct LockedBooks {
    store: Store,
    /// The versions of the accounts that the transaction has locked.
    locked: BTreeMap<AccountId, i64>,
    kept: HashMap<AccountId, (i64, Arc<AccountBook>)>,
    /// On SQLite: the number that changes with each commit of another connection.
    data_version: i64,
}

#[derive(QueryableByName)]
struct DataVersion {
    #[diesel(sql_type = BigInt)]
    data_version: i64,
}

impl fmt::Debug for LockedBooks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LockedBooks").field("kept", &self.kept.len()).finish_non_exhaustive()
    }
}

impl LockedBooks {
    pub(crate) fn new(store: Store) -> Self {
        Self { store, locked: BTreeMap::new(), kept: HashMap::new(), data_version: 0 }
    }

    /// Begins a transaction, which has locked these accounts with these versions of their settings.
    pub(crate) fn begin(&mut self, locked: BTreeMap<AccountId, i64>) {
        self.locked = locked;
    }

    /// Begins a transaction of SQLite's writer. While no other connection commits, the versions of the settings stay as they are, and
    /// the accounts of former transactions need no look.
    pub(crate) fn begin_embedded<'a>(
        &mut self,
        connection: &mut AnyConnection,
        accounts: impl Iterator<Item = &'a AccountId>,
    ) -> Result<(), StoreError> {
        let data_version: DataVersion = diesel::sql_query("PRAGMA data_version").get_result(connection)?;
        if data_version.data_version != self.data_version || self.locked.len() > BOOKS_MAX {
            self.locked.clear();
            self.data_version = data_version.data_version;
        }
        for account_id in accounts {
            if !self.locked.contains_key(account_id) {
                self.locked.insert(account_id.clone(), lock::lock(connection, account_id)?);
            }
        }
        Ok(())
    }

    /// Forgets every book, also those of the store: the database may be another one.
    pub(crate) fn clear(&mut self) {
        self.store.books().clear();
        self.refresh();
    }

    /// Makes the next transactions compare their books with the store again.
    pub(crate) fn refresh(&mut self) {
        self.kept.clear();
        self.locked.clear();
    }

    /// The book of a locked account, in which all of these customers are.
    ///
    /// # Errors
    ///
    /// The transaction has not locked the account, the account does not exist, or the book cannot be read.
    pub(crate) fn book(
        &mut self,
        connection: &mut AnyConnection,
        account_id: &AccountId,
        customers: &BTreeSet<CustomerId>,
    ) -> Result<Arc<AccountBook>, StoreError> {
        let missing = || StoreError::damaged("an account that was rated without its lock");
        let version = *self.locked.get(account_id).ok_or_else(missing)?;
        if let Some((of, book)) = self.kept.get(account_id)
            && *of == version
            && customers.iter().all(|customer_id| book.customer(customer_id).is_some())
        {
            return Ok(Arc::clone(book));
        }
        let book = self.store.book(connection, account_id)?;
        let book = book.ok_or_else(|| StoreError::damaged("a queued call of an unknown account"))?;
        if self.kept.len() >= BOOKS_MAX {
            self.kept.clear();
        }
        self.kept.insert(account_id.clone(), (version, Arc::clone(&book)));
        Ok(book)
    }
}
