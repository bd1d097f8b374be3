//! Accounts in the store.

use billables_domain::{Account, AccountId, AccountScope};
use diesel::prelude::*;

use super::insert::{InsertError, Inserted, insert_once};
use crate::audit::{AuditAction, AuditContext};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rating::lock;
use crate::rows::{AccountRow, all};
use crate::schema::accounts;
use crate::store::{Page, Store, one_more};

impl Store {
    /// Stores an account. If the same account exists, apart from its date, the function returns the stored one.
    ///
    /// # Errors
    ///
    /// The id belongs to an account with another name.
    pub fn account_insert(&self, account: &Account, context: &AuditContext) -> Result<Inserted<Account>, InsertError> {
        insert_once(
            self,
            account,
            |connection| find(connection, &account.id),
            |stored| stored.name == account.name,
            |_| Ok(()),
            |connection| {
                diesel::insert_into(accounts::table).values(AccountRow::from(account)).execute(connection)?;
                lock::insert(connection, &account.id)
            },
            (context, AuditAction::AccountCreated, account.id.as_str()),
        )
    }

    /// The account of an id.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn account_find(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        self.read(|connection| find(connection, id))
    }

    /// Lists the existing accounts of a scope after the id `after`, in the order of ids.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn account_list(
        &self,
        scope: &AccountScope,
        after: Option<&AccountId>,
        limit: usize,
    ) -> Result<Page<Account>, StoreError> {
        let mut query = accounts::table.order(accounts::id.asc()).limit(one_more(limit)).into_boxed();
        if let AccountScope::Only(ids) = scope {
            query = query.filter(accounts::id.eq_any(ids.iter().map(AccountId::as_str)));
        }
        if let Some(after) = after {
            query = query.filter(accounts::id.gt(after.as_str()));
        }
        let rows: Vec<AccountRow> = self.read(|connection| Ok::<_, StoreError>(query.load(connection)?))?;
        Ok(Page::new(all(rows)?, limit))
    }
}

fn find(connection: &mut AnyConnection, id: &AccountId) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> = accounts::table.find(id.as_str()).first(connection).optional()?;
    row.map(Account::try_from).transpose()
}

/// Whether an account exists.
pub(super) fn account_exists(connection: &mut AnyConnection, id: &AccountId) -> Result<bool, StoreError> {
    Ok(diesel::select(diesel::dsl::exists(accounts::table.find(id.as_str()))).get_result(connection)?)
}
