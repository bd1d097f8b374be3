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
    /// Stores an account. If an account was made with the same id and name, the function returns it, with its current name.
    ///
    /// # Errors
    ///
    /// The id belongs to an account that was made with another name.
    pub fn account_insert(&self, account: &Account, context: &AuditContext) -> Result<Inserted<Account>, InsertError> {
        insert_once(
            self,
            account,
            |connection| {
                let row = find_row(connection, &account.id)?;
                row.map(|row| {
                    let is_same = row.name_as_made() == account.name.as_str();
                    Ok((Account::try_from(row)?, is_same))
                })
                .transpose()
            },
            |_| Ok(()),
            |connection| {
                diesel::insert_into(accounts::table).values(AccountRow::from(account)).execute(connection)?;
                lock::insert(connection, &account.id)
            },
            (context, &account.id, AuditAction::AccountCreated, account.id.as_str()),
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
        let rows: Vec<AccountRow> = self.read_anywhere(|connection| {
            let mut query = accounts::table.order(accounts::id.asc()).limit(one_more(limit)).into_boxed();
            if let AccountScope::Only(ids) = scope {
                query = query.filter(accounts::id.eq_any(ids.iter().map(AccountId::as_str)));
            }
            if let Some(after) = after {
                query = query.filter(accounts::id.gt(after.as_str()));
            }
            Ok::<_, StoreError>(query.load(connection)?)
        })?;
        Ok(Page::new(all(rows)?, limit))
    }
}

fn find(connection: &mut AnyConnection, id: &AccountId) -> Result<Option<Account>, StoreError> {
    find_row(connection, id)?.map(Account::try_from).transpose()
}

fn find_row(connection: &mut AnyConnection, id: &AccountId) -> Result<Option<AccountRow>, StoreError> {
    Ok(accounts::table.find(id.as_str()).first(connection).optional()?)
}

/// Whether an account exists.
pub(crate) fn account_exists(connection: &mut AnyConnection, id: &AccountId) -> Result<bool, StoreError> {
    Ok(diesel::select(diesel::dsl::exists(accounts::table.find(id.as_str()))).get_result(connection)?)
}
