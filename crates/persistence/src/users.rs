//! Users in the store. The store sees only hashes of passwords, and `auth` defines them.

use billables_domain::Subject;
use diesel::prelude::*;

use crate::audit::{AuditAction, AuditContext, record};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::revocations::{Revoked, insert as insert_revocation};
use crate::schema::users;
use crate::sign_ins::end_all;
use crate::store::Store;
use crate::user_row::{User, UserRow, find};

/// The result of a change to a user or an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserChange {
    /// The change is done.
    Done,
    /// The state was already so.
    Unchanged,
    /// The user does not exist, or an added user already exists.
    Refused,
}

impl Store {
    /// Adds a user.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_insert(&self, user: &User, context: &AuditContext) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            if find(connection, &user.name)?.is_some() {
                return Ok(UserChange::Refused);
            }
            diesel::insert_into(users::table).values(UserRow::from(user)).execute(connection)?;
            record(connection, context, AuditAction::UserAdded, user.name.as_str(), &user.grants.to_string())?;
            Ok(UserChange::Done)
        })
    }

    /// The user of a name.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_find(&self, name: &Subject) -> Result<Option<User>, StoreError> {
        self.read(|connection| find(connection, name))
    }

    /// Every user, in the order of names.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_list(&self) -> Result<Vec<User>, StoreError> {
        let rows: Vec<UserRow> =
            self.read(|connection| Ok::<_, StoreError>(users::table.order(users::name.asc()).load(connection)?))?;
        rows.into_iter().map(User::try_from).collect()
    }

    /// Disables a user, ends its sign-ins and revokes its tokens.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_disable(&self, name: &Subject, context: &AuditContext) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let Some(user) = find(connection, name)? else { return Ok(UserChange::Refused) };
            if user.date_disabled.is_some() {
                return Ok(UserChange::Unchanged);
            }
            diesel::update(users::table.find(name.as_str()))
                .set(users::date_disabled.eq(context.at.as_microseconds()))
                .execute(connection)?;
            end_everything(connection, name, context)?;
            record(connection, context, AuditAction::UserDisabled, name.as_str(), "")?;
            Ok(UserChange::Done)
        })
    }

    /// Enables a disabled user. Its earlier sign-ins and tokens stay ended.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_enable(&self, name: &Subject, context: &AuditContext) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let Some(user) = find(connection, name)? else { return Ok(UserChange::Refused) };
            if user.date_disabled.is_none() {
                return Ok(UserChange::Unchanged);
            }
            diesel::update(users::table.find(name.as_str()))
                .set(users::date_disabled.eq(None::<i64>))
                .execute(connection)?;
            record(connection, context, AuditAction::UserEnabled, name.as_str(), "")?;
            Ok(UserChange::Done)
        })
    }

    /// Changes a user's password, ends its sign-ins and revokes its tokens.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_set_password(
        &self,
        name: &Subject,
        hash: &str,
        context: &AuditContext,
    ) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let changed = diesel::update(users::table.find(name.as_str()))
                .set(users::password_hash.eq(hash))
                .execute(connection)?;
            if changed == 0 {
                return Ok(UserChange::Refused);
            }
            end_everything(connection, name, context)?;
            record(connection, context, AuditAction::PasswordChanged, name.as_str(), "")?;
            Ok(UserChange::Done)
        })
    }

    /// Replaces the password hash `before` by another hash of the same password, and returns whether it did. The function
    /// changes nothing if the stored hash is another one by now.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn user_upgrade_password_hash(&self, name: &Subject, before: &str, now: &str) -> Result<bool, StoreError> {
        self.write(|connection| {
            let changed = diesel::update(users::table.find(name.as_str()).filter(users::password_hash.eq(before)))
                .set(users::password_hash.eq(now))
                .execute(connection)?;
            Ok(changed > 0)
        })
    }
}

fn end_everything(connection: &mut AnyConnection, name: &Subject, context: &AuditContext) -> Result<(), StoreError> {
    end_all(connection, name, context.at)?;
    insert_revocation(connection, &Revoked::Subject(name.clone()), context.at)?;
    Ok(())
}
