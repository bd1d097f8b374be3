//! The verification of tokens: a token in, an identity or an error out.
//!
//! The order: length, form, header and payload (each member once), key by issuer and `kid`, algorithm, signature, claims,
//! revocations. The expiry comes last, so that the error "expired" means a token that is otherwise valid. For a token in the
//! token cache (`token_cache.rs`), the verifier checks only the facts that may have changed.

use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_domain::{Subject, Timestamp};
use serde_json::{Map, Value};

use crate::external_issuer::{ExternalIssuer, IssuerName};
use crate::identity::Identity;
use crate::key::VerificationKey;
use crate::key_set::KeySet;
use crate::payload::PayloadReader;
use crate::permission::Role;
use crate::revocations::Revocations;
use crate::strict_json::read_object;
use crate::token_cache::{InUse, TOKENS_MAX, TokenCache, TokenHash, VerifiedToken};
use crate::token_error::{TOKEN_LENGTH_MAX, TokenError};

/// The default for the leeway, in seconds.
const LEEWAY_SECONDS: i64 = 30;

/// The settings of a [`Verifier`].
#[derive(Clone, Debug)]
pub struct VerifierOptions {
    /// The `iss` of the service's own tokens.
    pub issuer: String,
    /// The `aud` that an own token must have, alone or among others.
    pub audience: String,
    /// The accepted difference between the clocks of the issuer and of this process, in seconds.
    pub leeway_seconds: i64,
    /// The service's own keys.
    pub keys: Vec<VerificationKey>,
    /// The external issuers. Each has its own name, and its own audiences if several have the same `iss`. The caller passes their
    /// keys later.
    pub external_issuers: Vec<ExternalIssuer>,
}

impl VerifierOptions {
    /// Options with a leeway of 30 seconds and no external issuer.
    pub fn new(issuer: impl Into<String>, audience: impl Into<String>, keys: Vec<VerificationKey>) -> Self {
        let (issuer, audience) = (issuer.into(), audience.into());
        Self { issuer, audience, leeway_seconds: LEEWAY_SECONDS, keys, external_issuers: Vec::new() }
    }
}

/// Verifies tokens. Clones are cheap and share the keys and the token cache.
#[derive(Clone, Debug)]
pub struct Verifier {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// The `iss` of the service's own tokens.
    issuer: String,
    external: Vec<External>,
    /// All keys. They are replaced as a whole, so that a verification uses the keys of one moment.
    keys: RwLock<Arc<Keys>>,
    revocations: RwLock<Arc<Revocations>>,
    verified: TokenCache,
    audience: String,
    leeway_seconds: i64,
}

/// An external issuer.
#[derive(Debug)]
struct External {
    issuer: ExternalIssuer,
    /// Whether a token named an unknown key of the issuer.
    keys_wanted: AtomicBool,
}

/// The keys of one moment, by issuer and `kid`.
#[derive(Debug)]
struct Keys {
    own: Arc<HashMap<String, VerificationKey>>,
    external: HashMap<IssuerName, KeySet>,
    in_use: InUse,
}

impl Verifier {
    /// A verifier with these options.
    pub fn new(options: VerifierOptions) -> Self {
        let shared = Shared {
            issuer: options.issuer,
            external: options
                .external_issuers
                .into_iter()
                .map(|issuer| External { issuer, keys_wanted: AtomicBool::new(false) })
                .collect(),
            keys: RwLock::new(Arc::new(Keys {
                own: Arc::new(by_kid(options.keys)),
                external: HashMap::new(),
                in_use: InUse::new(),
            })),
            revocations: RwLock::default(),
            verified: TokenCache::new(TOKENS_MAX),
            audience: options.audience,
            leeway_seconds: options.leeway_seconds,
        };
        Self { shared: Arc::new(shared) }
    }

    /// Replaces the service's own keys, for all clones. Tokens of a removed key are refused from now on.
    pub fn replace_keys(&self, keys: Vec<VerificationKey>) {
        self.change_keys(|all| all.own = Arc::new(by_kid(keys)));
    }

    /// Replaces the keys of an external issuer, for all clones. An empty set removes them.
    pub fn replace_external_keys(&self, name: &IssuerName, keys: KeySet) {
        self.change_keys(|all| {
            all.external.insert(name.clone(), keys);
        });
    }

    /// Whether a token has named an unknown key of an external issuer since the last call. The thread that fetches the keys calls
    /// this method periodically; the request with the token does not wait.
    pub fn take_external_keys_wanted(&self, name: &IssuerName) -> bool {
        let external = self.shared.external.iter().find(|external| external.issuer.name() == name);
        external.is_some_and(|external| external.keys_wanted.swap(false, Ordering::Relaxed))
    }

    /// Replaces the keys by a changed copy. Tokens in the cache are verified anew.
    fn change_keys(&self, change: impl FnOnce(&mut Keys)) {
        let mut current = self.shared.keys.write().unwrap_or_else(PoisonError::into_inner);
        let (own, external) = (current.own.clone(), current.external.clone());
        let mut keys = Keys { own, external, in_use: InUse::new() };
        change(&mut keys);
        mem::replace(&mut *current, Arc::new(keys)).in_use.end();
    }

    /// Replaces the revocations, for all clones.
    pub fn replace_revocations(&self, revocations: Revocations) {
        *self.shared.revocations.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(revocations);
    }

    /// The ids of the service's own keys, in order.
    pub fn kids(&self) -> BTreeSet<String> {
        self.keys().own.keys().cloned().collect()
    }

    /// The service's own public keys as a JSON Web Key Set (RFC 7517 section 5), in the order of `kid`.
    pub fn public_keys(&self) -> Value {
        let keys = self.keys();
        let mut public: Vec<_> = keys.own.values().filter_map(|key| Some((key.kid(), key.public_jwk()?))).collect();
        public.sort_by_key(|(kid, _)| *kid);
        serde_json::json!({ "keys": public.into_iter().map(|(_, jwk)| jwk).collect::<Vec<_>>() })
    }

    /// The keys of this moment.
    fn keys(&self) -> Arc<Keys> {
        // No code panics while it holds the lock, and a replacement is one step.
        self.shared.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Verifies a token, and returns its identity.
    ///
    /// # Errors
    ///
    /// [`TokenError`] with the reason; [`TokenError::Expired`] only for a token that is otherwise valid.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Identity, TokenError> {
        if token.len() > TOKEN_LENGTH_MAX {
            return Err(TokenError::TooLong);
        }
        let hash = TokenHash::new(token);
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

    /// Verifies everything that depends on the text of the token and on the current keys.
    fn verify_anew(&self, token: &str) -> Result<VerifiedToken, TokenError> {
        let (message, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, payload) = message.split_once('.').ok_or(TokenError::Malformed)?;
        let header = read_part(header)?;
        let claims = PayloadReader(read_part(payload)?);
        let external = self.external_issuer(&claims);
        check_header(&header, external.is_some())?;
        let keys = self.keys();
        let key = self.key(&keys, external, &header, &claims)?;
        if !key.verifies(message.as_bytes(), signature) {
            return Err(TokenError::BadSignature);
        }
        self.read_claims(external, &claims, keys.in_use.clone())
    }

    /// The external issuer that the token names. If several have the same `iss`, it is the first that has an audience of the token,
    /// and this issuer alone determines the token's roles and scope. The audience is verified with the other claims, so a token
    /// without a valid one is refused for any issuer found here.
    fn external_issuer(&self, claims: &PayloadReader) -> Option<&External> {
        let issuer = claims.text("iss").ok().filter(|issuer| *issuer != self.shared.issuer)?;
        let mut named = self.shared.external.iter().filter(|external| external.issuer.issuer() == issuer).peekable();
        let first = named.peek().copied();
        named.find(|external| external.issuer.is_audience_of(claims) == Ok(true)).or(first)
    }

    /// The key that the token names. A key in the token, or an address of one, is ignored.
    fn key<'k>(
        &self,
        keys: &'k Keys,
        external: Option<&External>,
        header: &Map<String, Value>,
        claims: &PayloadReader,
    ) -> Result<&'k VerificationKey, TokenError> {
        let kid = header.get("kid").and_then(Value::as_str).ok_or(TokenError::NoKeyId)?;
        let key = match external {
            Some(external) => {
                let key = keys.external.get(external.issuer.name()).and_then(|keys| keys.get(kid));
                if key.is_none() {
                    external.keys_wanted.store(true, Ordering::Relaxed);
                }
                key
            }
            None if claims.text("iss")? == self.shared.issuer => keys.own.get(kid),
            None => return Err(TokenError::UnknownIssuer),
        };
        let key = key.ok_or(TokenError::UnknownKey)?;
        if header.get("alg").and_then(Value::as_str) != Some(key.algorithm().as_str()) {
            return Err(TokenError::WrongAlgorithm);
        }
        Ok(key)
    }

    fn read_claims(
        &self,
        external: Option<&External>,
        claims: &PayloadReader,
        keys: InUse,
    ) -> Result<VerifiedToken, TokenError> {
        let is_audience = match external {
            Some(external) => external.issuer.is_audience_of(claims)?,
            None => claims.audiences()?.contains(&self.shared.audience.as_str()),
        };
        if !is_audience {
            return Err(TokenError::BadClaim("aud"));
        }
        let (identity, issued) = match external {
            Some(external) => {
                let expires = claims.time("exp")?.ok_or(TokenError::BadClaim("exp"))?;
                let identity = external.issuer.identity(claims.text("sub")?, &claims.0, expires)?;
                // A token without a time of issue counts as issued before any revocation.
                (identity, claims.time("iat")?.unwrap_or(Timestamp::from_microseconds(0)))
            }
            None => (self.own_identity(claims)?, claims.time("iat")?.ok_or(TokenError::BadClaim("iat"))?),
        };
        Ok(VerifiedToken {
            issued,
            not_before: claims.time("nbf")?,
            ends: identity.expires.plus_seconds(self.shared.leeway_seconds),
            identity,
            keys,
        })
    }

    /// Verifies everything that depends on the moment, for a new token and for one in the cache.
    fn check_moment(&self, token: &VerifiedToken, now: Timestamp) -> Result<(), TokenError> {
        let latest_start = now.plus_seconds(self.shared.leeway_seconds);
        if token.issued > latest_start {
            return Err(TokenError::FromTheFuture);
        }
        if token.not_before.is_some_and(|time| time > latest_start) {
            return Err(TokenError::NotYetValid);
        }
        let revocations = self.shared.revocations.read().unwrap_or_else(PoisonError::into_inner).clone();
        if revocations.contain(&token.identity.token_id, &token.identity.subject, token.issued) {
            return Err(TokenError::Revoked);
        }
        if now >= token.ends {
            return Err(TokenError::Expired);
        }
        Ok(())
    }

    fn own_identity(&self, claims: &PayloadReader) -> Result<Identity, TokenError> {
        let subject = Subject::parse(claims.text("sub")?).map_err(|_| TokenError::BadClaim("sub"))?;
        // A subject records the caller of a report, so two callers must not share it.
        if self.shared.external.iter().any(|external| external.issuer.name().owns(&subject)) {
            return Err(TokenError::BadClaim("sub"));
        }
        Ok(Identity {
            subject,
            roles: claims.texts("roles")?.into_iter().filter_map(Role::from_name).collect(),
            accounts: claims.accounts()?,
            customers: claims.customers()?,
            token_id: claims.token_id()?.to_owned(),
            expires: claims.time("exp")?.ok_or(TokenError::BadClaim("exp"))?,
        })
    }
}

fn by_kid(keys: Vec<VerificationKey>) -> HashMap<String, VerificationKey> {
    keys.into_iter().map(|key| (key.kid().to_owned(), key)).collect()
}

fn read_part(part: &str) -> Result<Map<String, Value>, TokenError> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| TokenError::Malformed)?;
    Ok(read_object(&bytes)?)
}

fn check_header(header: &Map<String, Value>, is_external: bool) -> Result<(), TokenError> {
    if header.contains_key("crit") {
        return Err(TokenError::CriticalHeader);
    }
    match header.get("typ") {
        None => Ok(()),
        Some(Value::String(typ)) if typ.eq_ignore_ascii_case("JWT") => Ok(()),
        // RFC 9068 has these types for access tokens, and external issuers use them.
        Some(Value::String(typ))
            if is_external && ["at+jwt", "application/at+jwt"].iter().any(|name| typ.eq_ignore_ascii_case(name)) =>
        {
            Ok(())
        }
        Some(_) => Err(TokenError::WrongType),
    }
}
