//! Users in the store. Passwords come and go as hashes; what a hash is, `auth` knows.

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

    /// Lets a disabled user in again. What it had before stays ended.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
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

    /// Gives a user another password: its sign-ins end, and its tokens are revoked.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
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

fn end_everything(connection: &mut AnyConnection, name: &Subject, context: &AuditContext) -> Result<(), StoreError> {
    end_all(connection, name, context.at)?;
    insert_revocation(connection, &Revoked::Subject(name.clone()), context.at)?;
    Ok(())
}
