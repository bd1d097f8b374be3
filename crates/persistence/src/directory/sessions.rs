//! Sessions in the store.

use billables_domain::{AccountId, AccountScope, CustomerId, Session, SessionId};
use diesel::prelude::*;

use super::accounts::account_exists;
use super::customers::customer_exists;
use super::found::{Found, in_accounts};
use super::insert::{InsertError, Inserted, Missing, insert_once};
use crate::audit::{AuditAction, AuditContext};
use crate::connection::{AnyConnection, MultiBackend};
use crate::error::StoreError;
use crate::rows::{SessionRow, all};
use crate::schema::sessions;
use crate::store::{Page, Store, one_more};

impl Store {
    /// Stores a session. If the same session exists, apart from its date, the function returns the stored one.
    ///
    /// # Errors
    ///
    /// The account or the customer does not exist, or the id belongs to a session with other members.
    pub fn session_insert(&self, session: &Session, context: &AuditContext) -> Result<Inserted<Session>, InsertError> {
        insert_once(
            self,
            session,
            |connection| {
                let stored = find(connection, &session.account_id, &session.id)?;
                Ok(stored.map(|stored| {
                    let is_same = stored == Session { date_created: stored.date_created, ..session.clone() };
                    (stored, is_same)
                }))
            },
            |connection| check_references(connection, session),
            |connection| diesel::insert_into(sessions::table).values(SessionRow::from(session)).execute(connection),
            (
                context,
                &session.account_id,
                AuditAction::SessionCreated,
                &format!("{}/{}", session.account_id, session.id),
            ),
        )
    }

    /// Finds a session by its id: in the given account, or in all accounts of the scope.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn session_find(
        &self,
        scope: &AccountScope,
        account_id: Option<&AccountId>,
        id: &SessionId,
    ) -> Result<Found<Session>, StoreError> {
        self.read(|connection| session_lookup(connection, scope, account_id, id))
    }

    /// Lists the sessions of an account or of one of its customers after the id `after`, in the order of ids.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn session_list(
        &self,
        account_id: &AccountId,
        customer_id: Option<&CustomerId>,
        after: Option<&SessionId>,
        limit: usize,
    ) -> Result<Page<Session>, StoreError> {
        let rows: Vec<SessionRow> = self.read_anywhere(|connection| {
            let mut query = sessions::table
                .filter(sessions::account_id.eq(account_id.as_str()))
                .order(sessions::id.asc())
                .limit(one_more(limit))
                .into_boxed();
            if let Some(customer_id) = customer_id {
                query = query.filter(sessions::customer_id.eq(customer_id.as_str()));
            }
            if let Some(after) = after {
                query = query.filter(sessions::id.gt(after.as_str()));
            }
            Ok::<_, StoreError>(query.load(connection)?)
        })?;
        Ok(Page::new(all(rows)?, limit))
    }
}

/// Finds a session by its id within a scope, on a given connection.
pub(crate) fn session_lookup(
    connection: &mut AnyConnection,
    scope: &AccountScope,
    account_id: Option<&AccountId>,
    id: &SessionId,
) -> Result<Found<Session>, StoreError> {
    let rows: Vec<SessionRow> = by_id(&scope.clone().within(account_id), id).load(connection)?;
    Ok(Found::of(all(rows)?))
}

/// The first two sessions of an id in the accounts of a scope.
fn by_id<'a>(scope: &AccountScope, id: &'a SessionId) -> sessions::BoxedQuery<'a, MultiBackend> {
    let query = sessions::table.filter(sessions::id.eq(id.as_str())).order(sessions::account_id).limit(2).into_boxed();
    in_accounts!(query, sessions::account_id, scope)
}

fn find(connection: &mut AnyConnection, account_id: &AccountId, id: &SessionId) -> Result<Option<Session>, StoreError> {
    let key = (account_id.as_str(), id.as_str());
    let row: Option<SessionRow> = sessions::table.find(key).first(connection).optional()?;
    row.map(Session::try_from).transpose()
}

fn check_references(connection: &mut AnyConnection, session: &Session) -> Result<(), InsertError> {
    if !account_exists(connection, &session.account_id)? {
        return Err(InsertError::NotFound(Missing::Account));
    }
    if !customer_exists(connection, &session.account_id, &session.customer_id)? {
        return Err(InsertError::NotFound(Missing::Customer));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::assert_found_by_key;

    #[test]
    fn a_session_of_a_named_account_is_found_by_the_primary_key() {
        let id = SessionId::parse("7").unwrap();
        assert_found_by_key("sessions", "id", |scope| by_id(scope, &id));
    }
}
