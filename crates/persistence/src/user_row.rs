//! A user, and the row that stores it.

use std::fmt;

use billables_domain::{Subject, Timestamp};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::grants::Grants;
use crate::schema::users;

/// A user. The debug output omits the password's hash.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// The name, which is also the subject of the user's tokens.
    pub name: Subject,
    /// The name for display.
    pub display_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The password's hash, in the PHC string format.
    pub password_hash: String,
    /// The roles and their scope.
    pub grants: Grants,
    /// The time of the addition.
    pub date_created: Timestamp,
    /// The time since which the user is disabled.
    pub date_disabled: Option<Timestamp>,
}

impl fmt::Debug for User {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("User")
            .field("name", &self.name)
            .field("grants", &self.grants)
            .field("date_disabled", &self.date_disabled)
            .finish_non_exhaustive()
    }
}

/// The user of a name.
pub(crate) fn find(connection: &mut AnyConnection, name: &Subject) -> Result<Option<User>, StoreError> {
    let row: Option<UserRow> = users::table.find(name.as_str()).first(connection).optional()?;
    row.map(User::try_from).transpose()
}

/// The row of a user.
#[derive(Clone, Queryable, Insertable)]
#[diesel(table_name = users)]
pub(crate) struct UserRow {
    name: String,
    display_name: Option<String>,
    email: Option<String>,
    password_hash: String,
    roles: String,
    accounts: String,
    customers: String,
    date_created: i64,
    date_disabled: Option<i64>,
}

impl From<&User> for UserRow {
    fn from(user: &User) -> Self {
        let [roles, accounts, customers] = user.grants.columns();
        Self {
            name: user.name.to_string(),
            display_name: user.display_name.clone(),
            email: user.email.clone(),
            password_hash: user.password_hash.clone(),
            roles,
            accounts,
            customers,
            date_created: user.date_created.as_microseconds(),
            date_disabled: user.date_disabled.map(Timestamp::as_microseconds),
        }
    }
}

impl TryFrom<UserRow> for User {
    type Error = StoreError;

    fn try_from(row: UserRow) -> Result<Self, StoreError> {
        Ok(Self {
            name: Subject::stored(&row.name).map_err(|_| StoreError::damaged("the name of a user"))?,
            display_name: row.display_name,
            email: row.email,
            password_hash: row.password_hash,
            grants: Grants::of_columns(&row.roles, &row.accounts, &row.customers)?,
            date_created: Timestamp::from_microseconds(row.date_created),
            date_disabled: row.date_disabled.map(Timestamp::from_microseconds),
        })
    }
}
