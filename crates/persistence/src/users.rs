//! Users in the store. Passwords come and go as hashes; what a hash is, `auth` knows.

use std::collections::BTreeSet;
use std::fmt;

use billables_domain::{AccountId, AccountScope, CustomerKey, Subject, Timestamp};
use diesel::prelude::*;

use crate::audit::{Act, AuditAction, record};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::revocations::{Revoked, insert as insert_revocation};
use crate::schema::users;
use crate::sign_ins::end_all;
use crate::store::Store;

/// What somebody may do, and where. The store keeps the names of roles and does not know what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    /// Names of roles; none has a space in it.
    pub roles: BTreeSet<String>,
    /// The accounts that bound every role.
    pub accounts: AccountScope,
    /// The customers of the role Customer.
    pub customers: BTreeSet<CustomerKey>,
}

/// A user. Its debug output leaves the hash out.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// The user's name, which is also the subject of its tokens.
    pub name: Subject,
    /// What people call it.
    pub display_name: Option<String>,
    /// Where to write to it.
    pub email: Option<String>,
    /// The password's hash, in the PHC string format.
    pub password_hash: String,
    /// What it may do.
    pub grants: Grants,
    /// When it was added.
    pub date_created: Timestamp,
    /// Since when it is not let in, if so.
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

/// What became of a change to a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserChange {
    /// It is done.
    Done,
    /// It was so before.
    Unchanged,
    /// There is no such user, or, where one was to be added, there is one already.
    Refused,
}

impl Store {
    /// Adds a user.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_insert(&self, user: &User, act: &Act) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            if find(connection, &user.name)?.is_some() {
                return Ok(UserChange::Refused);
            }
            diesel::insert_into(users::table).values(UserRow::from(user)).execute(connection)?;
            record(connection, act, AuditAction::UserAdded, user.name.as_str(), &user.grants.to_string())?;
            Ok(UserChange::Done)
        })
    }

    /// The user of a name.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_find(&self, name: &Subject) -> Result<Option<User>, StoreError> {
        self.read(|connection| find(connection, name))
    }

    /// Every user, by name.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_list(&self) -> Result<Vec<User>, StoreError> {
        let rows: Vec<UserRow> =
            self.read(|connection| Ok::<_, StoreError>(users::table.order(users::name.asc()).load(connection)?))?;
        rows.into_iter().map(User::try_from).collect()
    }

    /// Lets a user in no more: its sign-ins end, and its tokens are revoked.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_disable(&self, name: &Subject, act: &Act) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let Some(user) = find(connection, name)? else { return Ok(UserChange::Refused) };
            if user.date_disabled.is_some() {
                return Ok(UserChange::Unchanged);
            }
            diesel::update(users::table.find(name.as_str()))
                .set(users::date_disabled.eq(act.at.as_microseconds()))
                .execute(connection)?;
            end_everything(connection, name, act)?;
            record(connection, act, AuditAction::UserDisabled, name.as_str(), "")?;
            Ok(UserChange::Done)
        })
    }

    /// Lets a disabled user in again. What it had before stays ended.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_enable(&self, name: &Subject, act: &Act) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let Some(user) = find(connection, name)? else { return Ok(UserChange::Refused) };
            if user.date_disabled.is_none() {
                return Ok(UserChange::Unchanged);
            }
            diesel::update(users::table.find(name.as_str()))
                .set(users::date_disabled.eq(None::<i64>))
                .execute(connection)?;
            record(connection, act, AuditAction::UserEnabled, name.as_str(), "")?;
            Ok(UserChange::Done)
        })
    }

    /// Gives a user another password: its sign-ins end, and its tokens are revoked.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_set_password(&self, name: &Subject, hash: &str, act: &Act) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let changed = diesel::update(users::table.find(name.as_str()))
                .set(users::password_hash.eq(hash))
                .execute(connection)?;
            if changed == 0 {
                return Ok(UserChange::Refused);
            }
            end_everything(connection, name, act)?;
            record(connection, act, AuditAction::PasswordChanged, name.as_str(), "")?;
            Ok(UserChange::Done)
        })
    }

    /// Puts another hash of the same password in the place of `before`, and gives whether it was there. Where somebody was
    /// faster, nothing changes.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn user_upgrade_password_hash(&self, name: &Subject, before: &str, now: &str) -> Result<bool, StoreError> {
        self.write(|connection| {
            let changed = diesel::update(users::table.find(name.as_str()).filter(users::password_hash.eq(before)))
                .set(users::password_hash.eq(now))
                .execute(connection)?;
            Ok(changed > 0)
        })
    }
}

fn end_everything(connection: &mut AnyConnection, name: &Subject, act: &Act) -> Result<(), StoreError> {
    end_all(connection, name, act.at)?;
    insert_revocation(connection, &Revoked::Subject(name.clone()), act.at)?;
    Ok(())
}

pub(crate) fn find(connection: &mut AnyConnection, name: &Subject) -> Result<Option<User>, StoreError> {
    let row: Option<UserRow> = users::table.find(name.as_str()).first(connection).optional()?;
    row.map(User::try_from).transpose()
}

/// A user as it is stored.
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

impl Grants {
    /// Roles, accounts and customers as words.
    pub(crate) fn columns(&self) -> [String; 3] {
        let words = |words: Vec<String>| words.join(" ");
        let accounts = match &self.accounts {
            AccountScope::All => vec!["*".to_owned()],
            AccountScope::Only(ids) => ids.iter().map(ToString::to_string).collect(),
        };
        [
            words(self.roles.iter().cloned().collect()),
            words(accounts),
            words(self.customers.iter().map(ToString::to_string).collect()),
        ]
    }

    pub(crate) fn of_columns(roles: &str, accounts: &str, customers: &str) -> Result<Self, StoreError> {
        let accounts = match accounts {
            "*" => AccountScope::All,
            ids => AccountScope::Only(
                ids.split_whitespace()
                    .map(AccountId::parse)
                    .collect::<Result<_, _>>()
                    .map_err(|_| StoreError::damaged("an account that somebody was granted"))?,
            ),
        };
        let customers: Option<_> = customers.split_whitespace().map(CustomerKey::parse).collect();
        Ok(Self {
            roles: roles.split_whitespace().map(str::to_owned).collect(),
            accounts,
            customers: customers.ok_or_else(|| StoreError::damaged("a customer that somebody was granted"))?,
        })
    }
}

/// For people: `roles Manager; accounts demo`.
impl fmt::Display for Grants {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [roles, accounts, customers] = self.columns();
        write!(formatter, "roles {roles}; accounts {accounts}")?;
        if customers.is_empty() { Ok(()) } else { write!(formatter, "; customers {customers}") }
    }
}
