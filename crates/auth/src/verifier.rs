//! From a token to an identity, or to the reason why not.
//!
//! The order: length, form, header, payload (each member once), key by issuer and `kid`, algorithm, signature; then the
//! claims and revocations; whether it has expired comes last, so that "expired" is said of a token that is good in
//! everything else. A token that was verified before is asked only what may have changed since; see `verified.rs`.

use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_domain::{AccountId, AccountScope, CustomerId, CustomerKey, Subject, Timestamp};
use serde_json::{Map, Value};

use crate::identity::Identity;
use crate::key::VerificationKey;
use crate::permission::Role;
use crate::revocations::Revocations;
use crate::strict_json::{StrictJsonError, read_object};
use crate::verified::{InUse, TOKENS_MAX, TokenHash, VerifiedToken, VerifiedTokens};

/// The longest token that is looked at, in bytes.
pub const TOKEN_LENGTH_MAX: usize = 8 * 1024;

/// The longest `jti`, in characters.
const TOKEN_ID_LENGTH_MAX: usize = 128;

/// How far two clocks may be apart, in seconds, unless said otherwise.
const LEEWAY_SECONDS: i64 = 30;

/// What a [`Verifier`] accepts.
#[derive(Clone, Debug)]
pub struct VerifierOptions {
    /// The `iss` that a token must have; the keys are this issuer's.
    pub issuer: String,
    /// The `aud` that a token must have, alone or among others.
    pub audience: String,
    /// How far the issuer's clock and ours may be apart, in seconds.
    pub leeway_seconds: i64,
    /// The issuer's keys.
    pub keys: Vec<VerificationKey>,
}

impl VerifierOptions {
    /// Options with a leeway of 30 seconds.
    pub fn new(issuer: impl Into<String>, audience: impl Into<String>, keys: Vec<VerificationKey>) -> Self {
        Self { issuer: issuer.into(), audience: audience.into(), leeway_seconds: LEEWAY_SECONDS, keys }
    }
}

/// Why a token is refused.
///
/// Its text is for the bearer, and short on purpose: it says nothing about keys. Which variant it is, is for the log.
/// No variant holds anything of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenError {
    /// Longer than [`TOKEN_LENGTH_MAX`].
    #[error("The token is not valid.")]
    TooLong,
    /// Not three parts of base64url, or header or payload is no JSON object.
    #[error("The token is not valid.")]
    Malformed,
    /// A member occurs twice in the header or in the payload.
    #[error("The token is not valid.")]
    DuplicateMember,
    /// A header with a `typ` other than `JWT`.
    #[error("The token is not valid.")]
    ForeignType,
    /// A header with `crit`: it asks for something that is not done here.
    #[error("The token is not valid.")]
    CriticalHeader,
    /// A header without a `kid`.
    #[error("The token is not valid.")]
    NoKeyId,
    /// No keys of this `iss`.
    #[error("The token is not valid.")]
    UnknownIssuer,
    /// The issuer has no key of this `kid`.
    #[error("The token is not valid.")]
    UnknownKey,
    /// The header's `alg` is not the key's.
    #[error("The token is not valid.")]
    ForeignAlgorithm,
    /// The signature is not the key's.
    #[error("The token is not valid.")]
    BadSignature,
    /// A claim is missing, or is not what it should be.
    #[error("The token is not valid.")]
    BadClaim(
        /// The claim's name.
        &'static str,
    ),
    /// `nbf` has not come yet.
    #[error("The token is not valid.")]
    NotYetValid,
    /// `iat` has not come yet.
    #[error("The token is not valid.")]
    FromTheFuture,
    /// Good in everything else, and revoked.
    #[error("The token is not valid.")]
    Revoked,
    /// Good in everything else, and over.
    #[error("The token has expired.")]
    Expired,
}

impl From<StrictJsonError> for TokenError {
    fn from(error: StrictJsonError) -> Self {
        match error {
            StrictJsonError::NotAnObject => Self::Malformed,
            StrictJsonError::Duplicate => Self::DuplicateMember,
        }
    }
}

/// Verifies tokens. Cloning is cheap; clones share their keys and what they verified before.
#[derive(Clone, Debug)]
pub struct Verifier {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// The `iss` that a token must have.
    issuer: String,
    /// The issuer's keys, replaced as a whole: a token is verified with the keys of one moment.
    keys: RwLock<Arc<Keys>>,
    revocations: RwLock<Arc<Revocations>>,
    verified: VerifiedTokens,
    audience: String,
    leeway_seconds: i64,
}

/// Keys of one moment.
#[derive(Debug)]
struct Keys {
    by_kid: HashMap<String, VerificationKey>,
    in_use: InUse,
}

impl Keys {
    fn new(keys: Vec<VerificationKey>) -> Self {
        Self { by_kid: keys.into_iter().map(|key| (key.kid().to_owned(), key)).collect(), in_use: InUse::new() }
    }
}

impl Verifier {
    /// A verifier of these options.
    pub fn new(options: VerifierOptions) -> Self {
        let shared = Shared {
            issuer: options.issuer,
            keys: RwLock::new(Arc::new(Keys::new(options.keys))),
            revocations: RwLock::default(),
            verified: VerifiedTokens::new(TOKENS_MAX),
            audience: options.audience,
            leeway_seconds: options.leeway_seconds,
        };
        Self { shared: Arc::new(shared) }
    }

    /// Puts other keys in the place of those that there are, for every clone. A token of a key that is gone is refused
    /// from now on.
    pub fn replace_keys(&self, keys: Vec<VerificationKey>) {
        let keys = Arc::new(Keys::new(keys));
        let before = mem::replace(&mut *self.shared.keys.write().unwrap_or_else(PoisonError::into_inner), keys);
        before.in_use.end();
    }

    /// Puts other revocations in the place of those that there are, for every clone.
    pub fn replace_revocations(&self, revocations: Revocations) {
        *self.shared.revocations.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(revocations);
    }

    /// The ids of the keys, in order.
    pub fn kids(&self) -> BTreeSet<String> {
        self.keys().by_kid.keys().cloned().collect()
    }

    /// The keys that anybody may know, as a JSON Web Key Set (RFC 7517 section 5), by `kid`.
    pub fn public_keys(&self) -> Value {
        let keys = self.keys();
        let mut public: Vec<_> = keys.by_kid.values().filter_map(|key| Some((key.kid(), key.public_jwk()?))).collect();
        public.sort_by_key(|(kid, _)| *kid);
        serde_json::json!({ "keys": public.into_iter().map(|(_, jwk)| jwk).collect::<Vec<_>>() })
    }

    /// The keys of this moment.
    fn keys(&self) -> Arc<Keys> {
        // Nothing panics while it holds the lock, and what it guards is replaced in one step.
        self.shared.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Turns a token into the identity that it proves.
    ///
    /// # Errors
    ///
    /// [`TokenError`] says why not; [`TokenError::Expired`] only of a token that was good.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Identity, TokenError> {
        if token.len() > TOKEN_LENGTH_MAX {
            return Err(TokenError::TooLong);
        }
        let hash = TokenHash::of(token);
        if let Some(verified) = self.shared.verified.find(&hash, now) {
            self.check_moment(&verified, now)?;
            return Ok(verified.identity.clone());
        }
        let verified = self.verify_anew(token)?;
        self.check_moment(&verified, now)?;
        let identity = verified.identity.clone();
        self.shared.verified.insert(hash, verified, now);
        Ok(identity)
    }

    /// Everything that a token's text decides, with the keys that there are.
    fn verify_anew(&self, token: &str) -> Result<VerifiedToken, TokenError> {
        let (message, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, payload) = message.split_once('.').ok_or(TokenError::Malformed)?;
        let header = read_part(header)?;
        check_header(&header)?;
        let claims = PayloadReader(read_part(payload)?);
        let keys = self.keys();
        let key = self.key(&keys, &header, &claims)?;
        if !key.verifies(message.as_bytes(), signature) {
            return Err(TokenError::BadSignature);
        }
        self.read_claims(&claims, keys.in_use.clone())
    }

    /// The key that the token names. Neither a key in the token nor an address of one is ever looked at.
    fn key<'k>(
        &self,
        keys: &'k Keys,
        header: &Map<String, Value>,
        claims: &PayloadReader,
    ) -> Result<&'k VerificationKey, TokenError> {
        let kid = header.get("kid").and_then(Value::as_str).ok_or(TokenError::NoKeyId)?;
        if claims.text("iss")? != self.shared.issuer {
            return Err(TokenError::UnknownIssuer);
        }
        let key = keys.by_kid.get(kid).ok_or(TokenError::UnknownKey)?;
        if header.get("alg").and_then(Value::as_str) != Some(key.algorithm().as_str()) {
            return Err(TokenError::ForeignAlgorithm);
        }
        Ok(key)
    }

    fn read_claims(&self, claims: &PayloadReader, keys: InUse) -> Result<VerifiedToken, TokenError> {
        if !claims.is_for(&self.shared.audience)? {
            return Err(TokenError::BadClaim("aud"));
        }
        let identity = Identity {
            subject: Subject::parse(claims.text("sub")?).map_err(|_| TokenError::BadClaim("sub"))?,
            roles: claims.texts("roles")?.into_iter().filter_map(Role::from_name).collect(),
            accounts: claims.accounts()?,
            customers: claims.customers()?,
            token_id: claims.token_id()?.to_owned(),
            expires: claims.time("exp")?.ok_or(TokenError::BadClaim("exp"))?,
        };
        Ok(VerifiedToken {
            issued: claims.time("iat")?.ok_or(TokenError::BadClaim("iat"))?,
            not_before: claims.time("nbf")?,
            ends: identity.expires.plus_seconds(self.shared.leeway_seconds),
            identity,
            keys,
        })
    }

    /// Everything that depends on the moment, of a new token as of one that was verified before.
    fn check_moment(&self, token: &VerifiedToken, now: Timestamp) -> Result<(), TokenError> {
        let latest_start = now.plus_seconds(self.shared.leeway_seconds);
        if token.issued > latest_start {
            return Err(TokenError::FromTheFuture);
        }
        if token.not_before.is_some_and(|time| time > latest_start) {
            return Err(TokenError::NotYetValid);
        }
        let revocations = self.shared.revocations.read().unwrap_or_else(PoisonError::into_inner).clone();
        if revocations.hold(&token.identity.token_id, &token.identity.subject, token.issued) {
            return Err(TokenError::Revoked);
        }
        if now >= token.ends {
            return Err(TokenError::Expired);
        }
        Ok(())
    }
}

/// Whether a text can be a token's id (`jti`): 1 to 128 characters, none of them a control character.
pub fn is_token_id(text: &str) -> bool {
    !text.is_empty() && text.chars().nth(TOKEN_ID_LENGTH_MAX).is_none() && !text.contains(char::is_control)
}

fn read_part(part: &str) -> Result<Map<String, Value>, TokenError> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| TokenError::Malformed)?;
    Ok(read_object(&bytes)?)
}

fn check_header(header: &Map<String, Value>) -> Result<(), TokenError> {
    if header.contains_key("crit") {
        return Err(TokenError::CriticalHeader);
    }
    match header.get("typ") {
        None => Ok(()),
        Some(Value::String(typ)) if typ.eq_ignore_ascii_case("JWT") => Ok(()),
        Some(_) => Err(TokenError::ForeignType),
    }
}

/// Reads claims out of a payload. Each reader names the claim at fault.
struct PayloadReader(Map<String, Value>);

impl PayloadReader {
    fn text(&self, name: &'static str) -> Result<&str, TokenError> {
        self.0.get(name).and_then(Value::as_str).ok_or(TokenError::BadClaim(name))
    }

    fn texts(&self, name: &'static str) -> Result<Vec<&str>, TokenError> {
        let items = self.0.get(name).and_then(Value::as_array).ok_or(TokenError::BadClaim(name))?;
        items.iter().map(|item| item.as_str().ok_or(TokenError::BadClaim(name))).collect()
    }

    /// A NumericDate: seconds, with or without a fraction. Times that cannot be held become the nearest that can.
    fn time(&self, name: &'static str) -> Result<Option<Timestamp>, TokenError> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        let microseconds = match (value.as_i64(), value.as_f64()) {
            (Some(seconds), _) => seconds.saturating_mul(1_000_000),
            // A conversion from a float saturates.
            (None, Some(seconds)) => (seconds * 1_000_000.0) as i64,
            (None, None) => return Err(TokenError::BadClaim(name)),
        };
        Ok(Some(Timestamp::from_microseconds(microseconds)))
    }

    fn is_for(&self, audience: &str) -> Result<bool, TokenError> {
        match self.0.get("aud") {
            Some(Value::String(one)) => Ok(one == audience),
            _ => Ok(self.texts("aud")?.contains(&audience)),
        }
    }

    fn token_id(&self) -> Result<&str, TokenError> {
        let id = self.text("jti")?;
        if is_token_id(id) { Ok(id) } else { Err(TokenError::BadClaim("jti")) }
    }

    fn accounts(&self) -> Result<AccountScope, TokenError> {
        let names = self.texts("accounts")?;
        if names == ["*"] {
            return Ok(AccountScope::All);
        }
        // "*" is no id: beside others, or twice, it is refused here.
        let ids: Result<BTreeSet<_>, _> = names.into_iter().map(AccountId::parse).collect();
        ids.map(AccountScope::Only).map_err(|_| TokenError::BadClaim("accounts"))
    }

    fn customers(&self) -> Result<BTreeSet<CustomerKey>, TokenError> {
        if !self.0.contains_key("customers") {
            return Ok(BTreeSet::new());
        }
        let key = |pair: &str| {
            let (account, customer) = pair.split_once('/')?;
            let account_id = AccountId::parse(account).ok()?;
            Some(CustomerKey { account_id, customer_id: CustomerId::parse(customer).ok()? })
        };
        let keys: Option<BTreeSet<_>> = self.texts("customers")?.into_iter().map(key).collect();
        keys.ok_or(TokenError::BadClaim("customers"))
    }
}
