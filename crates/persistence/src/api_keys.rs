//! API keys in the store. Programs use them instead of signing in. The store keeps only their hashes.

use billables_domain::Timestamp;
use diesel::prelude::*;

use crate::audit::{AuditAction, AuditContext, record};
use crate::error::StoreError;
use crate::grants::Grants;
use crate::schema::api_keys;
use crate::sign_ins::SecretHash;
use crate::store::Store;
use crate::users::UserChange;

/// The seconds between two records of a key's use. A write for each request would cost more than the request.
const USE_INTERVAL_SECONDS: i64 = 60;

/// An API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// The name. Another key never gets the same name.
    pub name: String,
    /// SHA-256 of the key.
    pub hash: SecretHash,
    /// The roles and their scope.
    pub grants: Grants,
    /// The time of the addition.
    pub date_created: Timestamp,
    /// The time of expiry, if the key expires.
    pub expires: Option<Timestamp>,
    /// The time since which the key is revoked.
    pub date_revoked: Option<Timestamp>,
    /// The time of the last use, accurate to about a minute.
    pub date_last_used: Option<Timestamp>,
}

impl ApiKey {
    /// Whether [`Store::api_key_used`] records a use at this time, as far as this copy of the key tells.
    #[must_use]
    pub fn is_use_due(&self, at: Timestamp) -> bool {
        self.date_last_used.is_none_or(|used| at >= used.plus_seconds(USE_INTERVAL_SECONDS))
    }
}

impl Store {
    /// Stores a key. Returns `Refused` if a key of this name exists, also a revoked one.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn api_key_insert(&self, key: &ApiKey, context: &AuditContext) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let known = diesel::dsl::exists(api_keys::table.find(&key.name));
            if diesel::select(known).get_result(connection)? {
                return Ok(UserChange::Refused);
            }
            diesel::insert_into(api_keys::table).values(ApiKeyRow::from(key)).execute(connection)?;
            record(connection, context, AuditAction::ApiKeyAdded, &key.name, &key.grants.to_string())?;
            Ok(UserChange::Done)
        })
    }

    /// The key of a hash, also an expired or revoked one.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn api_key_find(&self, hash: &SecretHash) -> Result<Option<ApiKey>, StoreError> {
        let row: Option<ApiKeyRow> = self.read(|connection| {
            let found = api_keys::table.filter(api_keys::hash.eq(hash.as_slice()));
            Ok::<_, StoreError>(found.first(connection).optional()?)
        })?;
        row.map(ApiKey::try_from).transpose()
    }

    /// Every key, in the order of names.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn api_key_list(&self) -> Result<Vec<ApiKey>, StoreError> {
        let rows: Vec<ApiKeyRow> =
            self.read(|connection| Ok::<_, StoreError>(api_keys::table.order(api_keys::name.asc()).load(connection)?))?;
        rows.into_iter().map(ApiKey::try_from).collect()
    }

    /// Revokes a key permanently.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn api_key_revoke(&self, name: &str, context: &AuditContext) -> Result<UserChange, StoreError> {
        self.write(|connection| {
            let found: Option<Option<i64>> =
                api_keys::table.find(name).select(api_keys::date_revoked).first(connection).optional()?;
            match found {
                None => Ok(UserChange::Refused),
                Some(Some(_)) => Ok(UserChange::Unchanged),
                Some(None) => {
                    diesel::update(api_keys::table.find(name))
                        .set(api_keys::date_revoked.eq(context.at.as_microseconds()))
                        .execute(connection)?;
                    record(connection, context, AuditAction::ApiKeyRevoked, name, "")?;
                    Ok(UserChange::Done)
                }
            }
        })
    }

    /// Records the use of a key, unless the recorded use is later, or less than a minute earlier. Two requests at the same
    /// moment make one record.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn api_key_used(&self, name: &str, at: Timestamp) -> Result<(), StoreError> {
        self.write(|connection| {
            let earlier = at.plus_seconds(-USE_INTERVAL_SECONDS).as_microseconds();
            let is_due = api_keys::date_last_used.is_null().or(api_keys::date_last_used.le(earlier));
            diesel::update(api_keys::table.find(name).filter(is_due))
                .set(api_keys::date_last_used.eq(at.as_microseconds()))
                .execute(connection)?;
            Ok(())
        })
    }
}

/// The row of an API key.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = api_keys)]
struct ApiKeyRow {
    name: String,
    hash: Vec<u8>,
    roles: String,
    accounts: String,
    customers: String,
    date_created: i64,
    expires: Option<i64>,
    date_revoked: Option<i64>,
    date_last_used: Option<i64>,
}

impl From<&ApiKey> for ApiKeyRow {
    fn from(key: &ApiKey) -> Self {
        let [roles, accounts, customers] = key.grants.columns();
        Self {
            name: key.name.clone(),
            hash: key.hash.to_vec(),
            roles,
            accounts,
            customers,
            date_created: key.date_created.as_microseconds(),
            expires: key.expires.map(Timestamp::as_microseconds),
            date_revoked: key.date_revoked.map(Timestamp::as_microseconds),
            date_last_used: key.date_last_used.map(Timestamp::as_microseconds),
        }
    }
}

impl TryFrom<ApiKeyRow> for ApiKey {
    type Error = StoreError;

    fn try_from(row: ApiKeyRow) -> Result<Self, StoreError> {
        Ok(Self {
            name: row.name,
            hash: row.hash.try_into().map_err(|_| StoreError::damaged("the hash of an API key"))?,
            grants: Grants::of_columns(&row.roles, &row.accounts, &row.customers)?,
            date_created: Timestamp::from_microseconds(row.date_created),
            expires: row.expires.map(Timestamp::from_microseconds),
            date_revoked: row.date_revoked.map(Timestamp::from_microseconds),
            date_last_used: row.date_last_used.map(Timestamp::from_microseconds),
        })
    }
}
