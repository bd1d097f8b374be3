//! Customers in the store.

use billables_domain::{AccountId, AccountScope, Customer, CustomerId};
use diesel::prelude::*;

use super::accounts::account_exists;
use super::found::{Found, in_accounts};
use super::insert::{InsertError, Inserted, Missing, insert_once};
use crate::audit::{AuditAction, AuditContext};
use crate::connection::{AnyConnection, MultiBackend};
use crate::error::StoreError;
use crate::rows::{CustomerRow, all};
use crate::schema::customers;
use crate::store::{Page, Store, one_more};

impl Store {
    /// Stores a customer. If a customer was made with the same members, apart from the date, the function returns it, with its
    /// current name.
    ///
    /// # Errors
    ///
    /// The account or the parent customer does not exist (a customer cannot be its own parent), or the id belongs to a customer
    /// that was made with other members.
    pub fn customer_insert(
        &self,
        customer: &Customer,
        context: &AuditContext,
    ) -> Result<Inserted<Customer>, InsertError> {
        insert_once(
            self,
            customer,
            |connection| find_made(connection, customer),
            |connection| check_references(connection, customer),
            |connection| diesel::insert_into(customers::table).values(CustomerRow::from(customer)).execute(connection),
            (
                context,
                &customer.account_id,
                AuditAction::CustomerCreated,
                &format!("{}/{}", customer.account_id, customer.id),
            ),
        )
    }

    /// Finds a customer by its id: in the given account, or in all accounts of the scope.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn customer_find(
        &self,
        scope: &AccountScope,
        account_id: Option<&AccountId>,
        id: &CustomerId,
    ) -> Result<Found<Customer>, StoreError> {
        let query = by_id(&scope.clone().within(account_id), id);
        let rows: Vec<CustomerRow> = self.read(|connection| Ok::<_, StoreError>(query.load(connection)?))?;
        Ok(Found::of(all(rows)?))
    }

    /// Lists the customers of an account after the id `after`, in the order of ids.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn customer_list(
        &self,
        account_id: &AccountId,
        after: Option<&CustomerId>,
        limit: usize,
    ) -> Result<Page<Customer>, StoreError> {
        let rows: Vec<CustomerRow> = self.read_anywhere(|connection| {
            let mut query = customers::table
                .filter(customers::account_id.eq(account_id.as_str()))
                .order(customers::id.asc())
                .limit(one_more(limit))
                .into_boxed();
            if let Some(after) = after {
                query = query.filter(customers::id.gt(after.as_str()));
            }
            Ok::<_, StoreError>(query.load(connection)?)
        })?;
        Ok(Page::new(all(rows)?, limit))
    }
}

/// The first two customers of an id in the accounts of a scope.
fn by_id<'a>(scope: &AccountScope, id: &'a CustomerId) -> customers::BoxedQuery<'a, MultiBackend> {
    let query =
        customers::table.filter(customers::id.eq(id.as_str())).order(customers::account_id).limit(2).into_boxed();
    in_accounts!(query, customers::account_id, scope)
}

/// The customer with the id of the wanted one, and whether it was made with the wanted members.
fn find_made(connection: &mut AnyConnection, wanted: &Customer) -> Result<Option<(Customer, bool)>, StoreError> {
    let key = (wanted.account_id.as_str(), wanted.id.as_str());
    let row: Option<CustomerRow> = customers::table.find(key).first(connection).optional()?;
    row.map(|row| {
        let has_name = row.name_as_made() == wanted.name.as_str();
        let stored = Customer::try_from(row)?;
        let is_same = has_name && stored.parent_customer_id == wanted.parent_customer_id;
        Ok((stored, is_same))
    })
    .transpose()
}

fn check_references(connection: &mut AnyConnection, customer: &Customer) -> Result<(), InsertError> {
    if !account_exists(connection, &customer.account_id)? {
        return Err(InsertError::NotFound(Missing::Account));
    }
    // A new customer does not exist yet, so it cannot be its own parent.
    match &customer.parent_customer_id {
        Some(parent) if !customer_exists(connection, &customer.account_id, parent)? => {
            Err(InsertError::NotFound(Missing::ParentCustomer))
        }
        _ => Ok(()),
    }
}

/// Whether a customer exists.
pub(crate) fn customer_exists(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    id: &CustomerId,
) -> Result<bool, StoreError> {
    let found = customers::table.find((account_id.as_str(), id.as_str()));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::assert_found_by_key;

    #[test]
    fn a_customer_of_a_named_account_is_found_by_the_primary_key() {
        let id = CustomerId::parse("7").unwrap();
        assert_found_by_key("customers", "id", |scope| by_id(scope, &id));
    }
}
