//! External issuers: identity providers outside the service, and the mapping of their claims to roles and scope.
//!
//! An external issuer authenticates its users and knows no permission of the service. Therefore a claim counts only if the
//! mapping names it, and a ceiling bounds the result of the mapping. Nothing here fetches keys or reads files: the keys are in
//! `key_set.rs`, and the order of verification is in `verifier.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, mem};

use billables_domain::{AccountId, AccountScope, CustomerKey, Subject, Timestamp};
use serde_json::{Map, Value};

use crate::identity::Identity;
use crate::key::Algorithm;
use crate::payload::PayloadReader;
use crate::permission::Role;
use crate::token_error::TokenError;

/// The most characters of an issuer's name.
const NAME_LENGTH_MAX: usize = 32;

/// Reserved names, which would make a caller look like one of another kind of credential.
const RESERVED_NAMES: [&str; 2] = ["api-key", "cli"];

/// The reason why the configuration of an external issuer is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExternalIssuerError {
    /// The name is invalid or reserved.
    #[error("a name has 1 to {NAME_LENGTH_MAX} of the characters a-z 0-9 - and is neither api-key nor cli")]
    Name,
    /// The path of a claim has an empty part or an invalid escape.
    #[error(
        "a claim is a name such as groups, or names with dots between them such as realm_access.roles; a dot that is part of a name is written \\. and a backslash \\\\"
    )]
    ClaimPath,
    /// There is no audience, or an empty one.
    #[error("an audience is a text that is not empty, and there is at least one")]
    Audience,
    /// The algorithms contain HS256, or are empty.
    #[error("the algorithms are some of EdDSA, ES256, RS256 and PS256: a key of HS256 could sign as well as verify")]
    Algorithms,
}

/// The configured name of an external issuer. The subjects of its callers are `NAME:sub`, so the name has no colon.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssuerName(Box<str>);

impl IssuerName {
    /// Parses a name.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::Name`] if the text is no name, or reserved.
    pub fn parse(text: &str) -> Result<Self, ExternalIssuerError> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_name = (1..=NAME_LENGTH_MAX).contains(&text.len()) && text.bytes().all(is_plain);
        if is_name && !RESERVED_NAMES.contains(&text) { Ok(Self(text.into())) } else { Err(ExternalIssuerError::Name) }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a subject belongs to this issuer. The verifier refuses an own token with such a subject.
    pub fn owns(&self, subject: &Subject) -> bool {
        subject.as_str().strip_prefix(&*self.0).is_some_and(|rest| rest.starts_with(':'))
    }
}

impl fmt::Display for IssuerName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The path to a claim in a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPath(Vec<String>);

impl ClaimPath {
    /// Parses a name, or names with dots between them, each a member of the one before. `\.` is a dot in a name, and `\\` a
    /// backslash. A URL without a backslash is one name, because some providers name their claims with URLs.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::ClaimPath`] if a part is empty, or if a backslash is before another character.
    ///
    /// # Examples
    ///
    /// ```
    /// # use billables_auth::ClaimPath;
    /// assert!(ClaimPath::parse("realm_access.roles").is_ok());
    /// assert!(ClaimPath::parse(r"resource_access.billing\.example\.com.roles").is_ok());
    /// assert!(ClaimPath::parse("realm_access..roles").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, ExternalIssuerError> {
        if text.contains("://") && !text.contains('\\') {
            return Ok(Self(vec![text.to_owned()]));
        }
        let (mut parts, mut part) = (Vec::new(), String::new());
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            let literal = match character {
                '.' => {
                    parts.push(mem::take(&mut part));
                    continue;
                }
                '\\' => characters.next().filter(|escaped| matches!(escaped, '.' | '\\')),
                other => Some(other),
            };
            part.push(literal.ok_or(ExternalIssuerError::ClaimPath)?);
        }
        parts.push(part);
        if parts.iter().any(String::is_empty) {
            return Err(ExternalIssuerError::ClaimPath);
        }
        Ok(Self(parts))
    }

    /// Whether the claim lists scopes of OAuth: a text with spaces between them (RFC 8693 section 4.2), or an array.
    fn is_scope(&self) -> bool {
        self.0.last().is_some_and(|name| matches!(name.as_str(), "scope" | "scp"))
    }

    fn find<'c>(&self, claims: &'c Map<String, Value>) -> Option<&'c Value> {
        let (first, rest) = self.0.split_first()?;
        rest.iter().try_fold(claims.get(first)?, |value, name| value.get(name))
    }
}

/// The mapping of an external issuer's claims to roles and scope. All other claims are ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimMapping {
    /// The claim whose values are looked up in `role_map`.
    pub roles_claim: Option<ClaimPath>,
    /// The role for each value of that claim.
    pub role_map: BTreeMap<String, Role>,
    /// The claim with ids of accounts. `*` is ignored, and does not mean all accounts.
    pub accounts_claim: Option<ClaimPath>,
    /// The accounts of all tokens of the issuer.
    pub accounts: AccountScope,
    /// The claim with `account/customer` pairs.
    pub customers_claim: Option<ClaimPath>,
    /// The ceiling of roles. No token has other roles.
    pub roles_max: BTreeSet<Role>,
    /// The ceiling of accounts. No token has other accounts.
    pub accounts_max: AccountScope,
}

impl ClaimMapping {
    fn roles(&self, claims: &Map<String, Value>) -> Result<BTreeSet<Role>, TokenError> {
        let values = texts(self.roles_claim.as_ref(), claims, "roles")?;
        let mapped = values.into_iter().filter_map(|value| self.role_map.get(value).copied());
        Ok(mapped.filter(|role| self.roles_max.contains(role)).collect())
    }

    fn accounts(&self, claims: &Map<String, Value>) -> Result<AccountScope, TokenError> {
        let values = texts(self.accounts_claim.as_ref(), claims, "accounts")?;
        let fixed = match &self.accounts {
            AccountScope::All => return Ok(self.accounts_max.clone()),
            AccountScope::Only(ids) => ids.iter().cloned(),
        };
        // A value that is no id, such as "*", is ignored: a claim may hold values for other services.
        let claimed = values.into_iter().filter_map(|value| AccountId::parse(value).ok());
        let ids = claimed.chain(fixed).filter(|account_id| self.accounts_max.contains(account_id));
        Ok(AccountScope::Only(ids.collect()))
    }

    fn customers(
        &self,
        claims: &Map<String, Value>,
        accounts: &AccountScope,
    ) -> Result<BTreeSet<CustomerKey>, TokenError> {
        let values = texts(self.customers_claim.as_ref(), claims, "customers")?;
        let keys = values.into_iter().filter_map(|value| CustomerKey::parse(value).ok());
        Ok(keys.filter(|key| accounts.contains(&key.account_id)).collect())
    }
}

/// The texts of a claim: none if it is missing, one if it is a text, each word if the text lists scopes. The error has the name
/// of the service's own claim, because an error holds no part of a token.
fn texts<'c>(
    path: Option<&ClaimPath>,
    claims: &'c Map<String, Value>,
    name: &'static str,
) -> Result<Vec<&'c str>, TokenError> {
    let Some(path) = path else { return Ok(Vec::new()) };
    match path.find(claims) {
        None => Ok(Vec::new()),
        Some(Value::String(text)) if path.is_scope() => Ok(text.split(' ').filter(|word| !word.is_empty()).collect()),
        Some(Value::String(text)) => Ok(vec![text]),
        Some(Value::Array(items)) => items.iter().map(|item| item.as_str().ok_or(TokenError::BadClaim(name))).collect(),
        Some(_) => Err(TokenError::BadClaim(name)),
    }
}

/// The audiences of an issuer's tokens, and the claim that names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audiences {
    names: BTreeSet<String>,
    /// `None` stands for `aud`.
    claim: Option<ClaimPath>,
}

impl Audiences {
    /// Audiences in `aud`, or in another claim if the issuer writes no `aud`.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::Audience`] if there is no audience, or an empty one.
    pub fn new(names: BTreeSet<String>, claim: Option<ClaimPath>) -> Result<Self, ExternalIssuerError> {
        if names.is_empty() || names.contains("") {
            return Err(ExternalIssuerError::Audience);
        }
        Ok(Self { names, claim })
    }

    /// Whether a token can have an audience of both.
    pub fn overlap(&self, other: &Self) -> bool {
        self.claim == other.claim && !self.names.is_disjoint(&other.names)
    }

    /// Whether a token has one of these audiences. An `aud` without one of them also refuses the token if another claim is
    /// configured, because the issuer made the token for another service.
    fn contain_one_of(&self, claims: &PayloadReader) -> Result<bool, TokenError> {
        let have_one_of = |names: &[&str]| names.iter().any(|name| self.names.contains(*name));
        let Some(claim) = &self.claim else { return Ok(have_one_of(&claims.audiences()?)) };
        let is_for_others = claims.0.contains_key("aud") && !have_one_of(&claims.audiences()?);
        Ok(!is_for_others && have_one_of(&texts(Some(claim), &claims.0, "aud")?))
    }
}

impl From<&str> for Audiences {
    /// A single audience in `aud`.
    fn from(name: &str) -> Self {
        Self { names: [name.to_owned()].into(), claim: None }
    }
}

/// An external issuer, or the part of its tokens with some audiences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalIssuer {
    name: IssuerName,
    issuer: String,
    audiences: Audiences,
    algorithms: BTreeSet<Algorithm>,
    mapping: ClaimMapping,
}

impl ExternalIssuer {
    /// The allowed algorithms of an external issuer: those whose verification key cannot sign.
    pub const ALGORITHMS: [Algorithm; 4] = [Algorithm::EdDsa, Algorithm::Es256, Algorithm::Rs256, Algorithm::Ps256];

    /// An external issuer, whose tokens have `issuer` in `iss`, one of the audiences, and a key of these algorithms.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::Algorithms`] if there is no algorithm, or one that is not in [`ExternalIssuer::ALGORITHMS`].
    pub fn new(
        name: IssuerName,
        issuer: impl Into<String>,
        audiences: impl Into<Audiences>,
        algorithms: BTreeSet<Algorithm>,
        mapping: ClaimMapping,
    ) -> Result<Self, ExternalIssuerError> {
        if algorithms.is_empty() || !algorithms.iter().all(|algorithm| Self::ALGORITHMS.contains(algorithm)) {
            return Err(ExternalIssuerError::Algorithms);
        }
        Ok(Self { name, issuer: issuer.into(), audiences: audiences.into(), algorithms, mapping })
    }

    /// The configured name.
    pub fn name(&self) -> &IssuerName {
        &self.name
    }

    /// The `iss` of its tokens.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The audiences of its tokens, each alone or among others.
    pub fn audiences(&self) -> &Audiences {
        &self.audiences
    }

    /// Whether a token has one of the issuer's audiences.
    pub(crate) fn is_audience_of(&self, claims: &PayloadReader) -> Result<bool, TokenError> {
        self.audiences.contain_one_of(claims)
    }

    /// The allowed algorithms of the issuer's keys.
    pub fn algorithms(&self) -> &BTreeSet<Algorithm> {
        &self.algorithms
    }

    /// The identity that the claims of a token map to.
    pub(crate) fn identity(
        &self,
        subject: &str,
        claims: &Map<String, Value>,
        expires: Timestamp,
    ) -> Result<Identity, TokenError> {
        // The part after the colon must be a valid subject too.
        let subject = Subject::parse(subject)
            .and_then(|subject| Subject::parse(&format!("{}:{}", self.name, subject.as_str())))
            .map_err(|_| TokenError::BadClaim("sub"))?;
        let accounts = self.mapping.accounts(claims)?;
        Ok(Identity {
            subject,
            roles: self.mapping.roles(claims)?,
            customers: self.mapping.customers(claims, &accounts)?,
            accounts,
            token_id: String::new(),
            expires,
        })
    }
}
