//! Sign-ins in the store, and the secrets that prove them: sessions, refresh tokens and rotating refresh cookies.
//!
//! A sign-in begins with one proof of a password. Its end invalidates all of its secrets. The store keeps only hashes of
//! secrets.

use billables_domain::{Subject, Timestamp};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::audit::{AuditAction, AuditContext, record};
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::schema::{sign_in_secrets, sign_ins, users};
use crate::store::Store;
use crate::user_row::{self, User, UserRow};

/// The time in seconds for which a used refresh cookie stays valid, unless its successor is used before. The answer with the
/// successor may have been lost.
const OVERLAP_SECONDS: i64 = 60;

/// The time in seconds after which ended sign-ins and expired secrets are deleted.
const KEPT_SECONDS: i64 = 86_400;

/// SHA-256 of a secret.
pub type SecretHash = [u8; 32];

/// The kind of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SecretKind {
    /// The cookie of a browser's session.
    Session,
    /// The cookie of a session that survives the end of the browser.
    PermanentSession,
    /// A refresh token outside cookies.
    RefreshToken,
    /// A refresh token in a cookie. Each use replaces the token.
    RefreshCookie,
}

impl SecretKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Session => "Session",
            Self::PermanentSession => "PermanentSession",
            Self::RefreshToken => "RefreshToken",
            Self::RefreshCookie => "RefreshCookie",
        }
    }
}

/// A new secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewSecret {
    /// The kind.
    pub kind: SecretKind,
    /// The hash.
    pub hash: SecretHash,
    /// The time of its expiry.
    pub expires: Timestamp,
}

/// The sign-in that a secret proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The sign-in's id.
    pub sign_in_id: String,
    /// The user.
    pub user: User,
    /// The expiry of the secret.
    pub expires: Timestamp,
}

/// The result of the use of a refresh cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CookieUse {
    /// The cookie is valid. The cookie and this salt determine its successor.
    Good(Box<SignedIn>, Vec<u8>),
    /// The cookie is unknown, ended or expired.
    Refused,
    /// The cookie was used too late, which ended the sign-in of this user.
    Replayed(Subject),
}

impl Store {
    /// Stores a sign-in and its secrets, and returns true, if the user still has the password hash that was verified and is not
    /// disabled. The user may have changed during the verification of the password.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn sign_in_insert(
        &self,
        id: &str,
        proven_hash: &str,
        secrets: &[NewSecret],
        context: &AuditContext,
        detail: &str,
    ) -> Result<bool, StoreError> {
        self.write(|connection| {
            if let AnyConnection::Postgres(postgres) = &mut *connection {
                // A concurrent change of the user waits for this commit, and then ends this sign-in too. On SQLite the write
                // transaction excludes all others.
                let user = users::table.find(context.by.as_str());
                user.select(users::name).for_share().execute(postgres)?;
            }
            let user = user_row::find(connection, &context.by)?;
            if user.is_none_or(|user| user.date_disabled.is_some() || user.password_hash != proven_hash) {
                return Ok(false);
            }
            diesel::insert_into(sign_ins::table)
                .values((
                    sign_ins::id.eq(id),
                    sign_ins::user_name.eq(context.by.as_str()),
                    sign_ins::date_created.eq(context.at.as_microseconds()),
                ))
                .execute(connection)?;
            for secret in secrets {
                insert_secret(connection, id, secret)?;
            }
            record(connection, context, AuditAction::SignedIn, id, detail)?;
            Ok(true)
        })
    }

    /// Uses a refresh token outside cookies. Returns its sign-in, or `None` if the token is invalid.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn refresh_token_use(
        &self,
        hash: &SecretHash,
        now: Timestamp,
        context_for: impl Fn(&Subject) -> AuditContext,
    ) -> Result<Option<SignedIn>, StoreError> {
        self.write(|connection| {
            // The second read, under the lock, shows whether the sign-in ended meanwhile.
            let kind = SecretKind::RefreshToken;
            if find_locked(connection, kind, hash, now)?.is_none() {
                return Ok(None);
            }
            let Some((signed_in, _)) = find(connection, &[kind], hash, now)? else { return Ok(None) };
            let context = context_for(&signed_in.user.name);
            record(connection, &context, AuditAction::TokenRefreshed, &signed_in.sign_in_id, "refresh token")?;
            Ok(Some(signed_in))
        })
    }

    /// Returns the sign-in of a valid secret of one of these kinds.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn sign_in_find(
        &self,
        kinds: &[SecretKind],
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<SignedIn>, StoreError> {
        let found = self.read(|connection| find(connection, kinds, hash, now))?;
        Ok(found.map(|(signed_in, _)| signed_in))
    }

    /// Uses a refresh cookie, and replaces it by a successor. `successor_hash` computes the successor's hash from a salt. A
    /// second use within a minute, before a use of the successor, returns the same successor. A later use ends the sign-in,
    /// because two clients have the same cookie.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn refresh_cookie_use(
        &self,
        hash: &SecretHash,
        new_salt: &[u8],
        successor_hash: impl Fn(&[u8]) -> SecretHash,
        now: Timestamp,
        context_for: impl Fn(&Subject) -> AuditContext,
    ) -> Result<CookieUse, StoreError> {
        self.write(|connection| {
            let Some((signed_in, _)) = find_locked(connection, SecretKind::RefreshCookie, hash, now)? else {
                return Ok(CookieUse::Refused);
            };
            // The second read is under the lock of the sign-in, so no concurrent use of its cookies can interfere.
            let Some((_, secret)) = find(connection, &[SecretKind::RefreshCookie], hash, now)? else {
                return Ok(CookieUse::Refused);
            };
            let context = context_for(&signed_in.user.name);
            let target = signed_in.sign_in_id.as_str();
            let (Some(salt), Some(successor), Some(replaced)) =
                (secret.successor_salt, secret.successor_hash, secret.date_replaced)
            else {
                let successor = successor_hash(new_salt);
                diesel::update(sign_in_secrets::table.find(hash.as_slice()))
                    .set((
                        sign_in_secrets::date_replaced.eq(now.as_microseconds()),
                        sign_in_secrets::successor_salt.eq(new_salt),
                        sign_in_secrets::successor_hash.eq(successor.as_slice()),
                    ))
                    .execute(connection)?;
                // The successor keeps the expiry of the first cookie, which limits the whole sign-in.
                let next = NewSecret { kind: SecretKind::RefreshCookie, hash: successor, expires: signed_in.expires };
                insert_secret(connection, target, &next)?;
                record(connection, &context, AuditAction::TokenRefreshed, target, "cookie")?;
                return Ok(CookieUse::Good(Box::new(signed_in), new_salt.to_vec()));
            };
            let successor_used: Option<i64> = sign_in_secrets::table
                .find(successor)
                .select(sign_in_secrets::date_replaced)
                .first(connection)
                .optional()?
                .flatten();
            let in_time = now < Timestamp::from_microseconds(replaced).plus_seconds(OVERLAP_SECONDS);
            if successor_used.is_none() && in_time {
                record(connection, &context, AuditAction::TokenRefreshed, target, "cookie, again")?;
                return Ok(CookieUse::Good(Box::new(signed_in), salt));
            }
            end(connection, target, now)?;
            record(connection, &context, AuditAction::RefreshReplayed, target, "the sign-in is ended")?;
            Ok(CookieUse::Replayed(signed_in.user.name))
        })
    }

    /// Ends a sign-in, which invalidates all of its secrets.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn sign_in_end(&self, id: &str, context: &AuditContext) -> Result<(), StoreError> {
        self.write(|connection| {
            if end(connection, id, context.at)? {
                record(connection, context, AuditAction::SignedOut, id, "")?;
            }
            Ok(())
        })
    }

    /// Deletes sign-ins and secrets that ended or expired more than a day ago. Returns the number of deleted secrets.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn sign_in_purge(&self, now: Timestamp) -> Result<usize, StoreError> {
        let before = now.plus_seconds(-KEPT_SECONDS).as_microseconds();
        self.write(|connection| {
            let ended = sign_ins::table.filter(sign_ins::date_ended.lt(before)).select(sign_ins::id);
            let of_ended = sign_in_secrets::table.filter(sign_in_secrets::sign_in_id.eq_any(ended));
            let mut count = diesel::delete(of_ended).execute(connection)?;
            let expired = sign_in_secrets::table.filter(sign_in_secrets::expires.lt(before));
            count += diesel::delete(expired).execute(connection)?;
            // A sign-in without secrets is useless. A new sign-in is stored together with its secrets.
            let left = sign_in_secrets::table.filter(sign_in_secrets::sign_in_id.eq(sign_ins::id));
            diesel::delete(sign_ins::table.filter(not(exists(left)))).execute(connection)?;
            Ok(count)
        })
    }
}

fn insert_secret(connection: &mut AnyConnection, sign_in_id: &str, secret: &NewSecret) -> QueryResult<usize> {
    diesel::insert_into(sign_in_secrets::table)
        .values((
            sign_in_secrets::hash.eq(secret.hash.to_vec()),
            sign_in_secrets::sign_in_id.eq(sign_in_id),
            sign_in_secrets::kind.eq(secret.kind.as_str()),
            sign_in_secrets::expires.eq(secret.expires.as_microseconds()),
        ))
        .execute(connection)
}

/// The columns of a secret.
#[derive(Queryable)]
struct SecretRow {
    sign_in_id: String,
    expires: i64,
    successor_hash: Option<Vec<u8>>,
    successor_salt: Option<Vec<u8>>,
    date_replaced: Option<i64>,
}

fn find(
    connection: &mut AnyConnection,
    kinds: &[SecretKind],
    hash: &SecretHash,
    now: Timestamp,
) -> Result<Option<(SignedIn, SecretRow)>, StoreError> {
    let found: Option<(SecretRow, UserRow)> = sign_in_secrets::table
        .inner_join(sign_ins::table.on(sign_ins::id.eq(sign_in_secrets::sign_in_id)))
        .inner_join(users::table.on(users::name.eq(sign_ins::user_name)))
        .filter(sign_in_secrets::hash.eq(hash.as_slice()))
        .filter(sign_in_secrets::kind.eq_any(kinds.iter().map(|kind| kind.as_str())))
        .filter(sign_in_secrets::expires.gt(now.as_microseconds()))
        .filter(sign_ins::date_ended.is_null())
        .filter(users::date_disabled.is_null())
        .select((
            (
                sign_in_secrets::sign_in_id,
                sign_in_secrets::expires,
                sign_in_secrets::successor_hash,
                sign_in_secrets::successor_salt,
                sign_in_secrets::date_replaced,
            ),
            users::all_columns,
        ))
        .first(connection)
        .optional()?;
    let Some((secret, user)) = found else { return Ok(None) };
    let signed_in = SignedIn {
        sign_in_id: secret.sign_in_id.clone(),
        user: User::try_from(user)?,
        expires: Timestamp::from_microseconds(secret.expires),
    };
    Ok(Some((signed_in, secret)))
}

/// Finds a refresh token or cookie, and locks its sign-in until the end of the transaction.
fn find_locked(
    connection: &mut AnyConnection,
    kind: SecretKind,
    hash: &SecretHash,
    now: Timestamp,
) -> Result<Option<(SignedIn, SecretRow)>, StoreError> {
    let found = find(connection, &[kind], hash, now)?;
    if let (Some((signed_in, _)), AnyConnection::Postgres(postgres)) = (&found, &mut *connection) {
        // On SQLite the write transaction excludes all others.
        sign_ins::table.find(&signed_in.sign_in_id).select(sign_ins::id).for_update().execute(postgres)?;
    }
    Ok(found)
}

fn end(connection: &mut AnyConnection, id: &str, at: Timestamp) -> QueryResult<bool> {
    let live = sign_ins::table.find(id).filter(sign_ins::date_ended.is_null());
    Ok(diesel::update(live).set(sign_ins::date_ended.eq(at.as_microseconds())).execute(connection)? > 0)
}

/// Ends every sign-in of a user.
pub(crate) fn end_all(connection: &mut AnyConnection, name: &Subject, at: Timestamp) -> QueryResult<()> {
    let live = sign_ins::table.filter(sign_ins::user_name.eq(name.as_str())).filter(sign_ins::date_ended.is_null());
    diesel::update(live).set(sign_ins::date_ended.eq(at.as_microseconds())).execute(connection)?;
    Ok(())
}
