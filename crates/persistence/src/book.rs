//! The books of accounts: customers and versions of settings, read from the store and kept in memory.
//!
//! A book depends on two numbers in the store: the account's number of changes to settings and names, and the number of its
//! customers, which are only added. The cache keeps the last book of each account with both numbers. A transaction that
//! changes settings or adds a customer reads the book before the change and never after: its change may be rolled back, and
//! the next change would have the same number.
//!
//! A database that is restored from a backup counts again from its older numbers. So the cache also compares the time and the author
//! of the newest setting, and a new connection after a lost one empties the cache.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use billables_billing::{AccountBook, Month, SettingKind, SettingVersion};
use billables_domain::{AccountId, Customer, CustomerKey, Timestamp};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::connection::AnyConnection;
use crate::error::{Cause, StoreError};
use crate::prepared::prepared;
use crate::rows::{self, CustomerRow};
use crate::schema::{customers, setting_versions};
use crate::store::Store;

/// The most customers in all cached books together.
const CUSTOMERS_MAX: usize = 200_000;

/// The most cached books.
const BOOKS_MAX: usize = 4_000;

/// The state that a book depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct BookState {
    settings_version: i64,
    /// The time and the author of the newest setting; 0 and no text without settings.
    newest_setting: (i64, String),
    customers: i64,
}

/// The cached books.
#[derive(Default)]
pub(crate) struct BookCache(Mutex<Cache>);

#[derive(Default)]
struct Cache {
    books: HashMap<AccountId, (BookState, Arc<AccountBook>)>,
    /// The customers in these books.
    customers: usize,
}

impl fmt::Debug for BookCache {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BookCache").finish_non_exhaustive()
    }
}

impl BookCache {
    /// Forgets every book: the database may be another one.
    pub(crate) fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Cache::default();
    }

    fn find(&self, account_id: &AccountId, state: &BookState) -> Option<Arc<AccountBook>> {
        let cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cache.books.get(account_id).filter(|(of, _)| of == state).map(|(_, book)| Arc::clone(book))
    }

    fn keep(&self, account_id: &AccountId, state: BookState, book: &Arc<AccountBook>) {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let added = book.customers().len();
        if let Some((_, former)) = cache.books.remove(account_id) {
            cache.customers -= former.customers().len();
        }
        // The books in use return soon.
        if cache.books.len() >= BOOKS_MAX || cache.customers + added > CUSTOMERS_MAX {
            *cache = Cache::default();
        }
        cache.customers += added;
        cache.books.insert(account_id.clone(), (state, Arc::clone(book)));
    }
}

impl Store {
    /// The book of an account: its customers, its settings by month, its zones, currency and country; `None` for an account
    /// that does not exist.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy, or a stored setting cannot be read.
    pub fn account_book(&self, account_id: &AccountId) -> Result<Option<Arc<AccountBook>>, StoreError> {
        self.snapshot(|connection| self.book(connection, account_id))
    }

    /// As [`Store::account_book`], for the days of a list or of totals: from the standby for reads if it can be used.
    ///
    /// # Errors
    ///
    /// As [`Store::account_book`].
    pub fn list_book(&self, account_id: &AccountId) -> Result<Option<Arc<AccountBook>>, StoreError> {
        self.snapshot_anywhere(|connection| self.book(connection, account_id))
    }

    /// These customers and all customers below them: the customers whose rows a caller with the role Customer may read.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy, or a stored setting cannot be read.
    pub fn customers_with_descendants(
        &self,
        customers: &BTreeSet<CustomerKey>,
    ) -> Result<BTreeSet<CustomerKey>, StoreError> {
        if customers.is_empty() {
            return Ok(BTreeSet::new());
        }
        self.snapshot_anywhere(|connection| {
            let mut all = customers.clone();
            for key in customers {
                let Some(book) = self.book(connection, &key.account_id)? else { continue };
                all.extend(book.descendants(&key.customer_id).into_iter().map(|customer| CustomerKey {
                    account_id: key.account_id.clone(),
                    customer_id: customer.id.clone(),
                }));
            }
            Ok(all)
        })
    }

    /// The book of an account as the transaction sees it; see the rule for transactions that change settings above.
    pub(crate) fn book(
        &self,
        connection: &mut AnyConnection,
        account_id: &AccountId,
    ) -> Result<Option<Arc<AccountBook>>, StoreError> {
        let Some(state) = state(connection, account_id)? else { return Ok(None) };
        if let Some(book) = self.books().find(account_id, &state) {
            return Ok(Some(book));
        }
        let book = Arc::new(load(connection, account_id, state.settings_version)?);
        // At READ COMMITTED a customer may have come since the numbers were read.
        if usize::try_from(state.customers) == Ok(book.customers().len()) {
            self.books().keep(account_id, state, &book);
        }
        Ok(Some(book))
    }
}

prepared! {
    struct SelectState<'a> {
        of_settings: &'a str as Text,
        of_authors: &'a str as Text,
        of_customers: &'a str as Text,
        account_id: &'a str as Text,
    } -> (BigInt, BigInt, Text, BigInt);
    on Both: "SELECT coalesce(rating_locks.settings_version, 0), \
        coalesce((SELECT date_created FROM setting_versions WHERE account_id = ? ORDER BY version DESC LIMIT 1), 0), \
        coalesce((SELECT created_by FROM setting_versions WHERE account_id = ? ORDER BY version DESC LIMIT 1), ''), \
        counted.customers \
        FROM accounts LEFT JOIN rating_locks ON rating_locks.account_id = accounts.id, \
        (SELECT count(*) AS customers FROM customers WHERE account_id = ?) AS counted WHERE accounts.id = ?";
}

fn state(connection: &mut AnyConnection, account_id: &AccountId) -> Result<Option<BookState>, StoreError> {
    let id = account_id.as_str();
    let statement = SelectState { of_settings: id, of_authors: id, of_customers: id, account_id: id };
    let found: Option<(i64, i64, String, i64)> = match connection {
        AnyConnection::Sqlite(sqlite) => statement.get_result(sqlite).optional()?,
        AnyConnection::Postgres(postgres) => statement.get_result(postgres).optional()?,
    };
    Ok(found.map(|(settings_version, set_at, set_by, customers)| BookState {
        settings_version,
        newest_setting: (set_at, set_by),
        customers,
    }))
}

/// The versions of an account's settings up to a number, and its customers.
fn load(connection: &mut AnyConnection, account_id: &AccountId, newest: i64) -> Result<AccountBook, StoreError> {
    let versions: Vec<VersionRow> = setting_versions::table
        .filter(setting_versions::account_id.eq(account_id.as_str()))
        .filter(setting_versions::version.le(newest))
        .select((
            setting_versions::version,
            setting_versions::customer_id,
            setting_versions::kind,
            setting_versions::effective_month,
            setting_versions::content,
            setting_versions::created_by,
            setting_versions::date_created,
        ))
        .order(setting_versions::version)
        .load(connection)?;
    // The customers are read after the settings, which name some of them.
    let customers: Vec<CustomerRow> =
        customers::table.filter(customers::account_id.eq(account_id.as_str())).load(connection)?;
    let customers: Vec<Customer> = rows::all(customers)?;
    let versions: Vec<SettingVersion> = versions.into_iter().map(version).collect::<Result<_, StoreError>>()?;
    AccountBook::new(customers, versions).map_err(|error| StoreError::Internal(Cause::new(error)))
}

/// Version, customer, kind, month, content, subject and time.
type VersionRow = (i64, Option<String>, String, i64, Option<String>, String, i64);

fn version(row: VersionRow) -> Result<SettingVersion, StoreError> {
    let (version, customer_id, kind, effective_month, content, created_by, date_created) = row;
    let month = || Month::from_number(effective_month).ok_or_else(|| StoreError::damaged("the month of a setting"));
    Ok(SettingVersion {
        version,
        customer_id: customer_id.as_deref().map(rows::customer_id).transpose()?,
        kind: SettingKind::parse(&kind).map_err(|_| StoreError::damaged("the kind of a setting"))?,
        effective_month: if effective_month == 0 { None } else { Some(month()?) },
        content,
        created_by: rows::subject(&created_by)?,
        date_created: Timestamp::from_microseconds(date_created),
    })
}
